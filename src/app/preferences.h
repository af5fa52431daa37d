/* What the user has chosen for good: the GSettings of this application, and the only place that
 * knows how they become settings of a session, thresholds of a load and the currency.
 *
 * The schema is looked for where GSettings always looks, then beside the program: in its build
 * folder and under its own prefix, so that it runs from wherever it was built or installed. Without
 * a schema the program ends with a message, as GSettings itself would. Main thread only.
 */
#pragma once

#include "core/data/session.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings object, the same one each time (transfer none). */
GSettings *uplift_preferences_get_default (void);

UpliftTypeThresholds uplift_preferences_get_thresholds (GSettings *preferences);

/* Puts the chosen currency sign, when there is one, in place of the one found in the files. The
 * dataset must not be shared yet. */
void uplift_preferences_apply_currency (GSettings *preferences, UpliftDataset *dataset);

/* How to compute, as chosen. */
UpliftSettings uplift_preferences_get_settings (GSettings *preferences);

/* Gives the session the settings, keeps what it changes of them (spend mode, method and its
 * parameters, margin) for the next start, and follows changes of what the preferences dialog offers
 * (poor ROAS), as long as the session lives. */
void uplift_preferences_bind_session (GSettings *preferences, UpliftSession *session);

G_END_DECLS
