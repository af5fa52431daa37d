/* The menu of a chart view: what can be done with a mark, and with the whole chart. */
#include "app/chart/chart-view-private.h"

#include "app/chart/chart-actions.h"

static GMenuModel *
create_menu (UpliftChartView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) rest = uplift_chart_actions_create_menu ();

  if (self->open_section != NULL)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (self->open_section));
  g_menu_append_section (menu, NULL, rest);
  return G_MENU_MODEL (menu);
}

void
uplift_chart_view_show_menu (UpliftChartView *self, double x, double y, int mark)
{
  if (self->chart == NULL || uplift_chart_is_empty (self->chart))
    return;
  if (mark >= 0)
    {
      self->menu_datum = uplift_chart_get_mark (self->chart, mark)->datum;
      self->menu_series = uplift_chart_get_mark (self->chart, mark)->series;
    }
  if (self->open_action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (self->open_action), mark >= 0);
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu (self);

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, UpliftChartView *self)
{
  uplift_chart_view_open (self, self->menu_datum, self->menu_series);
}

void
uplift_chart_view_offer_open (UpliftChartView *view, const char *label)
{
  g_return_if_fail (UPLIFT_IS_CHART_VIEW (view));
  g_return_if_fail (label != NULL && view->open_section == NULL);

  view->open_section = g_menu_new ();
  g_menu_append (view->open_section, label, "chart.open-mark");
  view->open_action = G_ACTION (g_simple_action_new ("open-mark", NULL));
  g_signal_connect_object (view->open_action, "activate", G_CALLBACK (open_cb), view, 0);
  g_action_map_add_action (G_ACTION_MAP (view->actions), view->open_action);
}
