#include "app/incremental/method-cautions.h"

#include "core/figures/method-caveats.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

#define N_STANDING 2

/* What goes with a method whatever the data: NULL ends a shorter list. */
static const char *const standing[UPLIFT_N_METHODS][N_STANDING] = {
  [UPLIFT_METHOD_EXPERIMENT] = {
    N_ ("It holds only if chance decided which users were exposed."),
    N_ ("Only users who bought are in the file: whether the influencers brought more buyers is not "
        "seen."),
  },
  [UPLIFT_METHOD_BASELINE] = {
    N_ ("Sales that influencers brought without a link or code of theirs are in the baseline, and "
        "count against them."),
    N_ ("Season, prices and other advertising change the baseline too."),
  },
  [UPLIFT_METHOD_AOV] = {
    N_ ("It takes every order to have come anyway, only smaller: customers that the influencers "
        "won count too little."),
  },
  [UPLIFT_METHOD_SHARE] = {
    N_ ("The same share is taken from everybody, so that it ranks influencers as ROAS does."),
  },
};

static char *
format_money (const UpliftResults *results, double value)
{
  return uplift_format_money (value, results->dataset->currency);
}

static char *
describe_users_in_both (const UpliftResults *results, const UpliftIncremental *in)
{
  g_autofree char *users = uplift_format_count (in->users_in_both);

  return g_strdup_printf (
      ngettext ("%s user is in both arms, which blurs the difference between them.",
                "%s users are in both arms, which blurs the difference between them.",
                (gulong) in->users_in_both),
      users);
}

static char *
describe_few_users (const UpliftResults *results, const UpliftIncremental *in)
{
  gint64 fewest = MIN (in->exposed_users, in->control_users);
  g_autofree char *users = uplift_format_count (fewest);
  g_autofree char *enough = uplift_format_count (UPLIFT_CAVEAT_MIN_USERS);

  return g_strdup_printf (
      ngettext ("An arm has only %s user. With fewer than %s, a few large orders decide, and the "
                "interval is not to be relied on.",
                "An arm has only %s users. With fewer than %s, a few large orders decide, and the "
                "interval is not to be relied on.",
                (gulong) fewest),
      users, enough);
}

static char *
describe_zero_in_interval (const UpliftResults *results, const UpliftIncremental *in)
{
  return g_strdup (
      _ ("Zero lies in the interval: that the influencers brought nothing is not ruled out."));
}

static char *
describe_pays_in_doubt (const UpliftResults *results, const UpliftIncremental *in)
{
  g_autofree char *even = uplift_format_ratio (1.0 / results->settings.margin);

  return g_strdup_printf (_ ("Break-even, %s, lies in the interval: whether the spend paid for "
                             "itself cannot be told."),
                          even);
}

static char *
describe_outside (const UpliftResults *results, const UpliftIncremental *in)
{
  double outside = uplift_money_to_double (in->outside_revenue);
  double revenue = uplift_money_to_double (results->totals.figures.revenue);
  g_autofree char *amount = format_money (results, outside);
  g_autofree char *share = uplift_format_percent (uplift_ratio (outside, revenue));

  return g_strdup_printf (
      _ ("%s of the revenue, %s, has no user or no arm, and takes no part in this."), amount,
      share);
}

static char *
describe_few_days (const UpliftResults *results, const UpliftIncremental *in)
{
  g_autofree char *days = uplift_format_count (in->baseline_days);

  return g_strdup_printf (ngettext ("Only %s day has sales without an influencer. In less than two "
                                    "weeks, weekends may count too much or too little.",
                                    "Only %s days have sales without an influencer. In less than "
                                    "two weeks, weekends may count too much or too little.",
                                    (gulong) in->baseline_days),
                          days);
}

static char *
describe_gaps (const UpliftResults *results, const UpliftIncremental *in)
{
  g_autofree char *gaps = uplift_format_count (in->days - in->baseline_days);
  g_autofree char *days = uplift_format_count (in->days);

  return g_strdup_printf (_ ("%s of the %s days have no sales without an influencer, but are "
                             "charged the mean of the others. If nothing was sold on them, the "
                             "estimate is too low."),
                          gaps, days);
}

static char *
describe_below (const UpliftResults *results, const UpliftIncremental *in)
{
  if (in->method == UPLIFT_METHOD_BASELINE)
    return g_strdup (
        _ ("The influencers brought less than is charged to them. More likely than that they cost "
           "sales is that most of the baseline would not have come in their place."));

  g_autofree char *observed = format_money (results, results->totals.figures.aov);
  g_autofree char *assumed = format_money (results, in->baseline_aov);

  return g_strdup_printf (
      _ ("The mean order is %s, less than the %s that it is said to bring anyway."), observed,
      assumed);
}

static char *
describe_assumed (const UpliftResults *results, const UpliftIncremental *in)
{
  g_autofree char *assumed = in->method == UPLIFT_METHOD_AOV
                                 ? format_money (results, in->baseline_aov)
                                 : uplift_format_percent (in->baseline_share);

  return g_strdup_printf (_ ("The %s is assumed, not measured."), assumed);
}

static char *
describe (UpliftCaveat caveat, const UpliftResults *results, const UpliftIncremental *in)
{
  static char *(*const functions[UPLIFT_N_CAVEATS]) (const UpliftResults *,
                                                     const UpliftIncremental *)
      = {
          [UPLIFT_CAVEAT_USERS_IN_BOTH] = describe_users_in_both,
          [UPLIFT_CAVEAT_FEW_USERS] = describe_few_users,
          [UPLIFT_CAVEAT_ZERO_IN_INTERVAL] = describe_zero_in_interval,
          [UPLIFT_CAVEAT_PAYS_IN_DOUBT] = describe_pays_in_doubt,
          [UPLIFT_CAVEAT_OUTSIDE_EXPERIMENT] = describe_outside,
          [UPLIFT_CAVEAT_FEW_BASELINE_DAYS] = describe_few_days,
          [UPLIFT_CAVEAT_BASELINE_GAPS] = describe_gaps,
          [UPLIFT_CAVEAT_BELOW_BASELINE] = describe_below,
          [UPLIFT_CAVEAT_ASSUMED_NUMBER] = describe_assumed,
        };

  return functions[caveat](results, in);
}

static void
clear_caution_cb (gpointer caution)
{
  g_free (((UpliftMethodCaution *) caution)->text);
}

GArray *
uplift_method_cautions_new (const UpliftResults *results, UpliftMethod method)
{
  GArray *cautions;
  const UpliftIncremental *in;

  g_return_val_if_fail (results != NULL && method < UPLIFT_N_METHODS, NULL);

  in = &results->methods[method];
  cautions = g_array_new (FALSE, FALSE, sizeof (UpliftMethodCaution));
  g_array_set_clear_func (cautions, clear_caution_cb);
  for (guint c = 0; c < UPLIFT_N_CAVEATS; c++)
    if (uplift_method_caveats_has (in->caveats, (UpliftCaveat) c))
      {
        UpliftMethodCaution caution = { describe ((UpliftCaveat) c, results, in), TRUE };

        g_array_append_val (cautions, caution);
      }
  for (guint i = 0; i < N_STANDING && standing[in->method][i] != NULL; i++)
    {
      UpliftMethodCaution caution = { g_strdup (_ (standing[in->method][i])), FALSE };

      g_array_append_val (cautions, caution);
    }
  return cautions;
}
