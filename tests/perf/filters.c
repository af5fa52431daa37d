/* How long another filter takes to be seen: from the session's change until all of the page is
 * painted, on each page or the one named after the folder, for each kind of filter. Of a folder
 * that is named, else of invented files. It prints a table and judges nothing: machines differ. */
#include "big-dataset.h"
#include "window-bench.h"

#define N_ROUNDS 9

typedef struct
{
  const char *name;
  UpliftDimension dimension; /* UPLIFT_N_DIMENSIONS: the period */
  gboolean one;              /* one value, in place of all but one */
} Kind;

static const Kind kinds[] = {
  { "period", UPLIFT_N_DIMENSIONS, FALSE },
  { "campaign off", UPLIFT_DIMENSION_CAMPAIGN, FALSE },
  { "product off", UPLIFT_DIMENSION_PRODUCT, FALSE },
  { "platform off", UPLIFT_DIMENSION_PLATFORM, FALSE },
  { "category off", UPLIFT_DIMENSION_CATEGORY, FALSE },
  { "one influencer", UPLIFT_DIMENSION_INFLUENCER, TRUE },
};

/* The page to measure (borrowed, nullable: all). */
static const char *only;

/* Another one with each round, so that all is computed anew (transfer full). */
static UpliftFilter *
make_filter (const UpliftDataset *dataset, const Kind *kind, guint round)
{
  UpliftFilter *filter = uplift_filter_new ();

  if (kind->dimension == UPLIFT_N_DIMENSIONS)
    {
      uplift_filter_set_period (filter, dataset->first_day + 1 + (gint) round, dataset->last_day);
      return filter;
    }

  const UpliftDictionary *values = dataset->values[kind->dimension];
  guint32 n = uplift_dictionary_get_size (values);
  for (guint32 code = 0; code < n; code++)
    if ((code == (1 + round) % n) == kind->one)
      uplift_filter_set (filter, kind->dimension, uplift_dictionary_get (values, code), TRUE);
  return filter;
}

static void
measure_kind (WindowBench *bench, const char *page, const Kind *kind)
{
  UpliftSession *session = uplift_window_get_session (UPLIFT_WINDOW (bench->window));
  const UpliftDataset *dataset = uplift_session_get_dataset (session);
  g_autoptr (GArray) paintings = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autofree char *what = g_strdup_printf ("%s, %s", page, kind->name);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (UpliftFilter) filter = make_filter (dataset, kind, round);
      stopwatch_start (bench->stopwatch);
      uplift_session_set_filter (session, filter);
      Painting painting = stopwatch_wait (bench->stopwatch);
      g_array_append_val (paintings, painting);
    }
  paintings_print (what, paintings);
}

static void
measure (WindowBench *bench)
{
  UpliftSession *session = uplift_window_get_session (UPLIFT_WINDOW (bench->window));
  const UpliftDataset *dataset = uplift_session_get_dataset (session);
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (bench->pages);

  g_print ("%" G_GUINT64_FORMAT " tracking rows, %u influencers, %u posts; medians of %d, in "
           "milliseconds\n",
           dataset->tracking.n, dataset->influencers.n, dataset->posts.n, N_ROUNDS);
  paintings_print_heading ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      const char *name = gtk_stack_page_get_name (GTK_STACK_PAGE (page));
      if (only != NULL && !g_str_equal (name, only))
        continue;
      window_bench_switch_page (bench, name);
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        measure_kind (bench, name, &kinds[k]);
    }
}

int
main (int argc, char *argv[])
{
  gboolean invented;
  g_autoptr (GFile) folder = big_dataset_find (argc, argv, &invented);
  g_autofree char *path = g_file_get_path (folder);

  only = argc > 2 ? argv[2] : NULL;
  int status = window_bench_run (path, measure, argv);
  if (invented)
    big_dataset_delete (folder);
  return status;
}
