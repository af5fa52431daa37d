/* By which column a table is sorted and in which direction: a drop-down “Sort by” and a toggle
 * “Highest first”. The way of the keyboard, as the titles of a GtkColumnView cannot be reached by
 * it.
 *
 * Signal "changed": the user chose something else. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_SORT_CONTROL (uplift_sort_control_get_type ())
G_DECLARE_FINAL_TYPE (UpliftSortControl, uplift_sort_control, UPLIFT, SORT_CONTROL, GtkWidget)

/* What the columns are called, in their order. Emits nothing. */
void uplift_sort_control_set_titles (UpliftSortControl *control, GtkStringList *titles);

/* Shows a sort; column must have a title. Emits nothing. */
void uplift_sort_control_show (UpliftSortControl *control, guint column, gboolean descending);

/* GTK_INVALID_LIST_POSITION without titles. */
guint uplift_sort_control_get_column (UpliftSortControl *control);
gboolean uplift_sort_control_is_descending (UpliftSortControl *control);

G_END_DECLS
