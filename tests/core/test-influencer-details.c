/* An influencer's details against the results of the same filter with this one influencer ticked,
 * and against sums over its rows, on random data and filters. */
#include "core/figures/influencer-details.h"
#include "random-case.h"

typedef struct
{
  const RandomCase *random;
  UpliftResults *only;              /* under its filter with the one influencer ticked */
  UpliftInfluencerDetails *details; /* of it */
} Case;

static Case
make_case (const RandomCase *random, guint32 influencer)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (random->filter);
  const UpliftDictionary *ids = random->dataset->values[UPLIFT_DIMENSION_INFLUENCER];

  uplift_filter_clear_dimension (filter, UPLIFT_DIMENSION_INFLUENCER);
  uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, uplift_dictionary_get (ids, influencer),
                     TRUE);
  return (Case){
    .random = random,
    .only = uplift_results_compute (random->dataset, filter, &random->settings),
    .details = uplift_influencer_details_new (random->results, influencer),
  };
}

static void
clear_case (Case *test)
{
  uplift_influencer_details_free (test->details);
  uplift_results_unref (test->only);
}

static void
check_figures (const Case *test)
{
  const UpliftInfluencerDetails *details = test->details;
  const UpliftFigures *figures = &details->figures.figures, *totals = &test->only->totals.figures;

  g_assert_cmpint (figures->orders, ==, totals->orders);
  g_assert_cmpint (figures->revenue, ==, totals->revenue);
  random_case_assert_near (figures->payout, totals->payout);
  random_case_assert_near (figures->spend, totals->spend);
  random_case_assert_near (figures->profit, totals->profit);
  random_case_assert_near (figures->roas, totals->roas);
  random_case_assert_near (figures->roi, totals->roi);
  random_case_assert_near (figures->aov, totals->aov);
  random_case_assert_near (figures->cpa, totals->cpa);
  random_case_assert_near (details->figures.incremental_roas,
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
      for (guint r = 0; r < test->random->rows->len; r++)
        {
          const SlowRow *row = random_case_get_row (test->random, r);
          if (row->influencer != (int) details->influencer || row->day != expected.day
              || !slow_row_passes (test->random->filter, row, SLOW_ALL))
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

/* Every payout of the influencer once; what counts adds up to the payout, what is unallocated to
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
          random_case_assert_near (payout->counted, paid);
        if (payout->part == UPLIFT_PAYOUT_UNALLOCATED || payout->part == UPLIFT_PAYOUT_LEFT_OUT)
          g_assert_cmpfloat (payout->counted, ==, 0.0);
      }
  g_assert_cmpuint (n, ==, details->n_payouts);
  if (!details->dataset->tables[UPLIFT_TABLE_PAYOUTS].present)
    return;
  random_case_assert_near (counted, test->only->totals.figures.payout);
  /* The fee is unallocated for the same reason, but no payout. */
  if (test->random->settings.influencer_fee == 0.0)
    random_case_assert_near (unallocated, test->only->totals.unallocated_spend);
}

static void
check_ranks (const Case *test)
{
  const UpliftInfluencerDetails *details = test->details;
  const UpliftResults *results = test->random->results;

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
check_influencer (Case *test)
{
  g_assert_cmpint (test->details->selected, ==, test->only->totals.influencers == 1);
  if (!test->details->selected)
    {
      g_assert_cmpuint (test->details->n_days + test->details->n_posts + test->details->n_payouts,
                        ==, 0);
      return;
    }
  check_figures (test);
  check_days (test);
  check_posts (test);
  check_payouts (test);
  check_ranks (test);
}

static void
check_influencers (const RandomCase *random)
{
  for (guint32 i = 0; i < random->dataset->influencers.n; i++)
    {
      Case test = make_case (random, i);
      check_influencer (&test);
      clear_case (&test);
    }
}

static void
test_random (void)
{
  random_case_for_each (check_influencers);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/influencer-details/random", test_random);
  return g_test_run ();
}
