/* What a filter leaves of the tracking rows, summed by each *independent* key: influencer, offer,
 * (day, source) pair, and user. Everything that the figures need of all rows is folded from these.
 *
 * The sums by offer leave out the filters on the offer itself, those by pair the filters on the
 * pair: which of these a key passes is known of the key, so that one pass gives both the selected
 * sums and what would be selected without one of these filters (the counts in the sidebar).
 *
 * All sums are whole numbers: the same with any number of threads.
 */
#pragma once

#include "core/data/row-stream.h"
#include "core/data/selection.h"
#include "core/figures/arm-tally.h"

G_BEGIN_DECLS

typedef struct
{
  UpliftMoney revenue;
  gint64 orders;
  guint64 rows;
} UpliftRowSums;

typedef struct
{
  UpliftRowSums *influencers; /* by index: under the row filters alone (owned) */
  UpliftRowSums *offers;      /* by offer: under all filters but product, brand, campaign (owned) */
  UpliftRowSums *pairs;       /* by pair: under all filters but source and period (owned) */
  UpliftRowSums *baseline_offers;  /* the same of baseline rows, which obey neither influencer nor
                                      campaign filters (owned) */
  UpliftRowSums *baseline_pairs;   /* (owned) */
  UpliftArmTally control, exposed; /* users with selected rows */
  gint64 users_in_both;
} UpliftStreamSums;

/* On all cores. O(rows + influencers + offers + pairs). */
UpliftStreamSums *uplift_stream_sums_new (const UpliftDataset *dataset,
                                          const UpliftRowStream *stream,
                                          const UpliftSelection *selection);
void uplift_stream_sums_free (UpliftStreamSums *sums);

/* Whether to use no more than any processor can, from now on. For tests. */
void uplift_stream_sums_set_plain (gboolean plain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftStreamSums, uplift_stream_sums_free)

G_END_DECLS
