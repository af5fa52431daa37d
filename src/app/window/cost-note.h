/* One line above every page that says what spend includes; hidden while it is the payouts alone.
 * Watches a session. */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_COST_NOTE (uplift_cost_note_get_type ())
G_DECLARE_FINAL_TYPE (UpliftCostNote, uplift_cost_note, UPLIFT, COST_NOTE, UpliftSessionView)

G_END_DECLS
