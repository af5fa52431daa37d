/* Where the bytes stand that matter to CSV: delimiters, quotes, line ends, NULs.
 *
 * Found 64 bytes at a time with AVX2, else SSE2, else one by one, as the machine can; all three
 * find the same. O(bytes). Any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_CSV_SCANNER_PLAIN,
  UPLIFT_CSV_SCANNER_SSE2,
  UPLIFT_CSV_SCANNER_AVX2,
  UPLIFT_CSV_N_SCANNERS
} UpliftCsvScanner;

/* The fastest that this machine has. */
UpliftCsvScanner uplift_csv_scanner_choose (void);

/* FALSE: not on this machine. */
gboolean uplift_csv_scanner_is_there (UpliftCsvScanner scanner);

/* Writes the ascending offsets of all delimiters, quotes, LFs, CRs and NULs to marks, which has
 * room for one a byte and 64 more, and returns how many there are. is_ascii: set to whether all
 * bytes are. */
guint uplift_csv_scanner_find (UpliftCsvScanner scanner, char delimiter, const char *bytes,
                               guint length, guint32 *marks, gboolean *is_ascii);

G_END_DECLS
