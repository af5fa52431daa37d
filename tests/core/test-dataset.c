#include "core/data/dataset.h"
#include "random-dataset.h"

#include <string.h>

static void
test_empty (void)
{
  UpliftDataset *dataset = uplift_dataset_new ();

  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    g_assert_cmpuint (uplift_dictionary_get_size (dataset->values[i]), ==,
                      i == UPLIFT_DIMENSION_INFLUENCER ? 0 : 1);
  uplift_dataset_finish (dataset, NULL);
  g_assert_cmpuint (dataset->tracking.first[0], ==, 0);
  g_assert_cmpuint (dataset->tracking.n_pairs, ==, 0);
  g_assert_true (dataset->first_day == UPLIFT_DAY_NONE && dataset->last_day == UPLIFT_DAY_NONE);
  g_assert_cmpstr (dataset->currency, ==, "");
  g_assert_true (uplift_dataset_ref (dataset) == dataset);
  uplift_dataset_unref (dataset);
  uplift_dataset_unref (dataset);
}

/* Everything that is known of one row, as a text that also sorts as the rows must lie. */
static char *
describe (const UpliftDataset *dataset, const TrackingRow *row)
{
  guint32 user = dataset->tracking.has_users ? MIN (row->user, dataset->tracking.n_users) : 0;
  const UpliftDictionary *sources = dataset->values[UPLIFT_DIMENSION_SOURCE];

  return g_strdup_printf ("%010u %d %010u | %d %s %u %u %u %d %" G_GINT64_FORMAT, row->influencer,
                          row->arm, user, row->pair.day,
                          uplift_dictionary_get (sources, row->pair.source), row->campaign,
                          row->product, row->brand, row->orders, row->revenue);
}

static TrackingRow
get_row (const UpliftDataset *dataset, guint64 row, guint32 influencer)
{
  const UpliftTrackingColumns *t = &dataset->tracking;
  const UpliftOffer *offer = uplift_tracking_get_offer (t, row);

  return (TrackingRow){ .influencer = influencer,
                        .user = t->user != NULL ? t->user[row] : 0,
                        .product = offer->product,
                        .brand = offer->brand,
                        .campaign = offer->campaign,
                        .pair = *uplift_tracking_get_pair (t, row),
                        .arm = uplift_tracking_get_arm (t, row),
                        .orders = uplift_tracking_get_orders (t, row),
                        .revenue = uplift_tracking_get_revenue (t, row) };
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static guint32
find_influencer (const UpliftDataset *dataset, guint64 row)
{
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    if (row >= dataset->tracking.first[i] && row < dataset->tracking.first[i + 1])
      return i;
  return UPLIFT_NO_INFLUENCER;
}

static void
check_pairs (const UpliftDataset *dataset)
{
  const UpliftTrackingColumns *t = &dataset->tracking;
  const UpliftDictionary *sources = dataset->values[UPLIFT_DIMENSION_SOURCE];

  for (guint32 i = 1; i < t->n_pairs; i++)
    {
      UpliftDaySource a = t->pairs[i - 1], b = t->pairs[i];
      g_assert_true (a.day < b.day
                     || (a.day == b.day
                         && strcmp (uplift_dictionary_get (sources, a.source),
                                    uplift_dictionary_get (sources, b.source))
                                < 0));
    }
  if (t->n == 0)
    return;
  g_assert_cmpint (dataset->first_day, ==, t->pairs[0].day);
  g_assert_cmpint (dataset->last_day, ==, t->pairs[t->n_pairs - 1].day);
}

/* The same rows, none lost, each with its own cells, in the promised order. */
static void
check_finish (const RandomDatasetSpec *spec)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (spec, &rows);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < spec->n_rows; row++)
    g_ptr_array_add (before, describe (dataset, &g_array_index (rows, TrackingRow, row)));
  random_dataset_finish (dataset, rows);
  const UpliftTrackingColumns *t = &dataset->tracking;
  for (guint row = 0; row < spec->n_rows; row++)
    {
      TrackingRow placed = get_row (dataset, row, find_influencer (dataset, row));
      g_ptr_array_add (after, describe (dataset, &placed));
    }

  /* Baseline rows are in the order of the file. */
  for (guint row = 1; row < t->first[dataset->influencers.n]; row++)
    g_assert_cmpint (strncmp (after->pdata[row - 1], after->pdata[row], 23), <=, 0);
  g_ptr_array_sort (before, compare_texts);
  g_ptr_array_sort (after, compare_texts);
  for (guint row = 0; row < before->len; row++)
    g_assert_cmpstr (before->pdata[row], ==, after->pdata[row]);
  g_assert_cmpuint (t->first[0], ==, 0);
  g_assert_cmpuint (t->n, ==, spec->n_rows);
  check_pairs (dataset);
}

static void
test_finish (void)
{
  for (guint32 seed = 0; seed < 40; seed++)
    {
      RandomDatasetSpec spec = { .seed = seed,
                                 .n_influencers = seed % 7 * 5,
                                 .n_rows = seed * 23,
                                 .n_days = 1 + seed % 30,
                                 .row_dimensions = seed % 2 == 0,
                                 .users = seed % 3 != 0,
                                 .arms = seed % 5 != 0 };
      check_finish (&spec);
    }
}

/* Rows whose sort keys are all equal stay as they came. */
static void
test_stable (void)
{
  RandomDatasetSpec spec = { .seed = 1, .n_influencers = 3, .n_rows = 500, .n_days = 3 };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);

  for (guint row = 0; row < spec.n_rows; row++)
    g_array_index (rows, TrackingRow, row).orders = (gint32) row;
  random_dataset_finish (dataset, rows);
  for (guint32 i = 0; i < spec.n_influencers; i++)
    for (guint64 row = dataset->tracking.first[i] + 1; row < dataset->tracking.first[i + 1]; row++)
      g_assert_cmpint (uplift_tracking_get_orders (&dataset->tracking, row - 1), <,
                       uplift_tracking_get_orders (&dataset->tracking, row));
}

/* Blocks that are not full, or empty; users above those that there are; pairs without a row. */
static void
test_blocks (void)
{
  g_autoptr (UpliftDataset) dataset = uplift_dataset_new ();
  UpliftTrackingColumns *tracking = &dataset->tracking;
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) uplift_tracking_block_free);

  tracking->has_users = TRUE;
  tracking->n_users = 3;
  tracking->n_offers = 1;
  tracking->offers = g_new0 (UpliftOffer, 1);
  tracking->n_pairs = 3;
  tracking->pairs = g_new0 (UpliftDaySource, 3);
  for (guint32 i = 0; i < 3; i++)
    tracking->pairs[i].day = 30 - (UpliftDay) i;
  for (guint b = 0; b < 5; b++)
    {
      UpliftTrackingBlock *block = uplift_tracking_block_new (b != 2);
      g_ptr_array_add (blocks, block);
      for (guint32 i = 0; i < b; i++, block->n++)
        {
          block->influencer[i] = UPLIFT_NO_INFLUENCER;
          if (block->user != NULL)
            block->user[i] = b;
          block->offer[i] = 0;
          block->pair[i] = b % 2;
          uplift_tracking_block_set_amount (block, i, b * 10 + i, 1);
        }
    }
  uplift_dataset_finish (dataset, blocks);
  g_assert_cmpuint (tracking->n, ==, 10);
  g_assert_cmpuint (tracking->n_pairs, ==, 2);
  g_assert_cmpint (dataset->first_day, ==, 29);
  g_assert_cmpint (dataset->last_day, ==, 30);
  for (guint64 row = 0, b = 0, i = 0; row < tracking->n; row++, i++)
    {
      if (i == b)
        {
          b++;
          i = 0;
        }
      g_assert_cmpint (uplift_tracking_get_revenue (tracking, row), ==, b * 10 + i);
      g_assert_cmpuint (tracking->user[row], ==, b == 1 ? 1 : 3);
      g_assert_cmpint (uplift_tracking_get_pair (tracking, row)->day, ==, b % 2 == 0 ? 30 : 29);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dataset/empty", test_empty);
  g_test_add_func ("/dataset/finish", test_finish);
  g_test_add_func ("/dataset/stable", test_stable);
  g_test_add_func ("/dataset/blocks", test_blocks);
  return g_test_run ();
}
