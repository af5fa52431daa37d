/* The bars above the page: what went wrong with files, that some have changed on disk, and that
 * sample data are shown. Each goes away with what it says, or by its close button; “Open…” asks for
 * other files (action win.open), “Reload” and “Try again” read the same ones (win.reload).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FILE_NOTICES (uplift_file_notices_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFileNotices, uplift_file_notices, UPLIFT, FILE_NOTICES, GtkWidget)

/* A sentence, announced by screen readers. reload: what failed was to read the open files once
 * more, which can be tried again. */
void uplift_file_notices_show_error (UpliftFileNotices *self, const char *sentence,
                                     gboolean reload);
void uplift_file_notices_hide_error (UpliftFileNotices *self);

/* What has changed on disk, also announced, in place of an error of the last reload; NULL: nothing
 * has, any more. */
void uplift_file_notices_set_changed (UpliftFileNotices *self, const char *sentence);

/* Whether all, some or none of the open files (GFile) are sample data. */
void uplift_file_notices_set_files (UpliftFileNotices *self, GPtrArray *files);

G_END_DECLS
