/* How an influencer stands with its money, as an icon and a word: never by colour alone.
 *
 * The gravest that applies is told: a loss-making influencer is also a poor one. Texts are
 * translated and static, names of icons are those of every icon theme.
 */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_STANDING_LOSS_MAKING,
  UPLIFT_STANDING_POOR,
  UPLIFT_STANDING_NOT_INCREMENTAL,
  UPLIFT_STANDING_FREE,
  UPLIFT_STANDING_NOT_IN_FILE, /* that the influencers file lacks, and nothing else */
  UPLIFT_STANDING_FINE
} UpliftStanding;

/* Of an influencer of the dataset, by its index. O(1). */
UpliftStanding uplift_standing_get (const UpliftResults *results, guint32 influencer);

/* Of a group of rows, such as a campaign: loss-making, poor, free or fine. O(1). */
UpliftStanding uplift_standing_judge (const UpliftFigures *figures, const UpliftSettings *settings);

/* "Loss-making", "Poor" … "" when fine (transfer none). */
const char *uplift_standing_get_word (UpliftStanding standing);

/* What the word means, one sentence; "" when fine (transfer none). */
const char *uplift_standing_get_explanation (UpliftStanding standing);

/* Name of a symbolic icon, NULL when fine (transfer none). */
const char *uplift_standing_get_icon_name (UpliftStanding standing);

/* "error" for what loses money, "warning" for what is doubtful, NULL otherwise: a style class
 * (transfer none). */
const char *uplift_standing_get_style_class (UpliftStanding standing);

/* For a cell of a table (app/table-data): icon, style and explanation, nothing when fine. */
UpliftCellMark uplift_standing_get_mark (UpliftStanding standing);

/* Likewise: the gravest is the lowest, UPLIFT_NO_VALUE when fine. */
double uplift_standing_get_rank (UpliftStanding standing);

G_END_DECLS
