#include "core/data/parallel.h"
#include "core/data/row-stream.h"
#include "random-dataset.h"

#include <stdlib.h>
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

/* What the rows are asked to be, beside what the specification says. */
typedef struct
{
  const char *name;
  guint n_influencers, n_rows;
  gboolean users, arms;
  guint32 n_users;         /* 0: a quarter of the rows */
  gboolean baseline_only;  /* no row has an influencer */
  gboolean one_influencer; /* every row has the first */
  gboolean is_wide;        /* an amount does not fit */
} Shape;

static const Shape shapes[] = {
  { "several blocks", 40, 150000, TRUE, TRUE, 0, FALSE, FALSE, FALSE },
  { "a full block", 40, UPLIFT_BLOCK_ROWS, TRUE, TRUE, 0, FALSE, FALSE, FALSE },
  { "no users", 40, 150000, FALSE, TRUE, 0, FALSE, FALSE, FALSE },
  { "no arms", 40, 150000, TRUE, FALSE, 0, FALSE, FALSE, FALSE },
  { "neither", 40, 150000, FALSE, FALSE, 0, FALSE, FALSE, FALSE },
  { "baseline only", 3, 150000, TRUE, TRUE, 0, TRUE, FALSE, FALSE },
  { "one influencer", 1, 150000, TRUE, TRUE, 0, FALSE, TRUE, FALSE },
  { "one user", 40, 150000, TRUE, TRUE, 1, FALSE, FALSE, FALSE },
  { "one of both", 1, 70000, TRUE, TRUE, 1, FALSE, TRUE, FALSE },
  { "few users", 5, 150000, TRUE, TRUE, 130, FALSE, FALSE, FALSE },
  { "many users", 7, 3000, TRUE, TRUE, 5000000, FALSE, FALSE, FALSE },
  { "many influencers", 30000, 60000, TRUE, TRUE, 0, FALSE, FALSE, FALSE },
  { "wide", 40, 150000, TRUE, TRUE, 0, FALSE, FALSE, TRUE },
  { "short", 3, 5, TRUE, TRUE, 0, FALSE, FALSE, FALSE },
};

static UpliftDataset *
make_shape (const Shape *shape, GArray **rows)
{
  RandomDatasetSpec spec = { .seed = 5,
                             .n_influencers = shape->n_influencers,
                             .n_rows = shape->n_rows,
                             .n_days = 20,
                             .row_dimensions = TRUE,
                             .users = shape->users,
                             .arms = shape->arms };
  UpliftDataset *dataset = random_dataset_new_unfinished (&spec, rows);

  if (shape->n_users > 0)
    dataset->tracking.n_users = shape->n_users;
  for (guint i = 0; i < (*rows)->len; i++)
    {
      TrackingRow *row = &g_array_index (*rows, TrackingRow, i);
      if (shape->n_users > 0)
        row->user = (guint32) ((guint64) row->user * 7919 % (shape->n_users + 1));
      if (shape->baseline_only)
        row->influencer = UPLIFT_NO_INFLUENCER;
      if (shape->one_influencer)
        row->influencer = 0;
      if (shape->is_wide && i == 100000)
        row->revenue = (UpliftMoney) 1 << 50;
    }
  return dataset;
}

/* A row and its number in the order of before. */
typedef struct
{
  TrackingRow row;
  guint number;
} Numbered;

static int
compare_numbers (guint64 a, guint64 b)
{
  return a < b ? -1 : a > b;
}

/* The order of the dataset, of rows whose influencer is below UPLIFT_NO_INFLUENCER. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Numbered *p = a, *q = b;
  int order = compare_numbers (p->row.influencer, q->row.influencer);

  if (p->row.influencer != UPLIFT_NO_INFLUENCER)
    {
      order = order != 0 ? order : compare_numbers (p->row.arm, q->row.arm);
      order = order != 0 ? order : compare_numbers (p->row.user, q->row.user);
    }
  return order != 0 ? order : compare_numbers (p->number, q->number);
}

static UpliftRowKind
get_kind (const UpliftDataset *dataset, const TrackingRow *row)
{
  if (row->influencer == UPLIFT_NO_INFLUENCER)
    return UPLIFT_ROWS_BASELINE;
  if (row->arm == UPLIFT_ARM_NONE || !dataset->tracking.has_users
      || row->user == dataset->tracking.n_users)
    return UPLIFT_ROWS_OTHER;
  return row->arm == UPLIFT_ARM_CONTROL ? UPLIFT_ROWS_CONTROL : UPLIFT_ROWS_EXPOSED;
}

/* That of the stream. */
static int
compare_stream_rows (gconstpointer a, gconstpointer b, gpointer dataset)
{
  const Numbered *p = a, *q = b;
  UpliftRowKind kind = get_kind (dataset, &p->row);
  int order = compare_numbers (kind, get_kind (dataset, &q->row));

  if (order == 0 && (kind == UPLIFT_ROWS_CONTROL || kind == UPLIFT_ROWS_EXPOSED))
    order = compare_numbers (p->row.user, q->row.user);
  return order != 0 ? order : compare_numbers (p->number, q->number);
}

static void
assert_same_pair (const UpliftDataset *dataset, guint32 pair, UpliftDaySource expected)
{
  g_assert_cmpint (dataset->tracking.pairs[pair].day, ==, expected.day);
  g_assert_cmpuint (dataset->tracking.pairs[pair].source, ==, expected.source);
}

static void
assert_same_offer (const UpliftDataset *dataset, guint32 offer, const TrackingRow *row)
{
  const UpliftOffer *sold = &dataset->tracking.offers[offer];

  g_assert_true (sold->product == row->product && sold->brand == row->brand
                 && sold->campaign == row->campaign);
}

static void
check_columns (const UpliftDataset *dataset, const Numbered *expected)
{
  const UpliftTrackingColumns *t = &dataset->tracking;

  for (guint32 i = 0; i <= dataset->influencers.n; i++)
    {
      guint64 end = i < dataset->influencers.n ? t->first[i + 1] : t->n;
      for (guint64 row = t->first[i]; row < end; row++)
        {
          const TrackingRow *e = &expected[row].row;
          g_assert_cmpuint (MIN (e->influencer, dataset->influencers.n), ==, i);
          g_assert_cmpint (uplift_tracking_get_arm (t, row), ==, e->arm);
          g_assert_true (t->user == NULL || t->user[row] == e->user);
          g_assert_cmpint (uplift_tracking_get_revenue (t, row), ==, e->revenue);
          g_assert_cmpint (uplift_tracking_get_orders (t, row), ==, e->orders);
          assert_same_pair (dataset, uplift_tracking_key_get_pair (t->keys[row]), e->pair);
          assert_same_offer (dataset, uplift_tracking_key_get_offer (t->keys[row]), e);
        }
    }
}

static gboolean
ends_group (const UpliftDataset *dataset, const Numbered *row, gboolean is_last)
{
  UpliftRowKind kind = get_kind (dataset, &row->row);

  if (kind != UPLIFT_ROWS_CONTROL && kind != UPLIFT_ROWS_EXPOSED)
    return FALSE;
  return is_last || kind != get_kind (dataset, &row[1].row) || row->row.user != row[1].row.user;
}

/* Every row and group, and what the chunks say of them. */
static void
check_stream (const UpliftDataset *dataset, const UpliftRowStream *stream, const Numbered *expected)
{
  guint64 n = dataset->tracking.n, row = 0;
  guint32 n_groups = 0;

  for (guint c = 0; c < stream->n_chunks; c++)
    {
      const UpliftChunk *chunk = &stream->chunks[c];
      gboolean grouped = chunk->kind == UPLIFT_ROWS_CONTROL || chunk->kind == UPLIFT_ROWS_EXPOSED;
      g_assert_cmpuint (chunk->begin, ==, row);
      g_assert_cmpuint (chunk->end, >, row);
      g_assert_cmpuint (chunk->first_group, ==, grouped ? n_groups : 0);
      for (; row < chunk->end; row++)
        {
          const TrackingRow *e = &expected[row].row;
          UpliftStreamRow found = uplift_row_stream_get (stream, row);
          g_assert_cmpint (chunk->kind, ==, get_kind (dataset, e));
          g_assert_cmpuint (found.influencer, ==, MIN (e->influencer, dataset->influencers.n));
          g_assert_cmpint (found.revenue, ==, e->revenue);
          g_assert_cmpint (found.orders, ==, e->orders);
          assert_same_pair (dataset, found.pair, e->pair);
          assert_same_offer (dataset, found.offer, e);
          g_assert_cmpint (found.ends_group, ==,
                           ends_group (dataset, &expected[row], row + 1 == n));
          n_groups += found.ends_group ? 1 : 0;
        }
      g_assert_true (!grouped || uplift_row_stream_get (stream, row - 1).ends_group);
    }
  g_assert_cmpuint (row, ==, n);
  g_assert_cmpuint (stream->n_groups, ==, n_groups);
}

/* The groups of users who are in both arms, and the orders of each influencer. */
static void
check_sums (const UpliftDataset *dataset, const Numbered *expected)
{
  const UpliftRowStream *stream = dataset->stream;
  g_autoptr (GHashTable) control = g_hash_table_new (NULL, NULL);
  g_autofree gint64 *orders = g_new0 (gint64, (gsize) dataset->influencers.n + 1);
  guint32 group = 0, n_both = 0;

  for (guint64 row = 0; row < dataset->tracking.n; row++)
    {
      const TrackingRow *e = &expected[row].row;
      gpointer user = GUINT_TO_POINTER (e->user), of_control;
      orders[MIN (e->influencer, dataset->influencers.n)] += e->orders;
      if (!ends_group (dataset, &expected[row], row + 1 == dataset->tracking.n))
        continue;
      if (e->arm == UPLIFT_ARM_CONTROL)
        g_hash_table_insert (control, user, GUINT_TO_POINTER (group));
      else if (g_hash_table_lookup_extended (control, user, NULL, &of_control))
        {
          g_assert_cmpuint (stream->both[n_both].control, ==, GPOINTER_TO_UINT (of_control));
          g_assert_cmpuint (stream->both[n_both++].exposed, ==, group);
        }
      group++;
    }
  g_assert_cmpuint (stream->n_both, ==, n_both);
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    g_assert_cmpint (stream->all_orders[i], ==, orders[i]);
}

/* Rows and stream in exactly the order that is promised, on one to seven threads. */
static void
test_order (gconstpointer data)
{
  static const guint limits[] = { 1, 2, 7 };
  const Shape *shape = data;

  for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
    {
      g_autoptr (GArray) rows = NULL;
      g_autoptr (UpliftDataset) dataset = make_shape (shape, &rows);
      g_autofree Numbered *expected = g_new (Numbered, rows->len);
      uplift_parallel_set_limit (limits[l]);
      random_dataset_finish (dataset, rows);
      for (guint i = 0; i < rows->len; i++)
        expected[i] = (Numbered){ g_array_index (rows, TrackingRow, i), i };
      qsort (expected, rows->len, sizeof *expected, compare_rows);
      check_columns (dataset, expected);
      for (guint i = 0; i < rows->len; i++)
        expected[i].number = i;
      g_qsort_with_data (expected, (gint) rows->len, sizeof *expected, compare_stream_rows,
                         dataset);
      g_assert_cmpuint (dataset->stream->stride, ==, shape->is_wide ? 4 : 2);
      check_stream (dataset, dataset->stream, expected);
      check_sums (dataset, expected);
      g_autoptr (UpliftRowStream) wide = uplift_row_stream_new (dataset, TRUE);
      check_stream (dataset, wide, expected);
    }
  uplift_parallel_set_limit (0);
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
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/dataset/order/", shapes[i].name, NULL);
      g_test_add_data_func (path, &shapes[i], test_order);
    }
  return g_test_run ();
}
