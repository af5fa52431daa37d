#include "charts/heatmap.h"

#include "chart-laws.h"
#include "charts/chart-private.h"
#include "charts/heatmap-private.h"
#include <math.h>

#define NONE ((double) NAN)

static const char *const categories[]
    = { "Beauty", "Food and all that can be eaten or drunk by somebody", "Tech" };
static const char *const genders[] = { "Female", "Male", "Other" };
static const UpliftHeatGrid grid = { "Category", categories, genders, 3, 3 };

/* Not in order; Food has no Female, nobody is Other but in Tech. */
static const UpliftHeatCell cells[] = {
  { 2, 2, 0.5, "1 influencer", NULL, FALSE }, { 0, 0, 8, "3 influencers", NULL, FALSE },
  { 0, 1, 2, NULL, "all\nof it", FALSE },     { 1, 1, NONE, "2 influencers", NULL, TRUE },
  { 2, 0, 1, "9 influencers", NULL, FALSE },
};

static char *
format_cb (double value, double step, gpointer user_data)
{
  g_assert_false (isnan (value));
  return g_strdup_printf ("%g×", value);
}

static UpliftChart *
make_map (const UpliftHeatGrid *names, const UpliftHeatCell *data, guint n)
{
  UpliftChart *map = uplift_heatmap_new ();

  uplift_heatmap_set_titles (UPLIFT_HEATMAP (map), "ROAS by persona", "ROAS", "break-even");
  uplift_heatmap_set_format (UPLIFT_HEATMAP (map), format_cb, NULL, NULL);
  uplift_heatmap_set_data (UPLIFT_HEATMAP (map), names, data, n, 1);
  return map;
}

static const UpliftLabel *
find_label (UpliftChart *chart, const char *text)
{
  GArray *labels = uplift_chart_get_state (chart)->labels;

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (pango_layout_get_text (g_array_index (labels, UpliftLabel, i).layout), text))
      return &g_array_index (labels, UpliftLabel, i);
  return NULL;
}

static void
check_apart (UpliftChart *map)
{
  for (int i = 0; i < (int) uplift_chart_get_n_marks (map); i++)
    for (int j = 0; j < i; j++)
      {
        const cairo_rectangle_t *a = &uplift_chart_get_mark (map, i)->rect;
        const cairo_rectangle_t *b = &uplift_chart_get_mark (map, j)->rect;

        g_assert_true (a->x + a->width <= b->x || b->x + b->width <= a->x
                       || a->y + a->height <= b->y || b->y + b->height <= a->y);
      }
}

static void
test_cells (void)
{
  g_autoptr (UpliftChart) map = make_map (&grid, cells, G_N_ELEMENTS (cells));
  const guint order[] = { 1, 2, 3, 4, 0 };

  check_chart_laws (map);
  check_all_marks_reached (map);
  check_apart (map);
  g_assert_cmpuint (uplift_chart_get_n_marks (map), ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpuint (uplift_chart_get_mark (map, (int) i)->datum, ==, order[i]);

  /* The same row at the same height, the same column at the same place. */
  g_assert_cmpfloat (uplift_chart_get_mark (map, 0)->rect.y, ==,
                     uplift_chart_get_mark (map, 1)->rect.y);
  g_assert_cmpfloat (uplift_chart_get_mark (map, 0)->rect.x, ==,
                     uplift_chart_get_mark (map, 3)->rect.x);

  /* Where there is no cell, nothing is found. */
  g_assert_cmpint (uplift_chart_pick (map, uplift_chart_get_mark (map, 0)->rect.x + 5,
                                      uplift_chart_get_mark (map, 2)->rect.y + 5),
                   ==, -1);

  lay_out_chart (map, uplift_theme_get_light (), 700, 300, 11);
  g_assert_nonnull (find_label (map, "Beauty"));
  g_assert_nonnull (find_label (map, "Other"));
  g_assert_nonnull (find_label (map, "8×"));
  g_assert_nonnull (find_label (map, "3 influencers"));
  g_assert_nonnull (find_label (map, "–"));
  g_assert_nonnull (find_label (map, "no value"));
  g_assert_nonnull (find_label (map, "break-even 1×"));

  /* Notes in all cells or in none. */
  lay_out_chart (map, uplift_theme_get_light (), 300, 300, 11);
  g_assert_nonnull (find_label (map, "8×"));
  g_assert_null (find_label (map, "3 influencers"));
  g_assert_null (find_label (map, "1 influencer"));
}

static void
test_texts (void)
{
  g_autoptr (UpliftChart) map = make_map (&grid, cells, G_N_ELEMENTS (cells));

  lay_out_chart (map, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *first = uplift_chart_describe_mark (map, 0);
  g_autofree char *second = uplift_chart_describe_mark (map, 1);
  g_autofree char *missing = uplift_chart_describe_mark (map, 2);
  g_autofree char *whole = uplift_chart_describe (map);
  g_autofree char *table = uplift_chart_to_text (map);

  g_assert_cmpstr (first, ==, "Beauty, Female\nROAS: 8×\n3 influencers");
  g_assert_cmpstr (second, ==, "all\nof it");
  g_assert_cmpstr (missing, ==,
                   "Food and all that can be eaten or drunk by somebody, Male\nROAS: no value\n"
                   "2 influencers");
  g_assert_cmpstr (whole, ==,
                   "Heat map “ROAS by persona” with 5 cells. Highest: Beauty, Female, 8×; lowest: "
                   "Tech, Other, 0.5×.");
  g_assert_cmpstr (table, ==,
                   "Category\tFemale\tMale\tOther\nBeauty\t8\t2\t\n"
                   "Food and all that can be eaten or drunk by somebody\t\t\t\nTech\t1\t\t0.5\n");
}

/* The cells, by row: Beauty 0 1 ·, Food · 2 ·, Tech 3 · 4. */
static void
test_keyboard (void)
{
  g_autoptr (UpliftChart) map = make_map (&grid, cells, G_N_ELEMENTS (cells));
  UpliftTheme mirrored = *uplift_theme_get_light ();

  lay_out_chart (map, uplift_theme_get_light (), 560, 260, 11);
  g_assert_cmpint (uplift_chart_step (map, 0, 1, 0), ==, 1);
  g_assert_cmpint (uplift_chart_step (map, 1, 1, 0), ==, 1);
  g_assert_cmpint (uplift_chart_step (map, 0, 0, 1), ==, 2);
  g_assert_cmpint (uplift_chart_step (map, 2, 0, 1), ==, 3);
  g_assert_cmpint (uplift_chart_step (map, 3, 1, 0), ==, 4);
  g_assert_cmpint (uplift_chart_step (map, 4, 0, -1), ==, 2);
  g_assert_cmpint (uplift_chart_step (map, 2, 0, -1), ==, 1);
  g_assert_cmpint (uplift_chart_step (map, 0, 0, -1), ==, 0);
  g_assert_cmpint (uplift_chart_step (map, 4, 0, 1), ==, 4);

  mirrored.rtl = TRUE;
  lay_out_chart (map, &mirrored, 560, 260, 11);
  g_assert_cmpint (uplift_chart_step (map, 1, 1, 0), ==, 0);
  g_assert_cmpfloat (uplift_chart_get_mark (map, 0)->rect.x, >,
                     uplift_chart_get_mark (map, 1)->rect.x);
}

/* Every number can be read on its cell, whatever its value and whether it is chosen. */
static void
test_contrast (void)
{
  const char *rows[40];
  UpliftHeatCell many[80];
  const UpliftHeatGrid wide = { "Row", rows, genders, 40, 2 };
  const UpliftTheme *themes[] = { uplift_theme_get_light (), uplift_theme_get_dark () };

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    {
      rows[i / 2] = "Row";
      many[i] = (UpliftHeatCell){
        .row = i / 2, .column = i % 2, .value = pow (2, i / 8.0 - 5), .pale = i % 2 == 1
      };
    }

  g_autoptr (UpliftChart) map = make_map (&wide, many, G_N_ELEMENTS (many));

  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      guint n_read = 0;

      lay_out_chart (map, themes[t], 600, 2000, 11);
      for (guint i = 0; i < G_N_ELEMENTS (many); i++)
        {
          UpliftHeatmap *self = UPLIFT_HEATMAP (map);
          g_autofree char *text = format_cb (many[i].value, 0, NULL);
          const UpliftLabel *label = find_label (map, text);

          g_assert_nonnull (label);
          g_assert_cmpfloat (uplift_color_get_contrast (
                                 label->color, uplift_heatmap_get_cell_color (
                                                   self, uplift_heatmap_get_cell (self, i))),
                             >=, 4.5);
          n_read++;
        }
      g_assert_cmpuint (n_read, ==, 80);
    }
}

static void
test_empty (void)
{
  const UpliftHeatGrid none = { NULL, NULL, NULL, 0, 0 };
  g_autoptr (UpliftChart) nothing = make_map (&none, NULL, 0);
  g_autoptr (UpliftChart) names_only = make_map (&grid, NULL, 0);
  g_autoptr (UpliftChart) one = make_map (&grid, cells + 3, 1);

  g_assert_true (uplift_chart_is_empty (nothing));
  g_assert_true (uplift_chart_is_empty (names_only));
  g_assert_false (uplift_chart_is_empty (one));
  check_chart_laws (nothing);
  check_chart_laws (names_only);
  check_chart_laws (one);
  g_assert_cmpint (uplift_chart_step (nothing, -1, 0, 1), ==, -1);
}

static void
test_random (void)
{
  const char *names[30];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    names[i] = i % 3 == 0 ? "A" : i % 3 == 1 ? "Somewhat longer" : "Longer than all of the others";
  for (int round = 0; round < 8; round++)
    {
      UpliftHeatGrid some = { "Name", names, names, (guint) g_test_rand_int_range (1, 30),
                              (guint) g_test_rand_int_range (1, 12) };
      double size = pow (10, g_test_rand_int_range (-6, 12));
      g_autoptr (GArray) data = g_array_new (FALSE, FALSE, sizeof (UpliftHeatCell));

      for (guint i = 0; i < some.n_rows * some.n_columns; i++)
        {
          UpliftHeatCell cell = {
            .row = i / some.n_columns,
            .column = i % some.n_columns,
            .value
            = g_test_rand_int_range (0, 6) == 0 ? NONE : g_test_rand_double_range (-size, size),
            .note = g_test_rand_bit () ? "7 influencers" : NULL,
            .pale = g_test_rand_bit (),
          };

          if (g_test_rand_bit ())
            g_array_append_val (data, cell);
        }

      g_autoptr (UpliftChart) map
          = make_map (&some, (const UpliftHeatCell *) (void *) data->data, data->len);

      check_chart_laws (map);
      check_apart (map);
      if (data->len > 0)
        check_all_marks_reached (map);
    }
}

/* No value, a value at break-even, and what is not chosen are not told by the same picture. */
static void
test_looks (void)
{
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const double values[] = { NONE, 1, 9, 9 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      UpliftHeatCell two[] = { cells[1], { 0, 1, 20, NULL, NULL, FALSE } };

      two[0].value = values[i];
      two[0].pale = i == 3;

      g_autoptr (UpliftChart) map = make_map (&grid, two, 2);

      /* Too low for texts. */
      lay_out_chart (map, uplift_theme_get_light (), 200, 30, 22);
      g_hash_table_add (pictures, draw_chart (map, -1));
    }
  g_assert_cmpuint (g_hash_table_size (pictures), ==, G_N_ELEMENTS (values));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heatmap/cells", test_cells);
  g_test_add_func ("/heatmap/texts", test_texts);
  g_test_add_func ("/heatmap/keyboard", test_keyboard);
  g_test_add_func ("/heatmap/contrast", test_contrast);
  g_test_add_func ("/heatmap/empty", test_empty);
  g_test_add_func ("/heatmap/random", test_random);
  g_test_add_func ("/heatmap/looks", test_looks);
  return g_test_run ();
}
