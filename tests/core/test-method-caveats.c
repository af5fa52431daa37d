/* Each caveat on both sides of its limit, and those of random data against the rows themselves. */
#include "core/figures/method-caveats.h"
#include "random-dataset.h"
#include "random-filter.h"

static UpliftIncremental
make_experiment (void)
{
  return (UpliftIncremental){
    .method = UPLIFT_METHOD_EXPERIMENT,
    .revenue = 500,
    .roas = 5,
    .low = 4,
    .high = 6,
    .exposed_users = 40,
    .control_users = 40,
    .p = 0.001,
  };
}

static UpliftIncremental
make_baseline (void)
{
  return (UpliftIncremental){
    .method = UPLIFT_METHOD_BASELINE,
    .revenue = 0,
    .baseline_days = 90,
    .days = 100,
  };
}

/* "few_users zero_in_interval ", of a revenue of 1000 and a break-even of 2. */
static char *
find (const UpliftIncremental *incremental)
{
  guint caveats = uplift_method_caveats_find (incremental, 1000.0, 2.0);
  GString *names = g_string_new (NULL);

  for (guint c = 0; c < UPLIFT_N_CAVEATS; c++)
    if (uplift_method_caveats_has (caveats, (UpliftCaveat) c))
      g_string_append_printf (names, "%s ", uplift_caveat_get_name ((UpliftCaveat) c));
  return g_string_free (names, FALSE);
}

#define assert_found(incremental, names) \
  G_STMT_START \
  { \
    g_autofree char *found = find (incremental); \
    g_assert_cmpstr (found, ==, names); \
  } \
  G_STMT_END

static void
test_experiment (void)
{
  UpliftIncremental in = make_experiment ();

  assert_found (&in, "");
  in.users_in_both = 1;
  assert_found (&in, "users_in_both ");
  in = make_experiment ();
  in.control_users = 39;
  assert_found (&in, "few_users ");
  in = make_experiment ();
  in.exposed_users = 2;
  assert_found (&in, "few_users ");
  in = make_experiment ();
  in.p = 0.05;
  assert_found (&in, "zero_in_interval ");
  in.p = 0.0499;
  assert_found (&in, "");
  in.low = 1.9;
  assert_found (&in, "pays_in_doubt ");
  in.high = 1.99;
  assert_found (&in, "");
  in.outside_revenue = 100 * UPLIFT_MONEY_SCALE;
  /* The revenue outside is in the unit of the revenue. */
  assert_found (&in, "");
  in.outside_revenue++;
  assert_found (&in, "outside_experiment ");
}

static void
test_baseline (void)
{
  UpliftIncremental in = make_baseline ();

  assert_found (&in, "");
  in.baseline_days = 89;
  assert_found (&in, "baseline_gaps ");
  in.days = 14;
  in.baseline_days = 14;
  assert_found (&in, "");
  in.days = in.baseline_days = 13;
  assert_found (&in, "few_baseline_days ");
  in = make_baseline ();
  in.revenue = -0.01;
  assert_found (&in, "below_baseline ");
}

static void
test_assumed (void)
{
  UpliftIncremental in = { .method = UPLIFT_METHOD_AOV, .revenue = 1 };

  assert_found (&in, "assumed_number ");
  in.revenue = -1;
  assert_found (&in, "below_baseline assumed_number ");
  in.method = UPLIFT_METHOD_SHARE;
  in.revenue = 1;
  assert_found (&in, "assumed_number ");
}

/* Not a value, not a doubt. */
static void
test_no_value (void)
{
  for (UpliftMethod m = UPLIFT_METHOD_EXPERIMENT; m < UPLIFT_N_METHODS; m++)
    {
      UpliftIncremental in = { .method = m, .revenue = UPLIFT_NO_VALUE, .users_in_both = 3 };
      assert_found (&in, "");
    }
}

/* The order value that is assumed is above the observed one when the caveat says so, and the zero
 * is in the interval when that says so. */
static void
check_random (guint32 seed)
{
  RandomDatasetSpec spec = { .seed = seed,
                             .n_influencers = 12,
                             .n_rows = 40 + 40 * seed,
                             .n_payouts = 20,
                             .n_days = 40,
                             .row_dimensions = TRUE,
                             .users = TRUE,
                             .arms = TRUE };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
  g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  settings.baseline_aov = g_rand_double_range (rand, 0, 2000);
  settings.margin = g_rand_double_range (rand, 0.1, 1);
  g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
  const UpliftIncremental *aov = &results->methods[UPLIFT_METHOD_AOV];
  const UpliftIncremental *experiment = &results->methods[UPLIFT_METHOD_EXPERIMENT];
  if (!isnan (aov->revenue) && results->totals.figures.orders > 0)
    g_assert_cmpint (uplift_method_caveats_has (aov->caveats, UPLIFT_CAVEAT_BELOW_BASELINE), ==,
                     results->totals.figures.aov < settings.baseline_aov);
  if (!isnan (experiment->low))
    {
      g_assert_cmpint (
          uplift_method_caveats_has (experiment->caveats, UPLIFT_CAVEAT_ZERO_IN_INTERVAL), ==,
          experiment->low <= 0 && experiment->high >= 0);
      g_assert_cmpint (
          uplift_method_caveats_has (experiment->caveats, UPLIFT_CAVEAT_PAYS_IN_DOUBT), ==,
          experiment->low * settings.margin < 1 && experiment->high * settings.margin > 1);
    }
}

static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 40; seed++)
    check_random (seed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method-caveats/experiment", test_experiment);
  g_test_add_func ("/method-caveats/baseline", test_baseline);
  g_test_add_func ("/method-caveats/assumed", test_assumed);
  g_test_add_func ("/method-caveats/no-value", test_no_value);
  g_test_add_func ("/method-caveats/random", test_random);
  return g_test_run ();
}
