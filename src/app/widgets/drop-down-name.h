/* The accessible name of a GtkDropDown, which GTK 4.8 leaves without one: the focus is on its inner
 * button, and both are read; and of the list that it pops up. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void uplift_drop_down_set_name (GtkDropDown *drop_down, const char *name);

G_END_DECLS
