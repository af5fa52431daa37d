/* The window that shows how files are read, and lets that be decided: which table each is, which
 * column is which, how dates and numbers are written. What is decided is remembered for files of
 * the same header line.
 *
 * Files that cannot be opened as they are cannot be until what is missing has been chosen, and the
 * window says what that is. Closing or cancelling it changes nothing.
 */
#pragma once

#include "app/files/import-set.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_IMPORT_DIALOG (uplift_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UpliftImportDialog, uplift_import_dialog, UPLIFT, IMPORT_DIALOG, GtkWindow)

/* Called when the decisions have been kept, with the files (GFile; borrowed) to be read now, as of
 * uplift_import_set_list_files (). */
typedef void (*UpliftImportFunc) (GtkWindow *window, GPtrArray *files, gpointer data);

/* Shows the dialog for the files (GFile, files or folders) as soon as their beginnings have been
 * read. parent: while it has such a dialog it gets no second one. data: (borrowed) for func. */
void uplift_import_dialog_run (GtkWindow *parent, GPtrArray *files,
                               const UpliftImportRequest *request, UpliftImportFunc func,
                               gpointer data);

/* The dialog alone, for files that have been opened. set: (transfer none). */
UpliftImportDialog *uplift_import_dialog_new (GtkWindow *parent, GPtrArray *set,
                                              const char *reason);

/* Whether all is decided that has to be. */
gboolean uplift_import_dialog_is_complete (UpliftImportDialog *self);

G_END_DECLS
