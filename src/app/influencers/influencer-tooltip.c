#include "app/influencers/influencer-tooltip.h"

#include "app/words/measure-text.h"
#include "app/words/standing.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

/* The value of a measure that no other line has. */
static void
append_measure (GString *text, UpliftMeasure measure, const UpliftInfluencerFigures *row,
                const char *currency)
{
  g_autofree char *value = NULL;

  if (measure == UPLIFT_MEASURE_ROAS || measure == UPLIFT_MEASURE_REVENUE
      || measure == UPLIFT_MEASURE_ORDERS)
    return;
  value = uplift_measure_text_format (measure, uplift_measure_get_value (measure, row), currency);
  g_string_append_printf (text, "\n%s %s", uplift_measure_text_get_title (measure), value);
}

char *
uplift_influencer_tooltip_new (const UpliftResults *results, guint32 influencer,
                               UpliftMeasure measure)
{
  g_return_val_if_fail (results != NULL, NULL);
  g_return_val_if_fail (influencer < results->dataset->influencers.n, NULL);

  const UpliftDataset *dataset = results->dataset;
  const UpliftInfluencerFigures *row = &results->influencers[influencer];
  guint32 code = dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][influencer];
  const char *platform = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_PLATFORM], code);
  const char *standing = uplift_standing_get_word (uplift_standing_get (results, influencer));
  g_autofree char *roas = uplift_format_ratio (row->figures.roas);
  g_autofree char *revenue
      = uplift_format_money (uplift_money_to_double (row->figures.revenue), dataset->currency);
  g_autofree char *spend = uplift_format_money (row->figures.spend, dataset->currency);
  g_autofree char *orders = uplift_format_count (row->figures.orders);
  GString *text = g_string_new (dataset->influencers.name[influencer]);

  if (*platform != '\0')
    g_string_append_printf (text, " · %s", platform);
  append_measure (text, measure, row, dataset->currency);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("ROAS %s"), roas);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Revenue %s from %s orders"), revenue, orders);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Spend %s"), spend);
  if (*standing != '\0')
    g_string_append_printf (text, "\n%s", standing);
  return g_string_free (text, FALSE);
}
