#include "core/read/tracking-stretch.h"
#include "core/data/pages.h"

/* From this row on each stands one line below the one before. */
typedef struct
{
  guint32 row;
  guint64 line;
} Lines;

#define HASHES_SIZE (UPLIFT_BLOCK_ROWS * sizeof (guint32))

UpliftTrackingMaps *
uplift_tracking_maps_new (void)
{
  UpliftTrackingMaps *maps = g_new0 (UpliftTrackingMaps, 1);

  g_atomic_ref_count_init (&maps->ref_count);
  return maps;
}

UpliftTrackingMaps *
uplift_tracking_maps_ref (UpliftTrackingMaps *maps)
{
  g_atomic_ref_count_inc (&maps->ref_count);
  return maps;
}

void
uplift_tracking_maps_unref (UpliftTrackingMaps *maps)
{
  if (!g_atomic_ref_count_dec (&maps->ref_count))
    return;
  g_free (maps->influencer);
  g_free (maps->offer);
  g_free (maps->pair);
  g_free (maps);
}

UpliftTrackingStretch *
uplift_tracking_stretch_new (gboolean has_users)
{
  UpliftTrackingStretch *stretch = g_new0 (UpliftTrackingStretch, 1);

  stretch->block = uplift_tracking_block_new (has_users);
  stretch->hashes = uplift_pages_new (HASHES_SIZE);
  stretch->readings = uplift_pages_new (UPLIFT_BLOCK_ROWS);
  stretch->lines = g_array_new (FALSE, FALSE, sizeof (Lines));
  return stretch;
}

void
uplift_tracking_stretch_free (UpliftTrackingStretch *stretch)
{
  if (stretch == NULL)
    return;
  uplift_tracking_block_free (stretch->block);
  uplift_tracking_stretch_drop_hashes (stretch);
  uplift_tracking_stretch_drop_readings (stretch);
  g_array_unref (stretch->lines);
  g_clear_pointer (&stretch->maps, uplift_tracking_maps_unref);
  g_free (stretch);
}

void
uplift_tracking_stretch_drop_readings (UpliftTrackingStretch *stretch)
{
  uplift_pages_free (stretch->readings, UPLIFT_BLOCK_ROWS);
  stretch->readings = NULL;
}

void
uplift_tracking_stretch_drop_hashes (UpliftTrackingStretch *stretch)
{
  uplift_pages_free (stretch->hashes, HASHES_SIZE);
  stretch->hashes = NULL;
}

static void
add_line (GArray *lines, guint32 row, guint64 line)
{
  const Lines *last = lines->len > 0 ? &g_array_index (lines, Lines, lines->len - 1) : NULL;
  Lines next = { row, line };

  if (last == NULL || last->line + (row - last->row) != line)
    g_array_append_val (lines, next);
}

void
uplift_tracking_stretch_add_line (UpliftTrackingStretch *stretch, guint64 line)
{
  add_line (stretch->lines, stretch->block->n, line);
}

void
uplift_tracking_stretch_shift_lines (UpliftTrackingStretch *stretch, guint64 offset)
{
  for (guint i = 0; i < stretch->lines->len; i++)
    g_array_index (stretch->lines, Lines, i).line += offset;
}

guint64
uplift_tracking_stretch_get_line (const UpliftTrackingStretch *stretch, guint32 row)
{
  guint low = 0, high = stretch->lines->len;

  /* The last entry that is not behind the row. */
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (stretch->lines, Lines, middle).row <= row)
        low = middle;
      else
        high = middle;
    }
  const Lines *lines = &g_array_index (stretch->lines, Lines, low);
  return lines->line + (row - lines->row);
}

void
uplift_tracking_stretch_move_row (UpliftTrackingStretch *stretch, guint32 row, guint32 to)
{
  UpliftTrackingBlock *block = stretch->block;

  block->influencer[to] = block->influencer[row];
  block->offer[to] = block->offer[row];
  block->pair[to] = block->pair[row];
  if (block->user != NULL)
    block->user[to] = block->user[row];
  if (block->amount != NULL)
    block->amount[to] = block->amount[row];
  else
    {
      block->revenue[to] = block->revenue[row];
      block->orders[to] = block->orders[row];
    }
  stretch->hashes[to] = stretch->hashes[row];
}

void
uplift_tracking_stretch_cut (UpliftTrackingStretch *stretch, const GArray *kept)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Lines));

  for (guint32 i = 0; i < kept->len; i++)
    add_line (lines, i,
              uplift_tracking_stretch_get_line (stretch, g_array_index (kept, guint32, i)));
  g_array_unref (stretch->lines);
  stretch->lines = lines;
  stretch->block->n = kept->len;
}
