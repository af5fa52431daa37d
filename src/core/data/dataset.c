#include "core/data/dataset.h"

#include "core/data/row-stream.h"

#include <string.h>

#define N_ARMS (UPLIFT_ARM_EXPOSED + 1)

UpliftDataset *
uplift_dataset_new (void)
{
  UpliftDataset *dataset = g_new0 (UpliftDataset, 1);

  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    {
      dataset->values[i] = uplift_dictionary_new ();
      if (i != UPLIFT_DIMENSION_INFLUENCER)
        uplift_dictionary_intern (dataset->values[i], "", 0);
    }
  dataset->first_day = UPLIFT_DAY_NONE;
  dataset->last_day = UPLIFT_DAY_NONE;
  dataset->currency = g_strdup ("");
  dataset->codes = uplift_code_book_new ();
  dataset->problems = uplift_problems_new ();
  g_atomic_ref_count_init (&dataset->ref_count);
  return dataset;
}

UpliftDataset *
uplift_dataset_ref (UpliftDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  g_atomic_ref_count_inc (&dataset->ref_count);
  return dataset;
}

static void
free_texts (char **texts, guint32 n)
{
  for (guint32 i = 0; texts != NULL && i < n; i++)
    g_free (texts[i]);
  g_free (texts);
}

static void
free_influencers (UpliftInfluencerColumns *influencers)
{
  free_texts (influencers->name, influencers->n);
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    g_free (influencers->attribute[i]);
  g_free (influencers->followers);
  g_free (influencers->known);
}

static void
free_posts (UpliftPostColumns *posts)
{
  g_free (posts->influencer);
  g_free (posts->platform);
  g_free (posts->day);
  g_free (posts->campaign);
  g_free (posts->brand);
  g_free (posts->product);
  free_texts (posts->url, posts->n);
  free_texts (posts->caption, posts->n);
  g_free (posts->reach);
  g_free (posts->likes);
  g_free (posts->comments);
}

static void
free_tracking (UpliftTrackingColumns *tracking)
{
  g_free (tracking->first);
  g_free (tracking->pair);
  g_free (tracking->offer);
  g_free (tracking->campaign);
  g_free (tracking->product);
  g_free (tracking->brand);
  g_free (tracking->user);
  g_free (tracking->arm);
  g_free (tracking->orders);
  g_free (tracking->revenue);
  g_free (tracking->offers);
  g_free (tracking->pairs);
}

static void
free_payouts (UpliftPayoutColumns *payouts)
{
  g_free (payouts->influencer);
  g_free (payouts->basis);
  g_free (payouts->rate);
  g_free (payouts->orders);
  g_free (payouts->payout);
  g_free (payouts->computed);
  g_free (payouts->line);
  g_free (payouts->campaign);
  g_free (payouts->day);
}

void
uplift_dataset_unref (UpliftDataset *dataset)
{
  g_return_if_fail (dataset != NULL);

  if (!g_atomic_ref_count_dec (&dataset->ref_count))
    return;
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      g_free (dataset->tables[i].file);
      g_free (dataset->tables[i].path);
      g_clear_pointer (&dataset->tables[i].left_out, g_array_unref);
    }
  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    uplift_dictionary_free (dataset->values[i]);
  free_influencers (&dataset->influencers);
  free_posts (&dataset->posts);
  free_tracking (&dataset->tracking);
  free_payouts (&dataset->payouts);
  uplift_row_stream_free (dataset->stream);
  g_free (dataset->currency);
  uplift_problems_free (dataset->problems);
  uplift_import_choices_free (dataset->choices);
  uplift_code_book_free (dataset->codes);
  g_free (dataset);
}

static int
compare_pairs (gconstpointer a, gconstpointer b, gpointer data)
{
  const UpliftDataset *dataset = data;
  const UpliftDictionary *sources = dataset->values[UPLIFT_DIMENSION_SOURCE];
  const UpliftDaySource *p = &dataset->tracking.pairs[*(const guint32 *) a];
  const UpliftDaySource *q = &dataset->tracking.pairs[*(const guint32 *) b];

  if (p->day != q->day)
    return p->day < q->day ? -1 : 1;
  return strcmp (uplift_dictionary_get (sources, p->source),
                 uplift_dictionary_get (sources, q->source));
}

static GArray *
list_used_pairs (const UpliftTrackingColumns *tracking)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *used = g_new0 (guint8, MAX (tracking->n_pairs, 1));

  for (guint64 row = 0; row < tracking->n; row++)
    used[tracking->pair[row]] = 1;
  for (guint32 i = 0; i < tracking->n_pairs; i++)
    if (used[i] != 0)
      g_array_append_val (list, i);
  return list;
}

static void
sort_pairs (UpliftDataset *dataset)
{
  UpliftTrackingColumns *tracking = &dataset->tracking;
  g_autoptr (GArray) list = list_used_pairs (tracking);
  g_autofree guint32 *rank = g_new (guint32, MAX (tracking->n_pairs, 1));
  UpliftDaySource *sorted = g_new (UpliftDaySource, MAX (list->len, 1));

  g_array_sort_with_data (list, compare_pairs, dataset);
  for (guint i = 0; i < list->len; i++)
    {
      guint32 pair = g_array_index (list, guint32, i);
      rank[pair] = i;
      sorted[i] = tracking->pairs[pair];
    }
  for (guint64 row = 0; row < tracking->n; row++)
    tracking->pair[row] = rank[tracking->pair[row]];
  g_free (tracking->pairs);
  tracking->pairs = sorted;
  tracking->n_pairs = list->len;
  if (list->len > 0)
    {
      dataset->first_day = sorted[0].day;
      dataset->last_day = sorted[list->len - 1].day;
    }
}

/* One stable counting sort: order (NULL: as they stand) becomes the rows by key[row]. starts has
 * n_keys + 1 entries and receives where each key's run begins. */
static guint32 *
sort_by_key (guint32 *order, guint64 n, const guint32 *key, guint64 *starts, guint64 n_keys)
{
  guint32 *sorted = g_new (guint32, n);
  g_autofree guint64 *next = g_new (guint64, n_keys);

  memset (starts, 0, (n_keys + 1) * sizeof *starts);
  for (guint64 row = 0; row < n; row++)
    starts[key[row] + 1]++;
  for (guint64 k = 0; k < n_keys; k++)
    starts[k + 1] += starts[k];
  memcpy (next, starts, n_keys * sizeof *next);
  for (guint64 i = 0; i < n; i++)
    {
      guint32 row = order != NULL ? order[i] : (guint32) i;
      sorted[next[key[row]]++] = row;
    }
  g_free (order);
  return sorted;
}

static gpointer
permute (gpointer column, const guint32 *order, guint64 n, gsize size)
{
  if (column == NULL)
    return NULL;

  char *sorted = g_malloc_n (n, size);
  if (size == sizeof (guint32))
    for (guint64 i = 0; i < n; i++)
      ((guint32 *) (void *) sorted)[i] = ((guint32 *) column)[order[i]];
  else
    for (guint64 i = 0; i < n; i++)
      memcpy (sorted + i * size, (char *) column + order[i] * size, size);
  g_free (column);
  return sorted;
}

/* Influencer and arm as one key; baseline rows take the place behind the last influencer. */
static guint32 *
make_keys (const UpliftDataset *dataset, const guint32 *influencer)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  guint32 *key = g_new (guint32, tracking->n);

  for (guint64 row = 0; row < tracking->n; row++)
    {
      guint32 group = MIN (influencer[row], dataset->influencers.n);
      key[row] = group * N_ARMS + (tracking->arm != NULL ? tracking->arm[row] : 0);
    }
  return key;
}

static guint32 *
make_order (UpliftDataset *dataset, const guint32 *influencer)
{
  UpliftTrackingColumns *tracking = &dataset->tracking;
  gsize n_groups = (gsize) dataset->influencers.n + 1;
  g_autofree guint32 *key = make_keys (dataset, influencer);
  g_autofree guint64 *starts = NULL;
  guint32 *order = NULL;

  if (tracking->user != NULL)
    {
      gsize n_users = (gsize) tracking->n_users + 1;
      g_autofree guint64 *user_starts = g_new (guint64, n_users + 1);
      order = sort_by_key (NULL, tracking->n, tracking->user, user_starts, n_users);
    }
  starts = g_new (guint64, n_groups * N_ARMS + 1);
  order = sort_by_key (order, tracking->n, key, starts, n_groups * N_ARMS);

  tracking->first = g_new (guint64, n_groups);
  for (gsize i = 0; i < n_groups; i++)
    tracking->first[i] = starts[i * N_ARMS];
  return order;
}

static void
allocate_rows (UpliftDataset *dataset)
{
  UpliftTrackingColumns *tracking = &dataset->tracking;
  guint64 n = MAX (tracking->n, 1);

  tracking->pair = g_new (guint32, n);
  tracking->offer = g_new (guint32, n);
  if (dataset->has_dimension[UPLIFT_DIMENSION_CAMPAIGN])
    tracking->campaign = g_new (guint32, n);
  if (dataset->has_dimension[UPLIFT_DIMENSION_PRODUCT])
    tracking->product = g_new (guint32, n);
  if (dataset->has_dimension[UPLIFT_DIMENSION_BRAND])
    tracking->brand = g_new (guint32, n);
  if (tracking->has_users)
    tracking->user = g_new (guint32, n);
  if (tracking->has_arms)
    tracking->arm = g_new (guint8, n);
  tracking->orders = g_new (gint32, n);
  tracking->revenue = g_new (UpliftMoney, n);
}

static void
copy_row (UpliftTrackingColumns *tracking, const UpliftTrackingBlock *block, guint32 at,
          guint64 row)
{
  guint32 number = block->offer[at] & ((1u << UPLIFT_OFFER_BITS) - 1);
  const UpliftOffer *offer = &tracking->offers[number];

  tracking->pair[row] = block->pair[at];
  tracking->offer[row] = number;
  if (tracking->campaign != NULL)
    tracking->campaign[row] = offer->campaign;
  if (tracking->product != NULL)
    tracking->product[row] = offer->product;
  if (tracking->brand != NULL)
    tracking->brand[row] = offer->brand;
  if (tracking->user != NULL)
    tracking->user[row] = MIN (block->user[at], tracking->n_users);
  if (tracking->arm != NULL)
    tracking->arm[row] = (guint8) (block->offer[at] >> UPLIFT_OFFER_BITS);
  tracking->orders[row] = uplift_tracking_block_get_orders (block, at);
  tracking->revenue[row] = uplift_tracking_block_get_revenue (block, at);
}

/* Returns the rows' influencers. */
static guint32 *
take_rows (UpliftDataset *dataset, GPtrArray *blocks)
{
  UpliftTrackingColumns *tracking = &dataset->tracking;
  guint64 row = 0;

  tracking->n = 0;
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    tracking->n += ((const UpliftTrackingBlock *) blocks->pdata[i])->n;
  allocate_rows (dataset);
  guint32 *influencer = g_new (guint32, MAX (tracking->n, 1));
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      UpliftTrackingBlock *block = g_steal_pointer (&blocks->pdata[i]);
      for (guint32 at = 0; at < block->n; at++, row++)
        {
          copy_row (tracking, block, at, row);
          influencer[row] = block->influencer[at];
        }
      uplift_tracking_block_free (block);
    }
  g_clear_pointer (&blocks, g_ptr_array_unref);
  return influencer;
}

void
uplift_dataset_finish (UpliftDataset *dataset, GPtrArray *blocks)
{
  g_return_if_fail (dataset != NULL);
  g_return_if_fail (dataset->influencers.n < G_MAXUINT32 / N_ARMS);
  g_return_if_fail (dataset->tracking.first == NULL);

  UpliftTrackingColumns *tracking = &dataset->tracking;
  g_autofree guint32 *influencer = take_rows (dataset, blocks);
  guint64 n = tracking->n;
  sort_pairs (dataset);
  g_autofree guint32 *order = make_order (dataset, influencer);

  tracking->pair = permute (tracking->pair, order, n, sizeof *tracking->pair);
  tracking->offer = permute (tracking->offer, order, n, sizeof *tracking->offer);
  tracking->campaign = permute (tracking->campaign, order, n, sizeof *tracking->campaign);
  tracking->product = permute (tracking->product, order, n, sizeof *tracking->product);
  tracking->brand = permute (tracking->brand, order, n, sizeof *tracking->brand);
  tracking->user = permute (tracking->user, order, n, sizeof *tracking->user);
  tracking->arm = permute (tracking->arm, order, n, sizeof *tracking->arm);
  tracking->orders = permute (tracking->orders, order, n, sizeof *tracking->orders);
  tracking->revenue = permute (tracking->revenue, order, n, sizeof *tracking->revenue);
  g_clear_pointer (&order, g_free);
  dataset->stream = uplift_row_stream_new (dataset, FALSE);
}

int
uplift_dataset_compare_influencers (const UpliftDataset *dataset, guint32 a, guint32 b)
{
  g_return_val_if_fail (dataset != NULL, 0);

  const UpliftDictionary *ids = dataset->values[UPLIFT_DIMENSION_INFLUENCER];
  int order = strcmp (dataset->influencers.name[a], dataset->influencers.name[b]);
  return order != 0 ? order
                    : strcmp (uplift_dictionary_get (ids, a), uplift_dictionary_get (ids, b));
}
