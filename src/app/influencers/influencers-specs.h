/* Results → chart data of the page “Influencers”, ready to be drawn. The charts copy everything. */
#pragma once

#include "app/influencers/influencer-timeline.h"
#include "app/overview/top-list.h"
#include "charts/bar-chart.h"
#include "charts/line-chart.h"
#include "charts/scatter-chart.h"

G_BEGIN_DECLS

/* Bars by platform, what is poor or loss-making marked, a line at break-even; a star for those who
 * are the best in some measure, and which in the tooltip. Datum i is entry i of the list, which was
 * made of the same results and measure. */
void uplift_influencers_specs_fill_bars (UpliftBarChart *chart, const UpliftTopList *list,
                                         UpliftMeasure measure, UpliftResults *results);

/* Why there are no bars, and what to change: one sentence (transfer full). */
char *uplift_influencers_specs_dup_bars_hint (UpliftMeasure measure, const UpliftResults *results);

/* Revenue against spend, coloured by ROAS, with a line at break-even; who has neither is not shown.
 * Returns which influencer each datum is (transfer full, of guint32). */
GArray *uplift_influencers_specs_fill_scatter (UpliftScatterChart *chart, UpliftResults *results);

/* Likewise for the points (transfer none). */
const char *uplift_influencers_specs_get_scatter_hint (const UpliftResults *results);

/* Orders, or revenue, of one influencer over time. */
void uplift_influencers_specs_fill_orders (UpliftLineChart *chart,
                                           const UpliftInfluencerTimeline *timeline,
                                           const UpliftResults *results);
void uplift_influencers_specs_fill_revenue (UpliftLineChart *chart,
                                            const UpliftInfluencerTimeline *timeline,
                                            const UpliftResults *results);

G_END_DECLS
