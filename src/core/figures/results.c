#include "core/figures/results.h"

#include "core/data/parallel.h"
#include "core/figures/breakdowns.h"
#include "core/figures/figures.h"
#include "core/figures/incrementality.h"
#include "core/figures/metrics.h"
#include "core/figures/patterns.h"
#include "core/figures/posts.h"
#include "core/figures/spend.h"

static void
fill_influencer (UpliftResults *results, const UpliftMetrics *metrics, const UpliftSpend *spend,
                 guint32 i)
{
  UpliftInfluencerFigures *row = &results->influencers[i];
  const UpliftInfluencerSums *sums = &metrics->influencers[i];

  row->influencer = i;
  row->rows = sums->rows;
  row->figures.orders = sums->orders[UPLIFT_VARIANT_ALL];
  row->figures.revenue = sums->revenue;
  uplift_figures_complete (&row->figures, results, &spend->costs[i]);
}

static void
judge_influencer (UpliftResults *results, const UpliftMetrics *metrics, guint32 i)
{
  UpliftInfluencerFigures *row = &results->influencers[i];

  row->incremental_revenue
      = uplift_incrementality_get_influencer (&results->incremental, &metrics->influencers[i]);
  row->incremental_roas = uplift_ratio (row->incremental_revenue, row->figures.spend);
  row->poor = row->figures.roas < uplift_settings_get_threshold (&results->settings);
  row->loss_making = row->figures.profit < 0.0;
  row->not_incremental = row->incremental_roas < 0.0 && row->figures.profit >= 0.0;
  row->free = row->figures.revenue > 0 && row->figures.spend == 0.0;
}

/* Selected are those that pass the influencer filters, with or without rows. */
static void
sum_totals (UpliftResults *results, const UpliftSelection *selection, const UpliftMetrics *metrics,
            const UpliftSpend *spend)
{
  UpliftTotals *totals = &results->totals;
  UpliftCost cost = { 0.0, 0.0 };
  double unallocated = 0.0;

  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    {
      UpliftInfluencerFigures *row = &results->influencers[i];
      row->selected = selection->influencer[i] == 0;
      row->shown = (selection->influencer[i] & ~UPLIFT_BIT (UPLIFT_DIMENSION_INFLUENCER)) == 0;
      if (!row->selected)
        continue;
      totals->influencers++;
      totals->figures.orders += row->figures.orders;
      totals->figures.revenue += row->figures.revenue;
      cost.payout += spend->costs[i].payout;
      cost.spend += spend->costs[i].spend;
      unallocated += spend->unallocated[i];
    }
  totals->rows = metrics->rows;
  for (guint32 p = 0; p < results->dataset->tracking.n_pairs; p++)
    {
      totals->baseline_revenue += metrics->pairs[p].baseline_revenue;
      totals->baseline_orders += metrics->pairs[p].baseline_orders;
    }
  totals->unallocated_spend = uplift_figures_convert_spend (results, unallocated);
  uplift_figures_complete (&totals->figures, results, &cost);
}

static double
divide_by_count (double money, gint64 count)
{
  return count == UPLIFT_COUNT_NONE ? UPLIFT_NO_VALUE : uplift_ratio (money, (double) count);
}

static void
fill_post_costs (UpliftResults *results, const UpliftSelection *selection)
{
  UpliftTotals *totals = &results->totals;
  double spend;

  totals->post_cost_reason = uplift_posts_get_cost_reason (results, selection);
  spend = totals->post_cost_reason == NULL ? totals->figures.spend : UPLIFT_NO_VALUE;
  totals->cpm = divide_by_count (1000.0 * spend, totals->reach);
  totals->cpe = divide_by_count (spend, totals->engagements);
  totals->cost_per_post = divide_by_count (spend, totals->posts);
}

static void
fill_methods (UpliftResults *results, const UpliftSelection *selection,
              const UpliftMetrics *metrics)
{
  UpliftSettings settings = results->settings;

  for (guint m = UPLIFT_METHOD_EXPERIMENT; m < UPLIFT_N_METHODS; m++)
    {
      settings.method = (UpliftMethod) m;
      results->methods[m] = uplift_incrementality_compute (results->dataset, selection, metrics,
                                                           &settings, &results->totals.figures);
    }
  results->incremental
      = results->methods[uplift_incrementality_choose (results->dataset, &results->settings)];
  results->methods[UPLIFT_METHOD_AUTO] = results->incremental;
}

static int
compare_ranks_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftResults *results = user_data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int order = uplift_figures_compare_descending (results->influencers[x].figures.roas,
                                                 results->influencers[y].figures.roas);

  return order != 0 ? order : uplift_dataset_compare_influencers (results->dataset, x, y);
}

static void
rank_influencers (UpliftResults *results)
{
  GArray *ranking = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    if (results->influencers[i].selected)
      g_array_append_val (ranking, i);
  g_array_sort_with_data (ranking, compare_ranks_cb, results);
  results->n_ranking = ranking->len;
  results->ranking = (guint32 *) g_array_free (ranking, FALSE);
}

static void
take_counts (UpliftResults *results, UpliftMetrics *metrics)
{
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    results->counts[d] = g_steal_pointer (&metrics->counts[d]);
  results->pair_counts = g_steal_pointer (&metrics->pair_counts);
}

typedef struct
{
  UpliftResults *results;
  const UpliftSelection *selection;
  const UpliftMetrics *metrics;
  const UpliftSpend *spend;
} Parts;

enum
{
  PART_PATTERNS,
  PART_BREAKDOWNS,
  PART_POSTS,
  PART_OTHERS,
  N_PARTS
};

static void
fill_part_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 part)
{
  const Parts *parts = data;

  if (part == PART_PATTERNS)
    uplift_patterns_fill (parts->results, parts->metrics, parts->spend);
  else if (part == PART_BREAKDOWNS)
    uplift_breakdowns_fill (parts->results, parts->metrics, parts->spend);
  else if (part == PART_POSTS)
    uplift_posts_fill (parts->results, parts->selection);
  else
    {
      uplift_breakdowns_fill_personas (parts->results, parts->spend);
      uplift_breakdowns_fill_daily (parts->results, parts->metrics);
    }
}

/* Parts of which none reads what another fills in: on all cores. */
static void
fill_parts (UpliftResults *results, const UpliftSelection *selection, const UpliftMetrics *metrics,
            const UpliftSpend *spend)
{
  Parts parts = { results, selection, metrics, spend };

  uplift_parallel_run (fill_part_cb, &parts, uplift_parallel_get_n_workers (N_PARTS), N_PARTS);
}

UpliftResults *
uplift_results_compute (UpliftDataset *dataset, const UpliftFilter *filter,
                        const UpliftSettings *settings)
{
  g_return_val_if_fail (dataset != NULL && filter != NULL && settings != NULL, NULL);

  g_autoptr (UpliftSelection) selection = uplift_selection_new (dataset, filter);
  g_autoptr (UpliftMetrics) metrics = uplift_metrics_compute (dataset, selection);
  UpliftSpend *spend = uplift_spend_compute (dataset, selection, metrics, settings);
  UpliftResults *results = g_new0 (UpliftResults, 1);
  g_atomic_ref_count_init (&results->ref_count);
  results->dataset = uplift_dataset_ref (dataset);
  results->filter = uplift_filter_copy (filter);
  results->settings = *settings;
  results->influencers = g_new0 (UpliftInfluencerFigures, MAX (dataset->influencers.n, 1));

  for (guint32 i = 0; i < dataset->influencers.n; i++)
    fill_influencer (results, metrics, spend, i);
  sum_totals (results, selection, metrics, spend);
  fill_methods (results, selection, metrics);
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    judge_influencer (results, metrics, i);
  rank_influencers (results);
  fill_parts (results, selection, metrics, spend);
  fill_post_costs (results, selection);
  take_counts (results, metrics);
  results->spend = spend;
  return results;
}

UpliftResults *
uplift_results_ref (UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  g_atomic_ref_count_inc (&results->ref_count);
  return results;
}

void
uplift_results_unref (UpliftResults *results)
{
  g_return_if_fail (results != NULL);

  if (!g_atomic_ref_count_dec (&results->ref_count))
    return;
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    {
      g_free (results->counts[d]);
      g_free (results->breakdowns[d].rows);
    }
  for (guint i = 0; i < results->n_patterns; i++)
    {
      g_free (results->patterns[i].value);
      g_free (results->patterns[i].sentence);
    }
  g_free (results->patterns);
  g_free (results->pair_counts);
  g_free (results->daily);
  g_free (results->engagement);
  g_free (results->post_days);
  g_free (results->selected_posts);
  g_free (results->personas);
  g_free (results->ranking);
  g_free (results->influencers);
  uplift_spend_free (results->spend);
  uplift_filter_free (results->filter);
  uplift_dataset_unref (results->dataset);
  g_free (results);
}
