#include "core/figures/method-caveats.h"

#define LEVEL 0.05 /* of the test whose counterpart is the 95 % interval */

static const char *const names[UPLIFT_N_CAVEATS] = {
  [UPLIFT_CAVEAT_USERS_IN_BOTH] = "users_in_both",
  [UPLIFT_CAVEAT_FEW_USERS] = "few_users",
  [UPLIFT_CAVEAT_ZERO_IN_INTERVAL] = "zero_in_interval",
  [UPLIFT_CAVEAT_PAYS_IN_DOUBT] = "pays_in_doubt",
  [UPLIFT_CAVEAT_OUTSIDE_EXPERIMENT] = "outside_experiment",
  [UPLIFT_CAVEAT_FEW_BASELINE_DAYS] = "few_baseline_days",
  [UPLIFT_CAVEAT_BASELINE_GAPS] = "baseline_gaps",
  [UPLIFT_CAVEAT_BELOW_BASELINE] = "below_baseline",
  [UPLIFT_CAVEAT_ASSUMED_NUMBER] = "assumed_number",
};

static guint
bit_if (gboolean holds, UpliftCaveat caveat)
{
  return holds ? 1u << caveat : 0;
}

static guint
find_of_experiment (const UpliftIncremental *in, double revenue, double break_even)
{
  gint64 fewest = MIN (in->exposed_users, in->control_users);
  double outside = fabs (uplift_money_to_double (in->outside_revenue));

  return bit_if (in->users_in_both > 0, UPLIFT_CAVEAT_USERS_IN_BOTH)
         | bit_if (fewest < UPLIFT_CAVEAT_MIN_USERS, UPLIFT_CAVEAT_FEW_USERS)
         | bit_if (in->p >= LEVEL, UPLIFT_CAVEAT_ZERO_IN_INTERVAL)
         | bit_if (in->low < break_even && break_even < in->high, UPLIFT_CAVEAT_PAYS_IN_DOUBT)
         | bit_if (outside > UPLIFT_CAVEAT_SHARE * fabs (revenue),
                   UPLIFT_CAVEAT_OUTSIDE_EXPERIMENT);
}

static guint
find_of_baseline (const UpliftIncremental *in)
{
  double gaps = (double) (in->days - in->baseline_days);

  return bit_if (in->baseline_days < UPLIFT_CAVEAT_MIN_BASELINE_DAYS,
                 UPLIFT_CAVEAT_FEW_BASELINE_DAYS)
         | bit_if (gaps > UPLIFT_CAVEAT_SHARE * (double) in->days, UPLIFT_CAVEAT_BASELINE_GAPS)
         | bit_if (in->revenue < 0.0, UPLIFT_CAVEAT_BELOW_BASELINE);
}

guint
uplift_method_caveats_find (const UpliftIncremental *incremental, double revenue, double break_even)
{
  g_return_val_if_fail (incremental != NULL, 0);

  if (isnan (incremental->revenue))
    return 0;
  switch (incremental->method)
    {
    case UPLIFT_METHOD_EXPERIMENT:
      return find_of_experiment (incremental, revenue, break_even);
    case UPLIFT_METHOD_BASELINE:
      return find_of_baseline (incremental);
    case UPLIFT_METHOD_AOV:
      return bit_if (incremental->revenue < 0.0, UPLIFT_CAVEAT_BELOW_BASELINE)
             | 1u << UPLIFT_CAVEAT_ASSUMED_NUMBER;
    case UPLIFT_METHOD_SHARE:
      return 1u << UPLIFT_CAVEAT_ASSUMED_NUMBER;
    case UPLIFT_METHOD_AUTO:
    default:
      g_return_val_if_reached (0);
    }
}

gboolean
uplift_method_caveats_has (guint caveats, UpliftCaveat caveat)
{
  return (caveats >> caveat & 1u) != 0;
}

const char *
uplift_caveat_get_name (UpliftCaveat caveat)
{
  g_return_val_if_fail (caveat < UPLIFT_N_CAVEATS, NULL);

  return names[caveat];
}
