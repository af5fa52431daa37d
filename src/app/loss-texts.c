#include "app/loss-texts.h"

#include "app/method-text.h"
#include "core/format.h"

#include <glib/gi18n.h>

const char *
uplift_loss_text_get_title (UpliftLossKind kind)
{
  switch (kind)
    {
    case UPLIFT_LOSS_LOSING:
      return _ ("Loses money");
    case UPLIFT_LOSS_NOT_INCREMENTAL:
      return _ ("Not incremental");
    case UPLIFT_LOSS_POOR:
    default:
      return _ ("Poor ROI");
    }
}

const char *
uplift_loss_text_get_file_stem (UpliftLossKind kind)
{
  switch (kind)
    {
    case UPLIFT_LOSS_LOSING:
      return "loss-making";
    case UPLIFT_LOSS_NOT_INCREMENTAL:
      return "not-incremental";
    case UPLIFT_LOSS_POOR:
    default:
      return "poor";
    }
}

static char *
describe_losing (const UpliftResults *results)
{
  g_autofree char *margin = uplift_format_percent (results->settings.margin);

  if (results->settings.margin == 1.0)
    return g_strdup (_ ("Their spend is higher than their revenue."));
  return g_strdup_printf (_ ("Their spend is higher than what is earned of their revenue, %s."),
                          margin);
}

static char *
describe_poor (const UpliftResults *results)
{
  g_autofree char *threshold
      = uplift_format_ratio (uplift_settings_get_threshold (&results->settings));

  return g_strdup_printf (
      _ ("Their ROAS is below the threshold of %s, though they do not lose money."), threshold);
}

char *
uplift_loss_text_describe (UpliftLossKind kind, const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  switch (kind)
    {
    case UPLIFT_LOSS_LOSING:
      return describe_losing (results);
    case UPLIFT_LOSS_NOT_INCREMENTAL:
      return g_strdup_printf (_ ("They earn their spend, but bring less than would have come "
                                 "without them, as the method "
                                 "“%s” estimates."),
                              uplift_method_get_title (results->incremental.method));
    case UPLIFT_LOSS_POOR:
    default:
      return describe_poor (results);
    }
}

gboolean
uplift_loss_text_is_unknown (UpliftLossKind kind, const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, FALSE);

  return isnan (results->totals.figures.spend)
         || (kind == UPLIFT_LOSS_NOT_INCREMENTAL && isnan (results->incremental.revenue));
}

/* With the usual threshold nobody can be poor who does not lose money. */
static char *
describe_no_poor (const UpliftResults *results)
{
  double threshold = uplift_settings_get_threshold (&results->settings);
  double break_even = 1.0 / results->settings.margin;
  g_autofree char *threshold_text = uplift_format_ratio (threshold);
  g_autofree char *break_even_text = uplift_format_ratio (break_even);

  if (threshold == break_even)
    return g_strdup_printf (_ ("None: the threshold is break-even (ROAS %s), below which everybody "
                               "loses money. Preferences can set a higher one."),
                            break_even_text);
  if (threshold < break_even)
    return g_strdup_printf (_ ("None: the threshold of ROAS %s is below break-even (%s), where "
                               "everybody loses money."),
                            threshold_text, break_even_text);
  return g_strdup_printf (_ ("None: whoever does not lose money has a ROAS of %s or more."),
                          threshold_text);
}

char *
uplift_loss_text_describe_none (UpliftLossKind kind, const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  if (isnan (results->totals.figures.spend))
    return g_strdup (_ ("No payouts file, so it is not known who earns the payout."));
  switch (kind)
    {
    case UPLIFT_LOSS_LOSING:
      return g_strdup (_ ("No influencer loses money in this selection."));
    case UPLIFT_LOSS_NOT_INCREMENTAL:
      if (results->incremental.reason != NULL)
        return g_strdup_printf (_ ("Not known: %s."), results->incremental.reason);
      return g_strdup_printf (
          _ ("Everybody who earns also brings more than would have come anyway, as the method “%s” "
             "estimates."),
          uplift_method_get_title (results->incremental.method));
    case UPLIFT_LOSS_POOR:
    default:
      return describe_no_poor (results);
    }
}
