/* The column of what counts adds up to the payout that the figures rest on, under random filters.
 */
#include "../core/random-case.h"
#include "app/influencers/influencer-payout-table-data.h"

static double
sum (UpliftTableData *data, const char *column)
{
  guint index = uplift_table_data_find_column (data, column);
  double total = 0.0;

  for (guint row = 0; row < uplift_table_data_get_shape (data)->n_rows; row++)
    total += uplift_table_data_get_number (data, row, index);
  return total;
}

static void
check_words (UpliftTableData *data)
{
  guint counted = uplift_table_data_find_column (data, "counted");
  guint payout = uplift_table_data_find_column (data, "total_payout");
  guint part = uplift_table_data_find_column (data, "part");

  for (guint row = 0; row < uplift_table_data_get_shape (data)->n_rows; row++)
    {
      const char *word = uplift_table_data_get_text (data, row, part);
      double number = uplift_table_data_get_number (data, row, counted);
      if (g_str_equal (word, "Whole"))
        g_assert_cmpfloat (number, ==, uplift_table_data_get_number (data, row, payout));
      else if (g_str_equal (word, "Left out") || g_str_equal (word, "Unallocated"))
        g_assert_cmpfloat (number, ==, 0.0);
      else
        g_assert_cmpstr (word, ==, "Prorated");
    }
}

static void
check_case (const RandomCase *test)
{
  for (guint32 i = 0; i < test->dataset->influencers.n; i++)
    {
      g_autoptr (UpliftInfluencerDetails) details
          = uplift_influencer_details_new (test->results, i);
      g_autoptr (UpliftTableData) data = uplift_influencer_payout_table_data_new (details);
      if (!details->selected || !test->dataset->tables[UPLIFT_TABLE_PAYOUTS].present)
        continue;
      random_case_assert_near (sum (data, "counted"), details->figures.figures.payout);
      check_words (data);
    }
}

static void
test_random (void)
{
  random_case_for_each (check_case);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/influencer-payout-table-data/random", test_random);
  return g_test_run ();
}
