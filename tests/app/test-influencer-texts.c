/* What the window of an influencer says: the figures are those that the whole window would show
 * with this influencer ticked alone, under random filters. */
#include "../core/random-case.h"
#include "app/influencers/influencer-texts.h"
#include "core/write/format.h"
#include "small-dataset.h"

#include <string.h>

static void
check_figure (const UpliftInfluencerDetails *details, const UpliftResults *results,
              UpliftInfluencerTile tile, char *expected)
{
  g_autoptr (UpliftKpiTexts) texts = uplift_influencer_tile_texts_new (tile, details, results);

  g_assert_cmpstr (texts->figure, ==, expected);
  g_assert_cmpstr (texts->detail, !=, "");
  g_assert_cmpstr (texts->explanation, !=, "");
  g_free (expected);
}

static void
check_tiles (const UpliftInfluencerDetails *details, const UpliftResults *results,
             const UpliftResults *only)
{
  const UpliftFigures *totals = &only->totals.figures;
  const char *currency = only->dataset->currency;
  gboolean has_posts = only->dataset->tables[UPLIFT_TABLE_POSTS].present;

  check_figure (details, results, UPLIFT_INFLUENCER_TILE_ROAS, uplift_format_ratio (totals->roas));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_INCREMENTAL_ROAS,
                uplift_format_ratio (only->influencers[details->influencer].incremental_roas));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_ROI, uplift_format_percent (totals->roi));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_PROFIT,
                uplift_format_money_compact (totals->profit, currency));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_REVENUE,
                uplift_format_money_compact (uplift_money_to_double (totals->revenue), currency));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_SPEND,
                uplift_format_money_compact (totals->spend, currency));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_ORDERS,
                uplift_format_count (totals->orders));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_AOV,
                uplift_format_money (totals->aov, currency));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_CPA,
                uplift_format_money (totals->cpa, currency));
  check_figure (details, results, UPLIFT_INFLUENCER_TILE_POSTS,
                uplift_format_count (has_posts ? only->totals.posts : UPLIFT_COUNT_NONE));
}

static void
check_case (const RandomCase *test)
{
  const UpliftDictionary *ids = test->dataset->values[UPLIFT_DIMENSION_INFLUENCER];

  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    {
      g_autoptr (UpliftInfluencerDetails) details
          = uplift_influencer_details_new (test->results, i);
      g_autoptr (UpliftFilter) filter = uplift_filter_copy (test->filter);
      if (!details->selected)
        continue;
      uplift_filter_clear_dimension (filter, UPLIFT_DIMENSION_INFLUENCER);
      uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, uplift_dictionary_get (ids, i), TRUE);
      g_autoptr (UpliftResults) only
          = uplift_results_compute (test->dataset, filter, &test->settings);
      check_tiles (details, test->results, only);
    }
}

static void
test_random (void)
{
  random_case_for_each (check_case);
}

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", NULL, "", "", "", UPLIFT_COUNT_NONE, UPLIFT_NO_VALUE },
};

static const SmallRow rows[]
    = { { 0, 20000, "blog", 2, 400 }, { 0, 20001, "shop", 2, 100 }, { 1, 20003, "", 1, 90 } };

static void
assert_detail (const UpliftResults *results, guint32 influencer, UpliftInfluencerTile tile,
               const char *expected)
{
  g_autoptr (UpliftInfluencerDetails) details = uplift_influencer_details_new (results, influencer);
  g_autoptr (UpliftKpiTexts) texts = uplift_influencer_tile_texts_new (tile, details, results);

  g_assert_cmpstr (texts->detail, ==, expected);
}

/* Places among all, and why there is none. */
static void
test_details (void)
{
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 2, rows, 3);
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);

  assert_detail (results, 0, UPLIFT_INFLUENCER_TILE_ROAS, "rank\u00a01\u00a0of\u00a01");
  assert_detail (results, 1, UPLIFT_INFLUENCER_TILE_ROAS, "no spend");
  assert_detail (results, 1, UPLIFT_INFLUENCER_TILE_ORDERS, "rank\u00a02\u00a0of\u00a02");
  assert_detail (results, 1, UPLIFT_INFLUENCER_TILE_POSTS, "no posts file");
  assert_detail (results, 0, UPLIFT_INFLUENCER_TILE_SPEND, "100.00 · prorated");
}

static void
test_head (void)
{
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 2, rows, 3);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autofree char *known = uplift_influencer_texts_dup_attributes (dataset, 0);
  g_autofree char *unknown = uplift_influencer_texts_dup_attributes (dataset, 1);

  g_assert_true (g_str_has_prefix (known, "YouTube · Food · Female · "));
  g_assert_true (g_str_has_suffix (known, " followers"));
  g_assert_cmpstr (unknown, ==, "");

  /* The filter on the influencer is not one of those that stand above the figures. */
  uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, "2", TRUE);
  g_autoptr (UpliftResults) one = small_results_new (dataset, filter);
  g_autofree char *none = uplift_influencer_texts_dup_filters (one);
  g_assert_cmpstr (none, ==, "All data of this influencer");
  uplift_filter_set (filter, UPLIFT_DIMENSION_SOURCE, "blog", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_SOURCE, "shop", TRUE);
  uplift_filter_set_period (filter, uplift_day_from_date (2024, 10, 4), UPLIFT_DAY_NONE);
  g_autoptr (UpliftResults) both = small_results_new (dataset, filter);
  g_autofree char *some = uplift_influencer_texts_dup_filters (both);
  g_assert_true (g_str_has_prefix (some, "Under the filters Source: blog, shop · "));
  g_assert_nonnull (strstr (some, "4 Oct 2024"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/influencer-texts/random", test_random);
  g_test_add_func ("/influencer-texts/details", test_details);
  g_test_add_func ("/influencer-texts/head", test_head);
  return g_test_run ();
}
