/* The card “Patterns of under-performance”: in which groups the loss-makers are over-represented,
 * most money lost first, with how likely chance alone would make each. What could be chance is
 * hidden unless asked for, and how much is hidden is said. A row when activated filters by its
 * group, or undoes that. CSS class: card. */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_PATTERN_LIST (uplift_pattern_list_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPatternList, uplift_pattern_list, UPLIFT, PATTERN_LIST,
                      UpliftSessionView)

G_END_DECLS
