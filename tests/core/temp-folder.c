#include "temp-folder.h"

#include "core/read/loader.h"

#include "row-account.h"

#include <glib/gstdio.h>

char *
temp_folder_make (void)
{
  char *folder = g_dir_make_tmp ("uplift-test-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

void
temp_folder_write (const char *folder, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

void
temp_folder_remove (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

UpliftDataset *
temp_folder_load (const char *folder, const char *name, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_build_filename (folder, name, NULL));
  UpliftDataset *dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, error);
  if (dataset != NULL)
    row_account_check (dataset);
  return dataset;
}

UpliftDataset *
temp_folder_load_bytes (const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *folder = temp_folder_make ();

  temp_folder_write (folder, "t.csv", bytes, length);
  UpliftDataset *dataset = temp_folder_load (folder, "t.csv", &error);
  g_assert_no_error (error);
  temp_folder_remove (folder);
  return dataset;
}
