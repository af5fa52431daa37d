#include "app/sidebar/filter-group.h"
#include "app/sidebar/filter-values.h"
#include "app/widgets/lazy-menu.h"
#include "app/widgets/scroll-into-view.h"
#include "app/widgets/tooltip.h"
#include "app/words/dimension-text.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

struct _UpliftFilterGroup
{
  GtkBox parent_instance;
  GtkToggleButton *header;    /* template child */
  GtkImage *arrow;            /* template child */
  GtkLabel *title;            /* template child */
  GtkLabel *pill;             /* template child */
  GtkMenuButton *menu_button; /* template child */
  GtkRevealer *revealer;      /* template child */
  GMenuModel *all_menu;       /* template child */
  GMenuModel *found_menu;     /* template child */
  UpliftSession *session;     /* (owned) */
  UpliftDataset *dataset;     /* (owned) */
  UpliftDimension dimension;
  UpliftFilterValues *values; /* (borrowed, nullable: never needed) */
};

G_DEFINE_TYPE (UpliftFilterGroup, uplift_filter_group, GTK_TYPE_BOX)

static void
uplift_filter_group_searched_cb (UpliftFilterGroup *self, gboolean narrows)
{
  uplift_lazy_menu_set (self->menu_button, narrows ? self->found_menu : self->all_menu);
}

/* Most groups are never unfolded. */
static void
ensure_values (UpliftFilterGroup *self)
{
  if (self->values != NULL)
    return;
  self->values = uplift_filter_values_new (self->session, self->dataset, self->dimension,
                                           GTK_WIDGET (self->header));
  g_signal_connect_object (self->values, "changed", G_CALLBACK (uplift_filter_group_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->values, "searched", G_CALLBACK (uplift_filter_group_searched_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->values));
}

static void
uplift_filter_group_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftFilterGroup *self = UPLIFT_FILTER_GROUP (widget);
  ensure_values (self);
  uplift_filter_values_tick (self->values,
                             g_str_equal (name, "values.all")      ? UPLIFT_FILTER_TICKS_ALL
                             : g_str_equal (name, "values.invert") ? UPLIFT_FILTER_TICKS_INVERT
                                                                   : UPLIFT_FILTER_TICKS_NONE);
}

/* The header */

static void
refresh_pill (UpliftFilterGroup *self)
{
  guint n = uplift_filter_get_n_values (uplift_session_get_filter (self->session), self->dimension);
  g_autofree char *number = uplift_format_count (n);
  g_autofree char *spoken = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s value ticked", "%s values ticked", n), number);
  gtk_label_set_label (self->pill, number);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, n > 0 ? spoken : "", -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "values.none", n > 0);
}

/* A group at the lower end of the sidebar would open out of sight. */
static void
uplift_filter_group_revealed_cb (UpliftFilterGroup *self)
{
  if (gtk_revealer_get_child_revealed (self->revealer) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    uplift_scroll_into_view (GTK_WIDGET (self));
}

static void
uplift_filter_group_header_cb (UpliftFilterGroup *self)
{
  gboolean expanded = gtk_toggle_button_get_active (self->header);
  if (expanded)
    ensure_values (self);
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded, -1);
}

/* Object */

static void
uplift_filter_group_dispose (GObject *object)
{
  UpliftFilterGroup *self = UPLIFT_FILTER_GROUP (object);
  self->values = NULL;
  G_OBJECT_CLASS (uplift_filter_group_parent_class)->dispose (object);
  g_clear_object (&self->session);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/filter-group.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, header);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, arrow);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, title);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, pill);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, revealer);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, all_menu);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, found_menu);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_group_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_group_revealed_cb);
}

static void
uplift_filter_group_class_init (UpliftFilterGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = uplift_filter_group_dispose;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "values.all", NULL, uplift_filter_group_action_cb);
  gtk_widget_class_install_action (widget_class, "values.none", NULL,
                                   uplift_filter_group_action_cb);
  gtk_widget_class_install_action (widget_class, "values.invert", NULL,
                                   uplift_filter_group_action_cb);
}

static void
uplift_filter_group_init (UpliftFilterGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  uplift_lazy_menu_set (self->menu_button, self->all_menu);
  uplift_tooltip_set (GTK_WIDGET (self->menu_button), _ ("Tick or untick many"));
}

static void
set_names (UpliftFilterGroup *self)
{
  const char *title = uplift_dimension_get_title (self->dimension);
  g_autofree char *menu_name = g_strdup_printf (_ ("%s menu"), title);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_name, -1);
}

UpliftFilterGroup *
uplift_filter_group_new (UpliftSession *session, UpliftDimension dimension)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), NULL);
  g_return_val_if_fail (uplift_session_get_dataset (session) != NULL, NULL);
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, NULL);

  UpliftFilterGroup *self = g_object_new (UPLIFT_TYPE_FILTER_GROUP, NULL);
  self->session = g_object_ref (session);
  self->dataset = uplift_dataset_ref (uplift_session_get_dataset (session));
  self->dimension = dimension;
  set_names (self);
  refresh_pill (self);
  g_signal_connect_object (session, "results-changed", G_CALLBACK (uplift_filter_group_refresh),
                           self, G_CONNECT_SWAPPED);
  return self;
}

UpliftDimension
uplift_filter_group_get_dimension (UpliftFilterGroup *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILTER_GROUP (self), UPLIFT_N_DIMENSIONS);

  return self->dimension;
}

void
uplift_filter_group_set_expanded (UpliftFilterGroup *self, gboolean expanded)
{
  g_return_if_fail (UPLIFT_IS_FILTER_GROUP (self));

  gtk_toggle_button_set_active (self->header, expanded);
}

gboolean
uplift_filter_group_get_expanded (UpliftFilterGroup *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILTER_GROUP (self), FALSE);

  return gtk_toggle_button_get_active (self->header);
}

void
uplift_filter_group_refresh (UpliftFilterGroup *self)
{
  g_return_if_fail (UPLIFT_IS_FILTER_GROUP (self));

  refresh_pill (self);
  if (self->values != NULL)
    uplift_filter_values_refresh (self->values);
}
