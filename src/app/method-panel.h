/* How to compute: which share of a payout counts as spend, how incremental revenue is estimated,
 * with the one number that the method needs, and the margin. Each choice is explained in a line
 * below it; where the method has no value the line says why.
 */
#pragma once

#include "app/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_METHOD_PANEL (uplift_method_panel_get_type ())
G_DECLARE_FINAL_TYPE (UpliftMethodPanel, uplift_method_panel, UPLIFT, METHOD_PANEL,
                      UpliftSessionView)

G_END_DECLS
