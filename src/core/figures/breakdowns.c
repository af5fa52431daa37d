#include "core/figures/breakdowns.h"

#include "core/figures/figures.h"

#include <string.h>

/* A group while it is summed; spend in ten-thousandths. */
typedef struct
{
  gint64 influencers, orders;
  UpliftMoney revenue;
  UpliftCost cost;
  gboolean listed;
} Group;

static void
add_cost (UpliftCost *sum, const UpliftCost *cost)
{
  sum->payout += cost->payout;
  sum->spend += cost->spend;
}

static UpliftFigures
finish_group (const UpliftResults *results, const Group *group)
{
  UpliftFigures figures = {
    .orders = group->orders,
    .revenue = group->revenue,
  };

  uplift_figures_complete (&figures, results, &group->cost);
  return figures;
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftBreakdownRow *x = a, *y = b;
  const UpliftDictionary *values = user_data;

  if (x->figures.revenue != y->figures.revenue)
    return x->figures.revenue > y->figures.revenue ? -1 : 1;
  return strcmp (uplift_dictionary_get (values, x->code), uplift_dictionary_get (values, y->code));
}

/* Without what is unallocated (transfer full: rows). */
static UpliftBreakdown
list_groups (const UpliftResults *results, UpliftDimension dimension, const Group *groups)
{
  const UpliftDictionary *values = results->dataset->values[dimension];
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (UpliftBreakdownRow));

  for (guint32 code = 0; code < uplift_dictionary_get_size (values); code++)
    {
      if (!groups[code].listed)
        continue;
      UpliftBreakdownRow row = {
        .code = code,
        .influencers = groups[code].influencers,
        .figures = finish_group (results, &groups[code]),
      };
      g_array_append_val (rows, row);
    }
  g_array_sort_with_data (rows, compare_rows_cb, (gpointer) values);

  UpliftBreakdown breakdown = { .n = rows->len };
  breakdown.rows = (UpliftBreakdownRow *) g_array_free (rows, FALSE);
  return breakdown;
}

static Group *
new_groups (const UpliftResults *results, UpliftDimension dimension)
{
  guint32 n = uplift_dictionary_get_size (results->dataset->values[dimension]);

  return g_new0 (Group, MAX (n, 1));
}

/* Influencers of which figures are added up. */
typedef struct
{
  const guint32 *index;
  guint n;
} Members;

static UpliftBreakdown
break_by_attribute (const UpliftResults *results, const UpliftSpend *spend,
                    UpliftDimension dimension, Members members)
{
  const UpliftDataset *dataset = results->dataset;
  g_autofree Group *groups = new_groups (results, dimension);
  double unallocated = 0.0;

  for (guint m = 0; m < members.n; m++)
    {
      guint32 i = members.index[m];
      Group *group = &groups[dataset->influencers.attribute[dimension][i]];
      group->listed = TRUE;
      group->influencers++;
      group->orders += results->influencers[i].figures.orders;
      group->revenue += results->influencers[i].figures.revenue;
      add_cost (&group->cost, &spend->costs[i]);
      unallocated += spend->unallocated[i];
    }
  UpliftBreakdown breakdown = list_groups (results, dimension, groups);
  breakdown.unallocated_spend = uplift_figures_convert_spend (results, unallocated);
  return breakdown;
}

/* Payouts with a campaign of their own belong to it alone, with or without rows in it. */
static void
add_own_campaigns (const UpliftResults *results, const UpliftSpend *spend, Group *groups)
{
  for (guint i = 0; i < spend->own_campaign->len; i++)
    {
      const UpliftCampaignPayout *own
          = &g_array_index (spend->own_campaign, UpliftCampaignPayout, i);
      if (results->influencers[own->influencer].selected)
        add_cost (&groups[own->campaign].cost, &(UpliftCost){ own->amount, own->amount });
    }
}

static UpliftBreakdown
break_by_cells (const UpliftResults *results, const UpliftMetrics *metrics,
                const UpliftSpend *spend, UpliftDimension dimension)
{
  const GArray *cells = metrics->cells[dimension];
  gboolean is_campaign = dimension == UPLIFT_DIMENSION_CAMPAIGN;
  g_autofree Group *groups = new_groups (results, dimension);
  double allocated = 0.0, payable = 0.0;

  for (guint c = 0; c < cells->len; c++)
    {
      const UpliftCell *cell = &g_array_index (cells, UpliftCell, c);
      Group *group = &groups[cell->code];
      UpliftCost part = uplift_spend_get_part (spend, &metrics->influencers[cell->influencer],
                                               cell->influencer, cell->orders, !is_campaign);
      add_cost (&group->cost, &part);
      group->orders += cell->orders[UPLIFT_VARIANT_ALL];
      group->revenue += cell->revenue;
      group->influencers += cell->rows > 0 ? 1 : 0;
      group->listed |= cell->rows > 0;
    }
  if (is_campaign)
    add_own_campaigns (results, spend, groups);
  UpliftBreakdown breakdown = list_groups (results, dimension, groups);

  for (guint r = 0; r < results->n_ranking; r++)
    payable += spend->prorated[results->ranking[r]] + spend->unallocated[results->ranking[r]];
  for (guint i = 0; i < breakdown.n; i++)
    allocated += groups[breakdown.rows[i].code].cost.spend;
  breakdown.unallocated_spend = uplift_figures_convert_spend (results, payable - allocated);
  return breakdown;
}

void
uplift_breakdowns_fill (UpliftResults *results, const UpliftMetrics *metrics,
                        const UpliftSpend *spend)
{
  g_return_if_fail (results != NULL && metrics != NULL && spend != NULL);

  for (guint d = UPLIFT_DIMENSION_PLATFORM; d <= UPLIFT_DIMENSION_TYPE; d++)
    if (results->dataset->has_dimension[d])
      results->breakdowns[d] = break_by_attribute (
          results, spend, (UpliftDimension) d, (Members){ results->ranking, results->n_ranking });
  for (guint d = UPLIFT_DIMENSION_PRODUCT; d <= UPLIFT_DIMENSION_CAMPAIGN; d++)
    if (metrics->cells[d] != NULL)
      results->breakdowns[d] = break_by_cells (results, metrics, spend, (UpliftDimension) d);
}

/* Those who pass all filters but these (transfer full, of guint32). */
static GArray *
list_members (const UpliftResults *results, guint lifted)
{
  g_autoptr (UpliftSelection) selection = uplift_selection_new (results->dataset, results->filter);
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    if ((selection->influencer[i] & ~lifted) == 0)
      g_array_append_val (members, i);
  return members;
}

static UpliftBreakdown
lift_attribute (const UpliftResults *results, UpliftDimension dimension)
{
  g_autoptr (GArray) members = list_members (results, UPLIFT_BIT (dimension));

  return break_by_attribute (results, results->spend, dimension,
                             (Members){ (const guint32 *) (gpointer) members->data, members->len });
}

static UpliftBreakdown
lift_cells (const UpliftResults *results, UpliftDimension dimension)
{
  UpliftDataset *dataset = results->dataset;
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (results->filter);
  uplift_filter_clear_dimension (filter, dimension);
  g_autoptr (UpliftSelection) selection = uplift_selection_new (dataset, filter);
  g_autoptr (UpliftMetrics) metrics = uplift_metrics_compute_cells (dataset, selection, dimension);
  g_autoptr (UpliftSpend) spend
      = uplift_spend_compute (dataset, selection, metrics, &results->settings);

  return break_by_cells (results, metrics, spend, dimension);
}

UpliftBreakdown
uplift_breakdowns_lift (const UpliftResults *results, UpliftDimension dimension)
{
  UpliftBreakdown copy = { 0 };
  g_return_val_if_fail (results != NULL && dimension < UPLIFT_N_DIMENSIONS, copy);

  copy = results->breakdowns[dimension];
  if (uplift_filter_get_n_values (results->filter, dimension) > 0
      && results->dataset->has_dimension[dimension])
    return uplift_dimension_is_row (dimension) ? lift_cells (results, dimension)
                                               : lift_attribute (results, dimension);
  copy.rows = g_memdup2 (copy.rows, copy.n * sizeof *copy.rows);
  return copy;
}

static int
compare_personas_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftPersonaRow *x = a, *y = b;
  UpliftDictionary *const *values = user_data;
  int order = uplift_figures_compare_descending (x->figures.roas, y->figures.roas);

  if (order == 0)
    order = strcmp (uplift_dictionary_get (values[UPLIFT_DIMENSION_CATEGORY], x->category),
                    uplift_dictionary_get (values[UPLIFT_DIMENSION_CATEGORY], y->category));
  if (order == 0)
    order = strcmp (uplift_dictionary_get (values[UPLIFT_DIMENSION_GENDER], x->gender),
                    uplift_dictionary_get (values[UPLIFT_DIMENSION_GENDER], y->gender));
  return order;
}

/* The persona's row, made when it is new. keys: category and gender as one number → its index + 1.
 */
static UpliftPersonaRow *
find_persona (GArray *rows, GHashTable *keys, guint32 category, guint32 gender)
{
  gint64 key = (gint64) category << 32 | gender;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (keys, &key));

  if (index == 0)
    {
      UpliftPersonaRow row = { .category = category, .gender = gender };
      g_array_append_val (rows, row);
      index = rows->len;
      g_hash_table_insert (keys, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index));
    }
  return &g_array_index (rows, UpliftPersonaRow, index - 1);
}

static UpliftPersonaRow *
list_personas (const UpliftResults *results, const UpliftSpend *spend, Members members, guint *n)
{
  const UpliftDataset *dataset = results->dataset;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (UpliftPersonaRow));
  g_autoptr (GArray) costs = g_array_new (FALSE, TRUE, sizeof (UpliftCost));
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (dataset->has_dimension[UPLIFT_DIMENSION_CATEGORY]
      || dataset->has_dimension[UPLIFT_DIMENSION_GENDER])
    for (guint m = 0; m < members.n; m++)
      {
        guint32 i = members.index[m];
        const UpliftFigures *figures = &results->influencers[i].figures;
        UpliftPersonaRow *row = find_persona (
            rows, keys, dataset->influencers.attribute[UPLIFT_DIMENSION_CATEGORY][i],
            dataset->influencers.attribute[UPLIFT_DIMENSION_GENDER][i]);
        row->influencers++;
        row->figures.orders += figures->orders;
        row->figures.revenue += figures->revenue;
        g_array_set_size (costs, rows->len);
        add_cost (&g_array_index (costs, UpliftCost, row - (UpliftPersonaRow *) rows->data),
                  &spend->costs[i]);
        row->mean_roas += isnan (figures->roas) ? 0.0 : figures->roas;
        row->with_roas += isnan (figures->roas) ? 0 : 1;
      }
  for (guint p = 0; p < rows->len; p++)
    {
      UpliftPersonaRow *row = &g_array_index (rows, UpliftPersonaRow, p);
      uplift_figures_complete (&row->figures, results, &g_array_index (costs, UpliftCost, p));
      row->mean_roas = uplift_ratio (row->mean_roas, (double) row->with_roas);
    }
  g_array_sort_with_data (rows, compare_personas_cb, (gpointer) dataset->values);
  *n = rows->len;
  return (UpliftPersonaRow *) g_array_free (rows, FALSE);
}

void
uplift_breakdowns_fill_personas (UpliftResults *results, const UpliftSpend *spend)
{
  g_return_if_fail (results != NULL && spend != NULL);

  Members selected = { results->ranking, results->n_ranking };
  results->personas = list_personas (results, spend, selected, &results->n_personas);
}

UpliftPersonaRow *
uplift_breakdowns_lift_personas (const UpliftResults *results, guint *n)
{
  g_return_val_if_fail (results != NULL && n != NULL, NULL);

  g_autoptr (GArray) members = list_members (results, UPLIFT_BIT (UPLIFT_DIMENSION_CATEGORY)
                                                          | UPLIFT_BIT (UPLIFT_DIMENSION_GENDER));
  return list_personas (results, results->spend,
                        (Members){ (const guint32 *) (gpointer) members->data, members->len }, n);
}

void
uplift_breakdowns_fill_daily (UpliftResults *results, const UpliftMetrics *metrics)
{
  g_return_if_fail (results != NULL && metrics != NULL);

  const UpliftTrackingColumns *tracking = &results->dataset->tracking;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (UpliftDailyRow));

  /* The pairs are sorted by day and source already. */
  for (guint32 p = 0; p < tracking->n_pairs; p++)
    {
      const UpliftPairSums *sums = &metrics->pairs[p];
      if (sums->shown_rows == 0)
        continue;
      UpliftDailyRow row = {
        .day = tracking->pairs[p].day,
        .source = tracking->pairs[p].source,
        .orders = sums->shown_orders,
        .revenue = sums->shown_revenue,
        .selected = sums->rows + sums->baseline_rows > 0,
      };
      g_array_append_val (rows, row);
    }
  results->n_daily = rows->len;
  results->daily = (UpliftDailyRow *) g_array_free (rows, FALSE);
}
