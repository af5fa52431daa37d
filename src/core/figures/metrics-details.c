#include "core/figures/metrics-details.h"

#include "core/data/parallel.h"
#include "core/figures/arm-runs.h"
#include "core/figures/influencer-cells.h"

#include <string.h>

#define N_ARMS (UPLIFT_ARM_EXPOSED + 1)

/* A block is as many whole influencers as have so many rows, or a part of one who has more. */
#define BLOCK_ROWS UPLIFT_MAX_SUMMED_ROWS

/* What one thread works with. */
typedef struct
{
  UpliftInfluencerCells *cells; /* (owned) */
  UpliftRowBatch batch;
} Worker;

/* What the rows of one influencer, or a part of them, come to. */
typedef struct
{
  gint64 orders[UPLIFT_N_VARIANTS]; /* without UPLIFT_VARIANT_ALL */
  UpliftArmRuns arms[N_ARMS];
} Account;

/* Rows of one influencer. */
typedef struct
{
  guint32 influencer;
  guint64 begin, end;
} Stretch;

/* Some influencers, or a part of one, and what came out. */
typedef struct
{
  guint32 begin, end; /* influencers */
  gboolean is_part;
  Stretch part;
  Account account;                      /* of a part */
  GArray *cells[UPLIFT_N_CELL_COLUMNS]; /* UpliftCell (owned, nullable: no such column) */
  guint32 first_pair, last_pair; /* of influencers that are not selected, with a row under the row
                                    filters, + 1; 0: none */
} Block;

typedef struct
{
  const UpliftDataset *dataset;
  const UpliftSelection *selection;
  UpliftMetrics *metrics;
  gboolean has_users;
  gboolean has_variants; /* payouts carry a campaign or a date of their own */
  Worker **workers;      /* (owned) */
  GArray *blocks;        /* of Block (owned) */
} Walk;

static Worker *
worker_new (const Walk *walk)
{
  Worker *worker = g_aligned_alloc (1, sizeof (Worker), 64);

  worker->cells = uplift_influencer_cells_new (walk->dataset, walk->has_variants);
  return worker;
}

static void
worker_free (Worker *worker)
{
  uplift_influencer_cells_free (worker->cells);
  g_aligned_free (worker);
}

/* Takes the rows that pass: first written, then kept or overwritten, without a branch, since which
 * rows pass cannot be foretold. The flags are known where this is called, so that what they rule
 * out costs nothing. At most UPLIFT_BATCH_ROWS. */
static inline void
read_rows (const Walk *walk, UpliftRowBatch *batch, guint64 begin, guint64 end, gboolean is_packed,
           gboolean has_users)
{
  const UpliftTrackingColumns tracking = walk->dataset->tracking;
  const guint16 *pair_bits = walk->selection->pair, *offer_bits = walk->selection->offer;
  guint n = 0;

  for (guint64 row = begin; row < end; row++)
    {
      guint64 key = tracking.keys[row];
      guint bits = (guint) (pair_bits[uplift_tracking_key_get_pair (key)]
                            | offer_bits[uplift_tracking_key_get_offer (key)]);
      batch->keys[n] = key;
      if (has_users)
        batch->users[n] = tracking.user[row];
      batch->values[n]
          = uplift_batch_value (uplift_tracking_read_revenue (&tracking, row, is_packed),
                                uplift_tracking_read_orders (&tracking, row, is_packed));
      n += bits == 0;
    }
  batch->n = n;
}

/* The same for variants: the rows that pass all filters but those on campaign and period. */
static inline void
read_more_rows (const Walk *walk, UpliftRowBatch *batch, guint64 begin, guint64 end)
{
  const UpliftTrackingColumns *tracking = &walk->dataset->tracking;
  const guint campaign = UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);
  guint n = 0;

  for (guint64 row = begin; row < end; row++)
    {
      guint bits = uplift_selection_test_row (walk->selection, tracking, row);
      guint64 mask = bits == 0 ? G_MAXUINT64 : 0;
      gint64 orders = uplift_tracking_get_orders (tracking, row);
      batch->keys[n] = tracking->keys[row];
      if (walk->has_users)
        batch->users[n] = tracking->user[row];
      batch->values[n]
          = uplift_batch_value (uplift_tracking_get_revenue (tracking, row), (gint32) orders)
            & (UpliftLanes){ mask, mask };
      batch->variants[n] = (UpliftLanes){ (bits & ~campaign) == 0 ? (guint64) orders : 0,
                                          (bits & ~UPLIFT_BIT_PERIOD) == 0 ? (guint64) orders : 0 };
      batch->both[n] = orders;
      n += (bits & ~(campaign | UPLIFT_BIT_PERIOD)) == 0;
    }
  batch->n = n;
}

static void
read_batch (const Walk *walk, UpliftRowBatch *batch, guint64 begin, guint64 end)
{
  if (walk->has_variants)
    read_more_rows (walk, batch, begin, end);
  else if (walk->dataset->tracking.amounts == NULL)
    read_rows (walk, batch, begin, end, FALSE, walk->has_users);
  else if (walk->has_users)
    read_rows (walk, batch, begin, end, TRUE, TRUE);
  else
    read_rows (walk, batch, begin, end, TRUE, FALSE);
}

static void
add_variants (const UpliftRowBatch *batch, Account *account)
{
  UpliftLanes sum = { 0, 0 };
  gint64 both = 0;

  for (guint i = 0; i < batch->n; i++)
    {
      sum += batch->variants[i];
      both += batch->both[i];
    }
  account->orders[UPLIFT_VARIANT_CAMPAIGN] += (gint64) sum[0];
  account->orders[UPLIFT_VARIANT_DATE] += (gint64) sum[1];
  account->orders[UPLIFT_VARIANT_BOTH] += both;
}

/* Widens the block's pairs by those of the rows that pass. */
static void
note_pairs (const UpliftRowBatch *batch, Block *block)
{
  for (guint i = 0; i < batch->n; i++)
    {
      guint32 pair = uplift_tracking_key_get_pair (batch->keys[i]);
      if (batch->values[i][1] == 0)
        continue;
      if (block->last_pair == 0 || pair + 1 < block->first_pair)
        block->first_pair = pair + 1;
      block->last_pair = MAX (block->last_pair, pair + 1);
    }
}

/* The rows lie by arm, and in an arm by user; those without a user are its last. */
static void
add_users (const UpliftRowBatch *batch, guint32 no_user, Account *account)
{
  for (guint begin = 0, end; begin < batch->n; begin = end)
    {
      UpliftArm arm = uplift_tracking_key_get_arm (batch->keys[begin]);
      end = batch->n;
      while (uplift_tracking_key_get_arm (batch->keys[end - 1]) != arm)
        end--;
      guint with_users = end;
      while (with_users > begin && batch->users[with_users - 1] == no_user)
        with_users--;
      if (arm != UPLIFT_ARM_NONE)
        uplift_arm_runs_add (&account->arms[arm], batch, begin, with_users);
    }
}

static void
walk_rows (const Walk *walk, Worker *worker, Block *block, Stretch rows, Account *account)
{
  const UpliftTrackingColumns *tracking = &walk->dataset->tracking;
  gboolean selected = walk->selection->influencer[rows.influencer] == 0;
  UpliftRowBatch *batch = &worker->batch;

  for (guint64 row = rows.begin; row < rows.end; row += UPLIFT_BATCH_ROWS)
    {
      read_batch (walk, batch, row, MIN (rows.end, row + UPLIFT_BATCH_ROWS));
      if (walk->has_variants)
        add_variants (batch, account);
      if (walk->has_users)
        add_users (batch, tracking->n_users, account);
      if (selected)
        uplift_influencer_cells_add (worker->cells, batch);
      else
        note_pairs (batch, block);
    }
  if (selected)
    uplift_influencer_cells_take (worker->cells, rows.influencer, tracking->keys + rows.begin,
                                  rows.end - rows.begin, block->cells);
}

static void
close_account (const Account *account, UpliftInfluencerSums *sums)
{
  for (guint v = UPLIFT_VARIANT_CAMPAIGN; v < UPLIFT_N_VARIANTS; v++)
    sums->orders[v] = account->orders[v];
  sums->control = uplift_arm_runs_finish (&account->arms[UPLIFT_ARM_CONTROL]);
  sums->exposed = uplift_arm_runs_finish (&account->arms[UPLIFT_ARM_EXPOSED]);
}

/* With room for as many as there can be: an array that grows is copied again and again. */
static void
open_cells (const UpliftDataset *dataset, Block *block)
{
  const guint64 *first = dataset->tracking.first;
  guint64 rows = block->is_part ? block->part.end - block->part.begin
                                : first[block->end] - first[block->begin];

  for (guint c = 0; c < UPLIFT_N_CELL_COLUMNS; c++)
    if (dataset->has_dimension[uplift_cell_dimensions[c]])
      {
        guint64 n_codes = uplift_dictionary_get_size (dataset->values[uplift_cell_dimensions[c]]);
        guint64 n = MIN (rows, n_codes * (block->end - block->begin));
        block->cells[c] = g_array_sized_new (FALSE, FALSE, sizeof (UpliftCell), (guint) n);
      }
}

static void
walk_block_cb (gpointer data, guint worker_index, guint64 item)
{
  const Walk *walk = data;
  Worker *worker = walk->workers[worker_index];
  Block *block = &g_array_index (walk->blocks, Block, item);
  const guint64 *first = walk->dataset->tracking.first;

  open_cells (walk->dataset, block);
  if (block->is_part)
    {
      walk_rows (walk, worker, block, block->part, &block->account);
      return;
    }
  for (guint32 i = block->begin; i < block->end; i++)
    {
      Account account = { 0 };
      walk_rows (walk, worker, block, (Stretch){ i, first[i], first[i + 1] }, &account);
      close_account (&account, &walk->metrics->influencers[i]);
    }
}

/* (transfer full, of Block) */
static GArray *
cut_blocks (const UpliftDataset *dataset)
{
  const guint64 *first = dataset->tracking.first;
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));

  for (guint32 begin = 0; begin < dataset->influencers.n;)
    {
      Block block = { .begin = begin, .end = begin + 1 };
      while (block.end < dataset->influencers.n
             && first[block.end + 1] - first[begin] <= BLOCK_ROWS)
        block.end++;
      block.is_part = first[block.end] - first[begin] > BLOCK_ROWS;
      for (guint64 row = first[begin]; block.is_part && row < first[begin + 1]; row += BLOCK_ROWS)
        {
          block.part = (Stretch){ begin, row, MIN (row + BLOCK_ROWS, first[begin + 1]) };
          g_array_append_val (blocks, block);
        }
      if (!block.is_part)
        g_array_append_val (blocks, block);
      begin = block.end;
    }
  return blocks;
}

/* Adds cells of one influencer to others of it. place: by code, where the cells are, + 1; of those
 * that are not there 0. */
static void
merge_cells (GArray *cells, const GArray *more, guint32 *place)
{
  for (guint i = 0; i < more->len; i++)
    {
      const UpliftCell *cell = &g_array_index (more, UpliftCell, i);
      if (place[cell->code] == 0)
        {
          g_array_append_vals (cells, cell, 1);
          place[cell->code] = cells->len;
          continue;
        }
      UpliftCell *sum = &g_array_index (cells, UpliftCell, place[cell->code] - 1);
      sum->rows += cell->rows;
      sum->revenue += cell->revenue;
      for (guint v = 0; v < UPLIFT_N_VARIANTS; v++)
        sum->orders[v] += cell->orders[v];
    }
}

/* The cells of a column of blocks that are parts of one influencer become those of the first. */
static void
join_cells (const Walk *walk, guint begin, guint end, guint column)
{
  const UpliftDictionary *values = walk->dataset->values[uplift_cell_dimensions[column]];
  g_autofree guint32 *place = g_new0 (guint32, uplift_dictionary_get_size (values));
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (UpliftCell));

  for (guint b = begin; b < end; b++)
    {
      GArray *cells = g_array_index (walk->blocks, Block, b).cells[column];
      merge_cells (joined, cells, place);
      g_array_set_size (cells, 0);
    }
  g_array_append_vals (g_array_index (walk->blocks, Block, begin).cells[column], joined->data,
                       joined->len);
}

/* Makes the parts of an influencer that begin with this block one. Returns the block behind them.
 */
static guint
join_parts (const Walk *walk, guint begin)
{
  const Block *block = &g_array_index (walk->blocks, Block, begin);
  guint32 influencer = block->begin;
  Account account = { 0 };
  guint end = begin;

  for (; end < walk->blocks->len && block->begin == influencer; block++, end++)
    {
      for (guint a = 0; a < N_ARMS; a++)
        uplift_arm_runs_append (&account.arms[a], &block->account.arms[a]);
      for (guint v = 0; v < UPLIFT_N_VARIANTS; v++)
        account.orders[v] += block->account.orders[v];
    }
  close_account (&account, &walk->metrics->influencers[influencer]);
  for (guint c = 0; c < UPLIFT_N_CELL_COLUMNS; c++)
    if (walk->dataset->has_dimension[uplift_cell_dimensions[c]])
      join_cells (walk, begin, end, c);
  return end;
}

/* Cells of a column, and where the next block's go. */
typedef struct
{
  const Walk *walk;
  guint column;
  GArray *cells;
  guint *first; /* by block */
} Collection;

static void
copy_cells_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 item)
{
  const Collection *collection = data;
  GArray *some = g_array_index (collection->walk->blocks, Block, item).cells[collection->column];

  if (some->len > 0)
    memcpy (&g_array_index (collection->cells, UpliftCell, collection->first[item]), some->data,
            some->len * sizeof (UpliftCell));
  g_array_unref (some);
}

/* The blocks' cells one after the other, so that they are in the order of the influencers (transfer
 * full). */
static GArray *
collect_cells (const Walk *walk, guint column)
{
  guint n_blocks = walk->blocks->len, n = 0;
  g_autofree guint *first = g_new (guint, MAX (n_blocks, 1));
  Collection collection = { walk, column, NULL, first };

  for (guint b = 0; b < n_blocks; b++)
    {
      first[b] = n;
      n += g_array_index (walk->blocks, Block, b).cells[column]->len;
    }
  collection.cells = g_array_sized_new (FALSE, FALSE, sizeof (UpliftCell), n);
  g_array_set_size (collection.cells, n);
  uplift_parallel_run (copy_cells_cb, &collection, uplift_parallel_get_n_workers (n_blocks),
                       n_blocks);
  return collection.cells;
}

static void
collect (const Walk *walk)
{
  const UpliftDaySource *pairs = walk->dataset->tracking.pairs;

  for (guint b = 0; b < walk->blocks->len; b++)
    {
      const Block *block = &g_array_index (walk->blocks, Block, b);
      if (block->last_pair == 0)
        continue;
      uplift_metrics_note_day (walk->metrics, pairs[block->first_pair - 1].day);
      uplift_metrics_note_day (walk->metrics, pairs[block->last_pair - 1].day);
    }
  for (guint b = 0; b < walk->blocks->len;)
    b = g_array_index (walk->blocks, Block, b).is_part ? join_parts (walk, b) : b + 1;
  for (guint c = 0; c < UPLIFT_N_CELL_COLUMNS; c++)
    if (walk->dataset->has_dimension[uplift_cell_dimensions[c]])
      walk->metrics->cells[uplift_cell_dimensions[c]] = collect_cells (walk, c);
}

static void
fill (UpliftMetrics *metrics, const UpliftDataset *dataset, const UpliftSelection *selection,
      gboolean has_users)
{
  Walk walk = {
    .dataset = dataset,
    .selection = selection,
    .metrics = metrics,
    .has_users = has_users,
    .has_variants = dataset->payouts.campaign != NULL || dataset->payouts.day != NULL,
    .blocks = cut_blocks (dataset),
  };
  guint n_workers = uplift_parallel_get_n_workers (walk.blocks->len);

  walk.workers = g_new0 (Worker *, n_workers);
  for (guint w = 0; w < n_workers; w++)
    walk.workers[w] = worker_new (&walk);
  uplift_parallel_run (walk_block_cb, &walk, n_workers, walk.blocks->len);
  collect (&walk);
  for (guint w = 0; w < n_workers; w++)
    worker_free (walk.workers[w]);
  g_free (walk.workers);
  g_array_unref (walk.blocks);
}

void
uplift_metrics_fill_details (UpliftMetrics *metrics, const UpliftDataset *dataset,
                             const UpliftSelection *selection)
{
  g_return_if_fail (metrics != NULL && dataset != NULL && selection != NULL);

  fill (metrics, dataset, selection, dataset->tracking.has_users && dataset->tracking.has_arms);
}

void
uplift_metrics_fill_cells (UpliftMetrics *metrics, const UpliftDataset *dataset,
                           const UpliftSelection *selection)
{
  g_return_if_fail (metrics != NULL && dataset != NULL && selection != NULL);

  fill (metrics, dataset, selection, FALSE);
}
