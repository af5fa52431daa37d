#include "core/write/report-leaderboard.h"

#include "core/figures/leaderboard.h"

static void
add_row (UpliftJsonWriter *json, const UpliftDataset *dataset, const UpliftLeaderboardRow *row)
{
  uplift_json_writer_begin_object (json, NULL);
  uplift_json_writer_add_int (json, "rank", row->rank > 0 ? row->rank : UPLIFT_COUNT_NONE);
  uplift_json_writer_add_string (
      json, "id",
      uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], row->influencer));
  uplift_json_writer_add_string (json, "name", dataset->influencers.name[row->influencer]);
  uplift_json_writer_add_double (json, "value", row->value);
  uplift_json_writer_end (json);
}

void
uplift_report_add_leaderboard (UpliftJsonWriter *json, const UpliftResults *results,
                               UpliftMeasure rank_by)
{
  g_return_if_fail (json != NULL && results != NULL);

  g_autoptr (UpliftLeaderboard) leaderboard = uplift_leaderboard_new (results, rank_by);
  uplift_json_writer_begin_object (json, "leaderboard");
  uplift_json_writer_add_string (json, "rank_by", uplift_measure_get_name (rank_by));
  uplift_json_writer_begin_array (json, "rows");
  for (guint r = 0; r < leaderboard->n; r++)
    add_row (json, results->dataset, &leaderboard->rows[r]);
  uplift_json_writer_end (json);
  uplift_json_writer_end (json);
}
