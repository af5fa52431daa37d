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

/* The records of the next lines, up to the first that is not simple; their batch's line is left to
 * the caller. They are (transfer none) until the next call, their texts lie in the block itself,
 * and the cutter stands behind them. FALSE: the line is not simple, or its end is not there, and
 * the cutter stays where it is. O(lines). */
gboolean uplift_csv_cutter_cut (UpliftCsvCutter *cutter, guint n_fields, UpliftCsvBatch *batch);

/* Drops the blanks around the bare fields of a record of the batch, as libcsv does. O(line). */
void uplift_csv_cutter_trim (const UpliftCsvBatch *batch, guint at);

/* One record of the batch that was cut last, trimmed, with NUL-terminated texts, which are
 * (transfer none) until the next call. O(line). */
void uplift_csv_cutter_terminate (UpliftCsvCutter *cutter, const UpliftCsvBatch *batch, guint at,
                                  UpliftCsvRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftCsvCutter, uplift_csv_cutter_free)

G_END_DECLS
