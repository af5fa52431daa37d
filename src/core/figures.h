/* The ratios of a group's sums (UpliftFigures of core/results). */
#pragma once

#include "core/results.h"

G_BEGIN_DECLS

/* Fills profit, roas, roi, aov and cpa from orders, revenue and spend; spend may be UPLIFT_NO_VALUE
 * (no payouts table), and so is then all that rests on it. */
void uplift_figures_complete (UpliftFigures *figures, double margin);

/* spend in ten-thousandths (core/spend) → currency units, or no value when the dataset has no
 * payouts table. */
double uplift_figures_convert_spend (const UpliftDataset *dataset, double scaled);

/* -1, 0, 1: a before b, highest first, no value last. */
int uplift_figures_compare_descending (double a, double b);

G_END_DECLS
