#include "core/data/row-stream.h"

#include <sys/mman.h>

#define HUGE_PAGE ((gsize) 2 << 20)

typedef struct
{
  const UpliftDataset *dataset;
  UpliftRowStream *stream;
  guint32 *next; /* by key: where its next row goes; afterwards where its rows end (owned) */
  guint32 n_users;
} Build;

/* Whether revenue fits above the orders, and all orders together into 32 bits: sums of them are
 * kept below a count of the rows. */
static gboolean
amounts_fit (const UpliftTrackingColumns *tracking)
{
  gint64 all = 0;

  for (guint64 row = 0; row < tracking->n; row++)
    {
      if (!uplift_packed_fits (tracking->revenue[row], tracking->orders[row]))
        return FALSE;
      all += tracking->orders[row];
    }
  return all <= G_MAXUINT32;
}

/* Baseline rows have the number behind the last influencer's. */
static gboolean
codes_fit (const UpliftDataset *dataset)
{
  return dataset->influencers.n < 1u << UPLIFT_PACKED_INFLUENCER
         && dataset->tracking.n_offers <= 1u << UPLIFT_PACKED_OFFER
         && dataset->tracking.n_pairs <= 1u << UPLIFT_PACKED_PAIR;
}

/* In huge pages where the system has them: of small ones so many are touched that looking these up
 * would take a good part of the time. */
static guint64 *
allocate_words (guint64 n)
{
  gsize size = (gsize) n * sizeof (guint64);
  gboolean is_large = size >= HUGE_PAGE;
  guint64 *words = g_aligned_alloc (n, sizeof (guint64), is_large ? HUGE_PAGE : 64);

#ifdef MADV_HUGEPAGE
  if (is_large)
    madvise (words, size, MADV_HUGEPAGE);
#endif
  return words;
}

static void
choose_form (UpliftRowStream *stream, const UpliftDataset *dataset, gboolean wide)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  gboolean fits = codes_fit (dataset) && amounts_fit (tracking);

  stream->stride = fits && !wide ? 2 : 4;
  stream->words = allocate_words (MAX (tracking->n, 1) * stream->stride);
}

/* Users of the control arm come first, those of the exposed arm next, then all other rows. */
static gsize
get_key (const Build *build, guint64 row)
{
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  gsize others = (gsize) build->n_users * 2;

  if (others == 0 || tracking->arm[row] == UPLIFT_ARM_NONE
      || tracking->user[row] == tracking->n_users)
    return others;
  return tracking->user[row] + (tracking->arm[row] == UPLIFT_ARM_EXPOSED ? build->n_users : 0);
}

static void
count_keys (Build *build)
{
  guint64 n = build->dataset->tracking.first[build->dataset->influencers.n];
  gsize n_keys = (gsize) build->n_users * 2 + 1;
  guint32 begin = 0;

  build->next = g_new0 (guint32, n_keys);
  for (guint64 row = 0; row < n; row++)
    build->next[get_key (build, row)]++;
  for (gsize key = 0; key < n_keys; key++)
    {
      guint32 count = build->next[key];
      build->next[key] = begin;
      begin += count;
    }
}

static void
put_row (const Build *build, guint64 place, guint64 row, guint32 influencer)
{
  const UpliftRowStream *stream = build->stream;
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  guint64 *words = stream->words + place * stream->stride;

  if (stream->stride == 4)
    {
      words[0] = influencer;
      words[1] = (guint64) tracking->pair[row] << 32 | tracking->offer[row];
      words[2] = (guint64) tracking->revenue[row];
      words[3] = (guint64) (gint64) tracking->orders[row];
      return;
    }
  words[0] = influencer | (guint64) tracking->offer[row] << UPLIFT_PACKED_INFLUENCER
             | (guint64) tracking->pair[row] << (UPLIFT_PACKED_INFLUENCER + UPLIFT_PACKED_OFFER);
  words[1] = uplift_packed_amount (tracking->revenue[row], tracking->orders[row]);
}

/* Reads the columns from begin to end and writes each row to its place. */
static void
put_rows (Build *build)
{
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  guint32 n = build->dataset->influencers.n;

  build->stream->all_orders = g_new0 (gint64, MAX (n, 1));
  for (guint32 i = 0; i < n; i++)
    for (guint64 row = tracking->first[i]; row < tracking->first[i + 1]; row++)
      {
        put_row (build, build->next[get_key (build, row)]++, row, i);
        build->stream->all_orders[i] += tracking->orders[row];
      }
  for (guint64 row = tracking->first[n]; row < tracking->n; row++)
    put_row (build, row, row, n);
}

/* The key's rows; a key's begin where those of the key before end. */
static gboolean
has_rows (const Build *build, gsize key)
{
  return build->next[key] > (key > 0 ? build->next[key - 1] : 0);
}

static void
mark_groups (Build *build)
{
  UpliftRowStream *stream = build->stream;
  guint32 control = 0, exposed = 0;
  GArray *both = g_array_new (FALSE, FALSE, sizeof (UpliftGroupPair));

  for (gsize key = 0; key < (gsize) build->n_users * 2; key++)
    if (has_rows (build, key))
      {
        stream->words[(guint64) (build->next[key] - 1) * stream->stride] |= UPLIFT_GROUP_END;
        stream->n_groups++;
        exposed += key < build->n_users ? 1 : 0;
      }
  for (guint32 user = 0; user < build->n_users; user++)
    {
      UpliftGroupPair pair = { control, exposed };
      gboolean is_control = has_rows (build, user);
      gboolean is_exposed = has_rows (build, (gsize) build->n_users + user);
      if (is_control && is_exposed)
        g_array_append_val (both, pair);
      control += is_control ? 1 : 0;
      exposed += is_exposed ? 1 : 0;
    }
  stream->n_both = both->len;
  stream->both = (UpliftGroupPair *) g_array_free (both, FALSE);
}

/* Rows begin … end are of one kind. Returns the number of the group that comes next. */
static guint32
cut_chunks (const UpliftRowStream *stream, GArray *chunks, UpliftChunk rest)
{
  gboolean grouped = rest.kind == UPLIFT_ROWS_CONTROL || rest.kind == UPLIFT_ROWS_EXPOSED;
  guint64 end = rest.end;

  while (rest.begin < end)
    {
      UpliftChunk chunk = rest;
      chunk.end = MIN (chunk.begin + UPLIFT_CHUNK_ROWS, end);
      while (grouped && !uplift_row_stream_get (stream, chunk.end - 1).ends_group)
        chunk.end++;
      for (guint64 row = chunk.begin; grouped && row < chunk.end; row++)
        rest.first_group += uplift_row_stream_get (stream, row).ends_group ? 1 : 0;
      rest.begin = chunk.end;
      g_array_append_val (chunks, chunk);
    }
  return rest.first_group;
}

static void
make_chunks (Build *build)
{
  UpliftRowStream *stream = build->stream;
  const UpliftTrackingColumns *tracking = &build->dataset->tracking;
  GArray *chunks = g_array_new (FALSE, FALSE, sizeof (UpliftChunk));
  guint64 exposed = build->n_users > 0 ? build->next[build->n_users - 1] : 0;
  guint64 other = build->n_users > 0 ? build->next[(gsize) build->n_users * 2 - 1] : 0;
  guint64 baseline = tracking->first[build->dataset->influencers.n];

  guint32 group = cut_chunks (stream, chunks, (UpliftChunk){ 0, exposed, 0, UPLIFT_ROWS_CONTROL });
  cut_chunks (stream, chunks, (UpliftChunk){ exposed, other, group, UPLIFT_ROWS_EXPOSED });
  cut_chunks (stream, chunks, (UpliftChunk){ other, baseline, 0, UPLIFT_ROWS_OTHER });
  cut_chunks (stream, chunks, (UpliftChunk){ baseline, tracking->n, 0, UPLIFT_ROWS_BASELINE });
  stream->n_chunks = chunks->len;
  stream->chunks = (UpliftChunk *) g_array_free (chunks, FALSE);
}

UpliftRowStream *
uplift_row_stream_new (const UpliftDataset *dataset, gboolean wide)
{
  g_return_val_if_fail (dataset != NULL && dataset->tracking.first != NULL, NULL);

  const UpliftTrackingColumns *tracking = &dataset->tracking;
  UpliftRowStream *stream = g_new0 (UpliftRowStream, 1);
  Build build = { .dataset = dataset, .stream = stream };
  if (tracking->user != NULL && tracking->arm != NULL)
    build.n_users = tracking->n_users;

  choose_form (stream, dataset, wide);
  count_keys (&build);
  put_rows (&build);
  mark_groups (&build);
  make_chunks (&build);
  g_free (build.next);
  return stream;
}

void
uplift_row_stream_free (UpliftRowStream *stream)
{
  if (stream == NULL)
    return;
  g_aligned_free (stream->words);
  g_free (stream->chunks);
  g_free (stream->both);
  g_free (stream->all_orders);
  g_free (stream);
}
