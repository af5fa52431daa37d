#include "app/posts/posts-specs.h"

#include "app/chart/chart-formats.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

/* Bars of a platform: mean and pooled. */
#define N_RATES 2

static char *
dup_rate_tooltip (const char *platform, const char *rate_name, double rate, gint64 posts)
{
  g_autofree char *percent = uplift_format_percent (rate);
  g_autofree char *count = uplift_format_count (posts);
  /* Translators: %s is a number. */
  g_autofree char *from = g_strdup_printf (ngettext ("%s post", "%s posts", (gulong) posts), count);

  return g_strdup_printf ("%s\n%s: %s\n%s", platform, rate_name, percent, from);
}

void
uplift_posts_specs_fill_engagement (UpliftBarChart *chart, const UpliftResults *results)
{
  const char *const names[N_RATES] = { _ ("Mean of the posts"), _ ("Pooled, ratio of sums") };
  g_autoptr (GPtrArray) tooltips = g_ptr_array_new_with_free_func (g_free);
  g_autofree UpliftBarItem *items = NULL;

  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (results != NULL);

  items = g_new0 (UpliftBarItem, results->n_engagement * N_RATES);
  for (guint i = 0; i < results->n_engagement * N_RATES; i++)
    {
      const UpliftEngagementRow *row = &results->engagement[i / N_RATES];
      const char *platform = uplift_dictionary_get (
          results->dataset->values[UPLIFT_DIMENSION_PLATFORM], row->platform);

      items[i].group = *platform != '\0' ? platform : _ ("(none)");
      items[i].label = names[i % N_RATES];
      items[i].value = i % N_RATES == 0 ? row->rate : row->pooled_rate;
      items[i].color = i % N_RATES;
      items[i].pale = !row->selected;
      items[i].tooltip
          = dup_rate_tooltip (items[i].group, items[i].label, items[i].value, row->posts);
      g_ptr_array_add (tooltips, (char *) items[i].tooltip);
    }
  uplift_bar_chart_set_items (chart, items, results->n_engagement * N_RATES);
  uplift_bar_chart_set_titles (chart, _ ("Engagement rate by platform"), _ ("Engagement rate"));
  uplift_bar_chart_set_format (chart, uplift_chart_format_percent, NULL, NULL);
}

guint32
uplift_posts_specs_get_platform (const UpliftResults *results, guint datum)
{
  g_return_val_if_fail (results != NULL, 0);
  g_return_val_if_fail (datum / N_RATES < results->n_engagement, 0);

  return results->engagement[datum / N_RATES].platform;
}

/* At an axis millions are short, alone they are whole. */
static char *
format_reach_cb (double value, double step, gpointer user_data)
{
  return step > 0 ? uplift_format_money_tick (value, step, NULL)
                  : uplift_format_count ((gint64) value);
}

/* From which to which day there are data at all, posts or orders, within the period of the filter.
 */
static void
set_extent (UpliftLineChart *chart, const UpliftResults *results)
{
  UpliftDay since = uplift_filter_get_since (results->filter);
  UpliftDay until = uplift_filter_get_until (results->filter);
  UpliftDay first = results->post_days[0].day;
  UpliftDay last = results->post_days[results->n_post_days - 1].day;

  if (results->dataset->first_day != UPLIFT_DAY_NONE)
    {
      first = MIN (first, results->dataset->first_day);
      last = MAX (last, results->dataset->last_day);
    }
  if (since != UPLIFT_DAY_NONE)
    first = MAX (first, since);
  if (until != UPLIFT_DAY_NONE)
    last = MIN (last, until);
  uplift_line_chart_set_extent (chart, first, last);
}

/* values: (nullable) one for each point. */
static void
fill (UpliftLineChart *chart, const UpliftPostTimeline *timeline, const UpliftResults *results,
      const char *name, const double *values)
{
  static const UpliftTimeUnit units[] = {
    [UPLIFT_TIME_POINTS_DAY] = UPLIFT_TIME_DAY,
    [UPLIFT_TIME_POINTS_WEEK] = UPLIFT_TIME_WEEK,
    [UPLIFT_TIME_POINTS_MONTH] = UPLIFT_TIME_MONTH,
  };
  const UpliftTimePoints *points = timeline->points;
  UpliftLineSeries series = { .name = name, .values = values };
  gboolean has_values = values != NULL && points->n > 0;

  uplift_line_chart_set_data (chart, units[points->unit], points->days, points->n, &series,
                              has_values ? 1 : 0);
  if (has_values)
    set_extent (chart, results);
}

void
uplift_posts_specs_fill_posts (UpliftLineChart *chart, const UpliftPostTimeline *timeline,
                               const UpliftResults *results)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (timeline != NULL && results != NULL);

  fill (chart, timeline, results, _ ("Posts"), timeline->posts);
  uplift_line_chart_set_titles (chart, _ ("Posts over time"), _ ("Posts"));
  uplift_line_chart_set_format (chart, uplift_chart_format_count, NULL, NULL);
}

void
uplift_posts_specs_fill_reach (UpliftLineChart *chart, const UpliftPostTimeline *timeline,
                               const UpliftResults *results)
{
  const char *name;

  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (timeline != NULL && results != NULL);

  name = results->dataset->posts.reach_is_views ? _ ("Views") : _ ("Reach");
  fill (chart, timeline, results, name, timeline->reach);
  uplift_line_chart_set_titles (chart, _ ("Reach over time"), name);
  uplift_line_chart_set_format (chart, format_reach_cb, NULL, NULL);
}

const char *
uplift_posts_specs_get_engagement_hint (const UpliftResults *results)
{
  const UpliftTotals *totals;

  g_return_val_if_fail (results != NULL, NULL);

  totals = &results->totals;
  if (totals->reach == UPLIFT_COUNT_NONE || totals->posts == 0)
    return uplift_posts_specs_get_reach_hint (results);
  if (totals->engagements == UPLIFT_COUNT_NONE)
    return _ ("The posts file has neither likes nor comments, so no engagement rate.");
  return _ ("No post has both reach and likes or comments.");
}

const char *
uplift_posts_specs_get_posts_hint (const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  if (!uplift_filter_is_empty (results->filter))
    return _ ("No posts under these filters: clear some of them.");
  return _ ("No posts: check the influencer ids and the dates of the posts file.");
}

const char *
uplift_posts_specs_get_reach_hint (const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  if (results->totals.reach == UPLIFT_COUNT_NONE)
    return _ ("The posts file has no reach: a column “reach”, “views” or “impressions” would show "
              "here.");
  return uplift_posts_specs_get_posts_hint (results);
}
