/* What the selection cost: payouts, whole or prorated by orders, and further cost.
 *
 * Payout rows fall in classes by what they carry of their own: nothing, a campaign, a date, or
 * both. Such a row counts only when its own campaign and date pass the filter; the row filters that
 * remain for its class are those of the variant of the same number (core/figures/metrics). In the
 * prorated mode it is multiplied by the influencer's orders under the remaining filters / all the
 * influencer's orders, or counts whole when none remains. With no orders to prorate by it is
 * unallocated.
 *
 * Further cost is that of each selected order, and the fee of each influencer who is at work in the
 * data (with a payout, a post or a tracked row), which counts like a payout row without a campaign
 * and a date.
 *
 * Amounts are doubles in ten-thousandths of the currency unit: what is not multiplied stays a whole
 * number and its sum exact (below 2^53).
 */
#pragma once

#include "core/data/settings.h"
#include "core/figures/metrics.h"

G_BEGIN_DECLS

typedef struct
{
  double payout; /* of the payouts table alone */
  double spend;  /* payout and further cost */
} UpliftCost;

typedef struct
{
  guint32 influencer;
  guint32 campaign; /* its own */
  double amount;    /* already prorated by the remaining filters, always, whatever the mode */
} UpliftCampaignPayout;

typedef struct
{
  UpliftMoney (*classes)[UPLIFT_N_VARIANTS]; /* by influencer: payout by class (owned) */
  double *fees;                              /* by influencer (owned) */
  double order_cost;
  UpliftCost *costs;                     /* by influencer, in the mode asked for (owned) */
  double *prorated;                      /* by influencer, the spend prorated; equal when there
                                            is no row filter (owned) */
  double *unallocated;                   /* by influencer, in the mode asked for (owned) */
  gboolean remaining[UPLIFT_N_VARIANTS]; /* whether a row filter remains for the class */
  GArray *own_campaign; /* UpliftCampaignPayout of the rows that have one and pass (owned) */
} UpliftSpend;

/* What of one payout row counts. */
typedef enum
{
  UPLIFT_PAYOUT_WHOLE,
  UPLIFT_PAYOUT_PRORATED,
  UPLIFT_PAYOUT_LEFT_OUT,   /* nothing: its own campaign or date fails the filter */
  UPLIFT_PAYOUT_UNALLOCATED /* nothing: there are no orders to prorate by */
} UpliftPayoutPart;

/* O(payouts + influencers). Fills all influencers, whatever the influencer filters. */
UpliftSpend *uplift_spend_compute (const UpliftDataset *dataset, const UpliftSelection *selection,
                                   const UpliftMetrics *metrics, const UpliftSettings *settings);
void uplift_spend_free (UpliftSpend *spend);

/* Whether what the payout row carries of its own, a campaign or a date, passes the filter. The
 * influencer is not asked. */
gboolean uplift_spend_passes (const UpliftPayoutColumns *payouts, guint32 row,
                              const UpliftSelection *selection);

/* The prorated cost of a part of the influencer's rows, given the orders in the part by variant.
 * With own_campaigns FALSE the payouts with a campaign of their own stay out (a breakdown by
 * campaign gives these to their campaign). O(1). */
UpliftCost uplift_spend_get_part (const UpliftSpend *spend, const UpliftInfluencerSums *sums,
                                  guint32 influencer, const gint64 orders[UPLIFT_N_VARIANTS],
                                  gboolean own_campaigns);

/* One payout row by itself; *amount: what of it counts. sums: orders[] and all_orders of its
 * influencer. O(1). */
UpliftPayoutPart uplift_spend_find_part (const UpliftPayoutColumns *payouts, guint32 row,
                                         const UpliftSelection *selection,
                                         const UpliftInfluencerSums *sums, UpliftSpendMode mode,
                                         double *amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftSpend, uplift_spend_free)

G_END_DECLS
