#include "app/words/kpi-texts.h"

#include "app/incremental/method-cautions.h"
#include "app/incremental/method-explanation.h"
#include "app/words/cost-text.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

static char *
format_money (const UpliftResults *results, double value)
{
  return uplift_format_money (value, results->dataset->currency);
}

static char *
format_money_compact (const UpliftResults *results, double value)
{
  return uplift_format_money_compact (value, results->dataset->currency);
}

static const char *
get_no_spend_reason (const UpliftResults *results)
{
  if (isnan (results->totals.figures.spend))
    return _ ("no payouts file");
  return _ ("no spend in the selection");
}

static void
fill_revenue (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  double revenue = uplift_money_to_double (totals->figures.revenue);
  g_autofree char *amount = format_money (results, revenue);
  g_autofree char *baseline
      = format_money (results, uplift_money_to_double (totals->baseline_revenue));
  GString *text = g_string_new (_ ("Sum of the selected tracking rows that name an influencer"));

  texts->figure = format_money_compact (results, revenue);
  texts->detail = g_strdup (amount);
  g_string_append_printf (text, "\n= %s", amount);
  if (totals->baseline_revenue != 0)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (
          text, _ ("Rows without an influencer brought %s more, which is not counted here."),
          baseline);
    }
  texts->explanation = g_string_free (text, FALSE);
}

static void
append_unallocated (GString *text, const UpliftResults *results)
{
  g_autofree char *unallocated = format_money (results, results->totals.unallocated_spend);

  g_string_append (text, "\n\n");
  g_string_append_printf (text,
                          _ ("Unallocated: %s paid to influencers without any order, which a "
                             "filter on rows cannot share out."),
                          unallocated);
}

/* What of the spend the payouts are, and what they are increased by. */
static void
append_further_cost (GString *text, const UpliftResults *results)
{
  const UpliftFigures *figures = &results->totals.figures;
  gboolean has_payouts = !isnan (figures->payout);
  g_autofree char *note = uplift_cost_text_dup_note (results);
  g_autofree char *payout = format_money (results, figures->payout);
  g_autofree char *further
      = format_money (results, figures->spend - (has_payouts ? figures->payout : 0.0));

  if (note == NULL)
    return;
  g_string_append_printf (text, "\n\n%s\n", note);
  g_string_append_printf (text, _ ("= payouts %s + further cost %s"), payout, further);
}

/* "675 k · prorated", and what else is to be known of it (transfer full). */
static char *
describe_spend (const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  g_autofree char *amount = format_money (results, totals->figures.spend);
  g_autofree char *payout = format_money_compact (results, totals->figures.payout);
  g_autofree char *unallocated = format_money_compact (results, totals->unallocated_spend);
  GString *text = g_string_new (amount);

  g_string_append_printf (text, " · %s",
                          results->settings.spend_mode == UPLIFT_SPEND_PRORATED ? _ ("prorated")
                                                                                : _ ("whole"));
  if (uplift_settings_has_further_cost (&results->settings) && !isnan (totals->figures.payout))
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("payouts %s"), payout);
    }
  if (totals->unallocated_spend > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("%s unallocated"), unallocated);
    }
  return g_string_free (text, FALSE);
}

static void
fill_spend (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  gboolean prorated = results->settings.spend_mode == UPLIFT_SPEND_PRORATED;
  g_autofree char *payout = format_money (results, totals->figures.payout);
  GString *text;

  texts->figure = format_money_compact (results, totals->figures.spend);
  if (isnan (totals->figures.spend))
    {
      texts->detail = g_strdup (get_no_spend_reason (results));
      texts->explanation = g_strdup (_ ("Spend comes from the payouts file."));
      return;
    }

  texts->detail = describe_spend (results);
  text = g_string_new (
      prorated ? _ ("Sum over the influencers: payout × orders in the selection ÷ all its orders")
               : _ ("Sum of the whole payouts of the selected influencers"));
  if (!isnan (totals->figures.payout))
    g_string_append_printf (text, "\n= %s", payout);
  if (prorated && !uplift_filter_has_row_filter (results->filter))
    {
      g_string_append (text, "\n\n");
      g_string_append (text,
                       _ ("No filter on rows is set, so that this is the whole of the payouts."));
    }
  append_further_cost (text, results);
  if (totals->unallocated_spend > 0)
    append_unallocated (text, results);
  texts->explanation = g_string_free (text, FALSE);
}

static void
fill_roas (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftFigures *figures = &results->totals.figures;
  g_autofree char *revenue = format_money (results, uplift_money_to_double (figures->revenue));
  g_autofree char *spend = format_money (results, figures->spend);
  g_autofree char *break_even = uplift_format_ratio (1.0 / results->settings.margin);
  g_autofree char *margin = uplift_format_percent (results->settings.margin);

  texts->figure = uplift_format_ratio (figures->roas);
  if (isnan (figures->roas))
    texts->detail = g_strdup (get_no_spend_reason (results));
  else if (uplift_settings_has_further_cost (&results->settings))
    texts->detail = g_strdup_printf (_ ("full cost · break-even at %s"), break_even);
  else
    texts->detail = g_strdup_printf (_ ("break-even at %s"), break_even);
  texts->explanation = g_strdup_printf (
      _ ("Revenue ÷ spend\n= %s ÷ %s\n= %s\n\nBreak-even is 1 ÷ margin = 1 ÷ %s = %s."), revenue,
      spend, texts->figure, margin, break_even);
}

static const char *
get_method_name (UpliftMethod method)
{
  switch (method)
    {
    case UPLIFT_METHOD_EXPERIMENT:
      return _ ("experiment");
    case UPLIFT_METHOD_BASELINE:
      return _ ("baseline");
    case UPLIFT_METHOD_AOV:
      return _ ("order value");
    case UPLIFT_METHOD_SHARE:
      return _ ("share");
    case UPLIFT_METHOD_AUTO:
    default:
      g_return_val_if_reached ("");
    }
}

/* What the data say against the estimate. */
static void
append_warnings (GString *text, const UpliftResults *results)
{
  g_autoptr (GArray) cautions = uplift_method_cautions_new (results, results->incremental.method);

  for (guint i = 0; i < cautions->len; i++)
    {
      const UpliftMethodCaution *caution = &g_array_index (cautions, UpliftMethodCaution, i);

      if (caution->holds)
        g_string_append_printf (text, "\n\n%s", caution->text);
    }
}

static void
fill_incremental (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftIncremental *in = &results->incremental;
  const char *method = get_method_name (in->method);
  g_autoptr (UpliftMethodExplanation) explanation
      = uplift_method_explanation_new (results, in->method);
  g_autofree char *interval = uplift_method_explanation_format_interval (in);
  GString *text;

  texts->figure = uplift_format_ratio (in->roas);
  if (isnan (in->roas))
    {
      texts->detail = g_strdup_printf (
          "%s · %s", method, in->reason != NULL ? in->reason : get_no_spend_reason (results));
      texts->explanation
          = g_strdup_printf (_ ("No value by the method “%s”: %s."), method,
                             in->reason != NULL ? in->reason : get_no_spend_reason (results));
      return;
    }

  if (*interval != '\0')
    texts->detail = g_strdup_printf ("%s · %s", method, interval);
  else
    texts->detail = g_strdup (method);
  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("Incremental revenue by the method “%s”\n= %s\n= %s"), method,
                          explanation->words, explanation->revenue.numbers);
  g_string_append_printf (text, "\n%s\n\n", explanation->revenue.result);
  g_string_append_printf (text, _ ("Incremental revenue ÷ spend\n= %s"), explanation->roas.numbers);
  g_string_append_printf (text, "\n%s", explanation->roas.result);
  if (*interval != '\0')
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (text, _ ("95%% interval: %s"), interval);
    }
  append_warnings (text, results);
  texts->explanation = g_string_free (text, FALSE);
}

static void
fill_orders (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  g_autofree char *influencers = uplift_format_count (totals->influencers);
  g_autofree char *baseline = uplift_format_count (totals->baseline_orders);
  GString *text = g_string_new (_ ("Orders of the selected tracking rows that name an influencer"));

  texts->figure = uplift_format_count (totals->figures.orders);
  texts->detail = g_strdup_printf (
      ngettext ("%s influencer", "%s influencers", (gulong) totals->influencers), influencers);
  g_string_append_printf (text, "\n= %s", texts->figure);
  if (totals->baseline_orders > 0)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (
          text, _ ("Rows without an influencer hold %s more, which are not counted here."),
          baseline);
    }
  texts->explanation = g_string_free (text, FALSE);
}

static void
fill_aov (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftFigures *figures = &results->totals.figures;
  g_autofree char *revenue = format_money (results, uplift_money_to_double (figures->revenue));
  g_autofree char *orders = uplift_format_count (figures->orders);

  texts->figure = format_money (results, figures->aov);
  texts->detail = g_strdup (isnan (figures->aov) ? _ ("no orders in the selection")
                                                 : _ ("average order value"));
  texts->explanation = g_strdup_printf (
      _ ("Average order value: revenue ÷ orders\n= %s ÷ %s\n= %s"), revenue, orders, texts->figure);
}

const char *
uplift_kpi_get_label (UpliftKpi kpi)
{
  switch (kpi)
    {
    case UPLIFT_KPI_REVENUE:
      return _ ("Revenue");
    case UPLIFT_KPI_SPEND:
      return _ ("Spend");
    case UPLIFT_KPI_ROAS:
      return _ ("ROAS");
    case UPLIFT_KPI_INCREMENTAL_ROAS:
      return _ ("Incremental ROAS");
    case UPLIFT_KPI_ORDERS:
      return _ ("Orders");
    case UPLIFT_KPI_AOV:
      return _ ("AOV");
    case UPLIFT_N_KPIS:
    default:
      g_return_val_if_reached ("");
    }
}

UpliftKpiTexts *
uplift_kpi_texts_new (UpliftKpi kpi, const UpliftResults *results)
{
  static void (*const fill[UPLIFT_N_KPIS]) (UpliftKpiTexts *, const UpliftResults *) = {
    [UPLIFT_KPI_REVENUE] = fill_revenue, [UPLIFT_KPI_SPEND] = fill_spend,
    [UPLIFT_KPI_ROAS] = fill_roas,       [UPLIFT_KPI_INCREMENTAL_ROAS] = fill_incremental,
    [UPLIFT_KPI_ORDERS] = fill_orders,   [UPLIFT_KPI_AOV] = fill_aov,
  };
  UpliftKpiTexts *texts;

  g_return_val_if_fail (kpi < UPLIFT_N_KPIS, NULL);
  g_return_val_if_fail (results != NULL, NULL);

  texts = g_new0 (UpliftKpiTexts, 1);
  fill[kpi](texts, results);
  return texts;
}

void
uplift_kpi_texts_free (UpliftKpiTexts *texts)
{
  if (texts == NULL)
    return;
  g_free (texts->figure);
  g_free (texts->detail);
  g_free (texts->explanation);
  g_free (texts);
}
