/* One CSV file of a load: what it is (encoding, delimiter, header line, table), found out from its
 * beginning.
 *
 * Private to the loader. One thread at a time.
 */
#pragma once

#include "core/data/problems.h"
#include "core/read/import-choices.h"
#include "core/read/text.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GFile *file; /* (owned) */
  char *name;  /* base name for messages (owned) */
  guint64 size;
  gint64 modified; /* as of UpliftTableInfo */
  UpliftEncoding encoding;
  gsize mark_length;
  char delimiter;
  guint64 header_line;
  guint n_header;             /* fields of the header, empty ones at its end included */
  GPtrArray *header;          /* their names as the file spells them (owned) */
  GBytes *header_raw;         /* as of UpliftLoaderRow (owned) */
  GPtrArray *preamble;        /* texts of the records before the header (owned) */
  UpliftSchemaMatch match;    /* as the choice says, if there is one */
  UpliftImportChoice *choice; /* the remembered one by which it is read (owned, nullable) */
  gboolean choice_ignored;    /* there was one, but it does not fit */
  const char *influencer;     /* whose all rows are, by that choice (borrowed, nullable) */
} UpliftLoaderSource;

/* Reads the beginning of the file. choices: the remembered ones (nullable). NULL with an error of
 * UPLIFT_LOADER_ERROR, or with G_IO_ERROR_CANCELLED. */
UpliftLoaderSource *uplift_loader_source_open (GFile *file, const UpliftImportChoices *choices,
                                               GCancellable *cancellable, GError **error);

/* The same for a file that need not be a table: its header may be guessed (core/read/loader-header)
 * and match is not to be looked at. *beginning: what was read of it, as core/read/csv-reader wants
 * it (transfer full). */
UpliftLoaderSource *uplift_loader_source_open_any (GFile *file, const UpliftImportChoices *choices,
                                                   GBytes **beginning, GCancellable *cancellable,
                                                   GError **error);
void uplift_loader_source_free (UpliftLoaderSource *source);

/* Was all of the file read when it was opened, and not only its beginning? */
gboolean uplift_loader_source_is_whole (const UpliftLoaderSource *source);

gboolean uplift_loader_source_has (const UpliftLoaderSource *source, UpliftColumn column);

/* The column by which rows name their influencer: the id, or the code of a tracking file without
 * ids. */
UpliftColumn uplift_loader_source_get_influencer_column (const UpliftLoaderSource *source);

/* A finding about the source; column: an UpliftColumn, or -1 for the whole row. */
UpliftFinding uplift_loader_source_make_finding (const UpliftLoaderSource *source, int column,
                                                 UpliftSeverity severity, const char *kind,
                                                 guint64 line);

/* Turns an error of GIO (consumed) into one of the loader's, with the file's name in front; that
 * something was cancelled stays what it is. */
void uplift_loader_take_io_error (const char *name, GError *io_error, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftLoaderSource, uplift_loader_source_free)

G_END_DECLS
