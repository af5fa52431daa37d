/* Everything that core/figures/results computes, against a slow and plain recomputation over random
 * data and random filters. */
#include "core/data/parallel.h"
#include "core/figures/figures.h"
#include "core/figures/results.h"
#include "core/write/report.h"
#include "random-case.h"
#include "random-dataset.h"
#include "random-filter.h"

#include <gsl/gsl_cdf.h>
#include <string.h>

static void
check_baseline_rows (const RandomCase *test)
{
  UpliftMoney revenue = 0;
  gint64 orders = 0;

  for (guint r = 0; r < test->rows->len; r++)
    {
      const SlowRow *row = random_case_get_row (test, r);
      if (row->influencer >= 0 || !slow_row_passes (test->filter, row, 0))
        continue;
      revenue += row->revenue;
      orders += row->orders;
    }
  g_assert_cmpint (test->results->totals.baseline_revenue, ==, revenue);
  g_assert_cmpint (test->results->totals.baseline_orders, ==, orders);
}

static void
test_baseline_rows (void)
{
  random_case_for_each (check_baseline_rows);
}

/* Whether the row itself passes every filter but that of `except`: a baseline row has no influencer
 * and no campaign. */
static gboolean
matches_all_but (const RandomCase *test, const SlowRow *row, int except)
{
  for (int d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    {
      gboolean has_none = row->influencer < 0
                          && (d <= UPLIFT_DIMENSION_INFLUENCER || d == UPLIFT_DIMENSION_CAMPAIGN);
      if (d == except)
        continue;
      if (has_none ? random_case_is_ticked (test, (UpliftDimension) d)
                   : !slow_value_passes (test->filter, (UpliftDimension) d, row->value[d]))
        return FALSE;
    }
  return except == UPLIFT_N_DIMENSIONS || slow_day_passes (test->filter, row->day);
}

static void
check_counts (const RandomCase *test)
{
  const UpliftDataset *dataset = test->dataset;
  guint64 rows = 0, in_pairs = 0, in_pairs_expected = 0;

  for (int d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    for (guint32 code = 0; code < uplift_dictionary_get_size (dataset->values[d]); code++)
      {
        const char *value = uplift_dictionary_get (dataset->values[d], code);
        guint64 expected = 0;
        for (guint r = 0; r < test->rows->len; r++)
          {
            const SlowRow *row = random_case_get_row (test, r);
            gboolean has_value = row->influencer >= 0 || d == UPLIFT_DIMENSION_PRODUCT
                                 || d == UPLIFT_DIMENSION_BRAND || d == UPLIFT_DIMENSION_SOURCE;
            if (has_value && g_str_equal (row->value[d], value) && matches_all_but (test, row, d))
              expected++;
          }
        g_assert_cmpuint (test->results->counts[d][code], ==, expected);
      }
  for (guint r = 0; r < test->rows->len; r++)
    {
      rows += matches_all_but (test, random_case_get_row (test, r), -1) ? 1 : 0;
      in_pairs_expected
          += matches_all_but (test, random_case_get_row (test, r), UPLIFT_N_DIMENSIONS) ? 1 : 0;
    }
  for (guint32 p = 0; p < dataset->tracking.n_pairs; p++)
    in_pairs += test->results->pair_counts[p];
  g_assert_cmpuint (test->results->totals.rows, ==, rows);
  g_assert_cmpuint (in_pairs, ==, in_pairs_expected);
}

static void
test_counts (void)
{
  random_case_for_each (check_counts);
}

static void
check_daily (const RandomCase *test)
{
  UpliftMoney revenue = 0;
  guint listed = 0;

  for (guint i = 0; i < test->results->n_daily; i++)
    {
      const UpliftDailyRow *row = &test->results->daily[i];
      const char *source
          = uplift_dictionary_get (test->dataset->values[UPLIFT_DIMENSION_SOURCE], row->source);
      UpliftMoney expected = 0;
      if (i > 0)
        g_assert_true (row[-1].day < row->day
                       || (row[-1].day == row->day && row[-1].source != row->source));
      if (!row->selected)
        continue;
      for (guint r = 0; r < test->rows->len; r++)
        {
          const SlowRow *slow = random_case_get_row (test, r);
          if (slow->day == row->day && g_str_equal (slow->value[UPLIFT_DIMENSION_SOURCE], source)
              && slow_row_passes (test->filter, slow, 0)
              && (slow->influencer < 0
                  || random_case_is_selected (test, (guint32) slow->influencer)))
            expected += slow->revenue;
        }
      g_assert_cmpint (row->revenue, ==, expected);
      revenue += expected;
      listed++;
    }
  g_assert_cmpint (revenue, ==,
                   test->results->totals.figures.revenue + test->results->totals.baseline_revenue);
  if (test->results->totals.rows > 0)
    g_assert_cmpuint (listed, >, 0);
}

static void
test_daily (void)
{
  random_case_for_each (check_daily);
}

/* Revenue by user in an arm: key user, value revenue. influencer -1: the selected ones. */
static void
sum_users (const RandomCase *test, int influencer, UpliftArm arm, double *mean, double *variance,
           gint64 *n)
{
  guint32 n_users = test->dataset->tracking.n_users;
  g_autofree double *sums = g_new0 (double, n_users + 1);
  g_autofree gboolean *seen = g_new0 (gboolean, n_users + 1);

  for (guint r = 0; r < test->rows->len; r++)
    {
      const SlowRow *row = random_case_get_row (test, r);
      if (row->influencer < 0 || row->user < 0 || row->arm != arm
          || !slow_row_passes (test->filter, row, 0))
        continue;
      if (influencer >= 0 ? row->influencer != influencer
                          : !random_case_is_selected (test, (guint32) row->influencer))
        continue;
      sums[row->user] += uplift_money_to_double (row->revenue);
      seen[row->user] = TRUE;
    }
  *n = 0;
  *mean = *variance = 0.0;
  for (guint32 u = 0; u < n_users; u++)
    if (seen[u])
      {
        *mean += sums[u];
        ++*n;
      }
  *mean = *n > 0 ? *mean / (double) *n : UPLIFT_NO_VALUE;
  for (guint32 u = 0; u < n_users; u++)
    if (seen[u])
      *variance += (sums[u] - *mean) * (sums[u] - *mean);
  *variance = *n > 1 ? *variance / (double) (*n - 1) : 0.0;
}

/* P (T > t) of Student's distribution by Simpson's rule over u = atan (t / sqrt (freedom)), where
 * the density is c · cos (u)^(freedom − 1). */
static double
integrate_tail (double t, double freedom)
{
  const int n = 20000;
  double from = atan (t / sqrt (freedom)), step = (G_PI_2 - from) / n, sum = 0.0;

  for (int i = 0; i < n; i++)
    sum += (i == 0 ? 1.0 : i % 2 == 1 ? 4.0 : 2.0) * pow (cos (from + i * step), freedom - 1.0);
  return sum * step / 3.0
         * exp (lgamma ((freedom + 1.0) / 2.0) - lgamma (freedom / 2.0) - log (G_PI) / 2.0);
}

static void
check_experiment (const RandomCase *test)
{
  const UpliftIncremental *incremental = &test->results->incremental;
  double mean_e, mean_c, var_e, var_c;
  gint64 n_e, n_c;

  sum_users (test, -1, UPLIFT_ARM_EXPOSED, &mean_e, &var_e, &n_e);
  sum_users (test, -1, UPLIFT_ARM_CONTROL, &mean_c, &var_c, &n_c);
  if (!test->dataset->tracking.has_users || !test->dataset->tracking.has_arms)
    n_e = n_c = 0;
  g_assert_cmpint (incremental->exposed_users, ==, n_e);
  g_assert_cmpint (incremental->control_users, ==, n_c);
  if (n_e < 2 || n_c < 2)
    {
      g_assert_true (isnan (incremental->revenue) && isnan (incremental->low));
      g_assert_nonnull (incremental->reason);
      return;
    }
  random_case_assert_near (incremental->revenue, (mean_e - mean_c) * (double) n_e);
  double a = var_e / (double) n_e, b = var_c / (double) n_c;
  double freedom = (a + b) * (a + b) / (a * a / (double) (n_e - 1) + b * b / (double) (n_c - 1));
  double half = (double) n_e * sqrt (a + b) * gsl_cdf_tdist_Pinv (0.975, freedom);
  double spend = test->results->totals.figures.spend;
  random_case_assert_near (incremental->lift, mean_e - mean_c);
  if (a + b > 0.0)
    {
      random_case_assert_near (incremental->t, (mean_e - mean_c) / sqrt (a + b));
      random_case_assert_near (incremental->p,
                               gsl_cdf_tdist_P (-fabs (incremental->t), freedom) * 2.0);
      /* One degree of freedom has a density that Simpson's rule meets at its end. */
      if (freedom > 2.0)
        g_assert_cmpfloat_with_epsilon (
            incremental->p, 2.0 * integrate_tail (fabs (incremental->t), freedom), 1e-6);
      random_case_assert_near (incremental->freedom, freedom);
      random_case_assert_near (
          incremental->mde, uplift_ratio (2.801585218112969 * (double) n_e * sqrt (a + b), spend));
      random_case_assert_near (incremental->low, uplift_ratio (incremental->revenue - half, spend));
      random_case_assert_near (incremental->high,
                               uplift_ratio (incremental->revenue + half, spend));
    }
}

static void
check_experiment_of_influencers (const RandomCase *test)
{
  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    {
      double mean_e, mean_c, var_e, var_c;
      gint64 n_e, n_c;
      sum_users (test, (int) i, UPLIFT_ARM_EXPOSED, &mean_e, &var_e, &n_e);
      sum_users (test, (int) i, UPLIFT_ARM_CONTROL, &mean_c, &var_c, &n_c);
      random_case_assert_near (test->results->influencers[i].incremental_revenue,
                               n_e < 2 || n_c < 2 ? UPLIFT_NO_VALUE
                                                  : (mean_e - mean_c) * (double) n_e);
    }
}

static void
check_baseline (const RandomCase *test)
{
  const UpliftIncremental *incremental = &test->results->incremental;
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  UpliftMoney baseline = 0;
  UpliftDay first = G_MAXINT32, last = G_MININT32;
  gint64 k = 0, k_s = 0;

  for (guint r = 0; r < test->rows->len; r++)
    {
      const SlowRow *row = random_case_get_row (test, r);
      if (!slow_row_passes (test->filter, row, 0))
        continue;
      first = MIN (first, row->day);
      last = MAX (last, row->day);
      if (row->influencer >= 0)
        continue;
      baseline += row->revenue;
      g_hash_table_add (days, GINT_TO_POINTER (row->day));
    }
  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    if (test->results->influencers[i].figures.revenue > 0)
      {
        k++;
        k_s += random_case_is_selected (test, i) ? 1 : 0;
      }
  double b = uplift_money_to_double (baseline) / (double) g_hash_table_size (days);
  double share = b * (double) (last - first + 1) / (double) k;
  double revenue = uplift_money_to_double (test->results->totals.figures.revenue);
  gboolean has_value = g_hash_table_size (days) > 0 && k_s > 0;
  g_assert_cmpint (incremental->baseline_days, ==, g_hash_table_size (days));
  g_assert_cmpint (incremental->influencers_with_revenue, ==, k);
  g_assert_cmpint (incremental->selected_with_revenue, ==, k_s);
  random_case_assert_near (incremental->revenue,
                           has_value ? revenue - share * (double) k_s : UPLIFT_NO_VALUE);
  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    {
      const UpliftInfluencerFigures *row = &test->results->influencers[i];
      random_case_assert_near (row->incremental_revenue,
                               row->figures.revenue > 0 && g_hash_table_size (days) > 0
                                   ? uplift_money_to_double (row->figures.revenue) - share
                                   : UPLIFT_NO_VALUE);
    }
}

static void
check_constant (const RandomCase *test)
{
  gboolean is_aov = test->results->incremental.method == UPLIFT_METHOD_AOV;

  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    {
      const UpliftInfluencerFigures *row = &test->results->influencers[i];
      double revenue = uplift_money_to_double (row->figures.revenue);
      random_case_assert_near (row->incremental_revenue,
                               is_aov ? revenue - 300.0 * (double) row->figures.orders
                                      : revenue * 0.8);
    }
  double revenue = uplift_money_to_double (test->results->totals.figures.revenue);
  if (!isnan (test->results->incremental.revenue))
    random_case_assert_near (
        test->results->incremental.revenue,
        is_aov ? revenue - 300.0 * (double) test->results->totals.figures.orders : revenue * 0.8);
}

static void
check_incremental (const RandomCase *test)
{
  const UpliftIncremental *incremental = &test->results->incremental;

  if (incremental->method == UPLIFT_METHOD_EXPERIMENT)
    {
      check_experiment (test);
      check_experiment_of_influencers (test);
    }
  else if (incremental->method == UPLIFT_METHOD_BASELINE)
    check_baseline (test);
  else
    check_constant (test);
  random_case_assert_near (
      incremental->roas, uplift_ratio (incremental->revenue, test->results->totals.figures.spend));
  g_assert_cmpint (isnan (incremental->roas), ==, incremental->reason != NULL);
}

static void
test_incremental (void)
{
  random_case_for_each (check_incremental);
}

static void
check_breakdown (const RandomCase *test, UpliftDimension dimension)
{
  const UpliftBreakdown *breakdown = &test->results->breakdowns[dimension];
  double payout = 0.0, spend = 0.0;
  UpliftMoney revenue = 0;

  for (guint b = 0; b < breakdown->n; b++)
    {
      const UpliftBreakdownRow *row = &breakdown->rows[b];
      const char *value = uplift_dictionary_get (test->dataset->values[dimension], row->code);
      UpliftMoney expected = 0;
      gint64 orders = 0;
      for (guint r = 0; r < test->rows->len; r++)
        {
          const SlowRow *slow = random_case_get_row (test, r);
          if (slow->influencer < 0 || !random_case_is_selected (test, (guint32) slow->influencer)
              || !slow_row_passes (test->filter, slow, 0)
              || !g_str_equal (slow->value[dimension], value))
            continue;
          expected += slow->revenue;
          orders += slow->orders;
        }
      g_assert_cmpint (row->figures.revenue, ==, expected);
      g_assert_cmpint (row->figures.orders, ==, orders);
      payout += row->figures.payout;
      spend += row->figures.spend;
      revenue += expected;
      if (b > 0)
        g_assert_cmpint (row[-1].figures.revenue, >=, row->figures.revenue);
    }
  if (breakdown->n == 0)
    return;
  g_assert_cmpint (revenue, ==, test->results->totals.figures.revenue);
  if (test->settings.spend_mode == UPLIFT_SPEND_PRORATED && breakdown->unallocated_spend == 0.0)
    random_case_assert_near (payout, test->results->totals.figures.payout);
  if (test->settings.spend_mode == UPLIFT_SPEND_PRORATED)
    random_case_assert_near (spend + breakdown->unallocated_spend,
                             test->results->totals.figures.spend
                                 + test->results->totals.unallocated_spend);
}

static void
check_breakdowns (const RandomCase *test)
{
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    check_breakdown (test, (UpliftDimension) d);
}

static void
test_breakdowns (void)
{
  random_case_for_each (check_breakdowns);
}

static void
check_ranking (const RandomCase *test)
{
  const UpliftResults *results = test->results;

  for (guint r = 1; r < results->n_ranking; r++)
    {
      guint32 a = results->ranking[r - 1], b = results->ranking[r];
      double x = results->influencers[a].figures.roas, y = results->influencers[b].figures.roas;
      g_assert_true (!isnan (x) || isnan (y));
      if (!isnan (x) && !isnan (y))
        g_assert_cmpfloat (x, >=, y);
      if (x == y || (isnan (x) && isnan (y)))
        g_assert_cmpint (
            strcmp (test->dataset->influencers.name[a], test->dataset->influencers.name[b]), <=, 0);
    }
}

static void
test_ranking (void)
{
  random_case_for_each (check_ranking);
}

static double
choose (gint64 n, gint64 k)
{
  return k < 0 || k > n ? 0.0
                        : exp (lgamma ((double) n + 1.0) - lgamma ((double) k + 1.0)
                               - lgamma ((double) (n - k) + 1.0));
}

/* Fisher's test by adding up the ways to draw. */
static double
sum_ways (gint64 drawn, gint64 drawn_losing, gint64 all, gint64 all_losing)
{
  double ways = 0.0;

  for (gint64 k = drawn_losing; k <= drawn; k++)
    ways += choose (all_losing, k) * choose (all - all_losing, drawn - k);
  return ways / choose (all, drawn);
}

static const UpliftPattern *
find_pattern (const UpliftResults *results, UpliftDimension dimension, guint32 code)
{
  for (guint p = 0; p < results->n_patterns; p++)
    if (results->patterns[p].by == dimension && results->patterns[p].code == code)
      return &results->patterns[p];
  return NULL;
}

typedef struct
{
  gint64 n, losing;
  double lost;
} Losses;

static Losses
count_losses (const UpliftResults *results)
{
  Losses losses = { 0 };

  for (guint r = 0; r < results->n_ranking; r++)
    {
      const UpliftInfluencerFigures *row = &results->influencers[results->ranking[r]];
      losses.n += row->figures.revenue != 0 || row->figures.spend != 0.0;
      losses.losing += row->loss_making;
      losses.lost += row->loss_making ? -row->figures.profit : 0.0;
    }
  return losses;
}

/* With a value of the rows alone ticked in its dimension and spend prorated, the figures of an
 * influencer are those of its part in that value. */
static void
check_row_value (const RandomCase *test, UpliftDimension dimension, guint32 code)
{
  const UpliftPattern *pattern = find_pattern (test->results, dimension, code);
  const char *value = uplift_dictionary_get (test->dataset->values[dimension], code);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (test->filter);
  UpliftSettings settings = test->settings;
  Losses all = count_losses (test->results);

  if (!slow_value_passes (test->filter, dimension, value))
    {
      g_assert_null (pattern);
      return;
    }
  uplift_filter_clear_dimension (filter, dimension);
  uplift_filter_set (filter, dimension, value, TRUE);
  settings.spend_mode = UPLIFT_SPEND_PRORATED;
  g_autoptr (UpliftResults) results = uplift_results_compute (test->dataset, filter, &settings);
  Losses losses = count_losses (results);
  g_assert_cmpint (pattern != NULL, ==,
                   losses.losing >= 2 && losses.losing * all.n > all.losing * losses.n);
  if (pattern == NULL)
    return;
  g_assert_cmpint (pattern->influencers, ==, losses.n);
  g_assert_cmpint (pattern->loss_making, ==, losses.losing);
  random_case_assert_near (pattern->money_lost, losses.lost);
}

static void
check_row_patterns (const RandomCase *test)
{
  static const UpliftDimension dimensions[]
      = { UPLIFT_DIMENSION_PRODUCT, UPLIFT_DIMENSION_CAMPAIGN };

  for (guint d = 0; d < G_N_ELEMENTS (dimensions); d++)
    for (guint32 code = 0;
         test->dataset->has_dimension[dimensions[d]]
         && code < uplift_dictionary_get_size (test->dataset->values[dimensions[d]]);
         code++)
      check_row_value (test, dimensions[d], code);
}

/* The loss-makers of a pattern on an influencer's attribute, counted again. */
static void
check_patterns (const RandomCase *test)
{
  const UpliftResults *results = test->results;
  double lost_before = INFINITY;

  for (guint p = 0; p < results->n_patterns; p++)
    {
      const UpliftPattern *pattern = &results->patterns[p];
      UpliftDimension dimension;
      gint64 n = 0, losing = 0, all = 0, all_losing = 0;
      double lost = 0.0;
      g_assert_cmpfloat (pattern->money_lost, <=, lost_before);
      g_assert_cmpint (pattern->loss_making, >=, 2);
      g_assert_cmpfloat_with_epsilon (pattern->p_value,
                                      sum_ways (pattern->influencers, pattern->loss_making,
                                                pattern->influencers + pattern->others,
                                                pattern->loss_making + pattern->others_loss_making),
                                      1e-9);
      lost_before = pattern->money_lost;
      for (guint r = 0; r < results->n_ranking; r++)
        {
          const UpliftInfluencerFigures *row = &results->influencers[results->ranking[r]];
          if (row->figures.revenue == 0 && row->figures.spend == 0.0)
            continue;
          all++;
          all_losing += row->loss_making ? 1 : 0;
          if (!uplift_dimension_from_name (pattern->dimension, &dimension)
              || uplift_dimension_is_row (dimension))
            continue;
          guint32 code = test->dataset->influencers.attribute[dimension][row->influencer];
          if (!g_str_equal (uplift_dictionary_get (test->dataset->values[dimension], code),
                            pattern->value))
            continue;
          n++;
          losing += row->loss_making ? 1 : 0;
          lost += row->loss_making ? -row->figures.profit : 0.0;
        }
      g_assert_cmpfloat ((double) pattern->loss_making / (double) pattern->influencers, >,
                         (double) all_losing / (double) all);
      if (n == 0)
        continue;
      g_assert_cmpint (pattern->influencers, ==, n);
      g_assert_cmpint (pattern->loss_making, ==, losing);
      random_case_assert_near (pattern->money_lost, lost);
      g_assert_cmpint (pattern->others, ==, all - n);
      g_assert_cmpint (pattern->others_loss_making, ==, all_losing - losing);
    }
}

static void
test_patterns (void)
{
  random_case_for_each (check_patterns);
  random_case_for_each (check_row_patterns);
}

static char *
report_on_threads (UpliftDataset *dataset, const UpliftFilter *filter, guint n_threads)
{
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;

  uplift_parallel_set_limit (n_threads);
  g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
  uplift_parallel_set_limit (0);
  return uplift_report_to_json (results, &options);
}

/* Every digit is the same with any number of threads. */
static void
test_threads (void)
{
  RandomDatasetSpec spec = { .seed = 8,
                             .n_influencers = 30,
                             .n_rows = 300000,
                             .n_posts = 100,
                             .n_payouts = 60,
                             .n_days = 90,
                             .row_dimensions = TRUE,
                             .users = TRUE,
                             .arms = TRUE,
                             .payout_campaigns = TRUE,
                             .payout_days = TRUE };
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (UpliftFilter) filter
          = i == 0 ? uplift_filter_new () : random_filter_new (rand, dataset);
      g_autofree char *on_one = report_on_threads (dataset, filter, 1);
      g_autofree char *on_two = report_on_threads (dataset, filter, 2);
      g_autofree char *on_five = report_on_threads (dataset, filter, 5);
      g_assert_cmpstr (on_one, ==, on_two);
      g_assert_cmpstr (on_one, ==, on_five);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/results/baseline-rows", test_baseline_rows);
  g_test_add_func ("/results/counts", test_counts);
  g_test_add_func ("/results/daily", test_daily);
  g_test_add_func ("/results/incremental", test_incremental);
  g_test_add_func ("/results/breakdowns", test_breakdowns);
  g_test_add_func ("/results/ranking", test_ranking);
  g_test_add_func ("/results/patterns", test_patterns);
  g_test_add_func ("/results/threads", test_threads);
  return g_test_run ();
}
