/* The window of the findings: order, filter, search, and the lines of the file. */
#include "../core/temp-folder.h"
#include "app/files/finding-lines.h"
#include "app/files/finding-row.h"
#include "app/files/problems-dialog.h"
#include "find-child.h"

#include <string.h>

#define TRACKING \
  "influencer_id,date,revenue\n1,soon,5\n1,2025-01-02,-3\n1,2025-01-03,-4\n2,2025-01-03,9\n"
#define PAYOUTS "influencer_id,total_payout\n1,2\n1,x\n2,0\n"

typedef struct
{
  char *folder;
  UpliftDataset *dataset;
  GtkWidget *parent;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = temp_folder_make ();
  temp_folder_write (fixture->folder, "t.csv", TRACKING, -1);
  temp_folder_write (fixture->folder, "p.csv", PAYOUTS, -1);
  fixture->dataset = temp_folder_load (fixture->folder, ".", NULL);
  g_assert_nonnull (fixture->dataset);
  fixture->parent = gtk_window_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  uplift_dataset_unref (fixture->dataset);
  temp_folder_remove (fixture->folder);
}

static UpliftProblemsDialog *
open_dialog (Fixture *fixture, int table)
{
  UpliftProblemsDialog *dialog
      = uplift_problems_dialog_new (GTK_WINDOW (fixture->parent), fixture->dataset, table);

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static gpointer
get_part (gpointer widget, const char *name)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (part);
  return part;
}

/* "error bad-value, warning negative-revenue": the rows that are shown. */
static char *
list_rows (UpliftProblemsDialog *dialog)
{
  GString *text = g_string_new (NULL);
  GtkListBox *list = get_part (dialog, "list");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      const UpliftProblem *problem = uplift_finding_row_get_problem (UPLIFT_FINDING_ROW (row));
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "",
                                uplift_severity_get_name (problem->severity), problem->kind);
    }
  return g_string_free (text, FALSE);
}

static void
check_rows (UpliftProblemsDialog *dialog, const char *expected)
{
  g_autofree char *rows = list_rows (dialog);

  g_assert_cmpstr (rows, ==, expected);
}

static const char *
get_page (UpliftProblemsDialog *dialog)
{
  return gtk_stack_get_visible_child_name (get_part (dialog, "stack"));
}

/* What the heading above the row says. */
static const char *
get_heading (UpliftProblemsDialog *dialog, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_part (dialog, "list"), index);
  GtkWidget *header = gtk_list_box_row_get_header (row);

  return header != NULL ? gtk_label_get_label (GTK_LABEL (find_child (header, GTK_TYPE_LABEL)))
                        : NULL;
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  UpliftProblemsDialog *dialog = open_dialog (fixture, -1);

  check_rows (dialog,
              "error bad-value, error bad-value, error without-payout, warning negative-revenue, "
              "warning no-influencers-file, note zero-payout");
  g_assert_cmpstr (get_heading (dialog, 0), ==, "3 errors");
  g_assert_null (get_heading (dialog, 1));
  g_assert_cmpstr (get_heading (dialog, 3), ==, "2 warnings");
  g_assert_cmpstr (get_heading (dialog, 5), ==, "1 note");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Findings in the data");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  UpliftProblemsDialog *dialog = open_dialog (fixture, UPLIFT_TABLE_PAYOUTS);
  GtkEditable *search = get_part (dialog, "search");

  check_rows (dialog, "error bad-value, error without-payout, note zero-payout");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Findings in “p.csv”");
  gtk_drop_down_set_selected (get_part (dialog, "tables"), 0);
  gtk_editable_set_text (search, "BELOW zero");
  g_signal_emit_by_name (search, "search-changed");
  check_rows (dialog, "warning negative-revenue");
  g_assert_cmpstr (get_heading (dialog, 3), ==, "1 warning");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Findings in the data");
  gtk_editable_set_text (search, "no such words");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_cmpstr (get_page (dialog), ==, "no-match");
  g_assert_false (gtk_widget_get_sensitive (get_part (dialog, "save")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The text of the lines, once they are read; "" when they cannot be. */
static char *
wait_for_lines (UpliftFindingLines *lines)
{
  GtkStack *stack = get_part (lines, "stack");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_part (lines, "text"));
  GtkTextBuffer *before = buffer;
  GtkTextIter start, end;

  while (g_str_equal (gtk_stack_get_visible_child_name (stack), "reading")
         || (g_str_equal (gtk_stack_get_visible_child_name (stack), "lines") && buffer == before
             && gtk_text_buffer_get_char_count (buffer) == 0))
    {
      g_main_context_iteration (NULL, TRUE);
      buffer = gtk_text_view_get_buffer (get_part (lines, "text"));
    }
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
activate_row (UpliftProblemsDialog *dialog, int index)
{
  GtkListBox *list = get_part (dialog, "list");

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, index));
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  UpliftProblemsDialog *dialog = open_dialog (fixture, -1);
  UpliftFindingLines *lines = get_part (dialog, "lines");

  activate_row (dialog, 3);
  g_assert_cmpstr (get_page (dialog), ==, "lines");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "t.csv");
  g_autofree char *text = wait_for_lines (lines);
  g_assert_nonnull (strstr (text, "     1  influencer_id,date,revenue\n"));
  g_assert_nonnull (strstr (text, "▸    3  1,2025-01-02,-3\n"));
  g_assert_nonnull (strstr (text, "     4  1,2025-01-03,-4\n"));
  g_assert_cmpstr (gtk_label_get_label (get_part (lines, "which")), ==, "1 of 2");
  g_assert_false (gtk_widget_get_sensitive (get_part (lines, "previous")));
  g_assert_false (gtk_widget_get_visible (get_part (lines, "changed")));

  g_signal_emit_by_name (get_part (lines, "next"), "clicked");
  g_autofree char *next = NULL;
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (next);
      next = wait_for_lines (lines);
    }
  while (strstr (next, "▸    4  1,2025-01-03,-4\n") == NULL);
  g_assert_false (gtk_widget_get_sensitive (get_part (lines, "next")));

  g_signal_emit_by_name (get_part (dialog, "back"), "clicked");
  g_assert_cmpstr (get_page (dialog), ==, "list");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Findings in the data");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is found nowhere cannot be shown; a file that is gone or another one is told. */
static void
test_changed_file (Fixture *fixture, gconstpointer data)
{
  UpliftProblemsDialog *dialog = open_dialog (fixture, -1);
  UpliftFindingLines *lines = get_part (dialog, "lines");
  GtkListBox *list = get_part (dialog, "list");

  g_assert_true (gtk_list_box_row_get_activatable (gtk_list_box_get_row_at_index (list, 0)));
  g_assert_false (gtk_list_box_row_get_activatable (gtk_list_box_get_row_at_index (list, 4)));
  temp_folder_write (fixture->folder, "t.csv", TRACKING "3,2025-01-03,9\n", -1);
  activate_row (dialog, 0);
  g_autofree char *text = wait_for_lines (lines);
  g_assert_nonnull (strstr (text, "▸    2  1,soon,5"));
  g_assert_true (gtk_widget_get_visible (get_part (lines, "changed")));

  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "t.csv", NULL);
  g_assert_true (g_file_delete (file, NULL, NULL));
  activate_row (dialog, 0);
  g_free (wait_for_lines (lines));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_part (lines, "stack")), ==, "failure");
  g_assert_cmpstr (gtk_label_get_label (get_part (lines, "failure")), ==,
                   "t.csv: there is no such file or folder");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The window may go while a file is being read. */
static void
test_close_while_reading (Fixture *fixture, gconstpointer data)
{
  UpliftProblemsDialog *dialog = open_dialog (fixture, -1);

  activate_row (dialog, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UpliftDataset) dataset = uplift_dataset_new ();
  uplift_dataset_finish (dataset, NULL);
  UpliftProblemsDialog *dialog
      = uplift_problems_dialog_new (GTK_WINDOW (fixture->parent), dataset, -1);

  g_assert_cmpstr (get_page (dialog), ==, "empty");
  g_assert_false (gtk_widget_get_visible (get_part (dialog, "save")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  UpliftProblem problem = { .file = (char *) "a.csv",
                            .column = (char *) "orders",
                            .value = (char *) "3",
                            .message = (char *) "élan of old",
                            .count = 9,
                            .lines = { 4, 7, 0 } };
  g_autofree char *sentence = uplift_finding_row_make_sentence (&problem);
  g_autofree char *place = uplift_finding_row_make_place (&problem);
  g_assert_cmpstr (sentence, ==, "Élan of old");
  g_assert_cmpstr (place, ==, "a.csv · lines 4, 7 and more · orders: “3”");

  problem.column = NULL;
  problem.lines[1] = 0;
  problem.count = 1;
  g_autofree char *other = uplift_finding_row_make_place (&problem);
  g_assert_cmpstr (other, ==, "a.csv · line 4 · “3”");
  problem = (UpliftProblem){ .message = (char *) "m" };
  g_autofree char *none = uplift_finding_row_make_place (&problem);
  g_assert_cmpstr (none, ==, "");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  add ("/problems-dialog/order", test_order);
  add ("/problems-dialog/filter", test_filter);
  add ("/problems-dialog/lines", test_lines);
  add ("/problems-dialog/changed-file", test_changed_file);
  add ("/problems-dialog/close-while-reading", test_close_while_reading);
  add ("/problems-dialog/empty", test_empty);
  add ("/problems-dialog/texts", test_texts);
  return g_test_run ();
}
