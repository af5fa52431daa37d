#include "core/read/row-hashes.h"

#include <string.h>

static gboolean
texts_are_equal_cb (guint32 a, guint32 b, gpointer user_data)
{
  const char *const *texts = user_data;

  return strcmp (texts[a], texts[b]) == 0;
}

static void
test_hash (void)
{
  const char text[] = "1,2025-01-02,2,10.50,abcdefghijklmnopqrstuvwxyz";
  gsize n = strlen (text);

  g_assert_cmpuint (uplift_row_hash ("", 0), ==, uplift_row_hash ("\r\n", 2));
  g_assert_cmpuint (uplift_row_hash ("a,b\r\n", 5), ==, uplift_row_hash ("a,b", 3));
  g_assert_cmpuint (uplift_row_hash ("a,b", 3), !=, uplift_row_hash ("a,c", 3));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *other = g_strdup (text);
      other[i] ^= 1;
      g_assert_cmpuint (uplift_row_hash (other, n), !=, uplift_row_hash (text, n));
      g_assert_cmpuint (uplift_row_hash (text, i), !=, uplift_row_hash (text, n));
    }
}

/* Against comparing each with each; hashes of a few bits make many false friends. */
static void
check_against_slow (GRand *random, guint n, guint n_texts, guint32 hash_mask)
{
  g_autoptr (GPtrArray) pool = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **texts = g_new (const char *, n + 1);
  g_autofree guint32 *hashes = g_new (guint32, n + 1);
  guint next = 0;

  for (guint i = 0; i < n_texts; i++)
    g_ptr_array_add (pool, g_strdup_printf ("row %u", i));
  for (guint i = 0; i < n; i++)
    {
      texts[i] = pool->pdata[g_rand_int_range (random, 0, (gint32) n_texts)];
      hashes[i] = uplift_row_hash (texts[i], strlen (texts[i])) & hash_mask;
    }
  const guint cut = n / 3;
  const UpliftHashRun runs[] = { { hashes, cut }, { NULL, 0 }, { hashes + cut, n - cut } };
  g_autoptr (GArray) repeats
      = uplift_row_hashes_find_repeats (runs, G_N_ELEMENTS (runs), texts_are_equal_cb, texts);
  for (guint i = 0; i < n; i++)
    {
      guint original = 0;
      while (texts[original] != texts[i])
        original++;
      if (original == i)
        continue;
      g_assert_cmpuint (next, <, repeats->len);
      g_assert_cmpuint (g_array_index (repeats, UpliftRepeat, next).row, ==, i);
      g_assert_cmpuint (g_array_index (repeats, UpliftRepeat, next).original, ==, original);
      next++;
    }
  g_assert_cmpuint (next, ==, repeats->len);
}

static void
test_repeats (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 40; round++)
    {
      guint n = (guint) g_rand_int_range (random, 0, 400);
      check_against_slow (random, n, 1 + n / 3, G_MAXUINT32);
      check_against_slow (random, n, 1 + n * 20, G_MAXUINT32);
      check_against_slow (random, n, 1 + n / 3, 0xf0000003);
    }
  check_against_slow (random, 0, 1, G_MAXUINT32);
  check_against_slow (random, 300, 1, 0);
}

/* Rows that all fall on one place do not cost their square. */
static void
test_collisions (void)
{
  const guint n = 200000;
  g_autofree guint32 *hashes = g_new0 (guint32, n);
  g_autofree const char **texts = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    texts[i] = i % 2 == 0 ? "a" : "b";
  const UpliftHashRun run = { hashes, n };
  g_autoptr (GArray) repeats = uplift_row_hashes_find_repeats (&run, 1, texts_are_equal_cb, texts);
  g_assert_cmpuint (repeats->len, ==, n - 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-hashes/hash", test_hash);
  g_test_add_func ("/row-hashes/repeats", test_repeats);
  g_test_add_func ("/row-hashes/collisions", test_collisions);
  return g_test_run ();
}
