#include "made-tables.h"
#include "row-account.h"
#include "temp-folder.h"

#include <string.h>

UpliftDataset *
made_tables_load (const char *const texts[UPLIFT_N_TABLES])
{
  char *folder = temp_folder_make ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;

  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      g_autofree char *name = g_strconcat (uplift_table_get_name ((UpliftTable) i), ".csv", NULL);
      if (texts[i] == NULL)
        continue;
      temp_folder_write (folder, name, texts[i], -1);
      g_ptr_array_add (files, g_file_new_build_filename (folder, name, NULL));
    }
  options.today = uplift_day_from_date (2025, 12, 31);
  UpliftDataset *dataset = uplift_loader_run (files, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (dataset);
  temp_folder_remove (folder);
  return dataset;
}

const UpliftProblem *
made_tables_find (const UpliftDataset *dataset, const char *kind, int table)
{
  for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
    {
      const UpliftProblem *problem = uplift_problems_get (dataset->problems, i);
      if (problem->table == table && strcmp (problem->kind, kind) == 0)
        return problem;
    }
  return NULL;
}
