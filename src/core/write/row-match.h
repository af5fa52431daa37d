/* Whether a row that is read from its file once more is one that a filter keeps.
 *
 * Private to row-export. What the loader decided when it read the file is taken from the dataset:
 * which rows it left out, and how it read the dates. Nothing that is not filtered by is looked at,
 * so that a row costs what its filters cost. One thread at a time.
 */
#pragma once

#include "core/data/selection.h"
#include "core/read/loader-rows.h"

G_BEGIN_DECLS

typedef struct
{
  const UpliftDataset *dataset;     /* (borrowed) */
  const UpliftSelection *selection; /* on that dataset (borrowed) */
  guint n_passed;                   /* rows that were left out and have gone by; 0 at first */
} UpliftRowMatch;

/* To be asked for every row of the file, in their order. Of the posts, tracking and payouts the
 * rules are those of core/figures/posts, core/figures/metrics and core/figures/spend; a row of the
 * influencers table is selected with its influencer. */
gboolean uplift_row_match_test (UpliftRowMatch *match, const UpliftLoaderRow *row);

G_END_DECLS
