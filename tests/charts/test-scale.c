#include "charts/scale.h"

#include <math.h>

#define ROUNDS 2000

static void
test_linear (void)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      double min = g_test_rand_double_range (-1e6, 1e6);
      UpliftLinearScale scale = {
        .min = min,
        .max = min + g_test_rand_double_range (1e-3, 1e6),
        .start = g_test_rand_double_range (-100, 2000),
        .end = g_test_rand_double_range (-100, 2000),
      };
      double a = g_test_rand_double_range (scale.min, scale.max);
      double b = g_test_rand_double_range (scale.min, scale.max);
      double place = uplift_linear_scale_map (&scale, a);
      double direction = scale.end - scale.start;

      g_assert_cmpfloat (uplift_linear_scale_map (&scale, scale.min), ==, scale.start);
      g_assert_cmpfloat_with_epsilon (uplift_linear_scale_map (&scale, scale.max), scale.end, 1e-9);
      if (fabs (direction) > 1)
        g_assert_cmpfloat_with_epsilon (uplift_linear_scale_invert (&scale, place), a,
                                        1e-6 * (scale.max - scale.min) + 1e-9);
      if (a < b)
        g_assert_cmpfloat ((uplift_linear_scale_map (&scale, b) - place) * direction, >=, 0);
    }
}

static void
test_linear_without_length (void)
{
  UpliftLinearScale scale = { .min = 2, .max = 3, .start = 7, .end = 7 };

  g_assert_cmpfloat (uplift_linear_scale_map (&scale, 2.5), ==, 7);
  g_assert_cmpfloat (uplift_linear_scale_invert (&scale, 7), ==, 2);
}

static void
test_band (void)
{
  for (int i = 0; i < ROUNDS / 10; i++)
    {
      guint n = (guint) g_test_rand_int_range (1, 200);
      double start = g_test_rand_double_range (0, 100);
      double end = start + g_test_rand_double_range (0, 3000);
      UpliftBandScale scale = uplift_band_scale_make (n, start, end, 0.3, 26);

      g_assert_cmpfloat (scale.band, <=, 26);
      g_assert_cmpfloat (scale.band, >=, 0);
      for (guint j = 0; j < n; j++)
        {
          double from = uplift_band_scale_map (&scale, j);

          g_assert_cmpfloat (from, >=, start);
          g_assert_cmpfloat (from + scale.band, <=, end + 1e-9);
          if (j > 0)
            g_assert_cmpfloat (uplift_band_scale_map (&scale, j - 1) + scale.band, <=, from + 1e-9);
        }
    }
}

static void
test_band_without_items (void)
{
  UpliftBandScale scale = uplift_band_scale_make (0, 5, 50, 0.3, 26);

  g_assert_cmpuint (scale.n, ==, 0);
  g_assert_cmpfloat (scale.step, ==, 0);
}

static void
test_time (void)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      gint32 first = g_test_rand_int_range (-700000, 2900000);
      UpliftTimeScale scale = {
        .first = first,
        .last = first + g_test_rand_int_range (1, 20000),
        .start = g_test_rand_double_range (0, 500),
        .end = g_test_rand_double_range (501, 2000),
      };
      gint32 day = g_test_rand_int_range (first, scale.last + 1);
      double place = uplift_time_scale_map (&scale, day);

      g_assert_cmpfloat (place, >=, scale.start);
      g_assert_cmpfloat (place, <=, scale.end + 1e-9);
      g_assert_cmpfloat_with_epsilon (uplift_time_scale_invert (&scale, place), day, 1e-6);
      g_assert_cmpfloat (uplift_time_scale_map (&scale, day + 1), >, place);
    }
}

static void
test_time_single_day (void)
{
  UpliftTimeScale scale = { .first = 20000, .last = 20000, .start = 10, .end = 30 };

  g_assert_cmpfloat (uplift_time_scale_map (&scale, 20000), ==, 20);
  g_assert_cmpfloat (uplift_time_scale_invert (&scale, 29), ==, 20000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/linear", test_linear);
  g_test_add_func ("/scale/linear-without-length", test_linear_without_length);
  g_test_add_func ("/scale/band", test_band);
  g_test_add_func ("/scale/band-without-items", test_band_without_items);
  g_test_add_func ("/scale/time", test_time);
  g_test_add_func ("/scale/time-single-day", test_time_single_day);
  return g_test_run ();
}
