/* The units that each payout row is for: orders or posts, stated and counted, and doubles.
 *
 * A row on basis order pays for orders, one on basis post for posts. What it *states* are its own
 * orders (a payout row has no column that states posts). What is *counted* are the influencer's
 * tracked orders, or posts, of the whole data set, whatever the filters: of the row's campaign
 * where it has one of its own, else of all campaigns that have no row of the same influencer and
 * basis, so that no unit is expected to be paid twice. The day of a row is when it was paid and
 * cuts nothing.
 *
 * Several rows of one influencer, basis and campaign share the counted units in proportion to the
 * units that each is for: those it states, else paid / rate, so that instalments which add up are
 * all right, and all err to the same side when they do not. When these come to nothing, the rows
 * that have a rate share alike. Less than nothing is a correction and taken at its word: what it
 * takes back is shared by the others.
 *
 * A double is a row that paid something and equals an earlier one in every column that Uplift reads
 * (a payout_id is not read, so that another number does not hide a double). It has no share.
 */
#pragma once

#include "core/data/dataset.h"

G_BEGIN_DECLS

#define UPLIFT_PAYOUT_NO_ROW G_MAXUINT32

typedef struct
{
  double stated;      /* UPLIFT_NO_VALUE: none */
  double counted;     /* the row's share; UPLIFT_NO_VALUE: nothing counts them */
  const char *reason; /* why nothing counts them (static, nullable) */
  guint32 original;   /* the earlier row that this one doubles, UPLIFT_PAYOUT_NO_ROW: none */
  gboolean has_sale;  /* the influencer has orders or revenue anywhere in the data */
} UpliftPayoutUnits;

/* One entry for each payout row (transfer full: g_free). O(tracking rows of influencers with
 * payouts + posts + influencers + campaigns + payouts log payouts). */
UpliftPayoutUnits *uplift_payout_units_compute (const UpliftDataset *dataset);

/* Whether the row has a rate to reckon with; 0 is none. */
gboolean uplift_payout_has_rate (const UpliftPayoutColumns *payouts, guint32 row);

/* Whether the file states no total, so that the payout is rate × units. */
gboolean uplift_payout_is_computed (const UpliftPayoutColumns *payouts, guint32 row);

G_END_DECLS
