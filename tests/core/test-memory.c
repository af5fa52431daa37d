/* A data set that is closed gives its memory back: after fifty of them less than five more are
 * in memory than after five, which is what the C library keeps in pieces. */
#include "core/figures/results.h"
#include "core/sample/sample.h"
#include "memory-use.h"
#include "temp-folder.h"
#include <malloc.h>

#define N_ROWS 100000
#define DATASET_SIZE (N_ROWS * 40) /* bytes, at least */
#define N_ROUNDS 50
#define N_BEFORE 5 /* rounds until all has grown that stays */

/* Without what is free. */
static guint64
get_memory (void)
{
  malloc_trim (0);
  return memory_use_get ();
}

static void
open_and_close (const char *folder)
{
  static const UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftDataset) dataset = temp_folder_load (folder, ".", &error);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  g_assert_no_error (error);
  g_assert_cmpuint (dataset->tracking.n, ==, N_ROWS);
  for (int round = 0; round < 2; round++)
    {
      uplift_filter_set_period (filter, dataset->first_day + round, dataset->last_day);
      uplift_results_unref (uplift_results_compute (dataset, filter, &settings));
    }
}

static void
test_fifty (void)
{
  char *folder = temp_folder_make ();
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;
  guint64 before = 0, after;

  options.rows = N_ROWS;
  options.influencers = 500;
  uplift_sample_generate (file, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      open_and_close (folder);
      if (round + 1 == N_BEFORE)
        before = get_memory ();
    }
  after = get_memory ();
  g_test_message ("%.1f MB after %d, %.1f MB after %d", (double) before / 1e6, N_BEFORE,
                  (double) after / 1e6, N_ROUNDS);
  if (MEMORY_TELLS)
    g_assert_cmpuint (after, <, before + 5 * DATASET_SIZE);
  temp_folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/fifty", test_fifty);
  return g_test_run ();
}
