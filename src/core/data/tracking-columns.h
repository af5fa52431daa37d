/* The tracking rows of a dataset: their order is told in core/data/dataset.
 *
 * A row is a word for what it is of (its key: pair, arm and offer), one for its amount, and the
 * user. Amounts are packed (core/data/packed) unless one does not fit: then revenue and orders have
 * a column each.
 */
#pragma once

#include "core/data/packed.h"
#include "core/data/tracking-block.h"

G_BEGIN_DECLS

typedef struct
{
  UpliftDay day;
  guint32 source; /* code; 0 when there is no source column */
} UpliftDaySource;

typedef struct
{
  guint32 product, brand, campaign; /* codes; 0 where the file has no such column */
} UpliftOffer;

typedef struct
{
  guint64 n;
  gboolean has_users, has_arms; /* the file has such a column */
  guint32 n_users, n_offers, n_pairs;
  UpliftOffer *offers;    /* (owned) */
  UpliftDaySource *pairs; /* (owned) */

  guint64 *first;       /* n_influencers + 1 entries (owned) */
  guint64 *keys;        /* (owned) */
  guint32 *user;        /* 0 … n_users - 1; n_users: none (owned; NULL unless has_users) */
  guint64 *amounts;     /* (owned, nullable) */
  UpliftMoney *revenue; /* (owned, nullable: there are amounts) */
  gint32 *orders;       /* (owned, nullable: there are amounts) */
} UpliftTrackingColumns;

/* offer: as a block has it, with the arm. */
static inline guint64
uplift_tracking_key (guint32 pair, guint32 offer)
{
  return (guint64) pair << 32 | offer;
}

static inline guint32
uplift_tracking_key_get_pair (guint64 key)
{
  return (guint32) (key >> 32);
}

static inline guint32
uplift_tracking_key_get_offer (guint64 key)
{
  return (guint32) key & ((1u << UPLIFT_OFFER_BITS) - 1);
}

static inline UpliftArm
uplift_tracking_key_get_arm (guint64 key)
{
  return (UpliftArm) ((guint32) key >> UPLIFT_OFFER_BITS);
}

/* is_packed: whether there are amounts, for loops that are compiled for either case. */
static inline UpliftMoney
uplift_tracking_read_revenue (const UpliftTrackingColumns *tracking, guint64 row,
                              gboolean is_packed)
{
  return is_packed ? uplift_packed_get_revenue (tracking->amounts[row]) : tracking->revenue[row];
}

static inline gint32
uplift_tracking_read_orders (const UpliftTrackingColumns *tracking, guint64 row, gboolean is_packed)
{
  return is_packed ? (gint32) uplift_packed_get_orders (tracking->amounts[row])
                   : tracking->orders[row];
}

static inline UpliftMoney
uplift_tracking_get_revenue (const UpliftTrackingColumns *tracking, guint64 row)
{
  return uplift_tracking_read_revenue (tracking, row, tracking->amounts != NULL);
}

static inline gint32
uplift_tracking_get_orders (const UpliftTrackingColumns *tracking, guint64 row)
{
  return uplift_tracking_read_orders (tracking, row, tracking->amounts != NULL);
}

static inline UpliftArm
uplift_tracking_get_arm (const UpliftTrackingColumns *tracking, guint64 row)
{
  return uplift_tracking_key_get_arm (tracking->keys[row]);
}

static inline const UpliftOffer *
uplift_tracking_get_offer (const UpliftTrackingColumns *tracking, guint64 row)
{
  return &tracking->offers[uplift_tracking_key_get_offer (tracking->keys[row])];
}

static inline const UpliftDaySource *
uplift_tracking_get_pair (const UpliftTrackingColumns *tracking, guint64 row)
{
  return &tracking->pairs[uplift_tracking_key_get_pair (tracking->keys[row])];
}

/* Of rows begin … end of one influencer: where those of the arm that begin has end. */
static inline guint64
uplift_tracking_find_arm_end (const UpliftTrackingColumns *tracking, guint64 begin, guint64 end)
{
  UpliftArm arm = uplift_tracking_get_arm (tracking, begin);

  if (uplift_tracking_get_arm (tracking, end - 1) == arm)
    return end;
  while (end - begin > 1)
    {
      guint64 middle = begin + (end - begin) / 2;
      if (uplift_tracking_get_arm (tracking, middle) == arm)
        begin = middle;
      else
        end = middle;
    }
  return end;
}

/* Where an offer has its code of product, brand or campaign: for G_STRUCT_MEMBER (). */
static inline glong
uplift_offer_get_offset (UpliftDimension dimension)
{
  return dimension == UPLIFT_DIMENSION_PRODUCT ? G_STRUCT_OFFSET (UpliftOffer, product)
         : dimension == UPLIFT_DIMENSION_BRAND ? G_STRUCT_OFFSET (UpliftOffer, brand)
                                               : G_STRUCT_OFFSET (UpliftOffer, campaign);
}

G_END_DECLS
