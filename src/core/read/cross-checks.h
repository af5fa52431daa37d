/* What is doubtful when the tables are held against each other, once all are read: payouts against
 * what was tracked (core/read/payout-checks), influencers without payout or without sale, ids that
 * differ in spelling alone.
 *
 * Private to the loader. Nothing is left out for it; findings only say so. What a table can be
 * asked by itself is asked where its lines are known: core/read/tracking-checks and post-checks.
 */
#pragma once

#include "core/read/loader-rows.h"

G_BEGIN_DECLS

/* After uplift_dataset_finish (). sources: by table (nullable where there is no such file). Costs
 * as uplift_payout_audit_new (), and O(tracking rows + influencers). */
void uplift_cross_checks_run (UpliftLoaderContext *context, UpliftLoaderSource *const *sources);

G_END_DECLS
