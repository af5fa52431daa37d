/* Who loses money, is not incremental or poor, against a plain search over random data. */
#include "core/figures/losses.h"
#include "random-dataset.h"
#include "random-filter.h"

#define N_CASES 200

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
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
  g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  settings.method = UPLIFT_METHOD_AOV;
  settings.poor_roas = g_rand_boolean (rand) ? UPLIFT_NO_VALUE : 30.0;
  return uplift_results_compute (dataset, filter, &settings);
}

/* Each of the list belongs there, worst first, and none is missing. */
static double
check_list (const UpliftResults *results, const UpliftLossList *list, guint expected,
            double (*get_badness) (const UpliftInfluencerFigures *row))
{
  double sum = 0.0, before = INFINITY;

  g_assert_cmpuint (list->n, ==, expected);
  for (guint k = 0; k < list->n; k++)
    {
      double badness = get_badness (&results->influencers[list->influencers[k]]);
      g_assert_cmpfloat (badness, <=, before);
      before = badness;
      sum += badness;
    }
  return sum;
}

static double
get_loss (const UpliftInfluencerFigures *row)
{
  g_assert_cmpfloat (row->figures.profit, <, 0.0);
  return row->figures.spend - uplift_money_to_double (row->figures.revenue);
}

static double
get_shortfall (const UpliftInfluencerFigures *row)
{
  g_assert_cmpfloat (row->incremental_roas, <, 0.0);
  g_assert_cmpfloat (row->figures.profit, >=, 0.0);
  return -row->incremental_revenue;
}

static double
get_low_roas (const UpliftInfluencerFigures *row)
{
  g_assert_cmpfloat (row->figures.profit, >=, 0.0);
  return -row->figures.roas;
}

static void
test_losses (void)
{
  guint seen[3] = { 0 };

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (UpliftResults) results = make_results (seed);
      g_autoptr (UpliftLosses) losses = uplift_losses_new (results);
      double threshold = uplift_settings_get_threshold (&results->settings);
      guint n[3] = { 0 }, n_losing_poor = 0;
      for (guint32 i = 0; i < results->dataset->influencers.n; i++)
        {
          const UpliftInfluencerFigures *row = &results->influencers[i];
          gboolean loses = row->figures.profit < 0.0;
          n[0] += row->selected && loses ? 1 : 0;
          n[1] += row->selected && !loses && row->figures.spend != 0.0
                          && row->incremental_revenue / row->figures.spend < 0.0
                          && row->figures.profit >= 0.0
                      ? 1
                      : 0;
          n[2] += row->selected && !loses && row->figures.roas < threshold ? 1 : 0;
          n_losing_poor += row->selected && loses && row->figures.roas < threshold ? 1 : 0;
        }
      g_assert_cmpfloat_with_epsilon (check_list (results, &losses->losing, n[0], get_loss),
                                      losses->lost, 1e-6);
      g_assert_cmpfloat_with_epsilon (
          check_list (results, &losses->not_incremental, n[1], get_shortfall), losses->brought_less,
          1e-6);
      check_list (results, &losses->poor, n[2], get_low_roas);
      g_assert_cmpuint (losses->n_losing_poor, ==, n_losing_poor);
      for (guint k = 0; k < 3; k++)
        seen[k] += n[k];
    }
  for (guint k = 0; k < 3; k++)
    g_assert_cmpuint (seen[k], >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/losses/random", test_losses);
  return g_test_run ();
}
