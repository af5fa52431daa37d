#include "app/words/cost-text.h"
#include "app/words/kpi-texts.h"
#include "small-dataset.h"

#include <string.h>

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", "Bert", "Instagram", "Fitness", "Male", 2000, 50 },
};

static const SmallRow rows[] = {
  { 0, 20000, "a", 3, 600 },
  { 1, 20003, "b", 1, 300 },
  { -1, 20003, "c", 7, 500 },
};

static void
check (const UpliftResults *results, UpliftKpi kpi, const char *figure, const char *detail,
       const char *in_explanation)
{
  g_autoptr (UpliftKpiTexts) texts = uplift_kpi_texts_new (kpi, results);

  g_assert_cmpstr (texts->figure, ==, figure);
  g_assert_cmpstr (texts->detail, ==, detail);
  g_test_message ("%s", texts->explanation);
  g_assert_nonnull (strstr (texts->explanation, in_explanation));
}

static UpliftResults *
compute (UpliftDataset *dataset, const UpliftFilter *filter, UpliftMethod method)
{
  g_autoptr (UpliftFilter) none = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  settings.method = method;
  return uplift_results_compute (dataset, filter != NULL ? filter : none, &settings);
}

static void
test_values (void)
{
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 2, rows, 3);
  g_autoptr (UpliftResults) results = compute (dataset, NULL, UPLIFT_METHOD_AOV);

  check (results, UPLIFT_KPI_REVENUE, "900", "900.00", "500.00 more");
  check (results, UPLIFT_KPI_SPEND, "150", "150.00 · prorated", "whole of the payouts");
  check (results, UPLIFT_KPI_ROAS, "6.00×", "break-even at 1.00×", "900.00 ÷ 150.00");
  check (results, UPLIFT_KPI_INCREMENTAL_ROAS, "−2.00×", "order value", "900.00 − 300.00 × 4");
  check (results, UPLIFT_KPI_ORDERS, "4", "2 influencers", "7 more");
  check (results, UPLIFT_KPI_AOV, "225.00", "average order value", "900.00 ÷ 4");
}

static void
test_methods (void)
{
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 2, rows, 3);
  g_autoptr (UpliftResults) baseline = compute (dataset, NULL, UPLIFT_METHOD_BASELINE);
  g_autoptr (UpliftResults) share = compute (dataset, NULL, UPLIFT_METHOD_SHARE);
  g_autoptr (UpliftResults) experiment = compute (dataset, NULL, UPLIFT_METHOD_EXPERIMENT);

  check (baseline, UPLIFT_KPI_INCREMENTAL_ROAS, "−7.33×", "baseline",
         "Only 1 day has sales without an influencer");
  check (baseline, UPLIFT_KPI_INCREMENTAL_ROAS, "−7.33×", "baseline",
         "900.00 − 500.00 × 4 × 2 ÷ 2");
  check (share, UPLIFT_KPI_INCREMENTAL_ROAS, "4.80×", "share", "900.00 × (1 − 20.0%)");
  check (experiment, UPLIFT_KPI_INCREMENTAL_ROAS, "–",
         "experiment · the tracking file has no user or no group column", "No value");
}

static void
test_no_payouts (void)
{
  const SmallInfluencer unpaid = { "1", "Anna", "", "", "", 0, UPLIFT_NO_VALUE };
  g_autoptr (UpliftDataset) dataset = small_dataset_new (&unpaid, 1, rows, 1);
  g_autoptr (UpliftResults) results = compute (dataset, NULL, UPLIFT_METHOD_AOV);

  check (results, UPLIFT_KPI_SPEND, "–", "no payouts file", "payouts file");
  check (results, UPLIFT_KPI_ROAS, "–", "no payouts file", "Revenue ÷ spend");
  check (results, UPLIFT_KPI_REVENUE, "600", "600.00", "600.00");
}

/* Four orders at 10 and two influencers at 5 besides payouts of 150. */
static void
test_further_cost (void)
{
  const SmallInfluencer unpaid = { "1", "Anna", "", "", "", 0, UPLIFT_NO_VALUE };
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 2, rows, 3);
  g_autoptr (UpliftDataset) without = small_dataset_new (&unpaid, 1, rows, 1);
  g_autoptr (UpliftFilter) none = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  g_autoptr (UpliftResults) results = NULL, unpaid_results = NULL;
  g_autofree char *note = NULL, *plain = NULL;

  settings.order_cost = 10.0;
  settings.influencer_fee = 5.0;
  results = uplift_results_compute (dataset, none, &settings);
  check (results, UPLIFT_KPI_SPEND, "200", "200.00 · prorated · payouts 150",
         "= payouts 150.00 + further cost 50.00");
  check (results, UPLIFT_KPI_ROAS, "4.50×", "full cost · break-even at 1.00×", "900.00 ÷ 200.00");
  note = uplift_cost_text_dup_note (results);
  g_assert_nonnull (strstr (note, "the payouts and 10.00 per order and 5.00 per influencer"));

  /* Without a payouts file spend is the further cost alone. */
  settings.order_cost = 0.0;
  unpaid_results = uplift_results_compute (without, none, &settings);
  check (unpaid_results, UPLIFT_KPI_SPEND, "5", "5.00 · prorated", "no payouts file");

  settings.influencer_fee = 0.0;
  uplift_results_unref (results);
  results = uplift_results_compute (dataset, none, &settings);
  plain = uplift_cost_text_dup_note (results);
  g_assert_null (plain);
}

static void
test_unallocated (void)
{
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 2, rows, 1);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftResults) results = NULL, empty = NULL;

  /* Bert has a payout and no order. */
  uplift_filter_set_period (filter, 20000, 20000);
  results = compute (dataset, filter, UPLIFT_METHOD_AOV);
  check (results, UPLIFT_KPI_SPEND, "100", "100.00 · prorated · 50 unallocated",
         "Unallocated: 50.00");

  uplift_filter_set_period (filter, 20005, 20006);
  empty = compute (dataset, filter, UPLIFT_METHOD_AOV);
  check (empty, UPLIFT_KPI_AOV, "–", "no orders in the selection", "= –");
  check (empty, UPLIFT_KPI_ROAS, "–", "no spend in the selection", "= –");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kpi-texts/values", test_values);
  g_test_add_func ("/kpi-texts/methods", test_methods);
  g_test_add_func ("/kpi-texts/no-payouts", test_no_payouts);
  g_test_add_func ("/kpi-texts/further-cost", test_further_cost);
  g_test_add_func ("/kpi-texts/unallocated", test_unallocated);
  return g_test_run ();
}
