#include "app/influencers/influencers-specs.h"

#include "app/chart/chart-formats.h"
#include "app/chart/chart-specs.h"
#include "app/words/measure-text.h"

#include <glib/gi18n.h>

void
uplift_influencers_specs_fill_bars (UpliftBarChart *chart, const UpliftTopList *list,
                                    UpliftMeasure measure, UpliftResults *results)
{
  g_autofree UpliftBarItem *items = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (list != NULL && results != NULL);

  items = g_new (UpliftBarItem, list->n);
  for (guint i = 0; i < list->n; i++)
    {
      const UpliftTopEntry *entry = &list->entries[i];

      items[i] = (UpliftBarItem){
        .label = entry->name,
        .value = entry->value,
        .color = entry->color,
        .pale = entry->pale,
        .bad = entry->bad,
        .best = entry->best != 0,
      };
    }
  title = g_strdup_printf (_ ("All influencers by %s"), uplift_measure_text_get_noun (measure));
  uplift_bar_chart_set_items (chart, items, list->n);
  uplift_chart_specs_tell_influencers (UPLIFT_CHART (chart), results,
                                       uplift_top_list_list_influencers (list), measure, TRUE);
  uplift_chart_specs_add_platforms (chart, list);
  uplift_chart_specs_set_measure (chart, measure, title, results);
}

char *
uplift_influencers_specs_dup_bars_hint (UpliftMeasure measure, const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  /* Translators: %s is a reason, such as “fewer than two users in an arm”. */
  if (measure == UPLIFT_MEASURE_IROAS && results->incremental.reason != NULL)
    return g_strdup_printf (_ ("No incremental ROAS: %s."), results->incremental.reason);
  return g_strdup (uplift_chart_specs_get_top_hint (measure, results));
}

static gboolean
has_place (const UpliftInfluencerFigures *row)
{
  return row->shown && !isnan (row->figures.spend)
         && (row->figures.revenue != 0 || row->figures.spend != 0.0);
}

static void
set_scatter_texts (UpliftScatterChart *chart, const UpliftResults *results)
{
  uplift_scatter_chart_set_texts (chart, &(UpliftScatterTexts){
                                             .title = _ ("Revenue against spend"),
                                             .x_title = _ ("Spend"),
                                             .y_title = _ ("Revenue"),
                                             .value = _ ("ROAS"),
                                             .pivot = _ ("break-even"),
                                             .bad = _ ("loss-making"),
                                         });
  uplift_scatter_chart_set_format (chart, uplift_chart_format_money,
                                   g_strdup (results->dataset->currency), g_free);
  uplift_scatter_chart_set_value_format (chart, uplift_chart_format_ratio, NULL, NULL);
}

GArray *
uplift_influencers_specs_fill_scatter (UpliftScatterChart *chart, UpliftResults *results)
{
  g_return_val_if_fail (UPLIFT_IS_SCATTER_CHART (chart), NULL);
  g_return_val_if_fail (results != NULL, NULL);

  const UpliftDataset *dataset = results->dataset;
  double break_even = 1.0 / results->settings.margin;
  GArray *influencers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree UpliftScatterPoint *points = g_new (UpliftScatterPoint, dataset->influencers.n);
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    {
      const UpliftInfluencerFigures *row = &results->influencers[i];

      if (!has_place (row))
        continue;
      points[influencers->len] = (UpliftScatterPoint){
        .label = dataset->influencers.name[i],
        .x = row->figures.spend,
        .y = uplift_money_to_double (row->figures.revenue),
        .value = row->figures.roas,
        .pale = !row->selected,
        .bad = row->loss_making,
      };
      g_array_append_val (influencers, i);
    }
  uplift_scatter_chart_set_points (chart, points, influencers->len, break_even);
  uplift_chart_specs_tell_influencers (UPLIFT_CHART (chart), results, g_array_ref (influencers),
                                       UPLIFT_MEASURE_ROAS, FALSE);
  uplift_scatter_chart_set_line (chart, break_even, _ ("break-even"));
  set_scatter_texts (chart, results);
  return influencers;
}

const char *
uplift_influencers_specs_get_scatter_hint (const UpliftResults *results)
{
  return uplift_chart_specs_get_top_hint (UPLIFT_MEASURE_ROAS, results);
}

/* The name of the series says what it is, in the tooltips. */
static void
fill_days (UpliftLineChart *chart, const UpliftInfluencerTimeline *timeline, const char *name,
           const double *values, const UpliftResults *results)
{
  static const UpliftTimeUnit units[] = {
    [UPLIFT_TIME_POINTS_DAY] = UPLIFT_TIME_DAY,
    [UPLIFT_TIME_POINTS_WEEK] = UPLIFT_TIME_WEEK,
    [UPLIFT_TIME_POINTS_MONTH] = UPLIFT_TIME_MONTH,
  };
  UpliftLineSeries series = { .name = name, .values = values };

  uplift_line_chart_set_data (chart, units[timeline->points->unit], timeline->points->days,
                              timeline->points->n, &series, timeline->points->n > 0 ? 1 : 0);
  if (timeline->points->n > 0)
    uplift_chart_specs_set_extent (chart, results);
}

static const char *
get_orders_title (UpliftTimePointsUnit unit)
{
  switch (unit)
    {
    case UPLIFT_TIME_POINTS_WEEK:
      return _ ("Orders by week");
    case UPLIFT_TIME_POINTS_MONTH:
      return _ ("Orders by month");
    case UPLIFT_TIME_POINTS_DAY:
    default:
      return _ ("Orders by day");
    }
}

static const char *
get_revenue_title (UpliftTimePointsUnit unit)
{
  switch (unit)
    {
    case UPLIFT_TIME_POINTS_WEEK:
      return _ ("Revenue by week");
    case UPLIFT_TIME_POINTS_MONTH:
      return _ ("Revenue by month");
    case UPLIFT_TIME_POINTS_DAY:
    default:
      return _ ("Revenue by day");
    }
}

void
uplift_influencers_specs_fill_orders (UpliftLineChart *chart,
                                      const UpliftInfluencerTimeline *timeline,
                                      const UpliftResults *results)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (timeline != NULL && results != NULL);

  fill_days (chart, timeline, _ ("Orders"), timeline->orders, results);
  uplift_line_chart_set_titles (chart, get_orders_title (timeline->points->unit), _ ("Orders"));
  uplift_line_chart_set_format (chart, uplift_chart_format_count, NULL, NULL);
}

void
uplift_influencers_specs_fill_revenue (UpliftLineChart *chart,
                                       const UpliftInfluencerTimeline *timeline,
                                       const UpliftResults *results)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (timeline != NULL && results != NULL);

  fill_days (chart, timeline, _ ("Revenue"), timeline->revenue, results);
  uplift_line_chart_set_titles (chart, get_revenue_title (timeline->points->unit), _ ("Revenue"));
  uplift_line_chart_set_format (chart, uplift_chart_format_money,
                                g_strdup (results->dataset->currency), g_free);
}
