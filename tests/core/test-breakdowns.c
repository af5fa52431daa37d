/* Personas against their influencers' figures, over random data and filters. The breakdowns by one
 * dimension are in test-results.c. */
#include "core/figures/results.h"
#include "random-dataset.h"
#include "random-filter.h"

#define N_CASES 150

static void
assert_near (double a, double b)
{
  if (isnan (a) && isnan (b))
    return;
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9 * MAX (1.0, fabs (b)));
}

static UpliftResults *
make_results (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = (guint) g_rand_int_range (rand, 1, 60),
    .n_rows = (guint) g_rand_int_range (rand, 1, 400),
    .n_payouts = (guint) g_rand_int_range (rand, 0, 60),
    .n_days = 30,
    .row_dimensions = TRUE,
    .payout_campaigns = g_rand_boolean (rand),
  };
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
  g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);

  return uplift_results_compute (dataset, filter, &settings);
}

static gboolean
is_of_persona (const UpliftResults *results, guint32 influencer, const UpliftPersonaRow *row)
{
  guint32 *const *attribute = results->dataset->influencers.attribute;

  return results->influencers[influencer].selected
         && attribute[UPLIFT_DIMENSION_CATEGORY][influencer] == row->category
         && attribute[UPLIFT_DIMENSION_GENDER][influencer] == row->gender;
}

static void
check_persona (const UpliftResults *results, const UpliftPersonaRow *row)
{
  double spend = 0.0, roas = 0.0;
  UpliftMoney revenue = 0;
  gint64 n = 0, n_with_roas = 0, orders = 0;

  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    {
      const UpliftFigures *figures = &results->influencers[i].figures;
      if (!is_of_persona (results, i, row))
        continue;
      n++;
      orders += figures->orders;
      revenue += figures->revenue;
      spend += figures->spend;
      n_with_roas += isnan (figures->roas) ? 0 : 1;
      roas += isnan (figures->roas) ? 0.0 : figures->roas;
    }
  g_assert_cmpint (row->influencers, ==, n);
  g_assert_cmpint (row->with_roas, ==, n_with_roas);
  g_assert_cmpint (row->figures.orders, ==, orders);
  g_assert_cmpint (row->figures.revenue, ==, revenue);
  assert_near (row->figures.spend, spend);
  assert_near (row->figures.roas,
               spend == 0.0 ? UPLIFT_NO_VALUE : uplift_money_to_double (revenue) / spend);
  assert_near (row->mean_roas, n_with_roas == 0 ? UPLIFT_NO_VALUE : roas / (double) n_with_roas);
}

static void
test_personas (void)
{
  guint n_mixed = 0;

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (UpliftResults) results = make_results (seed);
      gint64 influencers = 0;
      for (guint p = 0; p < results->n_personas; p++)
        {
          const UpliftPersonaRow *row = &results->personas[p];
          check_persona (results, row);
          influencers += row->influencers;
          n_mixed += row->with_roas > 0 && row->with_roas < row->influencers ? 1 : 0;
        }
      g_assert_cmpint (influencers, ==, results->totals.influencers);
    }
  g_assert_cmpuint (n_mixed, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breakdowns/personas", test_personas);
  return g_test_run ();
}
