/* The window that shows one influencer in detail, and goes on following the filters.
 *
 * It stands beside the window that it was opened from, so that both can be read and influencers be
 * compared, and closes with it; also when other files are opened that do not have the influencer.
 */
#pragma once

#include "core/data/session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_INFLUENCER_DIALOG (uplift_influencer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UpliftInfluencerDialog, uplift_influencer_dialog, UPLIFT, INFLUENCER_DIALOG,
                      GtkWindow)

/* Opens the influencer (its index in the session's dataset) for the window that the widget is in,
 * or brings the window forward that shows it already. */
void uplift_influencer_dialog_present (GtkWidget *widget, UpliftSession *session,
                                       guint32 influencer);

G_END_DECLS
