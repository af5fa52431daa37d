/* One influencer's orders and revenue over time, as a line chart shows them. Immutable.
 *
 * Points lie over all days that the data and the period of the filter have in common, so that two
 * influencers can be compared; a point without rows is 0. */
#pragma once

#include "app/chart/time-points.h"
#include "core/figures/influencer-details.h"

G_BEGIN_DECLS

typedef struct
{
  UpliftTimePoints *points; /* (owned) */
  double *orders, *revenue; /* one for each point; revenue in currency units (owned) */
} UpliftInfluencerTimeline;

/* No points when the influencer has no selected rows. results: those that the details were made of.
 * O(days log points). */
UpliftInfluencerTimeline *uplift_influencer_timeline_new (const UpliftInfluencerDetails *details,
                                                          const UpliftResults *results);
void uplift_influencer_timeline_free (UpliftInfluencerTimeline *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftInfluencerTimeline, uplift_influencer_timeline_free)

G_END_DECLS
