/* Results → what the tiles of the page “Posts” say: figure, what it rests on, and the formula with
 * the numbers filled in. No value is "–" with its reason, never 0. Texts are in the user's language
 * and locale. */
#pragma once

#include "app/words/kpi-texts.h"

G_BEGIN_DECLS

/* In the order of the page: what was posted, and below each what it cost, or the other rate. */
typedef enum
{
  UPLIFT_POST_FIGURE_POSTS,
  UPLIFT_POST_FIGURE_REACH,
  UPLIFT_POST_FIGURE_ENGAGEMENTS,
  UPLIFT_POST_FIGURE_RATE,
  UPLIFT_POST_FIGURE_COST_PER_POST,
  UPLIFT_POST_FIGURE_CPM,
  UPLIFT_POST_FIGURE_CPE,
  UPLIFT_POST_FIGURE_POOLED_RATE,
  UPLIFT_N_POST_FIGURES
} UpliftPostFigure;

/* "Cost per post" (transfer none). */
const char *uplift_post_figure_get_label (UpliftPostFigure figure);

UpliftKpiTexts *uplift_post_texts_new (UpliftPostFigure figure, const UpliftResults *results);

G_END_DECLS
