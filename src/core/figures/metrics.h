/* What the tracking rows come to under a filter: plain sums and counts, all integers, from which
 * everything else is folded. What all rows are asked for comes from core/figures/stream-sums, what
 * the rows of each influencer are asked for from core/figures/metrics-details.
 *
 * Sums obey the row filters as said; whether the influencer filters count too stands at each.
 * "Variants" are sums under a part of the row filters, for payouts that carry a campaign or a date
 * of their own (core/figures/spend): index UPLIFT_VARIANT_…. Where no payout does, only the first
 * is summed and the others are 0.
 */
#pragma once

#include "core/data/selection.h"

G_BEGIN_DECLS

enum
{
  UPLIFT_VARIANT_ALL = 0,      /* all row filters */
  UPLIFT_VARIANT_CAMPAIGN = 1, /* all but the campaign */
  UPLIFT_VARIANT_DATE = 2,     /* all but the period */
  UPLIFT_VARIANT_BOTH = 3,     /* all but campaign and period */
  UPLIFT_N_VARIANTS = 4
};

/* Users of one arm: how many, their revenue, and its mean and sample variance in currency units. */
typedef struct
{
  gint64 n;
  UpliftMoney revenue; /* of all of them */
  double mean;
  double variance; /* n - 1 in the denominator; 0 with fewer than two users */
} UpliftArmSums;

typedef struct
{
  guint64 rows;
  UpliftMoney revenue;
  gint64 orders[UPLIFT_N_VARIANTS];
  gint64 all_orders; /* whatever the filters */
  UpliftArmSums control, exposed;
} UpliftInfluencerSums; /* under the row filters, whatever the influencer filters */

/* One influencer's rows with one value of product, brand or campaign. */
typedef struct
{
  guint32 influencer;
  guint32 code;
  guint64 rows; /* selected ones; 0 when only variants have any */
  UpliftMoney revenue;
  gint64 orders[UPLIFT_N_VARIANTS];
} UpliftCell;

/* One (day, source) pair. */
typedef struct
{
  gint64 orders, baseline_orders;
  UpliftMoney revenue, baseline_revenue;
  guint64 rows, baseline_rows;
  UpliftMoney shown_revenue; /* of both kinds, selected but for the source filter */
  gint64 shown_orders;
  guint64 shown_rows;
} UpliftPairSums;

typedef struct
{
  UpliftInfluencerSums *influencers;    /* by index (owned) */
  GArray *cells[UPLIFT_N_DIMENSIONS];   /* UpliftCell of selected influencers, in the order of the
                                           influencers; product, brand, campaign where the column
                                           exists, else NULL (owned) */
  UpliftPairSums *pairs;                /* by pair; rows of all filters (owned) */
  guint64 *counts[UPLIFT_N_DIMENSIONS]; /* as UpliftResults.counts (owned) */
  guint64 *pair_counts;                 /* as UpliftResults.pair_counts (owned) */
  guint64 rows;                         /* as UpliftTotals.rows */
  UpliftDay first_day, last_day;        /* of the rows of either kind under the row filters alone;
                                           UPLIFT_DAY_NONE: none */
  UpliftArmSums control, exposed;       /* of the selection */
  gint64 users_in_both;
} UpliftMetrics;

/* Adds the orders of a row that fails these row filters (bits of core/data/selection) to orders[]
 * and all_orders. O(1). */
void uplift_metrics_add_orders (UpliftInfluencerSums *sums, guint bits, gint32 orders);

/* Widens first_day … last_day to the day. */
void uplift_metrics_note_day (UpliftMetrics *metrics, UpliftDay day);

/* On all cores, the same with any number of threads. O(tracking rows + pairs + values). */
UpliftMetrics *uplift_metrics_compute (const UpliftDataset *dataset,
                                       const UpliftSelection *selection);

/* Only the cells by that dimension, and the orders of the selected influencers. Without the column
 * there are no cells. O(tracking rows). */
UpliftMetrics *uplift_metrics_compute_cells (const UpliftDataset *dataset,
                                             const UpliftSelection *selection,
                                             UpliftDimension dimension);
void uplift_metrics_free (UpliftMetrics *metrics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftMetrics, uplift_metrics_free)

G_END_DECLS
