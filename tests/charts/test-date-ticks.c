#include "charts/date-ticks.h"

#define ROUNDS 3000
#define JULIAN_OF_EPOCH 719163

static GDate
make_date (gint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_OF_EPOCH));
  return date;
}

static gint32
make_day (GDateYear year, GDateMonth month, GDateDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return (gint32) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
}

static void
check_aligned (UpliftDateStep step, gint32 day)
{
  GDate date = make_date (day);

  switch (step)
    {
    case UPLIFT_DATE_STEP_WEEK:
      g_assert_cmpint (g_date_get_weekday (&date), ==, G_DATE_MONDAY);
      break;
    case UPLIFT_DATE_STEP_MONTH:
      g_assert_cmpuint (g_date_get_day (&date), ==, 1);
      break;
    case UPLIFT_DATE_STEP_QUARTER:
      g_assert_cmpuint (g_date_get_day (&date), ==, 1);
      g_assert_cmpint (g_date_get_month (&date) % 3, ==, 1);
      break;
    case UPLIFT_DATE_STEP_YEAR:
      g_assert_cmpuint (g_date_get_day_of_year (&date), ==, 1);
      break;
    case UPLIFT_DATE_STEP_DAY:
    default:
      break;
    }
}

static void
test_laws (void)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      gint32 first = g_test_rand_int_range (-700000, 2900000);
      gint32 last = first + g_test_rand_int_range (0, 1 << g_test_rand_int_range (1, 15));
      guint most = (guint) g_test_rand_int_range (1, 20);
      UpliftDateStep finest = (UpliftDateStep) g_test_rand_int_range (0, UPLIFT_DATE_STEP_YEAR + 1);
      UpliftDateTicks ticks;

      uplift_date_ticks_compute (first, last, finest, most, &ticks);
      g_assert_cmpuint (ticks.n, <=, most);
      g_assert_cmpint (ticks.step, >=, finest);
      for (guint j = 0; j < ticks.n; j++)
        {
          g_autofree char *text = uplift_date_ticks_format (&ticks, j);

          g_assert_cmpint (ticks.days[j], >=, first);
          g_assert_cmpint (ticks.days[j], <=, last);
          g_assert_true (j == 0 || ticks.days[j] > ticks.days[j - 1]);
          g_assert_cmpstr (text, !=, "");
          check_aligned (ticks.step, ticks.days[j]);
        }
    }
}

static void
test_whole_calendar (void)
{
  UpliftDateTicks ticks;

  uplift_date_ticks_compute (make_day (1, G_DATE_JANUARY, 1), make_day (9999, G_DATE_DECEMBER, 31),
                             UPLIFT_DATE_STEP_DAY, 10, &ticks);
  g_assert_cmpint (ticks.step, ==, UPLIFT_DATE_STEP_YEAR);
  g_assert_cmpuint (ticks.n, <=, 10);
}

static char *
join_texts (gint32 first, gint32 last, UpliftDateStep finest, guint most)
{
  GString *joined = g_string_new (NULL);
  UpliftDateTicks ticks;

  uplift_date_ticks_compute (first, last, finest, most, &ticks);
  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *text = uplift_date_ticks_format (&ticks, i);

      g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", text);
    }
  return g_string_free (joined, FALSE);
}

static void
check_texts (gint32 first, gint32 last, UpliftDateStep finest, guint most, const char *expected)
{
  g_autofree char *texts = join_texts (first, last, finest, most);

  g_assert_cmpstr (texts, ==, expected);
}

static void
test_texts (void)
{
  gint32 new_year = make_day (2025, G_DATE_JANUARY, 1);

  check_texts (new_year, new_year + 180, UPLIFT_DATE_STEP_DAY, 8, "Jan 2025|Feb|Mar|Apr|May|Jun");
  check_texts (new_year - 2, new_year + 2, UPLIFT_DATE_STEP_DAY, 5,
               "30 Dec 2024|31 Dec|1 Jan 2025|2 Jan|3 Jan");
  check_texts (new_year, new_year + 30, UPLIFT_DATE_STEP_DAY, 5, "6 Jan 2025|13 Jan|20 Jan|27 Jan");
  check_texts (new_year - 366, new_year + 364, UPLIFT_DATE_STEP_DAY, 8,
               "Jan 2024|Apr|Jul|Oct|Jan 2025|Apr|Jul|Oct");
  check_texts (new_year, new_year + 2000, UPLIFT_DATE_STEP_DAY, 6, "2025|2026|2027|2028|2029|2030");
  check_texts (new_year, new_year, UPLIFT_DATE_STEP_DAY, 1, "1 Jan 2025");
  check_texts (new_year + 1, new_year + 5, UPLIFT_DATE_STEP_MONTH, 5, "");
}

static void
test_text_of_a_day (void)
{
  g_autofree char *text = uplift_date_to_text (0, "%Y-%m-%d");
  g_autofree char *before = uplift_date_to_text (-1, "%-d %B %Y");

  g_assert_cmpstr (text, ==, "1970-01-01");
  g_assert_cmpstr (before, ==, "31 December 1969");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-ticks/laws", test_laws);
  g_test_add_func ("/date-ticks/whole-calendar", test_whole_calendar);
  g_test_add_func ("/date-ticks/texts", test_texts);
  g_test_add_func ("/date-ticks/text-of-a-day", test_text_of_a_day);
  return g_test_run ();
}
