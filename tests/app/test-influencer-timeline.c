/* The points of an influencer's chart add up to its figures, and lie over all days of the data that
 * the period leaves. */
#include "../core/random-case.h"
#include "app/influencers/influencer-timeline.h"

static void
check_extent (const UpliftInfluencerTimeline *timeline, const UpliftResults *results)
{
  UpliftDay since = uplift_filter_get_since (results->filter);
  UpliftDay until = uplift_filter_get_until (results->filter);
  UpliftDay first = results->dataset->first_day, last = results->dataset->last_day;
  guint point;

  first = since != UPLIFT_DAY_NONE ? MAX (first, since) : first;
  last = until != UPLIFT_DAY_NONE ? MIN (last, until) : last;
  g_assert_true (uplift_time_points_find (timeline->points, first, &point));
  g_assert_cmpuint (point, ==, 0);
  g_assert_true (uplift_time_points_find (timeline->points, last, &point));
  g_assert_cmpuint (point, ==, timeline->points->n - 1);
}

static void
check_case (const RandomCase *test)
{
  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    {
      g_autoptr (UpliftInfluencerDetails) details
          = uplift_influencer_details_new (test->results, i);
      g_autoptr (UpliftInfluencerTimeline) timeline
          = uplift_influencer_timeline_new (details, test->results);
      double orders = 0.0, revenue = 0.0;
      g_assert_cmpint (timeline->points->n > 0, ==, details->n_days > 0);
      for (guint point = 0; point < timeline->points->n; point++)
        {
          orders += timeline->orders[point];
          revenue += timeline->revenue[point];
        }
      g_assert_cmpfloat (orders, ==, (double) details->figures.figures.orders);
      random_case_assert_near (revenue, uplift_money_to_double (details->figures.figures.revenue));
      if (details->n_days > 0)
        check_extent (timeline, test->results);
    }
}

static void
test_random (void)
{
  random_case_for_each (check_case);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/influencer-timeline/random", test_random);
  return g_test_run ();
}
