#include "core/data/row-sorter.h"

#include "core/data/pages.h"
#include "core/data/parallel.h"
#include "core/data/user-sorter.h"

#include <string.h>

#define N_ARMS (UPLIFT_ARM_EXPOSED + 1)
/* So many ranges of blocks for each core, as long as their tables stay small beside the rows. */
#define RANGES_A_CORE 4
#define ROWS_AN_ENTRY 8

/* Blocks one after the other, which one thread walks. Where its rows of an influencer and arm go is
 * told by the rows of the ranges before: so the order is that of the file, whoever is quicker. */
typedef struct
{
  guint begin, end;
  guint32
      *places;  /* by influencer and arm: first how many rows, then where the next goes (owned) */
  guint8 *used; /* by pair: whether a row has it (owned) */
} Range;

typedef struct
{
  UpliftDataset *dataset;
  GPtrArray *blocks; /* (owned) */
  Range *ranges;     /* (owned) */
  guint n_ranges;
  guint n_arms;  /* 1 where the file has none */
  gsize n_runs;  /* of one influencer and arm; the last is that of the baseline rows */
  guint32 *rank; /* by pair as it was: its place in the order (owned) */
} Sorter;

static UpliftTrackingBlock *
get_block (const Sorter *sorter, guint64 i)
{
  return sorter->blocks->pdata[i];
}

static void
open_ranges (Sorter *sorter)
{
  guint64 n = sorter->dataset->tracking.n;
  guint n_blocks = sorter->blocks->len;
  guint64 most = MAX (n / ROWS_AN_ENTRY / sorter->n_runs, 1);

  sorter->n_ranges = uplift_parallel_get_n_workers (n_blocks) * RANGES_A_CORE;
  sorter->n_ranges = (guint) MIN (MIN (sorter->n_ranges, MAX (n_blocks, 1)), most);
  sorter->ranges = g_new0 (Range, sorter->n_ranges);
  for (guint r = 0; r < sorter->n_ranges; r++)
    sorter->ranges[r]
        = (Range){ .begin = (guint) ((guint64) n_blocks * r / sorter->n_ranges),
                   .end = (guint) ((guint64) n_blocks * (r + 1) / sorter->n_ranges),
                   .places = g_new0 (guint32, sorter->n_runs),
                   .used = g_new0 (guint8, MAX (sorter->dataset->tracking.n_pairs, 1)) };
}

static void
close_ranges (Sorter *sorter)
{
  for (guint r = 0; r < sorter->n_ranges; r++)
    {
      g_free (sorter->ranges[r].places);
      g_free (sorter->ranges[r].used);
    }
  g_free (sorter->ranges);
}

/* Writes each row's run in place of its influencer. */
static void
count_rows_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 item)
{
  const Sorter *sorter = data;
  const Range *range = &sorter->ranges[item];
  guint32 n_influencers = sorter->dataset->influencers.n, n_arms = sorter->n_arms;

  for (guint b = range->begin; b < range->end; b++)
    {
      const UpliftTrackingBlock *block = get_block (sorter, b);
      for (guint32 i = 0; i < block->n; i++)
        {
          guint32 influencer = block->influencer[i];
          guint32 arm = n_arms > 1 ? block->offer[i] >> UPLIFT_OFFER_BITS : 0;
          guint32 run
              = influencer < n_influencers ? influencer * n_arms + arm : n_influencers * n_arms;
          block->influencer[i] = run;
          range->places[run]++;
          range->used[block->pair[i]] = 1;
        }
    }
}

/* Of counts, where each range's rows of each run begin. */
static void
place_runs (Sorter *sorter)
{
  UpliftTrackingColumns *tracking = &sorter->dataset->tracking;
  guint32 begin = 0;

  tracking->first = g_new (guint64, (gsize) sorter->dataset->influencers.n + 1);
  for (gsize run = 0; run < sorter->n_runs; run++)
    {
      if (run % sorter->n_arms == 0)
        tracking->first[run / sorter->n_arms] = begin;
      for (guint r = 0; r < sorter->n_ranges; r++)
        {
          guint32 count = sorter->ranges[r].places[run];
          sorter->ranges[r].places[run] = begin;
          begin += count;
        }
    }
}

static int
compare_pairs_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const UpliftDataset *dataset = data;
  const UpliftDictionary *sources = dataset->values[UPLIFT_DIMENSION_SOURCE];
  const UpliftDaySource *p = &dataset->tracking.pairs[*(const guint32 *) a];
  const UpliftDaySource *q = &dataset->tracking.pairs[*(const guint32 *) b];

  if (p->day != q->day)
    return p->day < q->day ? -1 : 1;
  return strcmp (uplift_dictionary_get (sources, p->source),
                 uplift_dictionary_get (sources, q->source));
}

static GArray *
list_used_pairs (const Sorter *sorter)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 pair = 0; pair < sorter->dataset->tracking.n_pairs; pair++)
    {
      gboolean used = FALSE;
      for (guint r = 0; r < sorter->n_ranges && !used; r++)
        used = sorter->ranges[r].used[pair] != 0;
      if (used)
        g_array_append_val (list, pair);
    }
  return list;
}

static void
sort_pairs (Sorter *sorter)
{
  UpliftTrackingColumns *tracking = &sorter->dataset->tracking;
  g_autoptr (GArray) list = list_used_pairs (sorter);
  UpliftDaySource *sorted = g_new (UpliftDaySource, MAX (list->len, 1));

  sorter->rank = g_new (guint32, MAX (tracking->n_pairs, 1));
  g_array_sort_with_data (list, compare_pairs_cb, sorter->dataset);
  for (guint i = 0; i < list->len; i++)
    {
      guint32 pair = g_array_index (list, guint32, i);
      sorter->rank[pair] = i;
      sorted[i] = tracking->pairs[pair];
    }
  g_free (tracking->pairs);
  tracking->pairs = sorted;
  tracking->n_pairs = list->len;
}

/* Writes each row's place in place of its run. */
static void
put_keys_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 item)
{
  const Sorter *sorter = data;
  const Range *range = &sorter->ranges[item];
  guint64 *keys = sorter->dataset->tracking.keys;

  for (guint b = range->begin; b < range->end; b++)
    {
      UpliftTrackingBlock *block = get_block (sorter, b);
      for (guint32 i = 0; i < block->n; i++)
        {
          guint32 place = range->places[block->influencer[i]]++;
          block->influencer[i] = place;
          keys[place] = uplift_tracking_key (sorter->rank[block->pair[i]], block->offer[i]);
        }
      uplift_tracking_block_drop_codes (block);
    }
}

static void
put_amounts_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 item)
{
  const Sorter *sorter = data;
  const UpliftTrackingColumns *tracking = &sorter->dataset->tracking;
  UpliftTrackingBlock *block = get_block (sorter, item);
  const guint32 *place = block->influencer;

  if (tracking->amounts != NULL)
    for (guint32 i = 0; i < block->n; i++)
      tracking->amounts[place[i]] = block->amount[i];
  else
    for (guint32 i = 0; i < block->n; i++)
      {
        tracking->revenue[place[i]] = uplift_tracking_block_get_revenue (block, i);
        tracking->orders[place[i]] = uplift_tracking_block_get_orders (block, i);
      }
  uplift_tracking_block_drop_amounts (block);
}

/* The last that is asked of a block. */
static void
put_users_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 item)
{
  const Sorter *sorter = data;
  const UpliftTrackingColumns *tracking = &sorter->dataset->tracking;
  UpliftTrackingBlock *block = g_steal_pointer (&sorter->blocks->pdata[item]);

  for (guint32 i = 0; tracking->user != NULL && i < block->n; i++)
    tracking->user[block->influencer[i]]
        = block->user != NULL ? MIN (block->user[i], tracking->n_users) : tracking->n_users;
  uplift_tracking_block_free (block);
}

static void
allocate_amounts (Sorter *sorter)
{
  UpliftTrackingColumns *tracking = &sorter->dataset->tracking;
  gsize n = MAX (tracking->n, 1);
  gboolean fit = TRUE;

  for (guint b = 0; b < sorter->blocks->len && fit; b++)
    fit = get_block (sorter, b)->amount != NULL;
  if (fit)
    {
      tracking->amounts = uplift_pages_new_column (n * sizeof *tracking->amounts);
      return;
    }
  tracking->revenue = uplift_pages_new_column (n * sizeof *tracking->revenue);
  tracking->orders = uplift_pages_new_column (n * sizeof *tracking->orders);
}

/* One column after the other, so that what a block has of it can go at once. */
static void
put_rows (Sorter *sorter)
{
  UpliftTrackingColumns *tracking = &sorter->dataset->tracking;
  gsize n = MAX (tracking->n, 1);
  guint n_blocks = sorter->blocks->len;
  guint n_workers = uplift_parallel_get_n_workers (n_blocks);
  guint n_range_workers = uplift_parallel_get_n_workers (sorter->n_ranges);

  uplift_parallel_run (count_rows_cb, sorter, n_range_workers, sorter->n_ranges);
  place_runs (sorter);
  sort_pairs (sorter);
  tracking->keys = uplift_pages_new_column (n * sizeof *tracking->keys);
  uplift_parallel_run (put_keys_cb, sorter, n_range_workers, sorter->n_ranges);
  allocate_amounts (sorter);
  uplift_parallel_run (put_amounts_cb, sorter, n_workers, n_blocks);
  if (tracking->has_users)
    tracking->user = uplift_pages_new_column (n * sizeof *tracking->user);
  uplift_parallel_run (put_users_cb, sorter, n_workers, n_blocks);
}

void
uplift_row_sorter_run (UpliftDataset *dataset, GPtrArray *blocks)
{
  g_return_if_fail (dataset != NULL);

  UpliftTrackingColumns *tracking = &dataset->tracking;
  Sorter sorter = { .dataset = dataset, .n_arms = tracking->has_arms ? N_ARMS : 1 };
  sorter.blocks = blocks != NULL ? blocks : g_ptr_array_new ();
  sorter.n_runs = (gsize) dataset->influencers.n * sorter.n_arms + 1;
  tracking->n = 0;
  for (guint b = 0; b < sorter.blocks->len; b++)
    tracking->n += get_block (&sorter, b)->n;
  g_return_if_fail (tracking->n < G_MAXUINT32);

  open_ranges (&sorter);
  put_rows (&sorter);
  close_ranges (&sorter);
  g_free (sorter.rank);
  g_ptr_array_unref (sorter.blocks);
  if (tracking->has_users)
    uplift_user_sorter_run (dataset);
}
