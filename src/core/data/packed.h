/* How the parts of a row share words. In line, since it is asked for each row; the widths are
 * constants, since shifts by these are quicker. */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

/* Bits of the first word's parts; its last bit is UPLIFT_GROUP_END. */
#define UPLIFT_PACKED_INFLUENCER 22
#define UPLIFT_PACKED_OFFER 20
#define UPLIFT_PACKED_PAIR 21
#define UPLIFT_GROUP_END (G_GUINT64_CONSTANT (1) << 63)

/* Bits of an amount's: revenue above orders. */
#define UPLIFT_PACKED_ORDERS 16
#define UPLIFT_PACKED_REVENUE 48 /* with its sign */

static inline guint32
uplift_packed_get_influencer (guint64 key)
{
  return (guint32) (key & ((1u << UPLIFT_PACKED_INFLUENCER) - 1));
}

static inline guint32
uplift_packed_get_offer (guint64 key)
{
  return (guint32) (key >> UPLIFT_PACKED_INFLUENCER & ((1u << UPLIFT_PACKED_OFFER) - 1));
}

static inline guint32
uplift_packed_get_pair (guint64 key)
{
  return (guint32) (key >> (UPLIFT_PACKED_INFLUENCER + UPLIFT_PACKED_OFFER)
                    & ((1u << UPLIFT_PACKED_PAIR) - 1));
}

static inline guint32
uplift_packed_get_orders (guint64 amount)
{
  return (guint32) (amount & ((1u << UPLIFT_PACKED_ORDERS) - 1));
}

static inline UpliftMoney
uplift_packed_get_revenue (guint64 amount)
{
  return (UpliftMoney) amount >> UPLIFT_PACKED_ORDERS;
}

/* Whether they can be an amount. */
static inline gboolean
uplift_packed_fits (UpliftMoney revenue, gint64 orders)
{
  const UpliftMoney end = (UpliftMoney) 1 << (UPLIFT_PACKED_REVENUE - 1);

  return orders >= 0 && orders < 1 << UPLIFT_PACKED_ORDERS && revenue >= -end && revenue < end;
}

static inline guint64
uplift_packed_amount (UpliftMoney revenue, gint64 orders)
{
  return (guint64) revenue << UPLIFT_PACKED_ORDERS | (guint64) orders;
}

G_END_DECLS
