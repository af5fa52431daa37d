#include "app/posts/posts-page.h"

#include "app/chart/chart-card.h"
#include "app/influencers/influencer-dialog.h"
#include "app/posts/open-link.h"
#include "app/posts/post-table-data.h"
#include "app/posts/post-texts.h"
#include "app/posts/posts-specs.h"
#include "app/sidebar/filter-toggle.h"
#include "app/table/data-table.h"
#include "app/widgets/kpi-tile.h"
#include "app/widgets/wrap-layout.h"
#include "app/window/page-frame.h"

#include <glib/gi18n.h>

struct _UpliftPostsPage
{
  UpliftSessionView parent_instance;

  UpliftChart *engagement_chart;               /* (owned) */
  UpliftChart *posts_chart;                    /* (owned) */
  UpliftChart *reach_chart;                    /* (owned) */
  UpliftPostTimeline *timeline;                /* what the last two show (owned, nullable) */
  UpliftKpiTile *tiles[UPLIFT_N_POST_FIGURES]; /* (borrowed) */

  /* All of the template (borrowed). */
  GtkStack *stack;
  GtkBox *tile_box;
  UpliftChartCard *engagement_card;
  UpliftChartCard *posts_card;
  UpliftChartCard *reach_card;
  UpliftDataTable *table;
};

G_DEFINE_TYPE (UpliftPostsPage, uplift_posts_page, UPLIFT_TYPE_SESSION_VIEW)

static void
update_tiles (UpliftPostsPage *self, UpliftResults *results)
{
  for (guint i = 0; i < UPLIFT_N_POST_FIGURES; i++)
    {
      g_autoptr (UpliftKpiTexts) texts = uplift_post_texts_new (i, results);

      uplift_kpi_tile_set_texts (self->tiles[i], texts->figure, texts->detail, texts->explanation);
    }
}

static void
update_charts (UpliftPostsPage *self, UpliftResults *results)
{
  gboolean can_clear = !uplift_filter_is_empty (results->filter);

  g_clear_pointer (&self->timeline, uplift_post_timeline_free);
  self->timeline = uplift_post_timeline_new (results);
  uplift_posts_specs_fill_engagement (UPLIFT_BAR_CHART (self->engagement_chart), results);
  uplift_posts_specs_fill_posts (UPLIFT_LINE_CHART (self->posts_chart), self->timeline, results);
  uplift_posts_specs_fill_reach (UPLIFT_LINE_CHART (self->reach_chart), self->timeline, results);
  uplift_chart_card_update (self->engagement_card, uplift_posts_specs_get_engagement_hint (results),
                            can_clear);
  uplift_chart_card_update (self->posts_card, uplift_posts_specs_get_posts_hint (results),
                            can_clear);
  uplift_chart_card_update (self->reach_card, uplift_posts_specs_get_reach_hint (results),
                            can_clear);
}

static void
update_table (UpliftPostsPage *self, UpliftResults *results)
{
  g_autoptr (UpliftTableData) data = uplift_post_table_data_new (results);

  uplift_data_table_set_data (self->table, data);
}

static void
uplift_posts_page_results_changed (UpliftSessionView *view)
{
  UpliftPostsPage *self = UPLIFT_POSTS_PAGE (view);
  UpliftResults *results = uplift_session_view_get_results (view);

  if (results == NULL)
    return;
  if (!results->dataset->tables[UPLIFT_TABLE_POSTS].present)
    {
      gtk_stack_set_visible_child_name (self->stack, "no-file");
      uplift_data_table_set_data (self->table, NULL);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "posts");
  update_tiles (self, results);
  update_charts (self, results);
  update_table (self, results);
}

/* A filter by platform is about the influencers' own: where the posts file names another one that
 * no influencer has, it would leave nothing. */
static gboolean
has_platform (const UpliftDataset *dataset, guint32 platform)
{
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    if (dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][i] == platform)
      return TRUE;
  return FALSE;
}

static void
bar_activated_cb (UpliftPostsPage *self, guint datum, guint series, gboolean extend)
{
  UpliftResults *results = uplift_session_view_get_results (self);
  guint32 platform = uplift_posts_specs_get_platform (results, datum);

  if (has_platform (results->dataset, platform))
    uplift_filter_toggle (
        uplift_session_view_get_session (self), UPLIFT_DIMENSION_PLATFORM,
        uplift_dictionary_get (results->dataset->values[UPLIFT_DIMENSION_PLATFORM], platform),
        extend);
}

/* A week or month at the edge may reach beyond the posts. A period that is chosen again is let go
 * of. */
static void
range_selected_cb (UpliftPostsPage *self, guint from, guint to)
{
  UpliftSession *session = uplift_session_view_get_session (self);
  UpliftResults *results = uplift_session_view_get_results (self);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (session));
  UpliftDay since, until;

  g_return_if_fail (from <= to && to < self->timeline->points->n);

  since = MAX (self->timeline->points->days[from], results->post_days[0].day);
  until = MIN (uplift_time_points_get_last_day (self->timeline->points, to),
               results->post_days[results->n_post_days - 1].day);
  if (uplift_filter_get_since (filter) == since && uplift_filter_get_until (filter) == until)
    since = until = UPLIFT_DAY_NONE;
  uplift_filter_set_period (filter, since, until);
  uplift_session_set_filter (session, filter);
}

static void
point_activated_cb (UpliftPostsPage *self, guint datum, guint series, gboolean extend)
{
  range_selected_cb (self, datum, datum);
}

static void
row_activated_cb (UpliftPostsPage *self, guint row)
{
  UpliftTableData *data = uplift_data_table_get_data (self->table);

  uplift_influencer_dialog_present (
      GTK_WIDGET (self), uplift_session_view_get_session (self),
      uplift_post_table_data_get_influencer (UPLIFT_POST_TABLE_DATA (data), row));
}

static void
link_activated_cb (UpliftPostsPage *self, guint row, const char *address)
{
  uplift_open_link (GTK_WIDGET (self), address);
}

static void
uplift_posts_page_dispose (GObject *object)
{
  UpliftPostsPage *self = UPLIFT_POSTS_PAGE (object);

  g_clear_object (&self->engagement_chart);
  g_clear_object (&self->posts_chart);
  g_clear_object (&self->reach_chart);
  g_clear_pointer (&self->timeline, uplift_post_timeline_free);
  G_OBJECT_CLASS (uplift_posts_page_parent_class)->dispose (object);
}

static void
uplift_posts_page_class_init (UpliftPostsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_posts_page_dispose;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_posts_page_results_changed;
  g_type_ensure (UPLIFT_TYPE_PAGE_FRAME);
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_CHART_CARD);
  g_type_ensure (UPLIFT_TYPE_DATA_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/posts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftPostsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftPostsPage, tile_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftPostsPage, engagement_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftPostsPage, posts_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftPostsPage, reach_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftPostsPage, table);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
}

static void
add_timeline (UpliftPostsPage *self, UpliftChartCard *card, UpliftChart *chart)
{
  UpliftChartView *view = uplift_chart_card_get_view (card);

  uplift_chart_view_set_chart (view, chart);
  g_signal_connect_object (view, "mark-activated", G_CALLBACK (point_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "range-selected", G_CALLBACK (range_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
uplift_posts_page_init (UpliftPostsPage *self)
{
  UpliftChartView *view;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < UPLIFT_N_POST_FIGURES; i++)
    {
      self->tiles[i] = UPLIFT_KPI_TILE (uplift_kpi_tile_new (uplift_post_figure_get_label (i)));
      gtk_box_append (self->tile_box, GTK_WIDGET (self->tiles[i]));
    }

  self->engagement_chart = uplift_bar_chart_new ();
  view = uplift_chart_card_get_view (self->engagement_card);
  uplift_chart_view_set_chart (view, self->engagement_chart);
  g_signal_connect_object (view, "mark-activated", G_CALLBACK (bar_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->posts_chart = uplift_line_chart_new ();
  add_timeline (self, self->posts_card, self->posts_chart);
  self->reach_chart = uplift_line_chart_new ();
  add_timeline (self, self->reach_card, self->reach_chart);
}
