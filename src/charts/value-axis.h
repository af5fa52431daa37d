/* The texts of value axes, shared by the charts that have one. Left-to-right, as kinds of charts
 * are laid out; the labels go to the chart. */
#pragma once

#include "charts/chart-private.h"
#include "charts/scale.h"
#include "charts/ticks.h"

G_BEGIN_DECLS

/* The labels of an upright axis in a column at the left edge; those too near to another are left
 * out. Returns how wide the column is. */
double uplift_value_axis_add_left (UpliftChart *chart, PangoContext *context,
                                   const UpliftLinearScale *scale, const UpliftTicks *ticks);

/* The most ticks whose labels stand beside each other, with their labels at this height; none when
 * not even one does. */
UpliftTicks uplift_value_axis_add_bottom (UpliftChart *chart, PangoContext *context,
                                          const UpliftLinearScale *scale, double y);

G_END_DECLS
