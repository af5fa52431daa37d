/* What the status of an order or of an affiliate's action says about its money.
 *
 * The words are those of shops (Shopify, WooCommerce) and affiliate networks (impact.com, Awin, CJ,
 * ShareASale); case, blanks, hyphens and underscores do not matter. A word that nobody knows, and
 * none at all, stands.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_ORDER_STATUS_STANDS,
  UPLIFT_ORDER_STATUS_PENDING,         /* not final: pending, on hold, authorized … */
  UPLIFT_ORDER_STATUS_PARTLY_REFUNDED, /* stands in part */
  UPLIFT_ORDER_STATUS_REVERSED         /* does not stand: reversed, voided, refunded … */
} UpliftOrderStatus;

/* text: UTF-8, need not be NUL-terminated. O(length). */
UpliftOrderStatus uplift_order_status_parse (const char *text, gsize length);

G_END_DECLS
