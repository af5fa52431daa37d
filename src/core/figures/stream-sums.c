#include "core/figures/stream-sums.h"

#include "core/data/parallel.h"
#include "core/figures/lanes.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_AVX2 1
#else
#define HAS_AVX2 0
#endif

/* Revenue, and orders below the rows: sums of both stay below 2^32 where rows are packed. */
#define ONE_ROW ((guint64) 1 << 32)
/* A row's revenue is summed as a number that is not negative, this much more: it then takes fewer
 * instructions to make a value of an amount. All is modulo 2^64. */
#define EXTRA_BITS (UPLIFT_PACKED_REVENUE - 1)
#define EXTRA ((guint64) 1 << EXTRA_BITS)

/* So few rows at once that where their groups end stays in the nearest cache, beside the sums. */
#define SLICE_ROWS 512
/* Rows are asked for so many bytes ahead, as what is needed once: in the cache are better the sums.
 * What lies behind the last row is asked for too, which does no harm. */
#define AHEAD 1024
#define ROWS_A_LINE 4

/* All ones where the key passes, so that a row is kept or dropped without a branch: which rows a
 * filter keeps cannot be foretold. Beside the sum, so that both come with one cache line. */
typedef struct
{
  UpliftLanes sum;
  UpliftLanes mask;
} Entry;

/* By key. */
typedef enum
{
  KEY_INFLUENCER,
  KEY_OFFER,
  KEY_PAIR,
  KEY_BASELINE_OFFER,
  KEY_BASELINE_PAIR,
  N_KEYS
} Key;

/* What one thread sums up; all zero until it has a chunk. */
typedef struct
{
  Entry *entries[N_KEYS]; /* of packed rows (owned, nullable) */
  UpliftStreamSums *sums; /* of wide rows, without arms (owned, nullable) */
  UpliftArmTally control, exposed;
  UpliftLanes ends[SLICE_ROWS + 1]; /* the running sum at the end of each group of a slice */
} Worker;

/* A chunk of packed rows, as far as it is walked. */
typedef struct
{
  UpliftLanes running; /* the sum of the selected rows */
  UpliftLanes before;  /* the running sum at the end of the last group */
  guint32 group;       /* the number of the next group */
  guint n_ends;        /* groups that have ended since those that were counted */
  guint64 row;         /* the next row */
  UpliftArmTally tally;
} Place;

typedef struct
{
  const UpliftDataset *dataset;
  const UpliftRowStream *stream;
  const UpliftSelection *selection;
  guint32 n[N_KEYS];
  Worker **workers; /* (owned) */
  guint8 *seen;     /* by group: whether it has a selected row; NULL: no user is in both arms
                       (owned) */
  gboolean has_avx2;
} Pass;

static gint is_plain; /* atomic */

static guint
get_bits (const Pass *pass, Key key, guint32 index)
{
  switch (key)
    {
    case KEY_INFLUENCER:
      return pass->selection->influencer[index];
    case KEY_OFFER:
      return pass->selection->offer[index];
    case KEY_BASELINE_OFFER:
      return pass->selection->offer[index] & ~UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);
    case KEY_PAIR:
    case KEY_BASELINE_PAIR:
      return pass->selection->pair[index];
    case N_KEYS:
    default:
      g_return_val_if_reached (0);
    }
}

static UpliftRowSums *
get_sums (const UpliftStreamSums *sums, Key key)
{
  UpliftRowSums *const by_key[N_KEYS] = { sums->influencers, sums->offers, sums->pairs,
                                          sums->baseline_offers, sums->baseline_pairs };

  return by_key[key];
}

static UpliftStreamSums *
sums_new (const Pass *pass)
{
  UpliftStreamSums *sums = g_new0 (UpliftStreamSums, 1);

  guint32 n_offers = MAX (pass->n[KEY_OFFER], 1), n_pairs = MAX (pass->n[KEY_PAIR], 1);
  sums->influencers = g_new0 (UpliftRowSums, MAX (pass->n[KEY_INFLUENCER], 1));
  sums->offers = g_new0 (UpliftRowSums, n_offers);
  sums->pairs = g_new0 (UpliftRowSums, n_pairs);
  sums->baseline_offers = g_new0 (UpliftRowSums, n_offers);
  sums->baseline_pairs = g_new0 (UpliftRowSums, n_pairs);
  return sums;
}

static void
worker_open (Worker *worker, const Pass *pass)
{
  if (pass->stream->stride != 2)
    {
      worker->sums = sums_new (pass);
      return;
    }
  for (guint k = 0; k < N_KEYS; k++)
    {
      Entry *entries = g_aligned_alloc0 (MAX (pass->n[k], 1), sizeof (Entry), 64);
      for (guint32 i = 0; i < pass->n[k]; i++)
        if (get_bits (pass, (Key) k, i) == 0)
          entries[i].mask = (UpliftLanes){ G_MAXUINT64, G_MAXUINT64 };
      worker->entries[k] = entries;
    }
}

static void
worker_free (Worker *worker)
{
  uplift_stream_sums_free (worker->sums);
  for (guint k = 0; k < N_KEYS; k++)
    g_aligned_free (worker->entries[k]);
  g_aligned_free (worker);
}

static UpliftArmTally *
get_arm (Worker *worker, const UpliftChunk *chunk)
{
  return chunk->kind == UPLIFT_ROWS_EXPOSED ? &worker->exposed : &worker->control;
}

/* Packed rows */

static inline UpliftLanes
get_value (guint64 amount)
{
  return (UpliftLanes){ amount >> UPLIFT_PACKED_ORDERS ^ EXTRA,
                        uplift_packed_get_orders (amount) | ONE_ROW };
}

static inline UpliftMoney
get_revenue (UpliftLanes sum)
{
  return (UpliftMoney) (sum[0] - (sum[1] >> 32 << EXTRA_BITS));
}

/* Returns the value where the row passes all filters. */
static inline UpliftLanes
add_value (Entry *influencer, Entry *offer, Entry *pair, UpliftLanes value)
{
  UpliftLanes offer_mask = offer->mask, pair_mask = pair->mask;
  UpliftLanes of_influencer = value & influencer->mask;
  UpliftLanes of_both = of_influencer & offer_mask;

  influencer->sum += value & offer_mask & pair_mask;
  offer->sum += of_influencer & pair_mask;
  pair->sum += of_both;
  return of_both & pair_mask;
}

static inline void
fetch_ahead (const guint64 *words)
{
  __builtin_prefetch ((const char *) words + AHEAD, 0, 0);
}

/* The running sum is written after every row and its place moves on where a group ends: the sum of
 * a group is then the difference of two neighbours, without a branch for each end. */
static void
walk_rows (Worker *worker, const UpliftRowStream *stream, Place *place, guint64 end)
{
  Entry *influencers = worker->entries[KEY_INFLUENCER];
  Entry *offers = worker->entries[KEY_OFFER], *pairs = worker->entries[KEY_PAIR];
  UpliftLanes *next_end = &worker->ends[place->n_ends], running = place->running;

  for (guint64 row = place->row; row < end; row++)
    {
      const guint64 *words = &stream->words[row * 2];
      guint64 key = words[0];

      fetch_ahead (words);
      running += add_value (&influencers[uplift_packed_get_influencer (key)],
                            &offers[uplift_packed_get_offer (key)],
                            &pairs[uplift_packed_get_pair (key)], get_value (words[1]));
      *next_end = running;
      next_end += key >> 63;
    }
  place->running = running;
  place->row = end;
  place->n_ends = (guint) (next_end - worker->ends);
}

#if HAS_AVX2

/* get_value () by moving bytes. */
__attribute__ ((target ("avx2,bmi,bmi2"))) static inline UpliftLanes
shuffle_value (const guint64 *amount)
{
  const __m128i bytes = _mm_setr_epi8 (2, 3, 4, 5, 6, 7, -1, -1, 0, 1, -1, -1, -1, -1, -1, -1);
  const UpliftLanes flip = { EXTRA, ONE_ROW };

  return (UpliftLanes) _mm_shuffle_epi8 (_mm_loadl_epi64 ((const __m128i *) (gconstpointer) amount),
                                         bytes)
         ^ flip;
}

/* The same with fewer instructions, which is what rows take their time for: a line at a time, as
 * far as there are whole ones. */
__attribute__ ((target ("avx2,bmi,bmi2"))) static void
walk_lines_avx2 (Worker *worker, const UpliftRowStream *stream, Place *place, guint64 end)
{
  Entry *influencers = worker->entries[KEY_INFLUENCER];
  Entry *offers = worker->entries[KEY_OFFER], *pairs = worker->entries[KEY_PAIR];
  UpliftLanes *next_end = &worker->ends[place->n_ends], running = place->running;
  guint64 row = place->row;

  for (; row + ROWS_A_LINE <= end; row += ROWS_A_LINE)
    {
      const guint64 *words = &stream->words[row * 2];
      fetch_ahead (words);
      for (guint i = 0; i < ROWS_A_LINE; i++)
        {
          guint64 key = words[i * 2];
          running += add_value (&influencers[uplift_packed_get_influencer (key)],
                                &offers[uplift_packed_get_offer (key)],
                                &pairs[uplift_packed_get_pair (key)],
                                shuffle_value (&words[i * 2 + 1]));
          *next_end = running;
          next_end += key >> 63;
        }
    }
  place->running = running;
  place->row = row;
  place->n_ends = (guint) (next_end - worker->ends);
}

#endif

static gboolean
has_avx2 (void)
{
#if HAS_AVX2
  return g_atomic_int_get (&is_plain) == 0 && __builtin_cpu_supports ("avx2")
         && __builtin_cpu_supports ("bmi") && __builtin_cpu_supports ("bmi2");
#else
  return FALSE;
#endif
}

static void
walk_slice (const Pass *pass, Worker *worker, Place *place, guint64 end)
{
#if HAS_AVX2
  if (pass->has_avx2)
    walk_lines_avx2 (worker, pass->stream, place, end);
#endif
  walk_rows (worker, pass->stream, place, end);
}

static void
add_groups (Pass *pass, const UpliftLanes *ends, Place *place)
{
  UpliftArmTally tally = place->tally;
  UpliftLanes before = place->before;

  for (guint i = 0; i < place->n_ends; i++)
    {
      UpliftLanes sum = ends[i] - before;
      before = ends[i];
      /* A user without a selected row adds nothing but must not count. */
      UpliftMoney revenue = get_revenue (sum);
      tally.n += sum[1] != 0;
      tally.revenue += revenue;
      tally.squares += (UpliftSquares) ((UpliftSquare) revenue * revenue);
      if (pass->seen != NULL)
        pass->seen[place->group + i] = sum[1] != 0;
    }
  place->tally = tally;
  place->before = before;
  place->group += place->n_ends;
  place->n_ends = 0;
}

static void
walk_packed (Pass *pass, Worker *worker, const UpliftChunk *chunk)
{
  Place place = { .row = chunk->begin, .group = chunk->first_group };

  while (place.row < chunk->end)
    {
      guint64 end = MIN (place.row + SLICE_ROWS, chunk->end);
      walk_slice (pass, worker, &place, end);
      add_groups (pass, worker->ends, &place);
    }
  uplift_arm_tally_merge (get_arm (worker, chunk), &place.tally);
}

static void
walk_packed_baseline (Worker *worker, const UpliftRowStream *stream, const UpliftChunk *chunk)
{
  Entry *offers = worker->entries[KEY_BASELINE_OFFER];
  Entry *pairs = worker->entries[KEY_BASELINE_PAIR];

  for (guint64 row = chunk->begin; row < chunk->end; row++)
    {
      const guint64 *words = &stream->words[row * 2];
      Entry *offer = &offers[uplift_packed_get_offer (words[0])];
      Entry *pair = &pairs[uplift_packed_get_pair (words[0])];
      UpliftLanes value = get_value (words[1]);
      UpliftLanes of_offer = value & offer->mask;

      fetch_ahead (words);
      offer->sum += value & pair->mask;
      pair->sum += of_offer;
    }
}

/* Wide rows: the same, plainly. */

static void
add_row (UpliftRowSums *sums, const UpliftStreamRow *row)
{
  sums->revenue += row->revenue;
  sums->orders += row->orders;
  sums->rows++;
}

static void
walk_wide (Pass *pass, Worker *worker, const UpliftChunk *chunk)
{
  UpliftStreamSums *sums = worker->sums;
  guint32 group = chunk->first_group;
  UpliftRowSums of_group = { 0 };

  for (guint64 r = chunk->begin; r < chunk->end; r++)
    {
      UpliftStreamRow row = uplift_row_stream_get (pass->stream, r);
      gboolean influencer = get_bits (pass, KEY_INFLUENCER, row.influencer) == 0;
      gboolean offer = get_bits (pass, KEY_OFFER, row.offer) == 0;
      gboolean pair = get_bits (pass, KEY_PAIR, row.pair) == 0;

      if (offer && pair)
        add_row (&sums->influencers[row.influencer], &row);
      if (influencer && pair)
        add_row (&sums->offers[row.offer], &row);
      if (influencer && offer)
        add_row (&sums->pairs[row.pair], &row);
      if (influencer && offer && pair)
        add_row (&of_group, &row);
      if (!row.ends_group)
        continue;
      if (of_group.rows > 0)
        uplift_arm_tally_add (get_arm (worker, chunk), of_group.revenue);
      if (pass->seen != NULL)
        pass->seen[group] = of_group.rows > 0;
      group++;
      of_group = (UpliftRowSums){ 0 };
    }
}

static void
walk_wide_baseline (const Pass *pass, UpliftStreamSums *sums, const UpliftChunk *chunk)
{
  for (guint64 r = chunk->begin; r < chunk->end; r++)
    {
      UpliftStreamRow row = uplift_row_stream_get (pass->stream, r);

      if (get_bits (pass, KEY_BASELINE_PAIR, row.pair) == 0)
        add_row (&sums->baseline_offers[row.offer], &row);
      if (get_bits (pass, KEY_BASELINE_OFFER, row.offer) == 0)
        add_row (&sums->baseline_pairs[row.pair], &row);
    }
}

/* The whole pass */

static void
walk_chunk_cb (gpointer data, guint worker_index, guint64 item)
{
  Pass *pass = data;
  Worker *worker = pass->workers[worker_index];
  const UpliftChunk *chunk = &pass->stream->chunks[item];
  gboolean is_baseline = chunk->kind == UPLIFT_ROWS_BASELINE;

  if (worker->sums == NULL && worker->entries[0] == NULL)
    worker_open (worker, pass);
  if (pass->stream->stride == 2 && is_baseline)
    walk_packed_baseline (worker, pass->stream, chunk);
  else if (pass->stream->stride == 2)
    walk_packed (pass, worker, chunk);
  else if (is_baseline)
    walk_wide_baseline (pass, worker->sums, chunk);
  else
    walk_wide (pass, worker, chunk);
}

static void
collect_packed (UpliftRowSums *sums, const Entry *entries, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    {
      UpliftLanes sum = entries[i].sum;
      sums[i].revenue += get_revenue (sum);
      sums[i].orders += (gint64) (sum[1] & (ONE_ROW - 1));
      sums[i].rows += sum[1] >> 32;
    }
}

static void
collect_wide (UpliftRowSums *sums, const UpliftRowSums *more, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    {
      sums[i].revenue += more[i].revenue;
      sums[i].orders += more[i].orders;
      sums[i].rows += more[i].rows;
    }
}

static void
collect (UpliftStreamSums *sums, const Pass *pass, const Worker *worker)
{
  for (guint k = 0; k < N_KEYS; k++)
    if (worker->entries[k] != NULL)
      collect_packed (get_sums (sums, (Key) k), worker->entries[k], pass->n[k]);
    else if (worker->sums != NULL)
      collect_wide (get_sums (sums, (Key) k), get_sums (worker->sums, (Key) k), pass->n[k]);
  uplift_arm_tally_merge (&sums->control, &worker->control);
  uplift_arm_tally_merge (&sums->exposed, &worker->exposed);
}

static Pass
pass_open (const UpliftDataset *dataset, const UpliftRowStream *stream,
           const UpliftSelection *selection)
{
  gboolean baseline = dataset->tracking.first[dataset->influencers.n] < dataset->tracking.n;
  guint32 n_offers = dataset->tracking.n_offers, n_pairs = dataset->tracking.n_pairs;

  return (Pass){
    .dataset = dataset,
    .stream = stream,
    .selection = selection,
    .n = { dataset->influencers.n, n_offers, n_pairs, baseline ? n_offers : 0,
           baseline ? n_pairs : 0 },
    .seen = stream->n_both > 0 ? g_new (guint8, stream->n_groups) : NULL,
    .has_avx2 = has_avx2 (),
  };
}

UpliftStreamSums *
uplift_stream_sums_new (const UpliftDataset *dataset, const UpliftRowStream *stream,
                        const UpliftSelection *selection)
{
  g_return_val_if_fail (dataset != NULL && stream != NULL && selection != NULL, NULL);

  Pass pass = pass_open (dataset, stream, selection);
  guint n_workers = uplift_parallel_get_n_workers (stream->n_chunks);
  UpliftStreamSums *sums = sums_new (&pass);

  pass.workers = g_new (Worker *, n_workers);
  for (guint w = 0; w < n_workers; w++)
    pass.workers[w] = g_aligned_alloc0 (1, sizeof (Worker), 64);
  uplift_parallel_run (walk_chunk_cb, &pass, n_workers, stream->n_chunks);
  for (guint w = 0; w < n_workers; w++)
    {
      collect (sums, &pass, pass.workers[w]);
      worker_free (pass.workers[w]);
    }
  for (guint32 i = 0; i < stream->n_both; i++)
    sums->users_in_both += pass.seen[stream->both[i].control] & pass.seen[stream->both[i].exposed];
  g_free (pass.workers);
  g_free (pass.seen);
  return sums;
}

void
uplift_stream_sums_free (UpliftStreamSums *sums)
{
  if (sums == NULL)
    return;
  g_free (sums->influencers);
  g_free (sums->offers);
  g_free (sums->pairs);
  g_free (sums->baseline_offers);
  g_free (sums->baseline_pairs);
  g_free (sums);
}

void
uplift_stream_sums_set_plain (gboolean plain)
{
  g_atomic_int_set (&is_plain, plain ? 1 : 0);
}
