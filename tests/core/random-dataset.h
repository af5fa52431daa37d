/* Datasets made of chance, for tests that compare a quick computation with a slow and plain one.
 *
 * The same specification gives the same dataset. Some influencers have no rows, some are not known,
 * some attributes are ""; money may be negative and has four decimals; some users are in both arms.
 */
#pragma once

#include "tracking-writer.h"

typedef struct
{
  guint32 seed;
  guint n_influencers;
  guint n_rows; /* of tracking; about a quarter of them baseline rows */
  guint n_posts, n_payouts;
  guint n_days;             /* the rows' days are 2025-01-01 and as many after it; at least 1 */
  gboolean row_dimensions;  /* campaign, product, brand and source columns in tracking */
  gboolean users, arms;     /* tracking.user, tracking.arm */
  gboolean post_dimensions; /* campaign, product, brand in posts */
  gboolean payout_campaigns, payout_days; /* some payouts have a campaign, a day of their own */
} RandomDatasetSpec;

/* A finished dataset (transfer full). */
UpliftDataset *random_dataset_new (const RandomDatasetSpec *spec);

/* The same before uplift_dataset_finish (), with its rows (transfer full, of TrackingRow),
 * which may be changed until they go into it. */
UpliftDataset *random_dataset_new_unfinished (const RandomDatasetSpec *spec, GArray **rows);
void random_dataset_finish (UpliftDataset *dataset, const GArray *rows);
