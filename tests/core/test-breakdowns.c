/* Personas against their influencers' figures, and what a dimension's own filter hides against the
 * results without that filter, over random data and filters. The breakdowns by one dimension are in
 * test-results.c. */
#include "core/figures/breakdowns.h"
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
    .payout_days = g_rand_boolean (rand),
  };
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  settings.spend_mode = (UpliftSpendMode) g_rand_int_range (rand, 0, 2);
  settings.order_cost = g_rand_boolean (rand) ? 12.5 : 0.0;
  settings.influencer_fee = g_rand_boolean (rand) ? 100.0 : 0.0;
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

static void
check_figures (const UpliftFigures *a, const UpliftFigures *b)
{
  g_assert_cmpint (a->orders, ==, b->orders);
  g_assert_cmpint (a->revenue, ==, b->revenue);
  assert_near (a->payout, b->payout);
  assert_near (a->spend, b->spend);
  assert_near (a->profit, b->profit);
  assert_near (a->roas, b->roas);
}

/* Returns how many values the filter hides. */
static guint
check_lifted (const UpliftResults *results, const UpliftResults *wide, UpliftDimension dimension)
{
  const UpliftBreakdown *expected = &wide->breakdowns[dimension];
  UpliftBreakdown lifted = uplift_breakdowns_lift (results, dimension);

  g_assert_cmpuint (lifted.n, ==, expected->n);
  assert_near (lifted.unallocated_spend, expected->unallocated_spend);
  for (guint b = 0; b < lifted.n; b++)
    {
      g_assert_cmpuint (lifted.rows[b].code, ==, expected->rows[b].code);
      g_assert_cmpint (lifted.rows[b].influencers, ==, expected->rows[b].influencers);
      check_figures (&lifted.rows[b].figures, &expected->rows[b].figures);
    }
  g_free (lifted.rows);
  return lifted.n - MIN (lifted.n, results->breakdowns[dimension].n);
}

static UpliftResults *
compute_without (const UpliftResults *results, UpliftDimension one, UpliftDimension other)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (results->filter);

  uplift_filter_clear_dimension (filter, one);
  uplift_filter_clear_dimension (filter, other);
  return uplift_results_compute (results->dataset, filter, &results->settings);
}

static void
test_lifted (void)
{
  static const UpliftDimension listed[]
      = { UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CATEGORY, UPLIFT_DIMENSION_TYPE,
          UPLIFT_DIMENSION_PRODUCT,  UPLIFT_DIMENSION_BRAND,    UPLIFT_DIMENSION_CAMPAIGN };
  guint n_hidden[G_N_ELEMENTS (listed)] = { 0 };

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (UpliftResults) results = make_results (seed);
      for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
        {
          g_autoptr (UpliftResults) wide = compute_without (results, listed[i], listed[i]);
          n_hidden[i] += check_lifted (results, wide, listed[i]);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    g_assert_cmpuint (n_hidden[i], >, 20);
}

static void
test_lifted_personas (void)
{
  guint n_hidden = 0;

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (UpliftResults) results = make_results (seed);
      g_autoptr (UpliftResults) wide
          = compute_without (results, UPLIFT_DIMENSION_CATEGORY, UPLIFT_DIMENSION_GENDER);
      guint n;
      g_autofree UpliftPersonaRow *lifted = uplift_breakdowns_lift_personas (results, &n);
      g_assert_cmpuint (n, ==, wide->n_personas);
      for (guint p = 0; p < n; p++)
        {
          g_assert_cmpuint (lifted[p].category, ==, wide->personas[p].category);
          g_assert_cmpuint (lifted[p].gender, ==, wide->personas[p].gender);
          g_assert_cmpint (lifted[p].influencers, ==, wide->personas[p].influencers);
          check_figures (&lifted[p].figures, &wide->personas[p].figures);
          assert_near (lifted[p].mean_roas, wide->personas[p].mean_roas);
        }
      n_hidden += n - results->n_personas;
    }
  g_assert_cmpuint (n_hidden, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breakdowns/personas", test_personas);
  g_test_add_func ("/breakdowns/lifted", test_lifted);
  g_test_add_func ("/breakdowns/lifted-personas", test_lifted_personas);
  return g_test_run ();
}
