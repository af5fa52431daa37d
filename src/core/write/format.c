#include "core/write/format.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"
#define NARROW_NO_BREAK_SPACE "\u202f"
#define MAX_STEP_DECIMALS 6
#define P_VALUE_DECIMALS 4
#define MINUS "\u2212"
/* Invisible; see "Explicit Directional Isolate Characters" in Unicode's annex 9. */
#define FIRST_STRONG_ISOLATE "\u2068"
#define LEFT_TO_RIGHT_ISOLATE "\u2066"
#define POP_ISOLATE "\u2069"

static gboolean is_right_to_left = FALSE;

void
uplift_format_set_right_to_left (gboolean right_to_left)
{
  is_right_to_left = right_to_left;
}

/* The text as a whole of its own, in the direction of its own letters. Takes it. */
static char *
isolate (char *text)
{
  g_autofree char *taken = text;

  return is_right_to_left ? g_strconcat (FIRST_STRONG_ISOLATE, taken, POP_ISOLATE, NULL)
                          : g_steal_pointer (&taken);
}

/* A number with what stands before it, from left to right even among right-to-left letters. Takes
 * it. */
static char *
isolate_number (char *text)
{
  g_autofree char *taken = text;

  return is_right_to_left ? g_strconcat (LEFT_TO_RIGHT_ISOLATE, taken, POP_ISOLATE, NULL)
                          : g_steal_pointer (&taken);
}

/* The digits before the point in groups of three, for a locale that has no separator of its own.
 * Without it a number of seven digits cannot be read at a glance. */
static char *
group_digits (const char *amount)
{
  size_t n_digits = strspn (amount, "0123456789");
  GString *grouped = g_string_new (NULL);

  for (size_t i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append (grouped, NARROW_NO_BREAK_SPACE);
      g_string_append_c (grouped, amount[i]);
    }
  g_string_append (grouped, amount + n_digits);
  return g_string_free (grouped, FALSE);
}

/* What printf wrote in the locale's encoding, in UTF-8 and in groups. */
static char *
finish_amount (const char *text)
{
  g_autofree char *utf8 = g_utf8_validate (text, -1, NULL)
                              ? g_strdup (text)
                              : g_locale_to_utf8 (text, -1, NULL, NULL, NULL);

  if (utf8 == NULL)
    return g_utf8_make_valid (text, -1);
  return localeconv ()->thousands_sep[0] == '\0' ? group_digits (utf8) : g_steal_pointer (&utf8);
}

/* |value| with the locale's point and grouping, in UTF-8. */
static char *
format_amount (double value, int decimals)
{
  /* A double has at most 309 digits before the point, each with a separator of a few bytes. */
  char text[2048];

  /* A half that has no exact double, as 1.755, would be rounded down where its double, or that of
   * the division it comes from, lies below it. */
  double above = nextafter (nextafter (fabs (value), (double) INFINITY), (double) INFINITY);

  snprintf (text, sizeof text, "%'.*f", decimals, value == 0.0 ? 0.0 : above);
  return finish_amount (text);
}

/* What stands before the number: a minus sign, but for a value that rounds to zero. */
static const char *
get_sign (double value, int decimals)
{
  return value < 0.0 && round (-value * pow (10.0, decimals)) > 0.0 ? MINUS : "";
}

/* Digits alone need no isolate. Takes the amount. */
static char *
add_sign (const char *sign, char *amount)
{
  g_autofree char *taken = amount;

  return sign[0] == '\0' ? g_steal_pointer (&taken)
                         : isolate_number (g_strconcat (sign, taken, NULL));
}

char *
uplift_format_number (double value, int decimals)
{
  g_return_val_if_fail (decimals >= 0 && decimals <= 9, NULL);

  if (!isfinite (value))
    return g_strdup (UPLIFT_FORMAT_NO_VALUE);
  return add_sign (get_sign (value, decimals), format_amount (value, decimals));
}

/* Not through a double, which is exact only up to 2^53. */
char *
uplift_format_count (gint64 count)
{
  if (count == UPLIFT_COUNT_NONE)
    return g_strdup (UPLIFT_FORMAT_NO_VALUE);

  char text[128];

  snprintf (text, sizeof text, "%'llu",
            (unsigned long long) (count < 0 ? -(guint64) count : (guint64) count));

  return add_sign (count < 0 ? MINUS : "", finish_amount (text));
}

/* Decimals that leave three significant digits once the value is rounded to them. */
static int
get_compact_decimals (double amount)
{
  if (amount >= 99.95)
    return 0;
  return amount >= 9.995 ? 1 : 2;
}

/* Translators: short forms of thousand, million and thousand million, behind a number. */
static const char *const units[] = { "", NC_ ("unit", "k"), NC_ ("unit", "M"), NC_ ("unit", "B") };

/* The largest unit of which the amount has at least one; *amount becomes the number of them. */
static guint
take_unit (double *amount)
{
  guint unit = 0;

  /* 999.6 is three digits only as 1.00 k, so the limit is where rounding gives 1000. */
  for (; unit + 1 < G_N_ELEMENTS (units) && *amount >= 999.5; unit++)
    *amount /= 1000.0;
  return unit;
}

/* The fewest decimals that tell multiples of the step apart. */
static int
get_step_decimals (double step)
{
  int decimals = 0;

  for (double scaled = step;
       decimals < MAX_STEP_DECIMALS && fabs (scaled - round (scaled)) > 1e-6 * scaled;
       scaled *= 10.0)
    decimals++;
  return decimals;
}

static const char *
get_compact_sign (double value)
{
  return get_sign (value, fabs (value) >= 1.0 ? 0 : 2);
}

/* The sign, the digits, their unit (0: none) and the currency in the locale's order. A currency of
 * letters (GBP, kr) stands off the number, one of a symbol only where the locale says so. Takes the
 * digits. */
static char *
compose_money (const char *sign, char *digits, guint unit, const char *currency)
{
  g_autofree char *taken = digits;
  const char *gap = unit == 0 ? "" : NO_BREAK_SPACE;
  const char *unit_name = unit == 0 ? "" : g_dpgettext2 (GETTEXT_PACKAGE, "unit", units[unit]);
  const struct lconv *locale = localeconv ();

  if (currency == NULL || currency[0] == '\0')
    {
      g_autofree char *number = isolate_number (g_strconcat (sign, taken, NULL));

      return isolate (g_strconcat (number, gap, unit_name, NULL));
    }

  gboolean is_behind = locale->p_cs_precedes == 0;
  gboolean is_known = locale->p_sep_by_space != CHAR_MAX;
  const char *inner = is_behind ? currency : g_utf8_prev_char (currency + strlen (currency));
  gboolean is_apart = g_unichar_isalpha (g_utf8_get_char_validated (inner, -1))
                      || (is_known && locale->p_sep_by_space != 0);
  const char *space = is_apart ? NO_BREAK_SPACE : "";

  g_autofree char *number
      = isolate_number (is_behind ? g_strconcat (sign, taken, NULL)
                                  : g_strconcat (sign, currency, space, taken, NULL));

  return isolate (g_strconcat (number, gap, unit_name, is_behind ? space : "",
                               is_behind ? currency : "", NULL));
}

char *
uplift_format_money (double value, const char *currency)
{
  if (!isfinite (value))
    return g_strdup (UPLIFT_FORMAT_NO_VALUE);

  return compose_money (get_sign (value, 2), format_amount (value, 2), 0, currency);
}

char *
uplift_format_money_compact (double value, const char *currency)
{
  if (!isfinite (value))
    return g_strdup (UPLIFT_FORMAT_NO_VALUE);

  double amount = fabs (value);
  guint unit = take_unit (&amount);

  /* A whole number below a thousand is shown as it is. */
  gboolean is_plain = unit == 0 && amount == floor (amount);
  char *digits = format_amount (amount, is_plain ? 0 : get_compact_decimals (amount));

  return compose_money (get_compact_sign (value), digits, unit, currency);
}

char *
uplift_format_money_tick (double value, double step, const char *currency)
{
  g_return_val_if_fail (step > 0.0, NULL);

  if (!isfinite (value))
    return g_strdup (UPLIFT_FORMAT_NO_VALUE);

  double amount = fabs (value);
  guint unit = take_unit (&amount);
  int decimals = amount > 0.0 ? get_step_decimals (step / pow (1000.0, unit)) : 0;

  return compose_money (value < 0.0 ? MINUS : "", format_amount (amount, decimals), unit, currency);
}

char *
uplift_format_factor (double value, int decimals)
{
  if (!isfinite (value))
    return g_strdup (UPLIFT_FORMAT_NO_VALUE);

  g_autofree char *number = uplift_format_number (value, decimals);

  /* Translators: a factor, as in “11.28×”. */
  return isolate (g_strdup_printf (_ ("%s×"), number));
}

char *
uplift_format_ratio (double value)
{
  return uplift_format_factor (value, 2);
}

char *
uplift_format_percentage (double fraction, int decimals)
{
  if (!isfinite (fraction))
    return g_strdup (UPLIFT_FORMAT_NO_VALUE);

  g_autofree char *number = uplift_format_number (fraction * 100.0, decimals);

  /* Translators: a percentage, as in “56.0%”. */
  return isolate (g_strdup_printf (_ ("%s%%"), number));
}

char *
uplift_format_percent (double fraction)
{
  return uplift_format_percentage (fraction, 1);
}

char *
uplift_format_p_value (double p)
{
  double least = pow (10.0, -P_VALUE_DECIMALS);
  g_autofree char *number = uplift_format_number (p < least ? least : p, P_VALUE_DECIMALS);

  if (p < least)
    return isolate_number (g_strdup_printf ("< %s", number));
  return g_steal_pointer (&number);
}

static char *
format_date (UpliftDay day, const char *format)
{
  int year, month, day_of_month;

  uplift_day_to_date (day, &year, &month, &day_of_month);

  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0.0);

  return g_date_time_format (date, format);
}

static char *
format_whole_date (UpliftDay day)
{
  /* Translators: a day as in “17 May 2025”, see strftime(3). */
  return format_date (day, _ ("%-d %b %Y"));
}

char *
uplift_format_day (UpliftDay day)
{
  return day == UPLIFT_DAY_NONE ? g_strdup (UPLIFT_FORMAT_NO_VALUE)
                                : isolate (format_whole_date (day));
}

static char *
format_closed_period (UpliftDay since, UpliftDay until)
{
  if (since == until)
    return uplift_format_day (since);

  int since_year, since_month, until_year, until_month, day;

  uplift_day_to_date (since, &since_year, &since_month, &day);
  uplift_day_to_date (until, &until_year, &until_month, &day);

  g_autofree char *end = format_whole_date (until);
  g_autofree char *start = NULL;

  if (since_year != until_year)
    start = format_whole_date (since);
  else if (since_month != until_month)
    /* Translators: first day of a period whose last day names the year: “1 Jan”. */
    start = format_date (since, _ ("%-d %b"));
  else
    /* Translators: first day of a period whose last day names month and year: “1”. */
    start = format_date (since, _ ("%-d"));

  /* Translators: first and last day of a period. */
  return isolate (g_strdup_printf (_ ("%s – %s"), start, end));
}

char *
uplift_format_period (UpliftDay since, UpliftDay until)
{
  if (since == UPLIFT_DAY_NONE && until == UPLIFT_DAY_NONE)
    return g_strdup (_ ("all days"));
  if (since != UPLIFT_DAY_NONE && until != UPLIFT_DAY_NONE)
    return format_closed_period (since, until);

  g_autofree char *day = uplift_format_day (since != UPLIFT_DAY_NONE ? since : until);

  if (since != UPLIFT_DAY_NONE)
    /* Translators: a period without an end. */
    return g_strdup_printf (_ ("since %s"), day);
  /* Translators: a period without a beginning. */
  return g_strdup_printf (_ ("until %s"), day);
}
