#include "core/write/progress-relay.h"

struct _UpliftProgressRelay
{
  GTask *task; /* owns this (borrowed) */
  UpliftProgressFunc func;
  gpointer user_data;
  GMainContext *main_context; /* (owned) */
  GMutex mutex;               /* guards what follows */
  double fraction;
  char *what;       /* (owned, nullable) */
  gboolean pending; /* a call is on its way */
};

UpliftProgressRelay *
uplift_progress_relay_new (GTask *task, UpliftProgressFunc func, gpointer user_data)
{
  g_return_val_if_fail (G_IS_TASK (task) && func != NULL, NULL);

  UpliftProgressRelay *relay = g_new0 (UpliftProgressRelay, 1);
  relay->task = task;
  relay->func = func;
  relay->user_data = user_data;
  relay->main_context = g_main_context_ref_thread_default ();
  g_mutex_init (&relay->mutex);
  return relay;
}

void
uplift_progress_relay_free (UpliftProgressRelay *relay)
{
  if (relay == NULL)
    return;
  g_main_context_unref (relay->main_context);
  g_mutex_clear (&relay->mutex);
  g_free (relay->what);
  g_free (relay);
}

static gboolean
deliver_cb (gpointer data)
{
  UpliftProgressRelay *relay = data;

  g_mutex_lock (&relay->mutex);
  double fraction = relay->fraction;
  g_autofree char *what = g_steal_pointer (&relay->what);
  relay->pending = FALSE;
  g_mutex_unlock (&relay->mutex);
  if (!g_task_get_completed (relay->task))
    relay->func (fraction, what, relay->user_data);
  return G_SOURCE_REMOVE;
}

static void
release_cb (gpointer data)
{
  UpliftProgressRelay *relay = data;

  g_object_unref (relay->task);
}

void
uplift_progress_relay_tell (double fraction, const char *what, gpointer data)
{
  UpliftProgressRelay *relay = data;

  g_return_if_fail (relay != NULL);

  g_mutex_lock (&relay->mutex);
  gboolean pending = relay->pending;
  relay->pending = TRUE;
  relay->fraction = fraction;
  g_free (relay->what);
  relay->what = g_strdup (what);
  g_mutex_unlock (&relay->mutex);
  if (pending)
    return;

  /* Not g_main_context_invoke (), which calls at once, from this thread, when no loop runs. The
   * task is kept, and with it the relay. */
  g_object_ref (relay->task);
  g_autoptr (GSource) idle = g_idle_source_new ();
  g_source_set_priority (idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (idle, deliver_cb, relay, release_cb);
  g_source_attach (idle, relay->main_context);
}
