/* A filter, evaluated on a dataset: for each influencer and each value the set of filters that it
 * fails, as bits.
 *
 * A tracking row is selected when the bits of its influencer, product, brand, campaign and (day,
 * source) pair are all 0. Which bits are set tells what it would take to select it: that is how one
 * pass counts under "the other filters" and finds the order shares of payouts that carry their own
 * campaign or date.
 */
#pragma once

#include "core/data/dataset.h"
#include "core/data/filter.h"

G_BEGIN_DECLS

/* The bit of a dimension, and of the period. */
#define UPLIFT_BIT(dimension) (1u << (dimension))
#define UPLIFT_BIT_PERIOD (1u << UPLIFT_N_DIMENSIONS)

#define UPLIFT_BITS_INFLUENCER ((1u << UPLIFT_DIMENSION_PRODUCT) - 1u)
#define UPLIFT_BITS_ROW (((1u << (UPLIFT_N_DIMENSIONS + 1)) - 1u) & ~UPLIFT_BITS_INFLUENCER)

typedef struct
{
  guint16 *influencer;                 /* by index: bits of the influencer filters (owned) */
  guint16 *value[UPLIFT_N_DIMENSIONS]; /* product, brand, campaign, source: by code (owned); the
                                          others NULL */
  guint16 *offer;                      /* by offer: product, brand and campaign (owned) */
  guint16 *pair;                       /* by (day, source) pair: source and period (owned) */
  guint16 set;                         /* the filters that are set at all */
  UpliftDay since, until;              /* UPLIFT_DAY_NONE: open */
} UpliftSelection;

/* O(influencers + values + pairs + offers). */
UpliftSelection *uplift_selection_new (const UpliftDataset *dataset, const UpliftFilter *filter);
void uplift_selection_free (UpliftSelection *selection);

/* The period's bit when it is set and the day lies outside, else 0. */
static inline guint
uplift_selection_test_day (const UpliftSelection *selection, UpliftDay day)
{
  gboolean early = selection->since != UPLIFT_DAY_NONE && day < selection->since;
  gboolean late = selection->until != UPLIFT_DAY_NONE && day > selection->until;
  return early || late ? UPLIFT_BIT_PERIOD : 0;
}

/* The bits of the row filters that a tracking row fails by its own columns; a column that the file
 * lacks holds "" everywhere. Of a baseline row the campaign is to be left out. */
static inline guint
uplift_selection_test_row (const UpliftSelection *selection, const UpliftTrackingColumns *tracking,
                           guint64 row)
{
  guint64 key = tracking->keys[row];

  return (guint) (selection->pair[uplift_tracking_key_get_pair (key)]
                  | selection->offer[uplift_tracking_key_get_offer (key)]);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftSelection, uplift_selection_free)

G_END_DECLS
