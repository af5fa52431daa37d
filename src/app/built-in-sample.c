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
