#include "core/number-text.h"

#include <string.h>

char *
uplift_number_text_money (UpliftMoney value)
{
  if (value == UPLIFT_MONEY_NONE)
    return g_strdup ("");

  guint64 size = value < 0 ? 0 - (guint64) value : (guint64) value;
  guint fraction = (guint) (size % UPLIFT_MONEY_SCALE);
  GString *text = g_string_new (value < 0 ? "-" : NULL);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, size / UPLIFT_MONEY_SCALE);
  if (fraction != 0)
    {
      g_string_append_printf (text, ".%04u", fraction);
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }
  return g_string_free (text, FALSE);
}

char *
uplift_number_text_shortest (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return g_strdup ("");
  if (value == 0.0)
    return g_strdup ("0");
  for (int digits = 15; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  return g_strdup (buffer);
}

char *
uplift_number_text_fixed (double value, guint decimals)
{
  g_return_val_if_fail (decimals <= 15, NULL);

  if (!isfinite (value))
    return g_strdup ("");
  g_autofree char *format = g_strdup_printf ("%%.%uf", decimals);
  /* The largest double has 309 digits before its point. */
  char buffer[352];
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  /* A value that rounds to nothing has no sign. */
  if (buffer[0] == '-' && strspn (buffer + 1, "0.") == strlen (buffer + 1))
    return g_strdup (buffer + 1);
  return g_strdup (buffer);
}
