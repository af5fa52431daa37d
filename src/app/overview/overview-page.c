#include "app/overview/overview-page.h"

#include "app/chart/chart-card.h"
#include "app/chart/chart-specs.h"
#include "app/overview/poor-card.h"
#include "app/overview/results-table.h"
#include "app/preferences.h"
#include "app/sidebar/filter-toggle.h"
#include "app/widgets/drop-down-name.h"
#include "app/widgets/kpi-tile.h"
#include "app/widgets/wrap-layout.h"
#include "app/window/page-frame.h"
#include "app/words/kpi-texts.h"

#include <glib/gi18n.h>

#define N_TOPS 2

static const guint top_sizes[] = { 5, 10, 15, 20 };

/* A bar chart of the influencers at the top by one figure. */
typedef struct
{
  UpliftMeasure measure;
  UpliftChart *chart;    /* (owned) */
  UpliftTopList *list;   /* what it shows (owned, nullable) */
  GtkDropDown *size;     /* (borrowed) */
  UpliftChartCard *card; /* of the template (borrowed) */
} TopChart;

struct _UpliftOverviewPage
{
  UpliftSessionView parent_instance;

  TopChart tops[N_TOPS];
  UpliftChart *timeline_chart;         /* (owned) */
  UpliftTimeline *timeline;            /* what it shows (owned, nullable) */
  UpliftKpiTile *tiles[UPLIFT_N_KPIS]; /* (borrowed) */

  /* All of the template (borrowed). */
  GtkBox *tile_box;
  UpliftChartCard *roas_card;
  UpliftChartCard *revenue_card;
  UpliftChartCard *timeline_card;
};

G_DEFINE_TYPE (UpliftOverviewPage, uplift_overview_page, UPLIFT_TYPE_SESSION_VIEW)

static guint
get_top_size (TopChart *top)
{
  return top_sizes[MIN (gtk_drop_down_get_selected (top->size), G_N_ELEMENTS (top_sizes) - 1)];
}

static void
update_top (TopChart *top, UpliftResults *results)
{
  g_clear_pointer (&top->list, uplift_top_list_free);
  top->list = uplift_top_list_new (results, top->measure, get_top_size (top));
  uplift_chart_specs_fill_top (UPLIFT_BAR_CHART (top->chart), top->list, top->measure, results);
  uplift_chart_card_update (top->card, uplift_chart_specs_get_top_hint (top->measure, results),
                            !uplift_filter_is_empty (results->filter));
}

static void
update_timeline (UpliftOverviewPage *self, UpliftResults *results)
{
  g_clear_pointer (&self->timeline, uplift_timeline_free);
  self->timeline = uplift_timeline_new (results);
  uplift_chart_specs_fill_timeline (UPLIFT_LINE_CHART (self->timeline_chart), self->timeline,
                                    results);
  uplift_chart_card_update (self->timeline_card, uplift_chart_specs_get_timeline_hint (results),
                            !uplift_filter_is_empty (results->filter));
}

static void
update_tiles (UpliftOverviewPage *self, UpliftResults *results)
{
  for (guint i = 0; i < UPLIFT_N_KPIS; i++)
    {
      g_autoptr (UpliftKpiTexts) texts = uplift_kpi_texts_new (i, results);

      uplift_kpi_tile_set_texts (self->tiles[i], texts->figure, texts->detail, texts->explanation);
    }
}

static void
uplift_overview_page_results_changed (UpliftSessionView *view)
{
  UpliftOverviewPage *self = UPLIFT_OVERVIEW_PAGE (view);
  UpliftResults *results = uplift_session_view_get_results (view);

  if (results == NULL)
    return;
  update_tiles (self, results);
  for (guint i = 0; i < N_TOPS; i++)
    update_top (&self->tops[i], results);
  update_timeline (self, results);
}

static void
top_size_changed_cb (UpliftOverviewPage *self)
{
  UpliftResults *results = uplift_session_view_get_results (self);

  for (guint i = 0; i < N_TOPS && results != NULL; i++)
    update_top (&self->tops[i], results);
}

static void
bar_activated_cb (UpliftChartView *view, guint datum, guint series, gboolean extend,
                  UpliftOverviewPage *self)
{
  for (guint i = 0; i < N_TOPS; i++)
    {
      const UpliftTopList *list = self->tops[i].list;

      if (view == uplift_chart_card_get_view (self->tops[i].card) && datum < list->n)
        {
          uplift_filter_toggle (
              uplift_session_view_get_session (self), UPLIFT_DIMENSION_INFLUENCER,
              uplift_dictionary_get (list->dataset->values[UPLIFT_DIMENSION_INFLUENCER],
                                     list->entries[datum].influencer),
              extend);
          return;
        }
    }
}

static void
line_activated_cb (UpliftChartView *view, guint datum, guint series, gboolean extend,
                   UpliftOverviewPage *self)
{
  UpliftDataset *dataset = uplift_session_view_get_dataset (self);
  guint32 source;

  g_return_if_fail (series < self->timeline->n_series);

  source = self->timeline->series[series].source;
  if (source != UPLIFT_TIMELINE_OTHER && dataset->has_dimension[UPLIFT_DIMENSION_SOURCE])
    uplift_filter_toggle (uplift_session_view_get_session (self), UPLIFT_DIMENSION_SOURCE,
                          uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_SOURCE], source),
                          extend);
}

static void
range_selected_cb (UpliftChartView *view, guint from, guint to, UpliftOverviewPage *self)
{
  g_autoptr (UpliftFilter) filter
      = uplift_filter_copy (uplift_session_get_filter (uplift_session_view_get_session (self)));
  UpliftDataset *dataset = uplift_session_view_get_dataset (self);

  g_return_if_fail (from <= to && to < self->timeline->points->n);

  /* A week or month at the edge may reach beyond the data. */
  uplift_filter_set_period (
      filter, MAX (self->timeline->points->days[from], dataset->first_day),
      MIN (uplift_time_points_get_last_day (self->timeline->points, to), dataset->last_day));
  uplift_session_set_filter (uplift_session_view_get_session (self), filter);
}

static void
uplift_overview_page_dispose (GObject *object)
{
  UpliftOverviewPage *self = UPLIFT_OVERVIEW_PAGE (object);

  for (guint i = 0; i < N_TOPS; i++)
    {
      g_clear_object (&self->tops[i].chart);
      g_clear_pointer (&self->tops[i].list, uplift_top_list_free);
    }
  g_clear_object (&self->timeline_chart);
  g_clear_pointer (&self->timeline, uplift_timeline_free);
  G_OBJECT_CLASS (uplift_overview_page_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (UPLIFT_TYPE_PAGE_FRAME);
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_CHART_CARD);
  g_type_ensure (UPLIFT_TYPE_POOR_CARD);
  g_type_ensure (UPLIFT_TYPE_RESULTS_TABLE);
}

static void
uplift_overview_page_class_init (UpliftOverviewPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = uplift_overview_page_dispose;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_overview_page_results_changed;
  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftOverviewPage, tile_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftOverviewPage, roas_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftOverviewPage, revenue_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftOverviewPage, timeline_card);
}

/* The choice is kept for the next start; another program may have stored any number. */
static gboolean
get_size_mapping (GValue *selected, GVariant *stored, gpointer data)
{
  guint index = 0;

  while (index + 1 < G_N_ELEMENTS (top_sizes)
         && (gint32) top_sizes[index] < g_variant_get_int32 (stored))
    index++;
  g_value_set_uint (selected, index);
  return TRUE;
}

static GVariant *
set_size_mapping (const GValue *selected, const GVariantType *type, gpointer data)
{
  guint index = MIN (g_value_get_uint (selected), G_N_ELEMENTS (top_sizes) - 1);

  return g_variant_new_int32 ((gint32) top_sizes[index]);
}

/* The control that says how many a bar chart shows (transfer none). */
static GtkDropDown *
make_size_control (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *control;

  for (guint i = 0; i < G_N_ELEMENTS (top_sizes); i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Top %u"), top_sizes[i]);

      gtk_string_list_append (names, name);
    }
  control = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_widget_add_css_class (control, "flat");
  uplift_drop_down_set_name (GTK_DROP_DOWN (control), _ ("How many bars to show"));
  return GTK_DROP_DOWN (control);
}

static void
init_top (UpliftOverviewPage *self, TopChart *top)
{
  UpliftChartView *view = uplift_chart_card_get_view (top->card);

  top->chart = uplift_bar_chart_new ();
  top->size = make_size_control ();
  uplift_chart_card_set_control (top->card, GTK_WIDGET (top->size));
  uplift_chart_view_set_chart (view, top->chart);
  g_signal_connect_object (view, "mark-activated", G_CALLBACK (bar_activated_cb), self, 0);
}

static void
uplift_overview_page_init (UpliftOverviewPage *self)
{
  UpliftChartView *view;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < UPLIFT_N_KPIS; i++)
    {
      self->tiles[i] = UPLIFT_KPI_TILE (uplift_kpi_tile_new (uplift_kpi_get_label (i)));
      gtk_box_append (self->tile_box, GTK_WIDGET (self->tiles[i]));
    }
  uplift_kpi_tile_set_more (self->tiles[UPLIFT_KPI_INCREMENTAL_ROAS], "win.explain-incremental",
                            _ ("Explain and compare"));

  self->tops[0] = (TopChart){ .measure = UPLIFT_MEASURE_ROAS, .card = self->roas_card };
  self->tops[1] = (TopChart){ .measure = UPLIFT_MEASURE_REVENUE, .card = self->revenue_card };
  for (guint i = 0; i < N_TOPS; i++)
    init_top (self, &self->tops[i]);
  g_object_bind_property (self->tops[0].size, "selected", self->tops[1].size, "selected",
                          G_BINDING_BIDIRECTIONAL);
  g_settings_bind_with_mapping (uplift_preferences_get_default (), "top-n", self->tops[0].size,
                                "selected", G_SETTINGS_BIND_DEFAULT, get_size_mapping,
                                set_size_mapping, NULL, NULL);
  g_signal_connect_object (self->tops[1].size, "notify::selected", G_CALLBACK (top_size_changed_cb),
                           self, G_CONNECT_SWAPPED);

  self->timeline_chart = uplift_line_chart_new ();
  view = uplift_chart_card_get_view (self->timeline_card);
  uplift_chart_view_set_chart (view, self->timeline_chart);
  g_signal_connect_object (view, "mark-activated", G_CALLBACK (line_activated_cb), self, 0);
  g_signal_connect_object (view, "range-selected", G_CALLBACK (range_selected_cb), self, 0);
}
