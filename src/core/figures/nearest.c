#include "core/figures/nearest.h"

#include <glib/gi18n-lib.h>

static guint
compute_distance (const gunichar *a, glong length_a, const gunichar *b, glong length_b)
{
  g_autofree guint *row = g_new (guint, length_b + 1);

  for (glong j = 0; j <= length_b; j++)
    row[j] = (guint) j;
  for (glong i = 1; i <= length_a; i++)
    {
      guint diagonal = row[0];
      row[0] = (guint) i;
      for (glong j = 1; j <= length_b; j++)
        {
          guint above = row[j];
          guint change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
          row[j] = MIN (change, MIN (above, row[j - 1]) + 1);
          diagonal = above;
        }
    }
  return row[length_b];
}

/* Near enough to be what was meant: no more than every third letter differs. */
static gboolean
is_near (glong distance, glong length_a, glong length_b)
{
  return distance * 3 <= MAX (length_a, length_b);
}

const char *
uplift_nearest_find (const char *text, const char *const *words, guint n)
{
  g_return_val_if_fail (text != NULL && (words != NULL || n == 0), NULL);

  g_autofree char *folded = g_utf8_casefold (text, -1);
  glong length;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (folded, -1, &length);
  const char *nearest = NULL;
  guint nearest_distance = G_MAXUINT;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_utf8_casefold (words[i], -1);
      glong word_length;
      g_autofree gunichar *word_letters = g_utf8_to_ucs4_fast (word, -1, &word_length);

      /* The distance is never below the difference of the lengths, and costs their product. */
      if (word_length == 0 || !is_near (ABS (length - word_length), length, word_length))
        continue;
      guint distance = compute_distance (letters, length, word_letters, word_length);
      if (is_near (distance, length, word_length) && distance < nearest_distance)
        {
          nearest = words[i];
          nearest_distance = distance;
        }
    }
  return nearest;
}

char *
uplift_nearest_make_hint (const char *text, const char *const *words, guint n)
{
  const char *nearest = uplift_nearest_find (text, words, n);

  /* Translators: behind an error message. */
  return nearest == NULL ? g_strdup ("") : g_strdup_printf (_ (" (did you mean “%s”?)"), nearest);
}
