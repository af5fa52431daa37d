/* The page “Campaigns”: what campaigns, products, brands, platforms, categories and types brought
 * in and cost, one of these dimensions at a time, as bars of one measure and as a table.
 *
 * Watches a session and shows its results. A click on a bar filters by its value (Ctrl adds, again
 * undoes), activating a row does the same. Dimensions that the files lack cannot be chosen; where
 * the one chosen is missing the first of the others is shown.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_CAMPAIGNS_PAGE (uplift_campaigns_page_get_type ())
G_DECLARE_FINAL_TYPE (UpliftCampaignsPage, uplift_campaigns_page, UPLIFT, CAMPAIGNS_PAGE,
                      UpliftSessionView)

G_END_DECLS
