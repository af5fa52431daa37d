#include "app/chart/chart-specs.h"

#include "app/chart/chart-formats.h"
#include "app/chart/value-colors.h"
#include "app/influencers/influencer-tooltip.h"
#include "app/words/cost-text.h"
#include "app/words/measure-text.h"
#include "core/figures/leaderboard.h"

#include <glib/gi18n.h>

static UpliftNumberFormat
get_format (UpliftMeasure measure)
{
  switch (measure)
    {
    case UPLIFT_MEASURE_ROI:
      return uplift_chart_format_percent;
    case UPLIFT_MEASURE_REVENUE:
    case UPLIFT_MEASURE_PROFIT:
    case UPLIFT_MEASURE_CPA:
      return uplift_chart_format_short_money;
    case UPLIFT_MEASURE_ORDERS:
      return uplift_chart_format_count;
    case UPLIFT_MEASURE_ROAS:
    case UPLIFT_MEASURE_IROAS:
    case UPLIFT_N_MEASURES:
    default:
      return uplift_chart_format_ratio;
    }
}

/* Where the payout is just earned back; no value where the measure does not tell. */
static double
get_break_even (UpliftMeasure measure, const UpliftSettings *settings)
{
  switch (measure)
    {
    case UPLIFT_MEASURE_ROAS:
    case UPLIFT_MEASURE_IROAS:
      return 1.0 / settings->margin;
    case UPLIFT_MEASURE_ROI:
    case UPLIFT_MEASURE_PROFIT:
      return 0.0;
    case UPLIFT_MEASURE_REVENUE:
    case UPLIFT_MEASURE_ORDERS:
    case UPLIFT_MEASURE_CPA:
    case UPLIFT_N_MEASURES:
    default:
      return UPLIFT_NO_VALUE;
    }
}

void
uplift_chart_specs_set_measure (UpliftBarChart *chart, UpliftMeasure measure, const char *title,
                                const UpliftResults *results)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (measure < UPLIFT_N_MEASURES);
  g_return_if_fail (title != NULL && results != NULL);

  const char *name = uplift_measure_text_get_title (measure);
  gboolean rests_on_spend = measure != UPLIFT_MEASURE_REVENUE && measure != UPLIFT_MEASURE_ORDERS;
  g_autofree char *axis_title
      = rests_on_spend ? uplift_cost_text_dup_title (name, results) : g_strdup (name);
  uplift_bar_chart_set_titles (chart, title, axis_title);
  uplift_bar_chart_set_format (chart, get_format (measure), g_strdup (results->dataset->currency),
                               g_free);
  uplift_bar_chart_set_reference (chart, get_break_even (measure, &results->settings),
                                  _ ("break-even"));
}

/* What a chart is told by. */
typedef struct
{
  UpliftResults *results; /* (owned) */
  GArray *influencers;    /* of guint32, by datum (owned) */
  UpliftMeasure measure;
  gboolean with_best;
} Teller;

static void
teller_free (gpointer data)
{
  Teller *teller = data;

  uplift_results_unref (teller->results);
  g_array_unref (teller->influencers);
  g_free (teller);
}

static char *
tell_cb (guint datum, gpointer user_data)
{
  const Teller *teller = user_data;
  guint32 influencer = g_array_index (teller->influencers, guint32, datum);
  g_autofree char *text
      = uplift_influencer_tooltip_new (teller->results, influencer, teller->measure);
  g_autofree guint8 *best
      = teller->with_best ? uplift_leaderboard_find_best (teller->results) : NULL;

  if (best == NULL || best[influencer] == 0)
    return g_steal_pointer (&text);
  g_autofree char *praise = uplift_measure_text_dup_best (best[influencer]);
  return g_strconcat (text, "\n★ ", praise, NULL);
}

void
uplift_chart_specs_tell_influencers (UpliftChart *chart, UpliftResults *results,
                                     GArray *influencers, UpliftMeasure measure, gboolean with_best)
{
  g_return_if_fail (UPLIFT_IS_CHART (chart));
  g_return_if_fail (results != NULL && influencers != NULL);

  Teller *teller = g_new (Teller, 1);
  *teller = (Teller){ uplift_results_ref (results), influencers, measure, with_best };
  uplift_chart_set_teller (chart, tell_cb, teller, teller_free);
}

void
uplift_chart_specs_fill_top (UpliftBarChart *chart, const UpliftTopList *list,
                             UpliftMeasure measure, UpliftResults *results)
{
  g_autofree UpliftBarItem *items = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (list != NULL);
  g_return_if_fail (results != NULL);

  items = g_new (UpliftBarItem, list->n);
  for (guint i = 0; i < list->n; i++)
    items[i] = (UpliftBarItem){
      .label = list->entries[i].name,
      .value = list->entries[i].value,
      .color = list->entries[i].color,
      .pale = list->entries[i].pale,
      .bad = list->entries[i].bad,
    };

  title = uplift_chart_specs_dup_top_title (measure, list->n);
  uplift_bar_chart_set_items (chart, items, list->n);
  uplift_chart_specs_tell_influencers (UPLIFT_CHART (chart), results,
                                       uplift_top_list_list_influencers (list), measure, FALSE);
  uplift_chart_specs_add_platforms (chart, list);
  uplift_chart_specs_set_measure (chart, measure, title, results);
}

void
uplift_chart_specs_set_extent (UpliftLineChart *chart, const UpliftResults *results)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (results != NULL);

  UpliftDay since = uplift_filter_get_since (results->filter);
  UpliftDay until = uplift_filter_get_until (results->filter);
  UpliftDay first = results->dataset->first_day, last = results->dataset->last_day;

  if (first == UPLIFT_DAY_NONE)
    return;
  if (since != UPLIFT_DAY_NONE)
    first = MAX (first, since);
  if (until != UPLIFT_DAY_NONE)
    last = MIN (last, until);
  if (first <= last)
    uplift_line_chart_set_extent (chart, first, last);
}

void
uplift_chart_specs_fill_timeline (UpliftLineChart *chart, const UpliftTimeline *timeline,
                                  const UpliftResults *results)
{
  static const UpliftTimeUnit units[] = {
    [UPLIFT_TIME_POINTS_DAY] = UPLIFT_TIME_DAY,
    [UPLIFT_TIME_POINTS_WEEK] = UPLIFT_TIME_WEEK,
    [UPLIFT_TIME_POINTS_MONTH] = UPLIFT_TIME_MONTH,
  };
  g_autofree UpliftLineSeries *series = NULL;

  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (timeline != NULL);
  g_return_if_fail (results != NULL);

  series = g_new (UpliftLineSeries, timeline->n_series);
  for (guint i = 0; i < timeline->n_series; i++)
    series[i] = (UpliftLineSeries){
      .name = timeline->series[i].name,
      .values = timeline->series[i].values,
      .color = timeline->series[i].color,
      .pale = timeline->series[i].pale,
    };
  uplift_line_chart_set_data (chart, units[timeline->points->unit], timeline->points->days,
                              timeline->points->n, series, timeline->n_series);
  uplift_chart_specs_set_extent (chart, results);
  uplift_line_chart_set_titles (chart, _ ("Revenue over time by source"), _ ("Revenue"));
  uplift_line_chart_set_format (chart, uplift_chart_format_money,
                                g_strdup (results->dataset->currency), g_free);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer names)
{
  const char *left = uplift_dictionary_get (names, *(const guint32 *) a);
  const char *right = uplift_dictionary_get (names, *(const guint32 *) b);

  if ((*left == '\0') != (*right == '\0'))
    return *left == '\0' ? 1 : -1;
  return g_utf8_collate (left, right);
}

/* The codes of the platforms that entries of the list have, by name (transfer full). */
static GArray *
collect_platforms (const UpliftTopList *list)
{
  const UpliftDataset *dataset = list->dataset;
  UpliftDictionary *names = dataset->values[UPLIFT_DIMENSION_PLATFORM];
  guint32 n = uplift_dictionary_get_size (names);
  g_autofree gboolean *occurs = g_new0 (gboolean, n);
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < list->n; i++)
    occurs[dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][list->entries[i].influencer]]
        = TRUE;
  for (guint32 code = 0; code < n; code++)
    if (occurs[code])
      g_array_append_val (codes, code);
  g_array_sort_with_data (codes, compare_names_cb, names);
  return codes;
}

void
uplift_chart_specs_list_platforms (const UpliftTopList *list, UpliftLegendFunc func,
                                   gpointer user_data)
{
  g_autoptr (GArray) codes = NULL;

  g_return_if_fail (list != NULL);
  g_return_if_fail (func != NULL);

  if (!list->dataset->has_dimension[UPLIFT_DIMENSION_PLATFORM])
    return;
  codes = collect_platforms (list);
  for (guint i = 0; i < codes->len; i++)
    {
      guint32 code = g_array_index (codes, guint32, i);
      const char *name
          = uplift_dictionary_get (list->dataset->values[UPLIFT_DIMENSION_PLATFORM], code);

      func (*name != '\0' ? name : _ ("(none)"),
            uplift_value_color_get (list->dataset, UPLIFT_DIMENSION_PLATFORM, code), user_data);
    }
}

static void
add_key_cb (const char *name, guint color, gpointer chart)
{
  uplift_bar_chart_add_key (chart, name, color);
}

void
uplift_chart_specs_add_platforms (UpliftBarChart *chart, const UpliftTopList *list)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));

  uplift_chart_specs_list_platforms (list, add_key_cb, chart);
}

char *
uplift_chart_specs_dup_top_title (UpliftMeasure measure, guint n)
{
  const char *noun = uplift_measure_text_get_noun (measure);

  if (n == 0)
    return g_strdup_printf (_ ("Top by %s"), noun);
  return g_strdup_printf (_ ("Top %u by %s"), n, noun);
}

const char *
uplift_chart_specs_get_top_hint (UpliftMeasure measure, const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  gboolean is_sum = measure == UPLIFT_MEASURE_REVENUE || measure == UPLIFT_MEASURE_ORDERS;
  if (results->dataset->influencers.n == 0)
    return _ ("No influencers: open an influencers file, or tracking with influencer ids.");
  if (!is_sum && !results->dataset->tables[UPLIFT_TABLE_PAYOUTS].present)
    return _ ("No payouts file, so no spend: open one together with the other files.");
  if (!uplift_filter_is_empty (results->filter))
    return is_sum ? _ ("No influencer has sales under these filters: clear some of them.")
                  : _ ("No influencer has spend under these filters: clear some of them.");
  return is_sum ? _ ("No influencer has sales: check the influencer ids of the tracking file.")
                : _ ("No influencer has spend: check the payouts file.");
}

const char *
uplift_chart_specs_get_timeline_hint (const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  if (!uplift_filter_is_empty (results->filter))
    return _ ("No revenue under these filters: clear some of them.");
  return _ ("No revenue: check the dates and amounts of the tracking file.");
}
