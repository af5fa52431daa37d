/* The strokes that charts are made of. */
#pragma once

#include "charts/theme.h"
#include <cairo.h>

G_BEGIN_DECLS

/* Radius of a marker that stands for a point. */
#define UPLIFT_MARKER_RADIUS 3.5
/* Markers of points that are coloured by something else than a palette: what is well, and what
 * loses money, pointing down. */
#define UPLIFT_MARKER_CIRCLE 0
#define UPLIFT_MARKER_BAD 4

void uplift_paint_set_color (cairo_t *cr, UpliftColor color);

/* What the clip leaves to draw on, all of it within this rectangle. */
cairo_rectangle_t uplift_paint_get_clip (cairo_t *cr);

/* A line of one pixel from one place to another, sharp where it is level or upright. */
void uplift_paint_hairline (cairo_t *cr, double x1, double y1, double x2, double y2);

/* A rectangle whose corners are rounded on its right side, or on its left one. */
void uplift_paint_bar_path (cairo_t *cr, const cairo_rectangle_t *rect, gboolean round_right);

/* Slanted lines within the current path, which is consumed. */
void uplift_paint_hatch (cairo_t *cr, UpliftColor color);

/* How far the corners of a marker reach from its middle, in radii. */
#define UPLIFT_MARKER_REACH 1.55

typedef struct
{
  double width;
  const double *dashes; /* (borrowed) lengths of dashes and gaps in turn */
  int n_dashes;         /* 0: no dashes, and round ends */
} UpliftLineStyle;

/* The line style that belongs to a colour of the palette (taken modulo its size). */
UpliftLineStyle uplift_paint_get_line_style (guint color);

/* Sets the line style that belongs to a colour of the palette (taken modulo its size); distance:
 * how much of the line was drawn before. Width and caps too. */
void uplift_paint_set_line_style (cairo_t *cr, guint color, double distance);

/* The outline of the marker that belongs to a colour of the palette (taken modulo its size), added
 * to the path. */
void uplift_paint_marker_path (cairo_t *cr, guint color, double x, double y, double radius);

/* The outline of a hollow point, added to the path. */
void uplift_paint_ring_path (cairo_t *cr, double x, double y, double radius);
/* The marker itself, filled with the source. */
void uplift_paint_marker (cairo_t *cr, guint color, double x, double y, double radius);

G_END_DECLS
