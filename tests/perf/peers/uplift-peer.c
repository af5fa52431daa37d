/* Uplift's own part of the comparison (tests/perf/compare): loads a folder once and computes for
 * the three filters of peer.py; a line of JSON each. perf-uplift-peer FOLDER ROUNDS */
#include "core/figures/results.h"
#include "core/read/loader.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  const char *name;
  double share, begin, end;
} Shares;

static const Shares filters[]
    = { { "all", 1.0, 0.0, 1.0 }, { "mid", 0.8, 0.1, 0.9 }, { "narrow", 0.5, 0.25, 0.75 } };

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  UpliftDay p = *(const UpliftDay *) a, q = *(const UpliftDay *) b;

  return (p > q) - (p < q);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return (p > q) - (p < q);
}

static void
tick_first (UpliftFilter *filter, const UpliftDataset *dataset, UpliftDimension dimension,
            double share)
{
  const UpliftDictionary *values = dataset->values[dimension];
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint32 code = 0; code < uplift_dictionary_get_size (values); code++)
    if (*uplift_dictionary_get (values, code) != '\0')
      g_ptr_array_add (texts, (gpointer) uplift_dictionary_get (values, code));
  g_ptr_array_sort (texts, compare_texts);

  guint n = (guint) ceil (share * (double) texts->len);

  for (guint i = 0; i < n; i++)
    uplift_filter_set (filter, dimension, texts->pdata[i], TRUE);
}

static UpliftFilter *
make_filter (const UpliftDataset *dataset, const Shares *shares)
{
  static const UpliftDimension dimensions[]
      = { UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY, UPLIFT_DIMENSION_CAMPAIGN,
          UPLIFT_DIMENSION_PRODUCT };
  UpliftFilter *filter = uplift_filter_new ();

  if (shares->share == 1.0)
    return filter;
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    tick_first (filter, dataset, dimensions[i], shares->share);

  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (UpliftDay));

  for (guint32 pair = 0; pair < dataset->tracking.n_pairs; pair++)
    {
      UpliftDay day = dataset->tracking.pairs[pair].day;
      if (days->len == 0 || g_array_index (days, UpliftDay, days->len - 1) != day)
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);

  double last = (double) days->len - 1.0;

  uplift_filter_set_period (filter,
                            g_array_index (days, UpliftDay, (guint) floor (shares->begin * last)),
                            g_array_index (days, UpliftDay, (guint) floor (shares->end * last)));
  return filter;
}

static void
measure (UpliftDataset *dataset, const Shares *shares, guint n_rounds, double load)
{
  g_autoptr (UpliftFilter) filter = make_filter (dataset, shares);
  const UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  g_autofree double *times = g_new (double, n_rounds);
  guint64 rows = 0;
  gint64 orders = 0;
  double revenue = 0.0;
  struct rusage usage;

  for (guint i = 0; i < n_rounds; i++)
    {
      gint64 began = g_get_monotonic_time ();
      UpliftResults *results = uplift_results_compute (dataset, filter, &settings);
      times[i] = (double) (g_get_monotonic_time () - began) / 1e3;
      rows = 0;
      for (guint32 k = 0; k < results->n_ranking; k++)
        rows += results->influencers[results->ranking[k]].rows;
      orders = results->totals.figures.orders;
      revenue = uplift_money_to_double (results->totals.figures.revenue);
      uplift_results_unref (results);
    }
  qsort (times, n_rounds, sizeof times[0], compare_doubles);
  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"who\": \"Uplift\", \"filter\": \"%s\", \"load_ms\": %.1f, \"best_ms\": %.2f, "
          "\"median_ms\": %.2f, "
          "\"rows\": %" PRIu64 ", \"orders\": %" PRId64 ", \"revenue\": %.0f, \"peak_kib\": %ld}\n",
          shares->name, load, times[0], times[n_rounds / 2], rows, orders, round (revenue * 100.0),
          usage.ru_maxrss);
}

int
main (int argc, char **argv)
{
  g_assert_cmpint (argc, ==, 3);

  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_file_new_for_commandline_arg (argv[1]));

  gint64 began = g_get_monotonic_time ();
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  double load = (double) (g_get_monotonic_time () - began) / 1e3;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    measure (dataset, &filters[i], (guint) MAX (atoi (argv[2]), 1), load);
  return 0;
}
