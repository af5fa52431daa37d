/* Into a picture a line is drawn dot by dot: it has to look as cairo draws it, which it does where
 * the target is a recording. */
#include "charts/polyline.h"

#include <math.h>

#define WIDTH 300
#define HEIGHT 200

typedef struct
{
  guint color; /* which says the dashes */
  double scale, distance;
  const UpliftPolylinePoint *points;
  guint n;
} Line;

static cairo_surface_t *
make_picture (double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (WIDTH * scale),
                                                         (int) (HEIGHT * scale));

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

static void
draw_line (cairo_t *cr, const Line *line)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  uplift_polyline_draw (cr, line->color, line->points, line->n, line->distance);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
}

static cairo_surface_t *
draw_by_dots (const Line *line)
{
  cairo_surface_t *surface = make_picture (line->scale);
  cairo_t *cr = cairo_create (surface);

  draw_line (cr, line);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw_by_cairo (const Line *line)
{
  cairo_surface_t *surface = make_picture (line->scale);
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);

  draw_line (cr, line);
  cairo_destroy (cr);
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (recording);
  cairo_surface_flush (surface);
  return surface;
}

static int
get_dot (cairo_surface_t *surface, int i)
{
  int width = cairo_image_surface_get_width (surface);

  return cairo_image_surface_get_data (
      surface)[i / width * cairo_image_surface_get_stride (surface) + i % width * 4];
}

static int
count_dots (cairo_surface_t *surface)
{
  return cairo_image_surface_get_width (surface) * cairo_image_surface_get_height (surface);
}

/* Both cover as much of the picture, but for a few hundredths, and no dot differs by more than
 * what the two ways to soften an edge differ by. */
static void
check_alike (const Line *line, int most)
{
  cairo_surface_t *dots = draw_by_dots (line), *cairo = draw_by_cairo (line);
  double sum = 0, expected = 0, difference = 0;
  int largest = 0;

  for (int i = 0; i < count_dots (dots); i++)
    {
      int a = get_dot (dots, i), b = get_dot (cairo, i);

      largest = MAX (largest, abs (a - b));
      sum += a;
      expected += b;
      difference += abs (a - b);
    }
  g_assert_cmpint (largest, <=, most);
  g_assert_cmpfloat (expected, >, 0);
  g_assert_cmpfloat (fabs (sum - expected), <=, 0.03 * expected);
  g_assert_cmpfloat (difference, <=, 0.1 * expected);
  cairo_surface_destroy (dots);
  cairo_surface_destroy (cairo);
}

static void
check_all_styles (const UpliftPolylinePoint *points, guint n, int most)
{
  for (guint color = 0; color < 4; color++)
    for (double scale = 1; scale <= 2; scale++)
      for (double distance = 0; distance < 10; distance += 6.5)
        check_alike (&(Line){ color, scale, distance, points, n }, most);
}

/* Level and upright lines on whole and half places: the same to the dot. */
static void
test_straight (void)
{
  const UpliftPolylinePoint level[] = { { 20, 50 }, { 240, 50 } };
  const UpliftPolylinePoint upright[] = { { 50.5, 20 }, { 50.5, 170 } };

  check_all_styles (level, G_N_ELEMENTS (level), 90);
  check_all_styles (upright, G_N_ELEMENTS (upright), 90);
  check_alike (&(Line){ 1, 1, 0, level, G_N_ELEMENTS (level) }, 2);
  check_alike (&(Line){ 3, 2, 0, upright, G_N_ELEMENTS (upright) }, 2);
}

static void
test_slanted (void)
{
  for (int i = 0; i < 8; i++)
    {
      double angle = i * G_PI / 4 + 0.1;
      const UpliftPolylinePoint points[]
          = { { 150.3, 100.7 }, { 150.3 + 80 * cos (angle), 100.7 + 80 * sin (angle) } };

      check_all_styles (points, G_N_ELEMENTS (points), 90);
    }
}

/* As a chart has them: from the left to the right, up and down. Where a dash ends at a corner,
 * single dots may differ. */
static void
test_jagged (void)
{
  for (int round = 0; round < 4; round++)
    {
      UpliftPolylinePoint points[12];

      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        points[i] = (UpliftPolylinePoint){ 20 + i * 22.3, g_test_rand_double_range (10, 190) };
      check_all_styles (points, G_N_ELEMENTS (points), 255);
    }
}

/* A line in two pieces is the line, dashes too. */
static void
test_pieces (void)
{
  const UpliftPolylinePoint points[] = { { 10, 50 }, { 120, 50 }, { 280, 50 } };

  for (guint color = 0; color < 4; color++)
    {
      const Line whole = { color, 1, 0, points, 3 };
      const Line first = { color, 1, 0, points, 2 };
      const Line second = { color, 1, uplift_polyline_get_length (points, 2), points + 1, 2 };
      cairo_surface_t *expected = draw_by_dots (&whole), *picture = draw_by_dots (&first);
      cairo_t *cr = cairo_create (picture);

      draw_line (cr, &second);
      cairo_destroy (cr);
      for (int i = 0; i < count_dots (picture); i++)
        g_assert_cmpint (abs (get_dot (picture, i) - get_dot (expected, i)), <=, 1);
      cairo_surface_destroy (expected);
      cairo_surface_destroy (picture);
    }
}

/* What is drawn within a clip is what is drawn there without one, and nothing beside it. */
static void
test_clip (void)
{
  UpliftPolylinePoint points[60];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (UpliftPolylinePoint){ i * 5, g_test_rand_double_range (-20, 220) };
  for (guint color = 0; color < 4; color++)
    {
      const Line line = { color, 1, 0, points, G_N_ELEMENTS (points) };
      cairo_surface_t *whole = draw_by_dots (&line), *picture = make_picture (1);
      cairo_t *cr = cairo_create (picture);

      cairo_rectangle (cr, 40, 30, 100, 90);
      cairo_clip (cr);
      draw_line (cr, &line);
      cairo_destroy (cr);
      for (int i = 0; i < count_dots (picture); i++)
        {
          int x = i % WIDTH, y = i / WIDTH;
          gboolean within = x >= 40 && x < 140 && y >= 30 && y < 120;

          int expected = within ? get_dot (whole, i) : 0;

          g_assert_cmpint (abs (get_dot (picture, i) - expected), <=, within ? 1 : 0);
        }
      cairo_surface_destroy (whole);
      cairo_surface_destroy (picture);
    }
}

static void
test_odd_lines (void)
{
  const UpliftPolylinePoint same[] = { { 50, 50 }, { 50, 50 }, { 50, 50 } };
  const UpliftPolylinePoint outside[] = { { -500, -500 }, { -400, -600 } };
  const Line lines[] = { { 0, 1, 0, NULL, 0 },
                         { 0, 1, 0, same, 1 },
                         { 2, 1, 0, outside, G_N_ELEMENTS (outside) },
                         { 2, 1, 1e9, same, G_N_ELEMENTS (same) } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cairo_surface_t *picture = draw_by_dots (&lines[i]);

      for (int dot = 0; dot < count_dots (picture); dot++)
        g_assert_cmpint (get_dot (picture, dot), ==, 0);
      cairo_surface_destroy (picture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/polyline/straight", test_straight);
  g_test_add_func ("/polyline/slanted", test_slanted);
  g_test_add_func ("/polyline/jagged", test_jagged);
  g_test_add_func ("/polyline/pieces", test_pieces);
  g_test_add_func ("/polyline/clip", test_clip);
  g_test_add_func ("/polyline/odd-lines", test_odd_lines);
  return g_test_run ();
}
