#include "core/read/user-ids.h"
#include "core/data/dictionary.h"
#include "core/data/pages.h"

#include <string.h>

#define SHARD_BITS 6
#define N_SHARDS (1u << SHARD_BITS)
#define N_WORDS (UPLIFT_USER_IDS_PLAIN / 64)
#define MAP_SIZE (N_WORDS * sizeof (guint64))
/* Marks are counted once for so many words. */
#define RANK_WORDS 8

typedef struct
{
  GMutex mutex;
  UpliftDictionary *texts; /* (owned) */
  guint32 first_code;
} Shard;

struct _UpliftUserIds
{
  guint64 *marks;     /* a bit for each plain number (owned) */
  guint32 n_words;    /* up to the greatest one; set when all are known */
  guint32 *ranks;     /* by RANK_WORDS words: marks before them (owned) */
  guint32 n_plain, n; /* ids */
  Shard shards[N_SHARDS];
};

UpliftUserIds *
uplift_user_ids_new (void)
{
  UpliftUserIds *ids = g_new0 (UpliftUserIds, 1);

  ids->marks = uplift_pages_new (MAP_SIZE);
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
  uplift_pages_free (ids->marks, MAP_SIZE);
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

guint32
uplift_user_ids_add (UpliftUserIds *ids, const char *text, gsize length)
{
  g_return_val_if_fail (ids != NULL && text != NULL, 0);

  guint32 number;
  if (read_plain (text, length, &number))
    {
      guint64 mark = G_GUINT64_CONSTANT (1) << (number % 64);
      guint64 *word = &ids->marks[number / 64];
      /* Most ids have been seen before, and reading is cheaper for all threads than writing. */
      if ((__atomic_load_n (word, __ATOMIC_RELAXED) & mark) == 0)
        __atomic_fetch_or (word, mark, __ATOMIC_RELAXED);
      return number;
    }

  guint at = choose_shard (text, length);
  Shard *shard = &ids->shards[at];
  g_mutex_lock (&shard->mutex);
  guint32 code = uplift_dictionary_intern (shard->texts, text, length);
  g_mutex_unlock (&shard->mutex);
  return UPLIFT_USER_IDS_PLAIN + (code << SHARD_BITS | at);
}

guint32
uplift_user_ids_number (UpliftUserIds *ids)
{
  g_return_val_if_fail (ids != NULL && ids->ranks == NULL, 0);

  ids->n_words = N_WORDS;
  while (ids->n_words > 0 && ids->marks[ids->n_words - 1] == 0)
    ids->n_words--;
  ids->ranks = g_new (guint32, ids->n_words / RANK_WORDS + 1);
  for (guint32 i = 0; i < ids->n_words; i++)
    {
      if (i % RANK_WORDS == 0)
        ids->ranks[i / RANK_WORDS] = ids->n_plain;
      ids->n_plain += (guint32) __builtin_popcountll (ids->marks[i]);
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
  guint32 at = stand_in / 64;
  guint32 rank = ids->ranks[at / RANK_WORDS];
  for (guint32 i = at - at % RANK_WORDS; i < at; i++)
    rank += (guint32) __builtin_popcountll (ids->marks[i]);
  guint64 before = (G_GUINT64_CONSTANT (1) << (stand_in % 64)) - 1;
  return rank + (guint32) __builtin_popcountll (ids->marks[at] & before);
}

static guint32
find_plain (const UpliftUserIds *ids, guint32 code)
{
  guint32 rank = 0;

  for (guint32 i = 0; i < ids->n_words; i++)
    for (guint64 marks = ids->marks[i]; marks != 0; marks &= marks - 1)
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
