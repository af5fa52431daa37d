/* What a click on a pattern of under-performance does to the filter. */
#pragma once

#include "core/data/session.h"

G_BEGIN_DECLS

/* Ticks the pattern's value as the only one of its dimension (of a persona category and gender), or
 * none when it already is. One step for undo. */
void uplift_pattern_filter_toggle (UpliftSession *session, const UpliftPattern *pattern);

G_END_DECLS
