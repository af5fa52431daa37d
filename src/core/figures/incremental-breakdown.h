/* The incremental revenue and ROAS of each value of a dimension: a campaign, a platform …
 *
 * Those of a value are what results->incremental would be for the same filter with that value alone
 * ticked in the dimension, whatever is ticked there: the same method, with the inputs of that
 * filter. Only the spend is the breakdown's, as its rows show it, and therefore by campaign,
 * product and brand prorated even where the settings count payouts whole. Where that filter would
 * have no value there is none.
 *
 * Not part of the results, because it takes a look at the rows for each dimension: whoever shows it
 * asks for it. Results are immutable, so any thread may.
 */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

typedef struct
{
  double revenue; /* I */
  double roas;    /* I / the spend of the breakdown's row */
} UpliftIncrementalPart;

/* One for each row of the breakdown by that dimension (transfer full: g_free): that of the results,
 * or one with more values. Never NULL. O(values + influencers); by the methods experiment and, for
 * product, brand and campaign, baseline also O(rows + users), all values together. */
UpliftIncrementalPart *uplift_incremental_breakdown_compute (const UpliftResults *results,
                                                             UpliftDimension dimension,
                                                             const UpliftBreakdown *breakdown);

G_END_DECLS
