/* What the rows of one influencer come to with each product, brand and campaign. Used for one
 * influencer after the other. A part of core/figures/metrics-details.
 *
 * Rows are summed by offer, one table for all three; what the offers come to is folded.
 */
#pragma once

#include "core/figures/metrics.h"
#include "core/figures/row-batch.h"

G_BEGIN_DECLS

#define UPLIFT_N_CELL_COLUMNS 3

/* Which they are. */
extern const UpliftDimension uplift_cell_dimensions[UPLIFT_N_CELL_COLUMNS];

typedef struct _UpliftInfluencerCells UpliftInfluencerCells;

/* For the columns that the dataset has (borrowed). */
UpliftInfluencerCells *uplift_influencer_cells_new (const UpliftDataset *dataset,
                                                    gboolean has_variants);
void uplift_influencer_cells_free (UpliftInfluencerCells *cells);

/* No more than UPLIFT_MAX_SUMMED_ROWS in all before they are taken. O(rows). */
void uplift_influencer_cells_add (UpliftInfluencerCells *cells, const UpliftRowBatch *batch);

/* Appends the cells with a selected row or with orders of a variant to `out` (by column, of
 * UpliftCell; NULL: no such column), in any order, and begins anew. keys: of n rows, among them all
 * that were added. O(rows) or O(offers), whatever is less. */
void uplift_influencer_cells_take (UpliftInfluencerCells *cells, guint32 influencer,
                                   const guint64 *keys, guint64 n,
                                   GArray *const out[UPLIFT_N_CELL_COLUMNS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftInfluencerCells, uplift_influencer_cells_free)

G_END_DECLS
