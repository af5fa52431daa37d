/* The card “Poor ROI”: the influencers below the threshold, the loss-making ones and those that are
 * not incremental, worst first, each with what it cost and what was lost. At most ten, then how
 * many more there are. A row when activated filters by its influencer, or undoes that. CSS class:
 * card. */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_POOR_CARD (uplift_poor_card_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPoorCard, uplift_poor_card, UPLIFT, POOR_CARD, UpliftSessionView)

G_END_DECLS
