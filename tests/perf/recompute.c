/* How long it takes to compute everything anew for another filter: the sums over the rows, and all
 * that the window shows. UPLIFT_PERF_ROWS and UPLIFT_PERF_INFLUENCERS say how much data. Best and
 * median of some rounds; beside the time by the clock the work of all cores, which other programs
 * disturb less. With the argument "shapes": data of other shapes, without a filter. It prints a
 * table and judges nothing: machines differ. */
#include "core/figures/results.h"
#include "core/figures/stream-sums.h"
#include "made-orders.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_ROUNDS 15
#define DEFAULT_ROWS 1000000
#define DEFAULT_INFLUENCERS 2000

typedef struct
{
  double clock, work; /* milliseconds */
} Time;

static Time
get_time (void)
{
  struct timespec work;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &work);
  return (Time){ .clock = (double) g_get_monotonic_time () / 1e3,
                 .work = (double) work.tv_sec * 1e3 + (double) work.tv_nsec / 1e6 };
}

static guint64
get_number (const char *name, guint64 otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
print_times (const char *what, Time times[N_ROUNDS])
{
  double clock[N_ROUNDS], work[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      clock[i] = times[i].clock;
      work[i] = times[i].work;
    }
  qsort (clock, N_ROUNDS, sizeof *clock, compare_cb);
  qsort (work, N_ROUNDS, sizeof *work, compare_cb);
  g_print ("  %-10s %9.2f %9.2f %9.2f\n", what, clock[0], clock[N_ROUNDS / 2], work[0]);
}

static Time
subtract (Time a, Time b)
{
  return (Time){ a.clock - b.clock, a.work - b.work };
}

/* Computes both so many times. Returns how many rows the filter keeps. */
static guint64
compute (UpliftDataset *dataset, MadeFilter which, Time sums[N_ROUNDS], Time whole[N_ROUNDS])
{
  g_autoptr (UpliftFilter) filter = made_filter_new (which);
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  guint64 rows = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Time began = get_time ();
      g_autoptr (UpliftSelection) selection = uplift_selection_new (dataset, filter);
      UpliftStreamSums *row_sums = uplift_stream_sums_new (dataset, dataset->stream, selection);
      Time summed = get_time ();
      g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
      sums[round] = subtract (summed, began);
      whole[round] = subtract (get_time (), summed);
      rows = results->totals.rows;
      uplift_stream_sums_free (row_sums);
    }
  return rows;
}

static void
measure (UpliftDataset *dataset, MadeFilter which)
{
  Time sums[N_ROUNDS], whole[N_ROUNDS];
  guint64 rows = compute (dataset, which, sums, whole);

  g_print ("%s: %" PRIu64 " rows, %.1f %%\n", made_filter_get_name (which), rows,
           100.0 * (double) rows / (double) dataset->tracking.n);
  print_times ("sums", sums);
  print_times ("everything", whole);
}

/* The most that was ever in use, in bytes; 0 where the system does not tell. */
static guint64
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024 : 0;
}

/* Rows in the order of their file become a data set. */
static void
measure_finish (UpliftDataset *dataset, GPtrArray *blocks)
{
  Time began = get_time ();
  uplift_dataset_finish (dataset, blocks);
  Time took = subtract (get_time (), began);
  double n = (double) MAX (dataset->tracking.n, 1), peak = (double) get_peak ();

  g_print ("finish: %.0f by the clock, %.0f of work; at the peak %.0f MB, %.1f bytes a row\n",
           took.clock, took.work, peak / 1e6, peak / n);
}

static void
measure_shape (const MadeShape *shape)
{
  Time sums[N_ROUNDS], whole[N_ROUNDS];
  GPtrArray *blocks;
  g_autoptr (UpliftDataset) dataset = made_orders_new_unfinished (shape, &blocks);

  uplift_dataset_finish (dataset, blocks);
  compute (dataset, MADE_FILTER_ALL, sums, whole);
  g_print ("%s\n", shape->name);
  print_times ("sums", sums);
  print_times ("everything", whole);
}

/* Data in which something is much more, or much less, than usual; without a filter. */
static void
measure_shapes (guint64 n_rows, guint32 n_influencers)
{
  MadeShape usual = made_shape_new (n_rows, n_influencers);
  MadeShape shapes[] = { usual, usual, usual, usual, usual, usual };

  shapes[1].name = "one influencer";
  shapes[1].n_influencers = 1;
  shapes[2].name = "50 000 influencers";
  shapes[2].n_influencers = 50000;
  shapes[3].name = "4 000 campaigns, 1 000 products";
  shapes[3].n_campaigns = 4000;
  shapes[3].n_products = 1000;
  shapes[4].name = "one user";
  shapes[4].rows_per_user = n_rows;
  shapes[5].name = "a user for each row";
  shapes[5].rows_per_user = 1;
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    measure_shape (&shapes[i]);
}

int
main (int argc, char **argv)
{
  guint64 n_rows = get_number ("UPLIFT_PERF_ROWS", DEFAULT_ROWS);
  guint32 n_influencers = (guint32) get_number ("UPLIFT_PERF_INFLUENCERS", DEFAULT_INFLUENCERS);
  MadeShape shape = made_shape_new (n_rows, n_influencers);
  GPtrArray *blocks;

  g_print ("%" PRIu64 " rows, %u influencers; milliseconds\n", n_rows, n_influencers);
  g_print ("  %-10s %9s %9s %9s\n", "", "best", "median", "work");
  if (argc > 1 && g_str_equal (argv[1], "shapes"))
    {
      measure_shapes (n_rows, n_influencers);
      return 0;
    }
  g_autoptr (UpliftDataset) dataset = made_orders_new_unfinished (&shape, &blocks);
  measure_finish (dataset, blocks);
  for (guint i = 0; i < N_MADE_FILTERS; i++)
    measure (dataset, (MadeFilter) i);
  return 0;
}
