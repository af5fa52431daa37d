/* Users of one arm being counted: whole numbers, so that mean and variance come out the same in
 * whatever order and in however many parts the users are added up.
 *
 * No sum overflows: the magnitudes of all revenue add up to less than 2^62 (core/data/types), the
 * squares of parts of it to less than its square.
 */
#pragma once

#include "core/figures/metrics.h"

G_BEGIN_DECLS

__extension__ typedef unsigned __int128 UpliftSquares;
__extension__ typedef __int128 UpliftSquare;

typedef struct
{
  gint64 n;
  UpliftMoney revenue;
  UpliftSquares squares; /* of the users' revenue */
} UpliftArmTally;

/* One more user. */
static inline void
uplift_arm_tally_add (UpliftArmTally *tally, UpliftMoney revenue)
{
  tally->n++;
  tally->revenue += revenue;
  tally->squares += (UpliftSquares) ((UpliftSquare) revenue * revenue);
}

/* Adds the users of another tally. */
void uplift_arm_tally_merge (UpliftArmTally *tally, const UpliftArmTally *other);

UpliftArmSums uplift_arm_tally_finish (const UpliftArmTally *tally);

G_END_DECLS
