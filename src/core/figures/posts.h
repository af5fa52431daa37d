/* What the posts of the selection reached: which they are, counts by influencer, totals, engagement
 * rate by platform, sums by day. They obey the influencer filters, the period, and campaign, brand
 * and product where the posts file has them.
 *
 * Engagements are likes + comments; where one of the two is missing, the other alone. */
#pragma once

#include "core/data/selection.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

/* The filters that a post fails, as bits of core/data/selection; 0: it is selected. O(1). */
guint uplift_posts_test (const UpliftPostColumns *posts, const UpliftSelection *selection,
                         guint32 row);

/* One post's likes + comments; UPLIFT_COUNT_NONE when it has neither. O(1). */
gint64 uplift_posts_get_engagements (const UpliftPostColumns *posts, guint32 row);

/* One post's engagements / reach; no value when either is missing or the reach is not above 0.
 * O(1). */
double uplift_posts_get_engagement_rate (const UpliftPostColumns *posts, guint32 row);

/* Fills influencers[].posts, the totals of posts but for their costs, selected_posts, engagement
 * and post_days. Needs dataset and influencers[]. O(posts + days log days). */
void uplift_posts_fill (UpliftResults *results, const UpliftSelection *selection);

/* Why costs by post, reach or engagement have no value: no posts, no payouts, or a row filter that
 * the posts cannot obey; NULL when they have one (static, nullable). */
const char *uplift_posts_get_cost_reason (const UpliftResults *results,
                                          const UpliftSelection *selection);

G_END_DECLS
