#include "core/data/filter.h"

static void
test_ticks (void)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  g_assert_true (uplift_filter_is_empty (filter));
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "Instagram", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "", TRUE);
  g_assert_cmpuint (uplift_filter_get_n_values (filter, UPLIFT_DIMENSION_PLATFORM), ==, 3);
  g_assert_cmpstr (uplift_filter_get_value (filter, UPLIFT_DIMENSION_PLATFORM, 0), ==, "");
  g_assert_cmpstr (uplift_filter_get_value (filter, UPLIFT_DIMENSION_PLATFORM, 1), ==, "Instagram");
  g_assert_true (uplift_filter_has (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube"));
  g_assert_false (uplift_filter_has (filter, UPLIFT_DIMENSION_CATEGORY, "YouTube"));
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", FALSE);
  g_assert_false (uplift_filter_has (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube"));
  g_assert_false (uplift_filter_is_empty (filter));
  uplift_filter_clear_dimension (filter, UPLIFT_DIMENSION_PLATFORM);
  g_assert_true (uplift_filter_is_empty (filter));
}

static void
test_row_filters (void)
{
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    {
      g_autoptr (UpliftFilter) filter = uplift_filter_new ();
      uplift_filter_set (filter, (UpliftDimension) d, "x", TRUE);
      g_assert_cmpint (uplift_filter_has_row_filter (filter), ==, d >= UPLIFT_DIMENSION_PRODUCT);
    }
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  uplift_filter_set_period (filter, UPLIFT_DAY_NONE, 7);
  g_assert_true (uplift_filter_has_row_filter (filter));
  g_assert_false (uplift_filter_is_empty (filter));
  uplift_filter_set_period (filter, UPLIFT_DAY_NONE, UPLIFT_DAY_NONE);
  g_assert_true (uplift_filter_is_empty (filter));
}

/* Whatever the order of the ticks, the same ticks are equal, and a copy is equal and apart. */
static void
test_equal_and_copy (void)
{
  g_autoptr (UpliftFilter) a = uplift_filter_new ();
  g_autoptr (UpliftFilter) b = uplift_filter_new ();

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *up = g_strdup_printf ("value %d", i);
      g_autofree char *down = g_strdup_printf ("value %d", 49 - i);
      uplift_filter_set (a, UPLIFT_DIMENSION_CAMPAIGN, up, TRUE);
      uplift_filter_set (b, UPLIFT_DIMENSION_CAMPAIGN, down, TRUE);
    }
  uplift_filter_set_period (a, 1, 2);
  g_assert_false (uplift_filter_equal (a, b));
  uplift_filter_set_period (b, 1, 2);
  g_assert_true (uplift_filter_equal (a, b));

  g_autoptr (UpliftFilter) copy = uplift_filter_copy (a);
  g_assert_true (uplift_filter_equal (a, copy));
  uplift_filter_set (copy, UPLIFT_DIMENSION_CAMPAIGN, "value 7", FALSE);
  g_assert_true (uplift_filter_has (a, UPLIFT_DIMENSION_CAMPAIGN, "value 7"));
  g_assert_false (uplift_filter_equal (a, copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/ticks", test_ticks);
  g_test_add_func ("/filter/row-filters", test_row_filters);
  g_test_add_func ("/filter/equal-and-copy", test_equal_and_copy);
  return g_test_run ();
}
