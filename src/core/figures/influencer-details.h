/* One influencer in detail: its figures, its place among the others, its days, posts and payouts.
 *
 * All under the filters of some results except that on the influencer itself, in whose place this
 * one alone is ticked: the figures are those that results would have as their totals then, and the
 * places those among all who pass the other filters. Immutable.
 */
#pragma once

#include "core/figures/measure.h"
#include "core/figures/spend.h"

G_BEGIN_DECLS

typedef struct
{
  UpliftDay day;
  gint64 orders;
  UpliftMoney revenue;
} UpliftInfluencerDay;

typedef struct
{
  guint32 row; /* of dataset->payouts */
  UpliftPayoutPart part;
  double counted; /* currency units; they add up to the figures' payout */
} UpliftInfluencerPayout;

typedef struct
{
  UpliftDataset *dataset; /* (owned) */
  guint32 influencer;
  gboolean selected; /* passes the other filters; else there is nothing in all that follows */

  UpliftInfluencerFigures figures;
  guint rank[UPLIFT_N_MEASURES];     /* 1 + those who are better; 0: no value */
  guint n_ranked[UPLIFT_N_MEASURES]; /* those who have a value */

  UpliftInfluencerDay *days; /* ascending, days with selected rows only (owned) */
  guint n_days;
  guint32 *posts;                  /* selected rows of dataset->posts, latest first (owned) */
  guint n_posts;                   /* = figures.posts */
  UpliftInfluencerPayout *payouts; /* all of the influencer's, in file order (owned) */
  guint n_payouts;
} UpliftInfluencerDetails;

/* O(rows of the influencer + influencers + posts + payouts + values). */
UpliftInfluencerDetails *uplift_influencer_details_new (const UpliftResults *results,
                                                        guint32 influencer);
void uplift_influencer_details_free (UpliftInfluencerDetails *details);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftInfluencerDetails, uplift_influencer_details_free)

G_END_DECLS
