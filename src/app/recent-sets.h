/* The sets of files opened of late, kept with the desktop's recent files.
 *
 * The desktop remembers single files. Those that were opened together carry a group of their own,
 * named after the whole set, so that choosing one opens all of them again.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Remembers the files (GFile, files or folders) as opened together now. */
void uplift_recent_sets_add (GPtrArray *files);

/* Fills the menu anew: an item for each set, the latest first, at most eight, with the action
 * "win.open-recent" and the set's name as target. Sets of which a local file is gone are left
 * out. Cost: a look at each file. */
void uplift_recent_sets_fill_menu (GMenu *menu);

/* The files of the set of that name (transfer full), or NULL when it is not known any more. */
GPtrArray *uplift_recent_sets_dup_files (const char *name);

G_END_DECLS
