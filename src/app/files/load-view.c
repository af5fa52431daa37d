#include "app/files/load-view.h"
#include <glib/gi18n.h>

/* What takes no longer is not worth a flicker; progress is to be seen within a tenth of a second.
 */
#define MILLISECONDS_UNSEEN 30

/* One load. It outlives the view and later loads, until its thread has ended. */
typedef struct
{
  GWeakRef view;          /* empty once the view is gone */
  UpliftSession *session; /* (owned) */
  GCancellable *cancellable;
} Load;

struct _UpliftLoadView
{
  GtkWidget parent_instance;
  GtkLabel *label;          /* template child */
  GtkProgressBar *progress; /* template child */
  GtkWidget *cancel_button; /* template child */
  GCancellable *running;    /* of the load that counts (owned, nullable: none) */
  GtkWidget *focus_before;  /* what had the focus (weak, nullable) */
  guint show_source;        /* shows the view, 0: none */
};

enum
{
  LOADED,
  FAILED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftLoadView, uplift_load_view, GTK_TYPE_WIDGET)

static Load *
load_new (UpliftLoadView *view, UpliftSession *session)
{
  Load *load = g_new0 (Load, 1);
  g_weak_ref_init (&load->view, view);
  load->session = g_object_ref (session);
  load->cancellable = g_object_ref (view->running);
  return load;
}

static void
load_free (Load *load)
{
  g_weak_ref_clear (&load->view);
  g_object_unref (load->session);
  g_object_unref (load->cancellable);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

/* The view, when this is the load it waits for (transfer full, nullable). */
static UpliftLoadView *
load_dup_view (Load *load)
{
  g_autoptr (UpliftLoadView) view = g_weak_ref_get (&load->view);
  return view != NULL && view->running == load->cancellable ? g_steal_pointer (&view) : NULL;
}

static gboolean
uplift_load_view_show_cb (gpointer data)
{
  UpliftLoadView *self = data;
  self->show_source = 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_set_weak_pointer (&self->focus_before, root != NULL ? gtk_root_get_focus (root) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->cancel_button);
  return G_SOURCE_REMOVE;
}

static void
hide (UpliftLoadView *self)
{
  g_clear_handle_id (&self->show_source, g_source_remove);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (had_focus && self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
}

static void
uplift_load_view_progress_cb (double fraction, const char *what, gpointer data)
{
  g_autoptr (UpliftLoadView) self = load_dup_view (data);
  if (self == NULL)
    return;
  /* Translators: %s is a file name. */
  g_autofree char *text = g_strdup_printf (_ ("Reading “%s”…"), what);
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0.0, 1.0));
}

/* results: (nullable) when there is an error. */
static void
end_load (Load *load, UpliftResults *results, const GError *error)
{
  g_autoptr (UpliftLoadView) self = load_dup_view (load);
  if (self == NULL)
    return;
  g_clear_object (&self->running);
  hide (self);
  if (results != NULL)
    g_signal_emit (self, signals[LOADED], 0, results);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[CANCELLED], 0);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
uplift_load_view_prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Load) load = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftResults) results = uplift_session_prepare_finish (result, &error);
  end_load (load, results, error);
}

static void
uplift_load_view_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Load) load = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftDataset) dataset = uplift_loader_run_finish (result, &error);
  if (dataset == NULL)
    {
      end_load (load, NULL, error);
      return;
    }
  UpliftSession *session = load->session;
  GCancellable *cancellable = load->cancellable;
  uplift_session_prepare_async (session, dataset, cancellable, uplift_load_view_prepared_cb,
                                g_steal_pointer (&load));
}

static void
uplift_load_view_cancel_cb (UpliftLoadView *self)
{
  if (self->running == NULL)
    return;
  uplift_load_view_stop (self);
  g_signal_emit (self, signals[CANCELLED], 0);
}

static gboolean
uplift_load_view_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  uplift_load_view_cancel_cb (UPLIFT_LOAD_VIEW (widget));
  return TRUE;
}

static void
uplift_load_view_dispose (GObject *object)
{
  UpliftLoadView *self = UPLIFT_LOAD_VIEW (object);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_weak_pointer (&self->focus_before);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (uplift_load_view_parent_class)->dispose (object);
}

static void
uplift_load_view_class_init (UpliftLoadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = uplift_load_view_dispose;

  signals[LOADED] = g_signal_new ("loaded", UPLIFT_TYPE_LOAD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", UPLIFT_TYPE_LOAD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[CANCELLED] = g_signal_new ("cancelled", UPLIFT_TYPE_LOAD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/load-view.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "loadview");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, uplift_load_view_escape_cb, NULL);
  gtk_widget_class_bind_template_child (widget_class, UpliftLoadView, label);
  gtk_widget_class_bind_template_child (widget_class, UpliftLoadView, progress);
  gtk_widget_class_bind_template_child (widget_class, UpliftLoadView, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, uplift_load_view_cancel_cb);
}

static void
uplift_load_view_init (UpliftLoadView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
uplift_load_view_load (UpliftLoadView *self, UpliftSession *session, GPtrArray *files,
                       const UpliftLoaderOptions *options, gboolean shown)
{
  g_return_if_fail (UPLIFT_IS_LOAD_VIEW (self) && UPLIFT_IS_SESSION (session));
  g_return_if_fail (files != NULL && options != NULL);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  gtk_label_set_label (self->label, _ ("Opening the files…"));
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  if (!shown)
    hide (self);
  else if (self->show_source == 0 && !gtk_widget_get_visible (GTK_WIDGET (self)))
    self->show_source = g_timeout_add (MILLISECONDS_UNSEEN, uplift_load_view_show_cb, self);
  Load *load = load_new (self, session);
  uplift_loader_run_async (files, options, self->running, uplift_load_view_progress_cb,
                           uplift_load_view_read_cb, load);
}

void
uplift_load_view_stop (UpliftLoadView *self)
{
  g_return_if_fail (UPLIFT_IS_LOAD_VIEW (self));
  if (self->running == NULL)
    return;
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  hide (self);
}
