/* What the values of a dimension come to, those that its own filter hides included: computed once
 * for the chart and the table that show it. Immutable, reference counted. */
#pragma once

#include "core/figures/incremental-breakdown.h"

G_BEGIN_DECLS

typedef struct
{
  UpliftResults *results; /* (owned) */
  UpliftDimension dimension;
  UpliftBreakdown all;          /* without the dimension's own filter (rows: owned) */
  UpliftIncrementalPart *parts; /* of each row of that (owned) */
} UpliftBreakdownFigures;

/* dimension: one of uplift_breakdown_dimensions (app/breakdown-text). The cost of
 * core/incremental-breakdown, and while product, brand or campaign is filtered by itself
 * O(tracking rows). */
UpliftBreakdownFigures *uplift_breakdown_figures_new (UpliftResults *results,
                                                      UpliftDimension dimension);
UpliftBreakdownFigures *uplift_breakdown_figures_ref (UpliftBreakdownFigures *figures);
void uplift_breakdown_figures_unref (UpliftBreakdownFigures *figures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftBreakdownFigures, uplift_breakdown_figures_unref)

G_END_DECLS
