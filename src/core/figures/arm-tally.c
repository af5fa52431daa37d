#include "core/figures/arm-tally.h"

void
uplift_arm_tally_merge (UpliftArmTally *tally, const UpliftArmTally *other)
{
  tally->n += other->n;
  tally->revenue += other->revenue;
  tally->squares += other->squares;
}

/* The squared distances from the mean are Σx² − (Σx)² / n: a small difference of two large numbers,
 * which in whole numbers loses nothing. */
UpliftArmSums
uplift_arm_tally_finish (const UpliftArmTally *tally)
{
  UpliftArmSums sums = { .n = tally->n, .revenue = tally->revenue };

  if (tally->n == 0)
    return sums;
  sums.mean = uplift_money_to_double (tally->revenue) / (double) tally->n;
  if (tally->n == 1)
    return sums;
  UpliftSquares n = (UpliftSquares) tally->n;
  UpliftSquares square = (UpliftSquares) ((UpliftSquare) tally->revenue * tally->revenue);
  double distances
      = (double) (tally->squares - square / n) - (double) (square % n) / (double) tally->n;
  sums.variance = MAX (distances, 0.0) / ((double) UPLIFT_MONEY_SCALE * UPLIFT_MONEY_SCALE)
                  / (double) (tally->n - 1);
  return sums;
}
