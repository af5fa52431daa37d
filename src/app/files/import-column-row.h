/* A column of the table in the import dialog: which column of the file it is and why, and, where it
 * holds dates or numbers, how they are written, with examples.
 *
 * It changes the file's decision as it is operated, and is updated by whoever watches the file.
 */
#pragma once

#include "app/files/import-file.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_IMPORT_COLUMN_ROW (uplift_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (UpliftImportColumnRow, uplift_import_column_row, UPLIFT, IMPORT_COLUMN_ROW,
                      GtkBox)

/* For a column of the table that the file is taken for. names: what the file's columns are called,
 * in their order, after one for none; rows share it. */
GtkWidget *uplift_import_column_row_new (UpliftImportFile *file, UpliftColumn column,
                                         GListModel *names);

void uplift_import_column_row_update (UpliftImportColumnRow *self);

/* Whether the table cannot do without it, and it is not there. */
gboolean uplift_import_column_row_is_missing (UpliftImportColumnRow *self);

G_END_DECLS
