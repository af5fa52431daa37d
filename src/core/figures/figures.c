#include "core/figures/figures.h"

static gboolean
has_payouts (const UpliftResults *results)
{
  return results->dataset->tables[UPLIFT_TABLE_PAYOUTS].present;
}

void
uplift_figures_complete (UpliftFigures *figures, const UpliftResults *results,
                         const UpliftCost *cost)
{
  g_return_if_fail (figures != NULL && results != NULL && cost != NULL);

  double revenue = uplift_money_to_double (figures->revenue);
  double orders = (double) figures->orders;
  figures->payout = has_payouts (results) ? cost->payout / UPLIFT_MONEY_SCALE : UPLIFT_NO_VALUE;
  figures->spend = uplift_figures_convert_spend (results, cost->spend);
  figures->profit = results->settings.margin * revenue - figures->spend;
  figures->roas = uplift_ratio (revenue, figures->spend);
  figures->roi = uplift_ratio (figures->profit, figures->spend);
  figures->aov = uplift_ratio (revenue, orders);
  figures->cpa = uplift_ratio (figures->spend, orders);
}

double
uplift_figures_convert_spend (const UpliftResults *results, double scaled)
{
  g_return_val_if_fail (results != NULL, UPLIFT_NO_VALUE);

  return has_payouts (results) || uplift_settings_has_further_cost (&results->settings)
             ? scaled / UPLIFT_MONEY_SCALE
             : UPLIFT_NO_VALUE;
}

int
uplift_figures_compare_descending (double a, double b)
{
  if (isnan (a) || isnan (b))
    return (isnan (a) ? 1 : 0) - (isnan (b) ? 1 : 0);
  return a > b ? -1 : a < b ? 1 : 0;
}
