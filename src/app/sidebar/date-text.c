#include "app/sidebar/date-text.h"

/* Three numbers, the first of four digits. */
static gboolean
parse_iso (const char *text, UpliftDay *day)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "-/.", -1);
  guint64 number[3];
  if (g_strv_length (parts) != 3 || g_utf8_strlen (parts[0], -1) != 4)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 0, 9999, &number[i], NULL))
      return FALSE;
  *day = uplift_day_from_date ((int) number[0], (int) number[1], (int) number[2]);
  return *day != UPLIFT_DAY_NONE;
}

/* GLib guesses at anything; what it makes of the locale's forms is only taken when the text has a
 * day, a month and a year of its own. */
static gboolean
has_three_parts (const char *text)
{
  guint parts = 0;
  gboolean inside = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_part = g_unichar_isalnum (g_utf8_get_char (p));
      parts += is_part && !inside;
      inside = is_part;
    }
  return parts >= 3;
}

static gboolean
parse_local (const char *text, UpliftDay *day)
{
  GDate date;
  g_date_clear (&date, 1);
  if (!has_three_parts (text))
    return FALSE;
  g_date_set_parse (&date, text);
  if (!g_date_valid (&date))
    return FALSE;
  *day = uplift_day_from_date (g_date_get_year (&date), (int) g_date_get_month (&date),
                               g_date_get_day (&date));
  return *day != UPLIFT_DAY_NONE;
}

gboolean
uplift_date_text_parse (const char *text, UpliftDay *day)
{
  g_return_val_if_fail (text != NULL && day != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  if (*trimmed == '\0')
    {
      *day = UPLIFT_DAY_NONE;
      return TRUE;
    }
  return parse_iso (trimmed, day) || parse_local (trimmed, day);
}
