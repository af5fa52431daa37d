#include "app/chart/chart-card.h"

#include "app/chart/chart-actions.h"
#include "app/chart/nested-scroll.h"
#include "app/widgets/lazy-menu.h"
#include "app/widgets/tooltip.h"

#include <glib/gi18n.h>

struct _UpliftChartCard
{
  GtkWidget parent_instance;

  /* All of the template (borrowed). */
  GtkWidget *content;
  GtkLabel *title;
  GtkBox *control_slot;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  GtkBox *view_slot;
  UpliftChartView *view;
  GtkLabel *hint;
  GtkWidget *clear_button;
};

G_DEFINE_TYPE (UpliftChartCard, uplift_chart_card, GTK_TYPE_WIDGET)

static void
uplift_chart_card_dispose (GObject *object)
{
  g_clear_pointer (&UPLIFT_CHART_CARD (object)->content, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_chart_card_parent_class)->dispose (object);
}

static void
uplift_chart_card_class_init (UpliftChartCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_chart_card_dispose;
  g_type_ensure (UPLIFT_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, content);
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, control_slot);
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, view_slot);
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, hint);
  gtk_widget_class_bind_template_child (widget_class, UpliftChartCard, clear_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
uplift_chart_card_init (UpliftChartCard *self)
{
  g_autoptr (GMenuModel) menu = uplift_chart_actions_create_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chart",
                                  uplift_chart_view_get_actions (self->view));
  uplift_lazy_menu_set (self->menu_button, menu);
  uplift_tooltip_set (GTK_WIDGET (self->menu_button), _ ("Copy or save this chart"));
}

GtkWidget *
uplift_chart_card_new (void)
{
  return g_object_new (UPLIFT_TYPE_CHART_CARD, NULL);
}

UpliftChartView *
uplift_chart_card_get_view (UpliftChartCard *card)
{
  g_return_val_if_fail (UPLIFT_IS_CHART_CARD (card), NULL);
  return card->view;
}

void
uplift_chart_card_set_control (UpliftChartCard *card, GtkWidget *control)
{
  g_return_if_fail (UPLIFT_IS_CHART_CARD (card));
  g_return_if_fail (GTK_IS_WIDGET (control));

  gtk_box_append (card->control_slot, control);
}

void
uplift_chart_card_set_max_height (UpliftChartCard *card, int height)
{
  GtkScrolledWindow *scroller;

  g_return_if_fail (UPLIFT_IS_CHART_CARD (card));
  g_return_if_fail (height > 0);

  scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, height);
  /* Beside the numbers, not on them, and to be seen before one tries. */
  gtk_scrolled_window_set_overlay_scrolling (scroller, FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (scroller), FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (scroller), TRUE);
  uplift_nested_scroll_install (scroller);

  g_object_ref (card->view);
  gtk_box_remove (card->view_slot, GTK_WIDGET (card->view));
  gtk_scrolled_window_set_child (scroller, GTK_WIDGET (card->view));
  g_object_unref (card->view);
  gtk_box_append (card->view_slot, GTK_WIDGET (scroller));
}

void
uplift_chart_card_update (UpliftChartCard *card, const char *hint, gboolean can_clear)
{
  UpliftChart *chart;
  g_autofree char *menu_name = NULL;
  const char *title;
  gboolean empty;

  g_return_if_fail (UPLIFT_IS_CHART_CARD (card));
  g_return_if_fail (hint != NULL);

  chart = uplift_chart_view_get_chart (card->view);
  title = uplift_chart_get_title (chart);
  empty = uplift_chart_is_empty (chart);
  uplift_chart_view_update (card->view);
  gtk_label_set_label (card->title, title);
  gtk_label_set_label (card->hint, hint);
  gtk_widget_set_visible (card->clear_button, can_clear);
  gtk_widget_set_sensitive (GTK_WIDGET (card->menu_button), !empty);
  gtk_stack_set_visible_child_name (card->stack, empty ? "empty" : "chart");

  menu_name = g_strdup_printf (_ ("Menu of the chart “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_name, -1);
}
