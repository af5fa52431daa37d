/* When not to trust an incremental revenue: conditions that hold or not on the data at hand. What
 * is true of a method whatever the data is not among them. They are about a value: where there is
 * none, its reason says all.
 */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

/* Rule of thumb for t procedures on clearly skewed data, which revenue by user is: 40 observations
 * (D. S. Moore, G. P. McCabe, "Introduction to the Practice of Statistics", on inference for the
 * mean); here for each arm, since the smaller one alone may be the skewed one. */
#define UPLIFT_CAVEAT_MIN_USERS 40

/* Two weeks: each weekday twice. A mean of fewer days may be one of weekends. */
#define UPLIFT_CAVEAT_MIN_BASELINE_DAYS 14

/* More than a tenth of the days without baseline rows, or of the revenue without user and arm, is
 * more than a detail. The tenth is Uplift's own choice. */
#define UPLIFT_CAVEAT_SHARE 0.1

typedef enum
{
  UPLIFT_CAVEAT_USERS_IN_BOTH,      /* experiment: some users are in both arms */
  UPLIFT_CAVEAT_FEW_USERS,          /* experiment: an arm has fewer than MIN_USERS */
  UPLIFT_CAVEAT_ZERO_IN_INTERVAL,   /* experiment: p >= 0.05, what is the same */
  UPLIFT_CAVEAT_PAYS_IN_DOUBT,      /* experiment: break-even, 1 / margin, is in the interval */
  UPLIFT_CAVEAT_OUTSIDE_EXPERIMENT, /* experiment: more than SHARE of the revenue is in no arm */
  UPLIFT_CAVEAT_FEW_BASELINE_DAYS,  /* baseline: fewer than MIN_BASELINE_DAYS have baseline rows */
  UPLIFT_CAVEAT_BASELINE_GAPS,      /* baseline: more than SHARE of the days have none, and are
                                       charged the mean of the others all the same */
  UPLIFT_CAVEAT_BELOW_BASELINE,     /* baseline, aov: less revenue than would have come anyway: for
                                       aov the same as an observed AOV below the assumed one */
  UPLIFT_CAVEAT_ASSUMED_NUMBER,     /* aov, share: rests on a number that is not from the data */
  UPLIFT_N_CAVEATS
} UpliftCaveat;

/* The caveats that hold, as bits of 1 << UpliftCaveat. revenue: of the selection; break_even: the
 * ROAS at which profit is zero. O(1). */
guint uplift_method_caveats_find (const UpliftIncremental *incremental, double revenue,
                                  double break_even);

gboolean uplift_method_caveats_has (guint caveats, UpliftCaveat caveat);

/* The name in the report: "users_in_both" … (transfer none). */
const char *uplift_caveat_get_name (UpliftCaveat caveat);

G_END_DECLS
