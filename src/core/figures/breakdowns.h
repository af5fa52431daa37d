/* Folds the sums of the pass into what each value of a dimension brought in and cost: breakdowns,
 * personas, engagement by platform, days. Filled into results that have dataset, settings and
 * influencers already.
 */
#pragma once

#include "core/figures/metrics.h"
#include "core/figures/results.h"
#include "core/figures/spend.h"

G_BEGIN_DECLS

/* breakdowns[]: platform, category and type from the selected influencers; campaign, product and
 * brand from the cells. */
void uplift_breakdowns_fill (UpliftResults *results, const UpliftMetrics *metrics,
                             const UpliftSpend *spend);

/* personas: category × gender of the selected influencers. */
void uplift_breakdowns_fill_personas (UpliftResults *results, const UpliftSpend *spend);

/* daily: a row for each day and source with rows in the selection, or shown outside the source
 * filter. */
void uplift_breakdowns_fill_daily (UpliftResults *results, const UpliftMetrics *metrics);

/* The breakdown by a dimension of which the results have one, as it is without the filter on that
 * dimension, to compare the ticked values with the others: the same rows, and more (rows: transfer
 * full). O(influencers); of product, brand and campaign, while they are filtered, O(tracking rows).
 */
UpliftBreakdown uplift_breakdowns_lift (const UpliftResults *results, UpliftDimension dimension);

/* The personas as they are without the filters on category and gender (transfer full).
 * O(influencers). */
UpliftPersonaRow *uplift_breakdowns_lift_personas (const UpliftResults *results, guint *n);

G_END_DECLS
