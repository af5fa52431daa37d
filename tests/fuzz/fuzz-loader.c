/* The whole loader, and results of what it read: the input is up to four files, one after the
 * other, with a byte 0x1e between them. */
#include "../core/row-account.h"
#include "core/figures/results.h"
#include "core/read/loader.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n);

#define N_FILES 4
#define SEPARATOR 0x1e

static GPtrArray *
write_files (const char *folder, const guint8 *bytes, gsize n)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_FILES && n > 0; i++)
    {
      const guint8 *end = i + 1 < N_FILES ? memchr (bytes, SEPARATOR, n) : NULL;
      gsize length = end != NULL ? (gsize) (end - bytes) : n;
      g_autofree char *name = g_strdup_printf ("%u.csv", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      if (!g_file_set_contents_full (path, (const char *) bytes, (gssize) length,
                                     G_FILE_SET_CONTENTS_NONE, 0600, &error))
        g_error ("%s", error->message);
      g_ptr_array_add (files, g_file_new_for_path (path));
      n -= length + (end != NULL ? 1 : 0);
      bytes += length + (end != NULL ? 1 : 0);
    }
  return files;
}

static char *folder; /* for the files of all runs; removed at exit */

static void
remove_folder (void)
{
  g_rmdir (folder);
  g_free (folder);
}

static void
make_folder (void)
{
  folder = g_dir_make_tmp ("uplift-fuzz-XXXXXX", NULL);
  g_assert (folder != NULL);
  atexit (remove_folder);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    make_folder ();
  g_autoptr (GPtrArray) files = write_files (folder, bytes, n);
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  for (guint i = 0; i < files->len; i++)
    g_file_delete (g_ptr_array_index (files, i), NULL, NULL);
  if (dataset == NULL)
    {
      g_assert (error != NULL && error->message[0] != '\0');
      return 0;
    }
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
  g_assert (results->totals.rows <= dataset->tracking.n);
  row_account_check (dataset);
  return 0;
}
