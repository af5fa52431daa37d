/* Measures the glyphs of many texts before the first is drawn.
 *
 * cairo measures a glyph at another size than it draws it, when it first draws it. FreeType keeps
 * one size of a face at a time, and by the instructions of a hinted font prepares each anew: text
 * by text this is more work than all the drawing.
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* For drawing with this context, or with another on a surface of the same kind; draws nothing. O(n)
 * in the glyphs of the layout. */
void uplift_glyph_metrics_prepare (cairo_t *cr, PangoLayout *layout);

G_END_DECLS
