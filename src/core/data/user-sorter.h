/* Orders the rows of each influencer and arm by user, on all cores. Private to core/data/dataset.
 */
#pragma once

#include "core/data/dataset.h"

G_BEGIN_DECLS

/* Rows lie by influencer and arm; there are users. Rows of the same user stay as they lie.
 * O(rows), with 16 bytes for each row of the longest runs, one a core. */
void uplift_user_sorter_run (UpliftDataset *dataset);

G_END_DECLS
