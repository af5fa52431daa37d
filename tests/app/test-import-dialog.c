/* How the import dialog decides about files, with real ones. The test has a home of its own, so
 * that the user's choices are not touched. */
#include "app/files/import-column-row.h"
#include "app/files/import-dialog.h"
#include "app/files/import-file-view.h"
#include "app/files/import-rows.h"
#include "app/files/import-texts.h"
#include "find-child.h"
#include <glib/gstdio.h>

#define INFLUENCERS "id,name,followers\n1,Ann,1000\n2,Bob,70000\n"
#define TRACKING "influencer_id,date,revenue\n1,2025-05-01,10\n2,2025-05-02,20\n"
/* Nothing tells days from months, and the shorter span is that of days first. */
#define SHOP \
  "When;Who;Takings;Item\n02-07-2025;1;1.200,50;Bag\n03-07-2025;2;2.300,75;Shoe\n" \
  "05-07-2025;1;12k5;Bag\n"

typedef struct
{
  char *folder;
  GtkWindow *parent;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("uplift-import-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->parent = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) choices = uplift_import_choices_get_default_file ();
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_file_delete (choices, NULL, NULL);
  gtk_window_destroy (fixture->parent);
  g_assert_finalize_object (fixture->parent);
}

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray **set = data;

  *set = uplift_import_set_open_finish (result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
open_files (GPtrArray *files, const UpliftImportRequest *request)
{
  GPtrArray *set = NULL;

  uplift_import_set_open_async (files, NULL, opened_cb, &set);
  while (set == NULL)
    g_main_context_iteration (NULL, TRUE);
  uplift_import_set_guess (set, files, request);
  return set;
}

/* All files of the folder, by the order of their names (transfer full). */
static GPtrArray *
open_folder (Fixture *fixture, gboolean refused)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  const UpliftImportRequest request = { .reason = refused ? "none of the tables" : NULL };

  g_ptr_array_add (files, g_file_new_for_path (fixture->folder));
  return open_files (files, &request);
}

static GtkWidget *
get_part (gpointer widget, const char *name)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (part);
  return GTK_WIDGET (part);
}

static const char *
get_text (gpointer widget, const char *name)
{
  GtkWidget *label = get_part (widget, name);

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : "";
}

static void
iterate (void)
{
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

/* The row of that title in the view of a dialog. */
static GtkWidget *
find_row (gpointer window, const char *title)
{
  GtkWidget *view = find_child (window, UPLIFT_TYPE_IMPORT_FILE_VIEW);
  GtkWidget *row = gtk_widget_get_first_child (get_part (view, "columns"));

  while (row != NULL && !g_str_equal (get_text (row, "title"), title))
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  return row;
}

static void
choose (gpointer window, const char *title, const char *part, guint item)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get_part (find_row (window, title), part)), item);
}

static UpliftImportDialog *
show (Fixture *fixture, GPtrArray *set, const char *reason)
{
  UpliftImportDialog *dialog = uplift_import_dialog_new (fixture->parent, set, reason);

  gtk_window_present (GTK_WINDOW (dialog));
  iterate ();
  return dialog;
}

static void
accept (UpliftImportDialog *dialog)
{
  g_signal_emit_by_name (get_part (dialog, "open_button"), "clicked");
  iterate ();
}

static void
forget (GtkWidget *view)
{
  g_signal_emit_by_name (find_child (get_part (view, "remembered"), GTK_TYPE_BUTTON), "clicked");
}

static const UpliftImportChoice *
get_choice (GPtrArray *set, guint i)
{
  return uplift_import_file_get_choice (g_ptr_array_index (set, i));
}

static void
test_mapping (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "shop.csv", SHOP);
  g_autoptr (GPtrArray) set = open_folder (fixture, TRUE);
  UpliftImportDialog *dialog = show (fixture, set, "none of the tables");
  const UpliftImportChoice *choice = get_choice (set, 0);

  g_assert_cmpint (choice->table, ==, UPLIFT_TABLE_TRACKING);
  g_assert_cmpint (choice->field[UPLIFT_COLUMN_DATE], ==, -1);
  g_assert_false (uplift_import_dialog_is_complete (dialog));
  g_assert_cmpstr (get_text (dialog, "status"), ==,
                   "“shop.csv” needs a column for: Influencer, Date, Revenue");
  g_assert_cmpstr (get_text (find_row (dialog, "Date"), "note"), ==, "needed: choose its column");

  choose (dialog, "Date", "field", 1);
  choice = get_choice (set, 0);
  g_assert_cmpint (choice->field[UPLIFT_COLUMN_DATE], ==, 0);
  g_assert_cmpstr (get_text (find_row (dialog, "Date"), "note"), ==, "chosen by you");
  g_assert_cmpstr (get_text (dialog, "status"), ==,
                   "“shop.csv” needs a column for: Influencer, Revenue");
  choose (dialog, "Revenue", "field", 3);
  g_assert_false (uplift_import_dialog_is_complete (dialog));
  choose (dialog, "Influencer", "field", 2);
  g_assert_true (uplift_import_dialog_is_complete (dialog));
  /* Optional, with what is lost without it. */
  g_assert_cmpstr (get_text (find_row (dialog, "User id"), "note"), ==,
                   "No test of lift user by user.");
  choose (dialog, "Influencer", "field", 0);
  g_assert_false (uplift_import_dialog_is_complete (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What the file does not say can be said of all its rows. */
static void
test_influencer (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "shop.csv", "date,revenue\n2025-01-01,5\n");
  g_autoptr (GPtrArray) set = open_folder (fixture, TRUE);
  UpliftImportDialog *dialog = show (fixture, set, "none of the tables");
  GtkWidget *row = find_row (dialog, "Influencer");

  g_assert_true (gtk_widget_get_visible (get_part (row, "influencer_box")));
  g_assert_false (uplift_import_dialog_is_complete (dialog));
  gtk_editable_set_text (GTK_EDITABLE (get_part (row, "influencer")), " 7 ");
  g_assert_cmpstr (get_choice (set, 0)->influencer, ==, "7");
  g_assert_true (uplift_import_dialog_is_complete (dialog));
  gtk_editable_set_text (GTK_EDITABLE (get_part (row, "influencer")), " ");
  g_assert_false (uplift_import_dialog_is_complete (dialog));

  /* A column takes its place. */
  gtk_editable_set_text (GTK_EDITABLE (get_part (row, "influencer")), "7");
  choose (dialog, "Influencer", "field", 2);
  g_assert_null (get_choice (set, 0)->influencer);
  g_assert_false (gtk_widget_get_visible (get_part (row, "influencer_box")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_way (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "shop.csv", SHOP);
  g_autoptr (GPtrArray) set = open_folder (fixture, TRUE);
  UpliftImportDialog *dialog = show (fixture, set, "none of the tables");
  GtkGrid *grid
      = GTK_GRID (get_part (find_child (GTK_WIDGET (dialog), UPLIFT_TYPE_IMPORT_ROWS), "grid"));

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 2))), ==,
                   "02-07-2025");
  choose (dialog, "Date", "field", 1);
  g_assert_cmpstr (get_text (find_row (dialog, "Date"), "examples"), ==,
                   "02-07-2025 → 2 Jul 2025\n03-07-2025 → 3 Jul 2025\n05-07-2025 → 5 Jul 2025");
  choose (dialog, "Date", "way", UPLIFT_WAY_SECOND);
  g_assert_cmpint (get_choice (set, 0)->way[UPLIFT_COLUMN_DATE], ==, UPLIFT_WAY_SECOND);
  g_assert_cmpstr (get_text (find_row (dialog, "Date"), "examples"), ==,
                   "02-07-2025 → 7 Feb 2025\n03-07-2025 → 7 Mar 2025\n05-07-2025 → 7 May 2025");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 2))), ==,
                   "7 Feb 2025");

  choose (dialog, "Revenue", "field", 3);
  /* What does not read comes first, and how many do not. */
  const char *examples = get_text (find_row (dialog, "Revenue"), "examples");
  g_assert_true (g_str_has_prefix (examples, "12k5 → does not read\n1.200,50 → 1200.50\n"));
  g_assert_nonnull (strstr (examples, "\n1 of the first "));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_grid_get_child_at (grid, 2, 4))), ==,
                   "⚠ 12k5");
  /* It was said of the other column. */
  choose (dialog, "Date", "field", 4);
  g_assert_cmpint (get_choice (set, 0)->way[UPLIFT_COLUMN_DATE], ==, UPLIFT_WAY_AUTOMATIC);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Kept with the button alone, found again for files of these columns, and forgotten. */
static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "shop.csv", SHOP);
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GPtrArray) set = open_folder (fixture, TRUE);
      UpliftImportDialog *dialog = show (fixture, set, "none of the tables");
      g_assert_false (uplift_import_file_is_remembered (g_ptr_array_index (set, 0)));
      choose (dialog, "Date", "field", 1);
      choose (dialog, "Influencer", "field", 2);
      choose (dialog, "Revenue", "field", 3);
      if (round == 0)
        gtk_window_destroy (GTK_WINDOW (dialog));
      else
        accept (dialog);
    }

  write_file (fixture, "shop.csv", "when;who;takings;item\n01-08-2025;2;7,50;Hat\n");
  g_autoptr (GPtrArray) set = open_folder (fixture, TRUE);
  UpliftImportDialog *dialog = show (fixture, set, NULL);
  GtkWidget *view = find_child (GTK_WIDGET (dialog), UPLIFT_TYPE_IMPORT_FILE_VIEW);
  g_assert_true (uplift_import_dialog_is_complete (dialog));
  g_assert_true (gtk_widget_get_visible (get_part (view, "remembered")));
  g_assert_cmpint (get_choice (set, 0)->field[UPLIFT_COLUMN_REVENUE], ==, 2);

  forget (view);
  g_assert_false (gtk_widget_get_visible (get_part (view, "remembered")));
  g_assert_cmpint (get_choice (set, 0)->field[UPLIFT_COLUMN_REVENUE], ==, -1);
  g_assert_false (uplift_import_dialog_is_complete (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* It cannot be accepted as it is, and is forgotten all the same. */
  g_autoptr (GPtrArray) again = open_folder (fixture, TRUE);
  g_assert_false (uplift_import_file_is_remembered (g_ptr_array_index (again, 0)));
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "tracking.csv", TRACKING);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GPtrArray) set = open_folder (fixture, FALSE);
      UpliftImportDialog *dialog = show (fixture, set, NULL);
      GtkWidget *view = find_child (GTK_WIDGET (dialog), UPLIFT_TYPE_IMPORT_FILE_VIEW);
      g_assert_cmpint (uplift_import_file_is_remembered (g_ptr_array_index (set, 0)), ==,
                       round == 1);
      if (round == 0)
        choose (dialog, "Date", "way", UPLIFT_WAY_FIRST);
      else if (round == 1)
        forget (view);
      accept (dialog);
    }
}

/* Of the files that no rule knows those are asked about without which nothing can be opened. */
static void
test_set (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.csv", INFLUENCERS);
  write_file (fixture, "b.csv", "colour,weight\nred,12\n");
  write_file (fixture, "c.csv", "when,influencer_id,revenue\n2025-01-01,1,5\n");
  g_autoptr (GPtrArray) set = open_folder (fixture, TRUE);
  guint which = 9;
  g_autofree char *obstacle = uplift_import_set_find_obstacle (set, &which);

  g_assert_false (uplift_import_file_is_left_out (g_ptr_array_index (set, 0)));
  g_assert_true (uplift_import_file_is_left_out (g_ptr_array_index (set, 1)));
  g_assert_cmpstr (obstacle, ==, "“c.csv” needs a column for: Date");
  g_assert_cmpuint (which, ==, 2);

  uplift_import_file_leave_out (g_ptr_array_index (set, 2));
  g_free (obstacle);
  obstacle = uplift_import_set_find_obstacle (set, &which);
  g_assert_true (g_str_has_prefix (obstacle, "None of the files is taken for tracked orders"));

  uplift_import_file_set_table (g_ptr_array_index (set, 2), UPLIFT_TABLE_TRACKING);
  uplift_import_file_set_field (g_ptr_array_index (set, 2), UPLIFT_COLUMN_DATE, 0);
  g_free (obstacle);
  obstacle = uplift_import_set_find_obstacle (set, &which);
  g_assert_null (obstacle);

  uplift_import_file_set_table (g_ptr_array_index (set, 1), UPLIFT_TABLE_INFLUENCERS);
  uplift_import_file_set_field (g_ptr_array_index (set, 1), UPLIFT_COLUMN_INFLUENCER_ID, 0);
  uplift_import_file_set_field (g_ptr_array_index (set, 1), UPLIFT_COLUMN_NAME, 0);
  obstacle = uplift_import_set_find_obstacle (set, &which);
  g_assert_true (g_str_has_prefix (obstacle, "“a.csv” and “b.csv” are both taken for"));
  g_assert_cmpuint (which, ==, 1);
}

/* A file that was chosen itself is asked about, whatever its columns, and as the table wanted. */
static void
test_wanted (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "spend.csv", "tracking.csv" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  write_file (fixture, "spend.csv", "Ref;Paid out\n1;5\n");
  write_file (fixture, "tracking.csv", TRACKING);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (files, g_file_new_build_filename (fixture->folder, names[i], NULL));
  const UpliftImportRequest named = { .reason = "none of the tables" };
  const UpliftImportRequest wanted = { .reason = "none of the tables",
                                       .wanted = g_ptr_array_index (files, 0),
                                       .table = UPLIFT_TABLE_INFLUENCERS };

  g_autoptr (GPtrArray) set = open_files (files, &named);
  g_assert_false (uplift_import_file_is_left_out (g_ptr_array_index (set, 0)));
  g_assert_cmpint (get_choice (set, 0)->table, !=, UPLIFT_TABLE_TRACKING);
  g_ptr_array_unref (set);
  set = open_files (files, &wanted);
  g_assert_false (uplift_import_file_is_left_out (g_ptr_array_index (set, 0)));
  g_assert_cmpint (get_choice (set, 0)->table, ==, UPLIFT_TABLE_INFLUENCERS);
}

/* Of two files with the same columns one is not read; nothing is remembered about them. */
static void
test_twins (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "may.csv", TRACKING);
  write_file (fixture, "june.csv", "Influencer ID;Date;Revenue\n1;2025-06-01;10\n");
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (given, g_file_new_for_path (fixture->folder));
  g_autoptr (GPtrArray) set = open_folder (fixture, TRUE);
  guint which = 9;
  g_autofree char *obstacle = uplift_import_set_find_obstacle (set, &which);
  g_autofree char *path = g_build_filename (fixture->folder, "may.csv", NULL);
  g_autoptr (GFile) may = g_file_new_for_path (path);
  g_autoptr (GFile) choices = uplift_import_choices_get_default_file ();

  g_assert_cmpstr (obstacle, ==,
                   "“june.csv” and “may.csv” have the same columns and can only be the same "
                   "table: leave one out.");
  uplift_import_file_leave_out (g_ptr_array_index (set, 0));
  g_assert_null (uplift_import_set_find_obstacle (set, &which));
  g_assert_true (uplift_import_set_store (set, NULL));
  g_assert_false (g_file_query_exists (choices, NULL));

  g_autoptr (GPtrArray) files = uplift_import_set_list_files (set, given);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_true (g_file_equal (g_ptr_array_index (files, 0), may));

  uplift_import_file_set_table (g_ptr_array_index (set, 0), UPLIFT_TABLE_TRACKING);
  uplift_import_file_leave_out (g_ptr_array_index (set, 1));
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  for (guint i = 0; i < set->len; i++)
    g_ptr_array_add (both, uplift_import_file_get_file (g_ptr_array_index (set, i)));
  g_autoptr (GPtrArray) first = uplift_import_set_list_files (set, both);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_true (g_ptr_array_index (first, 0) == g_ptr_array_index (both, 0));
}

/* A folder that is open stays as it is: what was left out is not asked about, nor remembered. */
static void
test_open_set (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.csv", TRACKING);
  write_file (fixture, "b.csv", "colour,weight\nred,12\n");
  g_autoptr (GPtrArray) set = open_folder (fixture, FALSE);
  UpliftImportDialog *dialog = show (fixture, set, NULL);
  g_autoptr (GFile) choices = uplift_import_choices_get_default_file ();

  g_assert_true (uplift_import_file_is_left_out (g_ptr_array_index (set, 1)));
  g_assert_true (uplift_import_dialog_is_complete (dialog));
  accept (dialog);
  g_assert_false (g_file_query_exists (choices, NULL));
}

static void
test_odd_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) wide = g_string_new ("influencer_id,date,revenue,same,same,");
  g_autofree char *name = g_strnfill (200, 'n');
  g_autofree char *long_name = g_strconcat (name, ".csv", NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (wide, ",column %u", i);
  g_string_append (wide, "\n1,2025-01-01,5\n");
  write_file (fixture, "a.csv", "");
  write_file (fixture, "b.csv", "influencer_id,total_payout\n");
  write_file (fixture, long_name, wide->str);
  g_autoptr (GPtrArray) set = open_folder (fixture, FALSE);
  UpliftImportDialog *dialog = show (fixture, set, NULL);
  GtkListBox *files = GTK_LIST_BOX (get_part (dialog, "files"));

  for (int i = 0; i < 3; i++)
    {
      gtk_list_box_select_row (files, gtk_list_box_get_row_at_index (files, i));
      iterate ();
    }
  g_assert_nonnull (uplift_import_file_get_error (g_ptr_array_index (set, 0)));
  g_assert_cmpint (get_choice (set, 1)->table, ==, UPLIFT_TABLE_PAYOUTS);
  g_assert_true (uplift_import_dialog_is_complete (dialog));
  GtkDropDown *field = GTK_DROP_DOWN (get_part (find_row (dialog, "Date"), "field"));
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (field));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (names)), ==, 307);
  g_assert_cmpstr (gtk_string_list_get_string (names, 4), ==, "same (column 4)");
  g_assert_cmpstr (gtk_string_list_get_string (names, 6), ==, "Column 6");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The focus is on what has to be chosen first. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.csv", INFLUENCERS);
  write_file (fixture, "b.csv", "when,influencer_id,revenue\n2025-01-01,1,5\n");
  g_autoptr (GPtrArray) set = open_folder (fixture, TRUE);
  UpliftImportDialog *dialog = show (fixture, set, "none of the tables");
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (dialog));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, find_row (dialog, "Date")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

#define ADD(name, test) g_test_add ("/import-dialog/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("mapping", test_mapping);
  ADD ("influencer", test_influencer);
  ADD ("way", test_way);
  ADD ("remembered", test_remembered);
  ADD ("forgotten", test_forgotten);
  ADD ("set", test_set);
  ADD ("wanted", test_wanted);
  ADD ("twins", test_twins);
  ADD ("open-set", test_open_set);
  ADD ("odd-files", test_odd_files);
  ADD ("focus", test_focus);
  return g_test_run ();
}
