#include "core/data/parallel.h"

/* In state: the run takes no more helpers. The rest of it counts those that are in. */
#define CLOSED (1 << 30)

/* All fields that threads share are read and written with g_atomic: the orders that these keep are
 * what makes each thread see the others' work; the mutex is only there to sleep with. */
typedef struct
{
  UpliftParallelFunc func;
  gpointer data;
  gsize n_items;
  gsize next_item;
  gint next_worker;
  gint state;
  gint references;
  GMutex mutex;
  GCond left;
} Run;

static gint limit;

static void
run_unref (Run *run)
{
  if (!g_atomic_int_dec_and_test (&run->references))
    return;
  g_mutex_clear (&run->mutex);
  g_cond_clear (&run->left);
  g_free (run);
}

static void
work (Run *run, guint worker)
{
  gsize item;

  while ((item = (gsize) g_atomic_pointer_add (&run->next_item, 1)) < run->n_items)
    run->func (run->data, worker, item);
}

static gboolean
enter (Run *run)
{
  gint state;

  do
    {
      state = g_atomic_int_get (&run->state);
      if ((state & CLOSED) != 0)
        return FALSE;
    }
  while (!g_atomic_int_compare_and_exchange (&run->state, state, state + 1));
  return TRUE;
}

static void
leave (Run *run)
{
  if (g_atomic_int_add (&run->state, -1) != (CLOSED | 1))
    return;
  g_mutex_lock (&run->mutex);
  g_cond_signal (&run->left);
  g_mutex_unlock (&run->mutex);
}

/* A helper that comes when all is done finds the run closed: nobody has waited for it. */
static void
help_cb (gpointer data, G_GNUC_UNUSED gpointer user_data)
{
  Run *run = data;

  if (enter (run))
    {
      work (run, (guint) g_atomic_int_add (&run->next_worker, 1));
      leave (run);
    }
  run_unref (run);
}

/* Threads that stay: starting some for each run would cost as much as a small run itself. */
static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool;

  if (g_once_init_enter (&pool))
    g_once_init_leave (&pool, g_thread_pool_new (help_cb, NULL, -1, FALSE, NULL));
  return pool;
}

void
uplift_parallel_set_limit (guint n_workers)
{
  g_atomic_int_set (&limit, (gint) n_workers);
}

guint
uplift_parallel_get_n_workers (guint64 n_items)
{
  static gsize n_processors; /* asked for once: GLib reads a file for each answer */
  guint n = (guint) g_atomic_int_get (&limit);

  if (g_once_init_enter (&n_processors))
    g_once_init_leave (&n_processors, g_get_num_processors ());
  if (n == 0)
    n = (guint) n_processors;
  return (guint) CLAMP (n_items, 1, n);
}

void
uplift_parallel_run (UpliftParallelFunc func, gpointer data, guint n_workers, guint64 n_items)
{
  g_return_if_fail (func != NULL && n_workers > 0);

  if (n_workers == 1)
    {
      for (guint64 item = 0; item < n_items; item++)
        func (data, 0, item);
      return;
    }
  Run *run = g_new0 (Run, 1);
  run->func = func;
  run->data = data;
  run->n_items = (gsize) n_items;
  run->next_worker = 1;
  g_mutex_init (&run->mutex);
  g_cond_init (&run->left);
  run->references = (gint) n_workers;
  /* Last, so that who enters sees all of the above. */
  g_atomic_int_set (&run->state, 0);
  for (guint helper = 1; helper < n_workers; helper++)
    g_thread_pool_push (get_pool (), run, NULL);

  work (run, 0);
  g_atomic_int_or (&run->state, CLOSED);
  g_mutex_lock (&run->mutex);
  while (g_atomic_int_get (&run->state) != CLOSED)
    g_cond_wait (&run->left, &run->mutex);
  g_mutex_unlock (&run->mutex);
  run_unref (run);
}
