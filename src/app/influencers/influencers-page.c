#include "app/influencers/influencers-page.h"

#include "app/chart/chart-card.h"
#include "app/chart/chart-specs.h"
#include "app/export/file-name.h"
#include "app/influencers/influencer-dialog.h"
#include "app/influencers/influencers-specs.h"
#include "app/influencers/leaderboard-table-data.h"
#include "app/sidebar/filter-toggle.h"
#include "app/table/data-table.h"
#include "app/widgets/drop-down-name.h"
#include "app/widgets/flow-layout.h"
#include "app/widgets/wrap-layout.h"
#include "app/window/page-frame.h"
#include "app/words/measure-text.h"

#include <glib/gi18n.h>

#define MAX_CHART_HEIGHT 400

/* The last is all. */
static const guint sizes[] = { 5, 10, 20, 50, G_MAXUINT };
#define DEFAULT_SIZE 1

struct _UpliftInfluencersPage
{
  UpliftSessionView parent_instance;

  UpliftChart *bars;    /* (owned) */
  UpliftChart *scatter; /* (owned) */
  UpliftTopList *list;  /* what the bars show (owned, nullable) */
  GArray *points;       /* of guint32: whose each point is (owned, nullable) */

  /* All of the template (borrowed). */
  GtkDropDown *measure;
  GtkDropDown *size;
  UpliftDataTable *table;
  UpliftChartCard *bars_card;
  UpliftChartCard *scatter_card;
};

G_DEFINE_TYPE (UpliftInfluencersPage, uplift_influencers_page, UPLIFT_TYPE_SESSION_VIEW)

static UpliftMeasure
get_measure (UpliftInfluencersPage *self)
{
  return MIN (gtk_drop_down_get_selected (self->measure), UPLIFT_N_MEASURES - 1);
}

static guint
get_size (UpliftInfluencersPage *self)
{
  return sizes[MIN (gtk_drop_down_get_selected (self->size), G_N_ELEMENTS (sizes) - 1)];
}

static void
update_table (UpliftInfluencersPage *self, UpliftResults *results)
{
  UpliftMeasure measure = get_measure (self);
  g_autoptr (UpliftTableData) data
      = uplift_leaderboard_table_data_new (results, measure, get_size (self));
  g_autofree char *what = g_strdup_printf ("leaderboard-by-%s", uplift_measure_get_name (measure));
  g_autofree char *file_name = uplift_file_name_propose (results, what, "csv");

  uplift_data_table_set_file_name (self->table, file_name);
  uplift_data_table_set_data (self->table, data);
}

static void
update_bars (UpliftInfluencersPage *self, UpliftResults *results)
{
  UpliftMeasure measure = get_measure (self);
  g_autofree char *hint = uplift_influencers_specs_dup_bars_hint (measure, results);

  g_clear_pointer (&self->list, uplift_top_list_free);
  self->list = uplift_top_list_new (results, measure, G_MAXUINT);
  uplift_influencers_specs_fill_bars (UPLIFT_BAR_CHART (self->bars), self->list, measure, results);
  uplift_chart_card_update (self->bars_card, hint, !uplift_filter_is_empty (results->filter));
}

static void
update_scatter (UpliftInfluencersPage *self, UpliftResults *results)
{
  g_clear_pointer (&self->points, g_array_unref);
  self->points
      = uplift_influencers_specs_fill_scatter (UPLIFT_SCATTER_CHART (self->scatter), results);
  uplift_chart_card_update (self->scatter_card, uplift_influencers_specs_get_scatter_hint (results),
                            !uplift_filter_is_empty (results->filter));
}

static void
uplift_influencers_page_results_changed (UpliftSessionView *view)
{
  UpliftInfluencersPage *self = UPLIFT_INFLUENCERS_PAGE (view);
  UpliftResults *results = uplift_session_view_get_results (view);

  if (results == NULL)
    return;
  update_table (self, results);
  update_bars (self, results);
  update_scatter (self, results);
}

static void
choice_changed_cb (UpliftInfluencersPage *self)
{
  UpliftResults *results = uplift_session_view_get_results (self);

  if (results == NULL)
    return;
  update_table (self, results);
  update_bars (self, results);
}

static void
filter_by (UpliftInfluencersPage *self, guint32 influencer, gboolean extend)
{
  const UpliftDataset *dataset = uplift_session_view_get_dataset (self);
  const UpliftDictionary *ids = dataset->values[UPLIFT_DIMENSION_INFLUENCER];

  uplift_filter_toggle (uplift_session_view_get_session (self), UPLIFT_DIMENSION_INFLUENCER,
                        uplift_dictionary_get (ids, influencer), extend);
}

static void
open_influencer (UpliftInfluencersPage *self, guint32 influencer)
{
  uplift_influencer_dialog_present (GTK_WIDGET (self), uplift_session_view_get_session (self),
                                    influencer);
}

static void
row_activated_cb (UpliftInfluencersPage *self, guint row)
{
  UpliftLeaderboardTableData *data
      = UPLIFT_LEADERBOARD_TABLE_DATA (uplift_data_table_get_data (self->table));

  open_influencer (self, uplift_leaderboard_table_data_get_influencer (data, row));
}

static void
bar_activated_cb (UpliftInfluencersPage *self, guint datum, guint series, gboolean extend)
{
  g_return_if_fail (datum < self->list->n);

  filter_by (self, self->list->entries[datum].influencer, extend);
}

static void
bar_opened_cb (UpliftInfluencersPage *self, guint datum)
{
  g_return_if_fail (datum < self->list->n);

  open_influencer (self, self->list->entries[datum].influencer);
}

static void
point_activated_cb (UpliftInfluencersPage *self, guint datum, guint series, gboolean extend)
{
  g_return_if_fail (datum < self->points->len);

  filter_by (self, g_array_index (self->points, guint32, datum), extend);
}

static void
point_opened_cb (UpliftInfluencersPage *self, guint datum)
{
  g_return_if_fail (datum < self->points->len);

  open_influencer (self, g_array_index (self->points, guint32, datum));
}

static void
uplift_influencers_page_dispose (GObject *object)
{
  UpliftInfluencersPage *self = UPLIFT_INFLUENCERS_PAGE (object);

  g_clear_object (&self->bars);
  g_clear_object (&self->scatter);
  g_clear_pointer (&self->list, uplift_top_list_free);
  g_clear_pointer (&self->points, g_array_unref);
  G_OBJECT_CLASS (uplift_influencers_page_parent_class)->dispose (object);
}

static void
uplift_influencers_page_class_init (UpliftInfluencersPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_influencers_page_dispose;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_influencers_page_results_changed;
  g_type_ensure (UPLIFT_TYPE_PAGE_FRAME);
  g_type_ensure (UPLIFT_TYPE_DATA_TABLE);
  g_type_ensure (UPLIFT_TYPE_CHART_CARD);
  g_type_ensure (UPLIFT_TYPE_FLOW_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/influencers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencersPage, measure);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencersPage, size);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencersPage, table);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencersPage, bars_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencersPage, scatter_card);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
fill_measures (UpliftInfluencersPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    gtk_string_list_append (names, uplift_measure_text_get_title (m));
  gtk_drop_down_set_model (self->measure, G_LIST_MODEL (names));
  uplift_drop_down_set_name (self->measure, _ ("Rank by"));
}

static void
fill_sizes (UpliftInfluencersPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i + 1 < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Top %u"), sizes[i]);

      gtk_string_list_append (names, name);
    }
  gtk_string_list_append (names, C_ ("influencers", "All"));
  gtk_drop_down_set_model (self->size, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->size, DEFAULT_SIZE);
  uplift_drop_down_set_name (self->size, _ ("How many to list"));
}

static UpliftChart *
set_up_card (UpliftInfluencersPage *self, UpliftChartCard *card, UpliftChart *chart,
             GCallback activated_cb, GCallback opened_cb)
{
  UpliftChartView *view = uplift_chart_card_get_view (card);

  uplift_chart_view_offer_open (view, _ ("Show details"));
  uplift_chart_view_set_chart (view, chart);
  g_signal_connect_object (view, "mark-activated", activated_cb, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "mark-opened", opened_cb, self, G_CONNECT_SWAPPED);
  return chart;
}

static void
uplift_influencers_page_init (UpliftInfluencersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_measures (self);
  fill_sizes (self);
  uplift_chart_card_set_max_height (self->bars_card, MAX_CHART_HEIGHT);
  self->bars = set_up_card (self, self->bars_card, uplift_bar_chart_new (),
                            G_CALLBACK (bar_activated_cb), G_CALLBACK (bar_opened_cb));
  self->scatter = set_up_card (self, self->scatter_card, uplift_scatter_chart_new (),
                               G_CALLBACK (point_activated_cb), G_CALLBACK (point_opened_cb));
}
