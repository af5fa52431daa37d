#include "charts/interval-chart.h"

#include "chart-laws.h"
#include "charts/chart-private.h"
#include <math.h>

static const UpliftIntervalItem methods[] = {
  { "Experiment", 6.76, 6.64, 6.89, NULL, 0 },
  { "Baseline", (double) NAN, (double) NAN, (double) NAN, NULL, 0 },
  { "Order value", -25.68, (double) NAN, (double) NAN, NULL, 0 },
  { "Share of revenue", 6.31, 2, 9, "Share\nall of it", 0 },
};

static char *
format_cb (double value, double step, gpointer user_data)
{
  g_assert_false (isnan (value));
  return g_strdup_printf (step > 0 ? "%g×" : "%.2f×", value);
}

static UpliftChart *
make_chart (const UpliftIntervalItem *items, guint n)
{
  UpliftChart *chart = uplift_interval_chart_new ();

  uplift_interval_chart_set_titles (UPLIFT_INTERVAL_CHART (chart), "By method", "Incremental ROAS");
  uplift_interval_chart_set_format (UPLIFT_INTERVAL_CHART (chart), format_cb, NULL, NULL);
  uplift_interval_chart_set_items (UPLIFT_INTERVAL_CHART (chart), items, n);
  uplift_interval_chart_set_reference (UPLIFT_INTERVAL_CHART (chart), 1, "break-even");
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
get_middle (UpliftChart *chart, int mark)
{
  const cairo_rectangle_t *rect = &uplift_chart_get_mark (chart, mark)->rect;

  return rect->x + rect->width / 2;
}

static void
test_methods (void)
{
  static const char *const texts[]
      = { "Experiment", "6.76×",      "–",           "-25.68×",
          "6.31×",      "break-even", "Order value", "Incremental ROAS" };
  g_autoptr (UpliftChart) chart = make_chart (methods, G_N_ELEMENTS (methods));

  check_chart_laws (chart);
  check_all_marks_reached (chart);
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (has_label (chart, texts[i]));

  /* The places are in the proportion of the values; what has none has no size. */
  double unit = (get_middle (chart, 0) - get_middle (chart, 2)) / (6.76 + 25.68);

  g_assert_cmpfloat (unit, >, 0);
  g_assert_cmpfloat_with_epsilon (get_middle (chart, 0) - get_middle (chart, 3), 0.45 * unit, 1e-6);
  g_assert_cmpfloat (uplift_chart_get_mark (chart, 1)->rect.width, ==, 0);
}

static void
test_texts (void)
{
  g_autoptr (UpliftChart) chart = make_chart (methods, G_N_ELEMENTS (methods));

  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *first = uplift_chart_describe_mark (chart, 0);
  g_autofree char *missing = uplift_chart_describe_mark (chart, 1);
  g_autofree char *alone = uplift_chart_describe_mark (chart, 2);
  g_autofree char *last = uplift_chart_describe_mark (chart, 3);
  g_autofree char *whole = uplift_chart_describe (chart);
  g_autofree char *table = uplift_chart_to_text (chart);

  g_assert_cmpstr (first, ==, "Experiment\n6.76× (6.64× – 6.89×)");
  g_assert_cmpstr (missing, ==, "Baseline\nno value");
  g_assert_cmpstr (alone, ==, "Order value\n-25.68×");
  g_assert_cmpstr (last, ==, "Share\nall of it");
  g_assert_cmpstr (whole, ==,
                   "Chart of intervals “By method” with 4 rows. Experiment: 6.76× (6.64× – 6.89×); "
                   "Baseline: no value; Order value: -25.68×; "
                   "Share of revenue: 6.31× (2.00× – 9.00×).");
  g_assert_cmpstr (table, ==,
                   "Name\tIncremental ROAS\tLowest\tHighest\nExperiment\t6.76\t6.64\t6.89\n"
                   "Baseline\t\t\t\nOrder value\t-25.68\t\t\nShare of revenue\t6.31\t2\t9\n");
}

static char *
draw_first (const UpliftIntervalItem *item)
{
  g_autoptr (UpliftChart) chart = make_chart (item, 1);

  lay_out_chart (chart, uplift_theme_get_light (), 300, 120, 11);
  return draw_chart (chart, -1);
}

/* An interval is seen, and so is whether it reaches over the line. */
static void
test_looks (void)
{
  UpliftIntervalItem item = { "A", 3, (double) NAN, (double) NAN, NULL, 0 };
  g_autofree char *plain = draw_first (&item);
  item.low = 2;
  item.high = 4;
  g_autofree char *narrow = draw_first (&item);
  item.low = 0.5;
  g_autofree char *wide = draw_first (&item);
  item.color = 1;
  g_autofree char *other = draw_first (&item);

  g_assert_cmpstr (plain, !=, narrow);
  g_assert_cmpstr (narrow, !=, wide);
  g_assert_cmpstr (wide, !=, other);
}

static void
test_mirrored (void)
{
  g_autoptr (UpliftChart) chart = make_chart (methods, G_N_ELEMENTS (methods));
  UpliftTheme theme = *uplift_theme_get_light ();

  lay_out_chart (chart, &theme, 560, 260, 11);

  double before = get_middle (chart, 0);

  theme.rtl = TRUE;
  lay_out_chart (chart, &theme, 560, 260, 11);
  g_assert_cmpfloat_with_epsilon (get_middle (chart, 0), 560 - before, 1e-6);
}

static void
test_empty (void)
{
  g_autoptr (UpliftChart) chart = make_chart (NULL, 0);

  g_assert_true (uplift_chart_is_empty (chart));
  check_chart_laws (chart);
  g_assert_cmpint (uplift_chart_step (chart, -1, 0, 1), ==, -1);
}

static void
test_odd_values (void)
{
  const double none = (double) NAN, endless = (double) INFINITY;
  const UpliftIntervalItem items[] = {
    { "", 0, 0, 0, NULL, 0 },
    { "tab\there", 1e-12, -endless, 1, NULL, 99 },
    { "huge", 1e308, -1e308, 1e308, NULL, 1 },
    { "infinite", endless, 1, 2, NULL, 1 },
    { "nothing", none, none, none, NULL, 1 },
    { "مرحبا", -1e308, none, none, NULL, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (UpliftChart) chart = make_chart (items + i, 1);

      check_chart_laws (chart);
    }

  g_autoptr (UpliftChart) all = make_chart (items, G_N_ELEMENTS (items));
  g_autofree char *table = uplift_chart_to_text (all);

  check_chart_laws (all);
  g_assert_nonnull (strstr (table, "tab here\t1e-12\t\t\n"));
  g_assert_nonnull (strstr (table, "infinite\t\t\t\n"));
}

static void
test_random (void)
{
  for (int round = 0; round < 8; round++)
    {
      UpliftIntervalItem items[30];
      guint n = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (items) + 1);
      double size = pow (10, g_test_rand_int_range (-6, 12));

      for (guint i = 0; i < n; i++)
        {
          double value = g_test_rand_double_range (-size, size);
          double half = g_test_rand_double_range (0, size);
          gboolean has_interval = g_test_rand_bit ();

          items[i] = (UpliftIntervalItem){
            .label = g_test_rand_bit () ? "A" : "A name that is longer than all others",
            .value = g_test_rand_int_range (0, 9) == 0 ? (double) NAN : value,
            .low = has_interval ? value - half : (double) NAN,
            .high = has_interval ? value + half : (double) NAN,
            .color = (guint) g_test_rand_int (),
          };
        }

      g_autoptr (UpliftChart) chart = make_chart (items, n);

      uplift_interval_chart_set_reference (UPLIFT_INTERVAL_CHART (chart),
                                           g_test_rand_double_range (-size, size), "break-even");
      check_chart_laws (chart);
      check_all_marks_reached (chart);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval-chart/methods", test_methods);
  g_test_add_func ("/interval-chart/texts", test_texts);
  g_test_add_func ("/interval-chart/looks", test_looks);
  g_test_add_func ("/interval-chart/mirrored", test_mirrored);
  g_test_add_func ("/interval-chart/empty", test_empty);
  g_test_add_func ("/interval-chart/odd-values", test_odd_values);
  g_test_add_func ("/interval-chart/random", test_random);
  return g_test_run ();
}
