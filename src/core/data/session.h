/* Dataset + filter + settings → results: the one thing that every view watches.
 *
 * A change marks the session dirty; once per turn of the main loop it recomputes and emits
 * "results-changed", so that several changes in one handler cost one pass. uplift_session_update ()
 * does it at once (the headless report). Main thread only.
 *
 * Signals: "results-changed" (after new results were published), "dataset-changed" (before it, when
 * the dataset is another).
 */
#pragma once

#include "core/figures/results.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_SESSION (uplift_session_get_type ())
G_DECLARE_FINAL_TYPE (UpliftSession, uplift_session, UPLIFT, SESSION, GObject)

UpliftSession *uplift_session_new (void);

/* Replaces the dataset. The filter keeps those of its values that the new one has, and its period
 * when days of it lie between the new one's first and last; the undo history is cleared. */
void uplift_session_set_dataset (UpliftSession *session, UpliftDataset *dataset);
UpliftDataset *uplift_session_get_dataset (UpliftSession *session); /* (transfer none) (nullable) */

/* Computes in a thread what the session would show of the dataset: with many rows that takes longer
 * than a frame. callback is called in the main context of the caller. */
void uplift_session_prepare_async (UpliftSession *session, UpliftDataset *dataset,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full); NULL with G_IO_ERROR_CANCELLED. */
UpliftResults *uplift_session_prepare_finish (GAsyncResult *result, GError **error);

/* set_dataset () with what was prepared of it: that is published, and nothing is computed unless
 * filter or settings have changed since. */
void uplift_session_set_prepared (UpliftSession *session, UpliftResults *prepared);

/* Takes over a copy of the filter, and keeps the one before for undo. Nothing happens when they are
 * equal. */
void uplift_session_set_filter (UpliftSession *session, const UpliftFilter *filter);
const UpliftFilter *uplift_session_get_filter (UpliftSession *session); /* (transfer none) */

/* Takes back the last filter change; FALSE when there is none. */
gboolean uplift_session_undo (UpliftSession *session);
gboolean uplift_session_can_undo (UpliftSession *session);

void uplift_session_set_settings (UpliftSession *session, const UpliftSettings *settings);
const UpliftSettings *uplift_session_get_settings (UpliftSession *session); /* (transfer none) */

/* Recomputes now if anything changed. */
void uplift_session_update (UpliftSession *session);

/* The results last published (transfer none) (nullable: no dataset yet). */
UpliftResults *uplift_session_get_results (UpliftSession *session);

G_END_DECLS
