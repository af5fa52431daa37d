#include "core/write/format.h"

#include "made-locale.h"
#include <locale.h>

#define NBSP "\u00a0"
#define THIN "\u202f"
#define MINUS "\u2212"

/* Takes the text. */
static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_number (void)
{
  assert_text (uplift_format_number (1234.5, 2), "1" THIN "234.50");
  assert_text (uplift_format_number (6823727.0, 2), "6" THIN "823" THIN "727.00");
  assert_text (uplift_format_number (999.0, 0), "999");
  assert_text (uplift_format_number (-123456.0, 0), MINUS "123" THIN "456");
  assert_text (uplift_format_number (-0.25, 1), MINUS "0.3");
  assert_text (uplift_format_number (-0.001, 2), "0.00");
  assert_text (uplift_format_number (-0.0, 0), "0");
  assert_text (uplift_format_number (UPLIFT_NO_VALUE, 2), "–");
  assert_text (uplift_format_number ((double) INFINITY, 2), "–");
  assert_text (uplift_format_count (5000), "5" THIN "000");
  assert_text (uplift_format_count (-3), MINUS "3");
  assert_text (uplift_format_count (G_MAXINT64),
               "9" THIN "223" THIN "372" THIN "036" THIN "854" THIN "775" THIN "807");
  assert_text (uplift_format_count (UPLIFT_COUNT_NONE), "–");
}

static void
test_compact (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0.0, "0" },
    { 0.123, "0.12" },
    { 5.0, "5" },
    { 5.314, "5.31" },
    { 9.996, "10.0" },
    { 53.14, "53.1" },
    { 99.96, "100" },
    { 531.4, "531" },
    { 999.0, "999" },
    { 999.6, "1.00" NBSP "k" },
    { 1234.0, "1.23" NBSP "k" },
    { 1755.0, "1.76" NBSP "k" },
    { 2.675, "2.68" },
    { 53140.0, "53.1" NBSP "k" },
    { 999499.0, "999" NBSP "k" },
    { 999500.0, "1.00" NBSP "M" },
    { 7608142.93, "7.61" NBSP "M" },
    { 674597.34, "675" NBSP "k" },
    { 1.23e9, "1.23" NBSP "B" },
    { 1.23e12, "1" THIN "230" NBSP "B" },
    { -7608142.93, MINUS "7.61" NBSP "M" },
    { -0.001, "0.00" },
    { -0.5, MINUS "0.50" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (uplift_format_money_compact (cases[i].value, NULL), cases[i].text);
  assert_text (uplift_format_money_compact (UPLIFT_NO_VALUE, NULL), "–");
}

static void
test_money (void)
{
  assert_text (uplift_format_money (1234.5, NULL), "1" THIN "234.50");
  assert_text (uplift_format_money (1234.5, ""), "1" THIN "234.50");
  assert_text (uplift_format_money (1234.5, "₹"), "₹1" THIN "234.50");
  assert_text (uplift_format_money (-1234.5, "₹"), MINUS "₹1" THIN "234.50");
  assert_text (uplift_format_money (99.5, "GBP"), "GBP" NBSP "99.50");
  assert_text (uplift_format_money (UPLIFT_NO_VALUE, "₹"), "–");
  assert_text (uplift_format_money_compact (7608142.93, "₹"), "₹7.61" NBSP "M");
  assert_text (uplift_format_money_compact (-531.0, "$"), MINUS "$531");
  assert_text (uplift_format_money_compact (UPLIFT_NO_VALUE, "$"), "–");
}

/* Ticks of one axis have the decimals that tell them apart, and no more. */
static void
test_tick (void)
{
  assert_text (uplift_format_money_tick (5000.0, 5000.0, ""), "5" NBSP "k");
  assert_text (uplift_format_money_tick (50000.0, 5000.0, "$"), "$50" NBSP "k");
  assert_text (uplift_format_money_tick (2500.0, 2500.0, ""), "2.5" NBSP "k");
  assert_text (uplift_format_money_tick (5000.0, 2500.0, ""), "5.0" NBSP "k");
  assert_text (uplift_format_money_tick (1250.0, 250.0, ""), "1.25" NBSP "k");
  assert_text (uplift_format_money_tick (750.0, 250.0, ""), "750");
  assert_text (uplift_format_money_tick (500000.0, 500000.0, ""), "500" NBSP "k");
  assert_text (uplift_format_money_tick (1500000.0, 500000.0, ""), "1.5" NBSP "M");
  assert_text (uplift_format_money_tick (0.4, 0.2, ""), "0.4");
  assert_text (uplift_format_money_tick (0.3, 0.1, ""), "0.3");
  assert_text (uplift_format_money_tick (0.0, 2500.0, "$"), "$0");
  assert_text (uplift_format_money_tick (-0.0, 2500.0, "$"), "$0");
  assert_text (uplift_format_money_tick (-5000.0, 5000.0, "$"), MINUS "$5" NBSP "k");
  assert_text (uplift_format_money_tick (UPLIFT_NO_VALUE, 1.0, "$"), "–");
}

static void
test_ratio (void)
{
  assert_text (uplift_format_ratio (11.278051), "11.28×");
  assert_text (uplift_format_ratio (-0.103501), MINUS "0.10×");
  assert_text (uplift_format_ratio (-0.001), "0.00×");
  assert_text (uplift_format_ratio (UPLIFT_NO_VALUE), "–");
  assert_text (uplift_format_percent (0.559555), "56.0%");
  assert_text (uplift_format_percent (1.0), "100.0%");
  assert_text (uplift_format_percent (UPLIFT_NO_VALUE), "–");
  assert_text (uplift_format_factor (0.17746, 4), "0.1775×");
  assert_text (uplift_format_factor (2.0, 0), "2×");
  assert_text (uplift_format_percentage (0.2, 0), "20%");
  assert_text (uplift_format_p_value (0.03124), "0.0312");
  assert_text (uplift_format_p_value (0.0001), "0.0001");
  assert_text (uplift_format_p_value (0.00009), "< 0.0001");
  assert_text (uplift_format_p_value (0.0), "< 0.0001");
  assert_text (uplift_format_p_value (UPLIFT_NO_VALUE), "–");
}

static void
test_days (void)
{
  UpliftDay first = uplift_day_from_date (2025, 1, 1), last = uplift_day_from_date (2025, 6, 30);

  assert_text (uplift_format_day (first), "1 Jan 2025");
  assert_text (uplift_format_day (UPLIFT_DAY_NONE), "–");
  assert_text (uplift_format_day (uplift_day_from_date (1, 1, 1)), "1 Jan 1");
  assert_text (uplift_format_period (first, last), "1 Jan – 30 Jun 2025");
  assert_text (uplift_format_period (last - 3, last), "27 – 30 Jun 2025");
  assert_text (uplift_format_period (last, last), "30 Jun 2025");
  assert_text (uplift_format_period (first - 1, last), "31 Dec 2024 – 30 Jun 2025");
  assert_text (uplift_format_period (first, UPLIFT_DAY_NONE), "since 1 Jan 2025");
  assert_text (uplift_format_period (UPLIFT_DAY_NONE, last), "until 30 Jun 2025");
  assert_text (uplift_format_period (UPLIFT_DAY_NONE, UPLIFT_DAY_NONE), "all days");
}

#define FSI "\u2068"
#define LRI "\u2066"
#define PDI "\u2069"

/* Digits alone are left as they are; what has a sign or a unit is made a whole. How it looks:
 * tests/app/test-right-to-left. */
static void
test_right_to_left (void)
{
  UpliftDay first = uplift_day_from_date (2025, 1, 1), last = uplift_day_from_date (2025, 6, 30);

  uplift_format_set_right_to_left (TRUE);
  assert_text (uplift_format_number (1234.5, 2), "1" THIN "234.50");
  assert_text (uplift_format_number (-0.5, 1), LRI MINUS "0.5" PDI);
  assert_text (uplift_format_count (5000), "5" THIN "000");
  assert_text (uplift_format_count (-3), LRI MINUS "3" PDI);
  assert_text (uplift_format_ratio (11.278), FSI "11.28×" PDI);
  assert_text (uplift_format_ratio (-0.1), FSI LRI MINUS "0.10" PDI "×" PDI);
  assert_text (uplift_format_percent (0.5), FSI "50.0%" PDI);
  assert_text (uplift_format_p_value (1e-9), LRI "< 0.0001" PDI);
  assert_text (uplift_format_money (-1.5, "₹"), FSI LRI MINUS "₹1.50" PDI PDI);
  assert_text (uplift_format_money_compact (-7.61e6, "₹"), FSI LRI MINUS "₹7.61" PDI NBSP "M" PDI);
  assert_text (uplift_format_day (first), FSI "1 Jan 2025" PDI);
  assert_text (uplift_format_period (first, last), FSI "1 Jan – 30 Jun 2025" PDI);
  assert_text (uplift_format_ratio (UPLIFT_NO_VALUE), "–");
  uplift_format_set_right_to_left (FALSE);
  assert_text (uplift_format_ratio (-0.1), MINUS "0.10×");
}

/* Point and grouping are the locale's, and the names of months its language's. */
static void
test_locale (gconstpointer data)
{
  static const struct
  {
    const char *language, *number, *money, *count, *day;
  } cases[] = {
    { "en_US", "7,608,142.93", "₹7,608,142.93", "1,234,567", "1 May 2025" },
    { "en_IN", "76,08,142.93", "₹76,08,142.93", "12,34,567", "1 May 2025" },
    { "de_DE", "7.608.142,93", "7.608.142,93" NBSP "₹", "1.234.567", "1 Mai 2025" },
  };
  guint i = GPOINTER_TO_UINT (data);
  char *folder = made_locale_enter (cases[i].language);

  if (folder == NULL)
    return;
  assert_text (uplift_format_number (7608142.93, 2), cases[i].number);
  assert_text (uplift_format_money (7608142.93, "₹"), cases[i].money);
  assert_text (uplift_format_count (1234567), cases[i].count);
  assert_text (uplift_format_day (uplift_day_from_date (2025, 5, 1)), cases[i].day);
  made_locale_leave (folder);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/number", test_number);
  g_test_add_func ("/format/compact", test_compact);
  g_test_add_func ("/format/money", test_money);
  g_test_add_func ("/format/tick", test_tick);
  g_test_add_func ("/format/ratio", test_ratio);
  g_test_add_func ("/format/days", test_days);
  g_test_add_func ("/format/right-to-left", test_right_to_left);
  g_test_add_data_func ("/format/locale/en-US", GUINT_TO_POINTER (0), test_locale);
  g_test_add_data_func ("/format/locale/en-IN", GUINT_TO_POINTER (1), test_locale);
  g_test_add_data_func ("/format/locale/de-DE", GUINT_TO_POINTER (2), test_locale);
  return g_test_run ();
}
