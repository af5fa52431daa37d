#include "core/figures/nearest.h"

static const char *const words[] = { "experiment", "baseline", "aov", "share" };

static void
test_finds (void)
{
  g_assert_cmpstr (uplift_nearest_find ("experimnt", words, 4), ==, "experiment");
  g_assert_cmpstr (uplift_nearest_find ("Baseline", words, 4), ==, "baseline");
  g_assert_cmpstr (uplift_nearest_find ("hsare", words, 4), ==, NULL);
  g_assert_cmpstr (uplift_nearest_find ("sharee", words, 4), ==, "share");
  g_assert_cmpstr (uplift_nearest_find ("aov", words, 4), ==, "aov");
}

static void
test_finds_nothing (void)
{
  g_assert_null (uplift_nearest_find ("zebra", words, 4));
  g_assert_null (uplift_nearest_find ("", words, 4));
  g_assert_null (uplift_nearest_find ("anything", NULL, 0));
}

static void
test_counts_letters_not_bytes (void)
{
  static const char *const names[] = { "Zoë Ärmel" };

  g_assert_cmpstr (uplift_nearest_find ("zoe armel", names, 1), ==, "Zoë Ärmel");
}

/* What is far too long, or empty, is nobody's slip, and must not cost the product of the lengths.
 */
static void
test_passes_over_other_lengths (void)
{
  static const char *const names[] = { "", "Ann" };
  g_autofree char *text = g_strnfill (20000000, 'n');

  g_assert_null (uplift_nearest_find ("", names, 2));
  g_assert_null (uplift_nearest_find (text, names, 2));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nearest/finds", test_finds);
  g_test_add_func ("/nearest/finds-nothing", test_finds_nothing);
  g_test_add_func ("/nearest/counts-letters", test_counts_letters_not_bytes);
  g_test_add_func ("/nearest/other-lengths", test_passes_over_other_lengths);
  return g_test_run ();
}
