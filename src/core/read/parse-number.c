/* A number is taken apart into its digits and the separators between them, and only then put
 * together, once with a decimal point and once with a decimal comma. Digits stay digits until the
 * end, so that no value is bent by binary fractions.
 */
#include "core/read/parse.h"

#include <string.h>

#define MAX_DIGITS 80
#define MAX_SEPARATORS 24
#define MAX_MAGNITUDE ((guint64) 1 << 62)

typedef struct
{
  const char *at; /* (borrowed) */
  gboolean negative;
  gboolean in_parentheses;
  char digits[MAX_DIGITS];
  int n_digits;
  struct
  {
    char mark;  /* '.', ',' or ' ' for all that only ever part thousands */
    int digits; /* how many digits stand before it */
  } separators[MAX_SEPARATORS];
  int n_separators;
  int exponent;        /* power of ten to multiply by */
  gboolean multiplied; /* by a letter such as K */
  const char *currency;
  gsize currency_length;
} Scan;

/* Codes of currencies, four bytes each. A word of three letters that is none of these makes no
 * money: INF001 is not one of a currency INF. */
static const char currency_codes[]
    = "AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KES "
      "KRW KWD LKR MAD MXN MYR NGN NOK NPR NZD PEN PHP PKR PLN QAR RMB RON RSD RUB SAR SEK SGD THB "
      "TND TRY TWD UAH USD VND ZAR ";
static const char *const currency_words[]
    = { "Rs.", "Rs", "US$", "R$", "A$", "C$", "NZ$", "HK$", "S$", "kr.", "kr", "zł", "Kč", "Ft" };

/* A blank of one of the kinds that stand inside numbers; its length in bytes, 0: none. */
static gsize
blank_length (const char *at)
{
  if (*at == ' ' || *at == '\t')
    return 1;
  if (strncmp (at, "\302\240", 2) == 0) /* no-break space */
    return 2;
  if (strncmp (at, "\342\200\257", 3) == 0 || strncmp (at, "\342\200\211", 3) == 0)
    return 3; /* narrow no-break space, thin space */
  return 0;
}

static gsize
currency_length (const char *at)
{
  if ((guint8) *at >= 0x80 || *at == '$')
    {
      if (g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_CURRENCY_SYMBOL)
        return (gsize) (g_utf8_next_char (at) - at);
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (currency_words); i++)
    {
      gsize length = strlen (currency_words[i]);
      if (strncmp (at, currency_words[i], length) == 0 && !g_ascii_isalpha (at[length]))
        return length;
    }
  if (!g_ascii_isupper (at[0]) || !g_ascii_isupper (at[1]) || !g_ascii_isupper (at[2])
      || g_ascii_isalpha (at[3]))
    return 0;
  for (const char *code = currency_codes; *code != '\0'; code += 4)
    if (strncmp (at, code, 3) == 0)
      return 3;
  return 0;
}

static gboolean
take_currency (Scan *scan)
{
  gsize length = currency_length (scan->at);

  if (length == 0 || scan->currency != NULL)
    return FALSE;
  scan->currency = scan->at;
  scan->currency_length = length;
  scan->at += length;
  return TRUE;
}

static gboolean
take_sign (Scan *scan, gboolean *signed_already)
{
  gsize length = 0;

  if (*scan->at == '-' || *scan->at == '+')
    length = 1;
  else if (strncmp (scan->at, "\342\210\222", 3) == 0) /* minus sign */
    length = 3;
  if (length == 0 || *signed_already)
    return FALSE;
  scan->negative = *scan->at != '+';
  *signed_already = TRUE;
  scan->at += length;
  return TRUE;
}

static void
take_prefix (Scan *scan)
{
  gboolean signed_already = FALSE;

  for (;;)
    {
      gsize blank = blank_length (scan->at);
      if (blank > 0)
        scan->at += blank;
      else if (*scan->at == '(' && !scan->in_parentheses && !signed_already)
        {
          scan->in_parentheses = TRUE;
          scan->at++;
        }
      else if (!take_sign (scan, &signed_already) && !take_currency (scan))
        return;
    }
}

/* Length of a separator that a digit follows, and what it is; 0: none. */
static gsize
separator_length (const char *at, char *mark)
{
  gsize length = 1;

  if (*at == '.' || *at == ',')
    *mark = *at;
  else
    {
      *mark = ' ';
      if (strncmp (at, "\342\200\231", 3) == 0) /* right single quotation mark */
        length = 3;
      else if (*at != '\'')
        length = blank_length (at);
    }
  return length > 0 && g_ascii_isdigit (at[length]) ? length : 0;
}

/* FALSE: too long to be a number. */
static gboolean
take_digits (Scan *scan)
{
  for (;;)
    {
      char mark;
      gsize length = 1;
      if (g_ascii_isdigit (*scan->at))
        {
          if (scan->n_digits == MAX_DIGITS)
            return FALSE;
          scan->digits[scan->n_digits++] = *scan->at;
        }
      else if ((length = separator_length (scan->at, &mark)) > 0)
        {
          if (scan->n_separators == MAX_SEPARATORS)
            return FALSE;
          scan->separators[scan->n_separators].mark = mark;
          scan->separators[scan->n_separators++].digits = scan->n_digits;
        }
      else
        break;
      scan->at += length;
    }
  /* "5." and nothing behind it. */
  if (scan->n_digits > 0 && *scan->at == '.' && scan->n_separators == 0)
    scan->at++;
  return TRUE;
}

/* e+06 as spreadsheets write large numbers. */
static void
take_exponent (Scan *scan)
{
  const char *at = scan->at;

  if (*at != 'e' && *at != 'E')
    return;
  at++;
  int sign = *at == '-' ? -1 : 1;
  if (*at == '-' || *at == '+')
    at++;
  int exponent = 0, n = 0;
  for (; g_ascii_isdigit (*at) && n < 3; at++, n++)
    exponent = exponent * 10 + (*at - '0');
  if (n == 0)
    return;
  scan->exponent += sign * exponent;
  scan->at = at;
}

static gboolean
take_multiplier (Scan *scan)
{
  static const char letters[] = "kKmMbB";
  static const int powers[] = { 3, 3, 6, 6, 9, 9 };
  const char *letter = *scan->at != '\0' ? strchr (letters, *scan->at) : NULL;

  if (letter == NULL || scan->multiplied || g_ascii_isalpha (scan->at[1]))
    return FALSE;
  scan->exponent += powers[letter - letters];
  scan->multiplied = TRUE;
  scan->at++;
  return TRUE;
}

/* TRUE when nothing is left over. */
static gboolean
take_suffix (Scan *scan)
{
  gboolean percent = FALSE, closed = FALSE;

  while (*scan->at != '\0')
    {
      gsize blank = blank_length (scan->at);
      if (blank > 0)
        scan->at += blank;
      else if (*scan->at == '%' && !percent)
        {
          percent = TRUE;
          scan->exponent -= 2;
          scan->at++;
        }
      else if (*scan->at == ')' && scan->in_parentheses && !closed)
        {
          closed = TRUE;
          scan->at++;
        }
      else if (!take_multiplier (scan) && !take_currency (scan))
        return FALSE;
    }
  return closed == scan->in_parentheses;
}

/* Are the first n separators good ones between thousands, with n_digits digits in all? Three digits
 * behind the last; two or three between others, as in 1,23,45,000. */
static gboolean
are_thousands (const Scan *scan, int n, int n_digits)
{
  if (n == 0)
    return TRUE;
  if (scan->separators[0].digits < 1 || scan->separators[0].digits > 3
      || (scan->digits[0] == '0' && n_digits > 1))
    return FALSE;
  for (int i = 1; i < n; i++)
    {
      int group = scan->separators[i].digits - scan->separators[i - 1].digits;
      if (scan->separators[i].mark != scan->separators[0].mark || group < 2 || group > 3)
        return FALSE;
    }
  return n_digits - scan->separators[n - 1].digits == 3;
}

/* How many digits stand before the decimal separator when that is the given one; -1: then it is no
 * number. */
static int
count_integral (const Scan *scan, char decimal)
{
  int n = scan->n_separators;
  int n_integral = scan->n_digits;

  for (int i = 0; i < n; i++)
    if (scan->separators[i].mark == decimal && i < n - 1)
      return -1;
  if (n > 0 && scan->separators[n - 1].mark == decimal)
    n_integral = scan->separators[--n].digits;
  return are_thousands (scan, n, n_integral) ? n_integral : -1;
}

/* The digits as a whole number of the kind's unit: money has four decimals more, counts none. */
static UpliftParseStatus
assemble (const Scan *scan, int n_integral, UpliftValueKind kind, gint64 *value)
{
  int n_taken = n_integral + scan->exponent + (kind == UPLIFT_VALUE_MONEY ? 4 : 0);
  guint64 magnitude = 0;

  for (int i = 0; i < n_taken; i++)
    {
      guint digit = i < scan->n_digits ? (guint) (scan->digits[i] - '0') : 0;
      if (magnitude > (MAX_MAGNITUDE - digit) / 10)
        return UPLIFT_PARSE_RANGE;
      magnitude = magnitude * 10 + digit;
      if (magnitude == 0 && i >= scan->n_digits)
        break;
    }
  if (kind == UPLIFT_VALUE_COUNT)
    for (int i = MAX (n_taken, 0); i < scan->n_digits; i++)
      if (scan->digits[i] != '0')
        return UPLIFT_PARSE_RANGE;
  if (n_taken >= 0 && n_taken < scan->n_digits && scan->digits[n_taken] >= '5')
    magnitude++;

  gboolean negative = scan->negative || scan->in_parentheses;
  *value = negative ? -(gint64) magnitude : (gint64) magnitude;
  return UPLIFT_PARSE_OK;
}

/* In a column of counts three digits behind a single separator are thousands, whichever it is. */
static gboolean
is_count_of_thousands (const Scan *scan, UpliftValueKind kind)
{
  return kind == UPLIFT_VALUE_COUNT && scan->n_separators == 1 && !scan->multiplied
         && are_thousands (scan, 1, scan->n_digits);
}

static UpliftParseStatus
read_both_ways (const Scan *scan, UpliftValueKind kind, UpliftParsed *parsed)
{
  int integral[2] = { count_integral (scan, '.'), count_integral (scan, ',') };

  if (is_count_of_thousands (scan, kind))
    integral[0] = integral[1] = scan->n_digits;
  if (integral[0] < 0 && integral[1] < 0)
    return UPLIFT_PARSE_BAD;

  UpliftParseStatus status[2] = { UPLIFT_PARSE_BAD, UPLIFT_PARSE_BAD };
  for (int i = 0; i < 2; i++)
    if (integral[i] >= 0)
      status[i] = assemble (scan, integral[i], kind, &parsed->value[i]);

  gboolean first = status[0] == UPLIFT_PARSE_OK, second = status[1] == UPLIFT_PARSE_OK;
  if (!first && !second)
    return UPLIFT_PARSE_RANGE;
  if (first != second)
    parsed->reading = first ? UPLIFT_READING_FIRST : UPLIFT_READING_SECOND;
  else
    parsed->reading = integral[0] == integral[1] ? UPLIFT_READING_SAME : UPLIFT_READING_EITHER;
  return UPLIFT_PARSE_OK;
}

/* What most cells are: up to 13 digits, of money with one or two more behind a point. FALSE: it
 * is something else, or wants a closer look. */
static gboolean
read_plain (const char *text, UpliftValueKind kind, UpliftParsed *parsed)
{
  const char *at = text;
  gint64 value = 0;

  for (; at - text <= 13 && g_ascii_isdigit (*at); at++)
    value = value * 10 + (*at - '0');
  if (at == text || at - text > 13)
    return FALSE;

  gsize n_decimals = 0;
  if (*at == '.' && kind == UPLIFT_VALUE_MONEY)
    for (at++; n_decimals < 2 && g_ascii_isdigit (*at); at++, n_decimals++)
      value = value * 10 + (*at - '0');
  if (*at != '\0' || at[-1] == '.')
    return FALSE;
  if (kind == UPLIFT_VALUE_MONEY)
    value *= n_decimals == 2 ? 100 : n_decimals == 1 ? 1000 : 10000;
  parsed->reading = n_decimals > 0 ? UPLIFT_READING_FIRST : UPLIFT_READING_SAME;
  parsed->value[0] = parsed->value[1] = value;
  parsed->currency = NULL;
  parsed->currency_length = 0;
  return TRUE;
}

UpliftParseStatus
uplift_parse_number (const char *text, UpliftValueKind kind, UpliftParsed *parsed)
{
  g_return_val_if_fail (text != NULL && parsed != NULL, UPLIFT_PARSE_BAD);
  g_return_val_if_fail (kind != UPLIFT_VALUE_DATE, UPLIFT_PARSE_BAD);

  if (read_plain (text, kind, parsed))
    return UPLIFT_PARSE_OK;
  if (!g_ascii_isdigit (*text) && uplift_parse_is_missing (text))
    return UPLIFT_PARSE_MISSING;

  Scan scan;
  memset (&scan, 0, sizeof scan);
  scan.at = text;
  take_prefix (&scan);
  if (!take_digits (&scan) || scan.n_digits == 0)
    return UPLIFT_PARSE_BAD;
  take_exponent (&scan);
  if (!take_suffix (&scan))
    return UPLIFT_PARSE_BAD;

  parsed->currency = scan.currency;
  parsed->currency_length = scan.currency_length;
  return read_both_ways (&scan, kind, parsed);
}
