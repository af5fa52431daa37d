/* A window beside the main one that explains the incremental ROAS (app/incremental-view) and
 * follows what is filtered and set there. */
#pragma once

#include "core/data/session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_INCREMENTAL_DIALOG (uplift_incremental_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UpliftIncrementalDialog, uplift_incremental_dialog, UPLIFT,
                      INCREMENTAL_DIALOG, GtkWindow)

/* Shows the one of this parent, made when there is none yet; it goes with its parent. */
void uplift_incremental_dialog_present (GtkWindow *parent, UpliftSession *session);

G_END_DECLS
