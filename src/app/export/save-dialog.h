/* Asks where to save something, has it written and says what happened.
 *
 * The system's dialog asks before a file is overwritten. A write that fails leaves the old file as
 * it was and is told in a dialog; one that is done is told in a toast with “Open folder”.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Writes the file atomically: on failure, FALSE with an error of one sentence, and what was there
 * before is untouched. The name is the one chosen, whatever its suffix. */
typedef gboolean (*UpliftSaveFunc) (GFile *file, gpointer data, GError **error);

/* Opens the dialog for the window that `from` is in and returns at once. proposed_name: a file name
 * with its suffix. destroy: (nullable) frees data when all is over, whether it was written or not.
 * While a save dialog of that window is open a second one is not opened. */
void uplift_save_dialog_run (GtkWidget *from, const char *title, const char *proposed_name,
                             UpliftSaveFunc write, gpointer data, GDestroyNotify destroy);

/* The same for what takes long: only asks. Called with the file that was chosen, before data is
 * freed; not at all when none was. */
typedef void (*UpliftSaveChosenFunc) (GtkWindow *window, GFile *file, gpointer data);
void uplift_save_dialog_choose (GtkWidget *from, const char *title, const char *proposed_name,
                                UpliftSaveChosenFunc chosen, gpointer data, GDestroyNotify destroy);

/* What is told afterwards: the toast, and the dialog. */
void uplift_save_dialog_tell_done (GtkWidget *from, GFile *file);
GtkDialog *uplift_save_dialog_tell_error (GtkWindow *window, GFile *file, const GError *error);

G_END_DECLS
