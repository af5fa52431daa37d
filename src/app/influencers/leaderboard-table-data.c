#include "app/influencers/leaderboard-table-data.h"

#include "app/words/measure-text.h"
#include "app/words/standing.h"

#include <glib/gi18n.h>

/* What a column shows: one of these, or MEASURES + a measure. */
enum
{
  RANK,
  NAME,
  BEST,
  PLATFORM,
  SPEND,
  STATUS,
  MEASURES,
  N_COLUMNS = MEASURES + UPLIFT_N_MEASURES
};

struct _UpliftLeaderboardTableData
{
  UpliftTableData parent_instance;

  UpliftResults *results;         /* (owned) */
  UpliftLeaderboard *leaderboard; /* (owned) */
  guint8 *best;                   /* by influencer (owned) */
  guint kinds[N_COLUMNS];         /* by column */
};

G_DEFINE_TYPE (UpliftLeaderboardTableData, uplift_leaderboard_table_data, UPLIFT_TYPE_TABLE_DATA)

static const UpliftTableColumn columns[N_COLUMNS] = {
  [RANK] = { .id = "rank", .title = N_ ("Rank"), .form = UPLIFT_CELL_RANK },
  [NAME] = { .id = "name", .title = N_ ("Influencer"), .form = UPLIFT_CELL_TEXT, .width = 18 },
  [BEST] = { .id = "best",
             .title = N_ ("Best in"),
             .explanation
             = N_ ("The measures in which nobody is better of all who pass the other filters"),
             .form = UPLIFT_CELL_STATUS,
             .width = 14 },
  [PLATFORM] = { .id = "platform", .title = N_ ("Platform"), .form = UPLIFT_CELL_TEXT },
  [SPEND] = { .id = "spend", .title = N_ ("Spend"), .form = UPLIFT_CELL_MONEY },
  [STATUS] = { .id = "status", .title = N_ ("Status"), .form = UPLIFT_CELL_STATUS },
  [MEASURES + UPLIFT_MEASURE_ROAS]
  = { .id = "roas", .title = N_ ("ROAS"), .form = UPLIFT_CELL_RATIO },
  [MEASURES + UPLIFT_MEASURE_IROAS]
  = { .id = "incremental_roas", .title = N_ ("Incremental ROAS"), .form = UPLIFT_CELL_RATIO },
  [MEASURES + UPLIFT_MEASURE_ROI]
  = { .id = "roi", .title = N_ ("ROI"), .form = UPLIFT_CELL_PERCENT },
  [MEASURES + UPLIFT_MEASURE_REVENUE]
  = { .id = "revenue", .title = N_ ("Revenue"), .form = UPLIFT_CELL_MONEY },
  [MEASURES + UPLIFT_MEASURE_ORDERS]
  = { .id = "orders", .title = N_ ("Orders"), .form = UPLIFT_CELL_COUNT },
  [MEASURES + UPLIFT_MEASURE_PROFIT]
  = { .id = "profit", .title = N_ ("Profit"), .form = UPLIFT_CELL_MONEY },
  [MEASURES + UPLIFT_MEASURE_CPA] = { .id = "cpa", .title = N_ ("CPA"), .form = UPLIFT_CELL_MONEY },
};

static guint32
get_influencer (UpliftLeaderboardTableData *self, guint row)
{
  return self->leaderboard->rows[row].influencer;
}

static int
count_bits (guint bits)
{
  int n = 0;

  for (; bits != 0; bits >>= 1)
    n += (int) (bits & 1u);
  return n;
}

static double
uplift_leaderboard_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  UpliftLeaderboardTableData *self = UPLIFT_LEADERBOARD_TABLE_DATA (data);
  guint32 influencer = get_influencer (self, row);
  const UpliftInfluencerFigures *figures = &self->results->influencers[influencer];
  guint kind = self->kinds[column];

  switch (kind)
    {
    case RANK:
      return self->leaderboard->rows[row].rank > 0 ? self->leaderboard->rows[row].rank
                                                   : UPLIFT_NO_VALUE;
    case BEST: /* who is the best in most comes first */
      return self->best[influencer] != 0 ? -count_bits (self->best[influencer]) : UPLIFT_NO_VALUE;
    case SPEND:
      return figures->figures.spend;
    case STATUS:
      return uplift_standing_get_rank (uplift_standing_get (self->results, influencer));
    default:
      return kind >= MEASURES ? uplift_measure_get_value (kind - MEASURES, figures)
                              : UPLIFT_NO_VALUE;
    }
}

static const char *
uplift_leaderboard_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  UpliftLeaderboardTableData *self = UPLIFT_LEADERBOARD_TABLE_DATA (data);
  const UpliftDataset *dataset = self->results->dataset;
  guint32 influencer = get_influencer (self, row);

  switch (self->kinds[column])
    {
    case NAME:
      return dataset->influencers.name[influencer];
    case PLATFORM:
      return uplift_dictionary_get (
          dataset->values[UPLIFT_DIMENSION_PLATFORM],
          dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][influencer]);
    case BEST:
      return uplift_measure_text_list (self->best[influencer]);
    case STATUS:
      return uplift_standing_get_word (uplift_standing_get (self->results, influencer));
    default:
      return "";
    }
}

static UpliftCellMark
uplift_leaderboard_table_data_get_mark (UpliftTableData *data, guint row, guint column)
{
  UpliftLeaderboardTableData *self = UPLIFT_LEADERBOARD_TABLE_DATA (data);
  guint32 influencer = get_influencer (self, row);

  if (self->kinds[column] == STATUS)
    return uplift_standing_get_mark (uplift_standing_get (self->results, influencer));
  if (self->best[influencer] == 0)
    return (UpliftCellMark){ 0 };
  return (UpliftCellMark){ .icon_name = "starred-symbolic",
                           .explanation = uplift_measure_text_list (self->best[influencer]) };
}

static guint64
uplift_leaderboard_table_data_get_key (UpliftTableData *data, guint row)
{
  return get_influencer (UPLIFT_LEADERBOARD_TABLE_DATA (data), row);
}

static char *
uplift_leaderboard_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  /* Translators: %s is a number, or “12 of 200”. */
  return g_strdup_printf (ngettext ("%s influencer", "%s influencers", n), number);
}

static void
uplift_leaderboard_table_data_finalize (GObject *object)
{
  UpliftLeaderboardTableData *self = UPLIFT_LEADERBOARD_TABLE_DATA (object);

  g_clear_pointer (&self->leaderboard, uplift_leaderboard_free);
  g_clear_pointer (&self->best, g_free);
  g_clear_pointer (&self->results, uplift_results_unref);
  G_OBJECT_CLASS (uplift_leaderboard_table_data_parent_class)->finalize (object);
}

static void
uplift_leaderboard_table_data_class_init (UpliftLeaderboardTableDataClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_leaderboard_table_data_finalize;
  data_class->get_number = uplift_leaderboard_table_data_get_number;
  data_class->get_text = uplift_leaderboard_table_data_get_text;
  data_class->get_mark = uplift_leaderboard_table_data_get_mark;
  data_class->get_key = uplift_leaderboard_table_data_get_key;
  data_class->dup_count = uplift_leaderboard_table_data_dup_count;
}

static void
uplift_leaderboard_table_data_init (UpliftLeaderboardTableData *self)
{
}

/* The measure chosen comes before all that describes. */
static void
order_columns (UpliftLeaderboardTableData *self, UpliftMeasure chosen)
{
  guint n = 0;

  self->kinds[n++] = RANK;
  self->kinds[n++] = NAME;
  self->kinds[n++] = MEASURES + chosen;
  self->kinds[n++] = BEST;
  self->kinds[n++] = STATUS;
  self->kinds[n++] = PLATFORM;
  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    if (m != chosen)
      self->kinds[n++] = MEASURES + m;
  self->kinds[n++] = SPEND;
}

UpliftTableData *
uplift_leaderboard_table_data_new (UpliftResults *results, UpliftMeasure measure, guint n_max)
{
  g_return_val_if_fail (results != NULL && measure < UPLIFT_N_MEASURES, NULL);

  UpliftLeaderboardTableData *self = g_object_new (UPLIFT_TYPE_LEADERBOARD_TABLE_DATA, NULL);
  UpliftTableColumn mine[N_COLUMNS];
  self->results = uplift_results_ref (results);
  self->leaderboard = uplift_leaderboard_new (results, measure);
  self->best = uplift_leaderboard_find_best (results);
  order_columns (self, measure);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      mine[i] = columns[self->kinds[i]];
      mine[i].hidden = self->kinds[i] == PLATFORM
                       && !results->dataset->has_dimension[UPLIFT_DIMENSION_PLATFORM];
    }
  uplift_table_data_set_up (UPLIFT_TABLE_DATA (self),
                            &(UpliftTableShape){ .columns = mine,
                                                 .n_columns = N_COLUMNS,
                                                 .n_rows = MIN (self->leaderboard->n, n_max),
                                                 .currency = results->dataset->currency,
                                                 .sort_column = 0,
                                                 .tie_column = 1,
                                                 .key_space = results->dataset });
  return UPLIFT_TABLE_DATA (self);
}

guint32
uplift_leaderboard_table_data_get_influencer (UpliftLeaderboardTableData *data, guint row)
{
  g_return_val_if_fail (UPLIFT_IS_LEADERBOARD_TABLE_DATA (data), 0);
  g_return_val_if_fail (row < data->leaderboard->n, 0);

  return get_influencer (data, row);
}
