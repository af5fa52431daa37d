#include "core/data/parallel.h"

#define N_ITEMS 5000

typedef struct
{
  guint n_workers;
  guint64 *sums;    /* by worker */
  guint8 *n_calls;  /* by item */
  gint *busy;       /* by worker: within a call */
  gboolean overlap; /* two calls of one worker at the same time */
} Count;

static void
count_cb (gpointer data, guint worker, guint64 item)
{
  Count *count = data;

  g_assert_cmpuint (worker, <, count->n_workers);
  if (g_atomic_int_add (&count->busy[worker], 1) != 0)
    count->overlap = TRUE;
  count->sums[worker] += item;
  count->n_calls[item]++;
  g_atomic_int_add (&count->busy[worker], -1);
}

/* Each item once, each worker alone with its sum, whatever the number of threads. */
static void
check_run (guint limit, guint64 n_items)
{
  uplift_parallel_set_limit (limit);
  guint n_workers = uplift_parallel_get_n_workers (n_items);
  g_autofree guint64 *sums = g_new0 (guint64, n_workers);
  g_autofree guint8 *n_calls = g_new0 (guint8, n_items + 1);
  g_autofree gint *busy = g_new0 (gint, n_workers);
  Count count = { n_workers, sums, n_calls, busy, FALSE };
  guint64 sum = 0;

  g_assert_cmpuint (n_workers, >=, 1);
  g_assert_cmpuint (n_workers, <=, MAX (n_items, 1));
  if (limit > 0)
    g_assert_cmpuint (n_workers, <=, limit);
  uplift_parallel_run (count_cb, &count, n_workers, n_items);
  uplift_parallel_set_limit (0);
  for (guint64 item = 0; item < n_items; item++)
    g_assert_cmpuint (n_calls[item], ==, 1);
  for (guint worker = 0; worker < n_workers; worker++)
    sum += sums[worker];
  g_assert_cmpuint (sum, ==, n_items * (n_items - MIN (n_items, 1)) / 2);
  g_assert_false (count.overlap);
}

static void
test_run (void)
{
  static const guint64 n_items[] = { 0, 1, 2, 3, 100, N_ITEMS };

  for (guint limit = 0; limit < 9; limit++)
    for (guint i = 0; i < G_N_ELEMENTS (n_items); i++)
      check_run (limit, n_items[i]);
}

static gpointer
run_cb (gpointer data)
{
  g_autofree guint64 *sums = g_new0 (guint64, 4);
  g_autofree guint8 *n_calls = g_new0 (guint8, N_ITEMS);
  g_autofree gint *busy = g_new0 (gint, 4);

  for (guint round = 0; round < 20; round++)
    {
      Count count = { 4, sums, n_calls, busy, FALSE };
      uplift_parallel_run (count_cb, &count, 4, N_ITEMS);
      g_assert_false (count.overlap);
    }
  for (guint item = 0; item < N_ITEMS; item++)
    g_assert_cmpuint (n_calls[item], ==, 20);
  return data;
}

/* Several threads at once, each with its own run. */
static void
test_many (void)
{
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, run_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parallel/run", test_run);
  g_test_add_func ("/parallel/many", test_many);
  return g_test_run ();
}
