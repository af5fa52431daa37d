/* The dots that strokes cover in a picture. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _UpliftLineMask UpliftLineMask;

/* A mask of what is within the clip and the bounds (both in user space). NULL where there are no
 * dots to set: the target is no picture, or turned or stretched, or nothing is within. */
UpliftLineMask *uplift_line_mask_new (cairo_t *cr, const cairo_rectangle_t *bounds);
void uplift_line_mask_free (UpliftLineMask *mask);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftLineMask, uplift_line_mask_free)

/* One straight stroke of this width; an end is round or cut flat. All in user space. */
typedef struct
{
  double x1, y1, x2, y2;
  double width;
  gboolean flat1, flat2;
} UpliftLineStroke;

/* Covers what the stroke covers; where it is covered already, the larger share of a dot counts, so
 * that strokes that follow on each other are one line. */
void uplift_line_mask_add (UpliftLineMask *mask, const UpliftLineStroke *stroke);

/* Paints the context's source through the mask. */
void uplift_line_mask_paint (UpliftLineMask *mask, cairo_t *cr);

G_END_DECLS
