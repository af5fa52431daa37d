/* A layout of equal columns that wraps: children stand side by side where there is room and below
 * each other where there is not.
 *
 * The number of columns is the largest that divides the number of visible children evenly and gives
 * each at least the column width, so that no row is left half empty: six children stand in 6, 3, 2
 * or 1 columns. (GtkFlowBox would leave a single one over, and puts a focusable wrapper round
 * each.) All rows are as high as their highest child. Mirrors in right-to-left.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_WRAP_LAYOUT (uplift_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (UpliftWrapLayout, uplift_wrap_layout, UPLIFT, WRAP_LAYOUT, GtkLayoutManager)

/* Properties: "column-width", pixels, 160 by default; "spacing", pixels between children, 12. */
GtkLayoutManager *uplift_wrap_layout_new (int column_width, int spacing);

G_END_DECLS
