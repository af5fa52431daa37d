/* Scrolls to a part of a page that has just grown, so that what it shows now is seen. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once the widget has its next allocation, scrolls the GtkViewport that it stands in, no further
 * than needed: to the widget's end, or to its beginning if it is higher than the view. Nothing
 * happens outside of a viewport. */
void uplift_scroll_into_view (GtkWidget *widget);

/* At once, scrolls it to a part of the widget that has its allocation, in the same way. */
void uplift_scroll_area_into_view (GtkWidget *widget, const graphene_rect_t *area);

G_END_DECLS
