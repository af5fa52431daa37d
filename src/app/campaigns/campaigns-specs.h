/* What the chart of the Campaigns page shows, ready to be drawn. Datum i is entry i of the list. */
#pragma once

#include "app/campaigns/breakdown-list.h"
#include "charts/bar-chart.h"

G_BEGIN_DECLS

/* Bars in the colours of their values, what is poor or loss-making marked, and for the kinds of
 * ROAS a line at break-even. results: what the list was made for. */
void uplift_campaigns_specs_fill (UpliftBarChart *chart, const UpliftBreakdownList *list,
                                  UpliftBreakdownMeasure measure, const UpliftResults *results);

G_END_DECLS
