/* What the posts of the selection reached: counts by influencer, totals, engagement rate by
 * platform. They obey the influencer filters, the period, and campaign, brand and product where the
 * posts file has them. */
#pragma once

#include "core/results.h"
#include "core/selection.h"

G_BEGIN_DECLS

/* Fills influencers[].posts, totals.posts, reach and engagements, and engagement. Needs dataset and
 * influencers[]. O(posts). */
void uplift_posts_fill (UpliftResults *results, const UpliftSelection *selection);

/* Why costs by post, reach or engagement have no value: no posts, no payouts, or a row filter that
 * the posts cannot obey; NULL when they have one (static, nullable). */
const char *uplift_posts_get_cost_reason (const UpliftDataset *dataset,
                                          const UpliftSelection *selection);

G_END_DECLS
