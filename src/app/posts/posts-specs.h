/* Results → chart data of the page “Posts”, ready to be drawn.
 *
 * Datum i of a line chart is point i of the timeline handed in. The charts copy everything. */
#pragma once

#include "app/posts/post-timeline.h"
#include "charts/bar-chart.h"
#include "charts/line-chart.h"

G_BEGIN_DECLS

/* The engagement rate of each platform, as mean of the posts and pooled. */
void uplift_posts_specs_fill_engagement (UpliftBarChart *chart, const UpliftResults *results);

/* The code of the platform that a datum of it is about. */
guint32 uplift_posts_specs_get_platform (const UpliftResults *results, guint datum);

void uplift_posts_specs_fill_posts (UpliftLineChart *chart, const UpliftPostTimeline *timeline,
                                    const UpliftResults *results);

/* Empty when the posts file has no reach. */
void uplift_posts_specs_fill_reach (UpliftLineChart *chart, const UpliftPostTimeline *timeline,
                                    const UpliftResults *results);

/* Why there is nothing to draw, and what to change: one sentence (transfer none). */
const char *uplift_posts_specs_get_engagement_hint (const UpliftResults *results);
const char *uplift_posts_specs_get_posts_hint (const UpliftResults *results);
const char *uplift_posts_specs_get_reach_hint (const UpliftResults *results);

G_END_DECLS
