#include "core/read/parse.h"

#include <string.h>

static const char *const months[]
    = { "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december" };
static const char *const weekdays[]
    = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

/* A run of digits or of letters. */
typedef struct
{
  const char *at; /* (borrowed) */
  int length;
  int number; /* of digits: their value, -1 for letters */
} Part;

/* The whole word, or its beginning of three letters or more. Index, -1: none of them. */
static int
find_word (const Part *part, const char *const *words, int n)
{
  for (int i = 0; i < n; i++)
    if (part->length >= 3 && part->length <= (int) strlen (words[i])
        && g_ascii_strncasecmp (part->at, words[i], (gsize) part->length) == 0)
      return i;
  return -1;
}

static const char *
take_part (const char *at, Part *part)
{
  part->at = at;
  part->number = -1;
  if (g_ascii_isdigit (*at))
    {
      part->number = 0;
      for (; g_ascii_isdigit (*at) && at - part->at < 8; at++)
        part->number = part->number * 10 + (*at - '0');
    }
  else
    while (g_ascii_isalpha (*at))
      at++;
  part->length = (int) (at - part->at);
  return at;
}

static const char *
skip_blanks (const char *at)
{
  while (*at == ' ' || *at == '\t')
    at++;
  return at;
}

/* What parts day, month and year: one of - / . or a comma, with blanks; or blanks alone. */
static const char *
skip_separator (const char *at, char *separator)
{
  const char *start = at;

  at = skip_blanks (at);
  *separator = at > start ? ' ' : '\0';
  if (*at != '\0' && strchr ("-/.,", *at) != NULL)
    *separator = *at++;
  return skip_blanks (at);
}

/* What may stand behind a date: nothing, or a time of day with a zone or AM and PM, of which only
 * the form counts. */
static gboolean
is_time (const char *at)
{
  if (*at == 'T' || *at == 't')
    at++;
  else
    {
      const char *start = at;
      if (*at == ',')
        at++;
      at = skip_blanks (at);
      if (*at == '\0')
        return TRUE;
      if (at == start)
        return FALSE;
      /* "13 Jan 2026 at 06:08" */
      if (g_ascii_strncasecmp (at, "at ", 3) == 0)
        at = skip_blanks (at + 3);
    }

  Part hour, minute;
  at = take_part (at, &hour);
  if (hour.number < 0 || hour.number > 24 || hour.length > 2 || *at != ':')
    return FALSE;
  at = take_part (at + 1, &minute);
  if (minute.number < 0 || minute.number > 59 || minute.length != 2)
    return FALSE;
  return strspn (at, "0123456789:.,+-/_ ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()")
         == strlen (at);
}

static int
widen_year (const Part *part)
{
  if (part->length == 2)
    return part->number + (part->number < 70 ? 2000 : 1900);
  return part->length == 4 ? part->number : 0;
}

static UpliftParseStatus
accept (UpliftParsed *parsed, UpliftDay day_first, UpliftDay month_first)
{
  if (day_first == UPLIFT_DAY_NONE && month_first == UPLIFT_DAY_NONE)
    return UPLIFT_PARSE_BAD;
  parsed->value[0] = day_first;
  parsed->value[1] = month_first;
  parsed->currency = NULL;
  parsed->currency_length = 0;
  if (month_first == UPLIFT_DAY_NONE)
    parsed->reading = UPLIFT_READING_FIRST;
  else if (day_first == UPLIFT_DAY_NONE)
    parsed->reading = UPLIFT_READING_SECOND;
  else
    parsed->reading = day_first == month_first ? UPLIFT_READING_SAME : UPLIFT_READING_EITHER;
  return UPLIFT_PARSE_OK;
}

static UpliftParseStatus
accept_same (UpliftParsed *parsed, int year, int month, int day)
{
  UpliftDay value = uplift_day_from_date (year, month, day);

  return accept (parsed, value, value);
}

/* 20260105, with a time behind it or nothing. */
static UpliftParseStatus
read_compact (const Part *part, const char *rest, UpliftParsed *parsed)
{
  if (!is_time (rest))
    return UPLIFT_PARSE_BAD;
  return accept_same (parsed, part->number / 10000, part->number / 100 % 100, part->number % 100);
}

/* Three parts, one of them a month's name or all of them numbers. */
static UpliftParseStatus
read_parts (const Part part[3], UpliftParsed *parsed)
{
  int named[2] = { find_word (&part[0], months, 12), find_word (&part[1], months, 12) };

  if (named[0] >= 0 && part[1].number >= 0 && part[2].number >= 0)
    return accept_same (parsed, widen_year (&part[2]), named[0] + 1, part[1].number);
  if (part[0].number < 0 || part[2].number < 0)
    return UPLIFT_PARSE_BAD;
  if (named[1] >= 0 && part[0].length == 4)
    return accept_same (parsed, part[0].number, named[1] + 1, part[2].number);
  if (named[1] >= 0)
    return accept_same (parsed, widen_year (&part[2]), named[1] + 1, part[0].number);
  if (part[1].number < 0)
    return UPLIFT_PARSE_BAD;
  if (part[0].length == 4)
    return accept_same (parsed, part[0].number, part[1].number, part[2].number);

  int year = widen_year (&part[2]);
  return accept (parsed, uplift_day_from_date (year, part[1].number, part[0].number),
                 uplift_day_from_date (year, part[0].number, part[1].number));
}

/* "13th" and the like. */
static const char *
skip_ordinal (const char *at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strncasecmp (at, endings[i], 2) == 0 && !g_ascii_isalpha (at[2]))
      return at + 2;
  return at;
}

UpliftParseStatus
uplift_parse_date (const char *text, UpliftParsed *parsed)
{
  g_return_val_if_fail (text != NULL && parsed != NULL, UPLIFT_PARSE_BAD);

  if (!g_ascii_isdigit (*text) && uplift_parse_is_missing (text))
    return UPLIFT_PARSE_MISSING;

  gsize length;
  g_autofree char *copy = NULL;
  const char *at = uplift_parse_text (text, &length);
  if (at[length] != '\0')
    at = copy = g_strndup (at, length);

  Part part[3];
  char separator[2];
  at = take_part (at, &part[0]);
  if (part[0].length == 8 && part[0].number >= 0)
    return read_compact (&part[0], at, parsed);
  if (find_word (&part[0], weekdays, 7) >= 0)
    {
      at = skip_separator (at, &separator[0]);
      at = take_part (at, &part[0]);
    }
  for (int i = 0; i < 2; i++)
    {
      if (part[i].number >= 0)
        at = skip_ordinal (at);
      at = skip_separator (at, &separator[i]);
      at = take_part (at, &part[i + 1]);
      if (separator[i] == '\0' || part[i].length == 0 || part[i + 1].length == 0)
        return UPLIFT_PARSE_BAD;
    }
  return is_time (at) ? read_parts (part, parsed) : UPLIFT_PARSE_BAD;
}
