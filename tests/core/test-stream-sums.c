/* The sums over the packed rows, on any number of threads, against wide rows and against a plain
 * walk over the columns. */
#include "core/data/parallel.h"
#include "core/figures/stream-sums.h"
#include "random-dataset.h"
#include "random-filter.h"

#include <string.h>

typedef struct
{
  const UpliftDataset *dataset;
  const UpliftSelection *selection;
  UpliftStreamSums *sums;
  GHashTable *users[2]; /* control, exposed: user → revenue */
} Plain;

static void
add (UpliftRowSums *sums, const UpliftTrackingColumns *tracking, guint64 row)
{
  sums->revenue += uplift_tracking_get_revenue (tracking, row);
  sums->orders += uplift_tracking_get_orders (tracking, row);
  sums->rows++;
}

static void
add_user (Plain *plain, guint64 row)
{
  const UpliftTrackingColumns *tracking = &plain->dataset->tracking;

  UpliftArm arm = uplift_tracking_get_arm (tracking, row);

  if (!tracking->has_users || arm == UPLIFT_ARM_NONE || tracking->user[row] == tracking->n_users)
    return;
  GHashTable *users = plain->users[arm == UPLIFT_ARM_EXPOSED ? 1 : 0];
  gpointer user = GUINT_TO_POINTER (tracking->user[row]);
  UpliftMoney *revenue = g_hash_table_lookup (users, user);
  if (revenue == NULL)
    {
      revenue = g_new0 (UpliftMoney, 1);
      g_hash_table_insert (users, user, revenue);
    }
  *revenue += uplift_tracking_get_revenue (tracking, row);
}

static void
add_row (Plain *plain, guint64 row, guint32 influencer)
{
  const UpliftTrackingColumns *tracking = &plain->dataset->tracking;
  const UpliftSelection *selection = plain->selection;
  guint32 offer = uplift_tracking_key_get_offer (tracking->keys[row]);
  guint32 pair = uplift_tracking_key_get_pair (tracking->keys[row]);
  guint pair_bits = selection->pair[pair];
  guint offer_bits = uplift_selection_test_row (selection, tracking, row) & ~pair_bits;

  if (influencer == plain->dataset->influencers.n)
    {
      if (pair_bits == 0)
        add (&plain->sums->baseline_offers[offer], tracking, row);
      if ((offer_bits & ~UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN)) == 0)
        add (&plain->sums->baseline_pairs[pair], tracking, row);
      return;
    }
  gboolean selected = selection->influencer[influencer] == 0;
  if (offer_bits == 0 && pair_bits == 0)
    add (&plain->sums->influencers[influencer], tracking, row);
  if (selected && pair_bits == 0)
    add (&plain->sums->offers[offer], tracking, row);
  if (selected && offer_bits == 0)
    add (&plain->sums->pairs[pair], tracking, row);
  if (selected && offer_bits == 0 && pair_bits == 0)
    add_user (plain, row);
}

static void
count_users (Plain *plain)
{
  UpliftArmTally *arms[2] = { &plain->sums->control, &plain->sums->exposed };

  for (guint a = 0; a < 2; a++)
    {
      GHashTableIter iter;
      gpointer user, revenue;
      g_hash_table_iter_init (&iter, plain->users[a]);
      while (g_hash_table_iter_next (&iter, &user, &revenue))
        {
          uplift_arm_tally_add (arms[a], *(UpliftMoney *) revenue);
          plain->sums->users_in_both
              += a == 0 && g_hash_table_contains (plain->users[1], user) ? 1 : 0;
        }
      g_hash_table_unref (plain->users[a]);
    }
}

static UpliftStreamSums *
sum_plainly (const UpliftDataset *dataset, const UpliftSelection *selection)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  UpliftStreamSums *sums = g_new0 (UpliftStreamSums, 1);
  Plain plain = { dataset, selection, sums, { NULL, NULL } };

  sums->influencers = g_new0 (UpliftRowSums, MAX (dataset->influencers.n, 1));
  sums->offers = g_new0 (UpliftRowSums, MAX (dataset->tracking.n_offers, 1));
  sums->baseline_offers = g_new0 (UpliftRowSums, MAX (dataset->tracking.n_offers, 1));
  sums->pairs = g_new0 (UpliftRowSums, MAX (tracking->n_pairs, 1));
  sums->baseline_pairs = g_new0 (UpliftRowSums, MAX (tracking->n_pairs, 1));
  for (guint a = 0; a < 2; a++)
    plain.users[a] = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint32 i = 0; i <= dataset->influencers.n; i++)
    {
      guint64 end = i < dataset->influencers.n ? tracking->first[i + 1] : tracking->n;
      for (guint64 row = tracking->first[i]; row < end; row++)
        add_row (&plain, row, i);
    }
  count_users (&plain);
  return sums;
}

static void
assert_same_sums (const UpliftRowSums *a, const UpliftRowSums *b, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    {
      g_assert_cmpint (a[i].revenue, ==, b[i].revenue);
      g_assert_cmpint (a[i].orders, ==, b[i].orders);
      g_assert_cmpuint (a[i].rows, ==, b[i].rows);
    }
}

static void
assert_same_arm (const UpliftArmTally *a, const UpliftArmTally *b)
{
  g_assert_cmpint (a->n, ==, b->n);
  g_assert_cmpint (a->revenue, ==, b->revenue);
  g_assert_true (a->squares == b->squares);
}

static void
assert_same (const UpliftDataset *dataset, const UpliftStreamSums *a, const UpliftStreamSums *b)
{
  guint32 n_offers = dataset->tracking.n_offers, n_pairs = dataset->tracking.n_pairs;

  assert_same_sums (a->influencers, b->influencers, dataset->influencers.n);
  assert_same_sums (a->offers, b->offers, n_offers);
  assert_same_sums (a->pairs, b->pairs, n_pairs);
  assert_same_sums (a->baseline_offers, b->baseline_offers, n_offers);
  assert_same_sums (a->baseline_pairs, b->baseline_pairs, n_pairs);
  assert_same_arm (&a->control, &b->control);
  assert_same_arm (&a->exposed, &b->exposed);
  g_assert_cmpint (a->users_in_both, ==, b->users_in_both);
}

/* Packed, on this processor and on any, and wide, on one to seven threads. */
static void
check_filter (const UpliftDataset *dataset, const UpliftFilter *filter)
{
  static const guint limits[] = { 1, 2, 7 };
  g_autoptr (UpliftSelection) selection = uplift_selection_new (dataset, filter);
  g_autoptr (UpliftStreamSums) plain = sum_plainly (dataset, selection);
  g_autoptr (UpliftRowStream) wide = uplift_row_stream_new (dataset, TRUE);

  g_assert_cmpuint (wide->stride, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      uplift_parallel_set_limit (limits[i]);
      g_autoptr (UpliftStreamSums) sums
          = uplift_stream_sums_new (dataset, dataset->stream, selection);
      g_autoptr (UpliftStreamSums) wide_sums = uplift_stream_sums_new (dataset, wide, selection);
      uplift_stream_sums_set_plain (TRUE);
      g_autoptr (UpliftStreamSums) plain_sums
          = uplift_stream_sums_new (dataset, dataset->stream, selection);
      uplift_stream_sums_set_plain (FALSE);
      assert_same (dataset, sums, plain);
      assert_same (dataset, plain_sums, plain);
      assert_same (dataset, wide_sums, plain);
    }
  uplift_parallel_set_limit (0);
}

static void
check_filters (const UpliftDataset *dataset, guint n_filters)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr (UpliftFilter) filter
          = i == 0 ? uplift_filter_new () : random_filter_new (rand, dataset);
      check_filter (dataset, filter);
    }
}

static void
test_random (void)
{
  for (guint32 seed = 0; seed < 60; seed++)
    {
      RandomDatasetSpec spec = { .seed = seed,
                                 .n_influencers = seed % 7 * 5,
                                 .n_rows = seed * 11,
                                 .n_days = 1 + seed % 30,
                                 .row_dimensions = seed % 2 == 0,
                                 .users = seed % 3 != 0,
                                 .arms = seed % 5 != 0 };
      g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
      if (spec.n_rows > 0)
        g_assert_cmpuint (dataset->stream->stride, ==, 2);
      check_filters (dataset, 6);
    }
}

static const RandomDatasetSpec large_spec = { .seed = 5,
                                              .n_influencers = 40,
                                              .n_rows = 60000,
                                              .n_days = 50,
                                              .row_dimensions = TRUE,
                                              .users = TRUE,
                                              .arms = TRUE };

/* Several chunks of each kind of row. */
static void
test_chunks (void)
{
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&large_spec);

  g_assert_cmpuint (dataset->stream->n_chunks, >, 6);
  check_filters (dataset, 4);
}

/* Few users, so that groups are longer than chunks are meant to be. */
static void
test_long_groups (void)
{
  for (guint32 n_users = 1; n_users <= 3; n_users++)
    {
      RandomDatasetSpec spec = large_spec;
      spec.n_rows = 100000;
      g_autoptr (GArray) rows = NULL;
      g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);
      dataset->tracking.n_users = n_users;
      for (guint row = 0; row < rows->len; row++)
        g_array_index (rows, TrackingRow, row).user %= n_users + 1;
      random_dataset_finish (dataset, rows);
      const UpliftChunk *chunk = &dataset->stream->chunks[0];
      g_assert_cmpuint (chunk->end - chunk->begin, >, (n_users == 1 ? UPLIFT_CHUNK_ROWS : 0));
      check_filters (dataset, 3);
    }
}

/* Two orders and a revenue that decide whether rows can be packed. */
static const struct
{
  gint32 orders, more_orders;
  UpliftMoney revenue;
  guint stride;
} edges[] = {
  { 0, 0, 0, 2 },
  { 65535, 65535, ((UpliftMoney) 1 << 47) - 1, 2 },
  { 65535, 65535, -((UpliftMoney) 1 << 47), 2 },
  { 1, 0, (UpliftMoney) 1 << 47, 4 },
  { 1, 0, -((UpliftMoney) 1 << 47) - 1, 4 },
  { 65536, 0, 1, 4 },
  { G_MAXINT32, G_MAXINT32, (UpliftMoney) 1 << 61, 4 },
  { 0, -1, 1, 4 },
};

static void
check_edge (guint edge)
{
  RandomDatasetSpec spec
      = { .seed = 1, .n_influencers = 3, .n_rows = 30, .n_days = 2, .users = TRUE, .arms = TRUE };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);
  TrackingRow *row = (TrackingRow *) (gpointer) rows->data;

  for (guint i = 0; i < spec.n_rows; i++)
    {
      row[i].orders = 0;
      row[i].revenue = 0;
    }
  row[3].orders = edges[edge].orders;
  row[7].orders = edges[edge].more_orders;
  row[7].revenue = edges[edge].revenue;
  random_dataset_finish (dataset, rows);
  g_assert_cmpuint (dataset->stream->stride, ==, edges[edge].stride);
  check_filters (dataset, 5);
}

static void
test_edges (void)
{
  for (guint edge = 0; edge < G_N_ELEMENTS (edges); edge++)
    check_edge (edge);
}

static guint64
count_rows (const UpliftRowSums *sums, guint32 n)
{
  guint64 rows = 0;

  for (guint32 i = 0; i < n; i++)
    rows += sums[i].rows;
  return rows;
}

/* All orders together: up to 2^32 - 1, which is 65537 rows with the most that a row can have. */
static void
check_all_orders (guint n_full, guint stride)
{
  RandomDatasetSpec spec = { .seed = 1, .n_influencers = 1, .n_rows = 65538, .n_days = 1 };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);

  for (guint row = 0; row < spec.n_rows; row++)
    {
      g_array_index (rows, TrackingRow, row).influencer = 0;
      g_array_index (rows, TrackingRow, row).orders = row < n_full ? 65535 : 0;
    }
  random_dataset_finish (dataset, rows);
  g_assert_cmpuint (dataset->stream->stride, ==, stride);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftSelection) selection = uplift_selection_new (dataset, filter);
  g_autoptr (UpliftStreamSums) sums = uplift_stream_sums_new (dataset, dataset->stream, selection);
  g_assert_cmpint (sums->influencers[0].orders, ==, (gint64) n_full * 65535);
  g_assert_cmpuint (sums->influencers[0].rows, ==, spec.n_rows);
}

/* So many different offers, or pairs of day and source, one a row. */
static void
check_codes (guint n, gboolean are_pairs, guint stride)
{
  RandomDatasetSpec spec = { .seed = 1, .n_influencers = 1, .n_rows = n, .n_days = 1 };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);
  UpliftTrackingColumns *tracking = &dataset->tracking;

  for (guint i = 0; i < 2100; i++)
    {
      g_autofree char *text = g_strdup_printf ("value %u", i);
      uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_PRODUCT], text, strlen (text));
      uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_CAMPAIGN], text, strlen (text));
      uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_SOURCE], text, strlen (text));
    }
  dataset->has_dimension[UPLIFT_DIMENSION_PRODUCT] = TRUE;
  dataset->has_dimension[UPLIFT_DIMENSION_CAMPAIGN] = TRUE;
  for (guint i = 0; i < n; i++)
    {
      TrackingRow *row = &g_array_index (rows, TrackingRow, i);
      row->product = are_pairs ? 1 : i / 2048;
      row->campaign = are_pairs ? 1 : i % 2048;
      row->pair.source = are_pairs ? i / 2048 : 1;
      row->pair.day += are_pairs ? (UpliftDay) (i % 2048) : 0;
    }
  random_dataset_finish (dataset, rows);
  g_assert_cmpuint (are_pairs ? tracking->n_pairs : dataset->tracking.n_offers, ==, n);
  g_assert_cmpuint (dataset->stream->stride, ==, stride);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftSelection) selection = uplift_selection_new (dataset, filter);
  g_autoptr (UpliftStreamSums) sums = uplift_stream_sums_new (dataset, dataset->stream, selection);
  g_assert_cmpuint (count_rows (sums->pairs, tracking->n_pairs)
                        + count_rows (sums->baseline_pairs, tracking->n_pairs),
                    ==, n);
}

/* So many influencers, of whom the first and the last have a row, and a baseline row. */
static void
check_influencers (guint32 n, guint stride)
{
  RandomDatasetSpec spec = { .seed = 1, .n_influencers = 1, .n_rows = 3, .n_days = 1 };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);
  UpliftInfluencerColumns *influencers = &dataset->influencers;
  const guint32 numbers[] = { 0, n - 1, UPLIFT_NO_INFLUENCER };

  influencers->name = g_renew (char *, influencers->name, n);
  memset (influencers->name + 1, 0, (n - 1) * sizeof *influencers->name);
  for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
    {
      g_free (influencers->attribute[d]);
      influencers->attribute[d] = g_new0 (guint32, n);
    }
  for (guint32 i = 1; i < n; i++)
    {
      char id[16];
      gsize length = (gsize) g_snprintf (id, sizeof id, "%u", i + 1);
      uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_INFLUENCER], id, length);
    }
  influencers->n = n;
  for (guint r = 0; r < rows->len; r++)
    {
      g_array_index (rows, TrackingRow, r).influencer = numbers[r];
      g_array_index (rows, TrackingRow, r).revenue = 1 << r;
    }
  random_dataset_finish (dataset, rows);
  g_assert_cmpuint (dataset->stream->stride, ==, stride);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftSelection) selection = uplift_selection_new (dataset, filter);
  g_autoptr (UpliftStreamSums) sums = uplift_stream_sums_new (dataset, dataset->stream, selection);
  g_assert_cmpint (sums->influencers[0].revenue, ==, 1);
  g_assert_cmpint (sums->influencers[n - 1].revenue, ==, 2);
  g_assert_cmpuint (count_rows (sums->influencers, n), ==, 2);
  g_assert_cmpuint (count_rows (sums->baseline_pairs, dataset->tracking.n_pairs), ==, 1);
}

static void
test_widths (void)
{
  check_influencers ((1 << UPLIFT_PACKED_INFLUENCER) - 1, 2);
  check_influencers (1 << UPLIFT_PACKED_INFLUENCER, 4);
  check_all_orders (65537, 2);
  check_all_orders (65538, 4);
  check_codes (1 << UPLIFT_PACKED_OFFER, FALSE, 2);
  check_codes ((1 << UPLIFT_PACKED_OFFER) + 1, FALSE, 4);
  check_codes (1 << UPLIFT_PACKED_PAIR, TRUE, 2);
  check_codes ((1 << UPLIFT_PACKED_PAIR) + 1, TRUE, 4);
}

/* Mean and variance of amounts so large that their squares need all the bits there are, and so
 * close to each other that a sum of squares in floating point would know nothing of it. */
static void
test_tally (void)
{
  UpliftArmTally tally = { 0 }, other = { 0 };
  UpliftMoney large = (UpliftMoney) 1 << 60;

  uplift_arm_tally_add (&tally, large);
  g_assert_true (uplift_arm_tally_finish (&tally).variance == 0.0);
  uplift_arm_tally_add (&other, large + 20000);
  uplift_arm_tally_add (&other, large - 20000);
  uplift_arm_tally_merge (&tally, &other);
  UpliftArmSums sums = uplift_arm_tally_finish (&tally);
  g_assert_cmpint (sums.n, ==, 3);
  g_assert_cmpint (sums.revenue, ==, 3 * large);
  g_assert_cmpfloat_with_epsilon (sums.mean, (double) large / UPLIFT_MONEY_SCALE, 1.0);
  g_assert_cmpfloat_with_epsilon (sums.variance, 4.0, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream-sums/random", test_random);
  g_test_add_func ("/stream-sums/chunks", test_chunks);
  g_test_add_func ("/stream-sums/long-groups", test_long_groups);
  g_test_add_func ("/stream-sums/edges", test_edges);
  g_test_add_func ("/stream-sums/widths", test_widths);
  g_test_add_func ("/stream-sums/tally", test_tally);
  return g_test_run ();
}
