#include "core/read/value-column.h"

#include <string.h>

/* The values of the cells, parted by blanks, and the kinds of findings with their counts. */
static char *
resolve (UpliftValueKind kind, gboolean required, gboolean prefer_second, const char *cells)
{
  g_autoptr (UpliftValueColumn) column = uplift_value_column_new (kind, required);
  g_autoptr (UpliftProblems) problems = uplift_problems_new ();
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);
  UpliftFinding place = { .table = UPLIFT_TABLE_TRACKING, .file = "t.csv", .column = "c" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    uplift_value_column_add (column, texts[i], i + 2);
  gint64 *values
      = uplift_value_column_resolve (column, UPLIFT_WAY_AUTOMATIC, prefer_second, problems, &place);
  for (guint i = 0; i < g_strv_length (texts); i++)
    {
      g_autofree char *day = kind == UPLIFT_VALUE_DATE && values[i] != UPLIFT_VALUE_NONE
                                 ? uplift_day_to_iso ((UpliftDay) values[i])
                                 : g_strdup_printf ("%" G_GINT64_FORMAT, values[i]);
      g_string_append_printf (out, "%s ", values[i] == UPLIFT_VALUE_NONE ? "-" : day);
    }
  for (guint i = 0; i < uplift_problems_get_size (problems); i++)
    {
      const UpliftProblem *problem = uplift_problems_get (problems, i);
      g_string_append_printf (out, "%s@%" G_GUINT64_FORMAT "x%" G_GUINT64_FORMAT " ", problem->kind,
                              problem->lines[0], problem->count);
    }
  const char *currency = uplift_value_notes_get_currency (uplift_value_column_get_notes (column));
  g_string_append_printf (out, "%s", currency);
  return g_string_free (out, FALSE);
}

static const struct
{
  UpliftValueKind kind;
  gboolean required, prefer_second;
  const char *cells, *expected;
} cases[] = {
  { UPLIFT_VALUE_MONEY, FALSE, FALSE, "1234.5|7", "12345000 70000 " },
  { UPLIFT_VALUE_MONEY, FALSE, FALSE, "1.234|1,5", "12340000 15000 " },
  { UPLIFT_VALUE_MONEY, FALSE, TRUE, "1.234|1.5", "12340 15000 " },
  { UPLIFT_VALUE_MONEY, FALSE, FALSE, "1.234|2.345", "12340 23450 guessed-decimal-separator@2x1 " },
  { UPLIFT_VALUE_MONEY, FALSE, TRUE, "7|1.234|2.345",
    "70000 12340000 23450000 guessed-decimal-separator@3x1 " },
  { UPLIFT_VALUE_MONEY, FALSE, FALSE, "1.5|2.5|3,5", "15000 25000 - bad-value@4x1 " },
  { UPLIFT_VALUE_MONEY, FALSE, FALSE, "1,5|2,5|3.5|1,234", "15000 25000 - 12340 bad-value@4x1 " },
  { UPLIFT_VALUE_MONEY, TRUE, FALSE, "1||x|n/a", "10000 - - - missing-value@3x2 bad-value@4x1 " },
  { UPLIFT_VALUE_MONEY, FALSE, FALSE, "1||--", "10000 - - " },
  { UPLIFT_VALUE_MONEY, FALSE, FALSE, "$1|$2|3", "10000 20000 30000 $" },
  { UPLIFT_VALUE_MONEY, FALSE, FALSE, "$1|€2|€3", "10000 20000 30000 mixed-currencies@3x1 " },
  { UPLIFT_VALUE_COUNT, FALSE, FALSE, "1.234|1,234", "1234 1234 " },
  { UPLIFT_VALUE_COUNT, TRUE, FALSE, "1|2.5|-3", "1 - -3 bad-value@3x1 " },
  { UPLIFT_VALUE_COUNT, FALSE, FALSE, "4611686018427387903|1|0",
    "4611686018427387903 - 0 sum-out-of-range@3x1 " },
  { UPLIFT_VALUE_COUNT, FALSE, FALSE, "-4611686018427387902|1|1",
    "-4611686018427387902 1 - sum-out-of-range@4x1 " },
  { UPLIFT_VALUE_DATE, TRUE, TRUE, "02-07-2025|13-07-2025", "2025-07-02 2025-07-13 " },
  { UPLIFT_VALUE_DATE, TRUE, FALSE, "02/07/2025|02/13/2025", "2025-02-07 2025-02-13 " },
  { UPLIFT_VALUE_DATE, TRUE, TRUE, "02-07-2025|07-07-2025",
    "2025-07-02 2025-07-07 guessed-date-order@2x1 " },
  { UPLIFT_VALUE_DATE, TRUE, FALSE, "07-02-2025|07-07-2025",
    "2025-07-02 2025-07-07 guessed-date-order@2x1 " },
  { UPLIFT_VALUE_DATE, TRUE, FALSE, "02-07-2025", "2025-07-02 guessed-date-order@2x1 " },
  { UPLIFT_VALUE_DATE, TRUE, TRUE, "02-07-2025", "2025-02-07 guessed-date-order@2x1 " },
  { UPLIFT_VALUE_DATE, TRUE, FALSE, "13/01/2025|14/01/2025|01/15/2025|03/02/2025",
    "2025-01-13 2025-01-14 - 2025-02-03 bad-value@4x1 " },
  { UPLIFT_VALUE_DATE, TRUE, FALSE, "2025-01-13||soon",
    "2025-01-13 - - missing-value@3x1 bad-value@4x1 " },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got
          = resolve (cases[i].kind, cases[i].required, cases[i].prefer_second, cases[i].cells);
      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

/* Each row without a value has one kind of finding to blame, but for cells that may be empty. */
static void
check_losses (UpliftValueKind kind, gboolean required, const char *cells, const char *expected)
{
  g_autoptr (UpliftValueColumn) column = uplift_value_column_new (kind, required);
  g_autoptr (UpliftProblems) problems = uplift_problems_new ();
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);
  UpliftFinding place = { .table = UPLIFT_TABLE_TRACKING, .file = "t.csv", .column = "c" };
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    uplift_value_column_add (column, texts[i], i + 2);
  uplift_value_column_resolve (column, UPLIFT_WAY_AUTOMATIC, FALSE, problems, &place);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      const char *loss = uplift_value_notes_get_kind (uplift_value_column_get_reading (column, i));
      g_string_append_printf (got, "%s ", loss != NULL ? loss : "-");
    }
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_losses (void)
{
  check_losses (UPLIFT_VALUE_MONEY, TRUE, "1.5||x|2,5|3.5|99999999999999999999",
                "- missing-value bad-value bad-value - bad-value ");
  check_losses (UPLIFT_VALUE_MONEY, TRUE, "1,5|2,5|3.5|1,234", "- - bad-value - ");
  check_losses (UPLIFT_VALUE_MONEY, FALSE, "1||x", "- - bad-value ");
  check_losses (UPLIFT_VALUE_COUNT, FALSE, "4611686018427387903|1|0", "- sum-out-of-range - ");
  check_losses (UPLIFT_VALUE_DATE, TRUE, "13/01/2025|14/01/2025|01/15/2025|",
                "- - bad-value missing-value ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-column/cases", test_cases);
  g_test_add_func ("/value-column/losses", test_losses);
  return g_test_run ();
}
