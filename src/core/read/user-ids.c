#include "core/read/user-ids.h"
#include "core/data/dictionary.h"
#include "core/data/pages.h"

#include <string.h>

#define SHARD_BITS 6
#define N_SHARDS (1u << SHARD_BITS)
#define N_WORDS (UPLIFT_USER_IDS_PLAIN / 64)
#define N_MAPS 16
#define MAP_SIZE (N_WORDS * sizeof (guint64))

typedef struct
{
  GMutex mutex;
  UpliftDictionary *texts; /* (owned) */
  guint32 first_code;
} Shard;

struct _UpliftUserIds
{
  guint64 *maps[N_MAPS]; /* a bit for each plain number; in the end all are in the first (owned) */
  gint used[N_MAPS];     /* whether there is any; atomic */
  guint32 n_words;       /* up to the greatest one; set when all are known */
  guint32 *ranks;        /* by word: marks before it (owned) */
  guint32 n_plain, n;    /* ids */
  Shard shards[N_SHARDS];
};

UpliftUserIds *
uplift_user_ids_new (void)
{
  UpliftUserIds *ids = g_new0 (UpliftUserIds, 1);

  for (guint i = 0; i < N_MAPS; i++)
    ids->maps[i] = uplift_pages_new (MAP_SIZE);
  for (guint i = 0; i < N_SHARDS; i++)
    {
      g_mutex_init (&ids->shards[i].mutex);
      ids->shards[i].texts = uplift_dictionary_new ();
    }
  return ids;
}

void
uplift_user_ids_free (UpliftUserIds *ids)
{
  if (ids == NULL)
    return;
  for (guint i = 0; i < N_SHARDS; i++)
    {
      g_mutex_clear (&ids->shards[i].mutex);
      uplift_dictionary_free (ids->shards[i].texts);
    }
  for (guint i = 0; i < N_MAPS; i++)
    uplift_pages_free (ids->maps[i], MAP_SIZE);
  g_free (ids->ranks);
  g_free (ids);
}

/* FALSE: it is no plain number, which has no zeros in front. */
static gboolean
read_plain (const char *text, gsize length, guint32 *number)
{
  guint32 value = 0;

  if (length == 0 || length > 8 || (*text == '0' && length > 1))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      guint digit = (guint) (guint8) text[i] - '0';
      if (digit > 9)
        return FALSE;
      value = value * 10 + digit;
    }
  *number = value;
  return value < UPLIFT_USER_IDS_PLAIN;
}

/* Other bits than those by which a dictionary chooses a slot. */
static guint
choose_shard (const char *text, gsize length)
{
  guint64 hash = length;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return (guint) (hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> (64 - SHARD_BITS));
}

void
uplift_user_ids_add_plain (UpliftUserIds *ids, guint worker, guint32 number)
{
  guint64 mark = G_GUINT64_CONSTANT (1) << (number % 64);
  guint64 *word = &ids->maps[worker % N_MAPS][number / 64];

  /* Most ids have been seen before. */
  if ((__atomic_load_n (word, __ATOMIC_RELAXED) & mark) != 0)
    return;
  __atomic_fetch_or (word, mark, __ATOMIC_RELAXED);
  g_atomic_int_set (&ids->used[worker % N_MAPS], 1);
}

guint32
uplift_user_ids_add (UpliftUserIds *ids, guint worker, const char *text, gsize length)
{
  g_return_val_if_fail (ids != NULL && text != NULL, 0);

  guint32 number;
  if (read_plain (text, length, &number))
    {
      uplift_user_ids_add_plain (ids, worker, number);
      return number;
    }

  guint at = choose_shard (text, length);
  Shard *shard = &ids->shards[at];
  g_mutex_lock (&shard->mutex);
  guint32 code = uplift_dictionary_intern (shard->texts, text, length);
  g_mutex_unlock (&shard->mutex);
  return UPLIFT_USER_IDS_PLAIN + (code << SHARD_BITS | at);
}

static void
merge_maps (UpliftUserIds *ids)
{
  guint64 *marks = ids->maps[0];

  for (guint i = 0; i < N_MAPS; i++)
    {
      guint32 n = g_atomic_int_get (&ids->used[i]) != 0 ? N_WORDS : 0;
      while (n > ids->n_words && ids->maps[i][n - 1] == 0)
        n--;
      ids->n_words = MAX (ids->n_words, n);
      for (guint32 at = 0; i > 0 && g_atomic_int_get (&ids->used[i]) != 0 && at < n; at++)
        marks[at] |= ids->maps[i][at];
    }
}

guint32
uplift_user_ids_number (UpliftUserIds *ids)
{
  g_return_val_if_fail (ids != NULL && ids->ranks == NULL, 0);

  merge_maps (ids);
  ids->ranks = g_new (guint32, MAX (ids->n_words, 1));
  for (guint32 i = 0; i < ids->n_words; i++)
    {
      ids->ranks[i] = ids->n_plain;
      ids->n_plain += (guint32) __builtin_popcountll (ids->maps[0][i]);
    }
  ids->n = ids->n_plain;
  for (guint i = 0; i < N_SHARDS; i++)
    {
      ids->shards[i].first_code = ids->n;
      ids->n += uplift_dictionary_get_size (ids->shards[i].texts);
    }
  return ids->n;
}

guint32
uplift_user_ids_get_code (const UpliftUserIds *ids, guint32 stand_in)
{
  if (stand_in >= UPLIFT_USER_IDS_PLAIN)
    {
      guint32 code = stand_in - UPLIFT_USER_IDS_PLAIN;
      return ids->shards[code % N_SHARDS].first_code + (code >> SHARD_BITS);
    }
  guint64 before = (G_GUINT64_CONSTANT (1) << (stand_in % 64)) - 1;
  return ids->ranks[stand_in / 64]
         + (guint32) __builtin_popcountll (ids->maps[0][stand_in / 64] & before);
}

static guint32
find_plain (const UpliftUserIds *ids, guint32 code)
{
  guint32 rank = 0;

  for (guint32 i = 0; i < ids->n_words; i++)
    for (guint64 marks = ids->maps[0][i]; marks != 0; marks &= marks - 1)
      if (rank++ == code)
        return i * 64 + (guint32) __builtin_ctzll (marks);
  g_return_val_if_reached (0);
}

char *
uplift_user_ids_dup_text (const UpliftUserIds *ids, guint32 code)
{
  g_return_val_if_fail (ids != NULL && code < ids->n, NULL);

  if (code < ids->n_plain)
    return g_strdup_printf ("%u", find_plain (ids, code));
  guint at = N_SHARDS - 1;
  while (ids->shards[at].first_code > code)
    at--;
  return g_strdup (
      uplift_dictionary_get (ids->shards[at].texts, code - ids->shards[at].first_code));
}
