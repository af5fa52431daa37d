#include "charts/glyph-metrics.h"

#include <string.h>

enum
{
  SIZE = 200
};

/* Also of several lines, without a text, and with characters that no font has. */
static const char *const texts[]
    = { "Revenue 5.07 M", "two\nlines\tand a tab", "", "\U000FFFFD x" };

/* Nothing is drawn, and the context stays as it was. */
static void
test_draws_nothing (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  cairo_font_face_t *face = cairo_get_font_face (cr);

  cairo_move_to (cr, 20, 30);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double x, y;

      pango_layout_set_text (layout, texts[i], -1);
      uplift_glyph_metrics_prepare (cr, layout);
      cairo_get_current_point (cr, &x, &y);
      g_assert_cmpfloat (x, ==, 20);
      g_assert_cmpfloat (y, ==, 30);
      g_assert_true (cairo_get_font_face (cr) == face);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    }
  cairo_surface_flush (surface);
  const unsigned char *pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < SIZE * cairo_image_surface_get_stride (surface); i++)
    g_assert_cmpint (pixels[i], ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
draw (gboolean prepared)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      pango_layout_set_text (layout, texts[i], -1);
      if (prepared)
        uplift_glyph_metrics_prepare (cr, layout);
      cairo_move_to (cr, 3, 40 * i);
      pango_cairo_show_layout (cr, layout);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
test_same_picture (void)
{
  cairo_surface_t *plain = draw (FALSE), *prepared = draw (TRUE);
  gsize size = SIZE * (gsize) cairo_image_surface_get_stride (plain);

  g_assert_cmpmem (cairo_image_surface_get_data (plain), size,
                   cairo_image_surface_get_data (prepared), size);
  cairo_surface_destroy (plain);
  cairo_surface_destroy (prepared);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glyph-metrics/draws-nothing", test_draws_nothing);
  g_test_add_func ("/glyph-metrics/same-picture", test_same_picture);
  return g_test_run ();
}
