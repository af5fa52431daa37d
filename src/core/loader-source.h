/* One CSV file of a load: what it is (encoding, delimiter, header line, table), found out from its
 * beginning; and its rows, streamed.
 *
 * Private to the loader. Rows come as UTF-8; blank rows, what stands before the header, and a Total
 * row first or last are left out here, and damage, wrong field counts and Windows-1252 are findings
 * made here. One thread at a time.
 */
#pragma once

#include "core/csv-reader.h"
#include "core/dataset.h"
#include "core/schema.h"
#include "core/text.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GFile *file; /* (owned) */
  char *name;  /* base name for messages (owned) */
  guint64 size;
  UpliftEncoding encoding;
  gsize mark_length;
  char delimiter;
  guint64 header_line;
  guint n_header;      /* fields of the header, empty ones at its end included */
  GPtrArray *header;   /* their names as the file spells them (owned) */
  GPtrArray *preamble; /* texts of the records before the header (owned) */
  UpliftSchemaMatch match;
} UpliftLoaderSource;

/* One row. Valid during the callback only. */
typedef struct
{
  const UpliftLoaderSource *source; /* (borrowed) */
  guint64 line;
  guint n_fields;
  const UpliftCsvField *fields; /* UTF-8 (borrowed) */
} UpliftLoaderRow;

/* What one load needs everywhere. */
typedef struct
{
  UpliftDataset *dataset; /* (borrowed) */
  UpliftTypeThresholds thresholds;
  GCancellable *cancellable; /* (borrowed, nullable) */
  void (*progress) (double fraction, const char *what, gpointer user_data); /* (nullable) */
  gpointer user_data;
  guint64 total_bytes, done_bytes;
  gint64 last_progress; /* monotonic time of the last call */
} UpliftLoaderContext;

/* Reads the beginning of the file. NULL with an error of UPLIFT_LOADER_ERROR, or with
 * G_IO_ERROR_CANCELLED. */
UpliftLoaderSource *uplift_loader_source_open (GFile *file, GCancellable *cancellable,
                                               GError **error);
void uplift_loader_source_free (UpliftLoaderSource *source);

typedef void (*UpliftLoaderRowFunc) (const UpliftLoaderRow *row, gpointer user_data);

/* Hands every row to func and fills the dataset's table info, skipped rows of damage included;
 * FALSE with an error as above. */
gboolean uplift_loader_source_read (UpliftLoaderSource *source, UpliftLoaderContext *context,
                                    UpliftLoaderRowFunc func, gpointer user_data, GError **error);

gboolean uplift_loader_source_has (const UpliftLoaderSource *source, UpliftColumn column);

/* A finding about the source; column: an UpliftColumn, or -1 for the whole row. */
UpliftFinding uplift_loader_source_make_finding (const UpliftLoaderSource *source, int column,
                                                 UpliftSeverity severity, const char *kind,
                                                 guint64 line);

/* The cell's text as it stands, "" when the row or the file has none. (transfer none) */
const char *uplift_loader_row_get (const UpliftLoaderRow *row, UpliftColumn column);

/* The code of the cell's trimmed text. */
guint32 uplift_loader_row_intern (const UpliftLoaderRow *row, UpliftColumn column,
                                  UpliftDictionary *dictionary);

/* The same for an id; FALSE when the cell is empty. */
gboolean uplift_loader_row_intern_id (const UpliftLoaderRow *row, UpliftColumn column,
                                      UpliftDictionary *dictionary, guint32 *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftLoaderSource, uplift_loader_source_free)

G_END_DECLS
