#include "app/words/standing.h"
#include "small-dataset.h"

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 10 },
  { "2", "Bert", "Instagram", "Fitness", "Male", 2000, 100 },
};

static const SmallRow rows[] = { { 0, 20000, "a", 1, 4000 }, { 1, 20001, "a", 1, 40 } };

static UpliftResults *
new_results (gboolean has_file)
{
  g_autoptr (UpliftDataset) dataset
      = small_dataset_new (influencers, G_N_ELEMENTS (influencers), rows, G_N_ELEMENTS (rows));

  dataset->influencers.known[0] = FALSE;
  dataset->tables[UPLIFT_TABLE_INFLUENCERS].present = has_file;
  return small_results_new (dataset, NULL);
}

/* That somebody is not in the influencers file is worth a word only if there is one. */
static void
test_not_in_file (void)
{
  g_autoptr (UpliftResults) with_file = new_results (TRUE);
  g_autoptr (UpliftResults) without_file = new_results (FALSE);

  g_assert_cmpint (uplift_standing_get (with_file, 0), ==, UPLIFT_STANDING_NOT_IN_FILE);
  g_assert_cmpint (uplift_standing_get (without_file, 0), ==, UPLIFT_STANDING_FINE);
  g_assert_cmpint (uplift_standing_get (without_file, 1), ==, UPLIFT_STANDING_LOSS_MAKING);
}

static UpliftStanding
judge (double revenue, double spend, double threshold)
{
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  UpliftFigures figures = { .revenue = (UpliftMoney) (revenue * UPLIFT_MONEY_SCALE),
                            .spend = spend,
                            .profit = revenue - spend,
                            .roas = uplift_ratio (revenue, spend) };

  settings.poor_roas = threshold;
  return uplift_standing_judge (&figures, &settings);
}

static void
test_judge (void)
{
  g_assert_cmpint (judge (40.0, 100.0, 2.0), ==, UPLIFT_STANDING_LOSS_MAKING);
  g_assert_cmpint (judge (150.0, 100.0, 2.0), ==, UPLIFT_STANDING_POOR);
  g_assert_cmpint (judge (150.0, 100.0, UPLIFT_NO_VALUE), ==, UPLIFT_STANDING_FINE);
  g_assert_cmpint (judge (150.0, 0.0, 2.0), ==, UPLIFT_STANDING_FREE);
  g_assert_cmpint (judge (0.0, 0.0, 2.0), ==, UPLIFT_STANDING_FINE);
  g_assert_cmpint (judge (150.0, UPLIFT_NO_VALUE, 2.0), ==, UPLIFT_STANDING_FINE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/standing/not-in-file", test_not_in_file);
  g_test_add_func ("/standing/judge", test_judge);
  return g_test_run ();
}
