/* What is doubtful about payouts: what core/figures/payout-audit finds wrong with them, orders that
 * were not tracked so, nothing or less than nothing paid, days.
 *
 * Private to the loader. All rows count as they are; findings only say so.
 */
#pragma once

#include "core/figures/payout-audit.h"
#include "core/read/loader-rows.h"

G_BEGIN_DECLS

/* audit: of context->dataset, which is finished. O(payouts). */
void uplift_payout_checks_run (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                               const UpliftPayoutAudit *audit);

G_END_DECLS
