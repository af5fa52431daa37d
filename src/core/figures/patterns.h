/* Patterns of under-performance: the values of platform, category, type, gender, product, campaign
 * and persona in which a larger share of the influencers loses money than in the whole selection.
 */
#pragma once

#include "core/figures/metrics.h"
#include "core/figures/results.h"
#include "core/figures/spend.h"

G_BEGIN_DECLS

/* Fills results->patterns; needs influencers[] and ranking. No payouts table: no patterns.
 * O(influencers + values + cells), and what payouts with a campaign of their own
 * take to be sorted. */
void uplift_patterns_fill (UpliftResults *results, const UpliftMetrics *metrics,
                           const UpliftSpend *spend);

G_END_DECLS
