/* The order of the rows in the dataset and in its stream, row by row, against plain sorting. */
#include "core/data/row-stream.h"

#include "core/data/parallel.h"
#include "random-dataset.h"

#include <stdlib.h>

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/row-stream/order/", shapes[i].name, NULL);
      g_test_add_data_func (path, &shapes[i], test_order);
    }
  return g_test_run ();
}
