/* Some tracking rows in the order of their file: what uplift_dataset_finish () takes them from.
 *
 * Each column is memory of the system's own and can be given back while the others are still
 * needed, so that rows in the file's order and rows in the dataset's are not both there in full.
 * Memory is only used for rows that are written.
 */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

/* How many rows a block has room for: few, so that parts of a file leave little of their last ones
 * unused. */
#define UPLIFT_BLOCK_ROWS 16384

/* In place of a user's code: the row has none. */
#define UPLIFT_NO_USER G_MAXUINT32

typedef enum
{
  UPLIFT_ARM_NONE,
  UPLIFT_ARM_CONTROL,
  UPLIFT_ARM_EXPOSED
} UpliftArm;

/* An entry of the column `offer` is the index of an offer and above it, from this bit on, the arm.
 */
#define UPLIFT_OFFER_BITS 30

typedef struct
{
  guint32 n;            /* rows that are filled */
  guint32 *influencer;  /* UPLIFT_NO_INFLUENCER: baseline */
  guint32 *user;        /* code; UPLIFT_NO_USER: none (nullable: no row has one) */
  guint32 *offer;       /* index into tracking.offers, and the UpliftArm */
  guint32 *pair;        /* index into tracking.pairs, which are in any order until finished */
  guint64 *amount;      /* revenue and orders: core/data/packed. NULL where some do not fit: */
  UpliftMoney *revenue; /* then this (nullable) */
  gint32 *orders;       /* and this (nullable) */
} UpliftTrackingBlock;

/* Without rows (transfer full). */
UpliftTrackingBlock *uplift_tracking_block_new (gboolean has_users);
void uplift_tracking_block_free (UpliftTrackingBlock *block);

/* Writes a row's revenue and orders; row < UPLIFT_BLOCK_ROWS. O(1), but O(rows) for the first that
 * do not fit. */
void uplift_tracking_block_set_amount (UpliftTrackingBlock *block, guint32 row, UpliftMoney revenue,
                                       gint32 orders);

/* Gives the memory of columns back to the system, which are NULL from now on; of those that are
 * NULL there is nothing to give. */
void uplift_tracking_block_drop_codes (UpliftTrackingBlock *block); /* offer, pair */
void uplift_tracking_block_drop_amounts (UpliftTrackingBlock *block);

UpliftMoney uplift_tracking_block_get_revenue (const UpliftTrackingBlock *block, guint32 row);
gint32 uplift_tracking_block_get_orders (const UpliftTrackingBlock *block, guint32 row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTrackingBlock, uplift_tracking_block_free)

G_END_DECLS
