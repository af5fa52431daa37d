/* Cuts the simple records out of a block of CSV, as libcsv would.
 *
 * Simple is a record on one line whose fields are bare, or in quotes from end to end with no quote
 * among them, and as many as expected; there are no NULs in it. Of everything else it is only said
 * that it is not simple: libcsv judges that (core/read/csv-reader). Private to the reader; one
 * thread at a time.
 */
#pragma once

#include "core/read/csv-reader.h"
#include "core/read/csv-scanner.h"

G_BEGIN_DECLS

/* Bytes that are looked at together; a longer line is not simple. */
#define UPLIFT_CSV_CUTTER_BLOCK ((gsize) 32 * 1024)

typedef struct _UpliftCsvCutter UpliftCsvCutter;

UpliftCsvCutter *uplift_csv_cutter_new (char delimiter, UpliftCsvScanner scanner);
void uplift_csv_cutter_free (UpliftCsvCutter *cutter);

/* Goes on at `bytes`, the beginning of a line, of which `length` bytes are there. They are
 * (borrowed) until uplift_csv_cutter_forget (): going on further behind in the same block looks at
 * no byte twice. */
void uplift_csv_cutter_go_to (UpliftCsvCutter *cutter, const char *bytes, gsize length);

/* Forgets the block, before its memory is another's. */
void uplift_csv_cutter_forget (UpliftCsvCutter *cutter);

/* The record of the line, its end included in raw; line is left to the caller. The fields are
 * (transfer none) until the next call, their texts lie in the block itself and are *not*
 * NUL-terminated, and the cutter stands at the next line. FALSE: the line is not simple, or its end
 * is not there, and the cutter stays where it is. O(line). */
gboolean uplift_csv_cutter_cut (UpliftCsvCutter *cutter, guint n_fields, UpliftCsvRecord *record);

/* Gives the fields of the record that was cut last NUL-terminated texts. O(line). */
void uplift_csv_cutter_terminate (UpliftCsvCutter *cutter, const UpliftCsvRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftCsvCutter, uplift_csv_cutter_free)

G_END_DECLS
