#include "app/export/export-view.h"
#include "app/export/save-dialog.h"
#include "app/window/toast.h"
#include <glib/gi18n.h>

#define MILLISECONDS_UNSEEN 150

#define RESPONSE_RELOAD 1

/* One export. It outlives the view until its thread has ended. */
typedef struct
{
  GWeakRef view; /* empty once the view is gone */
  GFile *to;     /* (owned) */
} Run;

struct _UpliftExportView
{
  GtkWidget parent_instance;
  GtkLabel *label;          /* template child */
  GtkProgressBar *progress; /* template child */
  GtkWidget *cancel_button; /* template child */
  GCancellable *running;    /* (owned, nullable: nothing is) */
  guint show_source;        /* shows the view, 0: none */
};

enum
{
  PROP_RUNNING = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_TYPE (UpliftExportView, uplift_export_view, GTK_TYPE_WIDGET)

static Run *
run_new (UpliftExportView *view, GFile *to)
{
  Run *run = g_new0 (Run, 1);
  g_weak_ref_init (&run->view, view);
  run->to = g_object_ref (to);
  /* Else what is half written would be left when the last window closes. */
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
  return run;
}

static void
run_free (Run *run)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
  g_weak_ref_clear (&run->view);
  g_object_unref (run->to);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static gboolean
uplift_export_view_show_cb (gpointer data)
{
  UpliftExportView *self = data;
  self->show_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
end (UpliftExportView *self)
{
  g_clear_object (&self->running);
  g_clear_handle_id (&self->show_source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
uplift_export_view_progress_cb (double fraction, const char *what, gpointer data)
{
  Run *run = data;
  g_autoptr (UpliftExportView) self = g_weak_ref_get (&run->view);
  if (self != NULL)
    gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0.0, 1.0));
}

static void
uplift_export_view_response_cb (GtkDialog *dialog, int response, UpliftExportView *self)
{
  if (response == RESPONSE_RELOAD)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reload", NULL);
}

static void
tell_error (UpliftExportView *self, GFile *to, const GError *error)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkDialog *dialog = uplift_save_dialog_tell_error (window, to, error);
  if (!g_error_matches (error, UPLIFT_ROW_EXPORT_ERROR, UPLIFT_ROW_EXPORT_ERROR_CHANGED))
    return;
  gtk_dialog_add_action_widget (dialog, gtk_button_new_with_label (_ ("Open again")),
                                RESPONSE_RELOAD);
  g_signal_connect_object (dialog, "response", G_CALLBACK (uplift_export_view_response_cb), self,
                           0);
}

static void
uplift_export_view_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Run) run = data;
  g_autoptr (GError) error = NULL;
  gboolean done = uplift_row_export_write_finish (result, &error);
  g_autoptr (UpliftExportView) self = g_weak_ref_get (&run->view);
  if (self == NULL)
    return;
  end (self);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (done)
    uplift_save_dialog_tell_done (GTK_WIDGET (self), run->to);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    uplift_toast_show (GTK_WIDGET (self), _ ("Exporting was cancelled"), NULL);
  else
    tell_error (self, run->to, error);
}

/* What came of it is told when the thread has ended: it may just have been done. */
static void
uplift_export_view_cancel_cb (UpliftExportView *self)
{
  g_cancellable_cancel (self->running);
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
}

static void
uplift_export_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_RUNNING)
    g_value_set_boolean (value, uplift_export_view_get_running (UPLIFT_EXPORT_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_export_view_dispose (GObject *object)
{
  UpliftExportView *self = UPLIFT_EXPORT_VIEW (object);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_handle_id (&self->show_source, g_source_remove);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (uplift_export_view_parent_class)->dispose (object);
}

static void
uplift_export_view_class_init (UpliftExportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->get_property = uplift_export_view_get_property;
  G_OBJECT_CLASS (klass)->dispose = uplift_export_view_dispose;
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/export-view.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "exportview");
  gtk_widget_class_bind_template_child (widget_class, UpliftExportView, label);
  gtk_widget_class_bind_template_child (widget_class, UpliftExportView, progress);
  gtk_widget_class_bind_template_child (widget_class, UpliftExportView, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, uplift_export_view_cancel_cb);
}

static void
uplift_export_view_init (UpliftExportView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
uplift_export_view_write (UpliftExportView *self, UpliftRowExport *export, GFile *to)
{
  g_return_if_fail (UPLIFT_IS_EXPORT_VIEW (self));
  g_return_if_fail (export != NULL && G_IS_FILE (to));
  g_return_if_fail (self->running == NULL);
  g_autofree char *base_name = g_file_get_basename (to);
  g_autofree char *name = g_filename_display_name (base_name);
  /* Translators: %s is a file name. */
  g_autofree char *text = g_strdup_printf (_ ("Exporting “%s”…"), name);
  self->running = g_cancellable_new ();
  gtk_label_set_label (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  self->show_source = g_timeout_add (MILLISECONDS_UNSEEN, uplift_export_view_show_cb, self);
  uplift_row_export_write_async (export, to, self->running, uplift_export_view_progress_cb,
                                 uplift_export_view_done_cb, run_new (self, to));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

gboolean
uplift_export_view_get_running (UpliftExportView *self)
{
  g_return_val_if_fail (UPLIFT_IS_EXPORT_VIEW (self), FALSE);
  return self->running != NULL;
}
