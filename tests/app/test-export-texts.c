/* What is said before rows are exported. */
#include "app/export/export-texts.h"
#include "small-dataset.h"

static const SmallInfluencer people[] = {
  { "1", "Ann", "TikTok", "Food", "Female", 1000, 100 },
  { "2", "Bob", "YouTube", "Tech", "Male", 2000, UPLIFT_NO_VALUE },
  { "3", NULL, "", "", "", UPLIFT_COUNT_NONE, 50 },
};

static const SmallRow rows[] = {
  { 0, 20100, "influencer", 1, 10 },
  { 1, 20101, "influencer", 1, 10 },
  { 2, 20102, "influencer", 1, 10 },
  { -1, 20103, "organic", 1, 10 },
};

static UpliftDataset *
make_dataset (guint n_rows)
{
  UpliftDataset *dataset = small_dataset_new (people, G_N_ELEMENTS (people), rows, n_rows);
  static const char *const files[UPLIFT_N_TABLES]
      = { "people.csv", NULL, "June.orders.tsv", "paid" };

  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      dataset->tables[i].present = files[i] != NULL;
      g_free (dataset->tables[i].file);
      dataset->tables[i].file = g_strdup (files[i]);
    }
  dataset->tables[UPLIFT_TABLE_TRACKING].rows = 1234567;
  dataset->tables[UPLIFT_TABLE_TRACKING].skipped = 7;
  return dataset;
}

static UpliftResults *
compute (UpliftDataset *dataset, UpliftDimension dimension, const char *value)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  if (value != NULL)
    uplift_filter_set (filter, dimension, value, TRUE);
  return small_results_new (dataset, filter);
}

static char *
describe (UpliftDataset *dataset, UpliftTable table, UpliftDimension dimension, const char *value)
{
  g_autoptr (UpliftResults) results = compute (dataset, dimension, value);
  g_autofree char *text = uplift_export_texts_describe (results, table, 2);
  char *second = strchr (text, '\n');

  return g_strdup (second != NULL ? second + 1 : "");
}

#define assert_describes(dataset, table, dimension, value, text) \
  do \
    { \
      g_autofree char *described = describe (dataset, table, dimension, value); \
      g_assert_cmpstr (described, ==, text); \
    } \
  while (0)

static void
test_title (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset (4);
  g_autoptr (UpliftResults) results = compute (dataset, UPLIFT_DIMENSION_PLATFORM, NULL);
  g_autofree char *title = uplift_export_texts_make_title (results, UPLIFT_TABLE_TRACKING, 12);

  g_assert_cmpstr (title, ==,
                   "Export 12 of 1\342\200\257234\342\200\257560 rows of “June.orders.tsv”");
}

/* A baseline row is there unless a filter is set that it cannot pass. */
static void
test_tracking (void)
{
  const char *skipped = "7 rows that could not be used are left out.";
  g_autofree char *with
      = g_strconcat ("Rows without an influencer are among them.\n", skipped, NULL);
  g_autofree char *without = g_strconcat (
      "Rows without an influencer are not among them, because a filter on influencers or "
      "campaigns is set.\n",
      skipped, NULL);
  g_autoptr (UpliftDataset) dataset = make_dataset (4);
  g_autoptr (UpliftDataset) no_baseline = make_dataset (3);

  assert_describes (dataset, UPLIFT_TABLE_TRACKING, UPLIFT_DIMENSION_SOURCE, NULL, with);
  assert_describes (dataset, UPLIFT_TABLE_TRACKING, UPLIFT_DIMENSION_SOURCE, "organic", with);
  assert_describes (dataset, UPLIFT_TABLE_TRACKING, UPLIFT_DIMENSION_PLATFORM, "TikTok", without);
  assert_describes (dataset, UPLIFT_TABLE_TRACKING, UPLIFT_DIMENSION_CAMPAIGN, "x", without);
  assert_describes (no_baseline, UPLIFT_TABLE_TRACKING, UPLIFT_DIMENSION_PLATFORM, NULL, skipped);
}

static void
test_others (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset (4);

  /* Of three influencers two are in the file. */
  assert_describes (dataset, UPLIFT_TABLE_INFLUENCERS, UPLIFT_DIMENSION_PLATFORM, NULL,
                    "1 selected influencer is not in this file.");
  assert_describes (dataset, UPLIFT_TABLE_PAYOUTS, UPLIFT_DIMENSION_PLATFORM, "TikTok", "");
  assert_describes (dataset, UPLIFT_TABLE_PAYOUTS, UPLIFT_DIMENSION_SOURCE, "organic",
                    "Each payout of a selected influencer is written in full; one with a campaign "
                    "or date of its own only if these are selected.");
  assert_describes (dataset, UPLIFT_TABLE_POSTS, UPLIFT_DIMENSION_PLATFORM, "TikTok", "");
  assert_describes (dataset, UPLIFT_TABLE_POSTS, UPLIFT_DIMENSION_BRAND, "x",
                    "Filters on columns that the posts file does not have are passed over.");
}

static void
test_names (void)
{
  g_autoptr (UpliftDataset) dataset = make_dataset (4);
  g_autoptr (UpliftResults) results = compute (dataset, UPLIFT_DIMENSION_PLATFORM, NULL);
  g_autofree char *tracking = uplift_export_texts_make_name (results, UPLIFT_TABLE_TRACKING);
  g_autofree char *payouts = uplift_export_texts_make_name (results, UPLIFT_TABLE_PAYOUTS);

  g_assert_cmpstr (tracking, ==, "June.orders-filtered.tsv");
  g_assert_cmpstr (payouts, ==, "paid-filtered");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-texts/title", test_title);
  g_test_add_func ("/export-texts/tracking", test_tracking);
  g_test_add_func ("/export-texts/others", test_others);
  g_test_add_func ("/export-texts/names", test_names);
  return g_test_run ();
}
