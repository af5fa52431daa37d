/* A sidebar beside the content, or over it where the window is narrow.
 *
 * From 700 px on the sidebar stands beside the content; below that it is an overlay at the start
 * edge, closed to begin with, and a click on the dimmed content or Escape closes it. What is shown
 * when wide is kept apart: a window that was narrow for a while shows again what it showed before.
 * Right-to-left: the sidebar is on the right. Keyboard: a sidebar that opens as an overlay takes
 * the focus.
 *
 * Properties: "sidebar", "content" (GtkWidget); "show-sidebar" (gboolean), of the present mode;
 * "collapsed" (gboolean, read-only), TRUE while narrow; "roomy" (gboolean, read-only), TRUE where a
 * header bar has room for the names of all pages.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_SPLIT_VIEW (uplift_split_view_get_type ())
G_DECLARE_FINAL_TYPE (UpliftSplitView, uplift_split_view, UPLIFT, SPLIT_VIEW, GtkWidget)

/* The width from which the sidebar stands beside the content. */
#define UPLIFT_SPLIT_VIEW_WIDE 700

/* The width from which it is roomy. */
#define UPLIFT_SPLIT_VIEW_ROOMY 1000

gboolean uplift_split_view_get_show_sidebar (UpliftSplitView *self);
void uplift_split_view_set_show_sidebar (UpliftSplitView *self, gboolean show);

/* Whether the sidebar is shown when there is room for it, whatever the mode now. */
gboolean uplift_split_view_get_show_when_wide (UpliftSplitView *self);

gboolean uplift_split_view_get_collapsed (UpliftSplitView *self);
gboolean uplift_split_view_get_roomy (UpliftSplitView *self);

G_END_DECLS
