/* Figures among right-to-left words look as they do among others: laid out by Pango, their
 * characters stand in the order they are written in, alone and in a sentence. */
#include "core/write/format.h"

#include <locale.h>
#include <pango/pangocairo.h>

#define HEBREW "תשואה"

/* Whether the characters of the part of the text stand from left to right; those of no width do not
 * count. */
static gboolean
runs_rightwards (const char *text, const char *part)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  PangoLayout *layout = pango_layout_new (context);
  const char *start = strstr (text, part);
  int last = G_MININT;
  gboolean result = TRUE;

  g_assert_nonnull (start);
  pango_layout_set_text (layout, text, -1);
  for (const char *c = start; c < start + strlen (part); c = g_utf8_next_char (c))
    {
      PangoRectangle place;

      if (g_unichar_iszerowidth (g_utf8_get_char (c)))
        continue;
      pango_layout_index_to_pos (layout, (int) (c - text), &place);
      int left = MIN (place.x, place.x + place.width);
      result = result && left > last;
      last = left;
    }
  g_object_unref (layout);
  g_object_unref (context);
  g_object_unref (fonts);
  return result;
}

/* Takes the text. */
static void
check (char *text)
{
  g_autofree char *figure = text;
  g_autofree char *sentence = g_strdup_printf (HEBREW ": %s, %s " HEBREW, figure, HEBREW);

  g_test_message ("%s", figure);
  g_assert_true (runs_rightwards (figure, figure));
  g_assert_true (runs_rightwards (sentence, figure));
}

/* Without the marks they are turned round, so that the test can fail. */
static void
test_plain (void)
{
  g_autofree char *ratio = uplift_format_ratio (-0.1035);
  g_autofree char *money = uplift_format_money (-1234.5, "₹");

  g_assert_false (runs_rightwards (ratio, ratio));
  g_assert_false (runs_rightwards (money, money));
}

static void
test_figures (void)
{
  uplift_format_set_right_to_left (TRUE);
  check (uplift_format_number (-1234567.5, 2));
  check (uplift_format_number (1234567.5, 2));
  check (uplift_format_count (-1234));
  check (uplift_format_ratio (-0.1035));
  check (uplift_format_ratio (11.28));
  check (uplift_format_percent (-0.56));
  check (uplift_format_p_value (0));
  check (uplift_format_money (-1234.5, "₹"));
  check (uplift_format_money (1234.5, "GBP"));
  check (uplift_format_money_compact (-7.61e6, "$"));
  check (uplift_format_money_tick (-2500, 2500, ""));
  check (uplift_format_day (20000));
  check (uplift_format_period (20000, 20100));
  uplift_format_set_right_to_left (FALSE);
}

/* A currency in right-to-left letters is read as such and does not turn the number round. */
static void
test_currency (void)
{
  uplift_format_set_right_to_left (TRUE);
  g_autofree char *money = uplift_format_money (-1234.5, "ש״ח");
  uplift_format_set_right_to_left (FALSE);

  g_assert_true (runs_rightwards (money, "−"));
  g_assert_true (runs_rightwards (money, "4.50"));
  g_assert_false (runs_rightwards (money, "ש״ח"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/right-to-left/plain", test_plain);
  g_test_add_func ("/right-to-left/figures", test_figures);
  g_test_add_func ("/right-to-left/currency", test_currency);
  return g_test_run ();
}
