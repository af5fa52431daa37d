#include "app/influencers/influencer-timeline.h"

static UpliftTimePoints *
make_points (const UpliftInfluencerDetails *details, const UpliftResults *results)
{
  UpliftDay first = details->dataset->first_day, last = details->dataset->last_day;
  UpliftDay since = uplift_filter_get_since (results->filter);
  UpliftDay until = uplift_filter_get_until (results->filter);

  if (details->n_days == 0)
    return uplift_time_points_new (UPLIFT_DAY_NONE, UPLIFT_DAY_NONE);
  if (since != UPLIFT_DAY_NONE)
    first = MAX (first, since);
  if (until != UPLIFT_DAY_NONE)
    last = MIN (last, until);
  return uplift_time_points_new (first, last);
}

UpliftInfluencerTimeline *
uplift_influencer_timeline_new (const UpliftInfluencerDetails *details,
                                const UpliftResults *results)
{
  g_return_val_if_fail (details != NULL && results != NULL, NULL);

  UpliftInfluencerTimeline *timeline = g_new0 (UpliftInfluencerTimeline, 1);
  timeline->points = make_points (details, results);
  timeline->orders = g_new0 (double, timeline->points->n);
  timeline->revenue = g_new0 (double, timeline->points->n);
  for (guint d = 0; d < details->n_days; d++)
    {
      const UpliftInfluencerDay *day = &details->days[d];
      guint point;

      if (!uplift_time_points_find (timeline->points, day->day, &point))
        continue;
      timeline->orders[point] += (double) day->orders;
      timeline->revenue[point] += uplift_money_to_double (day->revenue);
    }
  return timeline;
}

void
uplift_influencer_timeline_free (UpliftInfluencerTimeline *timeline)
{
  if (timeline == NULL)
    return;
  uplift_time_points_free (timeline->points);
  g_free (timeline->orders);
  g_free (timeline->revenue);
  g_free (timeline);
}
