#include "charts/scatter-chart.h"

#include "chart-laws.h"
#include "charts/chart-private.h"
#include "charts/image-export.h"
#include <math.h>

#define NONE ((double) NAN)

static const UpliftScatterPoint five[] = {
  { "Jasmine", 100, 7760, 77.6, FALSE, FALSE }, { "Jacob", 400, 800, 2, FALSE, FALSE },
  { "Amanda", 500, 310, 0.62, FALSE, TRUE },    { "Tyler", 0, 50, NONE, TRUE, FALSE },
  { "Nobody", NONE, 900, NONE, FALSE, FALSE },
};

static char *
format_cb (double value, double step, gpointer sign)
{
  g_assert_false (isnan (value));
  return g_strdup_printf ("%g%s", value, (const char *) sign);
}

static UpliftChart *
make_chart (const UpliftScatterPoint *points, guint n)
{
  const UpliftScatterTexts texts
      = { "Revenue against payout", "Payout", "Revenue", "ROAS", "break-even", "loss-making" };
  UpliftChart *chart = uplift_scatter_chart_new ();

  uplift_scatter_chart_set_texts (UPLIFT_SCATTER_CHART (chart), &texts);
  uplift_scatter_chart_set_format (UPLIFT_SCATTER_CHART (chart), format_cb, (gpointer) "€", NULL);
  uplift_scatter_chart_set_value_format (UPLIFT_SCATTER_CHART (chart), format_cb, (gpointer) "×",
                                         NULL);
  uplift_scatter_chart_set_points (UPLIFT_SCATTER_CHART (chart), points, n, 1);
  uplift_scatter_chart_set_line (UPLIFT_SCATTER_CHART (chart), 1, "Break-even");
  return chart;
}

static gboolean
has_label (UpliftChart *chart, const char *text)
{
  GArray *labels = uplift_chart_get_state (chart)->labels;

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (pango_layout_get_text (g_array_index (labels, UpliftLabel, i).layout), text))
      return TRUE;
  return FALSE;
}

static double
get_x (UpliftChart *chart, int mark)
{
  const cairo_rectangle_t *rect = &uplift_chart_get_mark (chart, mark)->rect;

  return rect->x + rect->width / 2;
}

static double
get_y (UpliftChart *chart, int mark)
{
  const cairo_rectangle_t *rect = &uplift_chart_get_mark (chart, mark)->rect;

  return rect->y + rect->height / 2;
}

static void
test_five (void)
{
  g_autoptr (UpliftChart) chart = make_chart (five, G_N_ELEMENTS (five));
  const guint order[] = { 3, 0, 1, 2 };

  check_chart_laws (chart);
  check_all_marks_reached (chart);
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpuint (uplift_chart_get_mark (chart, (int) i)->datum, ==, order[i]);

  /* Places are in proportion: Tyler stands at payout 0. */
  double unit = (get_x (chart, 2) - get_x (chart, 0)) / 400;

  g_assert_cmpfloat_with_epsilon (get_x (chart, 1), get_x (chart, 0) + 100 * unit, 1e-6);
  unit = (get_y (chart, 0) - get_y (chart, 1)) / (7760 - 50);
  g_assert_cmpfloat_with_epsilon (get_y (chart, 2), get_y (chart, 0) - (800 - 50) * unit, 1e-6);

  g_assert_true (has_label (chart, "Payout"));
  g_assert_true (has_label (chart, "Revenue"));
  g_assert_true (has_label (chart, "Break-even"));
  g_assert_true (has_label (chart, "ROAS"));
  g_assert_true (has_label (chart, "77.6×"));
  g_assert_true (has_label (chart, "0.62×"));
  g_assert_true (has_label (chart, "loss-making"));
  g_assert_true (has_label (chart, "no ROAS"));
  g_assert_true (has_label (chart, "0€"));
}

static char *
tell_cb (guint datum, gpointer user_data)
{
  return g_strdup_printf ("%s %u", (const char *) user_data, datum);
}

static void
test_texts (void)
{
  g_autoptr (UpliftChart) chart = make_chart (five, G_N_ELEMENTS (five));

  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *jasmine = uplift_chart_describe_mark (chart, 1);
  g_autofree char *amanda = uplift_chart_describe_mark (chart, 3);
  g_autofree char *tyler = uplift_chart_describe_mark (chart, 0);
  g_autofree char *whole = uplift_chart_describe (chart);
  g_autofree char *table = uplift_chart_to_text (chart);
  uplift_chart_set_teller (chart, tell_cb, g_strdup ("told of"), g_free);
  g_autofree char *jacob = uplift_chart_describe_mark (chart, 2);

  g_assert_cmpstr (jasmine, ==, "Jasmine\nRevenue: 7760€\nPayout: 100€\nROAS: 77.6×");
  g_assert_cmpstr (jacob, ==, "told of 1");
  g_assert_cmpstr (amanda, ==, "Amanda\nRevenue: 310€\nPayout: 500€\nROAS: 0.62×\nloss-making");
  g_assert_cmpstr (tyler, ==, "Tyler\nRevenue: 50€\nPayout: 0€\nROAS: no value");
  g_assert_cmpstr (whole, ==,
                   "Scatter chart “Revenue against payout” with 4 points. 1 lies below the line "
                   "“Break-even”. Highest: Jasmine, 7760€ at 100€.");
  g_assert_cmpstr (table, ==,
                   "Name\tPayout\tRevenue\tROAS\nJasmine\t100\t7760\t77.6\nJacob\t400\t800\t2\n"
                   "Amanda\t500\t310\t0.62\nTyler\t0\t50\t\nNobody\t\t900\t\n");
}

static void
test_keyboard (void)
{
  g_autoptr (UpliftChart) chart = make_chart (five, G_N_ELEMENTS (five));
  UpliftTheme mirrored = *uplift_theme_get_light ();

  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);
  g_assert_cmpint (uplift_chart_step (chart, 0, 1, 0), ==, 1);
  g_assert_cmpint (uplift_chart_step (chart, 1, -1, 0), ==, 0);
  g_assert_cmpint (uplift_chart_step (chart, 0, -1, 0), ==, 0);
  g_assert_cmpint (uplift_chart_step (chart, 3, 1, 0), ==, 3);
  /* Upwards: Tyler 50, Amanda 310, Jacob 800, Jasmine 7760. */
  g_assert_cmpint (uplift_chart_step (chart, 0, 0, -1), ==, 3);
  g_assert_cmpint (uplift_chart_step (chart, 3, 0, -1), ==, 2);
  g_assert_cmpint (uplift_chart_step (chart, 2, 0, -1), ==, 1);
  g_assert_cmpint (uplift_chart_step (chart, 1, 0, -1), ==, 1);
  g_assert_cmpint (uplift_chart_step (chart, 3, 0, 1), ==, 0);

  mirrored.rtl = TRUE;
  lay_out_chart (chart, &mirrored, 560, 260, 11);
  g_assert_cmpint (uplift_chart_step (chart, 1, 1, 0), ==, 0);
  g_assert_cmpfloat (get_x (chart, 0), >, get_x (chart, 1));
}

/* The nearest is found, not the first that is near enough; far away, none. */
static void
test_pick (void)
{
  UpliftScatterPoint points[2000];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (UpliftScatterPoint){
      .label = "A",
      .x = floor (g_test_rand_double_range (0, 60)) * 10,
      .y = g_test_rand_double_range (0, 1000),
      .value = g_test_rand_double_range (0, 10),
    };

  g_autoptr (UpliftChart) chart = make_chart (points, G_N_ELEMENTS (points));

  lay_out_chart (chart, uplift_theme_get_light (), 900, 500, 11);
  for (guint i = 0; i < 500; i++)
    {
      double x = g_test_rand_double_range (0, 900);
      double y = g_test_rand_double_range (0, 500);
      double least = 12;
      int picked = uplift_chart_pick (chart, x, y);

      for (int j = 0; j < (int) G_N_ELEMENTS (points); j++)
        least = MIN (least, hypot (get_x (chart, j) - x, get_y (chart, j) - y));
      if (least >= 12)
        g_assert_cmpint (picked, ==, -1);
      else
        g_assert_cmpfloat_with_epsilon (
            hypot (get_x (chart, picked) - x, get_y (chart, picked) - y), least, 1e-9);
    }
}

static void
test_odd_values (void)
{
  const UpliftScatterPoint points[] = {
    { "", 0, 0, 0, FALSE, FALSE },
    { "tab\there", 1e-12, 1e-12, 1, FALSE, FALSE },
    { "huge", 1e308, -1e308, -1e308, FALSE, TRUE },
    { "infinite", (double) INFINITY, 3, (double) INFINITY, FALSE, FALSE },
    { "مرحبا", -5, 40, -3, TRUE, TRUE },
    { NULL, 7, 7, 7, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autoptr (UpliftChart) chart = make_chart (points + i, 1);

      check_chart_laws (chart);
      g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, i == 3 ? 0 : 1);
      g_assert_true (uplift_chart_is_empty (chart) == (i == 3));
    }

  g_autoptr (UpliftChart) all = make_chart (points, G_N_ELEMENTS (points));
  g_autofree char *table = uplift_chart_to_text (all);

  check_chart_laws (all);
  check_all_marks_reached (all);
  g_assert_nonnull (strstr (table, "tab here\t1e-12\t1e-12\t1\n"));
  g_assert_nonnull (strstr (table, "infinite\t\t3\t\n"));
}

static void
test_empty (void)
{
  g_autoptr (UpliftChart) chart = make_chart (NULL, 0);

  g_assert_true (uplift_chart_is_empty (chart));
  check_chart_laws (chart);
  g_assert_cmpint (uplift_chart_step (chart, -1, 0, 1), ==, -1);
  g_assert_cmpint (uplift_chart_pick (chart, 100, 100), ==, -1);
}

/* All in one place: one is found, all are walked. */
static void
test_equal (void)
{
  UpliftScatterPoint points[40];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (UpliftScatterPoint){ .label = "Same", .x = 5, .y = 5, .value = 1 };

  g_autoptr (UpliftChart) chart = make_chart (points, G_N_ELEMENTS (points));

  check_chart_laws (chart);
  check_all_marks_reached (chart);
}

/* Points everywhere, so under the line's text too: each is seen when it is pointed at. */
static void
test_behind_text (void)
{
  UpliftScatterPoint points[20 * 20];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (UpliftScatterPoint){ .label = "Somebody", .x = i % 20, .y = i / 20, .value = 1 };

  g_autoptr (UpliftChart) chart = make_chart (points, G_N_ELEMENTS (points));

  lay_out_chart (chart, uplift_theme_get_light (), 500, 300, 22);
  g_assert_true (has_label (chart, "Break-even"));

  g_autofree char *plain = draw_chart (chart, -1);

  for (guint i = 0; i < uplift_chart_get_n_marks (chart); i++)
    {
      g_autofree char *highlighted = draw_chart (chart, (int) i);

      g_assert_cmpstr (plain, !=, highlighted);
    }
}

static void
test_random (void)
{
  for (int round = 0; round < 8; round++)
    {
      UpliftScatterPoint points[60];
      guint n = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (points) + 1);
      double size = pow (10, g_test_rand_int_range (-6, 12));

      for (guint i = 0; i < n; i++)
        points[i] = (UpliftScatterPoint){
          .label = "Somebody",
          .x = g_test_rand_double_range (-size / 10, size),
          .y = g_test_rand_double_range (-size / 10, size),
          .value = g_test_rand_int_range (0, 5) == 0 ? NONE : g_test_rand_double_range (0, 9),
          .pale = g_test_rand_bit (),
          .bad = g_test_rand_bit (),
        };

      g_autoptr (UpliftChart) chart = make_chart (points, n);

      uplift_scatter_chart_set_line (UPLIFT_SCATTER_CHART (chart),
                                     g_test_rand_double_range (-2, 20), "A line");
      check_chart_laws (chart);
      check_all_marks_reached (chart);
    }
}

/* What is not chosen, loses money or has no value is not told by the same picture, in a few points
 * nor in a crowd. */
static void
check_looks (guint n)
{
  g_autofree UpliftScatterPoint *points = g_new0 (UpliftScatterPoint, n);
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint look = 0; look < 5; look++)
    {
      for (guint i = 0; i < n; i++)
        points[i] = (UpliftScatterPoint){
          .label = "A",
          .x = 1 + i % 50,
          .y = i,
          .value = look == 1   ? NONE
                   : look == 2 ? 9
                               : 1,
          .pale = look == 3,
          .bad = look == 4,
        };

      g_autoptr (UpliftChart) chart = make_chart (points, n);

      /* No legend, which tells some of it. */
      uplift_scatter_chart_set_texts (UPLIFT_SCATTER_CHART (chart),
                                      &(UpliftScatterTexts){ .title = "A" });
      points[0].value = 5;
      points[0].x = 50;
      lay_out_chart (chart, uplift_theme_get_light (), 300, 200, 11);
      g_hash_table_add (pictures, draw_chart (chart, -1));
    }
  g_assert_cmpuint (g_hash_table_size (pictures), ==, 5);
}

static void
test_looks (void)
{
  check_looks (3);
  check_looks (2000);
}

static void
test_pictures (void)
{
  g_autoptr (UpliftChart) chart = make_chart (five, G_N_ELEMENTS (five));
  const UpliftImageOptions options = { .width = 400, .height = 300 };

  for (UpliftImageFormat format = UPLIFT_IMAGE_PNG; format <= UPLIFT_IMAGE_PDF; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) once = uplift_image_export_to_bytes (chart, format, &options, &error);
      g_autoptr (GBytes) twice = uplift_image_export_to_bytes (chart, format, &options, NULL);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (once), >, 1000);
      g_assert_true (g_bytes_equal (once, twice));
    }
}

/* Fifty thousand: picks are so many that a search through all points would be felt. */
static void
test_many (void)
{
  const guint n = 50000;
  g_autofree UpliftScatterPoint *points = g_new0 (UpliftScatterPoint, n);

  for (guint i = 0; i < n; i++)
    {
      double payout = exp (g_test_rand_double_range (0, 10));
      double roas = exp (g_test_rand_double_range (-2, 4));

      points[i] = (UpliftScatterPoint){
        .label = "Somebody", .x = payout, .y = payout * roas, .value = roas, .bad = roas < 1
      };
    }

  g_autoptr (UpliftChart) chart = make_chart (points, n);

  lay_out_chart (chart, uplift_theme_get_light (), 1200, 400, 11);

  gint64 start = g_get_monotonic_time ();
  g_autofree char *picture = draw_chart (chart, 7);
  gint64 drawn = g_get_monotonic_time ();

  g_assert_cmpstr (picture, !=, "");

  for (guint i = 0; i < 1000; i++)
    uplift_chart_pick (chart, g_test_rand_double_range (0, 1200),
                       g_test_rand_double_range (0, 400));
  g_test_message ("drawn in %.1f ms, picked in %.3f ms", (double) (drawn - start) / 1e3,
                  (double) (g_get_monotonic_time () - drawn) / 1e6);
  g_assert_cmpint (uplift_chart_pick (chart, get_x (chart, 40000), get_y (chart, 40000)), >=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scatter-chart/five", test_five);
  g_test_add_func ("/scatter-chart/texts", test_texts);
  g_test_add_func ("/scatter-chart/keyboard", test_keyboard);
  g_test_add_func ("/scatter-chart/pick", test_pick);
  g_test_add_func ("/scatter-chart/odd-values", test_odd_values);
  g_test_add_func ("/scatter-chart/empty", test_empty);
  g_test_add_func ("/scatter-chart/equal", test_equal);
  g_test_add_func ("/scatter-chart/behind-text", test_behind_text);
  g_test_add_func ("/scatter-chart/random", test_random);
  g_test_add_func ("/scatter-chart/looks", test_looks);
  g_test_add_func ("/scatter-chart/pictures", test_pictures);
  g_test_add_func ("/scatter-chart/many", test_many);
  return g_test_run ();
}
