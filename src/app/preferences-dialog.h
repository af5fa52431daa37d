/* Preferences: appearance, files that change, currency sign, follower counts of the influencer
 * types, what counts as poor. Every change takes effect at once; there is nothing to confirm. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_PREFERENCES_DIALOG (uplift_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPreferencesDialog, uplift_preferences_dialog, UPLIFT,
                      PREFERENCES_DIALOG, GtkWindow)

/* A dialog above the parent (nullable), to be presented. */
UpliftPreferencesDialog *uplift_preferences_dialog_new (GtkWindow *parent, GSettings *preferences);

G_END_DECLS
