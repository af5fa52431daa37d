/* Loads files for a session, and shows that it does: the file being read, how far, and Cancel.
 *
 * A widget for an overlay above what is open, which it dims. It shows itself only when a load takes
 * longer than 150 ms, and hides when the load is over. Starting a load cancels the one before, of
 * which nothing is heard any more. Escape cancels.
 *
 * Signals, exactly one for each load that is not replaced by another one: "loaded" (gpointer
 * UpliftResults: the first that the session would show, borrowed; nobody else holds a reference to
 * them or their dataset), "failed" (GError), "cancelled".
 */
#pragma once

#include "core/data/session.h"
#include "core/read/loader.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_LOAD_VIEW (uplift_load_view_get_type ())
G_DECLARE_FINAL_TYPE (UpliftLoadView, uplift_load_view, UPLIFT, LOAD_VIEW, GtkWidget)

/* Starts to load the files (GFile) and returns at once. shown: FALSE for a load that nobody has
 * asked for and that therefore does not show itself, however long it takes. */
void uplift_load_view_load (UpliftLoadView *self, UpliftSession *session, GPtrArray *files,
                            const UpliftLoaderOptions *options, gboolean shown);

/* Cancels the load, if any, without a signal. */
void uplift_load_view_stop (UpliftLoadView *self);

G_END_DECLS
