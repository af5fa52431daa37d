/* Results → the chart that compares the methods of incremental revenue. */
#pragma once

#include "charts/interval-chart.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

/* One row for each method from EXPERIMENT on, in the order of UpliftMethod, the one used in a
 * colour of its own; break-even is the reference. Empty when no method has a value. */
void uplift_method_specs_fill_intervals (UpliftIntervalChart *chart, const UpliftResults *results);

G_END_DECLS
