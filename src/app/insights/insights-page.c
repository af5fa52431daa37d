#include "app/insights/insights-page.h"

#include "app/insights/audit-section.h"
#include "app/insights/fact-card.h"
#include "app/insights/loss-card.h"
#include "app/insights/pattern-list.h"
#include "app/widgets/wrap-layout.h"
#include "app/window/page-frame.h"
#include "core/figures/key-facts.h"

struct _UpliftInsightsPage
{
  UpliftSessionView parent_instance;

  UpliftFactCard *facts[UPLIFT_N_KEY_FACTS]; /* (borrowed) */
  UpliftKeyFacts *key_facts;                 /* what they show (owned, nullable) */

  GtkBox *fact_box; /* of the template (borrowed) */
};

G_DEFINE_TYPE (UpliftInsightsPage, uplift_insights_page, UPLIFT_TYPE_SESSION_VIEW)

static void
uplift_insights_page_results_changed (UpliftSessionView *view)
{
  UpliftInsightsPage *self = UPLIFT_INSIGHTS_PAGE (view);
  UpliftResults *results = uplift_session_view_get_results (view);

  if (results == NULL)
    return;
  uplift_key_facts_free (self->key_facts);
  self->key_facts = uplift_key_facts_new (results);
  for (guint k = 0; k < UPLIFT_N_KEY_FACTS; k++)
    uplift_fact_card_set_fact (self->facts[k], &self->key_facts->facts[k], results);
}

/* Whether those who have the fact are the only influencers that are ticked. */
static gboolean
is_filtered_by (const UpliftFilter *filter, const UpliftKeyFact *fact, const UpliftDictionary *ids)
{
  if (uplift_filter_get_n_values (filter, UPLIFT_DIMENSION_INFLUENCER) != fact->n)
    return FALSE;
  for (guint k = 0; k < fact->n; k++)
    if (!uplift_filter_has (filter, UPLIFT_DIMENSION_INFLUENCER,
                            uplift_dictionary_get (ids, fact->influencers[k])))
      return FALSE;
  return TRUE;
}

static void
fact_clicked_cb (UpliftFactCard *card, UpliftInsightsPage *self)
{
  UpliftSession *session = uplift_session_view_get_session (self);
  UpliftResults *results = uplift_session_view_get_results (self);
  const UpliftDictionary *ids = results->dataset->values[UPLIFT_DIMENSION_INFLUENCER];
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (session));
  const UpliftKeyFact *fact = NULL;
  gboolean undo;

  for (guint k = 0; k < UPLIFT_N_KEY_FACTS; k++)
    if (self->facts[k] == card)
      fact = &self->key_facts->facts[k];
  g_return_if_fail (fact != NULL);

  undo = is_filtered_by (filter, fact, ids);
  uplift_filter_clear_dimension (filter, UPLIFT_DIMENSION_INFLUENCER);
  for (guint k = 0; k < fact->n; k++)
    uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER,
                       uplift_dictionary_get (ids, fact->influencers[k]), !undo);
  uplift_session_set_filter (session, filter);
}

static void
uplift_insights_page_finalize (GObject *object)
{
  uplift_key_facts_free (UPLIFT_INSIGHTS_PAGE (object)->key_facts);
  G_OBJECT_CLASS (uplift_insights_page_parent_class)->finalize (object);
}

static void
uplift_insights_page_class_init (UpliftInsightsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_insights_page_finalize;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_insights_page_results_changed;
  g_type_ensure (UPLIFT_TYPE_PAGE_FRAME);
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_LOSS_CARD);
  g_type_ensure (UPLIFT_TYPE_PATTERN_LIST);
  g_type_ensure (UPLIFT_TYPE_AUDIT_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/insights-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftInsightsPage, fact_box);
}

static void
uplift_insights_page_init (UpliftInsightsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint k = 0; k < UPLIFT_N_KEY_FACTS; k++)
    {
      GtkWidget *card = uplift_fact_card_new ();

      g_signal_connect_object (card, "clicked", G_CALLBACK (fact_clicked_cb), self, 0);
      gtk_box_append (self->fact_box, card);
      self->facts[k] = UPLIFT_FACT_CARD (card);
    }
}
