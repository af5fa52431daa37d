/* What the posts reached, against a slow and plain recomputation over random data and random
 * filters. */
#include "core/figures/posts.h"
#include "random-dataset.h"
#include "random-filter.h"
#include "slow-rows.h"

#include <string.h>

#define N_CASES 200

typedef struct
{
  UpliftDataset *dataset;
  UpliftFilter *filter;
  UpliftResults *results;
} Case;

/* Some cells are empty, and some files have fewer columns. */
static void
thin_out (UpliftPostColumns *posts, GRand *rand)
{
  gint64 **columns[] = { &posts->reach, &posts->likes, &posts->comments };

  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      for (guint32 row = 0; row < posts->n; row++)
        if (g_rand_int_range (rand, 0, 8) == 0)
          (*columns[c])[row] = g_rand_boolean (rand) ? 0 : UPLIFT_COUNT_NONE;
      if (g_rand_int_range (rand, 0, 6) == 0)
        g_clear_pointer (columns[c], g_free);
    }
}

static Case *
case_new (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = (guint) g_rand_int_range (rand, 1, 20),
    .n_rows = (guint) g_rand_int_range (rand, 1, 60),
    .n_posts = (guint) g_rand_int_range (rand, 0, 120),
    .n_payouts = (guint) g_rand_int_range (rand, 0, 10),
    .n_days = (guint) g_rand_int_range (rand, 1, 40),
    .row_dimensions = TRUE,
    .post_dimensions = g_rand_boolean (rand),
  };
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  Case *test = g_new0 (Case, 1);

  test->dataset = random_dataset_new (&spec);
  thin_out (&test->dataset->posts, rand);
  test->filter = random_filter_new (rand, test->dataset);
  test->results = uplift_results_compute (test->dataset, test->filter, &settings);
  return test;
}

static void
for_each_case (void (*check) (const Case *test))
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      Case *test = case_new (seed);
      check (test);
      uplift_results_unref (test->results);
      uplift_filter_free (test->filter);
      uplift_dataset_unref (test->dataset);
      g_free (test);
    }
}

static gboolean
passes (const Case *test, guint32 row, int except)
{
  const UpliftPostColumns *posts = &test->dataset->posts;
  const guint32 *columns[] = { posts->product, posts->brand, posts->campaign };
  const UpliftDimension dimensions[]
      = { UPLIFT_DIMENSION_PRODUCT, UPLIFT_DIMENSION_BRAND, UPLIFT_DIMENSION_CAMPAIGN };

  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    if (columns[c] != NULL
        && !slow_value_passes (
            test->filter, dimensions[c],
            uplift_dictionary_get (test->dataset->values[dimensions[c]], columns[c][row])))
      return FALSE;
  return slow_influencer_passes (test->dataset, test->filter, posts->influencer[row], except)
         && slow_day_passes (test->filter, posts->day[row]);
}

static gboolean
is_known (const gint64 *column, guint32 row)
{
  return column != NULL && column[row] != UPLIFT_COUNT_NONE;
}

static gint64
or_zero (const gint64 *column, guint32 row)
{
  return is_known (column, row) ? column[row] : 0;
}

static gint64
engagements_of (const UpliftPostColumns *posts, guint32 row)
{
  return or_zero (posts->likes, row) + or_zero (posts->comments, row);
}

static gboolean
is_rated (const UpliftPostColumns *posts, guint32 row)
{
  return or_zero (posts->reach, row) > 0
         && (is_known (posts->likes, row) || is_known (posts->comments, row));
}

static void
assert_near (double a, double b)
{
  g_assert_cmpint (isnan (a), ==, isnan (b));
  if (!isnan (a))
    g_assert_cmpfloat_with_epsilon (a, b, 1e-12 * MAX (1.0, fabs (b)));
}

static void
check_selected (const Case *test)
{
  const UpliftResults *results = test->results;
  g_autofree gint64 *by_influencer = g_new0 (gint64, test->dataset->influencers.n);
  gint64 n = 0;

  for (guint32 row = 0; row < test->dataset->posts.n; row++)
    if (passes (test, row, -1))
      {
        g_assert_cmpint (n, <, results->totals.posts);
        g_assert_cmpuint (results->selected_posts[n++], ==, row);
        by_influencer[test->dataset->posts.influencer[row]]++;
      }
  g_assert_cmpint (results->totals.posts, ==, n);
  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    g_assert_cmpint (results->influencers[i].posts, ==, by_influencer[i]);
}

static void
test_selected (void)
{
  for_each_case (check_selected);
}

static void
check_totals (const Case *test)
{
  const UpliftPostColumns *posts = &test->dataset->posts;
  const UpliftTotals *totals = &test->results->totals;
  gboolean has_engagements = posts->likes != NULL || posts->comments != NULL;
  gint64 n = 0, reach = 0, engagements = 0, rated = 0;
  double rates = 0.0, over = 0.0, under = 0.0;

  for (guint32 row = 0; row < posts->n; row++)
    {
      if (!passes (test, row, -1))
        continue;
      n++;
      reach += or_zero (posts->reach, row);
      engagements += engagements_of (posts, row);
      if (!is_rated (posts, row))
        continue;
      rated++;
      over += (double) engagements_of (posts, row);
      under += (double) posts->reach[row];
      rates += (double) engagements_of (posts, row) / (double) posts->reach[row];
    }
  g_assert_cmpint (totals->reach, ==, posts->reach == NULL ? UPLIFT_COUNT_NONE : reach);
  g_assert_cmpint (totals->engagements, ==, has_engagements ? engagements : UPLIFT_COUNT_NONE);
  g_assert_cmpint (totals->rated_posts, ==, rated);
  assert_near (totals->engagement_rate, rated == 0 ? NAN : rates / (double) rated);
  assert_near (totals->pooled_engagement_rate, rated == 0 ? NAN : over / under);
  if (totals->post_cost_reason != NULL)
    reach = engagements = n = 0;
  assert_near (totals->cpm, reach == 0 ? NAN : 1000.0 * totals->figures.spend / (double) reach);
  assert_near (totals->cpe, engagements == 0 ? NAN : totals->figures.spend / (double) engagements);
  assert_near (totals->cost_per_post, n == 0 ? NAN : totals->figures.spend / (double) n);
}

static void
test_totals (void)
{
  for_each_case (check_totals);
}

static void
check_day (const Case *test, const UpliftPostDayRow *day)
{
  const UpliftPostColumns *posts = &test->dataset->posts;
  gboolean has_engagements = posts->likes != NULL || posts->comments != NULL;
  gint64 n = 0, reach = 0, engagements = 0;

  for (guint32 row = 0; row < posts->n; row++)
    if (posts->day[row] == day->day && passes (test, row, -1))
      {
        n++;
        reach += or_zero (posts->reach, row);
        engagements += engagements_of (posts, row);
      }
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (day->posts, ==, n);
  g_assert_cmpint (day->reach, ==, posts->reach == NULL ? UPLIFT_COUNT_NONE : reach);
  g_assert_cmpint (day->engagements, ==, has_engagements ? engagements : UPLIFT_COUNT_NONE);
}

static void
check_days (const Case *test)
{
  const UpliftResults *results = test->results;
  gint64 n = 0;

  for (guint d = 0; d < results->n_post_days; d++)
    {
      if (d > 0)
        g_assert_cmpint (results->post_days[d - 1].day, <, results->post_days[d].day);
      check_day (test, &results->post_days[d]);
      n += results->post_days[d].posts;
    }
  g_assert_cmpint (n, ==, results->totals.posts);
}

static void
test_days (void)
{
  for_each_case (check_days);
}

/* The engagement of a platform, of the selected posts or of those that the platform filter alone
 * keeps out. */
static UpliftEngagementRow
rate_platform (const Case *test, guint32 platform, gboolean selected)
{
  const UpliftPostColumns *posts = &test->dataset->posts;
  UpliftEngagementRow sums = { .platform = platform, .selected = selected };
  double over = 0.0, under = 0.0;

  for (guint32 row = 0; row < posts->n; row++)
    {
      if (posts->platform[row] != platform || !is_rated (posts, row)
          || !passes (test, row, UPLIFT_DIMENSION_PLATFORM) || passes (test, row, -1) != selected)
        continue;
      sums.posts++;
      sums.rate += (double) engagements_of (posts, row) / (double) posts->reach[row];
      over += (double) engagements_of (posts, row);
      under += (double) posts->reach[row];
    }
  sums.rate /= (double) sums.posts;
  sums.pooled_rate = over / under;
  return sums;
}

static void
check_engagement (const Case *test)
{
  const UpliftResults *results = test->results;
  guint n = 0;

  for (guint32 code = 0;
       code < uplift_dictionary_get_size (test->dataset->values[UPLIFT_DIMENSION_PLATFORM]); code++)
    {
      UpliftEngagementRow expected = rate_platform (test, code, TRUE);
      guint at = 0;
      if (expected.posts == 0)
        expected = rate_platform (test, code, FALSE);
      if (expected.posts == 0)
        continue;
      while (at < results->n_engagement && results->engagement[at].platform != code)
        at++;
      g_assert_cmpuint (at, <, results->n_engagement);
      g_assert_cmpint (results->engagement[at].posts, ==, expected.posts);
      g_assert_cmpint (results->engagement[at].selected, ==, expected.selected);
      assert_near (results->engagement[at].rate, expected.rate);
      assert_near (results->engagement[at].pooled_rate, expected.pooled_rate);
      if (at > 0)
        g_assert_cmpfloat (results->engagement[at - 1].rate, >=, results->engagement[at].rate);
      n++;
    }
  g_assert_cmpuint (results->n_engagement, ==, n);
}

static void
test_engagement (void)
{
  for_each_case (check_engagement);
}

static void
test_rate_of_a_post (void)
{
  gint64 reach[] = { 1000, 1000, 0, UPLIFT_COUNT_NONE, 400, 400, 100 };
  gint64 likes[] = { 70, 0, 5, 5, UPLIFT_COUNT_NONE, UPLIFT_COUNT_NONE, 250 };
  gint64 comments[] = { 5, 0, 5, 5, 20, UPLIFT_COUNT_NONE, UPLIFT_COUNT_NONE };
  const double expected[] = { 0.075, 0.0, NAN, NAN, 0.05, NAN, 2.5 };
  UpliftPostColumns posts = { .n = 7, .reach = reach, .likes = likes, .comments = comments };

  for (guint32 row = 0; row < posts.n; row++)
    assert_near (uplift_posts_get_engagement_rate (&posts, row), expected[row]);
  g_assert_cmpint (uplift_posts_get_engagements (&posts, 0), ==, 75);
  g_assert_cmpint (uplift_posts_get_engagements (&posts, 4), ==, 20);
  g_assert_cmpint (uplift_posts_get_engagements (&posts, 5), ==, UPLIFT_COUNT_NONE);
  posts.comments = NULL;
  assert_near (uplift_posts_get_engagement_rate (&posts, 0), 0.07);
  posts.likes = NULL;
  assert_near (uplift_posts_get_engagement_rate (&posts, 0), NAN);
  posts.likes = likes;
  posts.reach = NULL;
  assert_near (uplift_posts_get_engagement_rate (&posts, 0), NAN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/posts/selected", test_selected);
  g_test_add_func ("/posts/totals", test_totals);
  g_test_add_func ("/posts/days", test_days);
  g_test_add_func ("/posts/engagement", test_engagement);
  g_test_add_func ("/posts/rate-of-a-post", test_rate_of_a_post);
  return g_test_run ();
}
