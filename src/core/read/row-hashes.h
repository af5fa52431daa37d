/* Which rows of a file repeat an earlier one, byte for byte.
 *
 * Of each row only 32 bits are kept, so that ten million of them cost 40 MB while the file is read.
 * Two rows of the same hash are one to the caller only when everything else that is known of them
 * is the same too: that chance makes both agree is of no account.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 row;
  guint32 original; /* the first of those that it repeats */
} UpliftRepeat;

/* Whether two rows of the same hash are the same otherwise too. */
typedef gboolean (*UpliftRowsAreEqualFunc) (guint32 a, guint32 b, gpointer user_data);

/* The hash of the bytes of a row; a line end behind them does not count. O(length). */
guint32 uplift_row_hash (const char *raw, gsize length);

/* The hashes of some rows that follow each other. */
typedef struct
{
  const guint32 *hashes; /* (borrowed) */
  guint32 n;
} UpliftHashRun;

/* The rows that repeat an earlier one, by row (transfer full, of UpliftRepeat); rows are numbered
 * through all the runs. O(rows) on all cores, with 4 bytes for each row while hashes are compared,
 * and about 20 for each repeat. */
GArray *uplift_row_hashes_find_repeats (const UpliftHashRun *runs, guint n_runs,
                                        UpliftRowsAreEqualFunc are_equal, gpointer user_data);

G_END_DECLS
