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
  GtkMenuButton *button;

  GtkLabel *explanation_label; /* (borrowed, nullable: never opened) */
  char *explanation;           /* (owned) */
  const char *more_action;     /* (interned) (nullable) */
  char *more;                  /* what the button for it says (owned, nullable) */
};

G_DEFINE_TYPE (UpliftKpiTile, uplift_kpi_tile, GTK_TYPE_WIDGET)

static GtkWidget *
make_more_button (UpliftKpiTile *self, GtkWidget *popover)
{
  GtkWidget *button = gtk_button_new_with_label (self->more);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), self->more_action);
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);
  return button;
}

/* When it is first opened: of the many tiles few ever are. */
static void
create_popover_cb (GtkMenuButton *menu_button, gpointer data)
{
  UpliftKpiTile *self = data;
  GtkWidget *popover, *box, *label;

  if (self->explanation_label != NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  label = gtk_label_new (self->explanation);
  self->explanation_label = GTK_LABEL (label);
  gtk_label_set_xalign (self->explanation_label, 0);
  gtk_label_set_wrap (self->explanation_label, TRUE);
  gtk_label_set_selectable (self->explanation_label, TRUE);
  gtk_label_set_max_width_chars (self->explanation_label, 48);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  if (self->more != NULL)
    gtk_box_append (GTK_BOX (box), make_more_button (self, popover));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "explanation");
  gtk_menu_button_set_popover (menu_button, popover);
}

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
  const char *action = UPLIFT_KPI_TILE (widget)->more_action;

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
  gtk_tooltip_set_text (tooltip, UPLIFT_KPI_TILE (widget)->explanation);
  return TRUE;
}

static void
uplift_kpi_tile_dispose (GObject *object)
{
  UPLIFT_KPI_TILE (object)->explanation_label = NULL;
  g_clear_pointer (&UPLIFT_KPI_TILE (object)->content, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_kpi_tile_parent_class)->dispose (object);
}

static void
uplift_kpi_tile_finalize (GObject *object)
{
  UpliftKpiTile *self = UPLIFT_KPI_TILE (object);

  g_free (self->explanation);
  g_free (self->more);
  G_OBJECT_CLASS (uplift_kpi_tile_parent_class)->finalize (object);
}

static void
uplift_kpi_tile_class_init (UpliftKpiTileClass *class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_kpi_tile_dispose;
  G_OBJECT_CLASS (class)->finalize = uplift_kpi_tile_finalize;
  widget_class->query_tooltip = uplift_kpi_tile_query_tooltip;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/kpi-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, content);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, label);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, figure);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, detail);
  gtk_widget_class_bind_template_child (widget_class, UpliftKpiTile, button);
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
  self->explanation = g_strdup ("");
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
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
  g_free (tile->explanation);
  tile->explanation = g_strdup (explanation);
  if (tile->explanation_label != NULL)
    gtk_label_set_label (tile->explanation_label, explanation);

  name = g_strdup_printf ("%s: %s, %s", gtk_label_get_label (tile->label), figure, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation, -1);
}

void
uplift_kpi_tile_set_more (UpliftKpiTile *tile, const char *action, const char *label)
{
  g_return_if_fail (UPLIFT_IS_KPI_TILE (tile));
  g_return_if_fail (action != NULL && label != NULL);

  tile->more_action = g_intern_string (action);
  g_free (tile->more);
  tile->more = g_strdup (label);
}
