/* Writes rows to a file, and shows that it does: which file, how far, and Cancel.
 *
 * A card for an overlay, above a page that can be used meanwhile. It shows itself only when it
 * takes longer than 150 ms, and hides when it is over: what came of it is told as of
 * app/save-dialog, and of a table whose file has changed the dialog offers to open it again (action
 * win.reload). When the view goes, with its window, it is cancelled, and the program
 * does not end before the file is whole, or away. Property "running"
 * (gboolean, read-only).
 */
#pragma once

#include "core/write/row-export.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_EXPORT_VIEW (uplift_export_view_get_type ())
G_DECLARE_FINAL_TYPE (UpliftExportView, uplift_export_view, UPLIFT, EXPORT_VIEW, GtkWidget)

/* Starts to write and returns at once; not while one is running. export: (transfer full). */
void uplift_export_view_write (UpliftExportView *self, UpliftRowExport *export, GFile *to);

gboolean uplift_export_view_get_running (UpliftExportView *self);

G_END_DECLS
