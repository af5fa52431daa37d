/* Brings tracking rows from the order of their file into that of a dataset, on all cores. Private
 * to core/data/dataset. */
#pragma once

#include "core/data/dataset.h"

G_BEGIN_DECLS

/* Makes what dataset.tracking has one entry a row of, and first, and brings pairs into their order;
 * the blocks are used up (transfer full, of UpliftTrackingBlock; nullable). The same rows give the
 * same order on any number of cores. With the blocks at most 36 bytes a row, and tables of 4 bytes
 * for each influencer and arm. */
void uplift_row_sorter_run (UpliftDataset *dataset, GPtrArray *blocks);

G_END_DECLS
