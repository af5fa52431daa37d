#include "core/figures/measure.h"

#include "core/figures/figures.h"

static const char *const names[UPLIFT_N_MEASURES]
    = { "roas", "iroas", "roi", "revenue", "orders", "profit", "cpa" };

const char *
uplift_measure_get_name (UpliftMeasure measure)
{
  g_return_val_if_fail (measure < UPLIFT_N_MEASURES, NULL);

  return names[measure];
}

gboolean
uplift_measure_from_name (const char *name, UpliftMeasure *measure)
{
  g_return_val_if_fail (name != NULL && measure != NULL, FALSE);

  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    if (g_str_equal (name, names[m]))
      {
        *measure = (UpliftMeasure) m;
        return TRUE;
      }
  return FALSE;
}

double
uplift_measure_get_value (UpliftMeasure measure, const UpliftInfluencerFigures *figures)
{
  g_return_val_if_fail (figures != NULL, UPLIFT_NO_VALUE);

  switch (measure)
    {
    case UPLIFT_MEASURE_ROAS:
      return figures->figures.roas;
    case UPLIFT_MEASURE_IROAS:
      return figures->incremental_roas;
    case UPLIFT_MEASURE_ROI:
      return figures->figures.roi;
    case UPLIFT_MEASURE_REVENUE:
      return uplift_money_to_double (figures->figures.revenue);
    case UPLIFT_MEASURE_ORDERS:
      return (double) figures->figures.orders;
    case UPLIFT_MEASURE_PROFIT:
      return figures->figures.profit;
    case UPLIFT_MEASURE_CPA:
      return figures->figures.cpa;
    case UPLIFT_N_MEASURES:
    default:
      g_return_val_if_reached (UPLIFT_NO_VALUE);
    }
}

int
uplift_measure_compare (UpliftMeasure measure, double a, double b)
{
  if (measure == UPLIFT_MEASURE_CPA)
    return uplift_figures_compare_descending (-a, -b);
  return uplift_figures_compare_descending (a, b);
}
