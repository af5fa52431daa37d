#include "chart-laws.h"

#include "charts/chart-private.h"
#include "charts/image-export.h"
#include <math.h>

#define SLACK 0.01

void
lay_out_chart (UpliftChart *chart, const UpliftTheme *theme, double width, double height,
               int points)
{
  g_autofree char *font = g_strdup_printf ("Sans %d", points);
  PangoContext *context = uplift_image_export_create_context (font);

  uplift_chart_layout (chart, context, theme, width, height);
  g_object_unref (context);
}

static cairo_surface_t *
make_picture (UpliftChart *chart, int highlighted)
{
  int width = (int) uplift_chart_get_width (chart);
  int height = (int) uplift_chart_get_height (chart);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  uplift_chart_draw (chart, cr, highlighted);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  return surface;
}

static char *
get_checksum (cairo_surface_t *surface)
{
  gsize size = (gsize) cairo_image_surface_get_stride (surface)
               * (gsize) cairo_image_surface_get_height (surface);

  cairo_surface_flush (surface);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                      size);
}

char *
draw_chart (UpliftChart *chart, int highlighted)
{
  cairo_surface_t *surface = make_picture (chart, highlighted);
  char *checksum = get_checksum (surface);

  cairo_surface_destroy (surface);
  return checksum;
}

/* But for a few grey levels by which cairo rounds differently when it cuts paths at a clip. */
static void
check_same_picture (cairo_surface_t *a, cairo_surface_t *b)
{
  int size = cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int i = 0; i < size; i++)
    g_assert_cmpint (
        abs (cairo_image_surface_get_data (a)[i] - cairo_image_surface_get_data (b)[i]), <=, 16);
}

/* Drawn into the picture without a highlight, what is highlighted gives the picture with it. */
static void
check_highlight_area (UpliftChart *chart, int mark)
{
  cairo_surface_t *expected = make_picture (chart, mark), *picture = make_picture (chart, -1);
  cairo_t *cr = cairo_create (picture);
  cairo_rectangle_t area;

  uplift_chart_get_highlight_area (chart, mark, &area);

  double left = floor (area.x), top = floor (area.y);

  cairo_rectangle (cr, left, top, ceil (area.x + area.width) - left,
                   ceil (area.y + area.height) - top);
  cairo_clip (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  uplift_chart_draw (chart, cr, mark);
  cairo_destroy (cr);
  check_same_picture (picture, expected);
  cairo_surface_destroy (expected);
  cairo_surface_destroy (picture);
}

static void
check_rect (const cairo_rectangle_t *rect, double width, double height)
{
  g_assert_cmpfloat (rect->width, >=, 0);
  g_assert_cmpfloat (rect->height, >=, 0);
  g_assert_cmpfloat (rect->x, >=, -SLACK);
  g_assert_cmpfloat (rect->y, >=, -SLACK);
  g_assert_cmpfloat (rect->x + rect->width, <=, width + SLACK);
  g_assert_cmpfloat (rect->y + rect->height, <=, height + SLACK);
}

static void
check_marks (UpliftChart *chart)
{
  double width = uplift_chart_get_width (chart);
  double height = uplift_chart_get_height (chart);

  for (guint i = 0; i < uplift_chart_get_n_marks (chart); i++)
    {
      const UpliftMark *mark = uplift_chart_get_mark (chart, (int) i);

      check_rect (&mark->rect, width, height);
      check_rect (&mark->hit, width, height);
      g_assert_cmpfloat (mark->hit.x, <=, mark->rect.x + SLACK);
      g_assert_cmpfloat (mark->hit.y, <=, mark->rect.y + SLACK);
      g_assert_cmpfloat (mark->hit.x + mark->hit.width, >=,
                         mark->rect.x + mark->rect.width - SLACK);
    }
}

static gboolean
is_same_place (const UpliftMark *a, const UpliftMark *b)
{
  return fabs (a->rect.x - b->rect.x) < 1e-6 && fabs (a->rect.y - b->rect.y) < 1e-6;
}

/* Picks itself, or what stands in the very same place. */
static void
check_picks (UpliftChart *chart)
{
  double width = uplift_chart_get_width (chart);
  double height = uplift_chart_get_height (chart);

  for (guint i = 0; i < uplift_chart_get_n_marks (chart); i++)
    {
      const UpliftMark *mark = uplift_chart_get_mark (chart, (int) i);
      double x = mark->rect.x + mark->rect.width / 2;
      double y = mark->rect.y + mark->rect.height / 2;
      int picked = uplift_chart_pick (chart, x, y);

      g_assert_cmpint (picked, >=, 0);
      g_assert_true (picked == (int) i
                     || is_same_place (mark, uplift_chart_get_mark (chart, picked)));
    }
  g_assert_cmpint (uplift_chart_pick (chart, -1, height / 2), ==, -1);
  g_assert_cmpint (uplift_chart_pick (chart, width + 1, height / 2), ==, -1);
  g_assert_cmpint (uplift_chart_pick (chart, width / 2, -1), ==, -1);
  g_assert_cmpint (uplift_chart_pick (chart, width / 2, height + 1), ==, -1);
}

static void
check_labels (UpliftChart *chart)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  for (guint i = 0; i < state->labels->len; i++)
    {
      const UpliftLabel *a = &g_array_index (state->labels, UpliftLabel, i);

      check_rect (&a->rect, state->width, state->height);
      for (guint j = 0; j < i; j++)
        {
          const UpliftLabel *b = &g_array_index (state->labels, UpliftLabel, j);
          gboolean apart = a->rect.x + a->rect.width <= b->rect.x + SLACK
                           || b->rect.x + b->rect.width <= a->rect.x + SLACK
                           || a->rect.y + a->rect.height <= b->rect.y + SLACK
                           || b->rect.y + b->rect.height <= a->rect.y + SLACK;

          if (!apart)
            g_error ("“%s” overlaps “%s” at %g × %g", pango_layout_get_text (a->layout),
                     pango_layout_get_text (b->layout), state->width, state->height);
        }
    }
}

static void
check_texts (UpliftChart *chart)
{
  g_autofree char *whole = uplift_chart_describe (chart);
  g_autofree char *table = uplift_chart_to_text (chart);
  guint n = uplift_chart_get_n_marks (chart);

  g_assert_cmpstr (whole, !=, "");
  g_assert_true (g_str_has_suffix (table, "\n"));
  for (guint i = 0; i < n; i += MAX (n / 20, 1))
    {
      g_autofree char *text = uplift_chart_describe_mark (chart, (int) i);

      g_assert_nonnull (strchr (text, '\n'));
    }
}

static void
check_size (UpliftChart *chart, const UpliftTheme *theme, double width, double height)
{
  const int points[] = { 11, 22 };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      lay_out_chart (chart, theme, width, height, points[i]);
      g_assert_cmpfloat (uplift_chart_get_width (chart), ==, width);
      g_assert_cmpfloat (uplift_chart_get_height (chart), ==, height);
      check_marks (chart);
      check_labels (chart);
      /* Where the chart is hardly larger than a point, marks are cut, and so their centres moved.
       */
      if (width >= 30 && height >= 30)
        check_picks (chart);

      int last = (int) uplift_chart_get_n_marks (chart) - 1;

      for (int mark = last; mark >= 0; mark -= last / 2 + 1)
        check_highlight_area (chart, mark);

      g_autofree char *plain = draw_chart (chart, -1);
      g_autofree char *highlighted = draw_chart (chart, last);

      if (last >= 0 && width >= 100 && height >= 100)
        g_assert_cmpstr (plain, !=, highlighted);
    }
}

void
check_chart_laws (UpliftChart *chart)
{
  const double sizes[][2] = { { 0, 0 },     { 1, 1 },     { 10, 10 },   { 0, 200 },   { 200, 0 },
                              { 30, 400 },  { 400, 30 },  { 300, 180 }, { 340, 260 }, { 1100, 320 },
                              { 90, 60.5 }, { 560, 100 }, { 560, 260 } };
  UpliftTheme mirrored = *uplift_theme_get_dark ();

  mirrored.rtl = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      check_size (chart, &mirrored, sizes[i][0], sizes[i][1]);
      check_size (chart, uplift_theme_get_light (), sizes[i][0], sizes[i][1]);
    }
  check_texts (chart);
  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);
}

void
check_all_marks_reached (UpliftChart *chart)
{
  const int steps[][2] = { { 0, 1 }, { 0, -1 }, { 1, 0 }, { -1, 0 } };
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GQueue) waiting = g_queue_new ();
  int first = uplift_chart_step (chart, -1, 0, 0);

  g_assert_cmpint (first, ==, 0);
  g_hash_table_add (reached, GINT_TO_POINTER (first));
  g_queue_push_tail (waiting, GINT_TO_POINTER (first));
  while (!g_queue_is_empty (waiting))
    {
      int mark = GPOINTER_TO_INT (g_queue_pop_head (waiting));

      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          int next = uplift_chart_step (chart, mark, steps[i][0], steps[i][1]);

          g_assert_cmpint (next, >=, 0);
          if (g_hash_table_add (reached, GINT_TO_POINTER (next)))
            g_queue_push_tail (waiting, GINT_TO_POINTER (next));
        }
    }
  g_assert_cmpuint (g_hash_table_size (reached), ==, uplift_chart_get_n_marks (chart));
}
