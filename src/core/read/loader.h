/* Files and folders in, one dataset out.
 *
 * Which of the four tables a file is, is told by its columns (core/read/schema), or by what a
 * person decided about files of its header line (core/read/import-choices). Any table but tracking
 * may be missing. Row problems are collected in the dataset's problems; what makes a file or the
 * whole set unusable is an error, one sentence with the file's name in front. Of a folder every
 * *.csv, *.tsv and *.txt file is taken; one in it that is none of the tables is a finding, while
 * one that was named itself is an error.
 */
#pragma once

#include "core/data/dataset.h"
#include "core/read/import-choices.h"
#include "core/write/progress-relay.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define UPLIFT_LOADER_ERROR (uplift_loader_error_quark ())

typedef enum
{
  UPLIFT_LOADER_ERROR_NO_FILES,        /* no file was given, or the folder holds none */
  UPLIFT_LOADER_ERROR_UNREADABLE,      /* cannot be opened or read */
  UPLIFT_LOADER_ERROR_EMPTY,           /* no header line, or no bytes */
  UPLIFT_LOADER_ERROR_NOT_CSV,         /* a ZIP, XLSX, PDF, PNG …, or otherwise no text */
  UPLIFT_LOADER_ERROR_UNKNOWN_COLUMNS, /* text, but none of the four tables */
  UPLIFT_LOADER_ERROR_TWICE,           /* two files for one table */
  UPLIFT_LOADER_ERROR_WRONG_TABLE,     /* the file is not the table that it has to be */
  UPLIFT_LOADER_ERROR_NO_TRACKING /* nothing usable: no tracking table, or no row of it reads */
} UpliftLoaderError;

GQuark uplift_loader_error_quark (void);

/* What else is to be known for a load. */
typedef struct
{
  UpliftTypeThresholds thresholds;
  GFile *replacement; /* the one of the files that has to be `table` (borrowed, nullable: none) */
  UpliftTable table;
  const UpliftImportChoices *choices; /* the remembered ones: how to read which files, or that they
                                         are none of ours (borrowed, nullable: none) */
  UpliftDay today; /* days after it have not come yet; 0: the one that the clock shows */
} UpliftLoaderOptions;

#define UPLIFT_LOADER_OPTIONS_DEFAULT \
  ((UpliftLoaderOptions){ UPLIFT_TYPE_THRESHOLDS_DEFAULT, NULL, UPLIFT_TABLE_INFLUENCERS, NULL, 0 })

/* Those that would be read of these files (GFile, files or folders; transfer full). NULL with an
 * error when there are none or a folder cannot be read. Blocks. */
GPtrArray *uplift_loader_list_files (GPtrArray *files, GCancellable *cancellable, GError **error);

/* Reads the files (GFile, files or folders, in any order) and returns the dataset, or NULL with an
 * error of the loader's domain or G_IO_ERROR_CANCELLED. Blocks; safe to call from any thread.
 * options: (nullable) for the default; cancellable, progress: (nullable). progress is called
 * from this thread, at most about 20 times a second, with the fraction of all bytes and the base
 * name of the file being read. */
UpliftDataset *uplift_loader_run (GPtrArray *files, const UpliftLoaderOptions *options,
                                  GCancellable *cancellable, UpliftProgressFunc progress,
                                  gpointer user_data, GError **error);

/* The same in a thread of its own; callback and progress are called with user_data in the main
 * context of the caller, progress never after callback. */
void uplift_loader_run_async (GPtrArray *files, const UpliftLoaderOptions *options,
                              GCancellable *cancellable, UpliftProgressFunc progress,
                              GAsyncReadyCallback callback, gpointer user_data);
UpliftDataset *uplift_loader_run_finish (GAsyncResult *result, GError **error);

/* What is read of a folder (GFile; transfer full): its CSV files, in the order of their names, so
 * that each load of it is the same. Blocks; NULL with an error of GIO. */
GPtrArray *uplift_loader_list_folder (GFile *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
