#include "core/write/finding-list.h"

#include <glib/gstdio.h>

static UpliftProblems *
make_problems (void)
{
  UpliftProblems *problems = uplift_problems_new ();
  UpliftFinding note = { .severity = UPLIFT_SEVERITY_NOTE,
                         .kind = "not-a-table",
                         .table = -1,
                         .file = "=a.csv",
                         .money = UPLIFT_MONEY_NONE };
  UpliftFinding error = { .severity = UPLIFT_SEVERITY_ERROR,
                          .kind = "bad-value",
                          .table = UPLIFT_TABLE_PAYOUTS,
                          .file = "payouts.csv",
                          .line = 18,
                          .column = "total_payout",
                          .value = "12k, \"or so\"",
                          .money = 125000 };
  UpliftFinding warning = { .severity = UPLIFT_SEVERITY_WARNING,
                            .kind = "far-date",
                            .table = UPLIFT_TABLE_TRACKING,
                            .file = "t.csv",
                            .line = 2,
                            .money = UPLIFT_MONEY_NONE };

  uplift_problems_add (problems, &note, "in\ntwo lines");
  uplift_problems_add (problems, &warning, "far");
  uplift_problems_add (problems, &error, "not a number");
  uplift_problems_leave_out (problems, &error);
  error.line = 20;
  uplift_problems_add (problems, &error, "not a number");
  uplift_problems_leave_out (problems, &error);
  warning.column = "date";
  uplift_problems_add (problems, &warning, "farther");
  return problems;
}

/* The worst first, and otherwise as they came. */
static void
test_order (void)
{
  g_autoptr (UpliftProblems) problems = make_problems ();
  g_autoptr (GPtrArray) all = uplift_problems_list (problems, -1);
  g_autoptr (GPtrArray) tracking = uplift_problems_list (problems, UPLIFT_TABLE_TRACKING);
  g_autoptr (GPtrArray) posts = uplift_problems_list (problems, UPLIFT_TABLE_POSTS);
  const guint order[] = { 2, 1, 3, 0 };

  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < all->len; i++)
    g_assert_true (all->pdata[i] == uplift_problems_get (problems, order[i]));
  g_assert_cmpuint (tracking->len, ==, 2);
  g_assert_cmpuint (posts->len, ==, 0);
}

static void
test_line (void)
{
  g_autoptr (UpliftProblems) problems = make_problems ();
  g_autofree char *error = uplift_finding_list_to_line (uplift_problems_get (problems, 2));
  g_autofree char *note = uplift_finding_list_to_line (uplift_problems_get (problems, 0));

  g_assert_cmpstr (error, ==,
                   "error: payouts.csv: line 18: total_payout: not a number (2 times) "
                   "[bad-value; lines 18, 20; left_out 2; money 25.00]");
  g_assert_cmpstr (note, ==, "note: =a.csv: in two lines [not-a-table]");
}

static void
test_csv (void)
{
  g_autoptr (UpliftProblems) problems = make_problems ();
  g_autoptr (GPtrArray) list = uplift_problems_list (problems, -1);
  g_autofree char *folder = g_dir_make_tmp ("uplift-findings-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "findings.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (uplift_finding_list_write_csv (list, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "severity,kind,table,file,lines,column,value,count,left_out,money,message\n"
                   "error,bad-value,payouts,payouts.csv,18 20,total_payout,"
                   "\"12k, \"\"or so\"\"\",2,2,25.00,not a number\n"
                   "warning,far-date,tracking,t.csv,2,,,1,0,,far\n"
                   "warning,far-date,tracking,t.csv,2,date,,1,0,,farther\n"
                   "note,not-a-table,,'=a.csv,,,,1,0,,\"in\ntwo lines\"\n");
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding-list/order", test_order);
  g_test_add_func ("/finding-list/line", test_line);
  g_test_add_func ("/finding-list/csv", test_csv);
  return g_test_run ();
}
