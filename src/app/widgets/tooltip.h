/* Tooltips of what is made by the dozen before it is shown.
 *
 * GTK 4.8 asks the X server four times where the pointer is, and waits for each answer, when the
 * tooltip of a widget that is not hidden changes, be it on the screen or not.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As gtk_widget_set_tooltip_text (), without the questions where the widget is not on the screen.
 * text: (nullable). */
void uplift_tooltip_set (GtkWidget *widget, const char *text);

G_END_DECLS
