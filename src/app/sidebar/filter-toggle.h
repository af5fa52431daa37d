/* What a click on something that stands for a value does to the filter. */
#pragma once

#include "core/data/session.h"

G_BEGIN_DECLS

/* Without extend the value becomes the only one ticked in its dimension, or none is when it already
 * was; with extend it is added to those ticked, or taken away. One step for undo. */
void uplift_filter_toggle (UpliftSession *session, UpliftDimension dimension, const char *value,
                           gboolean extend);

G_END_DECLS
