#include "app/files/import-dialog.h"

#include "app/files/import-file-row.h"
#include "app/files/import-file-view.h"
#include <glib/gi18n.h>

#define MAX_WIDTH 1000
#define MAX_HEIGHT 820

/* From this width on the files stand beside the one that is shown, and not above it. */
#define WIDE 720

#define RUN_KEY "uplift-import-dialog"

struct _UpliftImportDialog
{
  GtkWindow parent_instance;

  GPtrArray *set; /* of UpliftImportFile (owned) */
  guint layout_source;

  /* All of the template (borrowed). */
  GtkWidget *open_button;
  GtkWidget *reason_box;
  GtkLabel *reason;
  GtkBox *body;
  GtkScrolledWindow *files_scroller;
  GtkListBox *files;
  GtkSeparator *separator;
  UpliftImportFileView *view;
  GtkWidget *status_box;
  GtkImage *status_icon;
  GtkLabel *status;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftImportDialog, uplift_import_dialog, GTK_TYPE_WINDOW)

static void
show_status (UpliftImportDialog *self, const char *text, const char *icon_name)
{
  gtk_label_set_label (self->status, text);
  gtk_image_set_from_icon_name (self->status_icon, icon_name);
  gtk_widget_set_visible (self->status_box, *text != '\0');
}

static void
changed_cb (UpliftImportDialog *self)
{
  guint which;
  g_autofree char *obstacle = uplift_import_set_find_obstacle (self->set, &which);

  gtk_widget_set_sensitive (self->open_button, obstacle == NULL);
  for (guint i = 0; i < self->set->len; i++)
    uplift_import_file_row_update (
        UPLIFT_IMPORT_FILE_ROW (gtk_list_box_get_row_at_index (self->files, (int) i)));
  if (obstacle != NULL)
    {
      show_status (self, obstacle, "dialog-warning-symbolic");
      return;
    }
  g_autofree char *gaps = uplift_import_set_describe_gaps (self->set);
  show_status (self, gaps, "dialog-information-symbolic");
}

static void
row_selected_cb (UpliftImportDialog *self, GtkListBoxRow *row)
{
  if (row != NULL)
    uplift_import_file_view_set_file (
        self->view, g_ptr_array_index (self->set, gtk_list_box_row_get_index (row)));
}

static void
accept_cb (UpliftImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!uplift_import_set_store (self->set, &error))
    {
      show_status (self, error->message, "dialog-error-symbolic");
      return;
    }
  g_signal_emit (self, signals[ACCEPTED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
set_wide (UpliftImportDialog *self, gboolean wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->separator),
                                  wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->files_scroller), wide);
  gtk_widget_set_size_request (GTK_WIDGET (self->files_scroller), wide ? 240 : -1, -1);
}

static gboolean
layout_cb (gpointer data)
{
  UpliftImportDialog *self = data;

  self->layout_source = 0;
  set_wide (self, gtk_widget_get_width (GTK_WIDGET (self)) >= WIDE);
  return G_SOURCE_REMOVE;
}

/* What is laid out cannot be turned while it is. */
static void
uplift_import_dialog_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UpliftImportDialog *self = UPLIFT_IMPORT_DIALOG (widget);
  gboolean wide
      = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->body)) == GTK_ORIENTATION_HORIZONTAL;

  GTK_WIDGET_CLASS (uplift_import_dialog_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (wide != (width >= WIDE) && self->layout_source == 0)
    self->layout_source = g_idle_add (layout_cb, self);
}

static void
uplift_import_dialog_dispose (GObject *object)
{
  UpliftImportDialog *self = UPLIFT_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  for (guint i = 0; self->set != NULL && i < self->set->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->set, i), self);
  G_OBJECT_CLASS (uplift_import_dialog_parent_class)->dispose (object);
  g_clear_pointer (&self->set, g_ptr_array_unref);
}

static void
uplift_import_dialog_class_init (UpliftImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_import_dialog_dispose;
  widget_class->size_allocate = uplift_import_dialog_size_allocate;
  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (UPLIFT_TYPE_IMPORT_FILE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, reason_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, body);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, files_scroller);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, files);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, separator);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, view);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, status_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, status_icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
uplift_import_dialog_init (UpliftImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* As large as it reads well, but no larger than its parent. */
static void
set_size (UpliftImportDialog *self, GtkWidget *parent)
{
  int width = MAX_WIDTH, height = MAX_HEIGHT;

  if (gtk_widget_get_width (parent) > 0)
    {
      width = MIN (width, gtk_widget_get_width (parent));
      height = MIN (height, gtk_widget_get_height (parent));
    }
  set_wide (self, width >= WIDE);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

static void
list_files (UpliftImportDialog *self)
{
  for (guint i = 0; i < self->set->len; i++)
    {
      UpliftImportFile *file = g_ptr_array_index (self->set, i);
      gtk_list_box_append (self->files, uplift_import_file_row_new (file));
      g_signal_connect_swapped (file, "changed", G_CALLBACK (changed_cb), self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->files_scroller), self->set->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->separator), self->set->len > 1);
}

UpliftImportDialog *
uplift_import_dialog_new (GtkWindow *parent, GPtrArray *set, const char *reason)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (set != NULL && set->len > 0, NULL);

  UpliftImportDialog *self
      = g_object_new (UPLIFT_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->set = g_ptr_array_ref (set);
  set_size (self, GTK_WIDGET (parent));
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason_box, reason != NULL);
  gtk_button_set_label (GTK_BUTTON (self->open_button), reason != NULL ? _ ("Open") : _ ("Apply"));
  list_files (self);
  guint which = 0;
  g_free (uplift_import_set_find_obstacle (set, &which));
  gtk_list_box_select_row (self->files, gtk_list_box_get_row_at_index (self->files, (int) which));
  changed_cb (self);
  uplift_import_file_view_focus (self->view);
  return self;
}

gboolean
uplift_import_dialog_is_complete (UpliftImportDialog *self)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_DIALOG (self), FALSE);

  return gtk_widget_get_sensitive (self->open_button);
}

/* From the question to its answer. */
typedef struct
{
  GWeakRef parent;
  GPtrArray *files; /* of GFile (owned) */
  char *reason;     /* (owned, nullable) */
  GFile *wanted;    /* (owned, nullable) */
  UpliftTable table;
  UpliftImportFunc func;
  gpointer data; /* (borrowed) */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_weak_ref_clear (&run->parent);
  g_ptr_array_unref (run->files);
  g_free (run->reason);
  g_clear_object (&run->wanted);
  g_free (run);
}

static void
accepted_cb (UpliftImportDialog *dialog, Run *run)
{
  g_autoptr (GPtrArray) files = uplift_import_set_list_files (dialog->set, run->files);

  run->func (gtk_window_get_transient_for (GTK_WINDOW (dialog)), files, run->data);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GPtrArray) set = uplift_import_set_open_finish (result, NULL);
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&run->parent);

  if (parent != NULL)
    g_object_set_data (G_OBJECT (parent), RUN_KEY, NULL);
  if (parent == NULL || set == NULL || set->len == 0)
    {
      run_free (run);
      return;
    }
  const UpliftImportRequest request = { run->reason, run->wanted, run->table };
  uplift_import_set_guess (set, run->files, &request);
  UpliftImportDialog *dialog = uplift_import_dialog_new (parent, set, run->reason);
  g_signal_connect (dialog, "accepted", G_CALLBACK (accepted_cb), run);
  g_object_set_data_full (G_OBJECT (dialog), RUN_KEY, run, run_free);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
has_dialog (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (UPLIFT_IS_IMPORT_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == parent)
      return TRUE;
  return g_object_get_data (G_OBJECT (parent), RUN_KEY) != NULL;
}

void
uplift_import_dialog_run (GtkWindow *parent, GPtrArray *files, const UpliftImportRequest *request,
                          UpliftImportFunc func, gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (files != NULL && request != NULL && func != NULL);

  if (has_dialog (parent))
    return;
  Run *run = g_new0 (Run, 1);
  g_weak_ref_init (&run->parent, parent);
  run->files = g_ptr_array_ref (files);
  run->reason = g_strdup (request->reason);
  run->wanted = request->wanted != NULL ? g_object_ref (request->wanted) : NULL;
  run->table = request->table;
  run->func = func;
  run->data = data;
  g_object_set_data (G_OBJECT (parent), RUN_KEY, run);
  uplift_import_set_open_async (files, NULL, opened_cb, run);
}
