/* The report's payout audit, read back with another library. */
#include "core/figures/payout-audit.h"
#include "core/write/report.h"
#include "random-dataset.h"

#include <json-glib/json-glib.h>

static UpliftResults *
make_results (guint seed, gboolean has_payouts)
{
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = 15,
    .n_rows = 100,
    .n_posts = 40,
    .n_payouts = has_payouts ? 40 : 0,
    .n_days = 40,
    .row_dimensions = TRUE,
    .post_dimensions = TRUE,
    .payout_campaigns = TRUE,
    .payout_days = TRUE,
  };
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  for (guint row = 1; row < dataset->payouts.n; row += 7)
    {
      UpliftPayoutColumns *payouts = &dataset->payouts;
      payouts->influencer[row] = payouts->influencer[row - 1];
      payouts->basis[row] = payouts->basis[row - 1];
      payouts->rate[row] = payouts->rate[row - 1];
      payouts->orders[row] = payouts->orders[row - 1];
      payouts->payout[row] = payouts->payout[row - 1];
      payouts->campaign[row] = payouts->campaign[row - 1];
      payouts->day[row] = payouts->day[row - 1];
    }
  dataset->payouts.line = g_new (guint64, MAX (dataset->payouts.n, 1));
  for (guint row = 0; row < dataset->payouts.n; row++)
    dataset->payouts.line[row] = row + 2;
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "TikTok", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_CAMPAIGN, "Campaign 1", TRUE);
  return uplift_results_compute (dataset, filter, &settings);
}

static JsonObject *
parse (JsonParser *parser, const UpliftResults *results)
{
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  g_autofree char *json = uplift_report_to_json (results, &options);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_double (JsonObject *object, const char *name, double expected)
{
  if (isnan (expected))
    g_assert_true (json_object_get_null_member (object, name));
  else
    g_assert_cmpfloat (json_object_get_double_member (object, name), ==, expected);
}

static void
assert_row (JsonObject *object, const UpliftPayoutAudit *audit, guint32 row)
{
  const UpliftPayoutCheck *check = &audit->checks[row];
  const UpliftPayoutColumns *payouts = &audit->dataset->payouts;
  static const char *const basis[] = { NULL, "post", "order" };

  g_assert_cmpint (json_object_get_int_member (object, "line"), ==, row + 2);
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==,
                   audit->dataset->influencers.name[payouts->influencer[row]]);
  g_assert_cmpstr (json_object_get_string_member_with_default (object, "basis", NULL), ==,
                   basis[payouts->basis[row]]);
  g_assert_cmpint (json_object_get_null_member (object, "campaign"), ==,
                   payouts->campaign[row] == G_MAXUINT32);
  assert_double (object, "rate", uplift_money_to_double (payouts->rate[row]));
  assert_double (object, "units_stated", check->units_stated);
  assert_double (object, "units_counted", check->units_counted);
  assert_double (object, "expected_by_statement", check->expected_by_statement);
  assert_double (object, "expected_by_count", check->expected_by_count);
  assert_double (object, "paid", check->paid);
  assert_double (object, "difference", check->difference);
  assert_double (object, "at_stake", check->at_stake);
  assert_double (object, "owed", check->owed);
  g_assert_true (json_object_get_boolean_member (object, "paid_stated"));
  g_assert_cmpstr (json_object_get_string_member (object, "judgement"), ==,
                   uplift_judgement_get_name (check->judgement));
  g_assert_cmpstr (json_object_get_string_member_with_default (object, "reason", NULL), ==,
                   check->reason);
  if (check->judgement == UPLIFT_JUDGEMENT_DOUBLED)
    g_assert_cmpint (json_object_get_int_member (object, "double_of_line"), ==,
                     check->original + 2);
  else
    g_assert_true (json_object_get_null_member (object, "double_of_line"));
}

/* The totals follow from the rows that are written. */
static void
assert_totals (JsonObject *totals, JsonArray *rows)
{
  double at_stake = 0.0, owed = 0.0, paid = 0.0;
  gint64 judged = 0;

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      at_stake += json_object_get_double_member (row, "at_stake");
      owed += json_object_get_double_member (row, "owed");
      paid += json_object_get_double_member (row, "paid");
    }
  for (guint j = 0; j < UPLIFT_N_JUDGEMENTS; j++)
    judged += json_object_get_int_member (totals, uplift_judgement_get_name ((UpliftJudgement) j));
  g_assert_cmpint (judged, ==, json_array_get_length (rows));
  g_assert_cmpint (json_object_get_int_member (totals, "rows"), ==, judged);
  g_assert_cmpint (json_object_get_int_member (totals, "checked"), ==,
                   judged - json_object_get_int_member (totals, "unchecked"));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (totals, "at_stake"), at_stake,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (totals, "at_stake_overpaid")
                                      + json_object_get_double_member (totals, "at_stake_doubled")
                                      + json_object_get_double_member (totals, "at_stake_no_sale"),
                                  at_stake, 1e-6);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (totals, "owed"), owed, 1e-6);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (totals, "paid"), paid, 1e-6);
}

static void
test_rows (void)
{
  guint n_doubles = 0;

  for (guint seed = 1; seed <= 10; seed++)
    {
      g_autoptr (UpliftResults) results = make_results (seed, TRUE);
      g_autoptr (UpliftPayoutAudit) audit = uplift_payout_audit_new (results->dataset);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *member = json_object_get_object_member (parse (parser, results), "payout_audit");
      JsonArray *rows = json_object_get_array_member (member, "rows");
      guint k = 0;
      for (guint32 row = 0; row < results->dataset->payouts.n; row++)
        {
          if (!results->influencers[results->dataset->payouts.influencer[row]].selected)
            continue;
          assert_row (json_array_get_object_element (rows, k++), audit, row);
          n_doubles += audit->checks[row].judgement == UPLIFT_JUDGEMENT_DOUBLED ? 1 : 0;
        }
      g_assert_cmpuint (json_array_get_length (rows), ==, k);
      assert_totals (json_object_get_object_member (member, "totals"), rows);
    }
  g_assert_cmpuint (n_doubles, >, 0);
}

static void
test_no_payouts (void)
{
  g_autoptr (UpliftResults) results = make_results (1, FALSE);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_object_get_null_member (parse (parser, results), "payout_audit"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-audit/rows", test_rows);
  g_test_add_func ("/report-audit/no-payouts", test_no_payouts);
  return g_test_run ();
}
