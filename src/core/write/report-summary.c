/* The influencer summary as CSV: the columns of the JSON report's `influencers`, in that order. */
#include "core/write/report.h"

#include "core/write/atomic-file.h"
#include "core/write/csv-writer.h"

static const char *const columns[] = {
  "id",
  "name",
  "platform",
  "category",
  "gender",
  "type",
  "followers",
  "posts",
  "orders",
  "revenue",
  "spend",
  "profit",
  "roas",
  "roi",
  "aov",
  "cpa",
  "incremental_revenue",
  "incremental_roas",
  "poor",
  "loss_making",
  "not_incremental",
  "free",
  "known",
  "payout",
};

/* Ratios; money that came by division has the full precision of its double. */
#define RATIO_DECIMALS 9

static void
add_attributes (UpliftCsvWriter *csv, const UpliftDataset *dataset, guint32 i)
{
  static const UpliftDimension order[] = { UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY,
                                           UPLIFT_DIMENSION_GENDER, UPLIFT_DIMENSION_TYPE };

  uplift_csv_writer_add_text (
      csv, uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], i));
  uplift_csv_writer_add_text (csv, dataset->influencers.name[i]);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    uplift_csv_writer_add_text (
        csv, uplift_dictionary_get (dataset->values[order[k]],
                                    dataset->influencers.attribute[order[k]][i]));
  uplift_csv_writer_add_count (csv, dataset->influencers.followers[i]);
}

static void
add_boolean (UpliftCsvWriter *csv, gboolean value)
{
  uplift_csv_writer_add_verbatim (csv, value ? "true" : "false");
}

static void
add_influencer (UpliftCsvWriter *csv, const UpliftResults *results, guint32 i)
{
  const UpliftInfluencerFigures *row = &results->influencers[i];
  const UpliftFigures *figures = &row->figures;

  add_attributes (csv, results->dataset, i);
  uplift_csv_writer_add_count (csv, row->posts);
  uplift_csv_writer_add_count (csv, figures->orders);
  uplift_csv_writer_add_money (csv, figures->revenue);
  uplift_csv_writer_add_double (csv, figures->spend);
  uplift_csv_writer_add_double (csv, figures->profit);
  uplift_csv_writer_add_number (csv, figures->roas, RATIO_DECIMALS);
  uplift_csv_writer_add_number (csv, figures->roi, RATIO_DECIMALS);
  uplift_csv_writer_add_double (csv, figures->aov);
  uplift_csv_writer_add_double (csv, figures->cpa);
  uplift_csv_writer_add_double (csv, row->incremental_revenue);
  uplift_csv_writer_add_number (csv, row->incremental_roas, RATIO_DECIMALS);
  add_boolean (csv, row->poor);
  add_boolean (csv, row->loss_making);
  add_boolean (csv, row->not_incremental);
  add_boolean (csv, row->free);
  add_boolean (csv, results->dataset->influencers.known[i]);
  uplift_csv_writer_add_double (csv, figures->payout);
}

static gboolean
write_summary_cb (GOutputStream *stream, GCancellable *cancellable, gpointer user_data,
                  GError **error)
{
  const UpliftResults *results = user_data;
  g_autoptr (UpliftCsvWriter) csv = uplift_csv_writer_new (stream);

  if (!uplift_csv_writer_add_row (csv, columns, G_N_ELEMENTS (columns), cancellable, error))
    return FALSE;
  for (guint r = 0; r < results->n_ranking; r++)
    {
      add_influencer (csv, results, results->ranking[r]);
      if (!uplift_csv_writer_end_row (csv, cancellable, error))
        return FALSE;
    }
  return uplift_csv_writer_flush (csv, cancellable, error);
}

gboolean
uplift_report_write_summary (const UpliftResults *results, GFile *file, GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (results != NULL && G_IS_FILE (file), FALSE);

  return uplift_atomic_file_write (file, write_summary_cb, (gpointer) results, cancellable, error);
}
