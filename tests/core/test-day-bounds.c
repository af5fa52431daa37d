#include "core/read/day-bounds.h"

#define TODAY 20000

static UpliftDayBounds
find (const UpliftDay *days, guint n)
{
  return uplift_day_bounds_find (days, sizeof *days, NULL, n, TODAY);
}

static guint
count (const UpliftDay *days, guint n, UpliftDayDoubt doubt)
{
  UpliftDayBounds bounds = find (days, n);
  guint found = 0;

  for (guint i = 0; i < n; i++)
    found += uplift_day_bounds_judge (&bounds, days[i]) == doubt;
  return found;
}

static void
test_few (void)
{
  const UpliftDay days[] = { 100, 101, 9000 };

  g_assert_cmpuint (count (days, 0, UPLIFT_DAY_FAR), ==, 0);
  g_assert_cmpuint (count (days, 3, UPLIFT_DAY_FAR), ==, 0);
}

static void
test_one_far (void)
{
  const UpliftDay low[] = { 10000, 10001, 10002, 10003, 9638 };
  const UpliftDay lower[] = { 10000, 10001, 10002, 10003, 9634 };
  const UpliftDay high[] = { 10000, 10001, 10002, 10003, 10369 };

  g_assert_cmpuint (count (low, 5, UPLIFT_DAY_FAR), ==, 0);
  g_assert_cmpuint (count (lower, 5, UPLIFT_DAY_FAR), ==, 1);
  g_assert_cmpint (find (lower, 5).first, ==, 10000);
  g_assert_cmpint (find (lower, 5).last, ==, 10003);
  g_assert_cmpuint (count (high, 5, UPLIFT_DAY_FAR), ==, 1);
}

static void
test_future (void)
{
  const UpliftDay days[] = { 19996, 19997, 19998, TODAY, TODAY + 1, TODAY + 9000, UPLIFT_DAY_NONE };

  g_assert_cmpuint (count (days, 7, UPLIFT_DAY_IN_FUTURE), ==, 2);
  g_assert_cmpuint (count (days, 7, UPLIFT_DAY_FAR), ==, 0);
  g_assert_cmpuint (count (days, 7, UPLIFT_DAY_FINE), ==, 5);
}

/* Days that only look doubtful: of ten years, growing ever faster, of two campaigns. */
static void
test_no_false_alarm (void)
{
  UpliftDay days[1000];

  for (guint i = 0; i < 1000; i++)
    days[i] = 10000 + (UpliftDay) i * 4;
  g_assert_cmpuint (count (days, 1000, UPLIFT_DAY_FAR), ==, 0);
  for (guint i = 0; i < 1000; i++)
    days[i] = 18000 - (UpliftDay) (6000.0 * (1.0 - i / 1000.0) * (1.0 - i / 1000.0));
  g_assert_cmpuint (count (days, 1000, UPLIFT_DAY_FAR), ==, 0);
  for (guint i = 0; i < 1000; i++)
    days[i] = (i < 100 ? 10000 : 14000) + (UpliftDay) i % 30;
  g_assert_cmpuint (count (days, 1000, UPLIFT_DAY_FAR), ==, 0);
  for (guint i = 0; i < 1000; i++)
    days[i] = (i < 50 ? 10000 : 14000) + (UpliftDay) i % 30;
  g_assert_cmpuint (count (days, 1000, UPLIFT_DAY_FAR), ==, 50);
}

/* A wide middle half needs a wider gap. */
static void
test_span (void)
{
  const UpliftDay days[] = { 10000, 10100, 10200, 10300, 10400, 10500, 10600, 10700, 11900 };
  const UpliftDay farther[] = { 10000, 10100, 10200, 10300, 10400, 10500, 10600, 10700, 11901 };

  /* Quartiles 10200 and 10600: a gap of 1200 is none too many, one of 1201 is. */
  g_assert_cmpuint (count (days, 9, UPLIFT_DAY_FAR), ==, 0);
  g_assert_cmpuint (count (farther, 9, UPLIFT_DAY_FAR), ==, 1);
}

static void
test_stride (void)
{
  const struct
  {
    UpliftDay day;
    guint32 other;
  } rows[] = { { 10000, 1 }, { 10001, 2 }, { 3, 3 }, { 10002, 4 }, { 10003, 5 } };
  UpliftDayBounds bounds = uplift_day_bounds_find (&rows[0].day, sizeof rows[0], NULL, 5, TODAY);

  g_assert_cmpint (bounds.first, ==, 10000);
  g_assert_cmpint (uplift_day_bounds_judge (&bounds, 3), ==, UPLIFT_DAY_FAR);
}

/* From the first day of the calendar to the last. */
static void
test_whole_calendar (void)
{
  UpliftDay first = uplift_day_from_date (1, 1, 1), last = uplift_day_from_date (9999, 12, 31);
  const UpliftDay days[] = { first, 0, 1, 2, 3, 4, last };
  UpliftDayBounds bounds = uplift_day_bounds_find (days, sizeof *days, NULL, 7, last);

  /* Two of seven rows are too many to be exceptions. */
  g_assert_cmpint (uplift_day_bounds_judge (&bounds, first), ==, UPLIFT_DAY_FINE);
  bounds = uplift_day_bounds_find (days, sizeof *days, NULL, 6, last);
  g_assert_cmpint (uplift_day_bounds_judge (&bounds, first), ==, UPLIFT_DAY_FAR);
  g_assert_cmpint (uplift_day_bounds_judge (&bounds, 4), ==, UPLIFT_DAY_FINE);
}

static void
test_today (void)
{
  g_autofree char *today = uplift_day_to_iso (uplift_day_get_today ());

  g_assert_cmpstr (today, >, "2024-01-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-bounds/few", test_few);
  g_test_add_func ("/day-bounds/one-far", test_one_far);
  g_test_add_func ("/day-bounds/future", test_future);
  g_test_add_func ("/day-bounds/no-false-alarm", test_no_false_alarm);
  g_test_add_func ("/day-bounds/span", test_span);
  g_test_add_func ("/day-bounds/stride", test_stride);
  g_test_add_func ("/day-bounds/whole-calendar", test_whole_calendar);
  g_test_add_func ("/day-bounds/today", test_today);
  return g_test_run ();
}
