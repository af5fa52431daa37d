#include "core/read/order-status.h"

#include <string.h>

static const struct
{
  const char *texts;
  UpliftOrderStatus status;
} cases[] = {
  { "paid|Approved|CONFIRMED|fulfilled|processing|wc-completed|void of meaning|California||wc-",
    UPLIFT_ORDER_STATUS_STANDS },
  { "pending|Pending|on hold|on-hold|wc-on-hold|authorized|Partially_Paid|PENDING_PAYMENT",
    UPLIFT_ORDER_STATUS_PENDING },
  { "partially_refunded|Partially refunded", UPLIFT_ORDER_STATUS_PARTLY_REFUNDED },
  { "REVERSED|rejected|Voided|refunded|cancelled|canceled|wc-cancelled|Declined|expired|Charge-"
    "back",
    UPLIFT_ORDER_STATUS_REVERSED },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) texts = g_strsplit (cases[i].texts, "|", -1);
      for (guint k = 0; texts[k] != NULL; k++)
        g_assert_cmpint (uplift_order_status_parse (texts[k], strlen (texts[k])), ==,
                         cases[i].status);
    }
  g_assert_cmpint (uplift_order_status_parse ("voidance", 4), ==, UPLIFT_ORDER_STATUS_REVERSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order-status/words", test_words);
  return g_test_run ();
}
