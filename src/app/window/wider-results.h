/* What a page compares the selection with: the results of a wider filter. */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

/* Those of the filter, for the dataset and the settings of the results (transfer full): the results
 * themselves, or the last wider ones (nullable), when they are of it; else computed, with the cost
 * of that. So nothing is computed twice while it is only the narrower filter that changes. */
UpliftResults *uplift_wider_results (UpliftResults *results, const UpliftFilter *filter,
                                     UpliftResults *last);

G_END_DECLS
