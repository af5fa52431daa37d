#include "app/chart/time-points.h"

/* 2024-12-30 is a Monday, day 20087. */
static const struct
{
  int span;
  UpliftTimePointsUnit unit;
  guint n;
  UpliftDay first, second, end_of_first;
} cases[] = {
  { 1, UPLIFT_TIME_POINTS_DAY, 1, 20088, 0, 20088 },
  { 62, UPLIFT_TIME_POINTS_DAY, 62, 20088, 20089, 20088 },
  { 63, UPLIFT_TIME_POINTS_WEEK, 10, 20087, 20094, 20093 },
  { 400, UPLIFT_TIME_POINTS_WEEK, 58, 20087, 20094, 20093 },
  { 401, UPLIFT_TIME_POINTS_MONTH, 15, 20058, 20089, 20088 },
};

static void
test_units (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (UpliftTimePoints) points
          = uplift_time_points_new (20088, 20088 + cases[i].span - 1);

      g_test_message ("%d days", cases[i].span);
      g_assert_cmpint (points->unit, ==, cases[i].unit);
      g_assert_cmpuint (points->n, ==, cases[i].n);
      g_assert_cmpint (points->days[0], ==, cases[i].first);
      if (points->n > 1)
        g_assert_cmpint (points->days[1], ==, cases[i].second);
      g_assert_cmpint (uplift_time_points_get_last_day (points, 0), ==, cases[i].end_of_first);
    }
}

/* Each day is in the point that begins on it or last before it, and no day outside is in any. */
static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UpliftDay last = 20088 + cases[i].span - 1;
      g_autoptr (UpliftTimePoints) points = uplift_time_points_new (20088, last);
      guint expected = 0, found;

      g_assert_false (uplift_time_points_find (points, points->days[0] - 1, &found));
      for (UpliftDay day = points->days[0]; day <= last; day++)
        {
          if (expected + 1 < points->n && day == points->days[expected + 1])
            expected++;
          g_assert_true (uplift_time_points_find (points, day, &found));
          g_assert_cmpuint (found, ==, expected);
          g_assert_cmpint (uplift_time_points_get_last_day (points, found), >=, day);
        }
      g_assert_false (uplift_time_points_find (
          points, uplift_time_points_get_last_day (points, points->n - 1) + 1, &found));
    }
}

static void
test_none (void)
{
  g_autoptr (UpliftTimePoints) points = uplift_time_points_new (UPLIFT_DAY_NONE, UPLIFT_DAY_NONE);
  guint found;

  g_assert_cmpuint (points->n, ==, 0);
  g_assert_false (uplift_time_points_find (points, 20088, &found));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-points/units", test_units);
  g_test_add_func ("/time-points/find", test_find);
  g_test_add_func ("/time-points/none", test_none);
  return g_test_run ();
}
