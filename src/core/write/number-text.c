#include "core/write/number-text.h"

/* The largest double has 309 digits before the point. */
#define FIXED_SIZE 352

static void
append_unsigned (GString *text, guint64 value, guint min_digits)
{
  char digits[20];
  guint n = 0;

  for (; value > 0 || n < min_digits; value /= 10)
    digits[sizeof digits - ++n] = (char) ('0' + value % 10);
  g_string_append_len (text, digits + sizeof digits - n, n);
}

/* The size of a number of which the lowest has no positive counterpart. */
static guint64
get_size (gint64 value)
{
  return value < 0 ? 0 - (guint64) value : (guint64) value;
}

gboolean
uplift_number_text_append_count (GString *text, gint64 count)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (count == UPLIFT_COUNT_NONE)
    return FALSE;
  if (count < 0)
    g_string_append_c (text, '-');
  append_unsigned (text, get_size (count), 1);
  return TRUE;
}

gboolean
uplift_number_text_append_money (GString *text, UpliftMoney money)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (money == UPLIFT_MONEY_NONE)
    return FALSE;
  guint64 fraction = get_size (money) % UPLIFT_MONEY_SCALE;
  guint decimals = 4;
  for (; decimals > 2 && fraction % 10 == 0; decimals--)
    fraction /= 10;
  if (money < 0)
    g_string_append_c (text, '-');
  append_unsigned (text, get_size (money) / UPLIFT_MONEY_SCALE, 1);
  g_string_append_c (text, '.');
  append_unsigned (text, fraction, decimals);
  return TRUE;
}

gboolean
uplift_number_text_append_fixed (GString *text, double value, guint decimals)
{
  g_return_val_if_fail (text != NULL && decimals <= 15, FALSE);

  char format[8], buffer[FIXED_SIZE];
  if (!isfinite (value))
    return FALSE;
  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, format, value));
  return TRUE;
}

gboolean
uplift_number_text_append_shortest (GString *text, double value)
{
  g_return_val_if_fail (text != NULL, FALSE);

  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE] = "";
  if (!isfinite (value))
    return FALSE;
  /* A negative zero is printed as such; adding zero takes its sign. */
  value += 0.0;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (text, buffer);
  return TRUE;
}
