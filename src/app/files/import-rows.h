/* The first rows of a file in the import dialog, as they are read: a small table that scrolls
 * sideways. Above each column stand its name in the file and what it is taken for. What does not
 * read is shown as it stands, with a sign.
 */
#pragma once

#include "app/files/import-file.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_IMPORT_ROWS (uplift_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (UpliftImportRows, uplift_import_rows, UPLIFT, IMPORT_ROWS, GtkWidget)

/* file: one that has a preview (nullable: none). O(cells shown). */
void uplift_import_rows_set_file (UpliftImportRows *self, UpliftImportFile *file);

/* After the decision about the file has changed. */
void uplift_import_rows_update (UpliftImportRows *self);

G_END_DECLS
