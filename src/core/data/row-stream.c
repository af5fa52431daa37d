#include "core/data/row-stream.h"

#include "core/data/pages.h"
#include "core/data/parallel.h"

#include <string.h>

/* Influencers that one core takes at once. */
#define AT_ONCE 16
/* Users are taken together whose rows in one arm are about so many, so that these stay in a cache
 * while they are ordered; but so many for each influencer, of whom they lie side by side. */
#define BUCKET_ROWS 65536
#define BUCKET_ROWS_EACH 16
#define MAX_BUCKET_ROWS (1 << 20)
/* So many influencers ahead rows are asked for: of each there are too few for a core to foresee
 * where they go on. */
#define AHEAD 8
/* A bucket's users are whole words of a set of bits. */
#define MIN_BUCKET_SHIFT 6

typedef enum
{
  CONTROL,
  EXPOSED,
  N_GROUPED
} Arm;

/* Where an influencer's rows are. */
typedef struct
{
  guint32 begin[N_GROUPED], end[N_GROUPED]; /* of users in an arm */
  guint32 first_other;                      /* the place of the first of the others */
} Runs;

/* The rows of some users in one arm. */
typedef struct
{
  guint64 begin, end; /* of the stream */
  GArray *chunks;     /* their first groups counted from the bucket's own (owned) */
  guint32 n_groups;
} Bucket;

/* What one core walks the buckets with. */
typedef struct
{
  guint32 *rows;   /* by bucket: how many (owned) */
  guint32 *next;   /* by user of the bucket: where its next row goes (owned, nullable) */
  guint32 *cursor; /* by influencer: before which no row of the bucket lies (owned, nullable) */
  Arm arm;         /* of the cursors */
} Worker;

typedef struct
{
  const UpliftDataset *dataset;
  UpliftRowStream *stream;
  guint32 n_users; /* 0: there are no groups */
  guint shift;     /* a user's bucket is its code shifted by this */
  guint32 n_buckets;
  Runs *runs;               /* by influencer (owned) */
  Bucket *buckets;          /* of the control arm, then of the exposed one (owned) */
  guint64 *seen[N_GROUPED]; /* by user: whether it has rows, a bit each (owned) */
  Worker *workers;          /* (owned) */
  guint n_workers;
} Build;

/* How many rows there are of each kind */

static guint32
find_user (const guint32 *user, guint32 begin, guint32 end, guint32 wanted)
{
  while (begin < end)
    {
      guint32 middle = begin + (end - begin) / 2;
      if (user[middle] < wanted)
        begin = middle + 1;
      else
        end = middle;
    }
  return begin;
}

static Runs
find_runs (const Build *build, guint32 influencer)
{
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  Runs runs = { 0 };

  for (guint64 begin = tracking->first[influencer], end;
       build->n_users > 0 && begin < tracking->first[influencer + 1]; begin = end)
    {
      UpliftArm arm = uplift_tracking_get_arm (tracking, begin);
      end = uplift_tracking_find_arm_end (tracking, begin, tracking->first[influencer + 1]);
      if (arm == UPLIFT_ARM_NONE)
        continue;
      Arm a = arm == UPLIFT_ARM_EXPOSED ? EXPOSED : CONTROL;
      runs.begin[a] = (guint32) begin;
      runs.end[a] = find_user (tracking->user, (guint32) begin, (guint32) end, build->n_users);
    }
  return runs;
}

static void
count_influencers_cb (gpointer data, guint worker_index, guint64 item)
{
  Build *build = data;
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  guint32 *rows = build->workers[worker_index].rows;
  guint32 n = build->dataset->influencers.n;

  for (guint32 i = (guint32) item * AT_ONCE; i < MIN ((item + 1) * AT_ONCE, n); i++)
    {
      Runs *runs = &build->runs[i];
      gint64 orders = 0;
      *runs = find_runs (build, i);
      for (guint a = 0; a < N_GROUPED; a++)
        for (guint32 row = runs->begin[a]; row < runs->end[a]; row++)
          rows[a * build->n_buckets + (tracking->user[row] >> build->shift)]++;
      for (guint64 row = tracking->first[i]; row < tracking->first[i + 1]; row++)
        orders += uplift_tracking_get_orders (tracking, row);
      build->stream->all_orders[i] = orders;
    }
}

static void
choose_buckets (Build *build)
{
  const UpliftDataset *dataset = build->dataset;
  guint64 wanted = MAX (BUCKET_ROWS, (guint64) dataset->influencers.n * BUCKET_ROWS_EACH);
  guint64 rows_a_user = build->n_users > 0 ? dataset->tracking.n / build->n_users / 2 : 0;

  wanted = MIN (wanted, MAX_BUCKET_ROWS);
  build->shift = MIN_BUCKET_SHIFT;
  while (build->shift < 31 && (rows_a_user + 1) << (build->shift + 1) <= wanted)
    build->shift++;
  build->n_buckets = build->n_users > 0 ? ((build->n_users - 1) >> build->shift) + 1 : 0;
}

static void
count_rows (Build *build)
{
  guint32 n = build->dataset->influencers.n;
  guint64 n_items = ((guint64) n + AT_ONCE - 1) / AT_ONCE;

  build->runs = g_new0 (Runs, MAX (n, 1));
  build->stream->all_orders = g_new0 (gint64, MAX (n, 1));
  for (guint w = 0; w < build->n_workers; w++)
    build->workers[w].rows = g_new0 (guint32, MAX ((gsize) build->n_buckets * N_GROUPED, 1));
  uplift_parallel_run (count_influencers_cb, build, build->n_workers, n_items);
}

/* Buckets one after the other, and behind them the other rows. */
static void
place_rows (Build *build)
{
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  gsize n = (gsize) build->n_buckets * N_GROUPED;
  guint64 begin = 0;

  build->buckets = g_new0 (Bucket, MAX (n, 1));
  for (gsize b = 0; b < n; b++)
    {
      build->buckets[b].begin = begin;
      for (guint w = 0; w < build->n_workers; w++)
        begin += build->workers[w].rows[b];
      build->buckets[b].end = begin;
    }
  for (guint32 i = 0; i < build->dataset->influencers.n; i++)
    {
      Runs *runs = &build->runs[i];
      runs->first_other = (guint32) begin;
      begin += tracking->first[i + 1] - tracking->first[i];
      for (guint a = 0; a < N_GROUPED; a++)
        begin -= runs->end[a] - runs->begin[a];
    }
}

/* Rows in one form or the other */

/* Baseline rows have the number behind the last influencer's. */
static gboolean
codes_fit (const UpliftDataset *dataset)
{
  return dataset->influencers.n < 1u << UPLIFT_PACKED_INFLUENCER
         && dataset->tracking.n_offers <= 1u << UPLIFT_PACKED_OFFER
         && dataset->tracking.n_pairs <= 1u << UPLIFT_PACKED_PAIR;
}

/* Whether amounts are packed, and all orders together fit into 32 bits: sums of them are kept below
 * a count of the rows. */
static gboolean
amounts_fit (const Build *build)
{
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  guint32 n = build->dataset->influencers.n;
  gint64 all = 0;

  if (tracking->amounts == NULL)
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    all += build->stream->all_orders[i];
  for (guint64 row = tracking->first[n]; row < tracking->n; row++)
    all += uplift_packed_get_orders (tracking->amounts[row]);
  return all <= G_MAXUINT32;
}

static inline void
put_packed (guint64 *words, guint64 key, guint64 amount, guint32 influencer)
{
  words[0] = influencer | (guint64) uplift_tracking_key_get_offer (key) << UPLIFT_PACKED_INFLUENCER
             | (guint64) uplift_tracking_key_get_pair (key)
                   << (UPLIFT_PACKED_INFLUENCER + UPLIFT_PACKED_OFFER);
  words[1] = amount;
}

static inline void
put_row (const Build *build, guint64 place, guint64 row, guint32 influencer)
{
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  guint64 key = tracking->keys[row];
  guint64 *words = build->stream->words + place * build->stream->stride;

  if (build->stream->stride == 2)
    {
      put_packed (words, key, tracking->amounts[row], influencer);
      return;
    }
  words[0] = influencer;
  words[1] = (key >> 32 << 32) | uplift_tracking_key_get_offer (key);
  words[2] = (guint64) uplift_tracking_get_revenue (tracking, row);
  words[3] = (guint64) (gint64) uplift_tracking_get_orders (tracking, row);
}

/* The rows of a bucket */

/* The first of the rows begin … end of a user not below wanted: near the first of them mostly. */
static guint32
seek_user (const guint32 *user, guint32 begin, guint32 end, guint32 wanted)
{
  guint32 step = 1;

  while (end - begin > step && user[begin + step] < wanted)
    {
      begin += step;
      step *= 2;
    }
  if (end - begin > step)
    end = begin + step;
  return find_user (user, begin, end, wanted);
}

/* Buckets are handed out in their order, so that cursors only move on. */
static void
seek_bucket (const Build *build, Worker *worker, Arm arm, guint32 first_user)
{
  guint32 n = build->dataset->influencers.n;
  gboolean is_new = worker->cursor == NULL;

  if (is_new)
    {
      worker->cursor = g_new (guint32, MAX (n, 1));
      worker->next = g_new (guint32, (gsize) 1 << build->shift);
    }
  for (guint32 i = 0; i < n; i++)
    {
      const Runs *runs = &build->runs[i];
      guint32 begin = is_new || worker->arm != arm ? runs->begin[arm] : worker->cursor[i];
      worker->cursor[i]
          = seek_user (build->dataset->tracking.user, begin, runs->end[arm], first_user);
    }
  worker->arm = arm;
}

/* Counts rows by user of the bucket. */
static void
count_users (const Build *build, Worker *worker, Arm arm, guint32 first_user)
{
  const guint32 *user = build->dataset->tracking.user;
  const guint32 n_users = 1u << build->shift;
  const guint32 n = build->dataset->influencers.n;

  memset (worker->next, 0, n_users * sizeof *worker->next);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 end = build->runs[i].end[arm];
      if (i + AHEAD < n)
        __builtin_prefetch (&user[worker->cursor[i + AHEAD]]);
      for (guint32 row = worker->cursor[i]; row < end && user[row] - first_user < n_users; row++)
        worker->next[user[row] - first_user]++;
    }
}

static void
end_chunk (Bucket *bucket, UpliftChunk *chunk, guint64 end)
{
  chunk->end = end;
  if (chunk->begin < end)
    g_array_append_val (bucket->chunks, *chunk);
  chunk->begin = end;
  chunk->first_group = bucket->n_groups;
}

/* Of counts, where each user's rows begin; and the chunks. */
static void
place_users (const Build *build, Worker *worker, Bucket *bucket, Arm arm, guint32 first_user)
{
  UpliftChunk chunk = { .begin = bucket->begin,
                        .kind = arm == CONTROL ? UPLIFT_ROWS_CONTROL : UPLIFT_ROWS_EXPOSED };
  guint64 place = bucket->begin;

  bucket->chunks = g_array_new (FALSE, FALSE, sizeof (UpliftChunk));
  for (guint32 u = 0; u < 1u << build->shift; u++)
    {
      guint32 count = worker->next[u], user = first_user + u;
      worker->next[u] = (guint32) place;
      if (count == 0)
        continue;
      place += count;
      build->seen[arm][user / 64] |= (guint64) 1 << user % 64;
      bucket->n_groups++;
      if (place - chunk.begin >= UPLIFT_CHUNK_ROWS)
        end_chunk (bucket, &chunk, place);
    }
  end_chunk (bucket, &chunk, place);
}

/* Two lines of either column: as many rows as most influencers have in a bucket. What lies behind
 * the last row is asked for too, which does no harm. */
static inline void
fetch_rows (const UpliftTrackingColumns *tracking, guint32 row)
{
  __builtin_prefetch (&tracking->keys[row], 0, 0);
  __builtin_prefetch (&tracking->keys[row + 8], 0, 0);
  if (tracking->amounts == NULL)
    return;
  __builtin_prefetch (&tracking->amounts[row], 0, 0);
  __builtin_prefetch (&tracking->amounts[row + 8], 0, 0);
}

static void
put_users (const Build *build, Worker *worker, Arm arm, guint32 first_user)
{
  const guint32 *user = build->dataset->tracking.user;
  const guint32 n_users = 1u << build->shift;
  const guint32 n = build->dataset->influencers.n;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 end = build->runs[i].end[arm], row = worker->cursor[i];
      if (i + AHEAD < n)
        fetch_rows (&build->dataset->tracking, worker->cursor[i + AHEAD]);
      for (; row < end && user[row] - first_user < n_users; row++)
        put_row (build, worker->next[user[row] - first_user]++, row, i);
      worker->cursor[i] = row;
    }
}

/* Now that each user's entry is where its rows end. */
static void
mark_ends (const Build *build, const Worker *worker, const Bucket *bucket)
{
  UpliftRowStream *stream = build->stream;
  guint64 begin = bucket->begin;

  for (guint32 u = 0; u < 1u << build->shift; u++)
    {
      guint64 end = worker->next[u];
      if (end > begin)
        stream->words[(end - 1) * stream->stride] |= UPLIFT_GROUP_END;
      begin = end;
    }
}

static void
fill_bucket_cb (gpointer data, guint worker_index, guint64 item)
{
  Build *build = data;
  Worker *worker = &build->workers[worker_index];
  Bucket *bucket = &build->buckets[item];
  Arm arm = item < build->n_buckets ? CONTROL : EXPOSED;
  guint32 first_user = (guint32) ((item % build->n_buckets) << build->shift);

  if (bucket->begin == bucket->end)
    return;
  seek_bucket (build, worker, arm, first_user);
  count_users (build, worker, arm, first_user);
  place_users (build, worker, bucket, arm, first_user);
  put_users (build, worker, arm, first_user);
  mark_ends (build, worker, bucket);
}

/* All other rows */

static void
fill_others_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 item)
{
  const Build *build = data;
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  guint32 n = build->dataset->influencers.n;

  for (guint32 i = (guint32) item * AT_ONCE; i < MIN ((item + 1) * AT_ONCE, n); i++)
    {
      const Runs *runs = &build->runs[i];
      guint64 place = runs->first_other, row = tracking->first[i];
      for (guint a = 0; a <= N_GROUPED; a++)
        {
          guint64 end = tracking->first[i + 1];
          if (a < N_GROUPED && runs->begin[a] < runs->end[a])
            end = runs->begin[a];
          else if (a < N_GROUPED)
            continue;
          for (; row < end; row++)
            put_row (build, place++, row, i);
          if (a < N_GROUPED)
            row = runs->end[a];
        }
    }
}

static void
fill_baseline_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 item)
{
  const Build *build = data;
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  guint32 n = build->dataset->influencers.n;
  guint64 begin = tracking->first[n] + item * UPLIFT_BLOCK_ROWS;

  for (guint64 row = begin; row < MIN (begin + UPLIFT_BLOCK_ROWS, tracking->n); row++)
    put_row (build, row, row, n);
}

static void
fill (Build *build)
{
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  guint32 n = build->dataset->influencers.n;
  guint64 n_items = ((guint64) n + AT_ONCE - 1) / AT_ONCE;
  guint64 n_baseline
      = (tracking->n - tracking->first[n] + UPLIFT_BLOCK_ROWS - 1) / UPLIFT_BLOCK_ROWS;

  for (guint a = 0; a < N_GROUPED; a++)
    build->seen[a] = g_new0 (guint64, (gsize) build->n_users / 64 + 1);
  uplift_parallel_run (fill_bucket_cb, build, build->n_workers,
                       (guint64) build->n_buckets * N_GROUPED);
  uplift_parallel_run (fill_others_cb, build, uplift_parallel_get_n_workers (n_items), n_items);
  uplift_parallel_run (fill_baseline_cb, build, uplift_parallel_get_n_workers (n_baseline),
                       n_baseline);
}

/* Groups and chunks */

static void
pair_groups (Build *build)
{
  UpliftRowStream *stream = build->stream;
  GArray *both = g_array_new (FALSE, FALSE, sizeof (UpliftGroupPair));
  UpliftGroupPair pair = { 0, 0 };

  for (guint32 b = 0; b < build->n_buckets; b++)
    pair.exposed += build->buckets[b].n_groups;
  for (guint32 word = 0; word <= build->n_users / 64; word++)
    {
      guint64 control = build->seen[CONTROL][word], exposed = build->seen[EXPOSED][word];
      for (guint64 rest = control & exposed; rest != 0; rest &= rest - 1)
        {
          guint64 before = (rest & -rest) - 1;
          const UpliftGroupPair user
              = { pair.control + (guint32) __builtin_popcountll (control & before),
                  pair.exposed + (guint32) __builtin_popcountll (exposed & before) };
          g_array_append_val (both, user);
        }
      pair.control += (guint32) __builtin_popcountll (control);
      pair.exposed += (guint32) __builtin_popcountll (exposed);
    }
  stream->n_groups = pair.exposed;
  stream->n_both = both->len;
  stream->both = (UpliftGroupPair *) g_array_free (both, FALSE);
}

/* Rows begin … end are in no group. */
static void
cut_chunks (GArray *chunks, guint64 begin, guint64 end, UpliftRowKind kind)
{
  for (; begin < end; begin += UPLIFT_CHUNK_ROWS)
    {
      const UpliftChunk chunk = { begin, MIN (begin + UPLIFT_CHUNK_ROWS, end), 0, kind };
      g_array_append_val (chunks, chunk);
    }
}

static void
make_chunks (Build *build)
{
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  GArray *chunks = g_array_new (FALSE, FALSE, sizeof (UpliftChunk));
  guint64 n_grouped = 0, baseline = tracking->first[build->dataset->influencers.n];
  guint32 group = 0;

  for (gsize b = 0; b < (gsize) build->n_buckets * N_GROUPED; b++)
    {
      Bucket *bucket = &build->buckets[b];
      for (guint c = 0; bucket->chunks != NULL && c < bucket->chunks->len; c++)
        {
          UpliftChunk chunk = g_array_index (bucket->chunks, UpliftChunk, c);
          chunk.first_group += group;
          g_array_append_val (chunks, chunk);
        }
      group += bucket->n_groups;
      n_grouped = bucket->end;
      g_clear_pointer (&bucket->chunks, g_array_unref);
    }
  cut_chunks (chunks, n_grouped, baseline, UPLIFT_ROWS_OTHER);
  cut_chunks (chunks, baseline, tracking->n, UPLIFT_ROWS_BASELINE);
  build->stream->n_chunks = chunks->len;
  build->stream->chunks = (UpliftChunk *) g_array_free (chunks, FALSE);
}

static void
build_clear (Build *build)
{
  for (guint w = 0; w < build->n_workers; w++)
    {
      g_free (build->workers[w].rows);
      g_free (build->workers[w].next);
      g_free (build->workers[w].cursor);
    }
  for (guint a = 0; a < N_GROUPED; a++)
    g_free (build->seen[a]);
  g_free (build->workers);
  g_free (build->buckets);
  g_free (build->runs);
}

UpliftRowStream *
uplift_row_stream_new (const UpliftDataset *dataset, gboolean wide)
{
  g_return_val_if_fail (dataset != NULL && dataset->tracking.first != NULL, NULL);

  const UpliftTrackingColumns *tracking = &dataset->tracking;
  UpliftRowStream *stream = g_new0 (UpliftRowStream, 1);
  Build build = { .dataset = dataset, .stream = stream };
  if (tracking->has_users && tracking->has_arms)
    build.n_users = tracking->n_users;
  build.n_workers = uplift_parallel_get_n_workers (tracking->n);
  build.workers = g_new0 (Worker, build.n_workers);

  choose_buckets (&build);
  count_rows (&build);
  place_rows (&build);
  stream->stride = codes_fit (dataset) && amounts_fit (&build) && !wide ? 2 : 4;
  stream->size = MAX (tracking->n, 1) * stream->stride * sizeof *stream->words;
  stream->words = uplift_pages_new_column (stream->size);
  fill (&build);
  pair_groups (&build);
  make_chunks (&build);
  build_clear (&build);
  return stream;
}

void
uplift_row_stream_free (UpliftRowStream *stream)
{
  if (stream == NULL)
    return;
  uplift_pages_free (stream->words, stream->size);
  g_free (stream->chunks);
  g_free (stream->both);
  g_free (stream->all_orders);
  g_free (stream);
}
