#include "app/posts/post-texts.h"
#include "small-dataset.h"

#include <string.h>

#define NONE UPLIFT_COUNT_NONE

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", "Bert", "Instagram", "Fitness", "Male", 2000, 50 },
};

static const SmallRow rows[] = { { 0, 20000, "a", 3, 600 }, { 1, 20003, "b", 1, 300 } };

/* Rates of 10 %, 2 % and 3 %; the last post has none. */
static const SmallPost posts[] = {
  { 0, "YouTube", 20001, 1000, 90, 10, "", "" },
  { 0, "YouTube", 20002, 4000, 80, NONE, "", "" },
  { 1, "Instagram", 20005, 5000, 100, 50, "", "" },
  { 1, "Instagram", 20005, NONE, NONE, NONE, "", "" },
};

static void
check (const UpliftResults *results, UpliftPostFigure figure, const char *value, const char *detail,
       const char *in_explanation)
{
  g_autoptr (UpliftKpiTexts) texts = uplift_post_texts_new (figure, results);

  g_test_message ("%s", texts->explanation);
  g_assert_cmpstr (texts->figure, ==, value);
  g_assert_cmpstr (texts->detail, ==, detail);
  g_assert_nonnull (strstr (texts->explanation, in_explanation));
}

static UpliftDataset *
new_dataset (guint n_posts)
{
  UpliftDataset *dataset = small_dataset_new (influencers, 2, rows, 2);

  small_dataset_add_posts (dataset, posts, n_posts);
  return dataset;
}

static void
test_values (void)
{
  g_autoptr (UpliftDataset) dataset = new_dataset (3);
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);

  check (results, UPLIFT_POST_FIGURE_POSTS, "3", "5 – 9 Oct 2024", "= 3");
  check (results, UPLIFT_POST_FIGURE_REACH, "10.0 k", "10 000", "= 10 000");
  check (results, UPLIFT_POST_FIGURE_ENGAGEMENTS, "330", "330", "Likes + comments");
  check (results, UPLIFT_POST_FIGURE_RATE, "5.0%", "mean of 3 posts", "counts alike");
  check (results, UPLIFT_POST_FIGURE_POOLED_RATE, "3.3%", "ratio of sums",
         "= 330 ÷ 10 000\n= 3.3%");
  check (results, UPLIFT_POST_FIGURE_COST_PER_POST, "50.00", "spend ÷ posts", "= 150.00 ÷ 3\n");
  check (results, UPLIFT_POST_FIGURE_CPM, "15.00", "for 1 000 of reach",
         "= 1 000 × 150.00 ÷ 10 000\n= 15.00");
  check (results, UPLIFT_POST_FIGURE_CPE, "0.45", "for one like or comment",
         "= 150.00 ÷ 330\n= 0.45");
}

/* The sums that are shown are those of the rate only while every post has one. */
static void
test_unrated (void)
{
  g_autoptr (UpliftDataset) dataset = new_dataset (4);
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);

  check (results, UPLIFT_POST_FIGURE_POSTS, "4", "5 – 9 Oct 2024", "= 4");
  check (results, UPLIFT_POST_FIGURE_RATE, "5.0%", "mean of 3 posts", "no rate");
  check (results, UPLIFT_POST_FIGURE_POOLED_RATE, "3.3%", "ratio of sums",
         "÷ sum of reach\n= 3.3%");
}

static void
test_views (void)
{
  g_autoptr (UpliftDataset) dataset = new_dataset (3);
  g_autoptr (UpliftResults) results = NULL;

  dataset->posts.reach_is_views = TRUE;
  results = small_results_new (dataset, NULL);
  check (results, UPLIFT_POST_FIGURE_REACH, "10.0 k", "10 000 views", "taken for it");
}

static void
test_missing_columns (void)
{
  g_autoptr (UpliftDataset) dataset = new_dataset (3);
  g_autoptr (UpliftResults) results = NULL;
  const char *reason = "the posts file has no reach";

  g_clear_pointer (&dataset->posts.reach, g_free);
  results = small_results_new (dataset, NULL);
  check (results, UPLIFT_POST_FIGURE_REACH, "–", reason, "= –");
  check (results, UPLIFT_POST_FIGURE_RATE, "–", reason, "= –");
  check (results, UPLIFT_POST_FIGURE_POOLED_RATE, "–", reason, "= –");
  check (results, UPLIFT_POST_FIGURE_CPM, "–", reason, "= –");
  check (results, UPLIFT_POST_FIGURE_CPE, "0.45", "for one like or comment", "150.00 ÷ 330");
}

static void
test_no_reactions (void)
{
  g_autoptr (UpliftDataset) dataset = new_dataset (3);
  g_autoptr (UpliftResults) results = NULL;
  const char *reason = "the posts file has neither likes nor comments";

  g_clear_pointer (&dataset->posts.likes, g_free);
  g_clear_pointer (&dataset->posts.comments, g_free);
  results = small_results_new (dataset, NULL);
  check (results, UPLIFT_POST_FIGURE_ENGAGEMENTS, "–", reason, "= –");
  check (results, UPLIFT_POST_FIGURE_RATE, "–", reason, "= –");
  check (results, UPLIFT_POST_FIGURE_CPE, "–", reason, "= –");
  check (results, UPLIFT_POST_FIGURE_CPM, "15.00", "for 1 000 of reach", "1 000 × 150.00");
}

/* Under a filter that the posts cannot obey costs have no value, and after it nothing has. */
static void
test_filters (void)
{
  g_autoptr (UpliftDataset) dataset = new_dataset (3);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftResults) by_source = NULL, none = NULL;
  const char *reason = "posts have no source to filter by";

  uplift_filter_set (filter, UPLIFT_DIMENSION_SOURCE, "a", TRUE);
  by_source = small_results_new (dataset, filter);
  check (by_source, UPLIFT_POST_FIGURE_POSTS, "3", "5 – 9 Oct 2024", "= 3");
  check (by_source, UPLIFT_POST_FIGURE_CPM, "–", reason, "= –");
  check (by_source, UPLIFT_POST_FIGURE_CPE, "–", reason, "= –");
  check (by_source, UPLIFT_POST_FIGURE_COST_PER_POST, "–", reason, "= –");

  uplift_filter_set (filter, UPLIFT_DIMENSION_SOURCE, "a", FALSE);
  uplift_filter_set_period (filter, 20000, 20000);
  none = small_results_new (dataset, filter);
  check (none, UPLIFT_POST_FIGURE_POSTS, "0", "no posts in the selection", "= 0");
  check (none, UPLIFT_POST_FIGURE_REACH, "0", "0", "= 0");
  check (none, UPLIFT_POST_FIGURE_RATE, "–", "no post with reach in the selection", "= –");
  check (none, UPLIFT_POST_FIGURE_CPM, "–", "no reach in the selection", "= –");
  check (none, UPLIFT_POST_FIGURE_CPE, "–", "no likes or comments in the selection", "= –");
  check (none, UPLIFT_POST_FIGURE_COST_PER_POST, "–", "no posts in the selection", "= –");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/post-texts/values", test_values);
  g_test_add_func ("/post-texts/unrated", test_unrated);
  g_test_add_func ("/post-texts/views", test_views);
  g_test_add_func ("/post-texts/missing-columns", test_missing_columns);
  g_test_add_func ("/post-texts/no-reactions", test_no_reactions);
  g_test_add_func ("/post-texts/filters", test_filters);
  return g_test_run ();
}
