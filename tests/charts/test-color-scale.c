#include "charts/color-scale.h"

#include <math.h>

#define NONE ((double) NAN)

static void
test_pivot (void)
{
  const double values[] = { 0.25, 0.5, 1, 2, 4, 16, NONE, (double) INFINITY };
  UpliftColorScale scale = uplift_color_scale_make (values, G_N_ELEMENTS (values), 1);

  g_assert_true (scale.has_low && scale.has_high);
  g_assert_cmpfloat (scale.low, ==, 0.25);
  g_assert_cmpfloat (scale.high, ==, 16);
  g_assert_false (scale.beyond_low || scale.beyond_high);
  /* Factors, not differences. */
  g_assert_cmpfloat (uplift_color_scale_map (&scale, 1), ==, 0);
  g_assert_cmpfloat_with_epsilon (uplift_color_scale_map (&scale, 4), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (uplift_color_scale_map (&scale, 0.5), -0.5, 1e-12);
  g_assert_cmpfloat (uplift_color_scale_map (&scale, 1000), ==, 1);
  g_assert_cmpfloat (uplift_color_scale_map (&scale, -3), ==, -1);
  g_assert_true (isnan (uplift_color_scale_map (&scale, NONE)));
}

/* One of a hundred does not make all others look alike. */
static void
test_outlier (void)
{
  double values[100];

  for (guint i = 0; i < 99; i++)
    values[i] = 1 + i / 99.0;
  values[99] = 1e9;

  UpliftColorScale scale = uplift_color_scale_make (values, 100, 1);

  g_assert_cmpfloat (scale.high, <, 2);
  g_assert_true (scale.beyond_high);
  g_assert_false (scale.has_low);
  g_assert_cmpfloat (scale.low, ==, 1);
  g_assert_cmpfloat (uplift_color_scale_map (&scale, 1.4), >, 0.4);
}

/* What is all but the pivot does not look like an extreme; zero is the end of a logarithm. */
static void
test_near_and_zero (void)
{
  const double near[] = { 0.99, 1.01 };
  const double zero[] = { 0, 0, 3 };
  UpliftColorScale scale = uplift_color_scale_make (near, 2, 1);

  g_assert_cmpfloat (fabs (uplift_color_scale_map (&scale, 0.99)), <, 0.1);
  g_assert_cmpfloat (fabs (uplift_color_scale_map (&scale, 1.01)), <, 0.1);
  scale = uplift_color_scale_make (zero, 3, 1);
  g_assert_cmpfloat (scale.low, >, 0);
  g_assert_true (scale.beyond_low);
  g_assert_cmpfloat (uplift_color_scale_map (&scale, 0), ==, -1);
}

static void
test_linear (void)
{
  const double values[] = { -100, -50, 0, 10 };
  const double rates[] = { 0.1, 0.2, 0.3 };
  UpliftColorScale around = uplift_color_scale_make (values, 4, 0);
  UpliftColorScale along = uplift_color_scale_make (rates, 3, NONE);

  g_assert_cmpfloat (uplift_color_scale_map (&around, -50), ==, -0.5);
  g_assert_cmpfloat (uplift_color_scale_map (&around, 10), ==, 1);
  g_assert_cmpfloat (uplift_color_scale_map (&along, 0.1), ==, 0);
  g_assert_cmpfloat_with_epsilon (uplift_color_scale_map (&along, 0.2), 0.5, 1e-12);
  g_assert_cmpfloat (uplift_color_scale_map (&along, 0.3), ==, 1);
}

static void
test_degenerate (void)
{
  const double same[] = { 3, 3, 3 };
  UpliftColorScale none = uplift_color_scale_make (NULL, 0, 1);
  UpliftColorScale equal = uplift_color_scale_make (same, 3, NONE);
  UpliftColorScale at_pivot = uplift_color_scale_make (same, 3, 3);

  g_assert_false (none.has_low || none.has_high);
  g_assert_cmpfloat (uplift_color_scale_map (&none, 5), ==, 0);
  g_assert_cmpfloat (uplift_color_scale_map (&equal, 3), ==, 0);
  g_assert_false (at_pivot.has_low || at_pivot.has_high);
  g_assert_cmpfloat (uplift_color_scale_map (&at_pivot, 3), ==, 0);
}

/* Marks are seen on the background, texts are read on cells, at every place. */
static void
test_contrast (void)
{
  const UpliftTheme *themes[] = { uplift_theme_get_light (), uplift_theme_get_dark () };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (double place = -1; place <= 1; place += 0.01)
      {
        UpliftColor mark = uplift_color_scale_get_color (themes[i], place, FALSE);
        UpliftColor cell = uplift_color_scale_get_color (themes[i], place, TRUE);

        g_assert_cmpfloat (uplift_color_get_contrast (mark, themes[i]->background), >=, 3);
        g_assert_cmpfloat (uplift_color_get_contrast (cell, uplift_color_get_ink (cell)), >=, 4.5);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color-scale/pivot", test_pivot);
  g_test_add_func ("/color-scale/outlier", test_outlier);
  g_test_add_func ("/color-scale/near-and-zero", test_near_and_zero);
  g_test_add_func ("/color-scale/linear", test_linear);
  g_test_add_func ("/color-scale/degenerate", test_degenerate);
  g_test_add_func ("/color-scale/contrast", test_contrast);
  return g_test_run ();
}
