#include "app/sidebar/date-text.h"
#include <locale.h>

static void
assert_day (const char *text, int year, int month, int day)
{
  UpliftDay parsed = 0;
  g_assert_true (uplift_date_text_parse (text, &parsed));
  g_assert_cmpint (parsed, ==, uplift_day_from_date (year, month, day));
}

static void
assert_no_day (const char *text)
{
  UpliftDay parsed = 0;
  if (uplift_date_text_parse (text, &parsed))
    g_error ("“%s” was taken for a date", text);
}

static void
test_iso (void)
{
  assert_day ("2025-03-31", 2025, 3, 31);
  assert_day ("  2025-3-1 ", 2025, 3, 1);
  assert_day ("2025/03/31", 2025, 3, 31);
  assert_day ("2025.03.31", 2025, 3, 31);
  assert_day ("2024-02-29", 2024, 2, 29);
}

static void
test_local (void)
{
  assert_day ("17 May 2025", 2025, 5, 17);
  assert_day ("17 May 2025", 2025, 5, 17); /* as core/write/format writes it */
  assert_day ("May 17, 2025", 2025, 5, 17);
  assert_day ("05/17/2025", 2025, 5, 17); /* the C locale's order */
}

static void
test_open (void)
{
  UpliftDay day = 0;
  g_assert_true (uplift_date_text_parse ("", &day));
  g_assert_cmpint (day, ==, UPLIFT_DAY_NONE);
  day = 0;
  g_assert_true (uplift_date_text_parse (" \t", &day));
  g_assert_cmpint (day, ==, UPLIFT_DAY_NONE);
}

static void
test_none (void)
{
  static const char *const texts[]
      = { "tomorrow", "2025",          "2025-13-01",       "2025-02-29",
          "31",       "May 2025",      "99-99-99",         "2025-03-",
          "-",        "2025-03-31-01", "17 Nonsense 2025", "\xe2\x82\xac" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_no_day (texts[i]);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-text/iso", test_iso);
  g_test_add_func ("/date-text/local", test_local);
  g_test_add_func ("/date-text/open", test_open);
  g_test_add_func ("/date-text/none", test_none);
  return g_test_run ();
}
