/* One file in parts that are read at the same time, on all cores, with the same outcome as if it
 * had been read from its beginning to its end.
 *
 * Private to the loader. A part begins at the first line that begins in its stretch of the file. It
 * is read into a data set of its own, as if there were no record, and no Total row, that goes on
 * from the part before. When both have been read that is verified (core/read/row-reader,
 * is_neutral); where it is not so, what was read of the part is thrown away and the part before
 * goes on with its bytes. Parts are then added to the whole one by one, in the file's order. Where
 * they end depends on nothing but the file.
 */
#pragma once

#include "core/read/row-reader.h"

G_BEGIN_DECLS

/* begin: what a part's rows are noted in (transfer full), with the context of the part: its data
 * set is the part's own, but in an unparted reading the whole one. worker: of core/data/parallel.
 * rows: are called with that. add: takes it over (nullable: not wanted) with the context and the
 * lines in front of the part; the table info and the problems have been added. go_on: the next
 * rows come from that worker. free: for a part that is not added. */
typedef struct
{
  UpliftRowFuncs rows;
  gpointer (*begin) (UpliftLoaderContext *context, guint worker, gpointer user_data);
  void (*add) (gpointer state, UpliftLoaderContext *context, guint64 line_offset,
               gpointer user_data);
  void (*go_on) (gpointer state, guint worker);
  GDestroyNotify free;
} UpliftPartFuncs;

/* parted: FALSE where rows cannot be understood without those before them; a file that is not a
 * local one of single bytes is read in one go too. FALSE with an error as of
 * uplift_loader_rows_read (). */
gboolean uplift_file_parts_read (UpliftLoaderSource *source, UpliftLoaderContext *context,
                                 gboolean parted, const UpliftPartFuncs *funcs, gpointer user_data,
                                 GError **error);

/* How many bytes a part has from now on; 0: as many as is good. For tests. */
void uplift_file_parts_set_size (gsize size);

G_END_DECLS
