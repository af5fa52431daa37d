#include "app/widgets/kpi-tile.h"

#include <glib/gi18n.h>

struct _UpliftKpiTile
{
  GtkWidget parent_instance;

  /* All of the template (borrowed). */
  GtkWidget *content;
  GtkLabel *label;
  GtkLabel *figure;
  GtkLabel *detail;
  GtkLabel *explanation;
  GtkMenuButton *button;
  GtkButton *more;
};

G_DEFINE_TYPE (UpliftKpiTile, uplift_kpi_tile, GTK_TYPE_WIDGET)

static gboolean
explain_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_menu_button_popup (UPLIFT_KPI_TILE (widget)->button);
  return TRUE;
}

/* What the tile's own keys do. */
static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  const char *action
      = gtk_actionable_get_action_name (GTK_ACTIONABLE (UPLIFT_KPI_TILE (widget)->more));

  if (action != NULL)
    return gtk_widget_activate_action_variant (widget, action, NULL);
  return explain_cb (widget, args, user_data);
}

/* Asked for when it is needed: GTK asks the X server four times where the pointer is whenever the
 * tooltip of a widget on the screen is set to another text. */
static gboolean
uplift_kpi_tile_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                               GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (UPLIFT_KPI_TILE (widget)->explanation));
  return TRUE;
}

static void
uplift_kpi_tile_dispose (GObject *object)
{
  g_clear_pointer (&UPLIFT_KPI_TILE (object)->content, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_kpi_tile_parent_class)->dispose (object);
}

static void
uplift_kpi_tile_class_init (UpliftKpiTileClass *class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_kpi_tile_dispose;
  widget_class->query_tooltip = uplift_kpi_tile_query_tooltip;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/kpi-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, content);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, label);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, figure);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, detail);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, explanation);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, button);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, more);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F1, 0, explain_cb, NULL);
}

static void
uplift_kpi_tile_init (UpliftKpiTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
uplift_kpi_tile_new (const char *label)
{
  UpliftKpiTile *self;
  g_autofree char *button_name = NULL;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (UPLIFT_TYPE_KPI_TILE, NULL);
  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  button_name = g_strdup_printf (_ ("How %s is computed"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  button_name, -1);
  return GTK_WIDGET (self);
}

void
uplift_kpi_tile_set_texts (UpliftKpiTile *tile, const char *figure, const char *detail,
                           const char *explanation)
{
  g_autofree char *name = NULL;

  g_return_if_fail (UPLIFT_IS_KPI_TILE (tile));
  g_return_if_fail (figure != NULL && detail != NULL && explanation != NULL);

  gtk_label_set_label (tile->figure, figure);
  gtk_label_set_label (tile->detail, detail);
  gtk_label_set_label (tile->explanation, explanation);

  name = g_strdup_printf ("%s: %s, %s", gtk_label_get_label (tile->label), figure, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation, -1);
}

void
uplift_kpi_tile_set_more (UpliftKpiTile *tile, const char *action, const char *label)
{
  g_return_if_fail (UPLIFT_IS_KPI_TILE (tile));
  g_return_if_fail (action != NULL && label != NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (tile->more), action);
  gtk_button_set_label (tile->more, label);
  gtk_widget_set_visible (GTK_WIDGET (tile->more), TRUE);
}
