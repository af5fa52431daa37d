/* core/figures/incremental-breakdown against what it stands for: the results of the same filter
 * with that value alone ticked, computed as a whole, value by value. */
#include "core/figures/incremental-breakdown.h"
#include "random-dataset.h"
#include "random-filter.h"

#define N_CASES 300

typedef struct
{
  guint n_values, n_with_value; /* over all cases, so that a test of nothing fails */
} Tally;

static UpliftDataset *
make_dataset (GRand *rand, guint seed)
{
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = (guint) g_rand_int_range (rand, 1, 20),
    .n_rows = (guint) g_rand_int_range (rand, 1, 400),
    .n_payouts = (guint) g_rand_int_range (rand, 0, 40),
    .n_days = (guint) g_rand_int_range (rand, 1, 60),
    .row_dimensions = g_rand_int_range (rand, 0, 8) != 0,
    .users = g_rand_int_range (rand, 0, 8) != 0,
    .arms = g_rand_int_range (rand, 0, 8) != 0,
    .payout_campaigns = g_rand_boolean (rand),
    .payout_days = g_rand_boolean (rand),
  };

  return random_dataset_new (&spec);
}

/* The settings' spend differs from the breakdown's only where payouts count whole under a filter
 * that the breakdown prorates by. */
static gboolean
has_same_spend (const UpliftResults *results, UpliftDimension dimension)
{
  return results->settings.spend_mode == UPLIFT_SPEND_PRORATED
         || !uplift_dimension_is_row (dimension);
}

static void
check_near (double a, double b)
{
  if (isnan (a) && isnan (b))
    return;
  g_assert_cmpfloat_with_epsilon (a, b, 1e-9 * MAX (1.0, fabs (b)));
}

static void
check_breakdown (const UpliftResults *results, UpliftDimension dimension,
                 const UpliftBreakdown *breakdown, Tally *tally)
{
  g_autofree UpliftIncrementalPart *parts
      = uplift_incremental_breakdown_compute (results, dimension, breakdown);

  for (guint b = 0; b < breakdown->n; b++)
    {
      g_autoptr (UpliftFilter) narrowed = uplift_filter_copy (results->filter);
      uplift_filter_clear_dimension (narrowed, dimension);
      uplift_filter_set (
          narrowed, dimension,
          uplift_dictionary_get (results->dataset->values[dimension], breakdown->rows[b].code),
          TRUE);
      g_autoptr (UpliftResults) alone
          = uplift_results_compute (results->dataset, narrowed, &results->settings);

      g_assert_cmpint (isnan (parts[b].revenue), ==, isnan (alone->incremental.revenue));
      if (!isnan (parts[b].revenue))
        g_assert_cmpfloat (parts[b].revenue, ==, alone->incremental.revenue);
      check_near (parts[b].roas,
                  uplift_ratio (alone->incremental.revenue, breakdown->rows[b].figures.spend));
      if (has_same_spend (results, dimension))
        check_near (parts[b].roas, alone->incremental.roas);
      tally->n_values++;
      tally->n_with_value += isnan (parts[b].revenue) ? 0 : 1;
    }
}

/* Also of the values that the dimension's own filter hides. */
static void
check_dimension (const UpliftResults *results, UpliftDimension dimension, Tally *tally)
{
  g_autoptr (UpliftFilter) wider = uplift_filter_copy (results->filter);

  check_breakdown (results, dimension, &results->breakdowns[dimension], tally);
  if (uplift_filter_get_n_values (wider, dimension) == 0)
    return;
  uplift_filter_clear_dimension (wider, dimension);
  g_autoptr (UpliftResults) wide
      = uplift_results_compute (results->dataset, wider, &results->settings);
  check_breakdown (results, dimension, &wide->breakdowns[dimension], tally);
}

static void
check_method (gconstpointer data)
{
  UpliftMethod method = GPOINTER_TO_UINT (data);
  Tally tallies[UPLIFT_N_DIMENSIONS] = { 0 };

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (UpliftDataset) dataset = make_dataset (rand, seed);
      g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
      UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
      settings.spend_mode = (UpliftSpendMode) g_rand_int_range (rand, 0, 2);
      settings.method = method;
      settings.order_cost = g_rand_boolean (rand) ? 12.5 : 0.0;
      settings.influencer_fee = g_rand_boolean (rand) ? 100.0 : 0.0;
      g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
      for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
        check_dimension (results, (UpliftDimension) d, &tallies[d]);
    }

  static const UpliftDimension listed[]
      = { UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY, UPLIFT_DIMENSION_TYPE,
          UPLIFT_DIMENSION_PRODUCT,  UPLIFT_DIMENSION_BRAND,    UPLIFT_DIMENSION_CAMPAIGN };
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      const Tally *tally = &tallies[listed[i]];
      g_test_message ("%s: %u of %u values have one", uplift_dimension_get_name (listed[i]),
                      tally->n_with_value, tally->n_values);
      g_assert_cmpuint (tally->n_with_value, >, 100);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/incremental-breakdown/experiment",
                        GUINT_TO_POINTER (UPLIFT_METHOD_EXPERIMENT), check_method);
  g_test_add_data_func ("/incremental-breakdown/baseline",
                        GUINT_TO_POINTER (UPLIFT_METHOD_BASELINE), check_method);
  g_test_add_data_func ("/incremental-breakdown/aov", GUINT_TO_POINTER (UPLIFT_METHOD_AOV),
                        check_method);
  g_test_add_data_func ("/incremental-breakdown/share", GUINT_TO_POINTER (UPLIFT_METHOD_SHARE),
                        check_method);
  return g_test_run ();
}
