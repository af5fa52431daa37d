/* What influencers and campaigns cost, against a slow and plain recomputation over random data and
 * random filters. */
#include "core/figures/spend.h"
#include "random-case.h"

static gboolean
remains_filter (const RandomCase *test, guint leave_out)
{
  gboolean has_period = uplift_filter_get_since (test->filter) != UPLIFT_DAY_NONE
                        || uplift_filter_get_until (test->filter) != UPLIFT_DAY_NONE;

  return random_case_is_ticked (test, UPLIFT_DIMENSION_PRODUCT)
         || random_case_is_ticked (test, UPLIFT_DIMENSION_BRAND)
         || random_case_is_ticked (test, UPLIFT_DIMENSION_SOURCE)
         || (random_case_is_ticked (test, UPLIFT_DIMENSION_CAMPAIGN)
             && (leave_out & SLOW_NO_CAMPAIGN) == 0)
         || (has_period && (leave_out & SLOW_NO_PERIOD) == 0);
}

/* One payout row's part in the spend; *unallocated is added to. */
static double
pay_row (const RandomCase *test, guint32 row, UpliftSpendMode mode, double *unallocated)
{
  const UpliftPayoutColumns *payouts = &test->dataset->payouts;
  double payout = uplift_money_to_double (payouts->payout[row]);
  guint leave_out = 0;

  if (payouts->campaign != NULL && payouts->campaign[row] != G_MAXUINT32)
    {
      const char *campaign = uplift_dictionary_get (
          test->dataset->values[UPLIFT_DIMENSION_CAMPAIGN], payouts->campaign[row]);
      if (!slow_value_passes (test->filter, UPLIFT_DIMENSION_CAMPAIGN, campaign))
        return 0.0;
      leave_out |= SLOW_NO_CAMPAIGN;
    }
  if (payouts->day != NULL && payouts->day[row] != UPLIFT_DAY_NONE)
    {
      if (!slow_day_passes (test->filter, payouts->day[row]))
        return 0.0;
      leave_out |= SLOW_NO_PERIOD;
    }
  if (mode == UPLIFT_SPEND_WHOLE || !remains_filter (test, leave_out))
    return payout;
  gint64 all = random_case_sum_orders (test, payouts->influencer[row], -1);
  if (all == 0)
    {
      *unallocated += payout;
      return 0.0;
    }
  return payout * (double) random_case_sum_orders (test, payouts->influencer[row], (int) leave_out)
         / (double) all;
}

/* The fee counts like a payout without campaign and date, of an influencer found in some table but
 * its own. */
static double
pay_fee (const RandomCase *test, guint32 influencer, double *unallocated)
{
  const UpliftDataset *dataset = test->dataset;
  gint64 all = random_case_sum_orders (test, influencer, -1);
  gboolean at_work = FALSE;
  double fee;

  for (guint r = 0; r < test->rows->len; r++)
    at_work |= random_case_get_row (test, r)->influencer == (int) influencer;
  for (guint32 row = 0; row < dataset->payouts.n; row++)
    at_work |= dataset->payouts.influencer[row] == influencer;
  for (guint32 row = 0; row < dataset->posts.n; row++)
    at_work |= dataset->posts.influencer[row] == influencer;
  fee = at_work ? test->settings.influencer_fee : 0.0;
  if (test->settings.spend_mode == UPLIFT_SPEND_WHOLE || !remains_filter (test, 0))
    return fee;
  if (all == 0)
    {
      *unallocated += fee;
      return 0.0;
    }
  return fee * (double) random_case_sum_orders (test, influencer, 0) / (double) all;
}

/* In currency units, as if there were a payouts file. */
static UpliftCost
sum_cost (const RandomCase *test, guint32 influencer, double *unallocated)
{
  UpliftCost cost = { 0.0, 0.0 };

  for (guint32 row = 0; row < test->dataset->payouts.n; row++)
    if (test->dataset->payouts.influencer[row] == influencer)
      cost.payout += pay_row (test, row, test->settings.spend_mode, unallocated);
  cost.spend = cost.payout + pay_fee (test, influencer, unallocated)
               + test->settings.order_cost * (double) random_case_sum_orders (test, influencer, 0);
  return cost;
}

static UpliftCost
find_expected_cost (const RandomCase *test, guint32 influencer, double *unallocated)
{
  UpliftCost cost = sum_cost (test, influencer, unallocated);

  if (test->dataset->tables[UPLIFT_TABLE_PAYOUTS].present)
    return cost;
  cost.payout = UPLIFT_NO_VALUE;
  if (test->settings.order_cost == 0.0 && test->settings.influencer_fee == 0.0)
    cost.spend = UPLIFT_NO_VALUE;
  return cost;
}

static void
check_influencers (const RandomCase *test)
{
  double payout = 0.0, spend = 0.0, unallocated = 0.0;
  UpliftMoney revenue = 0;
  gint64 orders = 0, influencers = 0;

  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    {
      const UpliftInfluencerFigures *row = &test->results->influencers[i];
      UpliftFigures expected = { .orders = random_case_sum_orders (test, i, 0) };
      double left = 0.0;
      for (guint r = 0; r < test->rows->len; r++)
        if (random_case_get_row (test, r)->influencer == (int) i
            && slow_row_passes (test->filter, random_case_get_row (test, r), 0))
          expected.revenue += random_case_get_row (test, r)->revenue;
      UpliftCost cost = find_expected_cost (test, i, &left);
      expected.payout = cost.payout;
      expected.spend = cost.spend;
      expected.profit
          = test->settings.margin * uplift_money_to_double (expected.revenue) - expected.spend;
      g_assert_cmpint (row->figures.orders, ==, expected.orders);
      g_assert_cmpint (row->figures.revenue, ==, expected.revenue);
      random_case_assert_near (row->figures.payout, expected.payout);
      random_case_assert_near (row->figures.spend, expected.spend);
      random_case_assert_near (
          row->figures.roas,
          uplift_ratio (uplift_money_to_double (expected.revenue), expected.spend));
      random_case_assert_near (row->figures.cpa,
                               uplift_ratio (expected.spend, (double) expected.orders));
      random_case_assert_near (row->figures.profit, expected.profit);
      g_assert_cmpint (row->selected, ==, random_case_is_selected (test, i));
      g_assert_cmpint (
          row->shown, ==,
          slow_influencer_passes (test->dataset, test->filter, i, UPLIFT_DIMENSION_INFLUENCER));
      g_assert_cmpint (row->free, ==, expected.revenue > 0 && expected.spend == 0.0);
      if (!row->selected)
        continue;
      influencers++;
      revenue += expected.revenue;
      orders += expected.orders;
      payout += expected.payout;
      spend += expected.spend;
      unallocated += left;
    }
  g_assert_cmpint (test->results->totals.influencers, ==, influencers);
  g_assert_cmpint (test->results->totals.figures.revenue, ==, revenue);
  g_assert_cmpint (test->results->totals.figures.orders, ==, orders);
  if (!isnan (test->results->totals.figures.payout))
    random_case_assert_near (test->results->totals.figures.payout, payout);
  if (!isnan (test->results->totals.figures.spend))
    {
      random_case_assert_near (test->results->totals.figures.spend, spend);
      random_case_assert_near (test->results->totals.unallocated_spend, unallocated);
    }
}

static void
test_influencers (void)
{
  random_case_for_each (check_influencers);
}

/* Fee and order cost of an influencer inside a campaign, with no filter. */
static double
find_further_cost (const RandomCase *test, guint32 influencer, const char *campaign)
{
  gint64 inside = 0, all = random_case_sum_orders (test, influencer, -1);

  for (guint r = 0; r < test->rows->len; r++)
    if (random_case_get_row (test, r)->influencer == (int) influencer
        && g_str_equal (random_case_get_row (test, r)->value[UPLIFT_DIMENSION_CAMPAIGN], campaign))
      inside += random_case_get_row (test, r)->orders;
  return test->settings.order_cost * (double) inside
         + (all > 0 ? test->settings.influencer_fee * (double) inside / (double) all : 0.0);
}

/* With no filter every value's spend is payout × orders in the value / all orders, or its own
 * payouts. */
static void
check_campaign_spend (const RandomCase *test)
{
  const UpliftPayoutColumns *payouts = &test->dataset->payouts;
  g_autoptr (UpliftFilter) everything = uplift_filter_new ();
  g_autoptr (UpliftResults) results
      = uplift_results_compute (test->dataset, everything, &test->settings);
  const UpliftBreakdown *breakdown = &results->breakdowns[UPLIFT_DIMENSION_CAMPAIGN];

  for (guint b = 0; b < breakdown->n; b++)
    {
      const UpliftBreakdownRow *row = &breakdown->rows[b];
      const char *value
          = uplift_dictionary_get (test->dataset->values[UPLIFT_DIMENSION_CAMPAIGN], row->code);
      double expected = 0.0, further = 0.0;
      for (guint32 p = 0; p < payouts->n; p++)
        {
          double payout = uplift_money_to_double (payouts->payout[p]);
          gint64 inside = 0, all = random_case_sum_orders (test, payouts->influencer[p], -1);
          for (guint r = 0; r < test->rows->len; r++)
            if (random_case_get_row (test, r)->influencer == (int) payouts->influencer[p]
                && g_str_equal (random_case_get_row (test, r)->value[UPLIFT_DIMENSION_CAMPAIGN],
                                value))
              inside += random_case_get_row (test, r)->orders;
          if (payouts->campaign != NULL && payouts->campaign[p] != G_MAXUINT32)
            expected += payouts->campaign[p] == row->code ? payout : 0.0;
          else if (all > 0)
            expected += payout * (double) inside / (double) all;
        }
      for (guint32 i = 0; i < test->dataset->influencers.n; i++)
        further += find_further_cost (test, i, value);
      if (!isnan (row->figures.payout))
        random_case_assert_near (row->figures.payout, expected);
      if (!isnan (row->figures.spend))
        random_case_assert_near (row->figures.spend, expected + further);
    }
}

static void
test_campaign_spend (void)
{
  random_case_for_each (check_campaign_spend);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spend/influencers", test_influencers);
  g_test_add_func ("/spend/campaigns", test_campaign_spend);
  return g_test_run ();
}
