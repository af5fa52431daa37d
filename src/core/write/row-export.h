/* The rows of a table that a filter keeps, copied out of their file as they stand in it.
 *
 * A dataset keeps no text of its rows: the file is read once more, in memory that does not grow
 * with it, and the bytes of each row that passes are written as they are: its columns, delimiter,
 * quotes, spelling, line end and encoding. The header line comes first, after the byte order mark,
 * if the file has one. What stands before the header, blank rows, rows of totals and rows that the
 * loader left out are not written. (Of UTF-16 what is no character is written as U+FFFD.)
 *
 * Which rows: influencers that pass the influencer filters, as far as the file has them; posts and
 * tracking rows as results count them, so that a baseline row is there as long as no filter on the
 * influencer or the campaign is set; payouts of influencers that pass, whose own campaign and date
 * do. A row is in or out whole: money in it is never prorated.
 *
 * Whether 02-03 is in March is decided for a whole column (core/read/value-column), so that a file
 * of fewer rows, opened on its own, may be read another way when none of these rows decides.
 */
#pragma once

#include "core/figures/results.h"
#include "core/write/progress-relay.h"

G_BEGIN_DECLS

#define UPLIFT_ROW_EXPORT_ERROR (uplift_row_export_error_quark ())

typedef enum
{
  UPLIFT_ROW_EXPORT_ERROR_CHANGED, /* the file is not what it was when it was loaded */
  UPLIFT_ROW_EXPORT_ERROR_IN_USE   /* the file to write is one of those that are open */
} UpliftRowExportError;

GQuark uplift_row_export_error_quark (void);

/* One table of one selection. Immutable, so that any thread may use it. */
typedef struct _UpliftRowExport UpliftRowExport;

/* The dataset must have the table. Costs what a selection costs, and a look at each payout. */
UpliftRowExport *uplift_row_export_new (UpliftResults *results, UpliftTable table);
void uplift_row_export_free (UpliftRowExport *export);

/* How many rows will be written, the header not counted. O(1). */
guint64 uplift_row_export_get_n_rows (const UpliftRowExport *export);

/* Writes the file whole or not at all; FALSE with an error of this domain, of UPLIFT_LOADER_ERROR
 * (the table's file cannot be read), of GIO (`to` cannot be written), or G_IO_ERROR_CANCELLED.
 * cancellable, progress: (nullable); progress is called from this thread, at most about 20 times a
 * second, with the fraction of the bytes read. Blocks; O(bytes of the table's file). */
gboolean uplift_row_export_write (const UpliftRowExport *export, GFile *to,
                                  GCancellable *cancellable, UpliftProgressFunc progress,
                                  gpointer user_data, GError **error);

/* The same in a thread of its own; export: (transfer full). callback and progress are called with
 * user_data in the main context of the caller, progress never after callback. An export that is
 * cancelled when the file is already there is done. */
void uplift_row_export_write_async (UpliftRowExport *export, GFile *to, GCancellable *cancellable,
                                    UpliftProgressFunc progress, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean uplift_row_export_write_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftRowExport, uplift_row_export_free)

G_END_DECLS
