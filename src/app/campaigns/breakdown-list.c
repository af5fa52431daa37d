#include "app/campaigns/breakdown-list.h"

#include "app/chart/value-colors.h"
#include "app/words/dimension-text.h"
#include "app/words/standing.h"
#include "core/figures/figures.h"
#include "core/write/format.h"

#include <glib/gi18n.h>
#include <string.h>

static double
get_value (const UpliftBreakdownRow *row, const UpliftIncrementalPart *part,
           UpliftBreakdownMeasure measure)
{
  switch (measure)
    {
    case UPLIFT_BREAKDOWN_REVENUE:
      return uplift_money_to_double (row->figures.revenue);
    case UPLIFT_BREAKDOWN_ORDERS:
      return (double) row->figures.orders;
    case UPLIFT_BREAKDOWN_SPEND:
      return row->figures.spend;
    case UPLIFT_BREAKDOWN_ROAS:
      return row->figures.roas;
    case UPLIFT_BREAKDOWN_INCREMENTAL_ROAS:
      return part->roas;
    case UPLIFT_BREAKDOWN_INFLUENCERS:
      return (double) row->influencers;
    case UPLIFT_N_BREAKDOWN_MEASURES:
    default:
      g_return_val_if_reached (UPLIFT_NO_VALUE);
    }
}

static char *
make_tooltip (const UpliftResults *results, const UpliftBreakdownRow *row, const char *name,
              double incremental_roas)
{
  const char *currency = results->dataset->currency;
  g_autofree char *roas = uplift_format_ratio (row->figures.roas);
  g_autofree char *revenue
      = uplift_format_money (uplift_money_to_double (row->figures.revenue), currency);
  g_autofree char *spend = uplift_format_money (row->figures.spend, currency);
  g_autofree char *orders = uplift_format_count (row->figures.orders);
  g_autofree char *influencers = uplift_format_count (row->influencers);
  GString *text = g_string_new (name);

  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("ROAS %s"), roas);
  g_string_append_c (text, '\n');
  if (!isnan (incremental_roas))
    {
      g_autofree char *incremental = uplift_format_ratio (incremental_roas);
      g_string_append_printf (text, _ ("Incremental ROAS %s"), incremental);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, _ ("Revenue %s from %s orders"), revenue, orders);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Spend %s"), spend);
  g_string_append_c (text, '\n');
  g_string_append_printf (
      text, ngettext ("%s influencer", "%s influencers", (gulong) row->influencers), influencers);
  return g_string_free (text, FALSE);
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftBreakdownEntry *left = a, *right = b;
  int order = uplift_figures_compare_descending (left->value, right->value);

  return order != 0 ? order : strcmp (left->name, right->name);
}

static UpliftBreakdownEntry
make_entry (const UpliftResults *results, UpliftDimension dimension, const UpliftBreakdownRow *row)
{
  const UpliftFilter *filter = results->filter;
  const UpliftDataset *dataset = results->dataset;
  const char *value = uplift_dictionary_get (dataset->values[dimension], row->code);

  return (UpliftBreakdownEntry){
    .code = row->code,
    .name = uplift_dimension_get_label (dataset, dimension, row->code),
    .color = uplift_value_color_get (dataset, dimension, row->code),
    .pale = uplift_filter_get_n_values (filter, dimension) > 0
            && !uplift_filter_has (filter, dimension, value),
    .bad = uplift_standing_judge (&row->figures, &results->settings) <= UPLIFT_STANDING_POOR,
  };
}

UpliftBreakdownList *
uplift_breakdown_list_new (const UpliftBreakdownFigures *figures, UpliftBreakdownMeasure measure)
{
  g_return_val_if_fail (figures != NULL, NULL);

  const UpliftResults *results = figures->results;
  UpliftDimension dimension = figures->dimension;
  gboolean has_value = FALSE;
  UpliftBreakdownList *list = g_new0 (UpliftBreakdownList, 1);

  list->dataset = uplift_dataset_ref (results->dataset);
  list->dimension = dimension;
  list->entries = g_new (UpliftBreakdownEntry, figures->all.n);
  for (guint b = 0; b < figures->all.n; b++)
    {
      const UpliftBreakdownRow *row = &figures->all.rows[b];
      UpliftBreakdownEntry *entry = &list->entries[b];

      *entry = make_entry (results, dimension, row);
      entry->value = get_value (row, &figures->parts[b], measure);
      entry->tooltip = make_tooltip (
          results, row, entry->name,
          measure == UPLIFT_BREAKDOWN_INCREMENTAL_ROAS ? entry->value : UPLIFT_NO_VALUE);
      has_value |= !isnan (entry->value);
    }
  list->n = figures->all.n;
  if (!has_value)
    for (; list->n > 0; list->n--)
      g_free (list->entries[list->n - 1].tooltip);
  g_qsort_with_data (list->entries, (int) list->n, sizeof *list->entries, compare_entries_cb, NULL);
  return list;
}

void
uplift_breakdown_list_free (UpliftBreakdownList *list)
{
  if (list == NULL)
    return;
  for (guint i = 0; i < list->n; i++)
    g_free (list->entries[i].tooltip);
  g_free (list->entries);
  uplift_dataset_unref (list->dataset);
  g_free (list);
}
