/* What only a walk over the rows of each influencer tells. A part of core/figures/metrics. */
#pragma once

#include "core/figures/metrics.h"

G_BEGIN_DECLS

/* Fills in cells, first_day and last_day as far as influencers go that are not selected, and of the
 * influencers their arms and the variants of their orders. On all cores, the same with any number
 * of threads. O(rows + influencers). */
void uplift_metrics_fill_details (UpliftMetrics *metrics, const UpliftDataset *dataset,
                                  const UpliftSelection *selection);

/* The same of cells and variants alone: what breakdowns by product, brand or campaign need. */
void uplift_metrics_fill_cells (UpliftMetrics *metrics, const UpliftDataset *dataset,
                                const UpliftSelection *selection);

G_END_DECLS
