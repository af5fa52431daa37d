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

G_END_DECLS
