#include "app/insights/fact-card.h"

#include "app/words/dimension-text.h"
#include "app/words/measure-text.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

/* More names than these are counted. */
#define MAX_NAMES 2

struct _UpliftFactCard
{
  GtkButton parent_instance;

  /* All of the template (borrowed). */
  GtkLabel *title;
  GtkLabel *figure;
  GtkLabel *holders;
};

G_DEFINE_TYPE (UpliftFactCard, uplift_fact_card, GTK_TYPE_BUTTON)

static void
uplift_fact_card_class_init (UpliftFactCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/fact-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFactCard, title);
  gtk_widget_class_bind_template_child (widget_class, UpliftFactCard, figure);
  gtk_widget_class_bind_template_child (widget_class, UpliftFactCard, holders);
}

static void
uplift_fact_card_init (UpliftFactCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
uplift_fact_card_new (void)
{
  return g_object_new (UPLIFT_TYPE_FACT_CARD, NULL);
}

/* "Jasmine Santana · Instagram" (transfer full). */
static char *
describe_influencer (const UpliftDataset *dataset, guint32 influencer)
{
  const char *name = dataset->influencers.name[influencer];
  guint32 platform = dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][influencer];

  if (platform == 0)
    return g_strdup (name);
  return g_strdup_printf (
      "%s · %s", name, uplift_dimension_get_label (dataset, UPLIFT_DIMENSION_PLATFORM, platform));
}

/* "Ann, Bob and 3 more" (transfer full). */
static char *
list_names (const UpliftKeyFact *fact, const UpliftDataset *dataset)
{
  GString *names = g_string_new (NULL);
  gulong rest = fact->n - MIN (fact->n, MAX_NAMES);

  for (guint k = 0; k < fact->n - rest; k++)
    g_string_append_printf (names, "%s%s", k > 0 ? ", " : "",
                            dataset->influencers.name[fact->influencers[k]]);
  if (rest > 0)
    {
      g_autofree char *number = uplift_format_count ((gint64) rest);
      g_autofree char *first = g_string_free (names, FALSE);

      /* Translators: names, and how many more there are, as in “Ann, Bob and 3 more”. */
      return g_strdup_printf (ngettext ("%s and %s more", "%s and %s more", rest), first, number);
    }
  return g_string_free (names, FALSE);
}

/* Why nobody has the fact (transfer full). */
static char *
describe_nobody (const UpliftKeyFact *fact, const UpliftResults *results)
{
  gboolean needs_spend
      = fact->measure == UPLIFT_MEASURE_ROAS || fact->measure == UPLIFT_MEASURE_IROAS;

  if (needs_spend && isnan (results->totals.figures.spend))
    return g_strdup (_ ("no payouts file"));
  if (fact->measure == UPLIFT_MEASURE_IROAS && results->incremental.reason != NULL)
    return g_strdup (results->incremental.reason);
  return g_strdup (_ ("nobody in the selection has any"));
}

static char *
describe_holders (const UpliftKeyFact *fact, const UpliftResults *results)
{
  if (fact->n == 0)
    return describe_nobody (fact, results);
  if (fact->n == 1)
    return describe_influencer (results->dataset, fact->influencers[0]);
  return list_names (fact, results->dataset);
}

void
uplift_fact_card_set_fact (UpliftFactCard *card, const UpliftKeyFact *fact,
                           const UpliftResults *results)
{
  g_autofree char *title = NULL, *figure = NULL, *holders = NULL, *name = NULL;

  g_return_if_fail (UPLIFT_IS_FACT_CARD (card));
  g_return_if_fail (fact != NULL && results != NULL);

  title = uplift_measure_text_dup_best (1u << fact->measure);
  figure = uplift_measure_text_format (fact->measure, fact->value, results->dataset->currency);
  holders = describe_holders (fact, results);
  name = g_strdup_printf ("%s: %s", title, figure);
  gtk_label_set_label (card->title, title);
  gtk_label_set_label (card->figure, figure);
  gtk_label_set_label (card->holders, holders);
  gtk_widget_set_sensitive (GTK_WIDGET (card), fact->n > 0);
  /* The tooltip would be the description. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (card), fact->n == 0 ? NULL
                                                  : fact->n == 1
                                                      ? _ ("Show only this influencer")
                                                      : _ ("Show only these influencers"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, holders, -1);
}
