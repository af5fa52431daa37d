#include "app/campaigns/campaigns-page.h"

#include "app/campaigns/breakdown-table-data.h"
#include "app/campaigns/campaigns-specs.h"
#include "app/chart/chart-card.h"
#include "app/sidebar/filter-toggle.h"
#include "app/table/data-table.h"
#include "app/widgets/drop-down-name.h"
#include "app/widgets/flow-layout.h"
#include "app/window/page-frame.h"
#include "app/words/dimension-text.h"

#include <glib/gi18n.h>

/* Pixels, as many as a table gets. */
#define MAX_CHART_HEIGHT 400

struct _UpliftCampaignsPage
{
  UpliftSessionView parent_instance;

  guint wanted;                    /* index of the dimension asked for */
  UpliftDimension dimension;       /* the one shown */
  UpliftBreakdownFigures *figures; /* of it (owned, nullable) */
  UpliftChart *chart;              /* (owned) */
  UpliftBreakdownList *list;       /* what the chart shows (owned, nullable) */
  gboolean updating;               /* buttons are being set, not pressed */

  GtkDropDown *measure;                             /* (borrowed) */
  GtkToggleButton *dimensions[UPLIFT_N_BREAKDOWNS]; /* (borrowed) */

  /* All of the template (borrowed). */
  GtkBox *dimension_box;
  UpliftChartCard *card;
  GtkLabel *note;
  UpliftDataTable *table;
};

G_DEFINE_TYPE (UpliftCampaignsPage, uplift_campaigns_page, UPLIFT_TYPE_SESSION_VIEW)

static UpliftBreakdownMeasure
get_measure (UpliftCampaignsPage *self)
{
  return MIN (gtk_drop_down_get_selected (self->measure), UPLIFT_N_BREAKDOWN_MEASURES - 1);
}

static void
update_chart (UpliftCampaignsPage *self, UpliftResults *results)
{
  UpliftBreakdownMeasure measure = get_measure (self);
  g_autofree char *hint = uplift_breakdown_dup_hint (results, self->dimension, measure);

  g_clear_pointer (&self->list, uplift_breakdown_list_free);
  self->list = uplift_breakdown_list_new (self->figures, measure);
  uplift_campaigns_specs_fill (UPLIFT_BAR_CHART (self->chart), self->list, measure, results);
  uplift_chart_card_update (self->card, hint, !uplift_filter_is_empty (results->filter));
}

static void
update_table (UpliftCampaignsPage *self, UpliftResults *results)
{
  g_autoptr (UpliftTableData) data = uplift_breakdown_table_data_new (self->figures);
  const char *missing = uplift_breakdown_get_missing (results->dataset, self->dimension);

  uplift_data_table_set_title (self->table, uplift_breakdown_get_plural (self->dimension));
  uplift_data_table_set_file_name (self->table, uplift_breakdown_get_file_name (self->dimension));
  uplift_data_table_set_empty_text (
      self->table, missing != NULL ? missing : uplift_breakdown_get_empty_text (self->dimension));
  g_object_set (self->table, "search-hint", uplift_breakdown_get_search_hint (self->dimension),
                NULL);
  uplift_data_table_set_data (self->table, data);
}

/* The dimension asked for, or the first that the files have, or the first of all. */
static guint
find_dimension (UpliftCampaignsPage *self, const UpliftDataset *dataset)
{
  if (dataset->has_dimension[uplift_breakdown_dimensions[self->wanted]])
    return self->wanted;
  for (guint i = 0; i < UPLIFT_N_BREAKDOWNS; i++)
    if (dataset->has_dimension[uplift_breakdown_dimensions[i]])
      return i;
  return 0;
}

static void
update_dimensions (UpliftCampaignsPage *self, const UpliftDataset *dataset)
{
  guint shown = find_dimension (self, dataset);

  self->updating = TRUE;
  for (guint i = 0; i < UPLIFT_N_BREAKDOWNS; i++)
    {
      GtkWidget *button = GTK_WIDGET (self->dimensions[i]);
      const char *missing = uplift_breakdown_get_missing (dataset, uplift_breakdown_dimensions[i]);
      gtk_widget_set_sensitive (button, missing == NULL);
      gtk_widget_set_tooltip_text (button, missing);
      gtk_toggle_button_set_active (self->dimensions[i], i == shown);
    }
  self->updating = FALSE;
  self->dimension = uplift_breakdown_dimensions[shown];
}

static void
uplift_campaigns_page_results_changed (UpliftSessionView *view)
{
  UpliftCampaignsPage *self = UPLIFT_CAMPAIGNS_PAGE (view);
  UpliftResults *results = uplift_session_view_get_results (view);

  if (results == NULL)
    return;
  update_dimensions (self, results->dataset);
  g_clear_pointer (&self->figures, uplift_breakdown_figures_unref);
  self->figures = uplift_breakdown_figures_new (results, self->dimension);
  update_chart (self, results);
  g_autofree char *note = uplift_breakdown_dup_note (results, self->dimension);
  gtk_label_set_label (self->note, note);
  update_table (self, results);
}

static void
measure_changed_cb (UpliftCampaignsPage *self)
{
  UpliftResults *results = uplift_session_view_get_results (self);

  if (results != NULL && self->figures != NULL)
    update_chart (self, results);
}

static void
dimension_toggled_cb (GtkToggleButton *button, UpliftCampaignsPage *self)
{
  if (self->updating || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < UPLIFT_N_BREAKDOWNS; i++)
    if (self->dimensions[i] == button)
      self->wanted = i;
  uplift_campaigns_page_results_changed (UPLIFT_SESSION_VIEW (self));
}

static void
toggle_value (UpliftCampaignsPage *self, guint32 code, gboolean extend)
{
  UpliftDataset *dataset = uplift_session_view_get_dataset (self);

  uplift_filter_toggle (uplift_session_view_get_session (self), self->dimension,
                        uplift_dictionary_get (dataset->values[self->dimension], code), extend);
}

static void
bar_activated_cb (UpliftChartView *view, guint datum, guint series, gboolean extend,
                  UpliftCampaignsPage *self)
{
  g_return_if_fail (datum < self->list->n);

  toggle_value (self, self->list->entries[datum].code, extend);
}

static void
row_activated_cb (UpliftCampaignsPage *self, guint row)
{
  UpliftTableData *data = uplift_data_table_get_data (self->table);

  toggle_value (
      self, uplift_breakdown_table_data_get_code (UPLIFT_BREAKDOWN_TABLE_DATA (data), row), FALSE);
}

static void
uplift_campaigns_page_dispose (GObject *object)
{
  UpliftCampaignsPage *self = UPLIFT_CAMPAIGNS_PAGE (object);

  g_clear_object (&self->chart);
  g_clear_pointer (&self->list, uplift_breakdown_list_free);
  g_clear_pointer (&self->figures, uplift_breakdown_figures_unref);
  G_OBJECT_CLASS (uplift_campaigns_page_parent_class)->dispose (object);
}

static void
uplift_campaigns_page_class_init (UpliftCampaignsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_campaigns_page_dispose;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_campaigns_page_results_changed;
  g_type_ensure (UPLIFT_TYPE_PAGE_FRAME);
  g_type_ensure (UPLIFT_TYPE_FLOW_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_CHART_CARD);
  g_type_ensure (UPLIFT_TYPE_DATA_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/campaigns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftCampaignsPage, dimension_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftCampaignsPage, card);
  gtk_widget_class_bind_template_child (widget_class, UpliftCampaignsPage, note);
  gtk_widget_class_bind_template_child (widget_class, UpliftCampaignsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
init_dimensions (UpliftCampaignsPage *self)
{
  for (guint i = 0; i < UPLIFT_N_BREAKDOWNS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (
          uplift_dimension_get_title (uplift_breakdown_dimensions[i]));

      self->dimensions[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->dimensions[i], self->dimensions[0]);
      gtk_box_append (self->dimension_box, button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (dimension_toggled_cb), self, 0);
    }
}

/* The control that says what the bars show (transfer none). */
static GtkDropDown *
make_measure_control (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < UPLIFT_N_BREAKDOWN_MEASURES; i++)
    gtk_string_list_append (names, uplift_breakdown_get_measure_title ((UpliftBreakdownMeasure) i));
  GtkWidget *control = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_widget_add_css_class (control, "flat");
  uplift_drop_down_set_name (GTK_DROP_DOWN (control), _ ("What the bars show"));
  return GTK_DROP_DOWN (control);
}

static void
uplift_campaigns_page_init (UpliftCampaignsPage *self)
{
  UpliftChartView *view;

  gtk_widget_init_template (GTK_WIDGET (self));
  init_dimensions (self);

  uplift_chart_card_set_max_height (self->card, MAX_CHART_HEIGHT);
  self->measure = make_measure_control ();
  uplift_chart_card_set_control (self->card, GTK_WIDGET (self->measure));
  g_signal_connect_object (self->measure, "notify::selected", G_CALLBACK (measure_changed_cb), self,
                           G_CONNECT_SWAPPED);

  self->chart = uplift_bar_chart_new ();
  view = uplift_chart_card_get_view (self->card);
  uplift_chart_view_set_chart (view, self->chart);
  g_signal_connect_object (view, "mark-activated", G_CALLBACK (bar_activated_cb), self, 0);
}
