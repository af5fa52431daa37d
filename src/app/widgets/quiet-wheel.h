/* A wheel that is turned to scroll changes no number that happens to come below the pointer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The spin buttons inside the widget leave the wheel to what they scroll in. Once its children are
 * there. */
void uplift_quiet_wheel_apply (GtkWidget *widget);

G_END_DECLS
