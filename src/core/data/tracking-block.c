#include "core/data/tracking-block.h"

#include "core/data/packed.h"
#include "core/data/pages.h"

static gpointer
map_column (UpliftPagesKind kind, gsize entry)
{
  return uplift_pages_new_piece (kind, UPLIFT_BLOCK_ROWS * entry);
}

static void
unmap_column (gpointer column, gsize entry)
{
  uplift_pages_free (column, UPLIFT_BLOCK_ROWS * entry);
}

UpliftTrackingBlock *
uplift_tracking_block_new (gboolean has_users)
{
  UpliftTrackingBlock *block = g_new0 (UpliftTrackingBlock, 1);

  block->influencer = map_column (UPLIFT_PAGES_PLACES, sizeof *block->influencer);
  if (has_users)
    block->user = map_column (UPLIFT_PAGES_PLACES, sizeof *block->user);
  block->offer = map_column (UPLIFT_PAGES_CODES, sizeof *block->offer);
  block->pair = map_column (UPLIFT_PAGES_CODES, sizeof *block->pair);
  block->amount = map_column (UPLIFT_PAGES_AMOUNTS, sizeof *block->amount);
  return block;
}

void
uplift_tracking_block_free (UpliftTrackingBlock *block)
{
  if (block == NULL)
    return;
  uplift_tracking_block_drop_codes (block);
  uplift_tracking_block_drop_amounts (block);
  unmap_column (block->influencer, sizeof *block->influencer);
  unmap_column (block->user, sizeof *block->user);
  g_free (block);
}

static void
widen (UpliftTrackingBlock *block)
{
  block->revenue = map_column (UPLIFT_PAGES_AMOUNTS, sizeof *block->revenue);
  block->orders = map_column (UPLIFT_PAGES_AMOUNTS, sizeof *block->orders);
  for (guint32 row = 0; row < UPLIFT_BLOCK_ROWS; row++)
    {
      block->revenue[row] = uplift_packed_get_revenue (block->amount[row]);
      block->orders[row] = (gint32) uplift_packed_get_orders (block->amount[row]);
    }
  unmap_column (block->amount, sizeof *block->amount);
  block->amount = NULL;
}

void
uplift_tracking_block_set_amount (UpliftTrackingBlock *block, guint32 row, UpliftMoney revenue,
                                  gint32 orders)
{
  g_return_if_fail (block != NULL && row < UPLIFT_BLOCK_ROWS);

  if (block->amount != NULL && !uplift_packed_fits (revenue, orders))
    widen (block);
  if (block->amount != NULL)
    {
      block->amount[row] = uplift_packed_amount (revenue, orders);
      return;
    }
  block->revenue[row] = revenue;
  block->orders[row] = orders;
}

void
uplift_tracking_block_drop_codes (UpliftTrackingBlock *block)
{
  g_return_if_fail (block != NULL);

  unmap_column (block->offer, sizeof *block->offer);
  unmap_column (block->pair, sizeof *block->pair);
  block->offer = block->pair = NULL;
}

void
uplift_tracking_block_drop_amounts (UpliftTrackingBlock *block)
{
  g_return_if_fail (block != NULL);

  unmap_column (block->amount, sizeof *block->amount);
  unmap_column (block->revenue, sizeof *block->revenue);
  unmap_column (block->orders, sizeof *block->orders);
  block->amount = NULL;
  block->revenue = NULL;
  block->orders = NULL;
}

UpliftMoney
uplift_tracking_block_get_revenue (const UpliftTrackingBlock *block, guint32 row)
{
  g_return_val_if_fail (block != NULL && row < block->n, 0);

  return block->amount != NULL ? uplift_packed_get_revenue (block->amount[row])
                               : block->revenue[row];
}

gint32
uplift_tracking_block_get_orders (const UpliftTrackingBlock *block, guint32 row)
{
  g_return_val_if_fail (block != NULL && row < block->n, 0);

  return block->amount != NULL ? (gint32) uplift_packed_get_orders (block->amount[row])
                               : block->orders[row];
}
