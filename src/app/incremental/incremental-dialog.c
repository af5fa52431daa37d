#include "app/incremental/incremental-dialog.h"
#include "app/incremental/incremental-view.h"
#include "app/window/toast.h"

struct _UpliftIncrementalDialog
{
  GtkWindow parent_instance;
  UpliftIncrementalView *view; /* template child */
};

G_DEFINE_TYPE (UpliftIncrementalDialog, uplift_incremental_dialog, GTK_TYPE_WINDOW)

static void
uplift_incremental_dialog_class_init (UpliftIncrementalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  g_type_ensure (UPLIFT_TYPE_INCREMENTAL_VIEW);
  g_type_ensure (UPLIFT_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/incremental-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalDialog, view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
uplift_incremental_dialog_init (UpliftIncrementalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWindow *
find_dialog (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (UPLIFT_IS_INCREMENTAL_DIALOG (window) && gtk_window_get_transient_for (window) == parent)
        return window;
    }
  return NULL;
}

void
uplift_incremental_dialog_present (GtkWindow *parent, UpliftSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (UPLIFT_IS_SESSION (session));
  GtkWindow *dialog = find_dialog (parent);
  if (dialog == NULL)
    {
      UpliftIncrementalDialog *self
          = g_object_new (UPLIFT_TYPE_INCREMENTAL_DIALOG, "transient-for", parent, NULL);
      uplift_session_view_set_session (self->view, session);
      dialog = GTK_WINDOW (self);
    }
  gtk_window_present (dialog);
}
