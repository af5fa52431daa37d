#include "app/files/built-in-sample.h"

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
uplift_built_in_sample_has (GFile *file)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autofree char *uri = g_file_get_uri (file);
  return g_str_has_prefix (uri, SAMPLE_URI);
}

static guint
count (GPtrArray *files)
{
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    n += uplift_built_in_sample_has (g_ptr_array_index (files, i));
  return n;
}

gboolean
uplift_built_in_sample_is (GPtrArray *files)
{
  g_return_val_if_fail (files != NULL, FALSE);

  return files->len > 0 && count (files) == files->len;
}

gboolean
uplift_built_in_sample_is_among (GPtrArray *files)
{
  g_return_val_if_fail (files != NULL, FALSE);

  return count (files) > 0;
}
