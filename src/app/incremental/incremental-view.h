/* The incremental ROAS explained: the method with its number to choose, what it comes to, all
 * methods beside each other, the formula with its inputs, how sure it is, what it assumes, and when
 * not to trust it. In two columns where there is room. Follows the session.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_INCREMENTAL_VIEW (uplift_incremental_view_get_type ())
G_DECLARE_FINAL_TYPE (UpliftIncrementalView, uplift_incremental_view, UPLIFT, INCREMENTAL_VIEW,
                      UpliftSessionView)

G_END_DECLS
