#include "core/read/order-status.h"

#include <string.h>

static const struct
{
  const char *word; /* its letters only */
  UpliftOrderStatus status;
} words[] = {
  { "pending", UPLIFT_ORDER_STATUS_PENDING },
  { "pendingpayment", UPLIFT_ORDER_STATUS_PENDING },
  { "awaitingpayment", UPLIFT_ORDER_STATUS_PENDING },
  { "onhold", UPLIFT_ORDER_STATUS_PENDING },
  { "authorized", UPLIFT_ORDER_STATUS_PENDING },
  { "authorised", UPLIFT_ORDER_STATUS_PENDING },
  { "unpaid", UPLIFT_ORDER_STATUS_PENDING },
  { "partiallypaid", UPLIFT_ORDER_STATUS_PENDING },
  { "unconfirmed", UPLIFT_ORDER_STATUS_PENDING },
  { "inreview", UPLIFT_ORDER_STATUS_PENDING },
  { "underreview", UPLIFT_ORDER_STATUS_PENDING },
  { "partiallyrefunded", UPLIFT_ORDER_STATUS_PARTLY_REFUNDED },
  { "partlyrefunded", UPLIFT_ORDER_STATUS_PARTLY_REFUNDED },
  { "partialrefund", UPLIFT_ORDER_STATUS_PARTLY_REFUNDED },
  { "reversed", UPLIFT_ORDER_STATUS_REVERSED },
  { "rejected", UPLIFT_ORDER_STATUS_REVERSED },
  { "void", UPLIFT_ORDER_STATUS_REVERSED },
  { "voided", UPLIFT_ORDER_STATUS_REVERSED },
  { "refunded", UPLIFT_ORDER_STATUS_REVERSED },
  { "returned", UPLIFT_ORDER_STATUS_REVERSED },
  { "cancelled", UPLIFT_ORDER_STATUS_REVERSED },
  { "canceled", UPLIFT_ORDER_STATUS_REVERSED },
  { "declined", UPLIFT_ORDER_STATUS_REVERSED },
  { "denied", UPLIFT_ORDER_STATUS_REVERSED },
  { "disapproved", UPLIFT_ORDER_STATUS_REVERSED },
  { "expired", UPLIFT_ORDER_STATUS_REVERSED },
  { "failed", UPLIFT_ORDER_STATUS_REVERSED },
  { "invalid", UPLIFT_ORDER_STATUS_REVERSED },
  { "deleted", UPLIFT_ORDER_STATUS_REVERSED },
  { "trash", UPLIFT_ORDER_STATUS_REVERSED },
  { "chargeback", UPLIFT_ORDER_STATUS_REVERSED },
  { "chargedback", UPLIFT_ORDER_STATUS_REVERSED },
};

UpliftOrderStatus
uplift_order_status_parse (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL || length == 0, UPLIFT_ORDER_STATUS_STANDS);

  g_autoptr (GString) word = g_string_new (NULL);
  /* As WooCommerce's database has it: wc-cancelled. */
  gsize at = length > 3 && g_ascii_strncasecmp (text, "wc-", 3) == 0 ? 3 : 0;
  for (; at < length; at++)
    if (strchr (" _-\t", text[at]) == NULL)
      g_string_append_c (word, g_ascii_tolower (text[at]));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word->str, words[i].word) == 0)
      return words[i].status;
  return UPLIFT_ORDER_STATUS_STANDS;
}
