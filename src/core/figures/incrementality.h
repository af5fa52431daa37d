/* Incremental revenue by a named method: what of the revenue would not have come anyway.
 *
 *   baseline    I = R − b·D·k_s/k      I_i = R_i − b·D/k
 *   aov         I = R − v·O            I_i = R_i − v·O_i
 *   share       I = R·(1 − q)          I_i = R_i·(1 − q)
 *   experiment  I = (mean_e − mean_c)·n_e, with a 95 % interval from Welch's degrees of freedom and
 * Student's t (B. L. Welch, "The generalization of Student's problem when several different
 * population variances are involved", Biometrika 34, 1947)
 *
 * README.md, "Incremental ROAS", says what the letters mean.
 */
#pragma once

#include "core/figures/metrics.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

/* The method that the settings ask for; for AUTO the first of experiment, baseline, aov that the
 * whole dataset can feed. O(1) but for experiment columns that do not hold two users in each arm:
 * O(rows) then. */
UpliftMethod uplift_incrementality_choose (const UpliftDataset *dataset,
                                           const UpliftSettings *settings);

/* The inputs and the result for the selection, whose totals are given; settings->method as chosen,
 * not AUTO. */
UpliftIncremental uplift_incrementality_compute (const UpliftDataset *dataset,
                                                 const UpliftSelection *selection,
                                                 const UpliftMetrics *metrics,
                                                 const UpliftSettings *settings,
                                                 const UpliftFigures *totals);

/* What the method's formula makes of this revenue and these orders, with the inputs of
 * `incremental`; no value when they cannot feed it. O(1). */
double uplift_incrementality_get_revenue (const UpliftIncremental *incremental, UpliftMoney revenue,
                                          gint64 orders);

/* The incremental revenue of one influencer, or no value. O(1). */
double uplift_incrementality_get_influencer (const UpliftIncremental *incremental,
                                             const UpliftInfluencerSums *sums);

G_END_DECLS
