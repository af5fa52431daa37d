/* The bars above the page: what went wrong with files, and that sample data are shown. Each goes
 * away with what it says, or by its close button; “Open…” asks for other files (action win.open).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FILE_NOTICES (uplift_file_notices_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFileNotices, uplift_file_notices, UPLIFT, FILE_NOTICES, GtkWidget)

/* One sentence, announced by screen readers. */
void uplift_file_notices_show_error (UpliftFileNotices *self, const char *sentence);
void uplift_file_notices_hide_error (UpliftFileNotices *self);

/* Whether all, some or none of the open files (GFile) are sample data. */
void uplift_file_notices_set_files (UpliftFileNotices *self, GPtrArray *files);

G_END_DECLS
