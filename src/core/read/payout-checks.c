#include "core/read/payout-checks.h"
#include "core/read/finding-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define HALF_A_UNIT 0.5

/* What all checks share. */
typedef struct
{
  UpliftLoaderContext *context;     /* (borrowed) */
  const UpliftLoaderSource *source; /* (borrowed) */
  const UpliftPayoutAudit *audit;   /* (borrowed) */
} Check;

static UpliftMoney
to_money (double value)
{
  return isnan (value) ? UPLIFT_MONEY_NONE : (UpliftMoney) round (value * UPLIFT_MONEY_SCALE);
}

static UpliftFinding
make_finding (const Check *check, UpliftColumn column, UpliftSeverity severity, const char *kind,
              guint32 row)
{
  const UpliftPayoutColumns *payouts = &check->context->dataset->payouts;

  return uplift_loader_source_make_finding (check->source, column, severity, kind,
                                            payouts->line[row]);
}

/* Less or more than rate × units; nothing is said of who brought no sale, which is said of the
 * influencer. */
static void
check_amount (const Check *check, guint32 row)
{
  const UpliftPayoutCheck *judged = &check->audit->checks[row];
  gboolean over = judged->judgement == UPLIFT_JUDGEMENT_OVERPAID;
  g_autofree char *paid = uplift_finding_dup_money (to_money (judged->paid));
  g_autofree char *expected = uplift_finding_dup_money (to_money (judged->expected_by_count));
  UpliftFinding finding = make_finding (check, UPLIFT_COLUMN_TOTAL_PAYOUT, UPLIFT_SEVERITY_WARNING,
                                        over ? "overpaid-payout" : "underpaid-payout", row);

  if (!over && judged->judgement != UPLIFT_JUDGEMENT_UNDERPAID)
    return;
  finding.value = paid;
  finding.money = to_money (over ? judged->at_stake : judged->owed);
  uplift_problems_add (check->context->dataset->problems, &finding,
                       over ? _ ("the payout is %s, more than the rate times the units counted, "
                                 "%s; what was paid counts")
                            : _ ("the payout is %s, less than the rate times the units counted, "
                                 "%s; what was paid counts"),
                       paid, expected);
}

static void
check_double (const Check *check, guint32 row)
{
  const UpliftPayoutCheck *judged = &check->audit->checks[row];
  UpliftFinding finding = make_finding (check, UPLIFT_COLUMN_TOTAL_PAYOUT, UPLIFT_SEVERITY_WARNING,
                                        "duplicate-payout", row);
  g_autofree char *paid = uplift_finding_dup_money (to_money (judged->paid));

  if (judged->judgement != UPLIFT_JUDGEMENT_DOUBLED)
    return;
  finding.value = paid;
  finding.money = to_money (judged->paid);
  uplift_problems_add (check->context->dataset->problems, &finding,
                       _ ("the payout is the same as the one on line %" PRIu64
                          ", in every column that is read; both count"),
                       check->context->dataset->payouts.line[judged->original]);
}

/* A double has no share of the orders. */
static void
check_orders (const Check *check, guint32 row)
{
  const UpliftPayoutCheck *judged = &check->audit->checks[row];

  if (judged->judgement == UPLIFT_JUDGEMENT_DOUBLED || isnan (judged->units_stated)
      || isnan (judged->units_counted)
      || fabs (judged->units_stated - judged->units_counted) <= HALF_A_UNIT)
    return;
  gint64 stated = (gint64) judged->units_stated;
  g_autofree char *value = uplift_finding_dup_count (stated);
  UpliftFinding finding
      = make_finding (check, UPLIFT_COLUMN_ORDERS, UPLIFT_SEVERITY_WARNING, "orders-differ", row);
  finding.value = value;
  finding.money = to_money (fabs (judged->expected_by_statement - judged->expected_by_count));
  uplift_problems_add (check->context->dataset->problems, &finding,
                       _ ("the payout is for %" PRId64 " orders, and %.0f were tracked; what was "
                          "paid counts"),
                       stated, judged->units_counted);
}

/* A payout of nothing may well be what is due: a note, and of one below zero a warning. */
static void
check_sign (const Check *check, guint32 row)
{
  UpliftMoney payout = check->context->dataset->payouts.payout[row];
  if (payout > 0)
    return;

  g_autofree char *value = uplift_finding_dup_money (payout);
  UpliftFinding finding = make_finding (check, UPLIFT_COLUMN_TOTAL_PAYOUT,
                                        payout < 0 ? UPLIFT_SEVERITY_WARNING : UPLIFT_SEVERITY_NOTE,
                                        payout < 0 ? "negative-payout" : "zero-payout", row);
  finding.value = value;
  finding.money = payout;
  uplift_problems_add (check->context->dataset->problems, &finding, "%s",
                       payout < 0 ? _ ("the payout is below zero; it is taken off the spend")
                                  : _ ("nothing was paid; the row counts as it is"));
}

static void
check_days (const Check *check)
{
  const UpliftPayoutColumns *payouts = &check->context->dataset->payouts;
  if (payouts->day == NULL)
    return;

  UpliftDayBounds bounds = uplift_day_bounds_find (payouts->day, sizeof *payouts->day, NULL,
                                                   payouts->n, check->context->today);
  for (guint32 row = 0; row < payouts->n; row++)
    {
      if (uplift_day_bounds_judge (&bounds, payouts->day[row]) == UPLIFT_DAY_FINE)
        continue;
      UpliftFinding finding
          = make_finding (check, UPLIFT_COLUMN_DATE, UPLIFT_SEVERITY_WARNING, "", row);
      finding.money = payouts->payout[row];
      uplift_finding_report_day (check->context->dataset->problems, &finding, &bounds,
                                 payouts->day[row]);
    }
}

void
uplift_payout_checks_run (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                          const UpliftPayoutAudit *audit)
{
  g_return_if_fail (context != NULL && source != NULL && audit != NULL);
  g_return_if_fail (audit->dataset == context->dataset);

  const Check check = { context, source, audit };
  for (guint32 row = 0; row < context->dataset->payouts.n; row++)
    {
      check_sign (&check, row);
      check_double (&check, row);
      check_amount (&check, row);
      check_orders (&check, row);
    }
  check_days (&check);
}
