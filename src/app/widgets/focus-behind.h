/* Tab out of a list: GTK 4.8 would walk through each of its rows, of which there may be thousands.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the focus to the first widget behind this one, wherever in the window that is, which takes
 * it; FALSE when there is none. */
gboolean uplift_focus_behind (GtkWidget *widget);

/* The same in the other direction. */
gboolean uplift_focus_before (GtkWidget *widget);

G_END_DECLS
