/* The lines of a file around one of them, as they stand in it, for somebody who wants to see what a
 * finding is about.
 *
 * A line is what core/read/csv-reader counts: LF, CRLF and a lone CR each end one. Texts are UTF-8
 * whatever the file is, without NUL; of a very long line the beginning is kept, and an ellipsis.
 * The file is read up to the last line that is wanted, in memory that does not grow with it.
 */
#pragma once

#include "core/data/dataset.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of a line that are kept at the most. */
#define UPLIFT_RAW_LINES_MAX_LENGTH 4000

typedef struct
{
  guint64 first;    /* number of the first of them, counted from 1 */
  GPtrArray *lines; /* of char* (owned) */
  gboolean changed; /* the file is not as it was when the table was read: numbers may not fit */
} UpliftRawLines;

/* The line, and as many as `around` before and after it. NULL with an error of the loader's domain
 * or of GIO, the file's name in front: it cannot be read, or has no such line (any more). info: a
 * table that is present, with a path. Blocks. */
UpliftRawLines *uplift_raw_lines_read (const UpliftTableInfo *info, guint64 line, guint around,
                                       GCancellable *cancellable, GError **error);
void uplift_raw_lines_free (UpliftRawLines *lines);

/* The same in a thread of its own; callback in the main context of the caller. */
void uplift_raw_lines_read_async (const UpliftTableInfo *info, guint64 line, guint around,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
UpliftRawLines *uplift_raw_lines_read_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftRawLines, uplift_raw_lines_free)

G_END_DECLS
