/* Ranks against a slow count of those who are better, on random data and filters. */
#include "core/figures/leaderboard.h"
#include "random-dataset.h"
#include "random-filter.h"

#include <string.h>

#define N_CASES 60

static UpliftResults *
make_results (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = (guint) g_rand_int_range (rand, 1, 40),
    .n_rows = (guint) g_rand_int_range (rand, 1, 300),
    .n_payouts = (guint) g_rand_int_range (rand, 0, 60),
    .n_days = 30,
    .row_dimensions = TRUE,
  };
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
  g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  settings.margin = g_rand_boolean (rand) ? 1.0 : 0.4;
  settings.method = (UpliftMethod) g_rand_int_range (rand, 0, 5);
  return uplift_results_compute (dataset, filter, &settings);
}

/* What the measure is, once more and from paper. */
static double
get_value (const UpliftResults *results, UpliftMeasure measure, guint32 i)
{
  const UpliftInfluencerFigures *row = &results->influencers[i];
  const double values[UPLIFT_N_MEASURES] = {
    [UPLIFT_MEASURE_ROAS] = row->figures.roas,
    [UPLIFT_MEASURE_IROAS] = row->incremental_roas,
    [UPLIFT_MEASURE_ROI] = row->figures.roi,
    [UPLIFT_MEASURE_REVENUE] = (double) row->figures.revenue / 10000.0,
    [UPLIFT_MEASURE_ORDERS] = (double) row->figures.orders,
    [UPLIFT_MEASURE_PROFIT] = row->figures.profit,
    [UPLIFT_MEASURE_CPA] = row->figures.cpa,
  };

  return values[measure];
}

/* 1 + those that are better, of the selected ones or of all shown; 0 without a value. */
static guint
count_rank (const UpliftResults *results, UpliftMeasure measure, guint32 i, gboolean of_shown)
{
  double own = get_value (results, measure, i);
  guint rank = 1;

  if (isnan (own))
    return 0;
  for (guint32 k = 0; k < results->dataset->influencers.n; k++)
    {
      double other = get_value (results, measure, k);
      if ((of_shown ? results->influencers[k].shown : results->influencers[k].selected)
          && (measure == UPLIFT_MEASURE_CPA ? other < own : other > own))
        rank++;
    }
  return rank;
}

/* Those of one rank, and those without any, by name, then id. */
static void
assert_neighbours (const UpliftResults *results, const UpliftLeaderboardRow *row)
{
  const UpliftDictionary *ids = results->dataset->values[UPLIFT_DIMENSION_INFLUENCER];
  char *const *names = results->dataset->influencers.name;
  int order = strcmp (names[row[0].influencer], names[row[1].influencer]);

  if (row[0].rank != row[1].rank)
    g_assert_true (row[1].rank == 0 || (row[0].rank != 0 && row[0].rank < row[1].rank));
  else if (order == 0)
    g_assert_cmpstr (uplift_dictionary_get (ids, row[0].influencer), <,
                     uplift_dictionary_get (ids, row[1].influencer));
  else
    g_assert_cmpint (order, <, 0);
}

/* How many of those shown have a value, and of these the best. */
static void
count_best (const UpliftResults *results, UpliftMeasure measure, guint *n, guint *n_best)
{
  *n = *n_best = 0;
  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    if (results->influencers[i].shown && !isnan (get_value (results, measure, i)))
      {
        *n += 1;
        *n_best += count_rank (results, measure, i, TRUE) == 1;
      }
}

static void
check_measure (const UpliftResults *results, UpliftMeasure measure, const guint8 *best)
{
  g_autoptr (UpliftLeaderboard) leaderboard = uplift_leaderboard_new (results, measure);
  g_autofree gboolean *seen = g_new0 (gboolean, results->dataset->influencers.n);

  guint n, n_best;

  count_best (results, measure, &n, &n_best);
  g_assert_cmpint (leaderboard->measure, ==, measure);
  g_assert_cmpuint (leaderboard->n, ==, results->totals.influencers);
  for (guint r = 0; r < leaderboard->n; r++)
    {
      const UpliftLeaderboardRow *row = &leaderboard->rows[r];
      double value = get_value (results, measure, row->influencer);
      g_assert_false (seen[row->influencer]);
      seen[row->influencer] = TRUE;
      g_assert_true (results->influencers[row->influencer].selected);
      g_assert_true (row->value == value || (isnan (row->value) && isnan (value)));
      g_assert_cmpuint (row->rank, ==, count_rank (results, measure, row->influencer, FALSE));
      g_assert_true (uplift_leaderboard_find (leaderboard, row->influencer) == row);
      if (r + 1 < leaderboard->n)
        assert_neighbours (results, row);
    }
  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    {
      gboolean is_best = results->influencers[i].shown && (n == 1 || n_best < n)
                         && count_rank (results, measure, i, TRUE) == 1;
      g_assert_cmpint ((best[i] >> measure & 1) != 0, ==, is_best);
      if (!seen[i])
        g_assert_null (uplift_leaderboard_find (leaderboard, i));
    }
}

static void
test_random (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (UpliftResults) results = make_results (seed);
      g_autofree guint8 *best = uplift_leaderboard_find_best (results);
      for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
        check_measure (results, (UpliftMeasure) m, best);
    }
}

/* Four rows with one, two, two and three orders, and an influencer without any: 1, 2, 2, 4, 5. */
static void
test_ties (void)
{
  static const gint32 orders[] = { 2, 3, 2, 1 };
  static const guint expected[] = { 1, 2, 2, 4, 5 };
  RandomDatasetSpec spec = { .seed = 1, .n_influencers = 5, .n_rows = 4, .n_days = 1 };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (UpliftDataset) dataset = random_dataset_new_unfinished (&spec, &rows);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  for (guint row = 0; row < G_N_ELEMENTS (orders); row++)
    {
      g_array_index (rows, TrackingRow, row).influencer = row;
      g_array_index (rows, TrackingRow, row).orders = orders[row];
    }
  random_dataset_finish (dataset, rows);
  g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
  g_autoptr (UpliftLeaderboard) by_orders = uplift_leaderboard_new (results, UPLIFT_MEASURE_ORDERS);
  g_autoptr (UpliftLeaderboard) by_roas = uplift_leaderboard_new (results, UPLIFT_MEASURE_ROAS);
  for (guint r = 0; r < G_N_ELEMENTS (expected); r++)
    {
      g_assert_cmpuint (by_orders->rows[r].rank, ==, expected[r]);
      g_assert_cmpuint (by_roas->rows[r].rank, ==, 0); /* no payouts */
    }
}

static void
test_names (void)
{
  static const char *const names[UPLIFT_N_MEASURES]
      = { "roas", "iroas", "roi", "revenue", "orders", "profit", "cpa" };
  UpliftMeasure measure = UPLIFT_MEASURE_CPA;

  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    {
      g_assert_cmpstr (uplift_measure_get_name ((UpliftMeasure) m), ==, names[m]);
      g_assert_true (uplift_measure_from_name (names[m], &measure));
      g_assert_cmpint (measure, ==, m);
    }
  g_assert_false (uplift_measure_from_name ("ROAS", &measure));
  g_assert_false (uplift_measure_from_name ("", &measure));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaderboard/random", test_random);
  g_test_add_func ("/leaderboard/ties", test_ties);
  g_test_add_func ("/leaderboard/names", test_names);
  return g_test_run ();
}
