/* The whole loader, and results of what it read: the input is up to four files, one after the
 * other, with a byte 0x1e between them. They are read as they are, and then as somebody would have
 * it who changes the choices about each file, in a way that follows from the input; each time in
 * one piece, and in parts by several threads, which has to give the same. */
#include "../core/row-account.h"
#include "core/data/parallel.h"
#include "core/figures/results.h"
#include "core/read/file-parts.h"
#include "core/read/import-preview.h"
#include "core/read/loader.h"
#include "core/write/report.h"

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

/* Every cell of the preview reads as something or as nothing. */
static void
read_cells (const UpliftImportPreview *preview, const UpliftImportChoice *choice)
{
  for (guint c = 0; c < UPLIFT_N_COLUMNS; c++)
    {
      gboolean guessed;
      if (choice->field[c] < 0)
        continue;
      UpliftWay way = uplift_import_preview_decide (preview, choice, (UpliftColumn) c, &guessed);
      for (guint row = 0; row < preview->rows->len; row++)
        {
          char **cells = preview->rows->pdata[row];
          g_autofree char *text
              = uplift_import_preview_read ((UpliftColumn) c, way, cells[choice->field[c]]);
          g_assert (text == NULL || g_utf8_validate (text, -1, NULL));
        }
    }
}

static void
choose (UpliftImportChoices *choices, GFile *file, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftImportPreview) preview = uplift_import_preview_open (file, NULL, NULL, &error);

  if (preview == NULL)
    {
      g_assert (error != NULL && error->message[0] != '\0');
      return;
    }
  g_autoptr (UpliftImportChoice) choice
      = g_rand_boolean (rand)
            ? uplift_import_choice_copy (preview->automatic)
            : uplift_import_preview_match (preview, (UpliftTable) g_rand_int_range (rand, 0, 4));
  choice->leave_out = g_rand_int_range (rand, 0, 8) == 0;
  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    choice->way[i] = (UpliftWay) g_rand_int_range (rand, 0, 3);
  if (choice->table != UPLIFT_TABLE_INFLUENCERS && g_rand_boolean (rand))
    uplift_import_choice_set_influencer (choice, "Ada");
  read_cells (preview, choice);
  uplift_import_choices_set (choices, (const char *const *) preview->header->pdata,
                             preview->header->len, choice);
}

/* All figures and findings, or why there are none. */
static char *
load (GPtrArray *files, const UpliftImportChoices *choices)
{
  g_autoptr (GError) error = NULL;
  UpliftLoaderOptions loader_options = UPLIFT_LOADER_OPTIONS_DEFAULT;
  loader_options.choices = choices;
  g_autoptr (UpliftDataset) dataset
      = uplift_loader_run (files, &loader_options, NULL, NULL, NULL, &error);

  if (dataset == NULL)
    {
      g_assert (error != NULL && error->message[0] != '\0');
      return g_strdup (error->message);
    }
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
  char *json = uplift_report_to_json (results, &options);
  g_assert (results->totals.rows <= dataset->tracking.n);
  g_assert (g_utf8_validate (json, -1, NULL));
  row_account_check (dataset);
  return json;
}

static void
check (GPtrArray *files, const UpliftImportChoices *choices, gsize part)
{
  g_autofree char *whole = load (files, choices);

  uplift_file_parts_set_size (part);
  uplift_parallel_set_limit (2);
  g_autofree char *parted = load (files, choices);
  uplift_parallel_set_limit (0);
  uplift_file_parts_set_size (0);
  g_assert_cmpstr (parted, ==, whole);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  if (folder == NULL)
    make_folder ();
  g_autoptr (GPtrArray) files = write_files (folder, bytes, n);
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) n);

  gsize part = (gsize) g_rand_int_range (rand, 1, 200);
  check (files, NULL, part);
  for (guint i = 0; i < files->len; i++)
    choose (choices, files->pdata[i], rand);
  check (files, choices, part);
  for (guint i = 0; i < files->len; i++)
    g_file_delete (files->pdata[i], NULL, NULL);
  return 0;
}
