#include "app/built-in-sample.h"

#define SAMPLE_URI "resource:///io/github/uplift_roi/Uplift/sample/"

GPtrArray *
uplift_built_in_sample_list_files (void)
{
  static const char *const names[]
      = { "influencers.csv", "posts.csv", "tracking_data.csv", "payouts.csv" };
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *uri = g_strconcat (SAMPLE_URI, names[i], NULL);
      g_ptr_array_add (files, g_file_new_for_uri (uri));
    }
  return files;
}

gboolean
uplift_built_in_sample_is (GPtrArray *files)
{
  g_return_val_if_fail (files != NULL, FALSE);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));
      if (!g_str_has_prefix (uri, SAMPLE_URI))
        return FALSE;
    }
  return files->len > 0;
}
