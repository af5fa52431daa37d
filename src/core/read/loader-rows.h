/* The rows of one file, streamed: core/read/row-reader for all of a file.
 *
 * Private to the loader. One thread at a time.
 */
#pragma once

#include "core/data/dataset.h"
#include "core/read/csv-reader.h"
#include "core/read/loader-source.h"

G_BEGIN_DECLS

/* One row. Valid during the callback only. */
typedef struct
{
  const UpliftLoaderSource *source; /* (borrowed) */
  guint64 line;
  guint n_fields;
  const UpliftCsvField *fields; /* UTF-8 (borrowed) */
  const char *raw; /* as of UpliftCsvRecord, but UTF-8 if the file is UTF-16 (borrowed) */
  gsize raw_length;
} UpliftLoaderRow;

/* Where an influencer is named first. */
typedef struct
{
  UpliftTable table;
  guint64 line;
} UpliftFirstSeen;

/* What one load needs everywhere. */
typedef struct
{
  UpliftDataset *dataset; /* (borrowed) */
  UpliftTypeThresholds thresholds;
  UpliftDay today;
  GArray *first_seen;        /* of UpliftFirstSeen, by influencer (borrowed) */
  GCancellable *cancellable; /* (borrowed, nullable) */
  void (*progress) (double fraction, const char *what, gpointer user_data); /* (nullable) */
  gpointer user_data;
  guint64 total_bytes, done_bytes;
  GError *failure; /* set by a row function that cannot go on: reading ends with it (nullable) */
  gint64 last_progress; /* monotonic time of the last call */
} UpliftLoaderContext;

typedef void (*UpliftLoaderRowFunc) (const UpliftLoaderRow *row, gpointer user_data);

/* row: gets each row. simple (nullable): is asked before, as of UpliftCsvCallbacks, about rows of
 * UTF-8 with as many fields as the header. It does not take one that may be blank or a row of
 * totals. */
typedef struct
{
  UpliftLoaderRowFunc row;
  UpliftCsvBatchFunc simple;
} UpliftRowFuncs;

/* Tells context->progress how far it is, if it has not been told just before. */
void uplift_loader_tell_progress (UpliftLoaderContext *context, const char *what);

/* Says in the table info of the data set which file the table is. */
void uplift_loader_fill_info (const UpliftLoaderSource *source, UpliftDataset *dataset);

/* Hands every row to funcs and fills the dataset's table info, skipped rows of damage included;
 * FALSE with an error as above. */
gboolean uplift_loader_rows_read (UpliftLoaderSource *source, UpliftLoaderContext *context,
                                  const UpliftRowFuncs *funcs, gpointer user_data, GError **error);

/* The cell's text as it stands, "" when the row or the file has none; or the influencer whose all
 * rows are, by a remembered choice. (transfer none) */
const char *uplift_loader_row_get (const UpliftLoaderRow *row, UpliftColumn column);

/* The code of the cell's trimmed text. */
guint32 uplift_loader_row_intern (const UpliftLoaderRow *row, UpliftColumn column,
                                  UpliftDictionary *dictionary);

/* The same for an id; FALSE when the cell is empty. */
gboolean uplift_loader_row_intern_id (const UpliftLoaderRow *row, UpliftColumn column,
                                      UpliftDictionary *dictionary, guint32 *code);

G_END_DECLS
