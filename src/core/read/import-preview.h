/* One file as it would be read: what the rules make of its columns, and its first rows.
 *
 * Opening reads only the beginning of the file, 256 kB at most. A preview never changes.
 */
#pragma once

#include "core/read/import-choices.h"

G_BEGIN_DECLS

#define UPLIFT_IMPORT_PREVIEW_ROWS 50

typedef struct
{
  GFile *file;               /* (owned) */
  char *name;                /* base name (owned) */
  guint64 size;              /* bytes */
  const char *encoding_name; /* "UTF-8", "Windows-1252" … */
  char delimiter;
  guint64 header_line; /* counted from 1 */
  GPtrArray *header;   /* of char *: the names as the file spells them (owned) */
  GPtrArray *rows;     /* of GStrv, header->len cells each, UTF-8: the first ones that hold
                          anything, at most UPLIFT_IMPORT_PREVIEW_ROWS (owned) */
  gboolean recognized; /* the columns name a table by themselves */
  UpliftImportChoice *automatic;  /* what the rules make of it; of a file that they do not
                                     recognize the table it comes nearest to (owned) */
  UpliftImportChoice *remembered; /* (owned, nullable) */
} UpliftImportPreview;

/* choices: the remembered ones (nullable); cancellable: (nullable). NULL with an error of
 * UPLIFT_LOADER_ERROR when the file cannot be read or holds nothing like a table, or with
 * G_IO_ERROR_CANCELLED. */
UpliftImportPreview *uplift_import_preview_open (GFile *file, const UpliftImportChoices *choices,
                                                 GCancellable *cancellable, GError **error);
void uplift_import_preview_free (UpliftImportPreview *preview);

/* What the rules make of the header as that table; it may lack something (transfer full). */
UpliftImportChoice *uplift_import_preview_match (const UpliftImportPreview *preview,
                                                 UpliftTable table);

/* Which way the column is read under the choice, never AUTOMATIC, as the rows of the preview decide
 * where the choice does not; FIRST for columns of texts and for those without a field. *guessed
 * (nullable): whether some values read either way and none decides. O(rows). */
UpliftWay uplift_import_preview_decide (const UpliftImportPreview *preview,
                                        const UpliftImportChoice *choice, UpliftColumn column,
                                        gboolean *guessed);

/* A cell as it is read that way: "2025-07-02", "1234.5", the text without what does not count; ""
 * where there is no value, NULL when it does not read (transfer full, nullable). */
char *uplift_import_preview_read (UpliftColumn column, UpliftWay way, const char *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftImportPreview, uplift_import_preview_free)

G_END_DECLS
