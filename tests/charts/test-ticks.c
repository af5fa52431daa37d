#include "charts/ticks.h"

#include <math.h>

#define ROUNDS 5000

/* A number of any magnitude and sign, and zero now and then. */
static double
make_number (void)
{
  if (g_test_rand_int_range (0, 20) == 0)
    return 0;
  return g_test_rand_double_range (-10, 10) * pow (10, g_test_rand_int_range (-200, 200));
}

static void
check_ticks (const UpliftTicks *ticks, double min, double max)
{
  double step = uplift_ticks_get_step (ticks);

  g_assert_true (ticks->mantissa == 1 || ticks->mantissa == 2 || ticks->mantissa == 5);
  g_assert_cmpfloat (step, >, 0);
  for (guint i = 0; i < ticks->n; i++)
    {
      double value = uplift_ticks_get_value (ticks, i);

      g_assert_true (isfinite (value));
      g_assert_cmpfloat (value, >=, min - 1e-8 * step);
      g_assert_cmpfloat (value, <=, max + 1e-8 * step);
      if (fabs (value) < step / 2)
        {
          g_assert_cmpfloat (value, ==, 0);
          g_assert_false (signbit (value));
        }
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (value - uplift_ticks_get_value (ticks, i - 1), step,
                                        1e-6 * step);
    }
}

static void
test_laws (void)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      double a = make_number ();
      double b = make_number ();
      double min = MIN (a, b), max = MAX (a, b);
      guint most = (guint) g_test_rand_int_range (1, 20);

      uplift_range_make_proper (&min, &max);
      g_assert_cmpint (uplift_range_classify (min, max), ==, UPLIFT_RANGE_PROPER);

      UpliftTicks ticks = uplift_ticks_compute (min, max, most);

      g_assert_cmpuint (ticks.n, <=, most);
      /* Steps grow at most 2.5-fold, so that at least a third of the room is used. */
      g_assert_cmpuint (ticks.n + 1, >=, most / 3);
      check_ticks (&ticks, min, max);
    }
}

static void
test_round (void)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      double a = make_number ();
      double b = make_number ();
      double min = MIN (a, b), max = MAX (a, b);
      guint most = (guint) g_test_rand_int_range (1, 20);

      uplift_range_make_proper (&min, &max);

      double wide_min = min, wide_max = max;
      UpliftTicks ticks = uplift_ticks_compute_round (&wide_min, &wide_max, most);

      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_cmpuint (ticks.n, <=, MAX (most, 3));
      g_assert_cmpfloat (wide_min, <=, min);
      g_assert_cmpfloat (wide_max, >=, max);
      check_ticks (&ticks, wide_min, wide_max);
    }
}

static void
test_known (void)
{
  UpliftTicks ticks = uplift_ticks_compute (0, 1, 11);

  g_assert_cmpuint (ticks.n, ==, 11);
  g_assert_cmpfloat (uplift_ticks_get_value (&ticks, 3), ==, 0.3);
  g_assert_cmpfloat (uplift_ticks_get_value (&ticks, 7), ==, 0.7);

  ticks = uplift_ticks_compute (0, 77.6, 5);
  g_assert_cmpuint (ticks.n, ==, 4);
  g_assert_cmpfloat (uplift_ticks_get_value (&ticks, 3), ==, 60);

  ticks = uplift_ticks_compute (-0.3, 0.3, 7);
  g_assert_cmpuint (ticks.n, ==, 7);
  g_assert_cmpfloat (uplift_ticks_get_value (&ticks, 0), ==, -0.3);
  g_assert_cmpfloat (uplift_ticks_get_value (&ticks, 3), ==, 0);

  double min = 0, max = 391000;
  ticks = uplift_ticks_compute_round (&min, &max, 5);
  g_assert_cmpfloat (max, ==, 400000);
  g_assert_cmpfloat (uplift_ticks_get_step (&ticks), ==, 100000);
}

static void
check_case (double min, double max, UpliftRangeCase kind, double proper_min, double proper_max)
{
  g_assert_cmpint (uplift_range_classify (min, max), ==, kind);
  if (kind != UPLIFT_RANGE_PROPER)
    g_assert_cmpuint (uplift_ticks_compute (min, max, 10).n, ==, 0);
  g_assert_cmpint (uplift_range_make_proper (&min, &max), ==, kind);
  g_assert_cmpfloat (min, ==, proper_min);
  g_assert_cmpfloat (max, ==, proper_max);
  g_assert_cmpint (uplift_range_classify (min, max), ==, UPLIFT_RANGE_PROPER);

  UpliftTicks ticks = uplift_ticks_compute (min, max, 10);

  g_assert_cmpuint (ticks.n, >=, 2);
  check_ticks (&ticks, min, max);
}

static void
test_cases (void)
{
  check_case ((double) NAN, 3, UPLIFT_RANGE_EMPTY, 0, 1);
  check_case (3, (double) NAN, UPLIFT_RANGE_EMPTY, 0, 1);
  check_case (G_MAXDOUBLE, -G_MAXDOUBLE, UPLIFT_RANGE_EMPTY, 0, 1);
  check_case (0, 0, UPLIFT_RANGE_ZERO, 0, 1);
  check_case (-0.0, 0, UPLIFT_RANGE_ZERO, 0, 1);
  check_case (0, 1e-300, UPLIFT_RANGE_ZERO, 0, 1);
  check_case (5, 5, UPLIFT_RANGE_SINGLE, 0, 5);
  check_case (-5, -5, UPLIFT_RANGE_SINGLE, -5, 0);
  check_case (0.3, 0.1 + 0.2, UPLIFT_RANGE_SINGLE, 0, 0.1 + 0.2);
  check_case (0, (double) INFINITY, UPLIFT_RANGE_HUGE, 0, 1e300);
  check_case (-(double) INFINITY, (double) INFINITY, UPLIFT_RANGE_HUGE, -1e300, 1e300);
  check_case ((double) INFINITY, (double) INFINITY, UPLIFT_RANGE_HUGE, 0, 1e300);
  check_case (-7, -3, UPLIFT_RANGE_PROPER, -7, -3);
  check_case (0, 1e-280, UPLIFT_RANGE_PROPER, 0, 1e-280);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticks/laws", test_laws);
  g_test_add_func ("/ticks/round", test_round);
  g_test_add_func ("/ticks/known", test_known);
  g_test_add_func ("/ticks/cases", test_cases);
  return g_test_run ();
}
