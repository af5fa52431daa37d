#include "core/read/user-ids.h"
#include "core/data/dictionary.h"
#include "core/data/pages.h"

#include <string.h>

#define SHARD_BITS 6
#define N_SHARDS (1u << SHARD_BITS)
#define N_WORDS (UPLIFT_USER_IDS_PLAIN / 64)
#define N_MAPS 16
#define ONE G_GUINT64_CONSTANT (1)
#define MAP_SIZE (N_WORDS * sizeof (guint64))

/* What a stand-in that is no plain number holds, from the lowest bit on: the shard, the kind, and
 * the number there. */
#define KIND_BITS 2
#define N_KINDS 3

/* A recursive mutex, since ThreadSanitizer knows what it does. */
typedef struct
{
  GRecMutex mutex;
  UpliftUserKeys *keys[UPLIFT_USER_LONG]; /* by kind (owned) */
  UpliftDictionary *texts;                /* of the ids that are too long for a key (owned) */
  guint32 first_code[N_KINDS];
} Shard;

struct _UpliftUserIds
{
  guint64 *maps[N_MAPS]; /* a bit for each plain number; in the end all are in the first (owned) */
  guint32 ends[N_MAPS];  /* of each map: the word behind the last with a mark; atomic */
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
      g_rec_mutex_init (&ids->shards[i].mutex);
      ids->shards[i].texts = uplift_dictionary_new ();
      for (guint kind = 0; kind < UPLIFT_USER_LONG; kind++)
        ids->shards[i].keys[kind] = uplift_user_keys_new ();
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
      g_rec_mutex_clear (&ids->shards[i].mutex);
      uplift_dictionary_free (ids->shards[i].texts);
      for (guint kind = 0; kind < UPLIFT_USER_LONG; kind++)
        uplift_user_keys_free (ids->shards[i].keys[kind]);
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

static guint32
make_stand_in (guint shard, UpliftUserKind kind, guint32 number)
{
  return UPLIFT_USER_IDS_PLAIN
         + (number << (KIND_BITS + SHARD_BITS) | (guint32) kind << SHARD_BITS | shard);
}

/* Other bits than those by which keys choose a slot. */
static guint
choose_shard (guint64 hash)
{
  return (guint) (hash >> (64 - SHARD_BITS));
}

/* The last map is shared by all workers beyond the others. */
static void
add_shared (UpliftUserIds *ids, guint32 number)
{
  guint64 mark = ONE << (number % 64);
  guint64 *word = &ids->maps[N_MAPS - 1][number / 64];

  /* Most ids have been seen before. */
  if ((__atomic_load_n (word, __ATOMIC_RELAXED) & mark) == 0)
    __atomic_fetch_or (word, mark, __ATOMIC_RELAXED);
}

/* The map holds marks up to there: words. */
static void
note_end (UpliftUserIds *ids, guint at, guint32 end)
{
  guint32 known = __atomic_load_n (&ids->ends[at], __ATOMIC_RELAXED);

  while (end > known
         && !__atomic_compare_exchange_n (&ids->ends[at], &known, end, TRUE, __ATOMIC_RELAXED,
                                          __ATOMIC_RELAXED))
    ;
}

void
uplift_user_ids_add_plain (UpliftUserIds *ids, guint worker, const guint32 *numbers, guint n)
{
  g_return_if_fail (ids != NULL && (numbers != NULL || n == 0));

  guint at = MIN (worker, N_MAPS - 1);
  guint64 *map = ids->maps[at];
  guint32 end = 0;
  for (guint i = 0; i < n; i++)
    {
      guint32 word = numbers[i] / 64;
      if (numbers[i] >= UPLIFT_USER_IDS_PLAIN)
        continue;
      end = MAX (end, word + 1);
      if (at < N_MAPS - 1)
        map[word] |= ONE << (numbers[i] % 64);
      else
        add_shared (ids, numbers[i]);
    }
  note_end (ids, at, end);
}

static guint
hash_long (const char *text, gsize length)
{
  guint hash = 0;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guint8) text[i];
  return hash ^ hash >> 16;
}

guint32
uplift_user_ids_add (UpliftUserIds *ids, guint worker, const char *text, gsize length)
{
  g_return_val_if_fail (ids != NULL && text != NULL, 0);

  guint32 number;
  if (read_plain (text, length, &number))
    {
      uplift_user_ids_add_plain (ids, worker, &number, 1);
      return number;
    }

  UpliftUserRow row = { .row = 0 };
  if (uplift_user_ids_prepare (text, length, &row))
    {
      uplift_user_ids_add_rows (ids, &row, 1, &number);
      return number;
    }
  guint at = hash_long (text, length) % N_SHARDS;
  Shard *shard = &ids->shards[at];
  g_rec_mutex_lock (&shard->mutex);
  guint32 code = uplift_dictionary_intern (shard->texts, text, length);
  g_rec_mutex_unlock (&shard->mutex);
  return make_stand_in (at, UPLIFT_USER_LONG, code);
}

gboolean
uplift_user_ids_prepare (const char *text, gsize length, UpliftUserRow *row)
{
  g_return_val_if_fail (text != NULL && row != NULL, FALSE);

  if (uplift_user_key_from_text (text, length, &row->key))
    row->kind = UPLIFT_USER_SHORT;
  else if (uplift_user_key_from_uuid (text, length, &row->key))
    row->kind = UPLIFT_USER_UUID;
  else
    return FALSE;
  row->hash = uplift_user_key_hash (row->key);
  return TRUE;
}

/* The rows by shard, in their order; begins has an entry for each shard and one more. */
static void
sort_rows (const UpliftUserRow *rows, guint n, guint16 order[UPLIFT_USER_MAX_ROWS],
           guint begins[N_SHARDS + 1])
{
  guint next[N_SHARDS];

  memset (begins, 0, (N_SHARDS + 1) * sizeof *begins);
  for (guint i = 0; i < n; i++)
    begins[choose_shard (rows[i].hash) + 1]++;
  for (guint shard = 0; shard < N_SHARDS; shard++)
    begins[shard + 1] += begins[shard];
  memcpy (next, begins, sizeof next);
  for (guint i = 0; i < n; i++)
    order[next[choose_shard (rows[i].hash)]++] = (guint16) i;
}

/* Those of a shard one after the other, under one lock, and with what the next ones want on its
 * way. */
void
uplift_user_ids_add_rows (UpliftUserIds *ids, const UpliftUserRow *rows, guint n, guint32 *users)
{
  g_return_if_fail (ids != NULL && rows != NULL && users != NULL && n <= UPLIFT_USER_MAX_ROWS);

  const guint ahead = 8;
  guint16 order[UPLIFT_USER_MAX_ROWS];
  guint begins[N_SHARDS + 1];
  sort_rows (rows, n, order, begins);
  for (guint at = 0; at < N_SHARDS; at++)
    {
      if (begins[at] == begins[at + 1])
        continue;
      Shard *shard = &ids->shards[at];
      g_rec_mutex_lock (&shard->mutex);
      for (guint i = begins[at]; i < begins[at + 1] + ahead; i++)
        {
          if (i < begins[at + 1])
            uplift_user_keys_prefetch (shard->keys[rows[order[i]].kind], rows[order[i]].hash);
          if (i < begins[at] + ahead)
            continue;
          const UpliftUserRow *row = &rows[order[i - ahead]];
          users[row->row] = make_stand_in (
              at, row->kind, uplift_user_keys_intern (shard->keys[row->kind], row->key, row->hash));
        }
      g_rec_mutex_unlock (&shard->mutex);
    }
}

static void
merge_maps (UpliftUserIds *ids)
{
  guint64 *marks = ids->maps[0];

  for (guint i = 0; i < N_MAPS; i++)
    {
      ids->n_words = MAX (ids->n_words, ids->ends[i]);
      for (guint32 at = 0; i > 0 && at < ids->ends[i]; at++)
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
      Shard *shard = &ids->shards[i];
      for (guint kind = 0; kind < N_KINDS; kind++)
        {
          shard->first_code[kind] = ids->n;
          ids->n += kind == UPLIFT_USER_LONG ? uplift_dictionary_get_size (shard->texts)
                                             : uplift_user_keys_get_size (shard->keys[kind]);
        }
    }
  return ids->n;
}

guint32
uplift_user_ids_get_code (const UpliftUserIds *ids, guint32 stand_in)
{
  if (stand_in >= UPLIFT_USER_IDS_PLAIN)
    {
      guint32 parts = stand_in - UPLIFT_USER_IDS_PLAIN;
      guint kind = parts >> SHARD_BITS & ((1u << KIND_BITS) - 1);
      return ids->shards[parts % N_SHARDS].first_code[kind] + (parts >> (KIND_BITS + SHARD_BITS));
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
  guint at = N_SHARDS * N_KINDS - 1;
  while (ids->shards[at / N_KINDS].first_code[at % N_KINDS] > code)
    at--;
  const Shard *shard = &ids->shards[at / N_KINDS];
  guint32 number = code - shard->first_code[at % N_KINDS];
  if (at % N_KINDS == UPLIFT_USER_LONG)
    return g_strdup (uplift_dictionary_get (shard->texts, number));
  UpliftUserKey key = uplift_user_keys_find (shard->keys[at % N_KINDS], number);
  return at % N_KINDS == UPLIFT_USER_UUID ? uplift_user_key_to_uuid (key)
                                          : uplift_user_key_to_text (key);
}
