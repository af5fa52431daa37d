/* The menu of a menu button, made when it is first opened: GTK makes dozens of widgets for each at
 * once, which a window with many menus would wait for at its start. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Instead of gtk_menu_button_set_menu_model (). A menu that was set before is replaced. */
void uplift_lazy_menu_set (GtkMenuButton *button, GMenuModel *menu);

G_END_DECLS
