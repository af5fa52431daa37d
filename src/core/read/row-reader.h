/* The bytes of a table's file in, as UTF-8 or what else they are but UTF-16, its rows out.
 *
 * Private to the loader. Blank rows, what stands before the header, and a Total row first or last
 * are left out here; damage, wrong field counts and Windows-1252 are findings made here. The rows
 * are counted in the table info of the context's data set. One thread at a time.
 */
#pragma once

#include "core/read/loader-rows.h"

G_BEGIN_DECLS

typedef struct _UpliftRowReader UpliftRowReader;

/* From the beginning of the file, its mark left out. source, context: (borrowed); both must
 * outlive it. */
UpliftRowReader *uplift_row_reader_new (const UpliftLoaderSource *source,
                                        UpliftLoaderContext *context, const UpliftRowFuncs *funcs,
                                        gpointer user_data);

/* From the beginning of a line somewhere below the first rows. */
UpliftRowReader *uplift_row_reader_new_within (const UpliftLoaderSource *source,
                                               UpliftLoaderContext *context,
                                               const UpliftRowFuncs *funcs, gpointer user_data);
void uplift_row_reader_free (UpliftRowReader *reader);

void uplift_row_reader_feed (UpliftRowReader *reader, const char *bytes, gsize length);

/* Says that the file ends here: the rest is handed out. */
void uplift_row_reader_finish (UpliftRowReader *reader);

/* Would a reader from within do the same with all that comes from here on? So it is between two
 * records, below the first row, and holds nothing back. */
gboolean uplift_row_reader_is_neutral (const UpliftRowReader *reader);

/* Lines handled so far. */
guint64 uplift_row_reader_get_line (const UpliftRowReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftRowReader, uplift_row_reader_free)

G_END_DECLS
