#include "app/window/toast.h"
#include <glib/gi18n.h>

#define SECONDS_SHOWN 5
#define ROOT_KEY "uplift-toast"

struct _UpliftToast
{
  GtkWidget parent_instance;
  GtkRevealer *revealer;     /* template child */
  GtkLabel *label;           /* template child */
  GtkButton *action_button;  /* template child */
  GtkButton *folder_button;  /* template child */
  GtkEventController *hover; /* template child */
  GtkEventController *focus; /* template child */
  GFile *file;               /* what “Open folder” shows (owned, nullable) */
  guint timeout;             /* source that hides it, 0: none */
};

G_DEFINE_TYPE (UpliftToast, uplift_toast, GTK_TYPE_WIDGET)

static void
stop_timeout (UpliftToast *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static void
hide (UpliftToast *self)
{
  stop_timeout (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static gboolean
uplift_toast_timeout_cb (gpointer data)
{
  UpliftToast *self = data;
  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_attended (UpliftToast *self)
{
  return gtk_event_controller_motion_contains_pointer (GTK_EVENT_CONTROLLER_MOTION (self->hover))
         || gtk_event_controller_focus_contains_focus (GTK_EVENT_CONTROLLER_FOCUS (self->focus));
}

static void
restart_timeout (UpliftToast *self)
{
  stop_timeout (self);
  if (gtk_revealer_get_reveal_child (self->revealer) && !is_attended (self))
    self->timeout = g_timeout_add_seconds (SECONDS_SHOWN, uplift_toast_timeout_cb, self);
}

static void
uplift_toast_attention_cb (UpliftToast *self)
{
  restart_timeout (self);
}

static void
uplift_toast_close_cb (UpliftToast *self)
{
  hide (self);
}

/* The handler of a file type's URI shows files, that of a folder the folder. */
static void
uplift_toast_folder_cb (UpliftToast *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : self->file);
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
  hide (self);
}

static void
show (UpliftToast *self, const char *text)
{
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  restart_timeout (self);
}

/* Out of the way of the pointer once it has gone. */
static void
uplift_toast_revealed_cb (UpliftToast *self)
{
  if (!gtk_revealer_get_child_revealed (self->revealer)
      && !gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
uplift_toast_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (uplift_toast_parent_class)->root (widget);
  g_object_set_data (G_OBJECT (gtk_widget_get_root (widget)), ROOT_KEY, widget);
}

static void
uplift_toast_unroot (GtkWidget *widget)
{
  g_object_set_data (G_OBJECT (gtk_widget_get_root (widget)), ROOT_KEY, NULL);
  GTK_WIDGET_CLASS (uplift_toast_parent_class)->unroot (widget);
}

static void
uplift_toast_dispose (GObject *object)
{
  UpliftToast *self = UPLIFT_TOAST (object);
  stop_timeout (self);
  g_clear_object (&self->file);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (uplift_toast_parent_class)->dispose (object);
}

static void
uplift_toast_class_init (UpliftToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = uplift_toast_dispose;
  widget_class->root = uplift_toast_root;
  widget_class->unroot = uplift_toast_unroot;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/toast.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, UpliftToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, UpliftToast, label);
  gtk_widget_class_bind_template_child (widget_class, UpliftToast, action_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftToast, folder_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftToast, hover);
  gtk_widget_class_bind_template_child (widget_class, UpliftToast, focus);
  gtk_widget_class_bind_template_callback (widget_class, uplift_toast_attention_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_toast_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_toast_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_toast_revealed_cb);
}

static void
uplift_toast_init (UpliftToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static UpliftToast *
find_toast (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  return root != NULL ? g_object_get_data (G_OBJECT (root), ROOT_KEY) : NULL;
}

void
uplift_toast_show (GtkWidget *anywhere_inside_window, const char *text, GFile *show_in_folder)
{
  g_return_if_fail (GTK_IS_WIDGET (anywhere_inside_window));
  g_return_if_fail (text != NULL);
  UpliftToast *self = find_toast (anywhere_inside_window);
  if (self == NULL)
    return;
  g_set_object (&self->file, show_in_folder);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_button), show_in_folder != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->action_button), FALSE);
  show (self, text);
}

void
uplift_toast_show_action (GtkWidget *anywhere_inside_window, const char *text, const char *label,
                          const char *action)
{
  g_return_if_fail (GTK_IS_WIDGET (anywhere_inside_window));
  g_return_if_fail (text != NULL && label != NULL && action != NULL);
  UpliftToast *self = find_toast (anywhere_inside_window);
  if (self == NULL)
    return;
  gtk_button_set_label (self->action_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->action_button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->action_button), TRUE);
  show (self, text);
}
