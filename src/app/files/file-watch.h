/* Tells when files that were read are others on disk than they were then.
 *
 * It waits until nothing has happened to any of them for a while, so that a file that is still
 * being written is told of once, when it is complete as far as one can see, and then compares size
 * and time of change with those of the reading: what was only looked at, or is back as it was, is
 * no change. Files may be written in place, replaced by renaming, deleted and made anew; a file
 * that is gone is not told of until it is there again. In a folder that was opened, new files that
 * might be tables are told of too. Only what is on a local disk is watched, and where the system
 * cannot watch, nothing is. Main thread only; looking at the files is done in another.
 *
 * Signal "changed": what has changed is not the same as before; nothing may be now.
 */
#pragma once

#include "core/data/dataset.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FILE_WATCH (uplift_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFileWatch, uplift_file_watch, UPLIFT, FILE_WATCH, GObject)

/* milliseconds: how long the files have to be left alone. */
UpliftFileWatch *uplift_file_watch_new (guint milliseconds);

/* Watches the files that the dataset was read from, and those of the opened ones (GFile, files or
 * folders) that are folders; no others any more. What has happened since they were read is told as
 * well. */
void uplift_file_watch_set (UpliftFileWatch *self, const UpliftDataset *dataset, GPtrArray *opened);

/* The files that are there and were not, or not so, when the dataset was read (GFile; transfer
 * full; may be empty). */
GPtrArray *uplift_file_watch_list_changed (UpliftFileWatch *self);

/* The same as a sentence for the user (transfer full), NULL when there are none. */
char *uplift_file_watch_describe_changed (UpliftFileWatch *self);

G_END_DECLS
