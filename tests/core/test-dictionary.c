#include "core/data/dictionary.h"

#include <string.h>

static void
test_codes (void)
{
  g_autoptr (UpliftDictionary) dictionary = uplift_dictionary_new ();
  guint32 code = 77;

  g_assert_cmpuint (uplift_dictionary_get_size (dictionary), ==, 0);
  g_assert_false (uplift_dictionary_lookup (dictionary, "", &code));
  g_assert_cmpuint (code, ==, 77);
  g_assert_cmpuint (uplift_dictionary_intern (dictionary, "one,two", 3), ==, 0);
  g_assert_cmpuint (uplift_dictionary_intern (dictionary, "", 0), ==, 1);
  g_assert_cmpuint (uplift_dictionary_intern (dictionary, "One", 3), ==, 2);
  g_assert_cmpuint (uplift_dictionary_intern (dictionary, "one", 3), ==, 0);
  g_assert_cmpuint (uplift_dictionary_get_size (dictionary), ==, 3);
  g_assert_cmpstr (uplift_dictionary_get (dictionary, 0), ==, "one");
  g_assert_cmpstr (uplift_dictionary_get (dictionary, 1), ==, "");
  g_assert_true (uplift_dictionary_lookup (dictionary, "One", &code));
  g_assert_cmpuint (code, ==, 2);
  g_assert_true (uplift_dictionary_lookup_len (dictionary, "one,two", 3, &code));
  g_assert_cmpuint (code, ==, 0);
  g_assert_false (uplift_dictionary_lookup (dictionary, "two", &code));
  g_assert_false (uplift_dictionary_lookup_len (dictionary, "one,two", 4, &code));
}

/* Many texts: codes and addresses stay as the table grows. */
static void
test_growth (void)
{
  g_autoptr (UpliftDictionary) dictionary = uplift_dictionary_new ();
  const guint n = 20000;
  const char *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i * 7919);
      g_assert_cmpuint (uplift_dictionary_intern (dictionary, text, strlen (text)), ==, i);
      if (i == 0)
        first = uplift_dictionary_get (dictionary, 0);
    }
  g_assert_true (first == uplift_dictionary_get (dictionary, 0));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i * 7919);
      guint32 code;
      g_assert_true (uplift_dictionary_lookup (dictionary, text, &code));
      g_assert_cmpuint (code, ==, i);
      g_assert_cmpstr (uplift_dictionary_get (dictionary, i), ==, text);
    }
}

static void
test_long_text (void)
{
  g_autoptr (UpliftDictionary) dictionary = uplift_dictionary_new ();
  const gsize length = 300000;
  g_autofree char *text = g_strnfill (length, 'x');

  uplift_dictionary_intern (dictionary, "a", 1);
  g_assert_cmpuint (uplift_dictionary_intern (dictionary, text, length), ==, 1);
  g_assert_cmpuint (uplift_dictionary_intern (dictionary, text, length - 1), ==, 2);
  g_assert_cmpuint (uplift_dictionary_intern (dictionary, "b", 1), ==, 3);
  g_assert_cmpstr (uplift_dictionary_get (dictionary, 1), ==, text);
  g_assert_cmpstr (uplift_dictionary_get (dictionary, 0), ==, "a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dictionary/codes", test_codes);
  g_test_add_func ("/dictionary/growth", test_growth);
  g_test_add_func ("/dictionary/long-text", test_long_text);
  return g_test_run ();
}
