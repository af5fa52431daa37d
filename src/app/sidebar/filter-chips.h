/* What is filtered by, above the page: a chip for each ticked value (of a filter with more than
 * three one chip for all of them) and for the period, each with a button that takes it away; then
 * how many rows are left of how many, and a button that clears all (action win.clear-filters).
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_FILTER_CHIPS (uplift_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFilterChips, uplift_filter_chips, UPLIFT, FILTER_CHIPS,
                      UpliftSessionView)

G_END_DECLS
