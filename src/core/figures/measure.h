/* What influencers can be ranked by: a figure of UpliftInfluencerFigures, its name, and which end
 * of it is the good one. */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_MEASURE_ROAS,
  UPLIFT_MEASURE_IROAS,
  UPLIFT_MEASURE_ROI,
  UPLIFT_MEASURE_REVENUE,
  UPLIFT_MEASURE_ORDERS,
  UPLIFT_MEASURE_PROFIT,
  UPLIFT_MEASURE_CPA,
  UPLIFT_N_MEASURES
} UpliftMeasure;

/* The name of the command line and the report: "roas", "iroas", "roi", "revenue", "orders",
 * "profit", "cpa" (transfer none). */
const char *uplift_measure_get_name (UpliftMeasure measure);

/* TRUE and *measure set when the name is one of these. */
gboolean uplift_measure_from_name (const char *name, UpliftMeasure *measure);

/* The influencer's value: a ratio, currency units or a count; UPLIFT_NO_VALUE where there is none.
 */
double uplift_measure_get_value (UpliftMeasure measure, const UpliftInfluencerFigures *figures);

/* -1, 0, 1: the value a before b, best first (of CPA the lowest), no value last. */
int uplift_measure_compare (UpliftMeasure measure, double a, double b);

G_END_DECLS
