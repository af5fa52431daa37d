/* Datasets written down as tables in a test. */
#pragma once

#include "core/figures/results.h"

typedef struct
{
  const char *id, *name, *platform, *category, *gender;
  gint64 followers; /* UPLIFT_COUNT_NONE: missing */
  double payout;    /* NAN: no row in the payouts file */
} SmallInfluencer;

typedef struct
{
  int influencer; /* index, or -1: baseline */
  UpliftDay day;
  const char *source;
  int orders;
  double revenue;
} SmallRow;

typedef struct
{
  int influencer; /* index */
  const char *platform;
  UpliftDay day;
  gint64 reach, likes, comments; /* UPLIFT_COUNT_NONE: missing */
  const char *url, *caption;
} SmallPost;

/* A finished dataset of these (transfer full). There is a payouts file when some influencer has a
 * payout; there are no posts. Without a name the id is it, and the influencer is not known. */
UpliftDataset *small_dataset_new (const SmallInfluencer *influencers, guint n_influencers,
                                  const SmallRow *rows, guint n_rows);

/* Gives it a posts file without campaign, brand and product. */
void small_dataset_add_posts (UpliftDataset *dataset, const SmallPost *posts, guint n_posts);

/* All of it, with the filter (nullable) and the default settings (transfer full). */
UpliftResults *small_results_new (UpliftDataset *dataset, const UpliftFilter *filter);
