/* Progress on its way from the thread of a task to the main context of the task's caller.
 *
 * Only the latest state travels, at most one at a time, so that a quick thread does not flood the
 * main loop. After the task's callback nothing arrives any more.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* fraction: 0 … 1; what: the file being read (borrowed). */
typedef void (*UpliftProgressFunc) (double fraction, const char *what, gpointer user_data);

typedef struct _UpliftProgressRelay UpliftProgressRelay;

/* For a task that owns the relay: it belongs to the task's data. func is called with user_data in
 * the thread-default main context of this call. */
UpliftProgressRelay *uplift_progress_relay_new (GTask *task, UpliftProgressFunc func,
                                                gpointer user_data);
void uplift_progress_relay_free (UpliftProgressRelay *relay);

/* From any thread, as long as the task has not returned. The order of the parameters makes it an
 * UpliftProgressFunc with the relay as user_data. */
void uplift_progress_relay_tell (double fraction, const char *what, gpointer relay);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftProgressRelay, uplift_progress_relay_free)

G_END_DECLS
