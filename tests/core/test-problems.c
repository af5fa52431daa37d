#include "core/data/problems.h"

#include <string.h>

static UpliftFinding
make_finding (UpliftSeverity severity, const char *kind, guint64 line)
{
  return (UpliftFinding){ .severity = severity,
                          .kind = kind,
                          .table = UPLIFT_TABLE_PAYOUTS,
                          .file = "payouts.csv",
                          .line = line,
                          .column = "total_payout",
                          .value = "12k",
                          .money = UPLIFT_MONEY_NONE };
}

static void
test_grouping (void)
{
  g_autoptr (UpliftProblems) problems = uplift_problems_new ();

  for (guint64 line = 18; line < 28; line++)
    {
      UpliftFinding finding = make_finding (UPLIFT_SEVERITY_ERROR, "bad-value", line);
      uplift_problems_add (problems, &finding, "not a number: line %d", (int) line);
    }
  UpliftFinding note = make_finding (UPLIFT_SEVERITY_NOTE, "bad-value", 3);
  uplift_problems_add (problems, &note, "only a note");
  UpliftFinding other = make_finding (UPLIFT_SEVERITY_ERROR, "bad-value", 4);
  other.column = NULL;
  uplift_problems_add (problems, &other, "other column");

  uplift_problems_leave_out (problems, &note);

  g_assert_cmpuint (uplift_problems_get_size (problems), ==, 3);
  const UpliftProblem *problem = uplift_problems_get (problems, 0);
  g_assert_cmpuint (problem->count, ==, 10);
  g_assert_cmpuint (problem->left_out, ==, 0);
  g_assert_cmpuint (uplift_problems_get (problems, 1)->left_out, ==, 1);
  g_assert_cmpstr (problem->message, ==, "not a number: line 18");
  g_assert_cmpstr (problem->value, ==, "12k");
  for (guint i = 0; i < UPLIFT_PROBLEM_MAX_LINES; i++)
    g_assert_cmpuint (problem->lines[i], ==, 18 + i);
  g_assert_cmpstr (uplift_problems_get (problems, 1)->message, ==, "only a note");
  g_assert_cmpuint (uplift_problems_get (problems, 2)->lines[1], ==, 0);
  g_assert_cmpuint (uplift_problems_count (problems, UPLIFT_SEVERITY_ERROR), ==, 11);
  g_assert_cmpuint (uplift_problems_count (problems, UPLIFT_SEVERITY_WARNING), ==, 11);
  g_assert_cmpuint (uplift_problems_count (problems, UPLIFT_SEVERITY_NOTE), ==, 12);
}

static void
test_money (void)
{
  g_autoptr (UpliftProblems) problems = uplift_problems_new ();
  UpliftFinding finding = make_finding (UPLIFT_SEVERITY_WARNING, "unknown-influencer", 0);

  uplift_problems_add (problems, &finding, "first");
  g_assert_true (uplift_problems_get (problems, 0)->money == UPLIFT_MONEY_NONE);
  finding.money = 0;
  uplift_problems_add (problems, &finding, "second");
  g_assert_cmpint (uplift_problems_get (problems, 0)->money, ==, 0);
  finding.money = 25000;
  uplift_problems_add (problems, &finding, "third");
  finding.money = -5000;
  uplift_problems_add (problems, &finding, "fourth");
  g_assert_cmpint (uplift_problems_get (problems, 0)->money, ==, 20000);
  finding.money = G_MAXINT64;
  uplift_problems_add (problems, &finding, "fifth");
  g_assert_cmpint (uplift_problems_get (problems, 0)->money, ==, G_MAXINT64);
}

static void
test_text (void)
{
  g_autoptr (UpliftProblems) problems = uplift_problems_new ();
  UpliftFinding finding = make_finding (UPLIFT_SEVERITY_ERROR, "bad-value", 18);
  uplift_problems_add (problems, &finding, "not a number: “12k”");

  g_autofree char *single = uplift_problem_to_text (uplift_problems_get (problems, 0));
  g_assert_cmpstr (single, ==, "payouts.csv: line 18: total_payout: not a number: “12k”");

  uplift_problems_add (problems, &finding, "not a number: “12k”");
  g_autofree char *twice = uplift_problem_to_text (uplift_problems_get (problems, 0));
  g_assert_cmpstr (twice, ==, "payouts.csv: line 18: total_payout: not a number: “12k” (2 times)");

  UpliftFinding bare
      = { .severity = UPLIFT_SEVERITY_NOTE, .kind = "guess", .table = -1, .money = 0 };
  uplift_problems_add (problems, &bare, "days were guessed");
  g_autofree char *text = uplift_problem_to_text (uplift_problems_get (problems, 1));
  g_assert_cmpstr (text, ==, "days were guessed");
  g_assert_cmpstr (uplift_severity_get_name (UPLIFT_SEVERITY_WARNING), ==, "warning");
}

static void
test_long_text (void)
{
  g_autoptr (UpliftProblems) problems = uplift_problems_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  UpliftFinding finding = make_finding (UPLIFT_SEVERITY_ERROR, "bad-value", 18);

  for (guint i = 0; i < 1000000; i++)
    g_string_append (cell, "é");
  finding.value = cell->str;
  uplift_problems_add (problems, &finding, "not a number: “%s”", cell->str);

  const UpliftProblem *problem = uplift_problems_get (problems, 0);
  g_assert_cmpuint (strlen (problem->value), <=, UPLIFT_PROBLEM_MAX_TEXT + strlen ("…"));
  g_assert_cmpuint (strlen (problem->message), <=, UPLIFT_PROBLEM_MAX_TEXT + strlen ("…"));
  g_assert_true (g_utf8_validate (problem->value, -1, NULL));
  g_assert_true (g_utf8_validate (problem->message, -1, NULL));
  g_assert_true (g_str_has_prefix (problem->message, "not a number: “éé"));
  g_assert_true (g_str_has_suffix (problem->message, "é…"));
}

/* Findings in two lists, one of which is merged into the other, and all in one. */
static void
test_merge (void)
{
  g_autoptr (UpliftProblems) whole = uplift_problems_new ();
  g_autoptr (UpliftProblems) first = uplift_problems_new ();
  g_autoptr (UpliftProblems) second = uplift_problems_new ();
  const guint64 offset = 100;

  for (guint64 line = 1; line <= 200; line += 27)
    {
      UpliftFinding finding = make_finding (
          line % 2 == 0 ? UPLIFT_SEVERITY_ERROR : UPLIFT_SEVERITY_WARNING, "bad-value", line);
      finding.column = line % 3 == 0 ? "rate" : "orders";
      finding.money = line % 4 == 0 ? UPLIFT_MONEY_NONE : (UpliftMoney) line;
      uplift_problems_add (whole, &finding, "line %d", (int) line);
      uplift_problems_leave_out (whole, &finding);
      UpliftProblems *part = line <= offset ? first : second;
      finding.line = line <= offset ? line : line - offset;
      uplift_problems_add (part, &finding, "line %d", (int) line);
      uplift_problems_leave_out (part, &finding);
    }
  uplift_problems_merge (first, second, offset);
  g_assert_cmpuint (uplift_problems_get_size (first), ==, uplift_problems_get_size (whole));
  g_assert_cmpuint (uplift_problems_count (first, UPLIFT_SEVERITY_NOTE), ==,
                    uplift_problems_count (whole, UPLIFT_SEVERITY_NOTE));
  for (guint i = 0; i < uplift_problems_get_size (whole); i++)
    {
      const UpliftProblem *p = uplift_problems_get (first, i), *q = uplift_problems_get (whole, i);
      g_assert_cmpint (p->severity, ==, q->severity);
      g_assert_cmpstr (p->column, ==, q->column);
      g_assert_cmpstr (p->message, ==, q->message);
      g_assert_cmpuint (p->count, ==, q->count);
      g_assert_cmpuint (p->left_out, ==, q->left_out);
      g_assert_cmpint (p->money, ==, q->money);
      g_assert_cmpmem (p->lines, sizeof p->lines, q->lines, sizeof q->lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problems/grouping", test_grouping);
  g_test_add_func ("/problems/money", test_money);
  g_test_add_func ("/problems/text", test_text);
  g_test_add_func ("/problems/long-text", test_long_text);
  g_test_add_func ("/problems/merge", test_merge);
  return g_test_run ();
}
