#include "core/write/number-text.h"

typedef struct
{
  UpliftMoney money;
  const char *text;
} MoneyCase;

static void
test_money (void)
{
  static const MoneyCase cases[] = {
    { 0, "0.00" },
    { 76081429300, "7608142.93" },
    { 12345678, "1234.5678" },
    { 12345670, "1234.567" },
    { -1, "-0.0001" },
    { -500, "-0.05" },
    { G_MAXINT64, "922337203685477.5807" },
    { -G_MAXINT64, "-922337203685477.5807" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_assert_true (uplift_number_text_append_money (text, cases[i].money));
      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

static void
test_no_value (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_false (uplift_number_text_append_money (text, UPLIFT_MONEY_NONE));
  g_assert_false (uplift_number_text_append_count (text, UPLIFT_COUNT_NONE));
  g_assert_false (uplift_number_text_append_fixed (text, UPLIFT_NO_VALUE, 2));
  g_assert_false (uplift_number_text_append_shortest (text, UPLIFT_NO_VALUE));
  g_assert_false (uplift_number_text_append_shortest (text, (double) INFINITY));
  g_assert_cmpstr (text->str, ==, "");
}

/* Whatever the double, its text reads back as it, and no shorter one of the three lengths does. */
static void
test_shortest (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double value = ldexp (g_test_rand_double () - 0.5, g_test_rand_int_range (-60, 60));
      g_assert_true (uplift_number_text_append_shortest (text, value));
      g_assert_true (g_ascii_strtod (text->str, NULL) == value);
    }
  g_autoptr (GString) text = g_string_new (NULL);
  uplift_number_text_append_shortest (text, 0.1);
  g_string_append_c (text, ' ');
  uplift_number_text_append_shortest (text, 674597.34);
  g_string_append_c (text, ' ');
  uplift_number_text_append_shortest (text, 0.0);
  g_string_append_c (text, ' ');
  uplift_number_text_append_shortest (text, -0.0);
  g_assert_cmpstr (text->str, ==, "0.1 674597.34 0 0");
}

static void
test_fixed (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  uplift_number_text_append_fixed (text, 11.27805099, 6);
  g_string_append_c (text, ' ');
  uplift_number_text_append_fixed (text, -2.5, 0);
  g_assert_cmpstr (text->str, ==, "11.278051 -2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-text/money", test_money);
  g_test_add_func ("/number-text/no-value", test_no_value);
  g_test_add_func ("/number-text/shortest", test_shortest);
  g_test_add_func ("/number-text/fixed", test_fixed);
  return g_test_run ();
}
