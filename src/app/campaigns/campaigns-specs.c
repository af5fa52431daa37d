#include "app/campaigns/campaigns-specs.h"

#include "app/chart/chart-formats.h"
#include "app/incremental/method-text.h"
#include "app/words/cost-text.h"

#include <glib/gi18n.h>

static void
set_format (UpliftBarChart *chart, const UpliftDataset *dataset, UpliftBreakdownMeasure measure)
{
  switch (measure)
    {
    case UPLIFT_BREAKDOWN_REVENUE:
    case UPLIFT_BREAKDOWN_SPEND:
      uplift_bar_chart_set_format (chart, uplift_chart_format_short_money,
                                   g_strdup (dataset->currency), g_free);
      break;
    case UPLIFT_BREAKDOWN_ROAS:
    case UPLIFT_BREAKDOWN_INCREMENTAL_ROAS:
      uplift_bar_chart_set_format (chart, uplift_chart_format_ratio, NULL, NULL);
      break;
    case UPLIFT_BREAKDOWN_ORDERS:
    case UPLIFT_BREAKDOWN_INFLUENCERS:
      uplift_bar_chart_set_format (chart, uplift_chart_format_count, NULL, NULL);
      break;
    case UPLIFT_N_BREAKDOWN_MEASURES:
    default:
      g_return_if_reached ();
    }
}

/* What a picture of the chart has to say as well: what spend includes, and by which method. */
static char *
dup_axis_title (UpliftBreakdownMeasure measure, const UpliftResults *results)
{
  const char *title = uplift_breakdown_get_measure_title (measure);

  if (measure == UPLIFT_BREAKDOWN_SPEND || measure == UPLIFT_BREAKDOWN_ROAS)
    return uplift_cost_text_dup_title (title, results);
  if (measure != UPLIFT_BREAKDOWN_INCREMENTAL_ROAS)
    return g_strdup (title);
  g_autofree char *full = uplift_cost_text_dup_title (title, results);
  return g_strdup_printf ("%s · %s", full, uplift_method_get_title (results->incremental.method));
}

void
uplift_campaigns_specs_fill (UpliftBarChart *chart, const UpliftBreakdownList *list,
                             UpliftBreakdownMeasure measure, const UpliftResults *results)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (list != NULL && results != NULL);

  gboolean is_roas
      = measure == UPLIFT_BREAKDOWN_ROAS || measure == UPLIFT_BREAKDOWN_INCREMENTAL_ROAS;
  g_autofree char *title = uplift_breakdown_dup_title (list->dimension, measure);
  g_autofree char *axis_title = dup_axis_title (measure, results);
  g_autofree UpliftBarItem *items = g_new (UpliftBarItem, list->n);

  for (guint i = 0; i < list->n; i++)
    items[i] = (UpliftBarItem){
      .label = list->entries[i].name,
      .value = list->entries[i].value,
      .tooltip = list->entries[i].tooltip,
      .color = list->entries[i].color,
      .pale = list->entries[i].pale,
      .bad = list->entries[i].bad,
    };
  uplift_bar_chart_set_items (chart, items, list->n);
  uplift_bar_chart_set_titles (chart, title, axis_title);
  uplift_bar_chart_set_reference (chart, is_roas ? 1.0 / results->settings.margin : UPLIFT_NO_VALUE,
                                  is_roas ? _ ("break-even") : NULL);
  set_format (chart, list->dataset, measure);
}
