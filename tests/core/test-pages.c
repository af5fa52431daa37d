/* Memory for columns: what is given out belongs to nobody else, is filled with zeros where that is
 * said, and goes back to the system. */
#include "core/data/pages.h"

#include "memory-use.h"

#include <string.h>

#define N_HELD 60
/* Not every byte is looked at, which would take a sanitizer too long. */
#define STEP 509

typedef struct
{
  guint8 *pages;
  gsize size;
  guint8 pattern;
} Held;

static const gsize piece_sizes[] = { 65536, 262144, 524288 };

/* Column sizes around that of a large page, and others. */
static gsize
choose_size (GRand *random)
{
  const gsize large = 2 * 1024 * 1024;

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return (gsize) g_rand_int_range (random, 1, 100000);
    case 1:
      return large - 2 + (gsize) g_rand_int_range (random, 0, 5);
    case 2:
      return large * (gsize) g_rand_int_range (random, 1, 4);
    default:
      return (gsize) g_rand_int_range (random, 100000, 9000000);
    }
}

static void
take (GRand *random, Held *held)
{
  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      held->size = choose_size (random);
      held->pages = uplift_pages_new (held->size);
      for (gsize i = 0; i < held->size; i += STEP)
        g_assert_cmpuint (held->pages[i], ==, 0);
      break;
    case 1:
      held->size = piece_sizes[g_rand_int_range (random, 0, (gint32) G_N_ELEMENTS (piece_sizes))];
      held->pages = uplift_pages_new_piece (
          (UpliftPagesKind) g_rand_int_range (random, 0, UPLIFT_PAGES_N_KINDS), held->size);
      break;
    default:
      held->size = choose_size (random);
      held->pages = uplift_pages_new_column (held->size);
      break;
    }
  held->pattern = (guint8) g_rand_int_range (random, 1, 256);
  memset (held->pages, held->pattern, held->size);
}

static void
give_back (Held *held)
{
  for (gsize i = 0; i < held->size; i += STEP)
    if (held->pages[i] != held->pattern)
      g_error ("byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " was overwritten", i, held->size);
  uplift_pages_free (held->pages, held->size);
  held->pages = NULL;
}

static gpointer
take_and_give_back_cb (gpointer seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  Held held[N_HELD] = { 0 };

  for (guint round = 0; round < 400; round++)
    {
      Held *one = &held[g_rand_int_range (random, 0, N_HELD)];
      if (one->pages != NULL)
        give_back (one);
      else
        take (random, one);
      if (g_rand_int_range (random, 0, 100) == 0)
        uplift_pages_trim ();
    }
  for (guint i = 0; i < N_HELD; i++)
    if (held[i].pages != NULL)
      give_back (&held[i]);
  return NULL;
}

static void
test_one_thread (void)
{
  take_and_give_back_cb (GUINT_TO_POINTER (1));
}

static void
test_threads (void)
{
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pages", take_and_give_back_cb, GUINT_TO_POINTER (i + 2));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* A column that comes after pieces lies where these were, and all of it goes back. */
static void
test_reuse (void)
{
  const gsize piece = 262144, n = 400, size = n * piece;
  g_autofree gpointer *pieces = g_new (gpointer, n);
  guint64 before, held, other;

  if (!MEMORY_TELLS)
    {
      g_test_skip ("a sanitizer uses memory of its own");
      return;
    }
  uplift_pages_trim ();
  before = memory_use_get ();
  for (gsize i = 0; i < n; i++)
    memset (pieces[i] = uplift_pages_new_piece (UPLIFT_PAGES_CODES, piece), 1, piece);
  held = memory_use_get ();
  g_assert_cmpuint (held, >=, before + size);
  for (gsize i = 0; i < n; i++)
    uplift_pages_free (pieces[i], piece);
  gpointer column = uplift_pages_new_column (size);
  memset (column, 1, size);
  other = memory_use_get ();
  g_assert_cmpuint (other, <, held + size / 10);
  uplift_pages_free (column, size);
  uplift_pages_trim ();
  g_assert_cmpuint (memory_use_get (), <, before + size / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/one-thread", test_one_thread);
  g_test_add_func ("/pages/threads", test_threads);
  g_test_add_func ("/pages/reuse", test_reuse);
  return g_test_run ();
}
