#include "charts/bar-chart.h"

#include "chart-laws.h"
#include "charts/chart-private.h"
#include <math.h>

static const UpliftBarItem top[] = {
  { "Jasmine Santana", 77.6, NULL, 0, FALSE, FALSE },
  { "Jacob Sparks", 52.31, "Jacob Sparks\nall of it", 0, FALSE, FALSE },
  { "Maria-Alexandra Featherstonehaugh-Cholmondeley", 41.9, NULL, 1, TRUE, FALSE },
  { "Tyler Ortiz", (double) NAN, NULL, 2, FALSE, FALSE },
  { "Amanda Reyes", 0.62, NULL, 3, FALSE, TRUE },
};

static char *
format_cb (double value, double step, gpointer user_data)
{
  g_assert_false (isnan (value));
  return g_strdup_printf (step > 0 ? "%g×" : "%.1f×", value);
}

static UpliftChart *
make_chart (const UpliftBarItem *items, guint n)
{
  UpliftChart *chart = uplift_bar_chart_new ();

  uplift_bar_chart_set_titles (UPLIFT_BAR_CHART (chart), "Top 5 by ROAS", "ROAS");
  uplift_bar_chart_set_format (UPLIFT_BAR_CHART (chart), format_cb, NULL, NULL);
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), items, n);
  return chart;
}

/* The rectangle of the label with this text, NULL when there is none. */
static const cairo_rectangle_t *
find_label (UpliftChart *chart, const char *text)
{
  GArray *labels = uplift_chart_get_state (chart)->labels;

  for (guint i = 0; i < labels->len; i++)
    {
      const UpliftLabel *label = &g_array_index (labels, UpliftLabel, i);

      if (g_str_equal (pango_layout_get_text (label->layout), text))
        return &label->rect;
    }
  return NULL;
}

static void
test_top (void)
{
  g_autoptr (UpliftChart) chart = make_chart (top, G_N_ELEMENTS (top));

  uplift_bar_chart_set_reference (UPLIFT_BAR_CHART (chart), 1, "Break-even");
  check_chart_laws (chart);
  check_all_marks_reached (chart);
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 5);

  const UpliftMark *longest = uplift_chart_get_mark (chart, 0);
  const UpliftMark *second = uplift_chart_get_mark (chart, 1);

  g_assert_cmpfloat_with_epsilon (second->rect.width / longest->rect.width, 52.31 / 77.6, 1e-6);
  g_assert_cmpfloat (uplift_chart_get_mark (chart, 3)->rect.width, ==, 0);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpfloat (uplift_chart_get_mark (chart, (int) i)->rect.height, <=, 26);

  g_assert_nonnull (find_label (chart, "Break-even"));
  g_assert_nonnull (find_label (chart, "ROAS"));
  g_assert_nonnull (find_label (chart, "–"));
  g_assert_cmpfloat (find_label (chart, "77.6×")->x, >, longest->rect.x + longest->rect.width);
  g_assert_cmpfloat (find_label (chart, "Jasmine Santana")->x, <, longest->rect.x);
}

static void
test_texts (void)
{
  g_autoptr (UpliftChart) chart = make_chart (top, G_N_ELEMENTS (top));

  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *first = uplift_chart_describe_mark (chart, 0);
  g_autofree char *second = uplift_chart_describe_mark (chart, 1);
  g_autofree char *missing = uplift_chart_describe_mark (chart, 3);
  g_autofree char *whole = uplift_chart_describe (chart);
  g_autofree char *table = uplift_chart_to_text (chart);

  g_assert_cmpstr (first, ==, "Jasmine Santana\n77.6×");
  g_assert_cmpstr (second, ==, "Jacob Sparks\nall of it");
  g_assert_cmpstr (missing, ==, "Tyler Ortiz\nno value");
  g_assert_cmpstr (whole, ==,
                   "Bar chart “Top 5 by ROAS” with 5 bars. Highest: Jasmine Santana, 77.6×; "
                   "lowest: Amanda Reyes, 0.6×.");
  g_assert_cmpstr (table, ==,
                   "Name\tROAS\nJasmine Santana\t77.6\nJacob Sparks\t52.31\n"
                   "Maria-Alexandra Featherstonehaugh-Cholmondeley\t41.9\nTyler Ortiz\t\n"
                   "Amanda Reyes\t0.62\n");
}

static void
test_negative (void)
{
  const UpliftBarItem items[] = {
    { "Up", 8.9, NULL, 0, FALSE, FALSE },
    { "Down", -3.1, NULL, 1, FALSE, TRUE },
    { "Deeper", -1200.5, NULL, 1, TRUE, TRUE },
  };
  g_autoptr (UpliftChart) chart = make_chart (items, G_N_ELEMENTS (items));

  uplift_bar_chart_set_reference (UPLIFT_BAR_CHART (chart), -2000, "A long way down");
  check_chart_laws (chart);

  const cairo_rectangle_t *up = &uplift_chart_get_mark (chart, 0)->rect;
  const cairo_rectangle_t *down = &uplift_chart_get_mark (chart, 1)->rect;

  g_assert_cmpfloat_with_epsilon (down->x + down->width, up->x, 1e-6);
  g_assert_cmpfloat (find_label (chart, "-3.1×")->x, <, down->x);
}

static void
test_mirrored (void)
{
  g_autoptr (UpliftChart) chart = make_chart (top, 2);
  UpliftTheme theme = *uplift_theme_get_light ();

  lay_out_chart (chart, &theme, 560, 260, 11);

  cairo_rectangle_t before = uplift_chart_get_mark (chart, 1)->rect;

  theme.rtl = TRUE;
  lay_out_chart (chart, &theme, 560, 260, 11);

  cairo_rectangle_t after = uplift_chart_get_mark (chart, 1)->rect;

  g_assert_cmpfloat_with_epsilon (before.x, 560 - after.x - after.width, 1e-6);
  g_assert_cmpfloat (before.y, ==, after.y);
}

static void
test_empty (void)
{
  g_autoptr (UpliftChart) chart = make_chart (NULL, 0);

  g_assert_true (uplift_chart_is_empty (chart));
  check_chart_laws (chart);
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 0);
  g_assert_cmpint (uplift_chart_step (chart, -1, 0, 1), ==, -1);
  g_assert_cmpint (uplift_chart_pick (chart, 100, 100), ==, -1);
}

static void
test_without_layout (void)
{
  g_autoptr (UpliftChart) chart = make_chart (top, 5);

  g_assert_false (uplift_chart_is_empty (chart));
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 0);
  lay_out_chart (chart, uplift_theme_get_light (), 300, 200, 11);
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 5);
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), top, 1);
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 0);
  g_assert_cmpint (uplift_chart_pick (chart, 100, 50), ==, -1);
}

static void
test_odd_values (void)
{
  const UpliftBarItem items[] = {
    { "", 0, NULL, 0, FALSE, FALSE },
    { "tab\there", 1e-12, NULL, 99, FALSE, FALSE },
    { "huge", 1e308, NULL, 1, FALSE, FALSE },
    { "infinite", (double) INFINITY, NULL, 1, FALSE, FALSE },
    { "مرحبا", -1e308, NULL, 1, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (UpliftChart) chart = make_chart (items + i, 1);

      check_chart_laws (chart);
      g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 1);
    }

  g_autoptr (UpliftChart) all = make_chart (items, G_N_ELEMENTS (items));
  g_autofree char *table = uplift_chart_to_text (all);

  check_chart_laws (all);
  g_assert_nonnull (strstr (table, "tab here\t1e-12\n"));
  g_assert_nonnull (strstr (table, "infinite\t\n"));
}

static void
test_thousand (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (UpliftBarItem));

  for (guint i = 0; i < 1000; i++)
    {
      UpliftBarItem item = { .label = "Somebody", .value = 1000 - i, .color = i };

      g_array_append_val (items, item);
    }

  g_autoptr (UpliftChart) chart = make_chart ((UpliftBarItem *) (void *) items->data, 1000);

  check_chart_laws (chart);
  check_all_marks_reached (chart);
}

static void
test_random (void)
{
  const char *const names[] = { "A", "Somewhat longer", "A name that is longer than all others" };

  for (int round = 0; round < 12; round++)
    {
      UpliftBarItem items[30];
      guint n = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (items) + 1);
      double size = pow (10, g_test_rand_int_range (-6, 12));

      for (guint i = 0; i < n; i++)
        items[i] = (UpliftBarItem){
          .label = names[g_test_rand_int_range (0, 3)],
          .value = g_test_rand_int_range (0, 9) == 0 ? (double) NAN
                                                     : g_test_rand_double_range (-size, size),
          .color = (guint) g_test_rand_int (),
          .pale = g_test_rand_bit (),
          .bad = g_test_rand_bit (),
        };

      g_autoptr (UpliftChart) chart = make_chart (items, n);

      uplift_bar_chart_set_reference (UPLIFT_BAR_CHART (chart),
                                      g_test_rand_double_range (-size, size), "Break-even");
      check_chart_laws (chart);
      check_all_marks_reached (chart);
    }
}

static void
test_natural_height (void)
{
  g_autoptr (UpliftChart) five = make_chart (top, 5);
  g_autoptr (UpliftChart) one = make_chart (top, 1);
  PangoContext *context;

  lay_out_chart (five, uplift_theme_get_light (), 560, 260, 11);
  context = uplift_chart_get_state (five)->context;

  double more = uplift_chart_get_natural_height (five, context, 560)
                - uplift_chart_get_natural_height (one, context, 560);

  g_assert_cmpfloat_with_epsilon (more, 4 * 30, 12);
}

/* What is not chosen or loses money is not told by the same picture. */
static void
test_looks (void)
{
  UpliftBarItem item = { .label = "A", .value = 3 };
  g_autoptr (UpliftChart) chart = make_chart (&item, 1);

  lay_out_chart (chart, uplift_theme_get_light (), 300, 200, 11);

  g_autofree char *plain = draw_chart (chart, -1);

  item.bad = TRUE;
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), &item, 1);
  lay_out_chart (chart, uplift_theme_get_light (), 300, 200, 11);

  g_autofree char *bad = draw_chart (chart, -1);

  item.pale = TRUE;
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), &item, 1);
  lay_out_chart (chart, uplift_theme_get_light (), 300, 200, 11);

  g_autofree char *pale = draw_chart (chart, -1);

  g_assert_cmpstr (plain, !=, bad);
  g_assert_cmpstr (pale, !=, bad);
}

static const UpliftBarItem personas[] = {
  { .group = "Beauty", .label = "Female", .value = 9, .color = 0 },
  { .group = "Beauty", .label = "Male", .value = 4, .color = 1, .best = TRUE },
  { .group = "Food and everything that can be eaten", .label = "Male", .value = -2, .color = 1 },
  { .group = "Tech", .label = "Female", .value = (double) NAN, .color = 0, .pale = TRUE },
  { .group = "Tech", .label = "Male", .value = 3, .color = 1, .bad = TRUE },
  { .group = "Tech", .label = "Other", .value = 1, .color = 2 },
};

static double
get_gap (UpliftChart *chart, int above)
{
  const cairo_rectangle_t *rect = &uplift_chart_get_mark (chart, above)->rect;

  return uplift_chart_get_mark (chart, above + 1)->rect.y - rect->y - rect->height;
}

static void
test_groups (void)
{
  g_autoptr (UpliftChart) chart = make_chart (personas, G_N_ELEMENTS (personas));
  const guint series[] = { 0, 1, 1, 0, 1, 2 };

  uplift_bar_chart_set_reference (UPLIFT_BAR_CHART (chart), 1, "Break-even");
  check_chart_laws (chart);
  check_all_marks_reached (chart);
  lay_out_chart (chart, uplift_theme_get_light (), 560, 300, 11);
  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    g_assert_cmpuint (uplift_chart_get_mark (chart, (int) i)->series, ==, series[i]);
  g_assert_cmpfloat (get_gap (chart, 1), >, 2 * get_gap (chart, 0));
  g_assert_cmpfloat (get_gap (chart, 2), >, 2 * get_gap (chart, 3));

  /* Its name stands in the middle of the group; each kind of bar is named once, above. */
  const cairo_rectangle_t *beauty = find_label (chart, "Beauty");
  const cairo_rectangle_t *first = &uplift_chart_get_mark (chart, 0)->rect;
  const cairo_rectangle_t *second = &uplift_chart_get_mark (chart, 1)->rect;

  g_assert_cmpfloat_with_epsilon (beauty->y + beauty->height / 2,
                                  (first->y + second->y + second->height) / 2, 1.5);
  g_assert_cmpfloat (find_label (chart, "Male")->y, <, first->y);
  g_assert_cmpfloat (find_label (chart, "Female")->x, <, find_label (chart, "Male")->x);
  g_assert_nonnull (find_label (chart, "4.0× ★"));
}

/* What the colours mean stands above the bars, and is forgotten with them. */
static void
test_keys (void)
{
  g_autoptr (UpliftChart) chart = make_chart (top, G_N_ELEMENTS (top));
  g_autoptr (UpliftChart) plain = make_chart (top, G_N_ELEMENTS (top));

  uplift_bar_chart_add_key (UPLIFT_BAR_CHART (chart), "TikTok", 0);
  uplift_bar_chart_add_key (UPLIFT_BAR_CHART (chart), "YouTube", 1);
  check_chart_laws (chart);
  check_all_marks_reached (chart);
  lay_out_chart (chart, uplift_theme_get_light (), 560, 300, 11);
  lay_out_chart (plain, uplift_theme_get_light (), 560, 300, 11);

  const cairo_rectangle_t *first = find_label (chart, "TikTok");
  const cairo_rectangle_t *second = find_label (chart, "YouTube");
  PangoContext *context = uplift_chart_get_state (chart)->context;

  g_assert_cmpfloat (first->y + first->height, <, uplift_chart_get_mark (chart, 0)->rect.y);
  g_assert_cmpfloat (first->x + first->width, <, second->x);
  g_assert_cmpfloat (uplift_chart_get_natural_height (chart, context, 560), >,
                     uplift_chart_get_natural_height (plain, context, 560) + first->height - 1);
  g_assert_cmpuint (uplift_chart_get_mark (chart, 1)->series, ==, 0);

  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), top, G_N_ELEMENTS (top));
  lay_out_chart (chart, uplift_theme_get_light (), 560, 300, 11);
  g_assert_null (find_label (chart, "TikTok"));
}

static void
test_group_texts (void)
{
  g_autoptr (UpliftChart) chart = make_chart (personas, G_N_ELEMENTS (personas));

  lay_out_chart (chart, uplift_theme_get_light (), 560, 300, 11);

  g_autofree char *best = uplift_chart_describe_mark (chart, 1);
  g_autofree char *whole = uplift_chart_describe (chart);
  g_autofree char *table = uplift_chart_to_text (chart);

  g_assert_cmpstr (best, ==, "Beauty, Male\n4.0×\n★ best");
  g_assert_nonnull (strstr (whole, "Highest: Beauty, Female, 9.0×;"));
  g_assert_true (g_str_has_prefix (table, "Group\tName\tROAS\nBeauty\tFemale\t9\n"));
}

/* The texts of a chart of many rows are there when they are seen, and only then. */
static void
test_tall (void)
{
  const guint n = 20000;
  g_autofree UpliftBarItem *items = g_new0 (UpliftBarItem, n);
  g_autoptr (GStringChunk) names = g_string_chunk_new (1 << 16);

  for (guint i = 0; i < n; i++)
    {
      char name[32];

      g_snprintf (name, sizeof name, "Somebody %u", i);
      items[i].label = g_string_chunk_insert (names, name);
      items[i].value = n - i;
    }

  g_autoptr (UpliftChart) chart = make_chart (items, n);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 300);

  lay_out_chart (chart, uplift_theme_get_light (), 400, n * 30, 11);
  g_assert_cmpuint (uplift_chart_get_state (chart)->labels->len, <, 300);
  for (guint row = 0; row < n; row += n / 7)
    {
      const UpliftMark *mark = uplift_chart_get_mark (chart, (int) row);
      cairo_t *cr = cairo_create (surface);

      cairo_translate (cr, 0, 150 - mark->rect.y);
      uplift_chart_draw (chart, cr, -1);
      cairo_destroy (cr);

      const cairo_rectangle_t *label = find_label (chart, items[row].label);

      g_assert_nonnull (label);
      g_assert_cmpfloat_with_epsilon (label->y + label->height / 2,
                                      mark->hit.y + mark->hit.height / 2, 1);
      g_assert_cmpuint (uplift_chart_get_state (chart)->labels->len, <, 300);
      g_assert_cmpint (uplift_chart_pick (chart, 200, mark->rect.y + 5), ==, (int) row);
    }
  cairo_surface_destroy (surface);
}

/* Whatever was seen before, the same part looks the same. */
static void
test_parts (void)
{
  UpliftBarItem items[500];
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 200);
  gsize size = (gsize) cairo_image_surface_get_stride (surface) * 200;
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    items[i] = (UpliftBarItem){ .label = "Somebody",
                                .value = 500 - (double) i,
                                .group = i < 250 ? "First" : "Second" };

  g_autoptr (UpliftChart) chart = make_chart (items, G_N_ELEMENTS (items));

  lay_out_chart (chart, uplift_theme_get_light (), 300, 10000, 11);
  for (double before = 0; before < 9000; before += 2990)
    {
      cairo_t *cr = cairo_create (surface);

      cairo_translate (cr, 0, -before);
      uplift_chart_draw (chart, cr, -1);
      cairo_identity_matrix (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_paint (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
      cairo_translate (cr, 0, -5000);
      uplift_chart_draw (chart, cr, -1);
      cairo_destroy (cr);
      cairo_surface_flush (surface);

      g_autofree char *picture = g_compute_checksum_for_data (
          G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface), size);

      if (expected == NULL)
        expected = g_strdup (picture);
      g_assert_cmpstr (picture, ==, expected);
    }
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bar-chart/top", test_top);
  g_test_add_func ("/bar-chart/texts", test_texts);
  g_test_add_func ("/bar-chart/negative", test_negative);
  g_test_add_func ("/bar-chart/mirrored", test_mirrored);
  g_test_add_func ("/bar-chart/empty", test_empty);
  g_test_add_func ("/bar-chart/without-layout", test_without_layout);
  g_test_add_func ("/bar-chart/odd-values", test_odd_values);
  g_test_add_func ("/bar-chart/thousand", test_thousand);
  g_test_add_func ("/bar-chart/random", test_random);
  g_test_add_func ("/bar-chart/natural-height", test_natural_height);
  g_test_add_func ("/bar-chart/looks", test_looks);
  g_test_add_func ("/bar-chart/groups", test_groups);
  g_test_add_func ("/bar-chart/keys", test_keys);
  g_test_add_func ("/bar-chart/group-texts", test_group_texts);
  g_test_add_func ("/bar-chart/tall", test_tall);
  g_test_add_func ("/bar-chart/parts", test_parts);
  return g_test_run ();
}
