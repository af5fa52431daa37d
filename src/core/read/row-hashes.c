/* Few rows repeat one. So it is first only marked, in a bit for each of many ranges of hashes, that
 * there is a row, and in another that there are two; only rows of ranges with two are then looked
 * at.
 */
#include "core/read/row-hashes.h"
#include "core/data/pages.h"
#include "core/data/parallel.h"

#include <string.h>

#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define FREE_SLOT G_MAXUINT32

/* Chance makes no such queue; a file whose hashes were made to collide is not worth the time. */
#define MAX_PROBES 1000

/* The marks of ranges are made in shares, each by one thread: in as few as there are threads, but a
 * power of two, since each looks at all hashes. */
#define MAX_SHARE_BITS 6
#define MIN_MARK_BITS 16
#define MAX_MARK_BITS 30

/* Hashes that are wanted so far ahead are asked for, since marks lie far apart. */
#define AHEAD 24

/* Two bits for each range: there is a row; there are two. */
#define ONE G_GUINT64_CONSTANT (1)
#define RANGES_PER_WORD 32

typedef struct
{
  const UpliftHashRun *runs; /* (borrowed) */
  guint n_runs;
  guint shift; /* of a hash: its range */
  guint share_bits;
  guint64 *marks;      /* (owned) */
  GArray **candidates; /* by run: guint32 numbers in the run (owned) */
} Marks;

/* A row that may repeat another. */
typedef struct
{
  guint32 row, hash;
} Candidate;

/* The candidates that repeat none, by their hash: open addressing. */
typedef struct
{
  guint32 *slots; /* a candidate, or FREE_SLOT */
  guint32 mask;   /* number of slots, a power of two, less 1 */
} Table;

static guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * MULTIPLIER;
  return hash ^ hash >> 32;
}

/* In two lanes, since each step waits for the one before. */
guint32
uplift_row_hash (const char *raw, gsize length)
{
  g_return_val_if_fail (length == 0 || raw != NULL, 0);

  guint64 words[2];
  while (length > 0 && (raw[length - 1] == '\n' || raw[length - 1] == '\r'))
    length--;
  guint64 first = mix (0, length), second = MULTIPLIER;
  for (; length >= sizeof words; raw += sizeof words, length -= sizeof words)
    {
      memcpy (words, raw, sizeof words);
      first = mix (first, words[0]);
      second = mix (second, words[1]);
    }
  words[0] = words[1] = 0;
  memcpy (words, raw, length);
  first = mix (first, words[0]);
  second = mix (second, words[1]);
  return (guint32) mix (first, second);
}

static inline guint64 *
get_word (const Marks *marks, guint32 hash)
{
  return &marks->marks[(hash >> marks->shift) / RANGES_PER_WORD];
}

static inline guint
get_bit (const Marks *marks, guint32 hash)
{
  return (hash >> marks->shift) % RANGES_PER_WORD * 2;
}

static void
mark_share_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 share)
{
  const Marks *marks = data;
  guint shift = 32 - marks->share_bits;

  for (guint i = 0; i < marks->n_runs; i++)
    {
      const UpliftHashRun *run = &marks->runs[i];
      for (guint32 row = 0; row < run->n; row++)
        {
          guint32 next = run->hashes[MIN (row + AHEAD, run->n - 1)];
          if ((guint64) next >> shift == share)
            __builtin_prefetch (get_word (marks, next), 1);
          guint32 hash = run->hashes[row];
          if ((guint64) hash >> shift != share)
            continue;
          guint64 *word = get_word (marks, hash);
          guint bit = get_bit (marks, hash);
          *word |= (*word & ONE << bit) << 1 | ONE << bit;
        }
    }
}

static void
choose_run_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 index)
{
  const Marks *marks = data;
  const UpliftHashRun *run = &marks->runs[index];
  GArray *candidates = marks->candidates[index] = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < run->n; row++)
    {
      __builtin_prefetch (get_word (marks, run->hashes[MIN (row + AHEAD, run->n - 1)]));
      guint32 hash = run->hashes[row];
      if ((*get_word (marks, hash) >> get_bit (marks, hash) & 2) != 0)
        g_array_append_val (candidates, row);
    }
}

/* The rows whose range has two, in their order (transfer full, of Candidate). */
static GArray *
find_candidates (const UpliftHashRun *runs, guint n_runs, guint64 n)
{
  guint bits = MIN_MARK_BITS;
  while (bits < MAX_MARK_BITS && (G_GUINT64_CONSTANT (1) << bits) < 8 * n)
    bits++;
  gsize size = ((gsize) 1 << bits) / RANGES_PER_WORD * sizeof (guint64);
  guint share_bits = 0;
  while (share_bits < MAX_SHARE_BITS
         && 1u << share_bits < uplift_parallel_get_n_workers (1u << MAX_SHARE_BITS))
    share_bits++;
  guint n_shares = 1u << share_bits;
  Marks marks = { .runs = runs,
                  .n_runs = n_runs,
                  .shift = 32 - bits,
                  .share_bits = share_bits,
                  .marks = uplift_pages_new (size),
                  .candidates = g_new (GArray *, n_runs) };
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  uplift_parallel_run (mark_share_cb, &marks, uplift_parallel_get_n_workers (n_shares), n_shares);
  uplift_parallel_run (choose_run_cb, &marks, uplift_parallel_get_n_workers (n_runs), n_runs);
  uplift_pages_free (marks.marks, size);
  for (guint32 i = 0, first = 0; i < n_runs; first += runs[i++].n)
    {
      for (guint k = 0; k < marks.candidates[i]->len; k++)
        {
          guint32 row = g_array_index (marks.candidates[i], guint32, k);
          Candidate candidate = { first + row, runs[i].hashes[row] };
          g_array_append_val (candidates, candidate);
        }
      g_array_unref (marks.candidates[i]);
    }
  g_free (marks.candidates);
  return candidates;
}

/* At most half of the slots are taken. */
static Table
make_table (guint32 n)
{
  gsize size = 2;

  while (size < 2 * (gsize) n)
    size *= 2;
  Table table = { g_new (guint32, size), (guint32) (size - 1) };
  memset (table.slots, 0xff, size * sizeof *table.slots);
  return table;
}

GArray *
uplift_row_hashes_find_repeats (const UpliftHashRun *runs, guint n_runs,
                                UpliftRowsAreEqualFunc are_equal, gpointer user_data)
{
  g_return_val_if_fail (n_runs == 0 || runs != NULL, NULL);
  g_return_val_if_fail (are_equal != NULL, NULL);

  GArray *repeats = g_array_new (FALSE, FALSE, sizeof (UpliftRepeat));
  guint64 n = 0;
  for (guint i = 0; i < n_runs; i++)
    n += runs[i].n;
  if (n < 2)
    return repeats;

  g_autoptr (GArray) candidates = find_candidates (runs, n_runs, n);
  const Candidate *all = (const Candidate *) (gpointer) candidates->data;
  Table table = make_table (candidates->len);
  for (guint32 i = 0; i < candidates->len; i++)
    {
      UpliftRepeat repeat = { all[i].row, all[i].row };
      guint32 at = all[i].hash & table.mask;
      for (guint probe = 0; probe < MAX_PROBES; probe++, at = (at + 1) & table.mask)
        {
          guint32 other = table.slots[at];
          if (other == FREE_SLOT)
            {
              table.slots[at] = i;
              break;
            }
          if (all[other].hash == all[i].hash && are_equal (all[other].row, all[i].row, user_data))
            {
              repeat.original = all[other].row;
              break;
            }
        }
      if (repeat.original != repeat.row)
        g_array_append_val (repeats, repeat);
    }
  g_free (table.slots);
  return repeats;
}
