#include "core/data/code-pairs.h"

#define N 20000

/* Numbers in the order of first appearance, without gaps, that tell each row's pair. */
static void
check_numbers (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b)
{
  g_autoptr (GArray) distinct = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree guint32 *numbers = uplift_code_pairs_number (a, n_a, b, n_b, N, distinct);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_seen = 0;

  for (guint row = 0; row < N; row++)
    {
      guint64 pair = (guint64) (a != NULL ? a[row] : 0) << 32 | (b != NULL ? b[row] : 0);
      g_assert_cmpuint (numbers[row], <=, n_seen);
      if (numbers[row] == n_seen)
        n_seen++;
      g_assert_cmpuint (g_array_index (distinct, guint64, numbers[row]), ==, pair);
    }
  g_assert_cmpuint (distinct->len, ==, n_seen);
  for (guint i = 0; i < distinct->len; i++)
    g_assert_true (g_hash_table_add (seen, &g_array_index (distinct, guint64, i)));
}

static guint32 *
make_codes (GRand *rand, guint32 n)
{
  guint32 *codes = g_new (guint32, N);

  for (guint row = 0; row < N; row++)
    codes[row] = (guint32) g_rand_int_range (rand, 0, (gint32) n);
  return codes;
}

/* On both sides of the size from which pairs are looked up instead of tabled. */
static void
test_number (void)
{
  static const guint32 sizes[][2]
      = { { 1, 1 }, { 5, 7 }, { 2048, 2048 }, { 2048, 2049 }, { 100000, 100000 }, { 1, 2000000 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree guint32 *a = make_codes (rand, sizes[i][0]);
      g_autofree guint32 *b = make_codes (rand, sizes[i][1]);
      check_numbers (a, sizes[i][0], b, sizes[i][1]);
      check_numbers (NULL, 1, b, sizes[i][1]);
      check_numbers (a, sizes[i][0], NULL, 1);
    }
  check_numbers (NULL, 1, NULL, 1);
}

static void
test_none (void)
{
  g_autoptr (GArray) distinct = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree guint32 *numbers = uplift_code_pairs_number (NULL, 1, NULL, 1, 0, distinct);

  g_assert_nonnull (numbers);
  g_assert_cmpuint (distinct->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-pairs/number", test_number);
  g_test_add_func ("/code-pairs/none", test_none);
  return g_test_run ();
}
