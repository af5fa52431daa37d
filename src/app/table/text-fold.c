#include "app/table/text-fold.h"

#define PAGE_SIZE 256
#define N_PAGES (0x110000 / PAGE_SIZE)

/* What each letter becomes, in pages that are made when a letter of theirs is first met; NULL where
 * it was not. There are never more than there are letters. */
static char **pages[N_PAGES];

static char *
fold_letter (gunichar letter)
{
  char text[7] = "";
  g_autofree char *folded = NULL, *decomposed = NULL;
  GString *plain = g_string_new (NULL);

  g_unichar_to_utf8 (letter, text);
  folded = g_utf8_casefold (text, -1);
  decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static const char *
get_folded_letter (gunichar letter)
{
  char ***page = &pages[letter / PAGE_SIZE];

  if (*page == NULL)
    *page = g_new0 (char *, PAGE_SIZE);
  if ((*page)[letter % PAGE_SIZE] == NULL)
    (*page)[letter % PAGE_SIZE] = fold_letter (letter);
  return (*page)[letter % PAGE_SIZE];
}

void
uplift_text_fold_append (GString *folded, const char *text)
{
  g_return_if_fail (folded != NULL);
  g_return_if_fail (text != NULL);

  while (*text != '\0')
    {
      gsize start = folded->len, n = 0;

      while ((guchar) text[n] - 1u < 0x7f) /* ASCII, up to the end */
        n++;
      g_string_append_len (folded, text, (gssize) n);
      for (gsize i = start; i < folded->len; i++)
        if (folded->str[i] >= 'A' && folded->str[i] <= 'Z')
          folded->str[i] = (char) (folded->str[i] + ('a' - 'A'));
      text += n;
      if (*text != '\0')
        {
          g_string_append (folded, get_folded_letter (g_utf8_get_char (text)));
          text = g_utf8_next_char (text);
        }
    }
}

char *
uplift_text_fold (const char *text)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_new (NULL);
  uplift_text_fold_append (folded, text);
  return g_string_free (folded, FALSE);
}

char **
uplift_text_fold_words (const char *text)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gboolean found = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  folded = uplift_text_fold (text);
  parts = g_strsplit_set (folded, " \t\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        g_strv_builder_add (words, parts[i]);
        found = TRUE;
      }
  return found ? g_strv_builder_end (words) : NULL;
}
