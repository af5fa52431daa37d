/* The page “Influencers”: who brings most for the money.
 *
 * A leaderboard by a measure that the user chooses, the measure of all influencers as bars, and
 * revenue against spend. A click on a mark filters by the influencer; a double click on a row, and
 * the menu of a mark, open it. */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_INFLUENCERS_PAGE (uplift_influencers_page_get_type ())
G_DECLARE_FINAL_TYPE (UpliftInfluencersPage, uplift_influencers_page, UPLIFT, INFLUENCERS_PAGE,
                      UpliftSessionView)

G_END_DECLS
