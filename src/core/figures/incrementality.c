#include "core/figures/incrementality.h"

#include "core/figures/method-caveats.h"

#include <glib/gi18n-lib.h>
#include <gsl/gsl_cdf.h>

/* Whether both arms have two different users among the influencers' rows; stops as soon as that is
 * certain. */
static gboolean
can_feed_experiment (const UpliftDataset *dataset)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  guint32 first_user[UPLIFT_ARM_EXPOSED + 1] = { 0 };
  guint n_users[UPLIFT_ARM_EXPOSED + 1] = { 0 };

  if (!tracking->has_users || !tracking->has_arms)
    return FALSE;
  for (guint64 row = 0; row < tracking->first[dataset->influencers.n]; row++)
    {
      guint arm = uplift_tracking_get_arm (tracking, row);
      guint32 user = tracking->user[row];
      if (arm == UPLIFT_ARM_NONE || user == tracking->n_users || n_users[arm] == 2
          || (n_users[arm] == 1 && user == first_user[arm]))
        continue;
      first_user[arm] = user;
      n_users[arm]++;
      if (n_users[UPLIFT_ARM_CONTROL] == 2 && n_users[UPLIFT_ARM_EXPOSED] == 2)
        return TRUE;
    }
  return FALSE;
}

UpliftMethod
uplift_incrementality_choose (const UpliftDataset *dataset, const UpliftSettings *settings)
{
  g_return_val_if_fail (dataset != NULL && settings != NULL, UPLIFT_METHOD_AOV);

  if (settings->method != UPLIFT_METHOD_AUTO)
    return settings->method;
  if (can_feed_experiment (dataset))
    return UPLIFT_METHOD_EXPERIMENT;
  if (dataset->tracking.first[dataset->influencers.n] < dataset->tracking.n)
    return UPLIFT_METHOD_BASELINE;
  return UPLIFT_METHOD_AOV;
}

/* b and its days: the pairs are sorted by day, so that the days with baseline rows are counted as
 * they change. */
static void
compute_daily_baseline (UpliftIncremental *result, const UpliftDataset *dataset,
                        const UpliftMetrics *metrics)
{
  UpliftMoney sum = 0;
  UpliftDay day = UPLIFT_DAY_NONE;

  for (guint32 p = 0; p < dataset->tracking.n_pairs; p++)
    {
      if (metrics->pairs[p].baseline_rows == 0)
        continue;
      sum += metrics->pairs[p].baseline_revenue;
      if (dataset->tracking.pairs[p].day != day)
        result->baseline_days++;
      day = dataset->tracking.pairs[p].day;
    }
  result->daily_baseline
      = uplift_ratio (uplift_money_to_double (sum), (double) result->baseline_days);
}

static void
compute_baseline (UpliftIncremental *result, const UpliftDataset *dataset,
                  const UpliftSelection *selection, const UpliftMetrics *metrics)
{
  compute_daily_baseline (result, dataset, metrics);
  if (metrics->first_day != UPLIFT_DAY_NONE)
    result->days = (gint64) metrics->last_day - metrics->first_day + 1;
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    if (metrics->influencers[i].revenue > 0)
      {
        result->influencers_with_revenue++;
        if (selection->influencer[i] == 0)
          result->selected_with_revenue++;
      }

  if (isnan (result->daily_baseline))
    result->reason = _ ("no rows without an influencer in the selection");
  else if (result->selected_with_revenue == 0)
    result->reason = _ ("no influencer with revenue in the selection");
}

/* How sure mean_e − mean_c is: its standard error and Welch's degrees of freedom. */
typedef struct
{
  double error; /* 0 when no user differs from the others of the arm */
  double freedom;
} Certainty;

static Certainty
compute_certainty (const UpliftArmSums *exposed, const UpliftArmSums *control)
{
  double e = exposed->variance / (double) exposed->n;
  double c = control->variance / (double) control->n;
  double squares = e * e / (double) (exposed->n - 1) + c * c / (double) (control->n - 1);

  return (Certainty){ sqrt (e + c), uplift_ratio ((e + c) * (e + c), squares) };
}

/* The interval, the test of no effect, and the smallest effect that could have been shown. The
 * latter is (z_0.975 + z_0.8) standard errors, the usual approximation by the normal distribution.
 */
static void
fill_certainty (UpliftIncremental *result, const Certainty *certainty, double spend)
{
  double users = (double) result->exposed_users;
  double error = certainty->error;
  double half = error == 0.0 ? 0.0 : gsl_cdf_tdist_Pinv (0.975, certainty->freedom) * error;

  result->low = uplift_ratio ((result->lift - half) * users, spend);
  result->high = uplift_ratio ((result->lift + half) * users, spend);
  result->t = uplift_ratio (result->lift, error);
  result->freedom = certainty->freedom;
  if (!isnan (result->t))
    result->p = 2.0 * gsl_cdf_tdist_Q (fabs (result->t), certainty->freedom);
  result->mde = uplift_ratio (
      (gsl_cdf_ugaussian_Pinv (0.975) + gsl_cdf_ugaussian_Pinv (0.8)) * error * users, spend);
}

static void
compute_experiment (UpliftIncremental *result, const UpliftDataset *dataset,
                    const UpliftMetrics *metrics, const UpliftFigures *totals)
{
  const UpliftArmSums *exposed = &metrics->exposed, *control = &metrics->control;

  result->exposed_users = exposed->n;
  result->control_users = control->n;
  result->users_in_both = metrics->users_in_both;
  result->outside_revenue = totals->revenue - exposed->revenue - control->revenue;
  result->exposed_mean = exposed->n > 0 ? exposed->mean : UPLIFT_NO_VALUE;
  result->control_mean = control->n > 0 ? control->mean : UPLIFT_NO_VALUE;

  if (!dataset->tracking.has_users || !dataset->tracking.has_arms)
    result->reason = _ ("the tracking file has no user or no group column");
  else if (exposed->n < 2 || control->n < 2)
    result->reason = _ ("fewer than two users in an arm");
  else
    {
      Certainty certainty = compute_certainty (exposed, control);
      result->lift = exposed->mean - control->mean;
      fill_certainty (result, &certainty, totals->spend);
    }
}

static UpliftIncremental
start_result (UpliftMethod method)
{
  return (UpliftIncremental){
    .method = method,
    .revenue = UPLIFT_NO_VALUE,
    .roas = UPLIFT_NO_VALUE,
    .low = UPLIFT_NO_VALUE,
    .high = UPLIFT_NO_VALUE,
    .daily_baseline = UPLIFT_NO_VALUE,
    .baseline_aov = UPLIFT_NO_VALUE,
    .baseline_share = UPLIFT_NO_VALUE,
    .break_even_input = UPLIFT_NO_VALUE,
    .exposed_mean = UPLIFT_NO_VALUE,
    .control_mean = UPLIFT_NO_VALUE,
    .lift = UPLIFT_NO_VALUE,
    .t = UPLIFT_NO_VALUE,
    .freedom = UPLIFT_NO_VALUE,
    .p = UPLIFT_NO_VALUE,
    .mde = UPLIFT_NO_VALUE,
  };
}

/* Break-even is where as much is left as the spend calls for: spend / margin. */
static void
compute_by_constant (UpliftIncremental *result, const UpliftSettings *settings,
                     const UpliftFigures *totals, guint64 n_rows)
{
  double revenue = uplift_money_to_double (totals->revenue);
  double spare = revenue - totals->spend / settings->margin;

  if (result->method == UPLIFT_METHOD_AOV)
    {
      result->baseline_aov = settings->baseline_aov;
      result->break_even_input = uplift_ratio (spare, (double) totals->orders);
    }
  else
    {
      result->baseline_share = settings->baseline_share;
      result->break_even_input = uplift_ratio (spare, revenue);
    }
  if (n_rows == 0)
    result->reason = _ ("no influencer rows in the selection");
}

static guint64
count_selected_rows (const UpliftDataset *dataset, const UpliftSelection *selection,
                     const UpliftMetrics *metrics)
{
  guint64 rows = 0;

  for (guint32 i = 0; i < dataset->influencers.n; i++)
    if (selection->influencer[i] == 0)
      rows += metrics->influencers[i].rows;
  return rows;
}

UpliftIncremental
uplift_incrementality_compute (const UpliftDataset *dataset, const UpliftSelection *selection,
                               const UpliftMetrics *metrics, const UpliftSettings *settings,
                               const UpliftFigures *totals)
{
  UpliftIncremental result = start_result (settings->method);
  g_return_val_if_fail (settings->method != UPLIFT_METHOD_AUTO, result);

  if (settings->method == UPLIFT_METHOD_EXPERIMENT)
    compute_experiment (&result, dataset, metrics, totals);
  else if (settings->method == UPLIFT_METHOD_BASELINE)
    compute_baseline (&result, dataset, selection, metrics);
  else
    compute_by_constant (&result, settings, totals,
                         count_selected_rows (dataset, selection, metrics));

  if (result.reason == NULL)
    result.revenue = uplift_incrementality_get_revenue (&result, totals->revenue, totals->orders);
  result.roas = uplift_ratio (result.revenue, totals->spend);
  if (result.reason == NULL && isnan (result.roas))
    result.reason = isnan (totals->spend) ? _ ("no payouts file, so no spend to divide by")
                                          : _ ("no spend in the selection");
  result.caveats = uplift_method_caveats_find (&result, uplift_money_to_double (totals->revenue),
                                               1.0 / settings->margin);
  return result;
}

double
uplift_incrementality_get_revenue (const UpliftIncremental *incremental, UpliftMoney revenue,
                                   gint64 orders)
{
  g_return_val_if_fail (incremental != NULL, UPLIFT_NO_VALUE);

  double money = uplift_money_to_double (revenue);
  switch (incremental->method)
    {
    case UPLIFT_METHOD_EXPERIMENT:
      if (incremental->exposed_users < 2 || incremental->control_users < 2)
        return UPLIFT_NO_VALUE;
      return (incremental->exposed_mean - incremental->control_mean)
             * (double) incremental->exposed_users;
    case UPLIFT_METHOD_BASELINE:
      if (incremental->selected_with_revenue == 0)
        return UPLIFT_NO_VALUE;
      return money
             - incremental->daily_baseline * (double) incremental->days
                   * (double) incremental->selected_with_revenue
                   / (double) incremental->influencers_with_revenue;
    case UPLIFT_METHOD_AOV:
      return money - incremental->baseline_aov * (double) orders;
    case UPLIFT_METHOD_SHARE:
      return money * (1.0 - incremental->baseline_share);
    case UPLIFT_METHOD_AUTO:
    default:
      g_return_val_if_reached (UPLIFT_NO_VALUE);
    }
}

double
uplift_incrementality_get_influencer (const UpliftIncremental *incremental,
                                      const UpliftInfluencerSums *sums)
{
  g_return_val_if_fail (incremental != NULL && sums != NULL, UPLIFT_NO_VALUE);

  double revenue = uplift_money_to_double (sums->revenue);
  switch (incremental->method)
    {
    case UPLIFT_METHOD_EXPERIMENT:
      if (sums->exposed.n < 2 || sums->control.n < 2)
        return UPLIFT_NO_VALUE;
      return (sums->exposed.mean - sums->control.mean) * (double) sums->exposed.n;
    case UPLIFT_METHOD_BASELINE:
      if (sums->revenue <= 0)
        return UPLIFT_NO_VALUE;
      return revenue
             - incremental->daily_baseline * (double) incremental->days
                   / (double) incremental->influencers_with_revenue;
    case UPLIFT_METHOD_AOV:
      return revenue - incremental->baseline_aov * (double) sums->orders[UPLIFT_VARIANT_ALL];
    case UPLIFT_METHOD_SHARE:
      return revenue * (1.0 - incremental->baseline_share);
    case UPLIFT_METHOD_AUTO:
    default:
      g_return_val_if_reached (UPLIFT_NO_VALUE);
    }
}
