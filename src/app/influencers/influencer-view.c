#include "app/influencers/influencer-view.h"

#include "app/chart/chart-card.h"
#include "app/influencers/influencer-payout-table-data.h"
#include "app/influencers/influencer-texts.h"
#include "app/influencers/influencers-specs.h"
#include "app/posts/open-link.h"
#include "app/posts/post-table-data.h"
#include "app/table/data-table.h"
#include "app/widgets/drop-down-name.h"
#include "app/widgets/kpi-tile.h"
#include "app/widgets/wrap-layout.h"
#include "app/words/standing.h"

#include <glib/gi18n.h>

/* What the chart shows, in the order of its control. */
enum
{
  SHOWN_ORDERS,
  SHOWN_REVENUE
};

struct _UpliftInfluencerView
{
  UpliftSessionView parent_instance;

  char *id;                                        /* (owned, nullable: not told yet) */
  UpliftInfluencerDetails *details;                /* (owned, nullable) */
  UpliftChart *chart;                              /* (owned) */
  GtkDropDown *shown;                              /* (borrowed) */
  UpliftKpiTile *tiles[UPLIFT_N_INFLUENCER_TILES]; /* (borrowed) */

  /* All of the template (borrowed). */
  GtkLabel *attributes;
  GtkWidget *standing;
  GtkImage *standing_icon;
  GtkLabel *standing_text;
  GtkLabel *filters;
  GtkStack *stack;
  GtkBox *tile_box;
  UpliftChartCard *days_card;
  UpliftDataTable *posts;
  UpliftDataTable *payouts;
};

G_DEFINE_TYPE (UpliftInfluencerView, uplift_influencer_view, UPLIFT_TYPE_SESSION_VIEW)

static void
update_standing (UpliftInfluencerView *self, UpliftResults *results)
{
  UpliftStanding standing = uplift_standing_get (results, self->details->influencer);
  const char *style_class = uplift_standing_get_style_class (standing);
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), uplift_standing_get_word (standing),
                                           uplift_standing_get_explanation (standing));
  const char *classes[] = { style_class, NULL };

  gtk_widget_set_visible (self->standing,
                          self->details->selected && standing != UPLIFT_STANDING_FINE);
  gtk_image_set_from_icon_name (self->standing_icon, uplift_standing_get_icon_name (standing));
  gtk_widget_set_css_classes (GTK_WIDGET (self->standing_icon), classes);
  gtk_label_set_label (self->standing_text, text);
}

static void
update_head (UpliftInfluencerView *self, UpliftResults *results)
{
  g_autofree char *attributes
      = uplift_influencer_texts_dup_attributes (results->dataset, self->details->influencer);
  g_autofree char *filters = uplift_influencer_texts_dup_filters (results);

  gtk_label_set_label (self->attributes, attributes);
  gtk_widget_set_visible (GTK_WIDGET (self->attributes), *attributes != '\0');
  gtk_label_set_label (self->filters, filters);
  update_standing (self, results);
}

static void
update_tiles (UpliftInfluencerView *self, UpliftResults *results)
{
  for (guint i = 0; i < UPLIFT_N_INFLUENCER_TILES; i++)
    {
      g_autoptr (UpliftKpiTexts) texts
          = uplift_influencer_tile_texts_new (i, self->details, results);

      uplift_kpi_tile_set_texts (self->tiles[i], texts->figure, texts->detail, texts->explanation);
    }
}

static void
update_chart (UpliftInfluencerView *self, UpliftResults *results)
{
  g_autoptr (UpliftInfluencerTimeline) timeline
      = uplift_influencer_timeline_new (self->details, results);

  if (gtk_drop_down_get_selected (self->shown) == SHOWN_REVENUE)
    uplift_influencers_specs_fill_revenue (UPLIFT_LINE_CHART (self->chart), timeline, results);
  else
    uplift_influencers_specs_fill_orders (UPLIFT_LINE_CHART (self->chart), timeline, results);
  uplift_chart_card_update (self->days_card, _ ("This influencer has no sales in the selection."),
                            !uplift_filter_is_empty (results->filter));
}

static void
update_posts (UpliftInfluencerView *self, UpliftResults *results)
{
  g_autoptr (UpliftTableData) data = uplift_post_table_data_new_for_influencer (self->details);

  uplift_data_table_set_empty_text (self->posts,
                                    results->dataset->tables[UPLIFT_TABLE_POSTS].present
                                        ? _ ("No post of this influencer passes the filters.")
                                        : _ ("There is no posts file."));
  uplift_data_table_set_data (self->posts, data);
}

static void
update_payouts (UpliftInfluencerView *self, UpliftResults *results)
{
  g_autoptr (UpliftTableData) data = uplift_influencer_payout_table_data_new (self->details);

  uplift_data_table_set_empty_text (self->payouts,
                                    results->dataset->tables[UPLIFT_TABLE_PAYOUTS].present
                                        ? _ ("The payouts file does not name this influencer.")
                                        : _ ("There is no payouts file."));
  uplift_data_table_set_data (self->payouts, data);
}

/* The influencer's index in the dataset; FALSE when that does not have it. */
static gboolean
find_influencer (UpliftInfluencerView *self, const UpliftResults *results, guint32 *influencer)
{
  const UpliftDictionary *ids = results->dataset->values[UPLIFT_DIMENSION_INFLUENCER];

  return self->id != NULL && uplift_dictionary_lookup (ids, self->id, influencer);
}

static void
uplift_influencer_view_results_changed (UpliftSessionView *view)
{
  UpliftInfluencerView *self = UPLIFT_INFLUENCER_VIEW (view);
  UpliftResults *results = uplift_session_view_get_results (view);
  guint32 influencer;

  if (results == NULL || !find_influencer (self, results, &influencer))
    return;
  g_clear_pointer (&self->details, uplift_influencer_details_free);
  self->details = uplift_influencer_details_new (results, influencer);
  update_head (self, results);
  gtk_stack_set_visible_child_name (self->stack, self->details->selected ? "details" : "outside");
  if (!self->details->selected)
    return;
  update_tiles (self, results);
  update_chart (self, results);
  update_posts (self, results);
  update_payouts (self, results);
}

static void
shown_changed_cb (UpliftInfluencerView *self)
{
  if (self->details != NULL && self->details->selected)
    update_chart (self, uplift_session_view_get_results (self));
}

static void
link_activated_cb (UpliftInfluencerView *self, guint row, const char *address)
{
  uplift_open_link (GTK_WIDGET (self), address);
}

static void
uplift_influencer_view_dispose (GObject *object)
{
  UpliftInfluencerView *self = UPLIFT_INFLUENCER_VIEW (object);

  g_clear_pointer (&self->details, uplift_influencer_details_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->chart);
  G_OBJECT_CLASS (uplift_influencer_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/influencer-view.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, attributes);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, standing);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, standing_icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, standing_text);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, filters);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, tile_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, days_card);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, posts);
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerView, payouts);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
}

static void
uplift_influencer_view_class_init (UpliftInfluencerViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = uplift_influencer_view_dispose;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_influencer_view_results_changed;
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_CHART_CARD);
  g_type_ensure (UPLIFT_TYPE_DATA_TABLE);
  bind_template (GTK_WIDGET_CLASS (class));
}

static GtkDropDown *
make_shown_control (UpliftInfluencerView *self)
{
  const char *const names[]
      = { [SHOWN_ORDERS] = _ ("Orders"), [SHOWN_REVENUE] = _ ("Revenue"), NULL };
  GtkWidget *control = gtk_drop_down_new_from_strings (names);

  gtk_widget_add_css_class (control, "flat");
  uplift_drop_down_set_name (GTK_DROP_DOWN (control), _ ("What the chart shows"));
  g_signal_connect_object (control, "notify::selected", G_CALLBACK (shown_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (control);
}

static void
uplift_influencer_view_init (UpliftInfluencerView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < UPLIFT_N_INFLUENCER_TILES; i++)
    {
      self->tiles[i] = UPLIFT_KPI_TILE (uplift_kpi_tile_new (uplift_influencer_tile_get_label (i)));
      gtk_box_append (self->tile_box, GTK_WIDGET (self->tiles[i]));
    }
  self->shown = make_shown_control (self);
  self->chart = uplift_line_chart_new ();
  uplift_chart_card_set_control (self->days_card, GTK_WIDGET (self->shown));
  uplift_chart_view_set_chart (uplift_chart_card_get_view (self->days_card), self->chart);
}

void
uplift_influencer_view_set_id (UpliftInfluencerView *view, const char *id)
{
  g_return_if_fail (UPLIFT_IS_INFLUENCER_VIEW (view));
  g_return_if_fail (id != NULL);

  g_free (view->id);
  view->id = g_strdup (id);
}
