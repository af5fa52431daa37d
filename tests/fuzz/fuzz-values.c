/* core/read/parse and core/read/value-column: every line of the input is the text of a cell, and
 * all of them are a column. */
#include "core/read/parse.h"
#include "core/read/value-column.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n);

#define MAX_MAGNITUDE (G_GINT64_CONSTANT (1) << 62)

/* What a value says of itself holds: the readings that it names are there, and within bounds. */
static void
check_parsed (const char *text, UpliftValueKind kind)
{
  UpliftParsed parsed = { 0 };
  UpliftParseStatus status = kind == UPLIFT_VALUE_DATE ? uplift_parse_date (text, &parsed)
                                                       : uplift_parse_number (text, kind, &parsed);

  g_assert (status <= UPLIFT_PARSE_RANGE);
  if (status != UPLIFT_PARSE_OK)
    return;
  for (guint way = 0; way < 2; way++)
    {
      if ((way == 0 && parsed.reading == UPLIFT_READING_SECOND)
          || (way == 1 && parsed.reading == UPLIFT_READING_FIRST))
        continue;
      g_assert (parsed.value[way] <= MAX_MAGNITUDE && parsed.value[way] >= -MAX_MAGNITUDE);
    }
  if (parsed.reading == UPLIFT_READING_SAME)
    g_assert (parsed.value[0] == parsed.value[1]);
  if (parsed.currency != NULL)
    g_assert (parsed.currency >= text
              && parsed.currency + parsed.currency_length <= text + strlen (text));
}

/* What plain cells are read by gives what a closer look gives, which a blank in front makes it
 * take.
 */
static void
check_plain (const char *text, UpliftValueKind kind)
{
  g_autofree char *blanked = g_strconcat (" ", text, NULL);
  UpliftParsed plain = { 0 }, close = { 0 };
  UpliftParseStatus status = uplift_parse_number (text, kind, &plain);

  g_assert (uplift_parse_number (blanked, kind, &close) == status);
  if (status != UPLIFT_PARSE_OK)
    return;
  g_assert (plain.reading == close.reading);
  g_assert (plain.reading == UPLIFT_READING_SECOND || plain.value[0] == close.value[0]);
  g_assert (plain.reading == UPLIFT_READING_FIRST || plain.value[1] == close.value[1]);
  g_assert (plain.currency_length == close.currency_length);
}

/* A day that was read is the same when it is written down and read again. */
static void
check_day (const char *text)
{
  UpliftParsed parsed, again;

  if (uplift_parse_date (text, &parsed) != UPLIFT_PARSE_OK
      || parsed.reading == UPLIFT_READING_SECOND)
    return;
  g_autofree char *iso = uplift_day_to_iso ((UpliftDay) parsed.value[0]);
  g_assert (uplift_parse_date (iso, &again) == UPLIFT_PARSE_OK);
  g_assert (again.reading == UPLIFT_READING_SAME && again.value[0] == parsed.value[0]);
}

static void
check_column (char **texts, guint n, UpliftValueKind kind)
{
  g_autoptr (UpliftValueColumn) column = uplift_value_column_new (kind, FALSE);
  g_autoptr (UpliftProblems) problems = uplift_problems_new ();
  UpliftFinding place = { .severity = UPLIFT_SEVERITY_ERROR, .kind = "", .file = "", .column = "" };
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    uplift_value_column_add (column, texts[i], i + 2);
  gint64 *values
      = uplift_value_column_resolve (column, UPLIFT_WAY_AUTOMATIC, FALSE, problems, &place);
  for (guint i = 0; i < n; i++)
    if (values[i] != UPLIFT_VALUE_NONE && kind != UPLIFT_VALUE_DATE)
      g_assert (!__builtin_add_overflow (sum, ABS (values[i]), &sum));
  g_assert (uplift_value_notes_get_currency (uplift_value_column_get_notes (column)) != NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autofree char *content = g_strndup ((const char *) bytes, n);
  g_autofree char *text = g_utf8_make_valid (content, -1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 1000);
  guint n_lines = g_strv_length (lines);

  for (guint i = 0; i < n_lines; i++)
    {
      gsize length;
      const char *end = lines[i] + strlen (lines[i]);
      for (int kind = UPLIFT_VALUE_MONEY; kind <= UPLIFT_VALUE_DATE; kind++)
        check_parsed (lines[i], (UpliftValueKind) kind);
      check_plain (lines[i], UPLIFT_VALUE_MONEY);
      check_plain (lines[i], UPLIFT_VALUE_COUNT);
      check_day (lines[i]);
      uplift_parse_is_missing (lines[i]);
      const char *start = uplift_parse_text (lines[i], &length);
      g_assert (start >= lines[i] && start + length <= end);
      start = uplift_parse_id (lines[i], &length);
      g_assert (start >= lines[i] && start + length <= end);
    }
  for (int kind = UPLIFT_VALUE_MONEY; kind <= UPLIFT_VALUE_DATE; kind++)
    check_column (lines, n_lines, (UpliftValueKind) kind);
  return 0;
}
