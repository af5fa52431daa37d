/* How to compute: which share of a payout counts as spend, how incremental revenue is estimated
 * (app/method-chooser), the margin and further cost. Each choice is explained in a line below it.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_METHOD_PANEL (uplift_method_panel_get_type ())
G_DECLARE_FINAL_TYPE (UpliftMethodPanel, uplift_method_panel, UPLIFT, METHOD_PANEL,
                      UpliftSessionView)

G_END_DECLS
