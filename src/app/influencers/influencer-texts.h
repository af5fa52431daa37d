/* One influencer's details → the words of its window: what its tiles say, what is known of it, and
 * under which filters. Texts are in the user's language and locale; no value is "–" with its
 * reason. All returned strings are (transfer full) unless said. */
#pragma once

#include "app/words/kpi-texts.h"
#include "core/figures/influencer-details.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_INFLUENCER_TILE_ROAS,
  UPLIFT_INFLUENCER_TILE_INCREMENTAL_ROAS,
  UPLIFT_INFLUENCER_TILE_ROI,
  UPLIFT_INFLUENCER_TILE_PROFIT,
  UPLIFT_INFLUENCER_TILE_REVENUE,
  UPLIFT_INFLUENCER_TILE_SPEND,
  UPLIFT_INFLUENCER_TILE_ORDERS,
  UPLIFT_INFLUENCER_TILE_AOV,
  UPLIFT_INFLUENCER_TILE_CPA,
  UPLIFT_INFLUENCER_TILE_POSTS,
  UPLIFT_N_INFLUENCER_TILES
} UpliftInfluencerTile;

/* "ROAS" (transfer none). */
const char *uplift_influencer_tile_get_label (UpliftInfluencerTile tile);

/* results: those that the details were made of. */
UpliftKpiTexts *uplift_influencer_tile_texts_new (UpliftInfluencerTile tile,
                                                  const UpliftInfluencerDetails *details,
                                                  const UpliftResults *results);

/* "Instagram · Fitness · Female · Micro · 53,210 followers"; "" when nothing is known. */
char *uplift_influencer_texts_dup_attributes (const UpliftDataset *dataset, guint32 influencer);

/* The filters that the figures are under, all but the one on the influencer: "Under the filters
 * Platform: Instagram · 1 Jan – 31 Mar 2025". */
char *uplift_influencer_texts_dup_filters (const UpliftResults *results);

G_END_DECLS
