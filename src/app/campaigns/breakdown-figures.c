#include "app/campaigns/breakdown-figures.h"

#include "core/figures/breakdowns.h"

UpliftBreakdownFigures *
uplift_breakdown_figures_new (UpliftResults *results, UpliftDimension dimension)
{
  g_return_val_if_fail (results != NULL && dimension < UPLIFT_N_DIMENSIONS, NULL);

  UpliftBreakdownFigures *figures = g_rc_box_new (UpliftBreakdownFigures);
  figures->results = uplift_results_ref (results);
  figures->dimension = dimension;
  figures->all = uplift_breakdowns_lift (results, dimension);
  figures->parts = uplift_incremental_breakdown_compute (results, dimension, &figures->all);
  return figures;
}

UpliftBreakdownFigures *
uplift_breakdown_figures_ref (UpliftBreakdownFigures *figures)
{
  g_return_val_if_fail (figures != NULL, NULL);

  return g_rc_box_acquire (figures);
}

static void
clear (gpointer data)
{
  UpliftBreakdownFigures *figures = data;

  g_free (figures->parts);
  g_free (figures->all.rows);
  uplift_results_unref (figures->results);
}

void
uplift_breakdown_figures_unref (UpliftBreakdownFigures *figures)
{
  g_return_if_fail (figures != NULL);

  g_rc_box_release_full (figures, clear);
}
