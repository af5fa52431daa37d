/* A file in the list of the import dialog: its name, what it is taken for, and a sign when
 * something is missing in it. */
#pragma once

#include "app/files/import-file.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_IMPORT_FILE_ROW (uplift_import_file_row_get_type ())
G_DECLARE_FINAL_TYPE (UpliftImportFileRow, uplift_import_file_row, UPLIFT, IMPORT_FILE_ROW,
                      GtkListBoxRow)

GtkWidget *uplift_import_file_row_new (UpliftImportFile *file);

/* After the decision about the file has changed. */
void uplift_import_file_row_update (UpliftImportFileRow *self);

G_END_DECLS
