/* The page of insights: where money is lost and why, and whether payouts are right. From the top:
 * who stands out, who loses money, patterns of under-performance, the payout audit.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_INSIGHTS_PAGE (uplift_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (UpliftInsightsPage, uplift_insights_page, UPLIFT, INSIGHTS_PAGE,
                      UpliftSessionView)

G_END_DECLS
