#include "app/window/session-view.h"

typedef struct
{
  UpliftSession *session; /* (owned, nullable) */
  gboolean dataset_put_off, results_put_off;
} UpliftSessionViewPrivate;

enum
{
  PROP_SESSION = 1
};

/* Views that were not seen as the dataset changed (borrowed), and what tells them; 0: none. */
static GQueue letting_go = G_QUEUE_INIT;
static guint let_go_source;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (UpliftSessionView, uplift_session_view, GTK_TYPE_BOX)

static UpliftSessionViewPrivate *
get_private (UpliftSessionView *self)
{
  return uplift_session_view_get_instance_private (self);
}

/* In a window but not seen: on a page behind another, or in a sidebar that is closed. A view that
 * has hidden itself wants to know when there is something to show. */
static gboolean
is_hidden (UpliftSessionView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  return gtk_widget_get_root (widget) != NULL && gtk_widget_get_visible (widget)
         && !gtk_widget_get_mapped (widget);
}

static void
tell_dataset (UpliftSessionView *self)
{
  UpliftSessionViewClass *klass = UPLIFT_SESSION_VIEW_GET_CLASS (self);
  get_private (self)->dataset_put_off = FALSE;
  if (klass->dataset_changed != NULL)
    klass->dataset_changed (self);
}

static void
tell_results (UpliftSessionView *self)
{
  UpliftSessionViewClass *klass = UPLIFT_SESSION_VIEW_GET_CLASS (self);
  get_private (self)->results_put_off = FALSE;
  if (klass->results_changed != NULL)
    klass->results_changed (self);
}

/* What was put off, if it has not been made up for. */
static void
catch_up (UpliftSessionView *self)
{
  UpliftSessionViewPrivate *private = get_private (self);
  if (private->session != NULL && private->dataset_put_off)
    tell_dataset (self);
  if (private->session != NULL && private->results_put_off)
    tell_results (self);
}

/* One at a time, so that nothing else has to wait long. */
static gboolean
uplift_session_view_let_go_cb (gpointer data)
{
  UpliftSessionView *self = g_queue_pop_head (&letting_go);
  if (self != NULL)
    catch_up (self);
  if (!g_queue_is_empty (&letting_go))
    return G_SOURCE_CONTINUE;
  let_go_source = 0;
  return G_SOURCE_REMOVE;
}

/* What is not seen still holds a dataset that is closed: once there is nothing else to do, it is to
 * let go of it. */
static void
let_go_later (UpliftSessionView *self)
{
  if (g_queue_find (&letting_go, self) == NULL)
    g_queue_push_tail (&letting_go, self);
  if (let_go_source == 0)
    let_go_source = g_idle_add_full (G_PRIORITY_LOW, uplift_session_view_let_go_cb, NULL, NULL);
}

static void
uplift_session_view_dataset_cb (UpliftSessionView *self)
{
  UpliftSessionViewPrivate *private = get_private (self);
  private->dataset_put_off = is_hidden (self);
  if (private->dataset_put_off)
    let_go_later (self);
  else
    tell_dataset (self);
}

static void
uplift_session_view_results_cb (UpliftSessionView *self)
{
  UpliftSessionViewPrivate *private = get_private (self);
  private->results_put_off = is_hidden (self);
  if (!private->results_put_off)
    tell_results (self);
}

/* The parts first, so that a view finds them up to date. */
static void
uplift_session_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (uplift_session_view_parent_class)->map (widget);
  catch_up (UPLIFT_SESSION_VIEW (widget));
}

static void
forget_session (UpliftSessionView *self)
{
  UpliftSessionViewPrivate *private = get_private (self);
  if (private->session != NULL)
    g_signal_handlers_disconnect_by_data (private->session, self);
  g_clear_object (&private->session);
  g_queue_remove (&letting_go, self);
}

static void
uplift_session_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    uplift_session_view_set_session (object, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_session_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, get_private (UPLIFT_SESSION_VIEW (object))->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_session_view_dispose (GObject *object)
{
  forget_session (UPLIFT_SESSION_VIEW (object));
  G_OBJECT_CLASS (uplift_session_view_parent_class)->dispose (object);
}

static void
uplift_session_view_class_init (UpliftSessionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->set_property = uplift_session_view_set_property;
  object_class->get_property = uplift_session_view_get_property;
  object_class->dispose = uplift_session_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = uplift_session_view_map;
  g_object_class_install_property (
      object_class, PROP_SESSION,
      g_param_spec_object ("session", NULL, NULL, UPLIFT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
uplift_session_view_init (UpliftSessionView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

void
uplift_session_view_set_session (gpointer view, UpliftSession *session)
{
  g_return_if_fail (UPLIFT_IS_SESSION_VIEW (view));
  g_return_if_fail (session == NULL || UPLIFT_IS_SESSION (session));

  UpliftSessionViewPrivate *private = get_private (UPLIFT_SESSION_VIEW (view));
  if (private->session == session)
    return;
  forget_session (view);
  if (session != NULL)
    {
      private->session = g_object_ref (session);
      g_signal_connect_object (session, "dataset-changed",
                               G_CALLBACK (uplift_session_view_dataset_cb), view,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "results-changed",
                               G_CALLBACK (uplift_session_view_results_cb), view,
                               G_CONNECT_SWAPPED);
    }
  /* First those that are bound to this one, so that a view finds its parts up to date. */
  g_object_notify (G_OBJECT (view), "session");
  if (session == NULL)
    return;
  uplift_session_view_dataset_cb (view);
  uplift_session_view_results_cb (view);
}

UpliftSession *
uplift_session_view_get_session (gpointer view)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION_VIEW (view), NULL);

  return get_private (UPLIFT_SESSION_VIEW (view))->session;
}

UpliftResults *
uplift_session_view_get_results (gpointer view)
{
  UpliftSession *session = uplift_session_view_get_session (view);

  return session != NULL ? uplift_session_get_results (session) : NULL;
}

UpliftDataset *
uplift_session_view_get_dataset (gpointer view)
{
  UpliftSession *session = uplift_session_view_get_session (view);

  return session != NULL ? uplift_session_get_dataset (session) : NULL;
}
