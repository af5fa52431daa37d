#include "core/data/user-sorter.h"

#include "core/data/parallel.h"

#include <string.h>

/* Influencers that one core takes at once. */
#define AT_ONCE 16
/* Runs up to this length are sorted by inserting. */
#define SHORT_RUN 24
/* From this length on a larger table of digits pays. */
#define LONG_RUN 1024
#define MAX_DIGIT 11

/* A row is sorted as its user above its place in the run. */
typedef struct
{
  guint64 *rows, *other; /* (owned) */
  gsize size;
} Worker;

typedef struct
{
  UpliftDataset *dataset;
  guint user_bits;
  Worker *workers; /* (owned) */
} Sorter;

static void
reserve (Worker *worker, gsize n)
{
  if (n <= worker->size)
    return;
  worker->size = MAX (n, worker->size * 2);
  g_free (worker->rows);
  g_free (worker->other);
  worker->rows = g_new (guint64, worker->size);
  worker->other = g_new (guint64, worker->size);
}

static void
insert_rows (guint64 *rows, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      guint64 row = rows[i];
      guint at = i;
      for (; at > 0 && rows[at - 1] > row; at--)
        rows[at] = rows[at - 1];
      rows[at] = row;
    }
}

/* By one digit of the user, from worker->rows into worker->other, and these change names. */
static void
sort_digit (Worker *worker, gsize n, guint shift, guint bits)
{
  guint32 next[1 << MAX_DIGIT] = { 0 };
  const guint64 mask = ((guint64) 1 << bits) - 1;
  guint32 begin = 0;
  guint64 *sorted = worker->other;

  for (gsize i = 0; i < n; i++)
    next[worker->rows[i] >> shift & mask]++;
  for (guint digit = 0; digit <= mask; digit++)
    {
      guint32 count = next[digit];
      next[digit] = begin;
      begin += count;
    }
  for (gsize i = 0; i < n; i++)
    {
      guint64 row = worker->rows[i];
      sorted[next[row >> shift & mask]++] = row;
    }
  worker->other = worker->rows;
  worker->rows = sorted;
}

static void
sort_rows (Worker *worker, gsize n, guint user_bits)
{
  guint longest = n < LONG_RUN ? 8 : MAX_DIGIT;
  guint n_digits = (user_bits + longest - 1) / longest;

  if (n <= SHORT_RUN)
    {
      insert_rows (worker->rows, (guint) n);
      return;
    }
  for (guint digit = 0; digit < n_digits; digit++)
    {
      guint from = user_bits * digit / n_digits, to = user_bits * (digit + 1) / n_digits;
      sort_digit (worker, n, 32 + from, to - from);
    }
}

/* Each column in turn takes the order of worker->rows. */
static void
permute_words (const Worker *worker, guint64 *column, gsize n)
{
  for (gsize i = 0; i < n; i++)
    worker->other[i] = column[(guint32) worker->rows[i]];
  memcpy (column, worker->other, n * sizeof *column);
}

static void
permute_orders (const Worker *worker, gint32 *orders, gsize n)
{
  gint32 *other = (gint32 *) worker->other;

  for (gsize i = 0; i < n; i++)
    other[i] = orders[(guint32) worker->rows[i]];
  memcpy (orders, other, n * sizeof *orders);
}

static void
sort_run (const Sorter *sorter, Worker *worker, guint64 begin, guint64 end)
{
  UpliftTrackingColumns *tracking = &sorter->dataset->tracking;
  guint32 *user = tracking->user + begin;
  gsize n = end - begin;
  gboolean is_sorted = TRUE;

  for (gsize i = 1; i < n && is_sorted; i++)
    is_sorted = user[i - 1] <= user[i];
  if (is_sorted)
    return;
  reserve (worker, n);
  for (gsize i = 0; i < n; i++)
    worker->rows[i] = (guint64) user[i] << 32 | i;
  sort_rows (worker, n, sorter->user_bits);
  for (gsize i = 0; i < n; i++)
    user[i] = (guint32) (worker->rows[i] >> 32);
  permute_words (worker, tracking->keys + begin, n);
  if (tracking->amounts != NULL)
    {
      permute_words (worker, tracking->amounts + begin, n);
      return;
    }
  permute_words (worker, (guint64 *) tracking->revenue + begin, n);
  permute_orders (worker, tracking->orders + begin, n);
}

static void
sort_influencers_cb (gpointer data, guint worker, guint64 item)
{
  const Sorter *sorter = data;
  const UpliftTrackingColumns *tracking = &sorter->dataset->tracking;
  guint32 n = sorter->dataset->influencers.n;

  for (guint64 i = item * AT_ONCE; i < MIN ((item + 1) * AT_ONCE, n); i++)
    for (guint64 begin = tracking->first[i], end; begin < tracking->first[i + 1]; begin = end)
      {
        end = uplift_tracking_find_arm_end (tracking, begin, tracking->first[i + 1]);
        sort_run (sorter, &sorter->workers[worker], begin, end);
      }
}

void
uplift_user_sorter_run (UpliftDataset *dataset)
{
  g_return_if_fail (dataset != NULL && dataset->tracking.user != NULL);

  guint64 n_items = (dataset->influencers.n + (guint64) AT_ONCE - 1) / AT_ONCE;
  guint n_workers = uplift_parallel_get_n_workers (n_items);
  Sorter sorter = { .dataset = dataset,
                    .user_bits = g_bit_storage (dataset->tracking.n_users),
                    .workers = g_new0 (Worker, n_workers) };

  uplift_parallel_run (sort_influencers_cb, &sorter, n_workers, n_items);
  for (guint w = 0; w < n_workers; w++)
    {
      g_free (sorter.workers[w].rows);
      g_free (sorter.workers[w].other);
    }
  g_free (sorter.workers);
}
