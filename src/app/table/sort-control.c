#include "app/table/sort-control.h"

#include "app/widgets/drop-down-name.h"

#include <glib/gi18n.h>

struct _UpliftSortControl
{
  GtkWidget parent_instance;

  gboolean is_showing; /* what changes does not come from the user */

  /* All of the template (borrowed). */
  GtkWidget *content;
  GtkDropDown *column;
  GtkToggleButton *descending;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftSortControl, uplift_sort_control, GTK_TYPE_WIDGET)

static void
update_icon (UpliftSortControl *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->descending),
                            gtk_toggle_button_get_active (self->descending)
                                ? "view-sort-descending-symbolic"
                                : "view-sort-ascending-symbolic");
}

static void
changed_cb (UpliftSortControl *self)
{
  update_icon (self);
  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
uplift_sort_control_dispose (GObject *object)
{
  UpliftSortControl *self = UPLIFT_SORT_CONTROL (object);

  self->is_showing = TRUE;
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_sort_control_parent_class)->dispose (object);
}

static void
uplift_sort_control_class_init (UpliftSortControlClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_sort_control_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/sort-control.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftSortControl, content);
  gtk_widget_class_bind_template_child (widget_class, UpliftSortControl, column);
  gtk_widget_class_bind_template_child (widget_class, UpliftSortControl, descending);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
uplift_sort_control_init (UpliftSortControl *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  uplift_drop_down_set_name (self->column, _ ("Sort by"));
  self->is_showing = FALSE;
}

void
uplift_sort_control_set_titles (UpliftSortControl *control, GtkStringList *titles)
{
  g_return_if_fail (UPLIFT_IS_SORT_CONTROL (control));
  g_return_if_fail (GTK_IS_STRING_LIST (titles));

  control->is_showing = TRUE;
  gtk_drop_down_set_model (control->column, G_LIST_MODEL (titles));
  control->is_showing = FALSE;
}

void
uplift_sort_control_show (UpliftSortControl *control, guint column, gboolean descending)
{
  g_return_if_fail (UPLIFT_IS_SORT_CONTROL (control));

  control->is_showing = TRUE;
  gtk_drop_down_set_selected (control->column, column);
  gtk_toggle_button_set_active (control->descending, descending);
  control->is_showing = FALSE;
}

guint
uplift_sort_control_get_column (UpliftSortControl *control)
{
  g_return_val_if_fail (UPLIFT_IS_SORT_CONTROL (control), GTK_INVALID_LIST_POSITION);
  return gtk_drop_down_get_selected (control->column);
}

gboolean
uplift_sort_control_is_descending (UpliftSortControl *control)
{
  g_return_val_if_fail (UPLIFT_IS_SORT_CONTROL (control), FALSE);
  return gtk_toggle_button_get_active (control->descending);
}
