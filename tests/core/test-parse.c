#include "core/read/parse.h"

#include <string.h>

typedef struct
{
  const char *text;
  UpliftParseStatus status;
  UpliftReading reading;
  gint64 first, second; /* the second only where it differs */
} NumberCase;

#define SAME UPLIFT_PARSE_OK, UPLIFT_READING_SAME
#define FIRST UPLIFT_PARSE_OK, UPLIFT_READING_FIRST
#define SECOND UPLIFT_PARSE_OK, UPLIFT_READING_SECOND
#define EITHER UPLIFT_PARSE_OK, UPLIFT_READING_EITHER
#define BAD UPLIFT_PARSE_BAD, 0
#define RANGE UPLIFT_PARSE_RANGE, 0
#define MISSING UPLIFT_PARSE_MISSING, 0

static const NumberCase money[] = {
  { "1234.5", FIRST, 12345000 },
  { "1,234.56", FIRST, 12345600 },
  { "1.234,56", SECOND, 0, 12345600 },
  { "1 234,56", SECOND, 0, 12345600 },
  { "1\302\240234,56", SECOND, 0, 12345600 },
  { "1'234", SAME, 12340000 },
  { "1’234.50", FIRST, 12345000 },
  { "₹1,23,456.00", FIRST, 1234560000 },
  { "$ 99.50", FIRST, 995000 },
  { "GBP 99.50", FIRST, 995000 },
  { "99,50 €", SECOND, 0, 995000 },
  { "Rs. 1,200.50", FIRST, 12005000 },
  { "18.000.000 VND", SECOND, 0, 180000000000 },
  { "(45.10)", FIRST, -451000 },
  { "-12", SAME, -120000 },
  { "−12", SAME, -120000 },
  { "-$12", SAME, -120000 },
  { "+7", SAME, 70000 },
  { "57.32%", FIRST, 5732 },
  { "1.2K", FIRST, 12000000 },
  { "1,1M", SECOND, 0, 11000000000 },
  { "1.234", EITHER, 12340, 12340000 },
  { "1,234", EITHER, 12340000, 12340 },
  { "0.125", FIRST, 1250 },
  { "1234,567", SECOND, 0, 12345670 },
  { "1,234,567", FIRST, 12345670000 },
  { "0", SAME, 0 },
  { ".5", FIRST, 5000 },
  { "5.", SAME, 50000 },
  { "1.5E+03", FIRST, 15000000 },
  { "1e-05", SAME, 0 },
  { "0.00005", FIRST, 1 },
  { "-0.00005", FIRST, -1 },
  { "0.00004999", FIRST, 0 },
  { "2.00015", FIRST, 20002 },
  { "461168601842738.7904", FIRST, 4611686018427387904 },
  { "461168601842738.7905", RANGE },
  { "99999999999999999999", RANGE },
  { "1e300", RANGE },
  { "55555555555555555555", RANGE },
  { "", MISSING },
  { "  ", MISSING },
  { "--", MISSING },
  { "N/A", MISSING },
  { "nan", MISSING },
  { "12k5", BAD },
  { "abc", BAD },
  { "INF001", BAD },
  { "1,2,3", BAD },
  { "1.2.3", BAD },
  { "12 apples", BAD },
  { "(12", BAD },
  { "12)", BAD },
  { "1-2", BAD },
  { "$", BAD },
  { "2025-05-17", BAD },
};

static const NumberCase counts[] = {
  { "42", SAME, 42 },
  { "42.0", FIRST, 42 },
  { "1.234", SAME, 1234 },
  { "1,234", SAME, 1234 },
  { "1,234,567", FIRST, 1234567 },
  { "1.2K", FIRST, 1200 },
  { "1,1M", SECOND, 0, 1100000 },
  { "2.5", RANGE },
  { "-3", SAME, -3 },
  { "--", MISSING },
  { "many", BAD },
};

static void
check_number (const NumberCase *test, UpliftValueKind kind)
{
  UpliftParsed parsed = { 0 };

  g_test_message ("%s", test->text);
  g_assert_cmpint (uplift_parse_number (test->text, kind, &parsed), ==, test->status);
  if (test->status != UPLIFT_PARSE_OK)
    return;
  g_assert_cmpint (parsed.reading, ==, test->reading);
  if (test->reading != UPLIFT_READING_SECOND)
    g_assert_cmpint (parsed.value[0], ==, test->first);
  if (test->reading == UPLIFT_READING_SECOND || test->reading == UPLIFT_READING_EITHER)
    g_assert_cmpint (parsed.value[1], ==, test->second);
}

static void
test_numbers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    check_number (&money[i], UPLIFT_VALUE_MONEY);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    check_number (&counts[i], UPLIFT_VALUE_COUNT);
}

static void
test_currency (void)
{
  static const char *const texts[][2]
      = { { "₹1,200", "₹" }, { "$ 5", "$" }, { "5 EUR", "EUR" }, { "Rs.7", "Rs." }, { "7", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      UpliftParsed parsed;
      g_assert_cmpint (uplift_parse_number (texts[i][0], UPLIFT_VALUE_MONEY, &parsed), ==,
                       UPLIFT_PARSE_OK);
      g_autofree char *currency = g_strndup (parsed.currency, parsed.currency_length);
      g_assert_cmpstr (currency != NULL ? currency : "", ==, texts[i][1]);
    }
}

/* Every amount with four decimals comes back as it was written. */
static void
test_exact (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++)
    {
      gint64 value = (gint64) (((guint64) g_rand_int (rand) << 32 | g_rand_int (rand)) >> 2);
      value >>= g_rand_int_range (rand, 0, 60);
      g_autofree char *text
          = g_strdup_printf ("%" G_GINT64_FORMAT ".%04d", value / 10000, (int) (value % 10000));
      UpliftParsed parsed;
      g_assert_cmpint (uplift_parse_number (text, UPLIFT_VALUE_MONEY, &parsed), ==,
                       UPLIFT_PARSE_OK);
      g_assert_cmpint (parsed.value[0], ==, value);
    }
}

typedef struct
{
  const char *text;
  UpliftParseStatus status;
  UpliftReading reading;
  const char *first, *second;
} DateCase;

static const DateCase dates[] = {
  { "2025-05-17", SAME, "2025-05-17" },
  { "2025-06-26 22:26:15.444814", SAME, "2025-06-26" },
  { "2025-12-08 11:28:18 -0600", SAME, "2025-12-08" },
  { "2026-08-22T00:00:00Z", SAME, "2026-08-22" },
  { "2026-08-22T23:59:59+14:00", SAME, "2026-08-22" },
  { "20260105", SAME, "2026-01-05" },
  { "2026/01/05", SAME, "2026-01-05" },
  { "02-07-2025", EITHER, "2025-07-02", "2025-02-07" },
  { "03/27/2026 06:08", SECOND, NULL, "2026-03-27" },
  { "27/03/2026", FIRST, "2026-03-27" },
  { "03/06/21", EITHER, "2021-06-03", "2021-03-06" },
  { "05/05/1999", SAME, "1999-05-05" },
  { "01.09.2026 18:00", EITHER, "2026-09-01", "2026-01-09" },
  { "Jan 13, 2026", SAME, "2026-01-13" },
  { "13 Jan 2026", SAME, "2026-01-13" },
  { "13-jan-2026", SAME, "2026-01-13" },
  { "January 13th, 2026 at 06:08 PM", SAME, "2026-01-13" },
  { "Tue, 13 Jan 2026 06:08:00 GMT", SAME, "2026-01-13" },
  { " 2024-02-29 ", SAME, "2024-02-29" },
  { "2025-02-29", BAD },
  { "31/04/2025", BAD },
  { "13/13/2025", BAD },
  { "2025-05", BAD },
  { "yesterday", BAD },
  { "2025-05-17 lunch", BAD },
  { "12345", BAD },
  { "20261305", BAD },
  { "1.5", BAD },
  { "", MISSING },
  { "N/A", MISSING },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      UpliftParsed parsed = { 0 };
      g_test_message ("%s", dates[i].text);
      g_assert_cmpint (uplift_parse_date (dates[i].text, &parsed), ==, dates[i].status);
      if (dates[i].status != UPLIFT_PARSE_OK)
        continue;
      g_assert_cmpint (parsed.reading, ==, dates[i].reading);
      const char *expected[2] = { dates[i].first, dates[i].second };
      for (int k = 0; k < 2; k++)
        {
          if (expected[k] == NULL)
            continue;
          g_autofree char *iso = uplift_day_to_iso ((UpliftDay) parsed.value[k]);
          g_assert_cmpstr (iso, ==, expected[k]);
        }
    }
}

static void
test_texts (void)
{
  static const char *const ids[][2] = { { "42", "42" },
                                        { "42.0", "42" },
                                        { " 42 ", "42" },
                                        { "42.00", "42" },
                                        { "42.5", "42.5" },
                                        { "INF001", "INF001" },
                                        { "INF_001", "INF_001" },
                                        { "007", "007" },
                                        { "42.", "42." },
                                        { "", "" },
                                        { "\302\240x\t", "x" },
                                        { "'@handle", "@handle" },
                                        { "'quoted", "'quoted" },
                                        { "'", "'" },
                                        { "1.0.0", "1.0.0" },
                                        { "https://www.tiktok.com/@ann.b/video/7?x=/@c", "ann.b" },
                                        { " HTTP://tiktok.com/@ann ", "ann" },
                                        { "https://x.org/@", "https://x.org/@" },
                                        { "https://x.org/ann", "https://x.org/ann" },
                                        { "hello/@ann", "hello/@ann" } };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gsize length;
      const char *start = uplift_parse_id (ids[i][0], &length);
      g_autofree char *id = g_strndup (start, length);
      g_assert_cmpstr (id, ==, ids[i][1]);
    }
  gsize length;
  const char *start = uplift_parse_text (" 42.0 ", &length);
  g_assert_cmpuint (length, ==, 4);
  g_assert_cmpint (*start, ==, '4');
}

/* Plain numbers are read on a shorter way than those with a blank before them. */
static void
test_plain (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 20000; round++)
    {
      static const char alphabet[] = "0123456789012345678901234567890..,";
      char text[24] = " ";
      int n = g_rand_int_range (rand, 1, 22);
      UpliftValueKind kind = round % 2 == 0 ? UPLIFT_VALUE_MONEY : UPLIFT_VALUE_COUNT;
      UpliftParsed plain = { .currency = "x" }, other = { .currency = "x" };

      for (int i = 1; i <= n; i++)
        text[i] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      if (n > 3 && round % 3 == 0)
        text[n - 2 + (int) (round % 2)] = '.';

      UpliftParseStatus status = uplift_parse_number (text + 1, kind, &plain);
      g_assert_cmpint (status, ==, uplift_parse_number (text, kind, &other));
      if (status != UPLIFT_PARSE_OK)
        continue;
      g_assert_cmpint (plain.reading, ==, other.reading);
      g_assert_null (plain.currency);
      for (int way = 0; way < 2; way++)
        if (plain.reading != (way == 0 ? UPLIFT_READING_SECOND : UPLIFT_READING_FIRST))
          g_assert_cmpint (plain.value[way], ==, other.value[way]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parse/numbers", test_numbers);
  g_test_add_func ("/parse/currency", test_currency);
  g_test_add_func ("/parse/exact", test_exact);
  g_test_add_func ("/parse/plain", test_plain);
  g_test_add_func ("/parse/dates", test_dates);
  g_test_add_func ("/parse/texts", test_texts);
  return g_test_run ();
}
