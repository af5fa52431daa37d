/* How long files take to become a dataset, and the dataset to become figures: best and median of
 * some rounds, with the most memory that was in use. Of a folder that is named, else of invented
 * files. */
#include "big-dataset.h"

#include "core/figures/results.h"
#include "core/read/loader.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/resource.h>

#define ROUNDS 5

typedef struct
{
  double load, figures; /* milliseconds */
} Round;

static double
get_milliseconds (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static UpliftDataset *
measure (GFile *folder, Round *round)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  const UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  double began = get_milliseconds ();

  g_ptr_array_add (files, folder);
  UpliftDataset *dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  round->load = get_milliseconds () - began;
  began = get_milliseconds ();
  uplift_results_unref (uplift_results_compute (dataset, filter, &settings));
  round->figures = get_milliseconds () - began;
  return dataset;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

static void
print_times (const char *what, const Round *rounds, gsize offset)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    times[i] = *(const double *) (const void *) ((const char *) &rounds[i] + offset);
  qsort (times, ROUNDS, sizeof times[0], compare_doubles);
  g_print ("%-16s %10.1f %10.1f\n", what, times[0], times[ROUNDS / 2]);
}

static void
run (GFile *folder)
{
  Round rounds[ROUNDS];
  guint64 rows = 0, size = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      UpliftDataset *dataset = measure (folder, &rounds[i]);
      rows = dataset->tables[UPLIFT_TABLE_TRACKING].rows;
      size = dataset->tables[UPLIFT_TABLE_TRACKING].size;
      uplift_dataset_unref (dataset);
    }

  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%" PRIu64 " tracking rows, %.1f MB; %u rounds\n", rows, (double) size / 1e6, ROUNDS);
  g_print ("%-16s %10s %10s\n", "milliseconds", "best", "median");
  print_times ("load", rounds, G_STRUCT_OFFSET (Round, load));
  print_times ("first figures", rounds, G_STRUCT_OFFSET (Round, figures));
  g_print ("peak memory %.1f MB, %.1f bytes a row\n", (double) usage.ru_maxrss / 1024.0,
           (double) usage.ru_maxrss * 1024.0 / (double) rows);
}

int
main (int argc, char **argv)
{
  gboolean invented;
  g_autoptr (GFile) folder = big_dataset_find (argc, argv, &invented);

  run (folder);
  if (invented)
    big_dataset_delete (folder);
  return 0;
}
