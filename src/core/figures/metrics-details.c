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

/* A column of the rows that cells are made of. */
typedef struct
{
  const guint32 *codes; /* by row, or one 0 (borrowed) */
  guint64 mask;         /* of the row; 0 when the file has no such column */
  const guint16 *bits;  /* by code (borrowed) */
} Column;

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

/* Some rows of one influencer; what one batch leaves to the next. */
typedef struct
{
  UpliftInfluencerSums *sums; /* (borrowed) */
  gboolean selected;
  guint64 begin;
  guint n;
  UpliftArmRun run;
  Chosen *chosen; /* (borrowed) */
} Batch;

/* Some influencers, and what came out. */
typedef struct
{
  guint32 begin, end;
  GArray *cells[N_COLUMNS];      /* UpliftCell (owned, nullable) */
  guint32 first_pair, last_pair; /* with a row under the row filters; first > last: none */
} Block;

typedef struct
{
  const UpliftDataset *dataset;
  const UpliftSelection *selection;
  UpliftMetrics *metrics;
  Column columns[N_COLUMNS];
  gboolean has_users;
  gboolean has_variants; /* payouts carry a campaign or a date of their own */
  Worker *workers;       /* (owned) */
  GArray *blocks;        /* of Block (owned) */
} Walk;

static const guint32 no_code = 0;

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
open_column (Walk *walk, guint index)
{
  UpliftDimension dimension = cell_dimensions[index];
  const UpliftTrackingColumns *tracking = &walk->dataset->tracking;
  const guint32 *codes = dimension == UPLIFT_DIMENSION_PRODUCT ? tracking->product
                         : dimension == UPLIFT_DIMENSION_BRAND ? tracking->brand
                                                               : tracking->campaign;

  walk->columns[index] = (Column){
    .codes = codes != NULL ? codes : &no_code,
    .mask = codes != NULL ? G_MAXUINT64 : 0,
    .bits = walk->selection->value[dimension],
  };
}

static void
worker_init (Worker *worker, const Walk *walk)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (walk->columns[i].mask != 0)
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
  const Column product = walk->columns[0], brand = walk->columns[1], campaign = walk->columns[2];
  const guint32 *pairs = walk->dataset->tracking.pair;
  const guint16 *pair_bits = walk->selection->pair;
  guint n = 0;

  for (guint64 row = begin; row < end; row++)
    {
      guint bits = (guint) (pair_bits[pairs[row]] | product.bits[product.codes[row & product.mask]]
                            | brand.bits[brand.codes[row & brand.mask]]
                            | campaign.bits[campaign.codes[row & campaign.mask]]);
      chosen[n] = (Chosen){ (guint16) (row - begin), (guint16) bits };
      n += (bits & ~except) == 0;
    }
  return n;
}

/* has_users and has_variants are known where this is called, so that what they rule out costs
 * nothing. */
static inline void
add_rows (const Walk *walk, Worker *worker, Block *block, Batch *batch, gboolean has_users,
          gboolean has_variants)
{
  const UpliftTrackingColumns tracking = walk->dataset->tracking;
  guint32 first_pair = block->first_pair, last_pair = block->last_pair;
  UpliftArmRun run = batch->run;

  for (guint i = 0; i < batch->n; i++)
    {
      guint64 row = batch->begin + batch->chosen[i].offset;
      guint variants = has_variants ? uplift_metrics_find_variants (batch->chosen[i].bits) : 1u;
      if ((variants & 1u) != 0)
        {
          first_pair = MIN (first_pair, tracking.pair[row]);
          last_pair = MAX (last_pair, tracking.pair[row]);
          if (has_users)
            uplift_arm_run_add (&run, worker->arms, &tracking, row);
        }
      if (has_variants)
        add_to_variants (batch->sums, variants, tracking.orders[row]);
    }
  batch->run = run;
  block->first_pair = first_pair;
  block->last_pair = last_pair;
}

static inline void
add_to_cells (const Walk *walk, OpenCells *open, const guint32 *codes, const Batch *batch,
              gboolean has_variants)
{
  const gint32 *orders = walk->dataset->tracking.orders;
  const UpliftMoney *revenue = walk->dataset->tracking.revenue;

  for (guint i = 0; i < batch->n; i++)
    {
      guint64 row = batch->begin + batch->chosen[i].offset;
      guint variants = has_variants ? uplift_metrics_find_variants (batch->chosen[i].bits) : 1u;
      add_to_cell (open, codes[row], variants, orders[row], revenue[row]);
    }
}

static void
add_batch (const Walk *walk, Worker *worker, Block *block, Batch *batch)
{
  if (walk->has_variants)
    add_rows (walk, worker, block, batch, walk->has_users, TRUE);
  else if (walk->has_users)
    add_rows (walk, worker, block, batch, TRUE, FALSE);
  else
    add_rows (walk, worker, block, batch, FALSE, FALSE);
  for (guint c = 0; batch->selected && c < N_COLUMNS; c++)
    {
      OpenCells *open = &worker->open[c];
      const guint32 *codes = walk->columns[c].codes;
      if (open->cells != NULL && walk->has_variants)
        add_to_cells (walk, open, codes, batch, TRUE);
      else if (open->cells != NULL)
        add_to_cells (walk, open, codes, batch, FALSE);
    }
}

static void
walk_influencer (const Walk *walk, Worker *worker, Block *block, guint32 influencer)
{
  const guint64 *first = walk->dataset->tracking.first;
  guint except
      = walk->has_variants ? UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN) | UPLIFT_BIT_PERIOD : 0;
  Batch batch = { .sums = &walk->metrics->influencers[influencer],
                  .selected = walk->selection->influencer[influencer] == 0,
                  .chosen = worker->chosen };
  guint64 end = first[influencer + 1];

  for (guint64 begin = first[influencer]; begin < end; begin += BATCH_ROWS)
    {
      batch.begin = begin;
      batch.n = choose_rows (walk, begin, MIN (begin + BATCH_ROWS, end), except, batch.chosen);
      add_batch (walk, worker, block, &batch);
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
    if (walk->columns[i].mask != 0)
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
    .has_users = dataset->tracking.user != NULL && dataset->tracking.arm != NULL,
    .has_variants = dataset->payouts.campaign != NULL || dataset->payouts.day != NULL,
    .blocks = cut_blocks (dataset),
  };
  guint n_workers = uplift_parallel_get_n_workers (walk.blocks->len);

  for (guint i = 0; i < N_COLUMNS; i++)
    open_column (&walk, i);
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
