#include "core/figures/influencer-details.h"

#include "core/figures/posts.h"

/* The filter without the one on the influencer. */
static UpliftSelection *
select_others (const UpliftResults *results)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (results->filter);

  uplift_filter_clear_dimension (filter, UPLIFT_DIMENSION_INFLUENCER);
  return uplift_selection_new (results->dataset, filter);
}

static void
rank_influencer (UpliftInfluencerDetails *details, const UpliftResults *results)
{
  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    {
      double own = uplift_measure_get_value ((UpliftMeasure) m, &details->figures);
      guint better = 0;
      for (guint32 i = 0; i < results->dataset->influencers.n; i++)
        {
          double value = uplift_measure_get_value ((UpliftMeasure) m, &results->influencers[i]);
          if (!results->influencers[i].shown || isnan (value))
            continue;
          details->n_ranked[m]++;
          better += uplift_measure_compare ((UpliftMeasure) m, value, own) < 0 ? 1 : 0;
        }
      details->rank[m] = isnan (own) ? 0 : better + 1;
    }
}

/* Sums the influencer's rows by (day, source) pair, which are sorted by day, and folds these. */
static void
sum_days (UpliftInfluencerDetails *details, const UpliftSelection *selection)
{
  const UpliftTrackingColumns *tracking = &details->dataset->tracking;
  g_autofree UpliftInfluencerDay *pairs = g_new0 (UpliftInfluencerDay, MAX (tracking->n_pairs, 1));
  GArray *days = g_array_new (FALSE, FALSE, sizeof (UpliftInfluencerDay));
  g_autofree gboolean *has_rows = g_new0 (gboolean, MAX (tracking->n_pairs, 1));

  for (guint64 row = tracking->first[details->influencer];
       row < tracking->first[details->influencer + 1]; row++)
    {
      guint32 pair = uplift_tracking_key_get_pair (tracking->keys[row]);
      if (uplift_selection_test_row (selection, tracking, row) != 0)
        continue;
      has_rows[pair] = TRUE;
      pairs[pair].orders += uplift_tracking_get_orders (tracking, row);
      pairs[pair].revenue += uplift_tracking_get_revenue (tracking, row);
    }
  for (guint32 p = 0; p < tracking->n_pairs; p++)
    {
      if (!has_rows[p])
        continue;
      pairs[p].day = tracking->pairs[p].day;
      UpliftInfluencerDay *last
          = days->len > 0 ? &g_array_index (days, UpliftInfluencerDay, days->len - 1) : NULL;
      if (last == NULL || last->day != pairs[p].day)
        {
          g_array_append_val (days, pairs[p]);
          continue;
        }
      last->orders += pairs[p].orders;
      last->revenue += pairs[p].revenue;
    }
  details->n_days = days->len;
  details->days = (UpliftInfluencerDay *) g_array_free (days, FALSE);
}

static int
compare_posts_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  const UpliftPostColumns *posts = user_data;

  if (posts->day[x] != posts->day[y])
    return posts->day[x] > posts->day[y] ? -1 : 1;
  return x < y ? -1 : x > y;
}

static void
list_posts (UpliftInfluencerDetails *details, const UpliftSelection *selection)
{
  const UpliftPostColumns *posts = &details->dataset->posts;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < posts->n; row++)
    if (posts->influencer[row] == details->influencer
        && uplift_posts_test (posts, selection, row) == 0)
      g_array_append_val (rows, row);
  g_array_sort_with_data (rows, compare_posts_cb, (gpointer) posts);
  details->n_posts = rows->len;
  details->posts = (guint32 *) g_array_free (rows, FALSE);
  details->figures.posts = details->n_posts;
}

/* The orders that payouts are prorated by. */
static UpliftInfluencerSums
sum_orders (const UpliftInfluencerDetails *details, const UpliftSelection *selection)
{
  const UpliftTrackingColumns *tracking = &details->dataset->tracking;
  UpliftInfluencerSums sums = { 0 };

  for (guint64 row = tracking->first[details->influencer];
       row < tracking->first[details->influencer + 1]; row++)
    uplift_metrics_add_orders (&sums, uplift_selection_test_row (selection, tracking, row),
                               uplift_tracking_get_orders (tracking, row));
  return sums;
}

static void
list_payouts (UpliftInfluencerDetails *details, const UpliftSelection *selection,
              UpliftSpendMode mode)
{
  const UpliftPayoutColumns *payouts = &details->dataset->payouts;
  UpliftInfluencerSums sums = sum_orders (details, selection);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (UpliftInfluencerPayout));

  for (guint32 row = 0; row < payouts->n; row++)
    {
      UpliftInfluencerPayout payout = { .row = row };
      if (payouts->influencer[row] != details->influencer)
        continue;
      payout.part = uplift_spend_find_part (payouts, row, selection, &sums, mode, &payout.counted);
      payout.counted /= UPLIFT_MONEY_SCALE;
      g_array_append_val (rows, payout);
    }
  details->n_payouts = rows->len;
  details->payouts = (UpliftInfluencerPayout *) g_array_free (rows, FALSE);
}

UpliftInfluencerDetails *
uplift_influencer_details_new (const UpliftResults *results, guint32 influencer)
{
  g_return_val_if_fail (results != NULL, NULL);
  g_return_val_if_fail (influencer < results->dataset->influencers.n, NULL);

  UpliftInfluencerDetails *details = g_new0 (UpliftInfluencerDetails, 1);

  details->dataset = uplift_dataset_ref (results->dataset);
  details->influencer = influencer;
  details->selected = results->influencers[influencer].shown;
  if (!details->selected)
    return details;
  g_autoptr (UpliftSelection) selection = select_others (results);
  details->figures = results->influencers[influencer];
  details->figures.selected = TRUE;
  rank_influencer (details, results);
  sum_days (details, selection);
  list_posts (details, selection);
  list_payouts (details, selection, results->settings.spend_mode);
  return details;
}

void
uplift_influencer_details_free (UpliftInfluencerDetails *details)
{
  if (details == NULL)
    return;
  g_free (details->days);
  g_free (details->posts);
  g_free (details->payouts);
  uplift_dataset_unref (details->dataset);
  g_free (details);
}
