#include "app/posts/post-timeline.h"

static void
add_day (UpliftPostTimeline *timeline, const UpliftPostDayRow *row)
{
  guint point;

  if (!uplift_time_points_find (timeline->points, row->day, &point))
    g_return_if_reached ();

  timeline->posts[point] += (double) row->posts;
  if (timeline->reach != NULL)
    timeline->reach[point] += (double) row->reach;
}

UpliftPostTimeline *
uplift_post_timeline_new (const UpliftResults *results)
{
  g_autoptr (UpliftPostTimeline) timeline = g_new0 (UpliftPostTimeline, 1);
  UpliftDay first = UPLIFT_DAY_NONE, last = UPLIFT_DAY_NONE;

  g_return_val_if_fail (results != NULL, NULL);

  if (results->n_post_days > 0)
    {
      first = results->post_days[0].day;
      last = results->post_days[results->n_post_days - 1].day;
    }
  timeline->points = uplift_time_points_new (first, last);
  timeline->posts = g_new0 (double, timeline->points->n);
  if (results->totals.reach != UPLIFT_COUNT_NONE)
    timeline->reach = g_new0 (double, timeline->points->n);
  for (guint i = 0; i < results->n_post_days; i++)
    add_day (timeline, &results->post_days[i]);
  return g_steal_pointer (&timeline);
}

void
uplift_post_timeline_free (UpliftPostTimeline *timeline)
{
  if (timeline == NULL)
    return;
  uplift_time_points_free (timeline->points);
  g_free (timeline->posts);
  g_free (timeline->reach);
  g_free (timeline);
}
