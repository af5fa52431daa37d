#include "core/figures.h"

void
uplift_figures_complete (UpliftFigures *figures, double margin)
{
  g_return_if_fail (figures != NULL);

  double revenue = uplift_money_to_double (figures->revenue);
  double orders = (double) figures->orders;
  figures->profit = margin * revenue - figures->spend;
  figures->roas = uplift_ratio (revenue, figures->spend);
  figures->roi = uplift_ratio (figures->profit, figures->spend);
  figures->aov = uplift_ratio (revenue, orders);
  figures->cpa = uplift_ratio (figures->spend, orders);
}

double
uplift_figures_convert_spend (const UpliftDataset *dataset, double scaled)
{
  g_return_val_if_fail (dataset != NULL, UPLIFT_NO_VALUE);

  return dataset->tables[UPLIFT_TABLE_PAYOUTS].present ? scaled / UPLIFT_MONEY_SCALE
                                                       : UPLIFT_NO_VALUE;
}

int
uplift_figures_compare_descending (double a, double b)
{
  if (isnan (a) || isnan (b))
    return (isnan (a) ? 1 : 0) - (isnan (b) ? 1 : 0);
  return a > b ? -1 : a < b ? 1 : 0;
}
