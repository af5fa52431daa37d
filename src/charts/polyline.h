/* Lines through many points, in the line styles of the palette. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} UpliftPolylinePoint;

/* Draws the line that belongs to a colour of the palette (see uplift_paint_set_line_style ()) with
 * the context's source; distance: how much of it was drawn before. Leaves the context's line style
 * and no path behind.
 *
 * Into a picture the dots are set one by one: cairo takes five times as long for the same, for the
 * line of a day each over two years is all edges. Everywhere else (SVG, PDF, recordings) it is one
 * path. O(length of the line within the clip). */
void uplift_polyline_draw (cairo_t *cr, guint color, const UpliftPolylinePoint *points, guint n,
                           double distance);

/* How long it is. */
double uplift_polyline_get_length (const UpliftPolylinePoint *points, guint n);

G_END_DECLS
