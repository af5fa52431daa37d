/* What the program prints and returns without a window. */
#include "app/headless.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the last run printed. */
static GString *printed;

static void
collect_cb (const char *text)
{
  g_string_append (printed, text);
}

/* The test framework prints in the same way. */
static int
run (const UpliftCommandLine *command_line)
{
  GPrintFunc usual = g_set_print_handler (collect_cb);
  g_string_truncate (printed, 0);
  int status = uplift_headless_run (command_line);

  g_set_print_handler (usual);
  return status;
}

/* Runs `uplift --check` on a folder with this tracking file, or with none. */
static int
check (const char *tracking)
{
  g_autofree char *folder = g_dir_make_tmp ("uplift-headless-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);
  char *const argv[] = { (char *) "uplift", (char *) "--check", folder, NULL };
  g_autoptr (GError) error = NULL;

  if (tracking != NULL)
    g_assert_true (g_file_set_contents (path, tracking, -1, NULL));
  g_autoptr (UpliftCommandLine) command_line = uplift_command_line_parse (3, argv, &error);
  g_assert_no_error (error);
  int status = run (command_line);
  g_remove (path);
  g_rmdir (folder);
  return status;
}

static void
test_errors (void)
{
  int status = check ("influencer_id,date,revenue\nA,2025-01-02,-5\nA,soon,7\nA,2025-01-03,9\n");
  g_auto (GStrv) lines = g_strsplit (printed->str, "\n", -1);

  g_assert_cmpint (status, ==, UPLIFT_EXIT_ERRORS);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "error: t.csv: line 3: date: "));
  g_assert_true (g_str_has_suffix (lines[0], "[bad-value; left_out 1]"));
  g_assert_true (g_str_has_prefix (lines[1], "warning: t.csv: line 2: revenue: "));
  g_assert_true (g_str_has_suffix (lines[1], "[negative-revenue; money -5.00]"));
  g_assert_true (g_str_has_suffix (lines[2], "[no-influencers-file]"));
}

static void
test_doubts (void)
{
  g_assert_cmpint (check ("influencer_id,date,revenue\nA,2025-01-02,5\n"), ==, UPLIFT_EXIT_DONE);
  g_assert_true (g_str_has_prefix (printed->str, "warning: "));
}

static void
test_unreadable (void)
{
  g_assert_cmpint (check (NULL), ==, UPLIFT_EXIT_INPUT);
  g_assert_cmpstr (printed->str, ==, "");
}

/* What is remembered in the window holds here too. */
static void
test_remembered_choices (void)
{
  static const char tracking[] = "who,when,how much\nA,2025-01-02,-5\n";
  static const char *const header[] = { "who", "when", "how much" };
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_new ();
  g_autoptr (UpliftImportChoice) choice = uplift_import_choice_new (UPLIFT_TABLE_TRACKING);
  g_autoptr (GFile) file = uplift_import_choices_get_default_file ();

  g_assert_cmpint (check (tracking), ==, UPLIFT_EXIT_INPUT);
  choice->field[UPLIFT_COLUMN_INFLUENCER_ID] = 0;
  choice->field[UPLIFT_COLUMN_DATE] = 1;
  choice->field[UPLIFT_COLUMN_REVENUE] = 2;
  uplift_import_choices_set (choices, header, G_N_ELEMENTS (header), choice);
  g_assert_true (uplift_import_choices_save (choices, file, NULL));
  g_assert_cmpint (check (tracking), ==, UPLIFT_EXIT_DONE);
  g_assert_nonnull (strstr (printed->str, "[remembered-choice]"));
  g_assert_nonnull (strstr (printed->str, "[negative-revenue; money -5.00]"));

  g_assert_true (
      g_file_replace_contents (file, "x", 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  g_assert_cmpint (check ("influencer_id,date,revenue\nA,2025-01-02,5\n"), ==, UPLIFT_EXIT_INPUT);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_sample (void)
{
  char *const argv[] = { (char *) "uplift", (char *) "--check", (char *) "--sample", NULL };
  g_autoptr (UpliftCommandLine) command_line = uplift_command_line_parse (3, argv, NULL);

  g_assert_cmpint (run (command_line), ==, UPLIFT_EXIT_DONE);
  g_assert_cmpstr (printed->str, ==, "Nothing was found wrong.\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  printed = g_string_new (NULL);
  g_test_add_func ("/headless/errors", test_errors);
  g_test_add_func ("/headless/doubts", test_doubts);
  g_test_add_func ("/headless/unreadable", test_unreadable);
  g_test_add_func ("/headless/remembered-choices", test_remembered_choices);
  g_test_add_func ("/headless/sample", test_sample);
  int status = g_test_run ();
  g_string_free (printed, TRUE);
  return status;
}
