/* Few rows repeat one. So the hashes alone are looked at first: parted by their highest bits, so
 * that the others of a part can be marked in a set of bits that stays in the cache; a hash whose
 * bit is set has been there before. Only then rows are looked for that have one of these hashes.
 */
#include "core/read/row-hashes.h"
#include "core/data/pages.h"
#include "core/data/parallel.h"

#include <string.h>

#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define FREE_SLOT G_MAXUINT32

/* Chance makes no such queue; a file whose hashes were made to collide is not worth the time. */
#define MAX_PROBES 1000

/* How many of a hash's bits, the highest, are its part: so many that a bit for each value of the
 * others, 256 KiB, stays in the cache. */
#define PART_BITS 11
#define N_PARTS (1u << PART_BITS)
#define REST_BITS (32 - PART_BITS)
/* Parts that lie together in each run are walked by one thread, which then has them in its cache.
 */
#define PARTS_AT_ONCE 8

/* Hashes that come twice are looked up in a set of bits, one for each of many ranges of hashes: so
 * many for each of these, so that few others are taken for one. */
#define RANGES_EACH 512
#define MIN_RANGE_BITS 12
#define MAX_RANGE_BITS 27

/* What one thread finds. */
typedef struct
{
  guint64 *seen; /* by the bits below the part; all zero between two parts (owned, nullable) */
  GArray *twice; /* guint32 hashes (owned, nullable) */
} Worker;

/* Runs that follow each other are sorted together, as many as have so many rows. */
#define GROUP_ROWS 49152

typedef struct
{
  guint begin, end; /* runs */
  guint32 *sorted;  /* their hashes, by part (borrowed) */
} Group;

typedef struct
{
  const UpliftHashRun *runs; /* (borrowed) */
  guint n_runs;
  Group *groups; /* (owned) */
  guint n_groups;
  guint32 *sorted; /* what the groups have, one after the other (owned) */
  guint32 *ends;   /* by group and part: where the part ends in the group (owned) */
  Worker *workers; /* (owned) */

  guint range_shift;   /* of a hash: its range */
  guint64 *ranges;     /* a bit for each: whether a hash in it comes twice (owned) */
  GArray **candidates; /* by run: guint32 numbers in the run (owned) */
} Search;

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

/* In two lanes, since each step waits for the one before. What is left over at the end is taken
 * with some bytes that were there before, so that nothing is copied. */
guint32
uplift_row_hash (const char *raw, gsize length)
{
  g_return_val_if_fail (length == 0 || raw != NULL, 0);

  guint64 words[2] = { 0, 0 };
  while (length > 0 && (raw[length - 1] == '\n' || raw[length - 1] == '\r'))
    length--;
  guint64 first = mix (0, length), second = MULTIPLIER;
  const char *end = raw + length;
  for (; end - raw > (gssize) sizeof words; raw += sizeof words)
    {
      memcpy (words, raw, sizeof words);
      first = mix (first, words[0]);
      second = mix (second, words[1]);
    }
  if (length >= sizeof words)
    memcpy (words, end - sizeof words, sizeof words);
  else if (length > 0)
    memcpy (words, raw, length);
  first = mix (first, words[0]);
  second = mix (second, words[1]);
  return (guint32) mix (first, second);
}

static void
sort_group_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 index)
{
  const Search *search = data;
  const Group *group = &search->groups[index];
  const UpliftHashRun *runs = search->runs;
  guint32 *next = search->ends + index * N_PARTS, begin = 0;

  for (guint run = group->begin; run < group->end; run++)
    for (guint32 row = 0; row < runs[run].n; row++)
      next[runs[run].hashes[row] >> REST_BITS]++;
  for (guint part = 0; part < N_PARTS; part++)
    {
      guint32 n = next[part];
      next[part] = begin;
      begin += n;
    }
  for (guint run = group->begin; run < group->end; run++)
    for (guint32 row = 0; row < runs[run].n; row++)
      {
        guint32 hash = runs[run].hashes[row];
        group->sorted[next[hash >> REST_BITS]++] = hash;
      }
}

typedef struct
{
  const guint32 *begin, *end;
} Piece;

static inline Piece
get_piece (const Search *search, guint group, guint part)
{
  const guint32 *sorted = search->groups[group].sorted;
  const guint32 *ends = search->ends + (gsize) group * N_PARTS;

  return (Piece){ sorted + (part > 0 ? ends[part - 1] : 0), sorted + ends[part] };
}

static inline guint64
get_bit (guint32 number)
{
  return G_GUINT64_CONSTANT (1) << (number % 64);
}

static void
mark_part (const Search *search, Worker *worker, guint part)
{
  const guint32 rest = (1u << REST_BITS) - 1;
  guint64 *seen = worker->seen;

  for (guint group = 0; group < search->n_groups; group++)
    {
      Piece piece = get_piece (search, group, part);
      __builtin_prefetch (get_piece (search, MIN (group + 2, search->n_groups - 1), part).begin);
      for (const guint32 *hash = piece.begin; hash < piece.end; hash++)
        {
          guint64 *word = &seen[(*hash & rest) / 64];
          if ((*word & get_bit (*hash)) != 0)
            g_array_append_val (worker->twice, *hash);
          *word |= get_bit (*hash);
        }
    }
  for (guint group = 0; group < search->n_groups; group++)
    {
      Piece piece = get_piece (search, group, part);
      for (const guint32 *hash = piece.begin; hash < piece.end; hash++)
        seen[(*hash & rest) / 64] = 0;
    }
}

static void
mark_parts_cb (gpointer data, guint worker_index, guint64 item)
{
  const Search *search = data;
  Worker *worker = &search->workers[worker_index];

  if (worker->seen == NULL)
    {
      worker->seen = g_new0 (guint64, (1u << REST_BITS) / 64);
      worker->twice = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  for (guint i = 0; i < PARTS_AT_ONCE; i++)
    mark_part (search, worker, (guint) item * PARTS_AT_ONCE + i);
}

static void
group_runs (Search *search)
{
  guint32 *sorted = search->sorted;

  search->groups = g_new (Group, search->n_runs);
  for (guint run = 0; run < search->n_runs; search->n_groups++)
    {
      Group *group = &search->groups[search->n_groups];
      guint64 n = 0;
      *group = (Group){ .begin = run, .sorted = sorted };
      while (run < search->n_runs && (n == 0 || n + search->runs[run].n <= GROUP_ROWS))
        n += search->runs[run++].n;
      group->end = run;
      sorted += n;
    }
}

/* The hashes that come again, as often as they do (transfer full). */
static GArray *
find_twice (Search *search, guint64 n)
{
  const guint n_items = N_PARTS / PARTS_AT_ONCE;
  guint n_workers = uplift_parallel_get_n_workers (n_items);
  gsize size = n * sizeof *search->sorted;
  GArray *twice = g_array_new (FALSE, FALSE, sizeof (guint32));

  search->sorted = uplift_pages_new_column (size);
  group_runs (search);
  search->ends = g_new0 (guint32, (gsize) search->n_groups * N_PARTS);
  search->workers = g_new0 (Worker, n_workers);
  uplift_parallel_run (sort_group_cb, search, uplift_parallel_get_n_workers (search->n_groups),
                       search->n_groups);
  uplift_parallel_run (mark_parts_cb, search, n_workers, n_items);
  for (guint w = 0; w < n_workers; w++)
    {
      Worker *worker = &search->workers[w];
      if (worker->twice == NULL)
        continue;
      g_array_append_vals (twice, worker->twice->data, worker->twice->len);
      g_array_unref (worker->twice);
      g_free (worker->seen);
    }
  g_free (search->workers);
  g_free (search->ends);
  g_free (search->groups);
  uplift_pages_free (search->sorted, size);
  return twice;
}

static void
choose_run_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 index)
{
  const Search *search = data;
  const UpliftHashRun *run = &search->runs[index];
  GArray *candidates = search->candidates[index] = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < run->n; row++)
    {
      guint32 range = run->hashes[row] >> search->range_shift;
      if ((search->ranges[range / 64] & get_bit (range)) != 0)
        g_array_append_val (candidates, row);
    }
}

/* The rows that have one of the hashes, and a few others, in their order (transfer full, of
 * Candidate). */
static GArray *
find_candidates (Search *search, const GArray *twice)
{
  guint bits = MIN_RANGE_BITS;
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (twice->len == 0)
    return candidates;
  while (bits < MAX_RANGE_BITS && (1u << bits) / RANGES_EACH < twice->len)
    bits++;
  search->range_shift = 32 - bits;
  search->ranges = g_new0 (guint64, (1u << bits) / 64);
  for (guint i = 0; i < twice->len; i++)
    {
      guint32 range = g_array_index (twice, guint32, i) >> search->range_shift;
      search->ranges[range / 64] |= get_bit (range);
    }
  search->candidates = g_new (GArray *, search->n_runs);
  uplift_parallel_run (choose_run_cb, search, uplift_parallel_get_n_workers (search->n_runs),
                       search->n_runs);
  for (guint32 i = 0, first = 0; i < search->n_runs; first += search->runs[i++].n)
    {
      for (guint k = 0; k < search->candidates[i]->len; k++)
        {
          guint32 row = g_array_index (search->candidates[i], guint32, k);
          Candidate candidate = { first + row, search->runs[i].hashes[row] };
          g_array_append_val (candidates, candidate);
        }
      g_array_unref (search->candidates[i]);
    }
  g_free (search->candidates);
  g_free (search->ranges);
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

  Search search = { .runs = runs, .n_runs = n_runs };
  g_autoptr (GArray) twice = find_twice (&search, n);
  g_autoptr (GArray) candidates = find_candidates (&search, twice);
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
