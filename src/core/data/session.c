#include "core/data/session.h"

/* More steps back than anybody takes, few enough to forget. */
#define MAX_UNDO 100

struct _UpliftSession
{
  GObject parent_instance;

  UpliftDataset *dataset; /* (owned) (nullable) */
  UpliftFilter *filter;   /* (owned) */
  UpliftSettings settings;
  UpliftResults *results;  /* (owned) (nullable) */
  UpliftResults *prepared; /* those of the dataset to publish first (owned) (nullable) */
  GQueue history;          /* of UpliftFilter *, the latest last (owned) */
  guint update_source;     /* 0: nothing to recompute */
};

enum
{
  SIGNAL_DATASET_CHANGED,
  SIGNAL_RESULTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UpliftSession, uplift_session, G_TYPE_OBJECT)

static void
clear_history (UpliftSession *session)
{
  g_queue_clear_full (&session->history, (GDestroyNotify) uplift_filter_free);
}

static void
uplift_session_finalize (GObject *object)
{
  UpliftSession *session = UPLIFT_SESSION (object);

  g_clear_handle_id (&session->update_source, g_source_remove);
  clear_history (session);
  uplift_filter_free (session->filter);
  g_clear_pointer (&session->results, uplift_results_unref);
  g_clear_pointer (&session->prepared, uplift_results_unref);
  g_clear_pointer (&session->dataset, uplift_dataset_unref);
  G_OBJECT_CLASS (uplift_session_parent_class)->finalize (object);
}

static void
uplift_session_class_init (UpliftSessionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = uplift_session_finalize;

  signals[SIGNAL_DATASET_CHANGED]
      = g_signal_new ("dataset-changed", UPLIFT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RESULTS_CHANGED]
      = g_signal_new ("results-changed", UPLIFT_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
}

static void
uplift_session_init (UpliftSession *session)
{
  session->filter = uplift_filter_new ();
  session->settings = UPLIFT_SETTINGS_DEFAULT;
  g_queue_init (&session->history);
}

UpliftSession *
uplift_session_new (void)
{
  return g_object_new (UPLIFT_TYPE_SESSION, NULL);
}

static gboolean
update_cb (gpointer user_data)
{
  uplift_session_update (user_data);
  return G_SOURCE_REMOVE;
}

/* Before the next frame is drawn, after the events that are waiting. */
static void
mark_dirty (UpliftSession *session)
{
  if (session->dataset != NULL && session->update_source == 0)
    session->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, session, NULL);
}

/* Whether the filter's period leaves any day on which the dataset may have rows. */
static gboolean
has_days (const UpliftDataset *dataset, const UpliftFilter *filter)
{
  UpliftDay since = uplift_filter_get_since (filter), until = uplift_filter_get_until (filter);

  return dataset->first_day != UPLIFT_DAY_NONE
         && (since == UPLIFT_DAY_NONE || since <= dataset->last_day)
         && (until == UPLIFT_DAY_NONE || until >= dataset->first_day);
}

/* Those values of the filter that the dataset has, and the period if it has any of its days. */
static UpliftFilter *
keep_known_values (const UpliftFilter *filter, const UpliftDataset *dataset)
{
  UpliftFilter *kept = uplift_filter_new ();

  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    for (guint i = 0; i < uplift_filter_get_n_values (filter, (UpliftDimension) d); i++)
      {
        const char *value = uplift_filter_get_value (filter, (UpliftDimension) d, i);
        guint32 code;
        if (dataset->has_dimension[d]
            && uplift_dictionary_lookup (dataset->values[d], value, &code))
          uplift_filter_set (kept, (UpliftDimension) d, value, TRUE);
      }
  if (has_days (dataset, filter))
    uplift_filter_set_period (kept, uplift_filter_get_since (filter),
                              uplift_filter_get_until (filter));
  return kept;
}

void
uplift_session_set_dataset (UpliftSession *session, UpliftDataset *dataset)
{
  g_return_if_fail (UPLIFT_IS_SESSION (session) && dataset != NULL);

  g_clear_pointer (&session->prepared, uplift_results_unref);
  UpliftFilter *kept = keep_known_values (session->filter, dataset);
  uplift_filter_free (session->filter);
  session->filter = kept;
  clear_history (session);

  UpliftDataset *previous = session->dataset;
  session->dataset = uplift_dataset_ref (dataset);
  g_clear_pointer (&previous, uplift_dataset_unref);
  g_signal_emit (session, signals[SIGNAL_DATASET_CHANGED], 0);
  mark_dirty (session);
}

UpliftDataset *
uplift_session_get_dataset (UpliftSession *session)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), NULL);

  return session->dataset;
}

/* What the preparing thread is given. */
typedef struct
{
  UpliftDataset *dataset; /* (owned) */
  UpliftFilter *filter;   /* (owned) */
  UpliftSettings settings;
} Preparation;

static void
free_preparation (gpointer data)
{
  Preparation *preparation = data;

  uplift_dataset_unref (preparation->dataset);
  uplift_filter_free (preparation->filter);
  g_free (preparation);
}

static void
prepare_in_thread_cb (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data,
                      G_GNUC_UNUSED GCancellable *cancellable)
{
  const Preparation *preparation = data;

  g_task_return_pointer (
      task,
      uplift_results_compute (preparation->dataset, preparation->filter, &preparation->settings),
      (GDestroyNotify) uplift_results_unref);
}

void
uplift_session_prepare_async (UpliftSession *session, UpliftDataset *dataset,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (UPLIFT_IS_SESSION (session) && dataset != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Preparation *preparation = g_new (Preparation, 1);
  *preparation = (Preparation){ .dataset = uplift_dataset_ref (dataset),
                                .filter = keep_known_values (session->filter, dataset),
                                .settings = session->settings };
  g_task_set_source_tag (task, uplift_session_prepare_async);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, preparation, free_preparation);
  g_task_run_in_thread (task, prepare_in_thread_cb);
}

UpliftResults *
uplift_session_prepare_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
uplift_session_set_prepared (UpliftSession *session, UpliftResults *prepared)
{
  g_return_if_fail (UPLIFT_IS_SESSION (session) && prepared != NULL);

  uplift_session_set_dataset (session, prepared->dataset);
  session->prepared = uplift_results_ref (prepared);
}

void
uplift_session_set_filter (UpliftSession *session, const UpliftFilter *filter)
{
  g_return_if_fail (UPLIFT_IS_SESSION (session) && filter != NULL);

  if (uplift_filter_equal (session->filter, filter))
    return;
  g_queue_push_tail (&session->history, session->filter);
  if (g_queue_get_length (&session->history) > MAX_UNDO)
    uplift_filter_free (g_queue_pop_head (&session->history));
  session->filter = uplift_filter_copy (filter);
  mark_dirty (session);
}

const UpliftFilter *
uplift_session_get_filter (UpliftSession *session)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), NULL);

  return session->filter;
}

gboolean
uplift_session_undo (UpliftSession *session)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), FALSE);

  if (g_queue_is_empty (&session->history))
    return FALSE;
  uplift_filter_free (session->filter);
  session->filter = g_queue_pop_tail (&session->history);
  mark_dirty (session);
  return TRUE;
}

gboolean
uplift_session_can_undo (UpliftSession *session)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), FALSE);

  return !g_queue_is_empty (&session->history);
}

void
uplift_session_set_settings (UpliftSession *session, const UpliftSettings *settings)
{
  g_return_if_fail (UPLIFT_IS_SESSION (session) && settings != NULL);

  if (uplift_settings_equal (&session->settings, settings))
    return;
  session->settings = *settings;
  mark_dirty (session);
}

const UpliftSettings *
uplift_session_get_settings (UpliftSession *session)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), NULL);

  return &session->settings;
}

/* (transfer full) */
static UpliftResults *
make_results (UpliftSession *session)
{
  g_autoptr (UpliftResults) prepared = g_steal_pointer (&session->prepared);

  if (prepared != NULL && uplift_filter_equal (prepared->filter, session->filter)
      && uplift_settings_equal (&prepared->settings, &session->settings))
    return g_steal_pointer (&prepared);
  return uplift_results_compute (session->dataset, session->filter, &session->settings);
}

void
uplift_session_update (UpliftSession *session)
{
  g_return_if_fail (UPLIFT_IS_SESSION (session));

  if (session->update_source == 0)
    return;
  g_clear_handle_id (&session->update_source, g_source_remove);

  UpliftResults *previous = session->results;
  session->results = make_results (session);
  g_clear_pointer (&previous, uplift_results_unref);
  g_signal_emit (session, signals[SIGNAL_RESULTS_CHANGED], 0);
}

UpliftResults *
uplift_session_get_results (UpliftSession *session)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), NULL);

  return session->results;
}
