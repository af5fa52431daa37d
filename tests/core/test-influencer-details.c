/* An influencer's details against the results of the same filter with this one influencer ticked,
 * and against sums over its rows, on random data and filters. */
#include "core/influencer-details.h"
#include "random-dataset.h"
#include "random-filter.h"
#include "slow-rows.h"

#define N_CASES 80

typedef struct
{
  UpliftResults *results;           /* under a random filter */
  UpliftResults *only;              /* the same with the one influencer ticked */
  UpliftInfluencerDetails *details; /* of it */
  GArray *rows;                     /* SlowRow */
} Case;

static void
assert_near (double a, double b)
{
  if (isnan (a) && isnan (b))
    return;
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9 * MAX (1.0, MAX (fabs (a), fabs (b))));
}

static UpliftDataset *
make_dataset (guint seed, GRand *rand)
{
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = (guint) g_rand_int_range (rand, 1, 15),
    .n_rows = (guint) g_rand_int_range (rand, 1, 300),
    .n_posts = (guint) g_rand_int_range (rand, 0, 60),
    .n_payouts = (guint) g_rand_int_range (rand, 0, 40),
    .n_days = (guint) g_rand_int_range (rand, 1, 30),
    .row_dimensions = g_rand_int_range (rand, 0, 4) != 0,
    .users = g_rand_boolean (rand),
    .arms = g_rand_boolean (rand),
    .post_dimensions = g_rand_boolean (rand),
    .payout_campaigns = g_rand_boolean (rand),
    .payout_days = g_rand_boolean (rand),
  };

  return random_dataset_new (&spec);
}

static Case
make_case (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (UpliftDataset) dataset = make_dataset (seed, rand);
  g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  guint32 i = (guint32) g_rand_int_range (rand, 0, (gint32) dataset->influencers.n);
  Case test = { .rows = slow_rows_new (dataset) };

  settings.spend_mode = (UpliftSpendMode) g_rand_int_range (rand, 0, 2);
  settings.method = (UpliftMethod) g_rand_int_range (rand, 0, 5);
  test.results = uplift_results_compute (dataset, filter, &settings);
  test.details = uplift_influencer_details_new (test.results, i);
  uplift_filter_clear_dimension (filter, UPLIFT_DIMENSION_INFLUENCER);
  uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER,
                     uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], i), TRUE);
  test.only = uplift_results_compute (dataset, filter, &settings);
  return test;
}

static void
clear_case (Case *test)
{
  uplift_influencer_details_free (test->details);
  uplift_results_unref (test->only);
  uplift_results_unref (test->results);
  g_array_unref (test->rows);
}

static void
check_figures (const Case *test)
{
  const UpliftInfluencerDetails *details = test->details;
  const UpliftFigures *figures = &details->figures.figures, *totals = &test->only->totals.figures;

  g_assert_cmpint (figures->orders, ==, totals->orders);
  g_assert_cmpint (figures->revenue, ==, totals->revenue);
  assert_near (figures->spend, totals->spend);
  assert_near (figures->profit, totals->profit);
  assert_near (figures->roas, totals->roas);
  assert_near (figures->roi, totals->roi);
  assert_near (figures->aov, totals->aov);
  assert_near (figures->cpa, totals->cpa);
  assert_near (details->figures.incremental_roas,
               test->only->influencers[details->influencer].incremental_roas);
  g_assert_cmpint (details->figures.posts, ==, test->only->totals.posts);
}

/* Each day's rows, found one by one. */
static void
check_days (const Case *test)
{
  const UpliftInfluencerDetails *details = test->details;
  gint64 orders = 0;
  UpliftMoney revenue = 0;

  for (guint d = 0; d < details->n_days; d++)
    {
      UpliftInfluencerDay expected = { .day = details->days[d].day };
      guint rows = 0;
      g_assert_true (d == 0 || details->days[d - 1].day < details->days[d].day);
      for (guint r = 0; r < test->rows->len; r++)
        {
          const SlowRow *row = &g_array_index (test->rows, SlowRow, r);
          if (row->influencer != (int) details->influencer || row->day != expected.day
              || !slow_row_passes (test->results->filter, row, SLOW_ALL))
            continue;
          rows++;
          expected.orders += row->orders;
          expected.revenue += row->revenue;
        }
      g_assert_cmpuint (rows, >, 0);
      g_assert_cmpint (details->days[d].orders, ==, expected.orders);
      g_assert_cmpint (details->days[d].revenue, ==, expected.revenue);
      orders += expected.orders;
      revenue += expected.revenue;
    }
  g_assert_cmpint (orders, ==, details->figures.figures.orders);
  g_assert_cmpint (revenue, ==, details->figures.figures.revenue);
}

static void
check_posts (const Case *test)
{
  const UpliftInfluencerDetails *details = test->details;
  const UpliftDay *days = details->dataset->posts.day;

  g_assert_cmpint (details->n_posts, ==, test->only->totals.posts);
  for (guint p = 0; p < details->n_posts; p++)
    {
      gboolean found = FALSE;
      for (gint64 k = 0; k < test->only->totals.posts && !found; k++)
        found = test->only->selected_posts[k] == details->posts[p];
      g_assert_true (found);
      g_assert_true (p == 0 || days[details->posts[p - 1]] > days[details->posts[p]]
                     || (days[details->posts[p - 1]] == days[details->posts[p]]
                         && details->posts[p - 1] < details->posts[p]));
    }
}

/* Every payout of the influencer once; what counts adds up to the spend, what is unallocated to
 * what the results say of it. */
static void
check_payouts (const Case *test)
{
  const UpliftInfluencerDetails *details = test->details;
  const UpliftPayoutColumns *payouts = &details->dataset->payouts;
  double counted = 0.0, unallocated = 0.0;
  guint n = 0;

  for (guint32 row = 0; row < payouts->n; row++)
    if (payouts->influencer[row] == details->influencer)
      {
        const UpliftInfluencerPayout *payout = &details->payouts[n++];
        double paid = uplift_money_to_double (payouts->payout[row]);
        g_assert_cmpuint (n, <=, details->n_payouts);
        g_assert_cmpuint (payout->row, ==, row);
        counted += payout->counted;
        if (payout->part == UPLIFT_PAYOUT_UNALLOCATED)
          unallocated += paid;
        if (payout->part == UPLIFT_PAYOUT_WHOLE)
          assert_near (payout->counted, paid);
        if (payout->part == UPLIFT_PAYOUT_UNALLOCATED || payout->part == UPLIFT_PAYOUT_LEFT_OUT)
          g_assert_cmpfloat (payout->counted, ==, 0.0);
      }
  g_assert_cmpuint (n, ==, details->n_payouts);
  if (!details->dataset->tables[UPLIFT_TABLE_PAYOUTS].present)
    return;
  assert_near (counted, test->only->totals.figures.spend);
  assert_near (unallocated, test->only->totals.unallocated_spend);
}

static void
check_ranks (const Case *test)
{
  const UpliftInfluencerDetails *details = test->details;
  const UpliftResults *results = test->results;

  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    {
      double own = uplift_measure_get_value ((UpliftMeasure) m,
                                             &results->influencers[details->influencer]);
      guint better = 0, valued = 0;
      for (guint32 i = 0; i < results->dataset->influencers.n; i++)
        {
          double value = uplift_measure_get_value ((UpliftMeasure) m, &results->influencers[i]);
          if (isnan (value)
              || !slow_influencer_passes (results->dataset, results->filter, i,
                                          UPLIFT_DIMENSION_INFLUENCER))
            continue;
          valued++;
          better += m == UPLIFT_MEASURE_CPA ? value < own : value > own;
        }
      g_assert_cmpuint (details->n_ranked[m], ==, valued);
      g_assert_cmpuint (details->rank[m], ==, isnan (own) ? 0 : better + 1);
    }
}

static void
test_random (void)
{
  guint n_selected = 0;

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      Case test = make_case (seed);
      g_assert_cmpint (test.details->selected, ==, test.only->totals.influencers == 1);
      if (test.details->selected)
        {
          n_selected++;
          check_figures (&test);
          check_days (&test);
          check_posts (&test);
          check_payouts (&test);
          check_ranks (&test);
        }
      else
        g_assert_cmpuint (test.details->n_days + test.details->n_posts + test.details->n_payouts,
                          ==, 0);
      clear_case (&test);
    }
  g_assert_cmpuint (n_selected, >, N_CASES / 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/influencer-details/random", test_random);
  return g_test_run ();
}
