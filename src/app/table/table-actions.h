/* What an UpliftDataTable does with its rows for other programs: the actions "table.copy" (Ctrl+C:
 * the selected rows, to the clipboard) and "table.save" (asks for a file, writes the CSV). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the class of UpliftDataTable. */
void uplift_table_actions_install (GtkWidgetClass *class);

G_END_DECLS
