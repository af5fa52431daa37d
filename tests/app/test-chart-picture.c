#include "app/chart/chart-picture.h"

#include <math.h>

#define WIDTH 530
#define HEIGHT 310

/* Something that is different everywhere, half transparent, in this shade of green. */
static void
draw_cb (cairo_t *cr, gpointer shade)
{
  for (int x = 0; x < WIDTH; x += 10)
    for (int y = 0; y < HEIGHT; y += 10)
      {
        cairo_set_source_rgba (cr, (double) x / WIDTH, GPOINTER_TO_INT (shade) / 255.0,
                               (double) y / HEIGHT, 0.7);
        cairo_arc (cr, x, y, 6.3, 0, 2 * G_PI);
        cairo_fill (cr);
      }
}

static cairo_surface_t *
make_surface (int scale)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale, HEIGHT * scale);

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

/* What the snapshot shows; frees it. */
static cairo_surface_t *
paint_snapshot (GtkSnapshot *snapshot, int scale)
{
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  cairo_surface_t *surface = make_surface (scale);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);
  return surface;
}

/* All in one shade, but for the area, which has another. */
static cairo_surface_t *
paint_expected (const cairo_rectangle_t *area, int scale)
{
  cairo_surface_t *surface = make_surface (scale);
  cairo_t *cr = cairo_create (surface);
  double left = floor (area->x), top = floor (area->y);

  draw_cb (cr, GINT_TO_POINTER (50));
  cairo_rectangle (cr, left, top, ceil (area->x + area->width) - left,
                   ceil (area->y + area->height) - top);
  cairo_clip (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  draw_cb (cr, GINT_TO_POINTER (200));
  cairo_destroy (cr);
  return surface;
}

static void
check_same (cairo_surface_t *a, cairo_surface_t *b)
{
  int size = cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a);

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int i = 0; i < size; i++)
    g_assert_cmpint (
        abs (cairo_image_surface_get_data (a)[i] - cairo_image_surface_get_data (b)[i]), <=, 2);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_looks (void)
{
  const cairo_rectangle_t areas[] = {
    { 0, 0, 0, 0 },       { 100.3, 50.7, 30, 20 }, { 190, 190, 30, 30 },      { 390, 0, 20, 310 },
    { 0, 100, 530, 8.2 }, { 0, 0, 530, 310 },      { -50, -50, 5000, 61.25 },
  };

  for (int scale = 1; scale <= 2; scale++)
    for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
      {
        g_autoptr (UpliftChartPicture) picture
            = uplift_chart_picture_new (WIDTH, HEIGHT, scale, draw_cb, GINT_TO_POINTER (50));
        GtkSnapshot *plain = gtk_snapshot_new (), *changed = gtk_snapshot_new ();
        GtkSnapshot *again = gtk_snapshot_new ();

        uplift_chart_picture_snapshot (picture, plain);
        check_same (paint_snapshot (plain, scale), paint_expected (&areas[0], scale));
        uplift_chart_picture_snapshot_with (picture, changed, &areas[i], draw_cb,
                                            GINT_TO_POINTER (200));
        check_same (paint_snapshot (changed, scale), paint_expected (&areas[i], scale));
        uplift_chart_picture_snapshot (picture, again);
        check_same (paint_snapshot (again, scale), paint_expected (&areas[0], scale));
      }
}

static void
count_calls_cb (cairo_t *cr, gpointer calls)
{
  ++*(guint *) calls;
}

/* What lies beside the change is the same node, by which GTK knows that it need not paint it. */
static void
test_work (void)
{
  guint calls = 0, common = 0;
  g_autoptr (UpliftChartPicture) picture
      = uplift_chart_picture_new (WIDTH, HEIGHT, 1, count_calls_cb, &calls);
  GtkSnapshot *snapshots[] = { gtk_snapshot_new (), gtk_snapshot_new () };
  GskRenderNode *nodes[G_N_ELEMENTS (snapshots)];

  uplift_chart_picture_snapshot (picture, snapshots[0]);
  g_assert_cmpuint (calls, ==, 1);
  uplift_chart_picture_snapshot_with (picture, snapshots[1], &(cairo_rectangle_t){ 10, 10, 20, 20 },
                                      count_calls_cb, &calls);
  g_assert_cmpuint (calls, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    nodes[i] = gtk_snapshot_free_to_node (snapshots[i]);

  guint n = gsk_container_node_get_n_children (nodes[0]);

  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (gsk_container_node_get_n_children (nodes[1]), ==, n);
  for (guint i = 0; i < n; i++)
    common
        += gsk_container_node_get_child (nodes[0], i) == gsk_container_node_get_child (nodes[1], i);
  g_assert_cmpuint (common, ==, n - 1);
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    gsk_render_node_unref (nodes[i]);
}

static void
test_fits (void)
{
  guint calls = 0;
  g_autoptr (UpliftChartPicture) picture
      = uplift_chart_picture_new (20, 30, 2, count_calls_cb, &calls);

  g_assert_true (uplift_chart_picture_fits (picture, 20, 30, 2));
  g_assert_false (uplift_chart_picture_fits (picture, 21, 30, 2));
  g_assert_false (uplift_chart_picture_fits (picture, 20, 31, 2));
  g_assert_false (uplift_chart_picture_fits (picture, 20, 30, 1));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-picture/looks", test_looks);
  g_test_add_func ("/chart-picture/work", test_work);
  g_test_add_func ("/chart-picture/fits", test_fits);
  return g_test_run ();
}
