#include "core/figures/metrics-details.h"

#include "core/data/parallel.h"
#include "core/figures/arm-run.h"

#include <string.h>

#define N_COLUMNS 3
/* Influencers are walked in blocks of at least so many rows. */
#define BLOCK_ROWS 32768
/* So many rows at once are looked at and then added up. */
#define BATCH_ROWS 1024

static const UpliftDimension cell_dimensions[N_COLUMNS]
    = { UPLIFT_DIMENSION_PRODUCT, UPLIFT_DIMENSION_BRAND, UPLIFT_DIMENSION_CAMPAIGN };

/* The cells of the influencer whose rows are being walked: the rows lie grouped by influencer, so
 * one cell a value is enough, and `touched` tells which to write out. */
typedef struct
{
  UpliftCell *cells; /* by code; NULL: no such column (owned) */
  GArray *touched;   /* guint32 codes (owned, nullable) */
} OpenCells;

typedef struct
{
  guint16 offset; /* of the row in its batch */
  guint16 bits;   /* the row filters that it fails */
} Chosen;

typedef struct
{
  OpenCells open[N_COLUMNS];
  UpliftArmTally arms[UPLIFT_N_ARMS]; /* of the current influencer */
  Chosen chosen[BATCH_ROWS];
} Worker;

/* Some influencers, and what came out. */
typedef struct
{
  guint32 begin, end;
  GArray *cells[N_COLUMNS];      /* UpliftCell (owned, nullable) */
  guint32 first_pair, last_pair; /* with a row under the row filters; first > last: none */
} Block;

/* Some rows of one influencer; what one batch leaves to the next. */
typedef struct
{
  UpliftInfluencerSums *sums; /* (borrowed) */
  Block *block;               /* (borrowed) */
  gboolean selected;
  guint64 begin;
  guint n;
  UpliftArmRun run;
  Chosen *chosen; /* (borrowed) */
} Batch;

typedef struct
{
  const UpliftDataset *dataset;
  const UpliftSelection *selection;
  UpliftMetrics *metrics;
  gboolean has_column[N_COLUMNS];
  gboolean has_users;
  gboolean has_variants; /* payouts carry a campaign or a date of their own */
  Worker *workers;       /* (owned) */
  GArray *blocks;        /* of Block (owned) */
} Walk;

guint
uplift_metrics_find_variants (guint bits)
{
  guint campaign = UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);

  if (bits == 0)
    return 15u;
  if ((bits & ~(campaign | UPLIFT_BIT_PERIOD)) != 0)
    return 0;
  if (bits == campaign)
    return 1u << UPLIFT_VARIANT_CAMPAIGN | 1u << UPLIFT_VARIANT_BOTH;
  if (bits == UPLIFT_BIT_PERIOD)
    return 1u << UPLIFT_VARIANT_DATE | 1u << UPLIFT_VARIANT_BOTH;
  return 1u << UPLIFT_VARIANT_BOTH;
}

static void
worker_init (Worker *worker, const Walk *walk)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (walk->has_column[i])
      {
        const UpliftDictionary *values = walk->dataset->values[cell_dimensions[i]];
        worker->open[i].cells = g_new0 (UpliftCell, uplift_dictionary_get_size (values));
        worker->open[i].touched = g_array_new (FALSE, FALSE, sizeof (guint32));
      }
}

static void
worker_clear (Worker *worker)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_free (worker->open[i].cells);
      g_clear_pointer (&worker->open[i].touched, g_array_unref);
    }
}

static inline void
add_to_cell (OpenCells *open, guint32 code, guint variants, gint32 orders, UpliftMoney revenue)
{
  UpliftCell *cell = &open->cells[code];

  /* `code` doubles as the mark that the cell is in use. */
  if (cell->code == 0)
    {
      cell->code = code + 1;
      g_array_append_val (open->touched, code);
    }
  for (guint v = UPLIFT_VARIANT_CAMPAIGN; variants > 1u && v < UPLIFT_N_VARIANTS; v++)
    if ((variants >> v & 1u) != 0)
      cell->orders[v] += orders;
  if ((variants & 1u) == 0)
    return;
  cell->rows++;
  cell->orders[UPLIFT_VARIANT_ALL] += orders;
  cell->revenue += revenue;
}

static void
close_cells (Worker *worker, Block *block, guint32 influencer)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      OpenCells *open = &worker->open[i];
      for (guint t = 0; open->cells != NULL && t < open->touched->len; t++)
        {
          UpliftCell *cell = &open->cells[g_array_index (open->touched, guint32, t)];
          cell->influencer = influencer;
          cell->code--;
          g_array_append_val (block->cells[i], *cell);
          memset (cell, 0, sizeof *cell);
        }
      if (open->touched != NULL)
        g_array_set_size (open->touched, 0);
    }
}

static void
add_to_variants (UpliftInfluencerSums *sums, guint variants, gint32 orders)
{
  for (guint v = UPLIFT_VARIANT_CAMPAIGN; v < UPLIFT_N_VARIANTS; v++)
    if ((variants >> v & 1u) != 0)
      sums->orders[v] += orders;
}

/* Which of the rows begin … end pass but for the filters of `except`, and which filters they fail:
 * first written, then kept or overwritten, without a branch, since which rows pass cannot be
 * foretold. At most BATCH_ROWS. Returns how many. */
G_GNUC_NO_INLINE static guint
choose_rows (const Walk *walk, guint64 begin, guint64 end, guint except, Chosen chosen[BATCH_ROWS])
{
  const guint64 *keys = walk->dataset->tracking.keys;
  const guint16 *pair_bits = walk->selection->pair, *offer_bits = walk->selection->offer;
  guint n = 0;

  for (guint64 row = begin; row < end; row++)
    {
      guint bits = (guint) (pair_bits[uplift_tracking_key_get_pair (keys[row])]
                            | offer_bits[uplift_tracking_key_get_offer (keys[row])]);
      chosen[n] = (Chosen){ (guint16) (row - begin), (guint16) bits };
      n += (bits & ~except) == 0;
    }
  return n;
}

/* has_users, has_variants and is_packed are known where this is called, so that what they rule out
 * costs nothing. */
static inline void
add_rows (const Walk *walk, Worker *worker, Batch *batch, gboolean has_users, gboolean has_variants,
          gboolean is_packed)
{
  const UpliftTrackingColumns tracking = walk->dataset->tracking;
  guint32 first_pair = batch->block->first_pair, last_pair = batch->block->last_pair;
  UpliftArmRun run = batch->run;

  for (guint i = 0; i < batch->n; i++)
    {
      guint64 row = batch->begin + batch->chosen[i].offset;
      guint variants = has_variants ? uplift_metrics_find_variants (batch->chosen[i].bits) : 1u;
      if ((variants & 1u) != 0)
        {
          guint32 pair = uplift_tracking_key_get_pair (tracking.keys[row]);
          first_pair = MIN (first_pair, pair);
          last_pair = MAX (last_pair, pair);
          if (has_users)
            uplift_arm_run_add (&run, worker->arms, &tracking, row, is_packed);
        }
      if (has_variants)
        add_to_variants (batch->sums, variants,
                         uplift_tracking_read_orders (&tracking, row, is_packed));
    }
  batch->run = run;
  batch->block->first_pair = first_pair;
  batch->block->last_pair = last_pair;
}

static inline void
add_to_cells (const Walk *walk, OpenCells *open, glong offset, const Batch *batch,
              gboolean has_variants, gboolean is_packed)
{
  const UpliftTrackingColumns tracking = walk->dataset->tracking;

  for (guint i = 0; i < batch->n; i++)
    {
      guint64 row = batch->begin + batch->chosen[i].offset;
      guint variants = has_variants ? uplift_metrics_find_variants (batch->chosen[i].bits) : 1u;
      guint32 offer = uplift_tracking_key_get_offer (tracking.keys[row]);
      add_to_cell (open, G_STRUCT_MEMBER (guint32, &tracking.offers[offer], offset), variants,
                   uplift_tracking_read_orders (&tracking, row, is_packed),
                   uplift_tracking_read_revenue (&tracking, row, is_packed));
    }
}

static void
add_batch (const Walk *walk, Worker *worker, Batch *batch)
{
  gboolean is_packed = walk->dataset->tracking.amounts != NULL;

  if (!is_packed)
    add_rows (walk, worker, batch, walk->has_users, walk->has_variants, FALSE);
  else if (walk->has_variants)
    add_rows (walk, worker, batch, walk->has_users, TRUE, TRUE);
  else if (walk->has_users)
    add_rows (walk, worker, batch, TRUE, FALSE, TRUE);
  else
    add_rows (walk, worker, batch, FALSE, FALSE, TRUE);
  for (guint c = 0; batch->selected && c < N_COLUMNS; c++)
    {
      OpenCells *open = &worker->open[c];
      glong offset = uplift_offer_get_offset (cell_dimensions[c]);
      if (open->cells == NULL)
        continue;
      if (!is_packed)
        add_to_cells (walk, open, offset, batch, walk->has_variants, FALSE);
      else if (walk->has_variants)
        add_to_cells (walk, open, offset, batch, TRUE, TRUE);
      else
        add_to_cells (walk, open, offset, batch, FALSE, TRUE);
    }
}

static void
walk_influencer (const Walk *walk, Worker *worker, Block *block, guint32 influencer)
{
  const guint64 *first = walk->dataset->tracking.first;
  guint except
      = walk->has_variants ? UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN) | UPLIFT_BIT_PERIOD : 0;
  Batch batch = { .sums = &walk->metrics->influencers[influencer],
                  .block = block,
                  .selected = walk->selection->influencer[influencer] == 0,
                  .chosen = worker->chosen };
  guint64 end = first[influencer + 1];

  for (guint64 begin = first[influencer]; begin < end; begin += BATCH_ROWS)
    {
      batch.begin = begin;
      batch.n = choose_rows (walk, begin, MIN (begin + BATCH_ROWS, end), except, batch.chosen);
      add_batch (walk, worker, &batch);
    }
  uplift_arm_run_close (&batch.run, worker->arms, UPLIFT_ARM_NONE);
}

static void
close_influencer (const Walk *walk, Worker *worker, Block *block, guint32 influencer)
{
  UpliftInfluencerSums *sums = &walk->metrics->influencers[influencer];

  sums->control = uplift_arm_tally_finish (&worker->arms[UPLIFT_ARM_CONTROL]);
  sums->exposed = uplift_arm_tally_finish (&worker->arms[UPLIFT_ARM_EXPOSED]);
  memset (worker->arms, 0, sizeof worker->arms);
  close_cells (worker, block, influencer);
}

static void
walk_block_cb (gpointer data, guint worker_index, guint64 item)
{
  const Walk *walk = data;
  Worker *worker = &walk->workers[worker_index];
  Block *block = &g_array_index (walk->blocks, Block, item);

  for (guint i = 0; i < N_COLUMNS; i++)
    if (worker->open[i].cells != NULL)
      block->cells[i] = g_array_new (FALSE, FALSE, sizeof (UpliftCell));
  for (guint32 i = block->begin; i < block->end; i++)
    {
      walk_influencer (walk, worker, block, i);
      close_influencer (walk, worker, block, i);
    }
}

/* Whole influencers, BLOCK_ROWS rows or a little more (transfer full, of Block). */
static GArray *
cut_blocks (const UpliftDataset *dataset)
{
  const guint64 *first = dataset->tracking.first;
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));

  for (guint32 begin = 0; begin < dataset->influencers.n;)
    {
      Block block = { .begin = begin, .end = begin + 1, .first_pair = G_MAXUINT32 };
      while (block.end < dataset->influencers.n && first[block.end] - first[begin] < BLOCK_ROWS)
        block.end++;
      g_array_append_val (blocks, block);
      begin = block.end;
    }
  return blocks;
}

/* The blocks' cells one after the other, so that they are in the order of the influencers. */
static void
collect (Walk *walk)
{
  const UpliftDaySource *pairs = walk->dataset->tracking.pairs;
  UpliftMetrics *metrics = walk->metrics;

  for (guint i = 0; i < N_COLUMNS; i++)
    if (walk->has_column[i])
      metrics->cells[cell_dimensions[i]] = g_array_new (FALSE, FALSE, sizeof (UpliftCell));
  for (guint b = 0; b < walk->blocks->len; b++)
    {
      Block *block = &g_array_index (walk->blocks, Block, b);
      for (guint i = 0; i < N_COLUMNS; i++)
        if (block->cells[i] != NULL)
          {
            g_array_append_vals (metrics->cells[cell_dimensions[i]], block->cells[i]->data,
                                 block->cells[i]->len);
            g_array_unref (block->cells[i]);
          }
      if (block->first_pair <= block->last_pair)
        {
          uplift_metrics_note_day (metrics, pairs[block->first_pair].day);
          uplift_metrics_note_day (metrics, pairs[block->last_pair].day);
        }
    }
}

void
uplift_metrics_fill_details (UpliftMetrics *metrics, const UpliftDataset *dataset,
                             const UpliftSelection *selection)
{
  g_return_if_fail (metrics != NULL && dataset != NULL && selection != NULL);

  Walk walk = {
    .dataset = dataset,
    .selection = selection,
    .metrics = metrics,
    .has_users = dataset->tracking.has_users && dataset->tracking.has_arms,
    .has_variants = dataset->payouts.campaign != NULL || dataset->payouts.day != NULL,
    .blocks = cut_blocks (dataset),
  };
  guint n_workers = uplift_parallel_get_n_workers (walk.blocks->len);

  for (guint i = 0; i < N_COLUMNS; i++)
    walk.has_column[i] = dataset->has_dimension[cell_dimensions[i]];
  walk.workers = g_new0 (Worker, n_workers);
  for (guint w = 0; w < n_workers; w++)
    worker_init (&walk.workers[w], &walk);
  uplift_parallel_run (walk_block_cb, &walk, n_workers, walk.blocks->len);
  collect (&walk);
  for (guint w = 0; w < n_workers; w++)
    worker_clear (&walk.workers[w]);
  g_free (walk.workers);
  g_array_unref (walk.blocks);
}
