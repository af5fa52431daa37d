/* The selected influencers with whom something is wrong, worst first, and what they cost.
 *
 * Who loses money is in that list alone, though poor too; another may be both poor and not
 * incremental. Ties are broken by name, then by id.
 */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 *influencers; /* indices in the dataset (owned) */
  guint n;
} UpliftLossList;

typedef struct
{
  UpliftLossList losing;          /* loss-making, most money lost first */
  UpliftLossList not_incremental; /* profit, but a negative incremental ROAS; most negative
                                     incremental revenue first */
  UpliftLossList poor;            /* below the threshold without losing money; lowest ROAS first */
  guint n_losing_poor;            /* of the losing ones: below the threshold as well */
  double lost;                    /* by the losing ones: the sum of −profit */
  double brought_less; /* by those that are not incremental: the sum of −incremental revenue */
} UpliftLosses;

/* O(influencers × log influencers). */
UpliftLosses *uplift_losses_new (const UpliftResults *results);
void uplift_losses_free (UpliftLosses *losses);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftLosses, uplift_losses_free)

G_END_DECLS
