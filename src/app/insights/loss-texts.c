#include "app/insights/loss-texts.h"

#include "app/incremental/method-text.h"
#include "core/write/format.h"

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

/* Who loses money may be poor too, and is in a list of its own. */
static char *
describe_poor (const UpliftResults *results, const UpliftLosses *losses)
{
  g_autofree char *threshold
      = uplift_format_ratio (uplift_settings_get_threshold (&results->settings));
  g_autofree char *number = uplift_format_count (losses->n_losing_poor);

  if (losses->n_losing_poor == 0)
    return g_strdup_printf (
        _ ("Their ROAS is below the threshold of %s, though they do not lose money."), threshold);
  return g_strdup_printf (
      ngettext ("Their ROAS is below the threshold of %s, though they do not lose money. So is "
                "that of the %s who does, listed above.",
                "Their ROAS is below the threshold of %s, though they do not lose money. So is "
                "that of the %s who do, listed above.",
                losses->n_losing_poor),
      threshold, number);
}

char *
uplift_loss_text_describe (UpliftLossKind kind, const UpliftResults *results,
                           const UpliftLosses *losses)
{
  g_return_val_if_fail (results != NULL && losses != NULL, NULL);

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
      return describe_poor (results, losses);
    }
}

gboolean
uplift_loss_text_is_unknown (UpliftLossKind kind, const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, FALSE);

  return isnan (results->totals.figures.spend)
         || (kind == UPLIFT_LOSS_NOT_INCREMENTAL && isnan (results->incremental.revenue));
}

/* Nobody is poor, or only those in the list of who loses money: with the usual threshold that is
 * always so. */
static char *
describe_no_poor (const UpliftResults *results, const UpliftLosses *losses)
{
  double threshold = uplift_settings_get_threshold (&results->settings);
  gboolean is_usual = threshold == 1.0 / results->settings.margin;
  g_autofree char *ratio = uplift_format_ratio (threshold);
  g_autofree char *number = uplift_format_count (losses->n_losing_poor);
  g_autofree char *below = g_strdup_printf (
      is_usual ? _ ("break-even (ROAS %s)") : _ ("the threshold of ROAS %s"), ratio);
  GString *text = g_string_new (NULL);

  if (losses->n_losing_poor > 0)
    g_string_append_printf (text,
                            ngettext ("The %s who loses money, listed above, is below %s.",
                                      "The %s who lose money, listed above, are below %s.",
                                      losses->n_losing_poor),
                            number, below);
  else
    g_string_append_printf (text, _ ("None: every influencer is at or above %s."), below);
  if (is_usual)
    g_string_append_printf (text, " %s", _ ("Preferences can set a higher threshold."));
  return g_string_free (text, FALSE);
}

char *
uplift_loss_text_describe_none (UpliftLossKind kind, const UpliftResults *results,
                                const UpliftLosses *losses)
{
  g_return_val_if_fail (results != NULL && losses != NULL, NULL);

  if (isnan (results->totals.figures.spend))
    return g_strdup (_ ("No payouts file, so it is not known who earns the spend."));
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
      return describe_no_poor (results, losses);
    }
}
