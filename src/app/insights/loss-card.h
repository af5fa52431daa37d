/* One list of influencers with whom something is wrong, on the page of insights: a table, or when
 * nobody is in it a card that says why.
 *
 * Property "kind" (int, construct-only): which list, an UpliftLossKind. A row when activated
 * opens its influencer. */
#pragma once

#include "app/insights/loss-table-data.h"
#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_LOSS_CARD (uplift_loss_card_get_type ())
G_DECLARE_FINAL_TYPE (UpliftLossCard, uplift_loss_card, UPLIFT, LOSS_CARD, UpliftSessionView)

G_END_DECLS
