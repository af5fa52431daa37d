#include "core/data/code-book.h"

#include <string.h>

struct _UpliftCodeBook
{
  GHashTable *owners; /* of influencers, plus one, by folded code (owned) */
};

UpliftCodeBook *
uplift_code_book_new (void)
{
  UpliftCodeBook *book = g_new0 (UpliftCodeBook, 1);

  book->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return book;
}

void
uplift_code_book_free (UpliftCodeBook *book)
{
  if (book == NULL)
    return;
  g_hash_table_unref (book->owners);
  g_free (book);
}

static char *
fold (const char *text, gsize length)
{
  return g_strstrip (g_utf8_casefold (text, (gssize) length));
}

gboolean
uplift_code_book_add (UpliftCodeBook *book, const char *text, gsize length, guint32 influencer)
{
  g_return_val_if_fail (book != NULL && text != NULL, FALSE);
  g_return_val_if_fail (influencer < G_MAXUINT32, FALSE);

  char *code = fold (text, length);
  guint owner = GPOINTER_TO_UINT (g_hash_table_lookup (book->owners, code));
  if (owner != 0)
    {
      g_free (code);
      return owner == influencer + 1;
    }
  g_hash_table_insert (book->owners, code, GUINT_TO_POINTER (influencer + 1));
  return TRUE;
}

static gboolean
lookup_whole (const UpliftCodeBook *book, const char *text, gsize length, guint32 *influencer)
{
  g_autofree char *code = fold (text, length);
  guint owner = GPOINTER_TO_UINT (g_hash_table_lookup (book->owners, code));

  if (owner != 0)
    *influencer = owner - 1;
  return owner != 0;
}

gboolean
uplift_code_book_lookup (const UpliftCodeBook *book, const char *text, gsize length,
                         guint32 *influencer)
{
  g_return_val_if_fail (book != NULL && text != NULL && influencer != NULL, FALSE);

  if (lookup_whole (book, text, length, influencer))
    return TRUE;
  const char *comma = memchr (text, ',', length);
  for (const char *end = text + length; comma != NULL; comma = memchr (text, ',', length))
    {
      if (lookup_whole (book, text, (gsize) (comma - text), influencer))
        return TRUE;
      text = comma + 1;
      length = (gsize) (end - text);
      if (memchr (text, ',', length) == NULL)
        return lookup_whole (book, text, length, influencer);
    }
  return FALSE;
}
