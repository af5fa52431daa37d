#include "app/personas/personas-page.h"

#include "app/chart/chart-card.h"
#include "app/personas/persona-table-data.h"
#include "app/personas/personas-specs.h"
#include "app/table/data-table.h"
#include "app/widgets/drop-down-name.h"
#include "app/widgets/flow-layout.h"
#include "app/widgets/wrap-layout.h"
#include "app/window/page-frame.h"

#include <glib/gi18n.h>

/* Pixels: six categories of three genders. */
#define MAX_CHART_HEIGHT 560

struct _UpliftPersonasPage
{
  UpliftSessionView parent_instance;

  UpliftPersonaGrid *grid; /* what the charts show (owned, nullable) */
  UpliftChart *bars;       /* (owned) */
  UpliftChart *map;        /* (owned) */
  GtkDropDown *measure;    /* (borrowed) */

  /* All of the template (borrowed). */
  GtkToggleButton *mean;
  UpliftChartCard *bars_card;
  UpliftChartCard *map_card;
  GtkLabel *note;
  UpliftDataTable *table;
};

G_DEFINE_TYPE (UpliftPersonasPage, uplift_personas_page, UPLIFT_TYPE_SESSION_VIEW)

static void
update_charts (UpliftPersonasPage *self)
{
  UpliftResults *results = uplift_session_view_get_results (self);

  if (self->grid == NULL || results == NULL)
    return;
  UpliftPersonaMeasure measure
      = MIN (gtk_drop_down_get_selected (self->measure), UPLIFT_N_PERSONA_MEASURES - 1);
  gboolean mean = gtk_toggle_button_get_active (self->mean);
  gboolean can_clear = !uplift_filter_is_empty (results->filter);

  uplift_personas_specs_fill_bars (UPLIFT_BAR_CHART (self->bars), self->grid, measure, mean);
  uplift_chart_card_update (self->bars_card, uplift_personas_specs_get_hint (self->grid, measure),
                            can_clear);
  uplift_personas_specs_fill_map (UPLIFT_HEATMAP (self->map), self->grid, mean);
  uplift_chart_card_update (
      self->map_card, uplift_personas_specs_get_hint (self->grid, UPLIFT_PERSONA_ROAS), can_clear);
}

static void
uplift_personas_page_results_changed (UpliftSessionView *view)
{
  UpliftPersonasPage *self = UPLIFT_PERSONAS_PAGE (view);
  UpliftResults *results = uplift_session_view_get_results (view);

  if (results == NULL)
    return;
  g_clear_pointer (&self->grid, uplift_persona_grid_free);
  self->grid = uplift_persona_grid_new (results);
  update_charts (self);

  const char *note = uplift_personas_specs_get_note (results->dataset);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  g_autoptr (UpliftTableData) data = uplift_persona_table_data_new (results);
  uplift_data_table_set_data (self->table, data);
}

/* Ticks the value or, with tick FALSE, takes its tick away; alone unless it extends. */
static void
tick (UpliftFilter *filter, const UpliftDataset *dataset, UpliftDimension dimension, guint32 code,
      gboolean ticked, gboolean extend)
{
  if (!dataset->has_dimension[dimension])
    return;
  if (!extend)
    uplift_filter_clear_dimension (filter, dimension);
  uplift_filter_set (filter, dimension, uplift_dictionary_get (dataset->values[dimension], code),
                     ticked);
}

static gboolean
is_only (const UpliftFilter *filter, const UpliftDataset *dataset, UpliftDimension dimension,
         guint32 code)
{
  return !dataset->has_dimension[dimension]
         || (uplift_filter_get_n_values (filter, dimension) == 1
             && uplift_filter_has (filter, dimension,
                                   uplift_dictionary_get (dataset->values[dimension], code)));
}

/* One step for undo: category and gender together, or neither when they were chosen already. */
static void
toggle_persona (UpliftPersonasPage *self, const UpliftPersonaRow *row, gboolean extend)
{
  UpliftSession *session = uplift_session_view_get_session (self);
  const UpliftDataset *dataset = uplift_session_view_get_dataset (self);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (session));
  gboolean ticked = extend || !is_only (filter, dataset, UPLIFT_DIMENSION_CATEGORY, row->category)
                    || !is_only (filter, dataset, UPLIFT_DIMENSION_GENDER, row->gender);

  tick (filter, dataset, UPLIFT_DIMENSION_CATEGORY, row->category, ticked, extend);
  tick (filter, dataset, UPLIFT_DIMENSION_GENDER, row->gender, ticked, extend);
  uplift_session_set_filter (session, filter);
}

static void
bar_activated_cb (UpliftChartView *view, guint datum, guint series, gboolean extend,
                  UpliftPersonasPage *self)
{
  g_return_if_fail (self->grid->n_genders > 0);

  const UpliftPersonaCell *cell = uplift_persona_grid_find (
      self->grid, datum / self->grid->n_genders, datum % self->grid->n_genders);
  if (cell != NULL)
    toggle_persona (self, cell->row, extend);
}

static void
cell_activated_cb (UpliftChartView *view, guint datum, guint series, gboolean extend,
                   UpliftPersonasPage *self)
{
  g_return_if_fail (datum < self->grid->n_cells);

  toggle_persona (self, self->grid->cells[datum].row, extend);
}

static void
row_activated_cb (UpliftPersonasPage *self, guint row)
{
  UpliftPersonaTableData *data
      = UPLIFT_PERSONA_TABLE_DATA (uplift_data_table_get_data (self->table));

  toggle_persona (self, uplift_persona_table_data_get_persona (data, row), FALSE);
}

static void
uplift_personas_page_dispose (GObject *object)
{
  UpliftPersonasPage *self = UPLIFT_PERSONAS_PAGE (object);

  g_clear_object (&self->bars);
  g_clear_object (&self->map);
  g_clear_pointer (&self->grid, uplift_persona_grid_free);
  G_OBJECT_CLASS (uplift_personas_page_parent_class)->dispose (object);
}

static void
uplift_personas_page_class_init (UpliftPersonasPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_personas_page_dispose;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_personas_page_results_changed;
  g_type_ensure (UPLIFT_TYPE_FLOW_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_PAGE_FRAME);
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_CHART_CARD);
  g_type_ensure (UPLIFT_TYPE_DATA_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/personas-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftPersonasPage, mean);
  gtk_widget_class_bind_template_child (widget_class, UpliftPersonasPage, bars_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftPersonasPage, map_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftPersonasPage, note);
  gtk_widget_class_bind_template_child (widget_class, UpliftPersonasPage, table);
  gtk_widget_class_bind_template_callback (widget_class, update_charts);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

/* The control that says what the bars show (transfer none). */
static GtkDropDown *
make_measure_control (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < UPLIFT_N_PERSONA_MEASURES; i++)
    gtk_string_list_append (names,
                            uplift_personas_specs_get_measure_title ((UpliftPersonaMeasure) i));
  GtkWidget *control = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_widget_add_css_class (control, "flat");
  uplift_drop_down_set_name (GTK_DROP_DOWN (control), _ ("What the bars show"));
  return GTK_DROP_DOWN (control);
}

static void
init_card (UpliftPersonasPage *self, UpliftChartCard *card, UpliftChart *chart, GCallback activated)
{
  UpliftChartView *view = uplift_chart_card_get_view (card);

  uplift_chart_card_set_max_height (card, MAX_CHART_HEIGHT);
  uplift_chart_view_set_chart (view, chart);
  g_signal_connect_object (view, "mark-activated", activated, self, 0);
}

static void
uplift_personas_page_init (UpliftPersonasPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->measure = make_measure_control ();
  uplift_chart_card_set_control (self->bars_card, GTK_WIDGET (self->measure));
  g_signal_connect_object (self->measure, "notify::selected", G_CALLBACK (update_charts), self,
                           G_CONNECT_SWAPPED);
  self->bars = uplift_bar_chart_new ();
  self->map = uplift_heatmap_new ();
  init_card (self, self->bars_card, self->bars, G_CALLBACK (bar_activated_cb));
  init_card (self, self->map_card, self->map, G_CALLBACK (cell_activated_cb));
}
