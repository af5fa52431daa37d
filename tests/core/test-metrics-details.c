/* What the walk over each influencer's rows gives, against a plain one over rows as texts: in every
 * shape that makes its blocks, batches, parts and widths meet their ends. */
#include "core/data/parallel.h"
#include "core/data/row-stream.h"
#include "core/figures/arm-tally.h"
#include "core/figures/influencer-cells.h"
#include "core/figures/metrics.h"
#include "random-dataset.h"
#include "random-filter.h"
#include "slow-rows.h"

#include <string.h>

typedef struct
{
  UpliftDataset *dataset;
  UpliftFilter *filter;
  UpliftMetrics *metrics;
  GArray *rows; /* SlowRow */
  gboolean has_variants;
} Case;

static const SlowRow *
get_row (const Case *test, guint index)
{
  return &g_array_index (test->rows, SlowRow, index);
}

/* Adds the row's orders under all filters, and under the parts of them that are asked for. */
static void
add_orders (const Case *test, const SlowRow *row, gint64 orders[UPLIFT_N_VARIANTS])
{
  for (guint v = 0; v < (test->has_variants ? UPLIFT_N_VARIANTS : 1u); v++)
    if (slow_row_passes (test->filter, row, v))
      orders[v] += row->orders;
}

static void
add_to_cell (const Case *test, const SlowRow *row, UpliftCell *cell)
{
  add_orders (test, row, cell->orders);
  if (!slow_row_passes (test->filter, row, SLOW_ALL))
    return;
  cell->rows++;
  cell->revenue += row->revenue;
}

static gboolean
is_empty (const UpliftCell *cell)
{
  return cell->rows == 0 && cell->orders[0] == 0 && cell->orders[1] == 0 && cell->orders[2] == 0
         && cell->orders[3] == 0;
}

/* By influencer and code (transfer full). */
static UpliftCell *
sum_cells (const Case *test, UpliftDimension dimension, guint32 n_codes)
{
  const UpliftDictionary *values = test->dataset->values[dimension];
  UpliftCell *cells = g_new0 (UpliftCell, (gsize) test->dataset->influencers.n * n_codes + 1);
  g_autofree gboolean *selected = g_new0 (gboolean, test->dataset->influencers.n + 1);

  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    selected[i] = slow_influencer_passes (test->dataset, test->filter, i, -1);
  for (guint r = 0; r < test->rows->len; r++)
    {
      const SlowRow *row = get_row (test, r);
      guint32 code;
      if (row->influencer < 0 || !selected[row->influencer])
        continue;
      g_assert_true (uplift_dictionary_lookup (values, row->value[dimension], &code));
      add_to_cell (test, row, &cells[(gsize) row->influencer * n_codes + code]);
    }
  return cells;
}

static void
check_cells (const Case *test, UpliftDimension dimension)
{
  guint32 n_codes = uplift_dictionary_get_size (test->dataset->values[dimension]);
  g_autofree UpliftCell *expected = sum_cells (test, dimension, n_codes);
  const GArray *cells = test->metrics->cells[dimension];
  guint32 influencer = 0;

  for (guint c = 0; c < cells->len; c++)
    {
      const UpliftCell *cell = &g_array_index (cells, UpliftCell, c);
      UpliftCell *plain = &expected[(gsize) cell->influencer * n_codes + cell->code];
      g_assert_cmpuint (cell->influencer, >=, influencer);
      influencer = cell->influencer;
      g_assert_false (is_empty (plain)); /* nor there twice */
      g_assert_cmpuint (cell->rows, ==, plain->rows);
      g_assert_cmpint (cell->revenue, ==, plain->revenue);
      g_assert_cmpmem (cell->orders, sizeof cell->orders, plain->orders, sizeof plain->orders);
      memset (plain, 0, sizeof *plain);
    }
  for (gsize i = 0; i < (gsize) test->dataset->influencers.n * n_codes; i++)
    g_assert_true (is_empty (&expected[i]));
}

/* Users of the influencer in the arm among its rows, from this one on. */
static UpliftArmSums
count_users (const Case *test, guint first, UpliftArm arm)
{
  g_autoptr (GHashTable) users = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  UpliftArmTally tally = { 0 };
  GHashTableIter iter;
  gpointer revenue;

  for (guint r = first;
       r < test->rows->len && get_row (test, r)->influencer == get_row (test, first)->influencer;
       r++)
    {
      const SlowRow *row = get_row (test, r);
      if (row->user < 0 || row->arm != arm || !slow_row_passes (test->filter, row, SLOW_ALL))
        continue;
      UpliftMoney *sum = g_hash_table_lookup (users, GINT_TO_POINTER (row->user));
      if (sum == NULL)
        {
          sum = g_new0 (UpliftMoney, 1);
          g_hash_table_insert (users, GINT_TO_POINTER (row->user), sum);
        }
      *sum += row->revenue;
    }
  g_hash_table_iter_init (&iter, users);
  while (g_hash_table_iter_next (&iter, NULL, &revenue))
    uplift_arm_tally_add (&tally, *(UpliftMoney *) revenue);
  return uplift_arm_tally_finish (&tally);
}

static void
assert_same_arm (const UpliftArmSums *a, const UpliftArmSums *b)
{
  g_assert_cmpint (a->n, ==, b->n);
  g_assert_cmpint (a->revenue, ==, b->revenue);
  g_assert_true (a->mean == b->mean && a->variance == b->variance);
}

static void
check_influencers (const Case *test)
{
  for (guint first = 0, end; first < test->rows->len; first = end)
    {
      int influencer = get_row (test, first)->influencer;
      gint64 orders[UPLIFT_N_VARIANTS] = { 0 };
      for (end = first; end < test->rows->len && get_row (test, end)->influencer == influencer;
           end++)
        add_orders (test, get_row (test, end), orders);
      if (influencer < 0)
        continue;
      const UpliftInfluencerSums *sums = &test->metrics->influencers[influencer];
      g_assert_cmpmem (sums->orders, sizeof sums->orders, orders, sizeof orders);
      UpliftArmSums control = count_users (test, first, UPLIFT_ARM_CONTROL);
      UpliftArmSums exposed = count_users (test, first, UPLIFT_ARM_EXPOSED);
      if (!test->dataset->tracking.has_users || !test->dataset->tracking.has_arms)
        control = exposed = (UpliftArmSums){ 0 };
      assert_same_arm (&sums->control, &control);
      assert_same_arm (&sums->exposed, &exposed);
    }
}

static void
check_days (const Case *test)
{
  UpliftDay first = UPLIFT_DAY_NONE, last = UPLIFT_DAY_NONE;

  for (guint r = 0; r < test->rows->len; r++)
    {
      const SlowRow *row = get_row (test, r);
      if (!slow_row_passes (test->filter, row, SLOW_ALL))
        continue;
      first = first == UPLIFT_DAY_NONE ? row->day : MIN (first, row->day);
      last = last == UPLIFT_DAY_NONE ? row->day : MAX (last, row->day);
    }
  g_assert_cmpint (test->metrics->first_day, ==, first);
  g_assert_cmpint (test->metrics->last_day, ==, last);
}

static void
check_filter (Case *test, UpliftFilter *filter)
{
  static const guint limits[] = { 1, 3 };
  g_autoptr (UpliftSelection) selection = uplift_selection_new (test->dataset, filter);

  test->filter = filter;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      uplift_parallel_set_limit (limits[i]);
      test->metrics = uplift_metrics_compute (test->dataset, selection);
      for (guint c = 0; c < UPLIFT_N_CELL_COLUMNS; c++)
        if (test->dataset->has_dimension[uplift_cell_dimensions[c]])
          check_cells (test, uplift_cell_dimensions[c]);
        else
          g_assert_null (test->metrics->cells[uplift_cell_dimensions[c]]);
      check_influencers (test);
      check_days (test);
      uplift_metrics_free (test->metrics);
    }
  uplift_parallel_set_limit (0);
}

static void
check_filters (UpliftDataset *dataset, guint n_filters)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n_filters);
  Case test = { .dataset = dataset,
                .rows = slow_rows_new (dataset),
                .has_variants = dataset->payouts.campaign != NULL || dataset->payouts.day != NULL };

  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr (UpliftFilter) filter
          = i == 0 ? uplift_filter_new () : random_filter_new (rand, dataset);
      check_filter (&test, filter);
    }
  g_array_unref (test.rows);
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 80; seed++)
    {
      RandomDatasetSpec spec = { .seed = seed,
                                 .n_influencers = seed % 9,
                                 .n_rows = seed * 20,
                                 .n_payouts = seed % 9 > 0 ? 5 : 0,
                                 .n_days = 1 + seed % 30,
                                 .row_dimensions = seed % 4 != 0,
                                 .users = seed % 3 != 0,
                                 .arms = seed % 5 != 0,
                                 .payout_campaigns = seed % 2 == 0,
                                 .payout_days = seed % 7 == 0 };
      g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
      check_filters (dataset, 6);
    }
}

/* Three influencers, of whom one has rows for several blocks; with few users their runs are longer
 * than a batch and than a block, with many a row each. */
static UpliftDataset *
make_long (guint32 n_users, gboolean has_variants, GArray **rows)
{
  RandomDatasetSpec spec = { .seed = n_users,
                             .n_influencers = 3,
                             .n_rows = 120000,
                             .n_payouts = 9,
                             .n_days = 20,
                             .row_dimensions = TRUE,
                             .users = TRUE,
                             .arms = TRUE,
                             .payout_campaigns = has_variants };
  UpliftDataset *dataset = random_dataset_new_unfinished (&spec, rows);

  dataset->tracking.n_users = n_users;
  for (guint r = 0; r < (*rows)->len; r++)
    {
      TrackingRow *row = &g_array_index (*rows, TrackingRow, r);
      row->user %= n_users + 1;
      if (row->influencer != UPLIFT_NO_INFLUENCER && r % 8 != 0)
        row->influencer = 1;
    }
  return dataset;
}

static void
test_parts (void)
{
  static const guint32 n_users[] = { 1, 2, 60, 30000, 10000000 };

  for (guint i = 0; i < G_N_ELEMENTS (n_users); i++)
    {
      g_autoptr (GArray) rows = NULL;
      g_autoptr (UpliftDataset) dataset = make_long (n_users[i], i % 2 == 0, &rows);
      random_dataset_finish (dataset, rows);
      g_assert_cmpuint (dataset->tracking.first[2] - dataset->tracking.first[1], >,
                        2 * UPLIFT_MAX_SUMMED_ROWS);
      check_filters (dataset, 3);
    }
}

/* The most orders of either sign in each row, and revenue that adds up to what a column may. */
static void
test_extremes (void)
{
  for (int sign = -1; sign <= 1; sign += 2)
    {
      g_autoptr (GArray) rows = NULL;
      g_autoptr (UpliftDataset) dataset = make_long (3, TRUE, &rows);
      for (guint r = 0; r < rows->len; r++)
        {
          TrackingRow *row = &g_array_index (rows, TrackingRow, r);
          row->orders = sign > 0 ? G_MAXINT32 : G_MININT32;
          row->revenue = sign * (UPLIFT_MAX_SUM / (gint64) rows->len);
          row->product = row->brand = row->campaign = 1;
        }
      random_dataset_finish (dataset, rows);
      g_assert_cmpuint (dataset->stream->stride, ==, 4);
      check_filters (dataset, 3);
    }
}

/* Products and campaigns in so many combinations that they are not summed by turns, and that some
 * influencers have fewer rows. */
static void
test_offers (void)
{
  RandomDatasetSpec spec = { .seed = 4,
                             .n_influencers = 40,
                             .n_rows = 30000,
                             .n_payouts = 9,
                             .n_days = 5,
                             .row_dimensions = TRUE,
                             .users = TRUE,
                             .arms = TRUE,
                             .payout_days = TRUE };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = g_strdup_printf ("value %u", i);
      uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_PRODUCT], text, strlen (text));
      uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_CAMPAIGN], text, strlen (text));
    }
  for (guint r = 0; r < rows->len; r++)
    {
      TrackingRow *row = &g_array_index (rows, TrackingRow, r);
      row->product = r % 300;
      row->campaign = r % 149;
      if (r % 3 != 0)
        row->influencer = 0;
    }
  random_dataset_finish (dataset, rows);
  g_assert_cmpuint (dataset->tracking.n_offers, >, 3000);
  check_filters (dataset, 4);
}

/* More of them than 16 bits can number. */
static void
test_many_influencers (void)
{
  RandomDatasetSpec spec = { .seed = 6,
                             .n_influencers = 80000,
                             .n_rows = 100000,
                             .n_days = 5,
                             .row_dimensions = TRUE,
                             .users = TRUE,
                             .arms = TRUE };
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);

  g_assert_cmpuint (dataset->stream->stride, ==, 2);
  check_filters (dataset, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics-details/random", test_random);
  g_test_add_func ("/metrics-details/parts", test_parts);
  g_test_add_func ("/metrics-details/extremes", test_extremes);
  g_test_add_func ("/metrics-details/offers", test_offers);
  g_test_add_func ("/metrics-details/many-influencers", test_many_influencers);
  return g_test_run ();
}
