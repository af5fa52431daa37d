/* The files of an import dialog as a whole: arrays of UpliftImportFile.
 *
 * Together they can be opened when every file that is not left out has what its table cannot do
 * without, no two are one table, and one of them is the tracked orders. What is remembered holds
 * for all files of a header line: of two that have the same one can only be left out by not being
 * read at all.
 */
#pragma once

#include "app/files/import-file.h"

G_BEGIN_DECLS

/* Why there is anything to decide. */
typedef struct
{
  const char *reason; /* why the files could not be opened (borrowed, nullable: they are open) */
  GFile *wanted;      /* the one of them that was chosen as `table` (borrowed, nullable: none) */
  UpliftTable table;
} UpliftImportRequest;

/* Opens the files (GFile; folders are taken for the CSV files in them) in a thread; callback in the
 * main context of the caller. */
void uplift_import_set_open_async (GPtrArray *files, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/* The files, at least one (transfer full); NULL with an error when a folder cannot be read or there
 * is no file at all. */
GPtrArray *uplift_import_set_open_finish (GAsyncResult *result, GError **error);

/* A first guess for the files that no rule knows and about which nothing is remembered. given: the
 * files (GFile) that the set was opened from. Of a set that is open they were left out, and are so
 * still; of one that is refused those given themselves are asked about, and those in a folder where
 * some of their columns, or the lack of any tracked orders, speak for it. */
void uplift_import_set_guess (GPtrArray *set, GPtrArray *given, const UpliftImportRequest *request);

/* Why the set cannot be opened: one sentence (transfer full), and in *which the file that it is
 * about; NULL when it can. */
char *uplift_import_set_find_obstacle (GPtrArray *set, guint *which);

/* What there is not since a table is not among the files, a sentence each (transfer full); "" when
 * all are there. */
char *uplift_import_set_describe_gaps (GPtrArray *set);

/* What is to be read as it was decided (GFile; transfer full): the files or folders given, without
 * files that cannot be read and those that another one with the same header line is read instead
 * of; where such a one lies in a folder, all files that are not left out. */
GPtrArray *uplift_import_set_list_files (GPtrArray *set, GPtrArray *given);

/* Remembers what was decided in the user's file of choices. */
gboolean uplift_import_set_store (GPtrArray *set, GError **error);

G_END_DECLS
