#include "big-dataset.h"

#include "core/sample/sample.h"

#include <string.h>

#define DEFAULT_ROWS 200000
#define N_INFLUENCERS 2000
#define N_POSTS 20000

static void
repeat_posts (GFile *folder, gint64 n_posts)
{
  g_autoptr (GFile) file = g_file_get_child (folder, "posts.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_load_contents (file, NULL, &content, NULL, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (content), "\n", -1);
  guint n = g_strv_length (lines) - 1;
  GString *longer = g_string_new (lines[0]);
  g_string_append_c (longer, '\n');
  for (gint64 i = 0; i < n_posts; i++)
    {
      g_string_append (longer, lines[1 + i % n]);
      g_string_append_c (longer, '\n');
    }
  g_file_replace_contents (file, longer->str, longer->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                           NULL, &error);
  g_assert_no_error (error);
  g_string_free (longer, TRUE);
}

void
big_dataset_write (GFile *folder, gint64 n_influencers, gint64 n_posts, gint64 n_rows)
{
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  options.influencers = n_influencers;
  options.rows = n_rows;
  options.days = 365;
  uplift_sample_generate (folder, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  repeat_posts (folder, n_posts);
}

GFile *
big_dataset_find (int argc, char *argv[], gboolean *invented)
{
  *invented = argc < 2;
  if (!*invented)
    return g_file_new_for_commandline_arg (argv[1]);

  const char *wanted = g_getenv ("UPLIFT_PERF_ROWS");
  gint64 rows = wanted != NULL ? g_ascii_strtoll (wanted, NULL, 10) : DEFAULT_ROWS;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("uplift-perf-XXXXXX", &error);
  g_assert_no_error (error);
  GFile *folder = g_file_new_for_path (path);
  big_dataset_write (folder, N_INFLUENCERS, N_POSTS, MAX (rows, N_INFLUENCERS));
  return folder;
}

void
big_dataset_delete (GFile *folder)
{
  static const char *const names[]
      = { "influencers.csv", "posts.csv", "tracking_data.csv", "payouts.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, names[i]);
      g_file_delete (file, NULL, NULL);
    }
  g_file_delete (folder, NULL, NULL);
}
