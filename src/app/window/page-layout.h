/* What is scrolled upright and fills its place: as wide as its one child wants to be, and as high
 * as it is made. However high the child is at one width or another is not asked, which would lay it
 * out for each: the window asks that, at widths that it does not have, whenever a text in it
 * changes. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_PAGE_LAYOUT (uplift_page_layout_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPageLayout, uplift_page_layout, UPLIFT, PAGE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *uplift_page_layout_new (void);

G_END_DECLS
