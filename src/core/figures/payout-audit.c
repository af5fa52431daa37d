#include "core/figures/payout-audit.h"

#include "core/figures/payout-units.h"

#include <glib/gi18n-lib.h>

/* With room for what doubles lose. */
#define HALF_A_CENT 0.00500001
#define HALF_A_UNIT 0.50000001

/* A file that pays in whole units rounds to whole units; one total with a fraction shows that it
 * does not. */
static double
find_tolerance (const UpliftPayoutColumns *payouts)
{
  for (guint32 row = 0; row < payouts->n; row++)
    if (!uplift_payout_is_computed (payouts, row) && payouts->payout[row] % UPLIFT_MONEY_SCALE != 0)
      return HALF_A_CENT;
  return HALF_A_UNIT;
}

static UpliftJudgement
judge (const UpliftPayoutCheck *check, gboolean has_sale, double tolerance)
{
  if (check->original != UPLIFT_PAYOUT_NO_ROW)
    return UPLIFT_JUDGEMENT_DOUBLED;
  if (!has_sale && check->paid > 0.0)
    return UPLIFT_JUDGEMENT_NO_SALE;
  if (isnan (check->difference))
    return UPLIFT_JUDGEMENT_UNCHECKED;
  if (fabs (check->difference) <= tolerance)
    return UPLIFT_JUDGEMENT_OK;
  return check->difference > 0.0 ? UPLIFT_JUDGEMENT_OVERPAID : UPLIFT_JUDGEMENT_UNDERPAID;
}

static void
put_price (UpliftPayoutCheck *check)
{
  double price = 0.0;

  if (check->judgement == UPLIFT_JUDGEMENT_OVERPAID
      || check->judgement == UPLIFT_JUDGEMENT_UNDERPAID)
    price = check->difference;
  else if (check->judgement == UPLIFT_JUDGEMENT_DOUBLED
           || check->judgement == UPLIFT_JUDGEMENT_NO_SALE)
    price = check->paid;
  check->at_stake = MAX (price, 0.0);
  check->owed = MAX (-price, 0.0);
}

/* Money is reckoned in ten-thousandths, where rate × whole units is exact. */
static UpliftPayoutCheck
check_row (const UpliftPayoutColumns *payouts, guint32 row, const UpliftPayoutUnits *units,
           double tolerance)
{
  double rate
      = uplift_payout_has_rate (payouts, row) ? (double) payouts->rate[row] : UPLIFT_NO_VALUE;
  double paid = (double) payouts->payout[row];
  double expected = units->original == UPLIFT_PAYOUT_NO_ROW ? rate * units->counted : 0.0;
  UpliftPayoutCheck check = {
    .original = units->original,
    .stated = !uplift_payout_is_computed (payouts, row),
    .units_stated = units->stated,
    .units_counted = units->counted,
    .expected_by_statement = rate * units->stated / UPLIFT_MONEY_SCALE,
    .expected_by_count = expected / UPLIFT_MONEY_SCALE,
    .paid = paid / UPLIFT_MONEY_SCALE,
    .difference = (paid - expected) / UPLIFT_MONEY_SCALE,
  };

  check.judgement = judge (&check, units->has_sale, check.stated ? tolerance : HALF_A_CENT);
  if (check.judgement == UPLIFT_JUDGEMENT_UNCHECKED)
    check.reason = units->reason != NULL ? units->reason : _ ("no rate");
  put_price (&check);
  return check;
}

UpliftPayoutAudit *
uplift_payout_audit_new (UpliftDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  const UpliftPayoutColumns *payouts = &dataset->payouts;
  g_autofree UpliftPayoutUnits *units = uplift_payout_units_compute (dataset);
  double tolerance = find_tolerance (payouts);
  UpliftPayoutAudit *audit = g_new (UpliftPayoutAudit, 1);
  audit->dataset = uplift_dataset_ref (dataset);
  audit->checks = g_new (UpliftPayoutCheck, MAX (payouts->n, 1));
  for (guint32 row = 0; row < payouts->n; row++)
    audit->checks[row] = check_row (payouts, row, &units[row], tolerance);
  return audit;
}

void
uplift_payout_audit_free (UpliftPayoutAudit *audit)
{
  if (audit == NULL)
    return;
  uplift_dataset_unref (audit->dataset);
  g_free (audit->checks);
  g_free (audit);
}

/* Sums are kept in ten-thousandths until the end: most amounts are whole numbers of these, and
 * their sum is exact. */
static void
add_row (UpliftPayoutTotals *totals, const UpliftPayoutCheck *check)
{
  totals->n_rows++;
  totals->rows[check->judgement]++;
  totals->paid += check->paid * UPLIFT_MONEY_SCALE;
  totals->at_stake[check->judgement] += check->at_stake * UPLIFT_MONEY_SCALE;
  totals->owed += check->owed * UPLIFT_MONEY_SCALE;
}

static void
finish_totals (UpliftPayoutTotals *totals)
{
  totals->n_checked = totals->n_rows - totals->rows[UPLIFT_JUDGEMENT_UNCHECKED];
  for (guint j = 0; j < UPLIFT_N_JUDGEMENTS; j++)
    totals->at_stake_in_all += totals->at_stake[j];
  for (guint j = 0; j < UPLIFT_N_JUDGEMENTS; j++)
    totals->at_stake[j] /= UPLIFT_MONEY_SCALE;
  totals->at_stake_in_all /= UPLIFT_MONEY_SCALE;
  totals->owed /= UPLIFT_MONEY_SCALE;
  totals->paid /= UPLIFT_MONEY_SCALE;
}

UpliftPayoutTotals
uplift_payout_audit_select (const UpliftPayoutAudit *audit, const UpliftResults *results,
                            GArray **rows)
{
  UpliftPayoutTotals totals = { 0 };
  g_return_val_if_fail (audit != NULL && results != NULL, totals);
  g_return_val_if_fail (audit->dataset == results->dataset, totals);

  const UpliftPayoutColumns *payouts = &audit->dataset->payouts;
  g_autofree gboolean *without_sale = g_new0 (gboolean, MAX (audit->dataset->influencers.n, 1));
  if (rows != NULL)
    *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 row = 0; row < payouts->n; row++)
    {
      const UpliftPayoutCheck *check = &audit->checks[row];
      if (!results->influencers[payouts->influencer[row]].selected)
        continue;
      if (rows != NULL)
        g_array_append_val (*rows, row);
      add_row (&totals, check);
      if (check->judgement != UPLIFT_JUDGEMENT_NO_SALE)
        continue;
      totals.influencers_without_sale += without_sale[payouts->influencer[row]] ? 0 : 1;
      without_sale[payouts->influencer[row]] = TRUE;
    }
  finish_totals (&totals);
  return totals;
}

const char *
uplift_judgement_get_name (UpliftJudgement judgement)
{
  static const char *const names[UPLIFT_N_JUDGEMENTS]
      = { "ok", "overpaid", "underpaid", "doubled", "no_sale", "unchecked" };

  g_return_val_if_fail ((guint) judgement < UPLIFT_N_JUDGEMENTS, NULL);
  return names[judgement];
}
