#include "app/words/cost-text.h"

#include "core/write/format.h"

#include <glib/gi18n.h>

/* "10.00 per order and 100.00 per influencer": what of it is set (transfer full). */
static char *
describe_costs (const UpliftResults *results)
{
  const UpliftSettings *settings = &results->settings;
  const char *currency = results->dataset->currency;
  g_autofree char *by_order = uplift_format_money (settings->order_cost, currency);
  g_autofree char *by_influencer = uplift_format_money (settings->influencer_fee, currency);

  if (settings->influencer_fee == 0.0)
    return g_strdup_printf (_ ("%s per order"), by_order);
  if (settings->order_cost == 0.0)
    return g_strdup_printf (_ ("%s per influencer"), by_influencer);
  return g_strdup_printf (_ ("%s per order and %s per influencer"), by_order, by_influencer);
}

char *
uplift_cost_text_dup_note (const UpliftResults *results)
{
  g_autofree char *costs = NULL;

  g_return_val_if_fail (results != NULL, NULL);

  if (!uplift_settings_has_further_cost (&results->settings))
    return NULL;
  costs = describe_costs (results);
  if (isnan (results->totals.figures.payout))
    return g_strdup_printf (
        _ ("Spend, ROAS, ROI, CPA and profit rest on %s; there is no payouts file."), costs);
  return g_strdup_printf (
      _ ("Spend, ROAS, ROI, CPA and profit rest on full cost: the payouts and %s."), costs);
}

char *
uplift_cost_text_dup_title (const char *title, const UpliftResults *results)
{
  g_return_val_if_fail (title != NULL && results != NULL, NULL);

  if (!uplift_settings_has_further_cost (&results->settings))
    return g_strdup (title);
  return g_strdup_printf (_ ("%s on full cost"), title);
}
