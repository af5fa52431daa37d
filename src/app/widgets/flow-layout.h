/* A layout that sets its children like words: each at its own width, side by side, and on in the
 * next line where the line is full; in the middle of their line. A child wider than a whole line is
 * narrowed to it. (GtkFlowBox would put its children into columns and a focusable wrapper round
 * each.) Mirrors in right-to-left.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FLOW_LAYOUT (uplift_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFlowLayout, uplift_flow_layout, UPLIFT, FLOW_LAYOUT, GtkLayoutManager)

/* Pixels between children and between lines. */
#define UPLIFT_FLOW_LAYOUT_SPACING 6

GtkLayoutManager *uplift_flow_layout_new (void);

G_END_DECLS
