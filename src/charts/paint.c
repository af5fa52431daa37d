#include "charts/paint.h"

#include <math.h>

#define LINE_WIDTH 2
#define CORNER 4
#define HATCH_DISTANCE 6
#define HATCH_WIDTH 1.5
#define MAX_DASHES 4
#define RING_HOLE 0.6

/* Seven steps of eight would look alike; four line styles and eight markers do not. */
static const struct
{
  double dashes[MAX_DASHES];
  int n;
} line_styles[] = {
  { { 0 }, 0 },
  { { 7, 3 }, 2 },
  { { 2, 2.5 }, 2 },
  { { 9, 3, 2, 3 }, 4 },
};

/* corners: 0 for a circle; angle: of the first corner, in eighths of a turn; inner: the radius of
 * the corners between them, 1 for none; scale: makes all look equally large. */
static const struct
{
  int corners;
  double angle;
  double inner;
  double scale;
} markers[UPLIFT_PALETTE_SIZE] = {
  { 0, 0, 1, 1 },    { 4, 1, 1, 1.25 },    { 3, -2, 1, 1.35 },   { 4, 0, 1, 1.3 },
  { 3, 2, 1, 1.35 }, { 4, 0, 0.35, 1.55 }, { 5, -2, 0.4, 1.55 }, { 4, 1, 0.35, 1.55 },
};

void
uplift_paint_set_color (cairo_t *cr, UpliftColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

cairo_rectangle_t
uplift_paint_get_clip (cairo_t *cr)
{
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  return (cairo_rectangle_t){ left, top, right - left, bottom - top };
}

void
uplift_paint_hairline (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, floor (x1) + 0.5, floor (y1) + 0.5);
  cairo_line_to (cr, floor (x2) + 0.5, floor (y2) + 0.5);
  cairo_stroke (cr);
}

void
uplift_paint_bar_path (cairo_t *cr, const cairo_rectangle_t *rect, gboolean round_right)
{
  double radius = MIN (CORNER, MIN (rect->height / 3, rect->width));
  /* From the flat side to the round one. */
  double flat = round_right ? rect->x : rect->x + rect->width;
  double direction = round_right ? 1 : -1;
  double round = flat + direction * (rect->width - radius);
  double top = rect->y;
  double bottom = rect->y + rect->height;

  cairo_new_sub_path (cr);
  cairo_move_to (cr, flat, top);
  if (round_right)
    {
      cairo_arc (cr, round, top + radius, radius, -G_PI_2, 0);
      cairo_arc (cr, round, bottom - radius, radius, 0, G_PI_2);
    }
  else
    {
      cairo_arc_negative (cr, round, top + radius, radius, -G_PI_2, -G_PI);
      cairo_arc_negative (cr, round, bottom - radius, radius, G_PI, G_PI_2);
    }
  cairo_line_to (cr, flat, bottom);
  cairo_close_path (cr);
}

void
uplift_paint_hatch (cairo_t *cr, UpliftColor color)
{
  double x1, y1, x2, y2;

  cairo_save (cr);
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  cairo_clip (cr);
  uplift_paint_set_color (cr, color);
  cairo_set_line_width (cr, HATCH_WIDTH);
  for (double x = x1 - (y2 - y1); x < x2; x += HATCH_DISTANCE)
    {
      cairo_move_to (cr, x, y2);
      cairo_line_to (cr, x + (y2 - y1), y1);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

UpliftLineStyle
uplift_paint_get_line_style (guint color)
{
  guint style = color % G_N_ELEMENTS (line_styles);

  return (UpliftLineStyle){
    .width = LINE_WIDTH,
    .dashes = line_styles[style].dashes,
    .n_dashes = line_styles[style].n,
  };
}

void
uplift_paint_set_line_style (cairo_t *cr, guint color, double distance)
{
  UpliftLineStyle style = uplift_paint_get_line_style (color);

  cairo_set_line_width (cr, style.width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, style.n_dashes == 0 ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, style.dashes, style.n_dashes, distance);
}

void
uplift_paint_marker_path (cairo_t *cr, guint color, double x, double y, double radius)
{
  guint kind = color % UPLIFT_PALETTE_SIZE;
  int corners = markers[kind].corners;
  double outer = radius * markers[kind].scale;

  cairo_new_sub_path (cr);
  if (corners == 0)
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  for (int i = 0; i < 2 * corners; i++)
    {
      double angle = markers[kind].angle * G_PI_4 + i * G_PI / corners;
      double r = i % 2 == 0 ? outer : outer * markers[kind].inner;

      if (i % 2 == 0 || markers[kind].inner < 1)
        cairo_line_to (cr, x + r * cos (angle), y + r * sin (angle));
    }
  cairo_close_path (cr);
}

void
uplift_paint_ring_path (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc_negative (cr, x, y, radius * RING_HOLE, 2 * G_PI, 0);
  cairo_close_path (cr);
}

void
uplift_paint_marker (cairo_t *cr, guint color, double x, double y, double radius)
{
  cairo_new_path (cr);
  uplift_paint_marker_path (cr, color, x, y, radius);
  cairo_fill (cr);
}
