/* The methods beside each other, over random data and random filters. What each of them is, and
 * Welch's test, is checked with all other figures by test-results. */
#include "core/figures/results.h"
#include "random-dataset.h"
#include "random-filter.h"
#include "slow-rows.h"

#define N_CASES 60

typedef struct
{
  UpliftDataset *dataset;
  UpliftFilter *filter;
  UpliftSettings settings;
  UpliftResults *results;
} Case;

static void
for_each_case (void (*check) (const Case *test))
{
  for (guint32 seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      RandomDatasetSpec spec = { .seed = seed,
                                 .n_influencers = (guint) g_rand_int_range (rand, 1, 20),
                                 .n_rows = (guint) g_rand_int_range (rand, 1, 400),
                                 .n_payouts = (guint) g_rand_int_range (rand, 0, 40),
                                 .n_days = (guint) g_rand_int_range (rand, 1, 60),
                                 .row_dimensions = TRUE,
                                 .users = g_rand_int_range (rand, 0, 4) != 0,
                                 .arms = g_rand_int_range (rand, 0, 4) != 0 };
      g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
      g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
      Case test = { dataset, filter, UPLIFT_SETTINGS_DEFAULT, NULL };

      test.settings.method = (UpliftMethod) g_rand_int_range (rand, 0, UPLIFT_N_METHODS);
      test.settings.margin = g_rand_boolean (rand) ? 1.0 : 0.3;
      g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &test.settings);
      test.results = results;
      check (&test);
    }
}

static void
assert_same (const UpliftIncremental *a, const UpliftIncremental *b)
{
  const double of_a[]
      = { a->revenue, a->roas, a->low, a->high,    a->daily_baseline, a->baseline_aov,
          a->lift,    a->t,    a->p,   a->freedom, a->baseline_share, a->break_even_input,
          a->mde };
  const double of_b[]
      = { b->revenue, b->roas, b->low, b->high,    b->daily_baseline, b->baseline_aov,
          b->lift,    b->t,    b->p,   b->freedom, b->baseline_share, b->break_even_input,
          b->mde };

  g_assert_cmpint (a->method, ==, b->method);
  g_assert_cmpstr (a->reason, ==, b->reason);
  g_assert_cmpuint (a->caveats, ==, b->caveats);
  g_assert_cmpint (a->outside_revenue, ==, b->outside_revenue);
  for (guint i = 0; i < G_N_ELEMENTS (of_a); i++)
    g_assert_true (of_a[i] == of_b[i] || (isnan (of_a[i]) && isnan (of_b[i])));
}

/* The estimate of each method is the one it gives when it is asked for. */
static void
check_methods (const Case *test)
{
  assert_same (&test->results->methods[UPLIFT_METHOD_AUTO], &test->results->incremental);
  for (UpliftMethod m = UPLIFT_METHOD_EXPERIMENT; m < UPLIFT_N_METHODS; m++)
    {
      UpliftSettings settings = test->settings;

      settings.method = m;
      g_autoptr (UpliftResults) asked
          = uplift_results_compute (test->dataset, test->filter, &settings);
      g_assert_cmpint (asked->incremental.method, ==, m);
      assert_same (&test->results->methods[m], &asked->incremental);
    }
}

static void
test_methods (void)
{
  for_each_case (check_methods);
}

/* With the number that is said to be its break-even, a method is at break-even. */
static void
check_break_even_input (const Case *test)
{
  const UpliftIncremental *methods = test->results->methods;
  UpliftSettings settings = test->settings;

  settings.baseline_aov = methods[UPLIFT_METHOD_AOV].break_even_input;
  settings.baseline_share = methods[UPLIFT_METHOD_SHARE].break_even_input;
  g_autoptr (UpliftResults) even = uplift_results_compute (test->dataset, test->filter, &settings);

  for (UpliftMethod m = UPLIFT_METHOD_AOV; m < UPLIFT_N_METHODS; m++)
    if (!isnan (methods[m].roas) && !isnan (methods[m].break_even_input))
      g_assert_cmpfloat_with_epsilon (even->methods[m].roas * settings.margin, 1.0, 1e-6);
}

static void
test_break_even_input (void)
{
  for_each_case (check_break_even_input);
}

/* The revenue of rows in no arm, summed row by row. */
static void
check_outside_revenue (const Case *test)
{
  const UpliftTrackingColumns *tracking = &test->dataset->tracking;
  g_autoptr (GArray) rows = slow_rows_new (test->dataset);
  UpliftMoney outside = 0;

  for (guint r = 0; r < rows->len; r++)
    {
      const SlowRow *row = &g_array_index (rows, SlowRow, r);

      if (row->influencer < 0 || !slow_row_passes (test->filter, row, 0)
          || !slow_influencer_passes (test->dataset, test->filter, (guint32) row->influencer, -1))
        continue;
      if (!tracking->has_users || !tracking->has_arms || row->user < 0
          || row->arm == UPLIFT_ARM_NONE)
        outside += row->revenue;
    }
  g_assert_cmpint (test->results->methods[UPLIFT_METHOD_EXPERIMENT].outside_revenue, ==, outside);
}

static void
test_outside_revenue (void)
{
  for_each_case (check_outside_revenue);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/incrementality/methods", test_methods);
  g_test_add_func ("/incrementality/break-even-input", test_break_even_input);
  g_test_add_func ("/incrementality/outside-revenue", test_outside_revenue);
  return g_test_run ();
}
