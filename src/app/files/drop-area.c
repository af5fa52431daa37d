#include "app/files/drop-area.h"
#include <glib/gi18n.h>

struct _UpliftDropArea
{
  GtkWidget parent_instance;
  GtkWidget *overlay; /* (owned) */
  GtkWidget *hint;    /* shown while files hover (borrowed: of the overlay) */
};

enum
{
  PROP_CHILD = 1
};

static guint dropped_signal;

G_DEFINE_TYPE (UpliftDropArea, uplift_drop_area, GTK_TYPE_WIDGET)

static GdkDragAction
uplift_drop_area_enter_cb (UpliftDropArea *self)
{
  gtk_widget_set_visible (self->hint, TRUE);
  return GDK_ACTION_COPY;
}

static void
uplift_drop_area_leave_cb (UpliftDropArea *self)
{
  gtk_widget_set_visible (self->hint, FALSE);
}

static gboolean
uplift_drop_area_drop_cb (UpliftDropArea *self, const GValue *value)
{
  gtk_widget_set_visible (self->hint, FALSE);
  g_autoptr (GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));
  if (list == NULL)
    return FALSE;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  g_signal_emit (self, dropped_signal, 0, files);
  return TRUE;
}

static void
uplift_drop_area_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UpliftDropArea *self = UPLIFT_DROP_AREA (object);
  if (id == PROP_CHILD)
    gtk_overlay_set_child (GTK_OVERLAY (self->overlay), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_drop_area_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UpliftDropArea *self = UPLIFT_DROP_AREA (object);
  if (id == PROP_CHILD)
    g_value_set_object (value, gtk_overlay_get_child (GTK_OVERLAY (self->overlay)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_drop_area_dispose (GObject *object)
{
  UpliftDropArea *self = UPLIFT_DROP_AREA (object);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_drop_area_parent_class)->dispose (object);
}

static void
uplift_drop_area_class_init (UpliftDropAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->set_property = uplift_drop_area_set_property;
  object_class->get_property = uplift_drop_area_get_property;
  object_class->dispose = uplift_drop_area_dispose;
  g_object_class_install_property (
      object_class, PROP_CHILD,
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  dropped_signal = g_signal_new ("files-dropped", UPLIFT_TYPE_DROP_AREA, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "droparea");
}

static void
uplift_drop_area_init (UpliftDropArea *self)
{
  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  self->hint = gtk_label_new (_ ("Drop CSV files to open them"));
  gtk_widget_add_css_class (self->hint, "drop-hint");
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_can_target (self->hint, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->hint);

  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (uplift_drop_area_enter_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (uplift_drop_area_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (uplift_drop_area_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
