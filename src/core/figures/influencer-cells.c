#include "core/figures/influencer-cells.h"

#include <string.h>

/* With few offers the next row often has that of the one before and would have to wait for its sum:
 * up to so many there are four sums for each, by turns. */
#define MAX_OFFERS_BY_TURNS 1024

const UpliftDimension uplift_cell_dimensions[UPLIFT_N_CELL_COLUMNS]
    = { UPLIFT_DIMENSION_PRODUCT, UPLIFT_DIMENSION_BRAND, UPLIFT_DIMENSION_CAMPAIGN };

/* Orders of the variants campaign and date, and of both. */
typedef struct
{
  UpliftLanes each;
  gint64 both;
} Variants;

/* The cells of one column; `touched` tells which to write out. */
typedef struct
{
  UpliftCell *cells; /* by code; NULL: no such column (owned) */
  GArray *touched;   /* guint32 codes (owned, nullable) */
  glong offset;      /* of the code in an offer */
} Column;

struct _UpliftInfluencerCells
{
  const UpliftTrackingColumns *tracking;
  guint turn_bits;
  UpliftLanes *sums;  /* by offer and turn: of UpliftRowBatch.values (owned) */
  Variants *variants; /* by offer (owned, nullable: not asked for) */
  Column columns[UPLIFT_N_CELL_COLUMNS];
};

UpliftInfluencerCells *
uplift_influencer_cells_new (const UpliftDataset *dataset, gboolean has_variants)
{
  UpliftInfluencerCells *cells = g_new0 (UpliftInfluencerCells, 1);
  gsize n = MAX (dataset->tracking.n_offers, 1);

  cells->tracking = &dataset->tracking;
  cells->turn_bits = n <= MAX_OFFERS_BY_TURNS ? 2 : 0;
  cells->sums = g_aligned_alloc0 (n << cells->turn_bits, sizeof (UpliftLanes), 64);
  if (has_variants)
    cells->variants = g_aligned_alloc0 (n, sizeof (Variants), 64);
  for (guint c = 0; c < UPLIFT_N_CELL_COLUMNS; c++)
    if (dataset->has_dimension[uplift_cell_dimensions[c]])
      {
        const UpliftDictionary *values = dataset->values[uplift_cell_dimensions[c]];
        cells->columns[c] = (Column){
          .cells = g_new0 (UpliftCell, uplift_dictionary_get_size (values)),
          .touched = g_array_new (FALSE, FALSE, sizeof (guint32)),
          .offset = uplift_offer_get_offset (uplift_cell_dimensions[c]),
        };
      }
  return cells;
}

void
uplift_influencer_cells_free (UpliftInfluencerCells *cells)
{
  if (cells == NULL)
    return;
  for (guint c = 0; c < UPLIFT_N_CELL_COLUMNS; c++)
    {
      g_free (cells->columns[c].cells);
      g_clear_pointer (&cells->columns[c].touched, g_array_unref);
    }
  g_aligned_free (cells->sums);
  g_aligned_free (cells->variants);
  g_free (cells);
}

void
uplift_influencer_cells_add (UpliftInfluencerCells *cells, const UpliftRowBatch *batch)
{
  UpliftLanes *sums = cells->sums;
  guint turn_bits = cells->turn_bits, turns = (1u << turn_bits) - 1;

  for (guint i = 0; i < batch->n; i++)
    sums[(gsize) uplift_tracking_key_get_offer (batch->keys[i]) << turn_bits | (i & turns)]
        += batch->values[i];
  for (guint i = 0; cells->variants != NULL && i < batch->n; i++)
    {
      Variants *variants = &cells->variants[uplift_tracking_key_get_offer (batch->keys[i])];
      variants->each += batch->variants[i];
      variants->both += batch->both[i];
    }
}

static void
add_to_cell (Column *column, guint32 code, UpliftLanes sum, const Variants *variants)
{
  UpliftCell *cell = &column->cells[code];

  /* `code` doubles as the mark that the cell is in use. */
  if (cell->code == 0)
    {
      cell->code = code + 1;
      g_array_append_val (column->touched, code);
    }
  cell->rows += uplift_batch_get_rows (sum);
  cell->revenue += uplift_batch_get_revenue (sum);
  cell->orders[UPLIFT_VARIANT_ALL] += uplift_batch_get_orders (sum);
  cell->orders[UPLIFT_VARIANT_CAMPAIGN] += (gint64) variants->each[0];
  cell->orders[UPLIFT_VARIANT_DATE] += (gint64) variants->each[1];
  cell->orders[UPLIFT_VARIANT_BOTH] += variants->both;
}

static void
fold_offer (UpliftInfluencerCells *cells, guint32 offer)
{
  UpliftLanes *turns = &cells->sums[(gsize) offer << cells->turn_bits], sum = { 0, 0 };
  Variants variants = { { 0, 0 }, 0 };

  for (guint t = 0; t < 1u << cells->turn_bits; t++)
    {
      sum += turns[t];
      turns[t] = (UpliftLanes){ 0, 0 };
    }
  if (cells->variants != NULL)
    {
      variants = cells->variants[offer];
      memset (&cells->variants[offer], 0, sizeof variants);
    }
  /* All zero: no row, or orders of variants that cancel out. */
  if ((sum[0] | sum[1] | variants.each[0] | variants.each[1] | (guint64) variants.both) == 0)
    return;
  for (guint c = 0; c < UPLIFT_N_CELL_COLUMNS; c++)
    if (cells->columns[c].cells != NULL)
      add_to_cell (
          &cells->columns[c],
          G_STRUCT_MEMBER (guint32, &cells->tracking->offers[offer], cells->columns[c].offset), sum,
          &variants);
}

static void
take_column (Column *column, guint32 influencer, GArray *out)
{
  for (guint t = 0; t < column->touched->len; t++)
    {
      UpliftCell *cell = &column->cells[g_array_index (column->touched, guint32, t)];
      cell->influencer = influencer;
      cell->code--;
      g_array_append_vals (out, cell, 1);
      memset (cell, 0, sizeof *cell);
    }
  g_array_set_size (column->touched, 0);
}

void
uplift_influencer_cells_take (UpliftInfluencerCells *cells, guint32 influencer, const guint64 *keys,
                              guint64 n, GArray *const out[UPLIFT_N_CELL_COLUMNS])
{
  if (n < cells->tracking->n_offers)
    for (guint64 i = 0; i < n; i++)
      fold_offer (cells, uplift_tracking_key_get_offer (keys[i]));
  else
    for (guint32 offer = 0; offer < cells->tracking->n_offers; offer++)
      fold_offer (cells, offer);
  for (guint c = 0; c < UPLIFT_N_CELL_COLUMNS; c++)
    if (cells->columns[c].cells != NULL)
      take_column (&cells->columns[c], influencer, out[c]);
}
