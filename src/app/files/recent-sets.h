/* The sets of files opened of late, the latest first, as URIs in the key "recent-sets" of the
 * preferences.
 *
 * Files that were opened together come back together; the desktop's own list of recent files, which
 * knows single files only, is told of each as well. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts the files (GFile, files or folders) first; the set may be there already, in whatever order.
 */
void uplift_recent_sets_add (GSettings *preferences, GPtrArray *files);

/* Fills the menu anew: an item for each set, with the action "win.open-recent" and the set's URIs
 * ("as") as target. Sets of which a local file is gone are left out. Cost: a look at each file. */
void uplift_recent_sets_fill_menu (GSettings *preferences, GMenu *menu);

/* The files opened last (transfer full), or NULL when there were none. */
GPtrArray *uplift_recent_sets_dup_latest (GSettings *preferences);

/* URIs → GFile (transfer full). */
GPtrArray *uplift_recent_sets_make_files (const char *const *uris);

G_END_DECLS
