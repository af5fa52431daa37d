#include "app/sidebar/filter-row.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

struct _UpliftFilterRow
{
  GtkWidget parent_instance;
  GtkCheckButton *check;  /* template child */
  GtkLabel *name;         /* template child */
  GtkLabel *count;        /* template child */
  GtkWidget *only;        /* template child */
  GMenuModel *menu_model; /* template child */
  GtkPopover *menu;       /* child, made when first wanted (nullable) */
  char *value;            /* (owned, nullable) */
  gboolean updating;      /* the check button follows the filter just now */
};

enum
{
  SIGNAL_TOGGLED,
  SIGNAL_ONLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftFilterRow, uplift_filter_row, GTK_TYPE_WIDGET)

static void
uplift_filter_row_toggled_cb (UpliftFilterRow *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
uplift_filter_row_only_cb (UpliftFilterRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ONLY], 0, FALSE);
}

static void
uplift_filter_row_only_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ONLY], 0, g_str_equal (name, "value.all-but"));
}

static void
uplift_filter_row_pointer_cb (GtkEventController *motion, GParamSpec *pspec, UpliftFilterRow *self)
{
  gtk_widget_set_visible (self->only, gtk_event_controller_motion_contains_pointer (
                                          GTK_EVENT_CONTROLLER_MOTION (motion)));
}

/* at: (nullable) for the row as a whole. */
static void
popup_menu (UpliftFilterRow *self, const GdkRectangle *at)
{
  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->menu_model));
      gtk_popover_set_has_arrow (self->menu, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (self->menu, at);
  gtk_popover_popup (self->menu);
}

static void
uplift_filter_row_menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  popup_menu (UPLIFT_FILTER_ROW (widget), NULL);
}

static void
uplift_filter_row_right_click_cb (GtkGestureClick *gesture, int n_press, double x, double y,
                                  UpliftFilterRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
uplift_filter_row_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (uplift_filter_row_parent_class)->dispose (object);
}

static void
uplift_filter_row_finalize (GObject *object)
{
  g_free (UPLIFT_FILTER_ROW (object)->value);
  G_OBJECT_CLASS (uplift_filter_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/filter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterRow, check);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterRow, name);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterRow, count);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterRow, only);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterRow, menu_model);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_row_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_row_only_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_row_pointer_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_row_right_click_cb);
}

static void
uplift_filter_row_class_init (UpliftFilterRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = uplift_filter_row_dispose;
  object_class->finalize = uplift_filter_row_finalize;
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", UPLIFT_TYPE_FILTER_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ONLY] = g_signal_new ("only", UPLIFT_TYPE_FILTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterrow");
  gtk_widget_class_install_action (widget_class, "value.only", NULL,
                                   uplift_filter_row_only_action_cb);
  gtk_widget_class_install_action (widget_class, "value.all-but", NULL,
                                   uplift_filter_row_only_action_cb);
  gtk_widget_class_install_action (widget_class, "value.menu", NULL, uplift_filter_row_menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "value.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "value.menu",
                                       NULL);
}

static void
uplift_filter_row_init (UpliftFilterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

UpliftFilterRow *
uplift_filter_row_new (void)
{
  return g_object_new (UPLIFT_TYPE_FILTER_ROW, NULL);
}

void
uplift_filter_row_set_value (UpliftFilterRow *self, const char *value, const char *label)
{
  g_return_if_fail (UPLIFT_IS_FILTER_ROW (self));
  g_return_if_fail (value != NULL && label != NULL);

  g_free (self->value);
  self->value = g_strdup (value);
  gtk_label_set_label (self->name, label);
}

const char *
uplift_filter_row_get_value (UpliftFilterRow *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILTER_ROW (self), NULL);

  return self->value;
}

/* A check button with a child has no name of its own. */
static void
update_accessible_name (UpliftFilterRow *self, guint64 count, const char *number)
{
  g_autofree char *name
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s row", "%s, %s rows", (gulong) count),
                         gtk_label_get_label (self->name), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
uplift_filter_row_update (UpliftFilterRow *self, gboolean ticked, guint64 count)
{
  g_return_if_fail (UPLIFT_IS_FILTER_ROW (self));

  self->updating = TRUE;
  gtk_check_button_set_active (self->check, ticked);
  self->updating = FALSE;
  g_autofree char *number = uplift_format_count ((gint64) count);
  gtk_label_set_label (self->count, number);
  if (count == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
  update_accessible_name (self, count, number);
}

gboolean
uplift_filter_row_get_ticked (UpliftFilterRow *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILTER_ROW (self), FALSE);

  return gtk_check_button_get_active (self->check);
}
