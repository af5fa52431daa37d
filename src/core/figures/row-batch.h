/* Some rows of one influencer on their way into sums: those that pass the row filters, or at least
 * a part of them where that is asked for too, and what each adds.
 */
#pragma once

#include "core/data/dataset.h"
#include "core/figures/lanes.h"

G_BEGIN_DECLS

#define UPLIFT_BATCH_ROWS 256

/* A value's lanes are the revenue, and the orders with one row above them, from this bit on. */
#define UPLIFT_BATCH_ROW_BIT 48

/* Sums of so many rows still have both: orders need 31 bits and a sign each. */
#define UPLIFT_MAX_SUMMED_ROWS 32768

typedef struct
{
  guint n;
  guint64 keys[UPLIFT_BATCH_ROWS];       /* as UpliftTrackingColumns.keys */
  guint32 users[UPLIFT_BATCH_ROWS];      /* as UpliftTrackingColumns.user; only where it has any */
  UpliftLanes values[UPLIFT_BATCH_ROWS]; /* 0 of what passes only a part of the filters */
  /* Only where variants (core/figures/metrics) are asked for: the row's orders under all filters
   * but the campaign and under all but the period; and under all but both. */
  UpliftLanes variants[UPLIFT_BATCH_ROWS];
  gint64 both[UPLIFT_BATCH_ROWS];
} UpliftRowBatch;

static inline UpliftLanes
uplift_batch_value (UpliftMoney revenue, gint32 orders)
{
  return (UpliftLanes){ (guint64) revenue, (guint64) (gint64) orders
                                               + (G_GUINT64_CONSTANT (1) << UPLIFT_BATCH_ROW_BIT) };
}

static inline UpliftMoney
uplift_batch_get_revenue (UpliftLanes sum)
{
  return (UpliftMoney) sum[0];
}

static inline gint64
uplift_batch_get_orders (UpliftLanes sum)
{
  return (gint64) (sum[1] << (64 - UPLIFT_BATCH_ROW_BIT)) >> (64 - UPLIFT_BATCH_ROW_BIT);
}

static inline guint64
uplift_batch_get_rows (UpliftLanes sum)
{
  return (sum[1] - (guint64) uplift_batch_get_orders (sum)) >> UPLIFT_BATCH_ROW_BIT;
}

G_END_DECLS
