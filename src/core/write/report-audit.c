#include "core/write/report-audit.h"

#include "core/figures/payout-audit.h"
#include "core/figures/payout-units.h"

static const char *const basis_names[] = {
  [UPLIFT_BASIS_UNKNOWN] = NULL,
  [UPLIFT_BASIS_POST] = "post",
  [UPLIFT_BASIS_ORDER] = "order",
};

static void
write_line (UpliftJsonWriter *json, const char *name, const UpliftPayoutColumns *payouts,
            guint32 row)
{
  gboolean known = payouts->line != NULL && row != UPLIFT_PAYOUT_NO_ROW;

  uplift_json_writer_add_int (json, name, known ? (gint64) payouts->line[row] : UPLIFT_COUNT_NONE);
}

/* What the file says. */
static void
write_cells (UpliftJsonWriter *json, const UpliftDataset *dataset, guint32 row)
{
  const UpliftPayoutColumns *payouts = &dataset->payouts;
  guint32 influencer = payouts->influencer[row];
  gboolean has_campaign = payouts->campaign != NULL && payouts->campaign[row] != G_MAXUINT32;

  write_line (json, "line", payouts, row);
  uplift_json_writer_add_string (
      json, "id", uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], influencer));
  uplift_json_writer_add_string (json, "name", dataset->influencers.name[influencer]);
  uplift_json_writer_add_string (
      json, "campaign",
      has_campaign ? uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_CAMPAIGN],
                                            payouts->campaign[row])
                   : NULL);
  uplift_json_writer_add_day (json, "date",
                              payouts->day != NULL ? payouts->day[row] : UPLIFT_DAY_NONE);
  uplift_json_writer_add_string (json, "basis", basis_names[payouts->basis[row]]);
  uplift_json_writer_add_money (json, "rate", payouts->rate[row]);
}

static void
write_row (UpliftJsonWriter *json, const UpliftPayoutAudit *audit, guint32 row)
{
  const UpliftPayoutCheck *check = &audit->checks[row];

  uplift_json_writer_begin_object (json, NULL);
  write_cells (json, audit->dataset, row);
  uplift_json_writer_add_double (json, "units_stated", check->units_stated);
  uplift_json_writer_add_double (json, "units_counted", check->units_counted);
  uplift_json_writer_add_double (json, "expected_by_statement", check->expected_by_statement);
  uplift_json_writer_add_double (json, "expected_by_count", check->expected_by_count);
  uplift_json_writer_add_double (json, "paid", check->paid);
  uplift_json_writer_add_boolean (json, "paid_stated", check->stated);
  uplift_json_writer_add_double (json, "difference", check->difference);
  uplift_json_writer_add_string (json, "judgement", uplift_judgement_get_name (check->judgement));
  uplift_json_writer_add_string (json, "reason", check->reason);
  write_line (json, "double_of_line", &audit->dataset->payouts, check->original);
  uplift_json_writer_add_double (json, "at_stake", check->at_stake);
  uplift_json_writer_add_double (json, "owed", check->owed);
  uplift_json_writer_end (json);
}

static void
write_totals (UpliftJsonWriter *json, const UpliftPayoutTotals *totals)
{
  static const UpliftJudgement costly[]
      = { UPLIFT_JUDGEMENT_OVERPAID, UPLIFT_JUDGEMENT_DOUBLED, UPLIFT_JUDGEMENT_NO_SALE };

  uplift_json_writer_begin_object (json, "totals");
  uplift_json_writer_add_int (json, "rows", totals->n_rows);
  uplift_json_writer_add_int (json, "checked", totals->n_checked);
  for (guint j = 0; j < UPLIFT_N_JUDGEMENTS; j++)
    uplift_json_writer_add_int (json, uplift_judgement_get_name ((UpliftJudgement) j),
                                totals->rows[j]);
  uplift_json_writer_add_int (json, "influencers_without_sale", totals->influencers_without_sale);
  uplift_json_writer_add_double (json, "paid", totals->paid);
  for (guint k = 0; k < G_N_ELEMENTS (costly); k++)
    {
      g_autofree char *name
          = g_strdup_printf ("at_stake_%s", uplift_judgement_get_name (costly[k]));
      uplift_json_writer_add_double (json, name, totals->at_stake[costly[k]]);
    }
  uplift_json_writer_add_double (json, "at_stake", totals->at_stake_in_all);
  uplift_json_writer_add_double (json, "owed", totals->owed);
  uplift_json_writer_end (json);
}

void
uplift_report_add_audit (UpliftJsonWriter *json, const UpliftResults *results)
{
  g_return_if_fail (json != NULL && results != NULL);

  if (!results->dataset->tables[UPLIFT_TABLE_PAYOUTS].present)
    {
      uplift_json_writer_add_string (json, "payout_audit", NULL);
      return;
    }
  g_autoptr (UpliftPayoutAudit) audit = uplift_payout_audit_new (results->dataset);
  g_autoptr (GArray) rows = NULL;
  UpliftPayoutTotals totals = uplift_payout_audit_select (audit, results, &rows);

  uplift_json_writer_begin_object (json, "payout_audit");
  uplift_json_writer_begin_array (json, "rows");
  for (guint k = 0; k < rows->len; k++)
    write_row (json, audit, g_array_index (rows, guint32, k));
  uplift_json_writer_end (json);
  write_totals (json, &totals);
  uplift_json_writer_end (json);
}
