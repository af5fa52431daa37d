#include "core/data/dataset.h"

#include "core/data/pages.h"
#include "core/data/row-sorter.h"
#include "core/data/row-stream.h"

#include <string.h>

UpliftDataset *
uplift_dataset_new (void)
{
  UpliftDataset *dataset = g_new0 (UpliftDataset, 1);

  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    {
      dataset->values[i] = uplift_dictionary_new ();
      if (i != UPLIFT_DIMENSION_INFLUENCER)
        uplift_dictionary_intern (dataset->values[i], "", 0);
    }
  dataset->first_day = UPLIFT_DAY_NONE;
  dataset->last_day = UPLIFT_DAY_NONE;
  dataset->currency = g_strdup ("");
  dataset->codes = uplift_code_book_new ();
  dataset->problems = uplift_problems_new ();
  g_atomic_ref_count_init (&dataset->ref_count);
  return dataset;
}

UpliftDataset *
uplift_dataset_ref (UpliftDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  g_atomic_ref_count_inc (&dataset->ref_count);
  return dataset;
}

static void
free_texts (char **texts, guint32 n)
{
  for (guint32 i = 0; texts != NULL && i < n; i++)
    g_free (texts[i]);
  g_free (texts);
}

static void
free_influencers (UpliftInfluencerColumns *influencers)
{
  free_texts (influencers->name, influencers->n);
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    g_free (influencers->attribute[i]);
  g_free (influencers->followers);
  g_free (influencers->known);
}

static void
free_posts (UpliftPostColumns *posts)
{
  g_free (posts->influencer);
  g_free (posts->platform);
  g_free (posts->day);
  g_free (posts->campaign);
  g_free (posts->brand);
  g_free (posts->product);
  free_texts (posts->url, posts->n);
  free_texts (posts->caption, posts->n);
  g_free (posts->reach);
  g_free (posts->likes);
  g_free (posts->comments);
}

static void
free_tracking (UpliftTrackingColumns *tracking)
{
  gsize n = MAX (tracking->n, 1);

  g_free (tracking->offers);
  g_free (tracking->pairs);
  g_free (tracking->first);
  uplift_pages_free (tracking->keys, n * sizeof *tracking->keys);
  uplift_pages_free (tracking->user, n * sizeof *tracking->user);
  uplift_pages_free (tracking->amounts, n * sizeof *tracking->amounts);
  uplift_pages_free (tracking->revenue, n * sizeof *tracking->revenue);
  uplift_pages_free (tracking->orders, n * sizeof *tracking->orders);
}

static void
free_payouts (UpliftPayoutColumns *payouts)
{
  g_free (payouts->influencer);
  g_free (payouts->basis);
  g_free (payouts->rate);
  g_free (payouts->orders);
  g_free (payouts->payout);
  g_free (payouts->computed);
  g_free (payouts->line);
  g_free (payouts->campaign);
  g_free (payouts->day);
}

void
uplift_dataset_unref (UpliftDataset *dataset)
{
  g_return_if_fail (dataset != NULL);

  if (!g_atomic_ref_count_dec (&dataset->ref_count))
    return;
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      g_free (dataset->tables[i].file);
      g_free (dataset->tables[i].path);
      g_clear_pointer (&dataset->tables[i].left_out, g_array_unref);
    }
  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    uplift_dictionary_free (dataset->values[i]);
  free_influencers (&dataset->influencers);
  free_posts (&dataset->posts);
  free_tracking (&dataset->tracking);
  free_payouts (&dataset->payouts);
  if (dataset->stream != NULL)
    {
      uplift_row_stream_free (dataset->stream);
      uplift_pages_trim ();
    }
  g_free (dataset->currency);
  uplift_problems_free (dataset->problems);
  uplift_import_choices_free (dataset->choices);
  uplift_code_book_free (dataset->codes);
  g_free (dataset);
}

void
uplift_dataset_finish (UpliftDataset *dataset, GPtrArray *blocks)
{
  g_return_if_fail (dataset != NULL);
  g_return_if_fail (dataset->influencers.n < G_MAXUINT32 / (UPLIFT_ARM_EXPOSED + 1));
  g_return_if_fail (dataset->tracking.first == NULL);

  const UpliftTrackingColumns *tracking = &dataset->tracking;
  uplift_row_sorter_run (dataset, blocks);
  if (tracking->n_pairs > 0)
    {
      dataset->first_day = tracking->pairs[0].day;
      dataset->last_day = tracking->pairs[tracking->n_pairs - 1].day;
    }
  dataset->stream = uplift_row_stream_new (dataset, FALSE);
  uplift_pages_trim ();
}

int
uplift_dataset_compare_influencers (const UpliftDataset *dataset, guint32 a, guint32 b)
{
  g_return_val_if_fail (dataset != NULL, 0);

  const UpliftDictionary *ids = dataset->values[UPLIFT_DIMENSION_INFLUENCER];
  int order = strcmp (dataset->influencers.name[a], dataset->influencers.name[b]);
  return order != 0 ? order
                    : strcmp (uplift_dictionary_get (ids, a), uplift_dictionary_get (ids, b));
}
