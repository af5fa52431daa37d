#include "app/words/standing.h"

#include <glib/gi18n.h>

UpliftStanding
uplift_standing_get (const UpliftResults *results, guint32 influencer)
{
  const UpliftInfluencerFigures *row;

  g_return_val_if_fail (results != NULL, UPLIFT_STANDING_FINE);
  g_return_val_if_fail (influencer < results->dataset->influencers.n, UPLIFT_STANDING_FINE);

  row = &results->influencers[influencer];
  if (row->loss_making)
    return UPLIFT_STANDING_LOSS_MAKING;
  if (row->poor)
    return UPLIFT_STANDING_POOR;
  if (row->not_incremental)
    return UPLIFT_STANDING_NOT_INCREMENTAL;
  if (row->free)
    return UPLIFT_STANDING_FREE;
  /* Without the file it would be true of everyone, and say nothing. */
  if (!results->dataset->tables[UPLIFT_TABLE_INFLUENCERS].present)
    return UPLIFT_STANDING_FINE;
  return results->dataset->influencers.known[influencer] ? UPLIFT_STANDING_FINE
                                                         : UPLIFT_STANDING_NOT_IN_FILE;
}

UpliftStanding
uplift_standing_judge (const UpliftFigures *figures, const UpliftSettings *settings)
{
  g_return_val_if_fail (figures != NULL && settings != NULL, UPLIFT_STANDING_FINE);

  if (figures->profit < 0.0)
    return UPLIFT_STANDING_LOSS_MAKING;
  if (figures->roas < uplift_settings_get_threshold (settings))
    return UPLIFT_STANDING_POOR;
  if (figures->revenue > 0 && figures->spend == 0.0)
    return UPLIFT_STANDING_FREE;
  return UPLIFT_STANDING_FINE;
}

const char *
uplift_standing_get_word (UpliftStanding standing)
{
  switch (standing)
    {
    case UPLIFT_STANDING_LOSS_MAKING:
      return _ ("Loss-making");
    case UPLIFT_STANDING_POOR:
      return _ ("Poor");
    case UPLIFT_STANDING_NOT_INCREMENTAL:
      return _ ("Not incremental");
    case UPLIFT_STANDING_FREE:
      return _ ("Free");
    case UPLIFT_STANDING_NOT_IN_FILE:
      return _ ("Not in file");
    case UPLIFT_STANDING_FINE:
    default:
      return "";
    }
}

const char *
uplift_standing_get_explanation (UpliftStanding standing)
{
  switch (standing)
    {
    case UPLIFT_STANDING_LOSS_MAKING:
      return _ ("Costs more than its revenue earns.");
    case UPLIFT_STANDING_POOR:
      return _ ("The ROAS is below the threshold for poor ROI.");
    case UPLIFT_STANDING_NOT_INCREMENTAL:
      return _ ("Earns its spend, but brings less than would have come without it.");
    case UPLIFT_STANDING_FREE:
      return _ ("Has revenue and no spend.");
    case UPLIFT_STANDING_NOT_IN_FILE:
      return _ ("The influencers file does not name this influencer.");
    case UPLIFT_STANDING_FINE:
    default:
      return "";
    }
}

const char *
uplift_standing_get_icon_name (UpliftStanding standing)
{
  switch (standing)
    {
    case UPLIFT_STANDING_LOSS_MAKING:
      return "dialog-error-symbolic";
    case UPLIFT_STANDING_POOR:
    case UPLIFT_STANDING_NOT_INCREMENTAL:
      return "dialog-warning-symbolic";
    case UPLIFT_STANDING_FREE:
      return "emblem-ok-symbolic";
    case UPLIFT_STANDING_NOT_IN_FILE:
      return "dialog-question-symbolic";
    case UPLIFT_STANDING_FINE:
    default:
      return NULL;
    }
}

const char *
uplift_standing_get_style_class (UpliftStanding standing)
{
  switch (standing)
    {
    case UPLIFT_STANDING_LOSS_MAKING:
      return "error";
    case UPLIFT_STANDING_POOR:
    case UPLIFT_STANDING_NOT_INCREMENTAL:
      return "warning";
    case UPLIFT_STANDING_FREE:
    case UPLIFT_STANDING_NOT_IN_FILE:
    case UPLIFT_STANDING_FINE:
    default:
      return NULL;
    }
}

UpliftCellMark
uplift_standing_get_mark (UpliftStanding standing)
{
  if (standing == UPLIFT_STANDING_FINE)
    return (UpliftCellMark){ 0 };
  return (UpliftCellMark){ uplift_standing_get_icon_name (standing),
                           uplift_standing_get_style_class (standing),
                           uplift_standing_get_explanation (standing) };
}

double
uplift_standing_get_rank (UpliftStanding standing)
{
  return standing == UPLIFT_STANDING_FINE ? UPLIFT_NO_VALUE : (double) standing;
}
