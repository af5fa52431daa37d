/* Who stands out, against a plain search over random data. */
#include "core/figures/key-facts.h"
#include "random-dataset.h"
#include "random-filter.h"

#include <string.h>

#define N_CASES 200

/* Figures are made coarse, so that several share the best. */
static UpliftResults *
make_results (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = (guint) g_rand_int_range (rand, 1, 30),
    .n_rows = (guint) g_rand_int_range (rand, 1, 200),
    .n_payouts = (guint) g_rand_int_range (rand, 0, 60),
    .n_days = 20,
    .row_dimensions = TRUE,
  };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);
  for (guint row = 0; row < rows->len; row++)
    {
      UpliftMoney *revenue = &g_array_index (rows, TrackingRow, row).revenue;
      *revenue = *revenue / 10000000 * 10000000;
    }
  random_dataset_finish (dataset, rows);
  for (guint32 row = 0; row < dataset->payouts.n; row++)
    dataset->payouts.payout[row] = dataset->payouts.payout[row] / 10000000 * 10000000;
  g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  settings.method = UPLIFT_METHOD_AOV;
  return uplift_results_compute (dataset, filter, &settings);
}

static double
get_value (const UpliftInfluencerFigures *row, guint fact)
{
  const double values[UPLIFT_N_KEY_FACTS]
      = { row->figures.roas, row->incremental_roas, (double) row->figures.orders,
          uplift_money_to_double (row->figures.revenue) };

  return values[fact];
}

static guint
check_fact (const UpliftResults *results, const UpliftKeyFact *fact, guint index)
{
  double best = -INFINITY;
  guint n = 0;

  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    if (results->influencers[i].selected && get_value (&results->influencers[i], index) > best)
      best = get_value (&results->influencers[i], index);
  if (isinf (best) || best == 0.0)
    {
      g_assert_true (isnan (fact->value));
      g_assert_cmpuint (fact->n, ==, 0);
      return 0;
    }
  g_assert_cmpfloat (fact->value, ==, best);
  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    n += results->influencers[i].selected && get_value (&results->influencers[i], index) == best
             ? 1
             : 0;
  g_assert_cmpuint (fact->n, ==, n);
  for (guint k = 0; k < n; k++)
    g_assert_cmpfloat (get_value (&results->influencers[fact->influencers[k]], index), ==, best);
  for (guint k = 1; k < n; k++)
    g_assert_cmpint (strcmp (results->dataset->influencers.name[fact->influencers[k - 1]],
                             results->dataset->influencers.name[fact->influencers[k]]),
                     <=, 0);
  return n;
}

static void
test_key_facts (void)
{
  guint shared = 0, nobody = 0;

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (UpliftResults) results = make_results (seed);
      g_autoptr (UpliftKeyFacts) key_facts = uplift_key_facts_new (results);
      for (guint k = 0; k < UPLIFT_N_KEY_FACTS; k++)
        {
          guint n = check_fact (results, &key_facts->facts[k], k);
          shared += n > 1 ? 1 : 0;
          nobody += n == 0 ? 1 : 0;
        }
    }
  g_assert_cmpuint (shared, >, 20);
  g_assert_cmpuint (nobody, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-facts/random", test_key_facts);
  return g_test_run ();
}
