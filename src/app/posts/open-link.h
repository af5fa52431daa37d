/* Opens a page of the web in the user's browser. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The address is one for uplift_web_address_parse (); any other text is left alone. When it cannot
 * be opened, the toast of the window that the widget is in says so. */
void uplift_open_link (GtkWidget *anywhere_inside_window, const char *address);

G_END_DECLS
