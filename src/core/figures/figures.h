/* The ratios of a group's sums (UpliftFigures of core/figures/results). */
#pragma once

#include "core/figures/results.h"
#include "core/figures/spend.h"

G_BEGIN_DECLS

/* Fills payout and spend from the cost, and then profit, roas, roi, aov and cpa from orders,
 * revenue and spend. Without a payouts table the payout has no value, nor has the spend when there
 * is no further cost either; what rests on it has none then. */
void uplift_figures_complete (UpliftFigures *figures, const UpliftResults *results,
                              const UpliftCost *cost);

/* A part of the spend in ten-thousandths → currency units, or no value when there is no spend as
 * above. */
double uplift_figures_convert_spend (const UpliftResults *results, double scaled);

/* -1, 0, 1: a before b, highest first, no value last. */
int uplift_figures_compare_descending (double a, double b);

G_END_DECLS
