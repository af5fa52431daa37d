#include "random-case.h"

#include "random-dataset.h"
#include "random-filter.h"

#define N_CASES 150

void
random_case_assert_near (double a, double b)
{
  if (isnan (a) && isnan (b))
    return;
  double tolerance = 1e-9 * MAX (1.0, MAX (fabs (a), fabs (b)));
  g_assert_cmpfloat_with_epsilon (a, b, tolerance);
}

static RandomCase *
random_case_new (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = (guint) g_rand_int_range (rand, 1, 20),
    .n_rows = (guint) g_rand_int_range (rand, 1, 400),
    .n_posts = (guint) g_rand_int_range (rand, 0, 50),
    .n_payouts = (guint) g_rand_int_range (rand, 0, 40),
    .n_days = (guint) g_rand_int_range (rand, 1, 60),
    .row_dimensions = g_rand_int_range (rand, 0, 4) != 0,
    .users = g_rand_int_range (rand, 0, 3) != 0,
    .arms = g_rand_int_range (rand, 0, 3) != 0,
    .post_dimensions = g_rand_boolean (rand),
    .payout_campaigns = g_rand_boolean (rand),
    .payout_days = g_rand_boolean (rand),
  };
  RandomCase *test = g_new0 (RandomCase, 1);

  test->dataset = random_dataset_new (&spec);
  test->filter = random_filter_new (rand, test->dataset);
  test->settings = UPLIFT_SETTINGS_DEFAULT;
  test->settings.spend_mode = (UpliftSpendMode) g_rand_int_range (rand, 0, 2);
  test->settings.method = (UpliftMethod) g_rand_int_range (rand, 0, 5);
  test->settings.margin = g_rand_boolean (rand) ? 1.0 : 0.3;
  test->settings.poor_roas = g_rand_boolean (rand) ? UPLIFT_NO_VALUE : 2.5;
  test->settings.order_cost = g_rand_boolean (rand) ? 0.0 : 3.75;
  test->settings.influencer_fee = g_rand_boolean (rand) ? 0.0 : 40.5;
  test->results = uplift_results_compute (test->dataset, test->filter, &test->settings);
  test->rows = slow_rows_new (test->dataset);
  return test;
}

static void
random_case_free (RandomCase *test)
{
  g_array_unref (test->rows);
  uplift_results_unref (test->results);
  uplift_filter_free (test->filter);
  uplift_dataset_unref (test->dataset);
  g_free (test);
}

void
random_case_for_each (void (*check) (const RandomCase *test))
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      RandomCase *test = random_case_new (seed);
      check (test);
      random_case_free (test);
    }
}

const SlowRow *
random_case_get_row (const RandomCase *test, guint index)
{
  return &g_array_index (test->rows, SlowRow, index);
}

gboolean
random_case_is_selected (const RandomCase *test, guint32 influencer)
{
  return slow_influencer_passes (test->dataset, test->filter, influencer, -1);
}

/* The influencer's orders under the row filters; all of them with leave_out -1. */
gint64
random_case_sum_orders (const RandomCase *test, guint32 influencer, int leave_out)
{
  gint64 orders = 0;

  for (guint r = 0; r < test->rows->len; r++)
    {
      const SlowRow *row = random_case_get_row (test, r);
      if (row->influencer == (int) influencer
          && (leave_out < 0 || slow_row_passes (test->filter, row, (guint) leave_out)))
        orders += row->orders;
    }
  return orders;
}

gboolean
random_case_is_ticked (const RandomCase *test, UpliftDimension dimension)
{
  return uplift_filter_get_n_values (test->filter, dimension) > 0;
}
