#include "app/posts/web-address.h"

#include <string.h>

/* Characters that browsers take for others, leave out, or that make an address look like another
 * one. */
static gboolean
is_harmless (gunichar c)
{
  if (c < 0x80)
    return c > ' ' && c != 0x7f && strchr ("\\\"<>^`{|}", (int) c) == NULL;
  return g_unichar_isgraph (c) && !g_unichar_iszerowidth (c);
}

static gboolean
is_plain_text (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_harmless (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static gboolean
is_web_scheme (const char *scheme)
{
  return g_str_equal (scheme, "http") || g_str_equal (scheme, "https");
}

/* "instagram.com/p/x", but neither "photos/x.jpg", "3.5/post" nor "localhost/x". */
static gboolean
begins_with_host (const char *text)
{
  gsize length = strcspn (text, "/");
  gsize top = length;

  if (text[length] == '\0')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '-' && text[i] != '.')
      return FALSE;
  while (top > 0 && g_ascii_isalpha (text[top - 1]))
    top--;
  return length - top >= 2 && top >= 2 && text[top - 1] == '.' && text[0] != '.' && text[0] != '-'
         && g_strstr_len (text, (gssize) length, "..") == NULL;
}

char *
uplift_web_address_parse (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (strnlen (text, UPLIFT_WEB_ADDRESS_MAX + 1) > UPLIFT_WEB_ADDRESS_MAX)
    return NULL;

  g_autofree char *address = g_strstrip (g_strdup (text));
  if (!is_plain_text (address))
    return NULL;
  if (begins_with_host (address))
    {
      char *bare = g_steal_pointer (&address);
      address = g_strconcat ("https://", bare, NULL);
      g_free (bare);
    }

  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || !is_web_scheme (g_uri_get_scheme (uri)) || g_uri_get_host (uri) == NULL
      || *g_uri_get_host (uri) == '\0' || g_uri_get_userinfo (uri) != NULL)
    return NULL;
  return g_steal_pointer (&address);
}

gboolean
uplift_web_address_is_valid (const char *text)
{
  g_autofree char *address = uplift_web_address_parse (text);

  return address != NULL;
}
