/* One file of the import dialog: the table it is taken for, its first rows, and its columns.
 *
 * Changes the file's decision as it is operated, and follows it.
 */
#pragma once

#include "app/files/import-file.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_IMPORT_FILE_VIEW (uplift_import_file_view_get_type ())
G_DECLARE_FINAL_TYPE (UpliftImportFileView, uplift_import_file_view, UPLIFT, IMPORT_FILE_VIEW,
                      GtkWidget)

void uplift_import_file_view_set_file (UpliftImportFileView *self, UpliftImportFile *file);

/* Puts the focus on the first thing that has to be chosen, else on the choice of the table. */
void uplift_import_file_view_focus (UpliftImportFileView *self);

G_END_DECLS
