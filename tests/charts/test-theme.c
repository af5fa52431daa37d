#include "charts/theme.h"

static void
check_theme (gconstpointer data)
{
  const UpliftTheme *theme = data;
  UpliftColor back = theme->background;

  g_assert_cmpfloat (uplift_color_get_contrast (theme->text, back), >=, 7.0);
  g_assert_cmpfloat (uplift_color_get_contrast (theme->dim_text, back), >=, 4.5);
  g_assert_cmpfloat (uplift_color_get_contrast (theme->reference, back), >=, 4.5);
  g_assert_cmpfloat (uplift_color_get_contrast (theme->bad, back), >=, 4.5);
  for (guint i = 0; i < UPLIFT_PALETTE_SIZE; i++)
    {
      UpliftColor color = theme->palette[i];

      g_assert_cmpfloat (uplift_color_get_contrast (color, back), >=, 3.0);
      g_assert_cmpfloat (uplift_color_get_contrast (color, uplift_color_get_ink (color)), >=, 4.5);
      for (guint j = 0; j < i; j++)
        {
          UpliftColor other = theme->palette[j];
          double distance = ABS (color.red - other.red) + ABS (color.green - other.green)
                            + ABS (color.blue - other.blue);

          g_assert_cmpfloat (distance, >, 0.2);
        }
    }
  /* Lines of the grid are to be seen, and to stay behind. */
  g_assert_cmpfloat (uplift_color_get_contrast (theme->grid, back), >, 1.1);
  g_assert_cmpfloat (uplift_color_get_contrast (theme->grid, back), <, 2.0);
}

/* WCAG's own examples. */
static void
test_contrast (void)
{
  const UpliftColor black = { 0, 0, 0, 1 };
  const UpliftColor white = { 1, 1, 1, 1 };
  const UpliftColor gray = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (uplift_color_get_contrast (black, white), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (uplift_color_get_contrast (white, gray), 4.48, 0.01);
  g_assert_cmpfloat (uplift_color_get_contrast (gray, gray), ==, 1.0);
}

static void
test_mix (void)
{
  const UpliftColor black = { 0, 0, 0, 1 };
  const UpliftColor white = { 1, 1, 1, 1 };

  g_assert_cmpfloat (uplift_color_mix (black, white, 0).red, ==, 0);
  g_assert_cmpfloat (uplift_color_mix (black, white, 1).green, ==, 1);
  g_assert_cmpfloat (uplift_color_mix (black, white, 0.25).blue, ==, 0.25);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/theme/light", uplift_theme_get_light (), check_theme);
  g_test_add_data_func ("/theme/dark", uplift_theme_get_dark (), check_theme);
  g_test_add_func ("/theme/contrast", test_contrast);
  g_test_add_func ("/theme/mix", test_mix);
  return g_test_run ();
}
