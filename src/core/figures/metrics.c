#include "core/figures/metrics.h"

#include "core/figures/metrics-details.h"
#include "core/figures/stream-sums.h"

/* Which variants of the row filters a row passes that fails these filters, as bits. */
static guint
find_variants (guint bits)
{
  guint campaign = UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);

  if (bits == 0)
    return 15u;
  if ((bits & ~(campaign | UPLIFT_BIT_PERIOD)) != 0)
    return 0;
  if (bits == campaign)
    return 1u << UPLIFT_VARIANT_CAMPAIGN | 1u << UPLIFT_VARIANT_BOTH;
  if (bits == UPLIFT_BIT_PERIOD)
    return 1u << UPLIFT_VARIANT_DATE | 1u << UPLIFT_VARIANT_BOTH;
  return 1u << UPLIFT_VARIANT_BOTH;
}

void
uplift_metrics_add_orders (UpliftInfluencerSums *sums, guint bits, gint32 orders)
{
  guint variants = find_variants (bits);

  sums->all_orders += orders;
  for (guint v = 0; v < UPLIFT_N_VARIANTS; v++)
    if ((variants >> v & 1u) != 0)
      sums->orders[v] += orders;
}

void
uplift_metrics_note_day (UpliftMetrics *metrics, UpliftDay day)
{
  if (metrics->first_day == UPLIFT_DAY_NONE || day < metrics->first_day)
    metrics->first_day = day;
  if (metrics->last_day == UPLIFT_DAY_NONE || day > metrics->last_day)
    metrics->last_day = day;
}

static void
fold_influencers (UpliftMetrics *metrics, const UpliftDataset *dataset,
                  const UpliftStreamSums *sums)
{
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    {
      UpliftInfluencerSums *influencer = &metrics->influencers[i];
      influencer->rows = sums->influencers[i].rows;
      influencer->revenue = sums->influencers[i].revenue;
      influencer->orders[UPLIFT_VARIANT_ALL] = sums->influencers[i].orders;
      influencer->all_orders = dataset->stream->all_orders[i];
    }
}

/* Rows of a pair that pass all filters on influencer and offer: for the sidebar they are counted
 * under each filter that alone keeps them out, or under all. bits: the filters that the pair fails.
 */
static void
count_pair (UpliftMetrics *metrics, const UpliftDataset *dataset, guint32 pair, guint bits,
            guint64 rows)
{
  guint source = UPLIFT_BIT (UPLIFT_DIMENSION_SOURCE);

  if (bits == 0)
    metrics->rows += rows;
  if ((bits & ~UPLIFT_BIT_PERIOD) == 0)
    metrics->pair_counts[pair] += rows;
  if ((bits & ~source) == 0)
    metrics->counts[UPLIFT_DIMENSION_SOURCE][dataset->tracking.pairs[pair].source] += rows;
}

static void
add_shown (UpliftPairSums *pair, const UpliftRowSums *sums)
{
  pair->shown_rows += sums->rows;
  pair->shown_orders += sums->orders;
  pair->shown_revenue += sums->revenue;
}

static void
fold_pair (UpliftMetrics *metrics, guint32 p, guint bits, const UpliftRowSums *sums,
           const UpliftRowSums *baseline)
{
  UpliftPairSums *pair = &metrics->pairs[p];

  if ((bits & ~UPLIFT_BIT (UPLIFT_DIMENSION_SOURCE)) == 0)
    {
      add_shown (pair, sums);
      add_shown (pair, baseline);
    }
  if (bits != 0)
    return;
  pair->rows = sums->rows;
  pair->orders = sums->orders;
  pair->revenue = sums->revenue;
  pair->baseline_rows = baseline->rows;
  pair->baseline_orders = baseline->orders;
  pair->baseline_revenue = baseline->revenue;
}

/* A baseline row matches no influencer and no campaign filter: while one is set it is counted
 * nowhere. */
static gboolean
counts_baseline (const UpliftSelection *selection)
{
  return (selection->set & (UPLIFT_BITS_INFLUENCER | UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN))) == 0;
}

static void
fold_pairs (UpliftMetrics *metrics, const UpliftDataset *dataset, const UpliftSelection *selection,
            const UpliftStreamSums *sums)
{
  for (guint32 p = 0; p < dataset->tracking.n_pairs; p++)
    {
      guint bits = selection->pair[p];
      fold_pair (metrics, p, bits, &sums->pairs[p], &sums->baseline_pairs[p]);
      count_pair (metrics, dataset, p, bits, sums->pairs[p].rows);
      if (counts_baseline (selection))
        count_pair (metrics, dataset, p, bits, sums->baseline_pairs[p].rows);
      if (bits == 0 && (sums->pairs[p].rows > 0 || sums->baseline_pairs[p].rows > 0))
        uplift_metrics_note_day (metrics, dataset->tracking.pairs[p].day);
    }
}

static void
count_offers (UpliftMetrics *metrics, const UpliftDataset *dataset,
              const UpliftSelection *selection, const UpliftStreamSums *sums)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  guint campaign = UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);

  for (guint32 o = 0; o < tracking->n_offers; o++)
    {
      const UpliftOffer *offer = &tracking->offers[o];
      guint product = selection->value[UPLIFT_DIMENSION_PRODUCT][offer->product];
      guint brand = selection->value[UPLIFT_DIMENSION_BRAND][offer->brand];
      gboolean in_campaign
          = (selection->value[UPLIFT_DIMENSION_CAMPAIGN][offer->campaign] & campaign) == 0;
      guint64 rows = in_campaign ? sums->offers[o].rows : 0;
      if (counts_baseline (selection))
        rows += sums->baseline_offers[o].rows;
      if (brand == 0)
        metrics->counts[UPLIFT_DIMENSION_PRODUCT][offer->product] += rows;
      if (product == 0)
        metrics->counts[UPLIFT_DIMENSION_BRAND][offer->brand] += rows;
      if (product == 0 && brand == 0)
        metrics->counts[UPLIFT_DIMENSION_CAMPAIGN][offer->campaign] += sums->offers[o].rows;
    }
}

static void
count_attributes (UpliftMetrics *metrics, const UpliftDataset *dataset,
                  const UpliftSelection *selection)
{
  const UpliftInfluencerColumns *influencers = &dataset->influencers;

  for (guint32 i = 0; i < influencers->n; i++)
    {
      guint bits = selection->influencer[i];
      guint64 rows = metrics->influencers[i].rows;
      for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
        if ((bits & ~UPLIFT_BIT (d)) == 0)
          metrics->counts[d][influencers->attribute[d][i]] += rows;
      if ((bits & ~UPLIFT_BIT (UPLIFT_DIMENSION_INFLUENCER)) == 0)
        metrics->counts[UPLIFT_DIMENSION_INFLUENCER][i] += rows;
    }
}

static UpliftMetrics *
metrics_new (const UpliftDataset *dataset)
{
  UpliftMetrics *metrics = g_new0 (UpliftMetrics, 1);
  guint32 n_pairs = MAX (dataset->tracking.n_pairs, 1);

  metrics->influencers = g_new0 (UpliftInfluencerSums, MAX (dataset->influencers.n, 1));
  metrics->pairs = g_new0 (UpliftPairSums, n_pairs);
  metrics->pair_counts = g_new0 (guint64, n_pairs);
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    metrics->counts[d] = g_new0 (guint64, MAX (uplift_dictionary_get_size (dataset->values[d]), 1));
  metrics->first_day = UPLIFT_DAY_NONE;
  metrics->last_day = UPLIFT_DAY_NONE;
  return metrics;
}

UpliftMetrics *
uplift_metrics_compute (const UpliftDataset *dataset, const UpliftSelection *selection)
{
  g_return_val_if_fail (dataset != NULL && selection != NULL, NULL);
  g_return_val_if_fail (dataset->stream != NULL, NULL);

  g_autoptr (UpliftStreamSums) sums = uplift_stream_sums_new (dataset, dataset->stream, selection);
  UpliftMetrics *metrics = metrics_new (dataset);

  fold_influencers (metrics, dataset, sums);
  fold_pairs (metrics, dataset, selection, sums);
  count_offers (metrics, dataset, selection, sums);
  count_attributes (metrics, dataset, selection);
  metrics->control = uplift_arm_tally_finish (&sums->control);
  metrics->exposed = uplift_arm_tally_finish (&sums->exposed);
  metrics->users_in_both = sums->users_in_both;
  uplift_metrics_fill_details (metrics, dataset, selection);
  return metrics;
}

/* A row has one value of the dimension: the cells' orders are all that there are. */
UpliftMetrics *
uplift_metrics_compute_cells (const UpliftDataset *dataset, const UpliftSelection *selection,
                              UpliftDimension dimension)
{
  g_return_val_if_fail (dataset != NULL && selection != NULL, NULL);
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, NULL);

  UpliftMetrics *metrics = metrics_new (dataset);
  uplift_metrics_fill_cells (metrics, dataset, selection);
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    metrics->influencers[i].all_orders = dataset->stream->all_orders[i];
  const GArray *cells = metrics->cells[dimension];
  for (guint c = 0; cells != NULL && c < cells->len; c++)
    {
      const UpliftCell *cell = &g_array_index (cells, UpliftCell, c);
      metrics->influencers[cell->influencer].orders[UPLIFT_VARIANT_ALL]
          += cell->orders[UPLIFT_VARIANT_ALL];
    }
  return metrics;
}

void
uplift_metrics_free (UpliftMetrics *metrics)
{
  if (metrics == NULL)
    return;
  g_free (metrics->influencers);
  g_free (metrics->pairs);
  g_free (metrics->pair_counts);
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    {
      g_free (metrics->counts[d]);
      g_clear_pointer (&metrics->cells[d], g_array_unref);
    }
  g_free (metrics);
}
