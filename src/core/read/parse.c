#include "core/read/parse.h"

#include <string.h>

static const char *const missing_words[]
    = { "-", "--", "---", "–", "—", "n/a", "#n/a", "na", "nan", "null", "none", "nil" };

gboolean
uplift_parse_is_missing (const char *text)
{
  g_return_val_if_fail (text != NULL, TRUE);

  gsize length;
  const char *start = uplift_parse_text (text, &length);
  if (length == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (missing_words); i++)
    if (strlen (missing_words[i]) == length
        && g_ascii_strncasecmp (start, missing_words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Does the text begin and end with something ASCII that is neither a blank nor an apostrophe? Most
 * do, and that is quickly seen. */
static gboolean
is_bare (const char *text, const char *end)
{
  return end > text && g_ascii_isgraph (*text) && *text != '\'' && g_ascii_isgraph (end[-1]);
}

const char *
uplift_parse_text (const char *text, gsize *length)
{
  g_return_val_if_fail (text != NULL && length != NULL, text);

  const char *end = text + strlen (text);

  if (is_bare (text, end))
    {
      *length = (gsize) (end - text);
      return text;
    }
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  if (text[0] == '\'' && end - text > 1 && strchr ("=+-@\t\r", text[1]) != NULL)
    text++;
  *length = (gsize) (end - text);
  return text;
}

/* The account's name in an address; the text as it is when it is none with such a name. */
static const char *
find_account (const char *text, gsize *length)
{
  const char *at = g_strstr_len (text, (gssize) *length, "/@");

  if (at == NULL
      || (g_ascii_strncasecmp (text, "https://", 8) != 0
          && g_ascii_strncasecmp (text, "http://", 7) != 0))
    return text;
  gsize n = 0;
  for (at += 2; at + n < text + *length && strchr ("/?#", at[n]) == NULL; n++)
    ;
  if (n == 0)
    return text;
  *length = n;
  return at;
}

const char *
uplift_parse_id (const char *text, gsize *length)
{
  text = uplift_parse_text (text, length);

  if (*length > 0 && (*text == 'h' || *text == 'H'))
    return find_account (text, length);
  gsize digits = 0;
  while (digits < *length && g_ascii_isdigit (text[digits]))
    digits++;
  gsize at = digits;
  if (digits == 0 || at + 1 >= *length || text[at] != '.')
    return text;
  for (at++; at < *length && text[at] == '0'; at++)
    ;
  if (at == *length)
    *length = digits;
  return text;
}
