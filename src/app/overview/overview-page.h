/* The page “Overview”: six figures, the influencers at the top by ROAS and by revenue, revenue over
 * time by source, those with poor ROI, and the summary table.
 *
 * Watches a session and shows its results. A click on a bar filters by its influencer (Ctrl adds,
 * again undoes), one on a line by its source; a drag over the lines sets the period.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_OVERVIEW_PAGE (uplift_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (UpliftOverviewPage, uplift_overview_page, UPLIFT, OVERVIEW_PAGE,
                      UpliftSessionView)

G_END_DECLS
