#include "app/insights/chance-text.h"

#include <locale.h>

static void
assert_says (double probability, const char *expected)
{
  g_autofree char *text = uplift_chance_text_describe (probability);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  assert_says (0.0325, "Chance alone would do this in 3 of 100 cases.");
  assert_says (0.5, "Chance alone would do this in 50 of 100 cases.");
  assert_says (0.0095, "Chance alone would do this in 1 of 100 cases.");
  assert_says (0.0094, "Chance alone would do this in 9 of 1\u202f000 cases.");
  assert_says (0.0005, "Chance alone would do this in 1 of 1\u202f000 cases.");
  assert_says (0.00049, "Chance alone would hardly ever do this.");
  assert_says (0.0, "Chance alone would hardly ever do this.");
  assert_says (0.9949, "Chance alone would do this in 99 of 100 cases.");
  assert_says (0.995, "Chance alone would nearly always do this.");
  assert_says (1.0, "Chance alone would nearly always do this.");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chance-text/words", test_words);
  return g_test_run ();
}
