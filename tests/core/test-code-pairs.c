#include "core/data/code-pairs.h"

#define N 20000

/* Numbers in the order of first appearance, without gaps, that tell each pair. */
static void
check_numbers (GRand *rand, guint32 n_a, guint32 n_b)
{
  g_autoptr (UpliftCodePairs) pairs = uplift_code_pairs_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint row = 0; row < N; row++)
    {
      guint32 a = (guint32) g_rand_int_range (rand, 0, (gint32) n_a);
      guint32 b = (guint32) g_rand_int_range (rand, 0, (gint32) n_b);
      guint64 pair = (guint64) a << 32 | b;
      gpointer number;
      if (!g_hash_table_lookup_extended (seen, &pair, NULL, &number))
        {
          number = GUINT_TO_POINTER (g_hash_table_size (seen));
          g_hash_table_insert (seen, g_memdup2 (&pair, sizeof pair), number);
        }
      g_assert_cmpuint (uplift_code_pairs_number (pairs, a, b), ==, GPOINTER_TO_UINT (number));
      g_assert_cmpuint (uplift_code_pairs_get (pairs, GPOINTER_TO_UINT (number)), ==, pair);
      g_assert_cmpuint (uplift_code_pairs_get_size (pairs), ==, g_hash_table_size (seen));
    }
}

static void
test_number (void)
{
  static const guint32 sizes[][2]
      = { { 1, 1 }, { 5, 7 }, { 2048, 2049 }, { 100000, 100000 }, { 1, 2000000 }, { 2000000, 1 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    check_numbers (rand, sizes[i][0], sizes[i][1]);
}

/* The largest codes, and days before 1970 are such. */
static void
test_large (void)
{
  g_autoptr (UpliftCodePairs) pairs = uplift_code_pairs_new ();

  g_assert_cmpuint (uplift_code_pairs_number (pairs, G_MAXUINT32, G_MAXUINT32), ==, 0);
  g_assert_cmpuint (uplift_code_pairs_number (pairs, G_MAXUINT32, 0), ==, 1);
  g_assert_cmpuint (uplift_code_pairs_number (pairs, 0, 0), ==, 2);
  g_assert_cmpuint (uplift_code_pairs_number (pairs, G_MAXUINT32, G_MAXUINT32), ==, 0);
  g_assert_true (uplift_code_pairs_get (pairs, 0) == G_MAXUINT64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-pairs/number", test_number);
  g_test_add_func ("/code-pairs/large", test_large);
  return g_test_run ();
}
