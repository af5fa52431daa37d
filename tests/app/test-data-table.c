#include "app/table/data-table.h"
#include "app/table/table-view.h"
#include "find-child.h"
#include "small-table.h"

#include <glib/gstdio.h>

enum
{
  NAME,
  PLACE,
  MONEY,
  STATUS,
  DAY,
  SHARE,
  N_COLUMNS
};

static const UpliftTableColumn columns[N_COLUMNS] = {
  [NAME] = { .id = "name", .title = "Name", .form = UPLIFT_CELL_TEXT },
  [PLACE] = { .id = "place", .title = "Place", .form = UPLIFT_CELL_LINK },
  [MONEY] = { .id = "money", .title = "Money", .form = UPLIFT_CELL_MONEY },
  [STATUS] = { .id = "status", .title = "Status", .form = UPLIFT_CELL_STATUS },
  [DAY] = { .id = "day", .title = "Day", .form = UPLIFT_CELL_DATE, .hidden = TRUE },
  [SHARE] = { .id = "click_share", .title = "Share", .form = UPLIFT_CELL_PERCENT },
};

static const char *const cells[] = {
  "Anna",      "https://a.example/1",
  "40",        "1",
  "20000",     "0.1",
  "Bert",      "http://b.example/,2",
  "2.5",       "",
  "0",         "",
  "Cleo \"",   "=no page",
  "12345.678", "2",
  "",          "0.3333333333333333",
};

typedef struct
{
  UpliftDataTable *table;  /* (owned) */
  GtkWidget *table_view;   /* (borrowed) */
  GtkColumnView *view;     /* (borrowed) */
  GtkDropDown *sort_by;    /* (borrowed) */
  GtkToggleButton *toggle; /* highest first (borrowed) */
  GtkWidget *search;       /* (borrowed) */
  GtkStack *stack;         /* (borrowed) */
} Fixture;

static void
set_data (Fixture *fixture, guint n_rows)
{
  g_autoptr (UpliftTableData) data = small_table_new (columns, N_COLUMNS, cells, n_rows);

  uplift_data_table_set_data (fixture->table, data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->table = UPLIFT_DATA_TABLE (g_object_ref_sink (uplift_data_table_new ()));
  fixture->table_view = find_child (GTK_WIDGET (fixture->table), UPLIFT_TYPE_TABLE_VIEW);
  fixture->view = GTK_COLUMN_VIEW (find_child (GTK_WIDGET (fixture->table), GTK_TYPE_COLUMN_VIEW));
  fixture->sort_by = GTK_DROP_DOWN (find_child (GTK_WIDGET (fixture->table), GTK_TYPE_DROP_DOWN));
  fixture->toggle = GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (fixture->sort_by)));
  fixture->search = find_child (GTK_WIDGET (fixture->table), GTK_TYPE_SEARCH_ENTRY);
  fixture->stack = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (fixture->view), GTK_TYPE_STACK));
  set_data (fixture, 3);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->table));
  g_assert_finalize_object (fixture->table);
}

static void
search (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->search), text);
  g_signal_emit_by_name (fixture->search, "search-changed");
}

/* What would be saved now (transfer full). */
static char *
dup_saved (Fixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp ("uplift-table-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "saved.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (UpliftTableExcerpt) excerpt = uplift_data_table_create_excerpt (fixture->table, FALSE);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  uplift_table_excerpt_save (excerpt, file, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return text;
}

/* The names in the first column of what is shown, "Anna Bert". */
static void
check_names (Fixture *fixture, const char *expected)
{
  g_autofree char *saved = dup_saved (fixture);
  g_auto (GStrv) lines = g_strsplit (saved, "\n", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) line = g_strsplit (lines[i], ",", 2);

      g_string_append_printf (names, "%s%s", i > 1 ? " " : "", line[0]);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static GtkColumnViewColumn *
get_column (Fixture *fixture, guint which)
{
  GListModel *list = gtk_column_view_get_columns (fixture->view);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), columns[which].title))
        return column;
    }
  g_assert_not_reached ();
}

/* The number of titles with an arrow. */
static guint
count_arrows (GtkWidget *widget)
{
  guint n = gtk_widget_has_css_class (widget, "ascending")
            || gtk_widget_has_css_class (widget, "descending");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_arrows (child);
  return n;
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));

  check_names (fixture, "Anna Bert \"Cleo \"\"\"");

  /* The header leads the control, and the other way round. (A click takes the arrow from the column
   * before, which this function of GTK does not.) */
  gtk_column_view_sort_by_column (fixture->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (fixture->view, get_column (fixture, MONEY), GTK_SORT_ASCENDING);
  check_names (fixture, "\"Cleo \"\"\" Anna Bert");
  g_assert_cmpuint (gtk_drop_down_get_selected (fixture->sort_by), ==, MONEY);
  g_assert_true (gtk_toggle_button_get_active (fixture->toggle));
  gtk_toggle_button_set_active (fixture->toggle, FALSE);
  check_names (fixture, "Bert Anna \"Cleo \"\"\"");
  gtk_toggle_button_set_active (fixture->toggle, TRUE);
  check_names (fixture, "\"Cleo \"\"\" Anna Bert");
  g_assert_cmpuint (count_arrows (header), ==, 1);

  /* No title claims the sort by a column that is not shown; when it is, its own does. */
  gtk_drop_down_set_selected (fixture->sort_by, DAY);
  check_names (fixture, "Anna Bert \"Cleo \"\"\"");
  g_assert_cmpuint (count_arrows (header), ==, 0);
  gtk_column_view_column_set_visible (get_column (fixture, DAY), TRUE);
  g_assert_cmpuint (count_arrows (header), ==, 1);
  uplift_data_table_sort_by (fixture->table, "money", FALSE);
  check_names (fixture, "Bert Anna \"Cleo \"\"\"");
  g_assert_cmpuint (gtk_drop_down_get_selected (fixture->sort_by), ==, MONEY);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static void
check_label (Fixture *fixture, const char *text)
{
  g_test_message ("%s", text);
  g_assert_true (has_label (GTK_WIDGET (fixture->table), text));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  check_label (fixture, "3 things");
  search (fixture, "EXAMPLE");
  check_names (fixture, "Anna Bert");
  check_label (fixture, "2 of 3 things");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "table");
  search (fixture, "nobody");
  check_label (fixture, "0 of 3 things");
  check_label (fixture, "Nothing found: try another word, or part of one.");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "placeholder");
  set_data (fixture, 2);
  check_label (fixture, "0 of 2 things");
  search (fixture, "");
  check_label (fixture, "2 things");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "table");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  uplift_data_table_set_empty_text (fixture->table, "No thing is left.");
  set_data (fixture, 0);
  check_label (fixture, "0 things");
  check_label (fixture, "No thing is left.");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "placeholder");
  check_names (fixture, "");
  set_data (fixture, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "table");
  uplift_data_table_set_data (fixture->table, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "placeholder");
  set_data (fixture, 3);
  check_names (fixture, "Anna Bert \"Cleo \"\"\"");
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = dup_saved (fixture), *some = NULL;

  g_assert_cmpstr (all, ==,
                   "name,place,money,status,click_share\n"
                   "Anna,https://a.example/1,40,grave,0.1\n"
                   "Bert,\"http://b.example/,2\",2.5,,\n"
                   "\"Cleo \"\"\",'=no page,12345.678,doubtful,0.3333333333333333\n");

  /* As shown: searched, sorted, and the columns in their order. */
  search (fixture, "http");
  gtk_toggle_button_set_active (fixture->toggle, TRUE);
  gtk_column_view_column_set_visible (get_column (fixture, PLACE), FALSE);
  gtk_column_view_column_set_visible (get_column (fixture, STATUS), FALSE);
  gtk_column_view_column_set_visible (get_column (fixture, DAY), TRUE);
  gtk_column_view_insert_column (fixture->view, 0, get_column (fixture, DAY));
  some = dup_saved (fixture);
  g_assert_cmpstr (some, ==,
                   "day,name,money,click_share\n"
                   "1970-01-01,Bert,2.5,\n"
                   "2024-10-04,Anna,40,0.1\n");
}

/* The selected rows as they are copied, NULL when there are none (transfer full). */
static char *
dup_selection (Fixture *fixture)
{
  g_autoptr (UpliftTableExcerpt) excerpt = uplift_data_table_create_excerpt (fixture->table, TRUE);

  return excerpt != NULL ? uplift_table_excerpt_to_tabbed (excerpt) : NULL;
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (fixture->view);
  g_autofree char *text = NULL;

  g_assert_null (dup_selection (fixture));
  gtk_column_view_column_set_visible (get_column (fixture, PLACE), FALSE);
  gtk_column_view_column_set_visible (get_column (fixture, SHARE), FALSE);
  gtk_selection_model_select_item (selection, 0, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  text = dup_selection (fixture);
  g_assert_cmpstr (text, ==,
                   "Name\tMoney\tStatus\nAnna\t40\tgrave\nCleo \"\t12345.678\tdoubtful\n");

  /* What is selected stays so under another order, and with other figures. */
  g_free (text);
  gtk_toggle_button_set_active (fixture->toggle, TRUE);
  text = dup_selection (fixture);
  g_assert_cmpstr (text, ==,
                   "Name\tMoney\tStatus\nCleo \"\t12345.678\tdoubtful\nAnna\t40\tgrave\n");
  g_free (text);
  set_data (fixture, 2);
  text = dup_selection (fixture);
  g_assert_cmpstr (text, ==, "Name\tMoney\tStatus\nAnna\t40\tgrave\n");

  /* What a search hides is not selected any more. */
  g_free (text);
  search (fixture, "bert");
  search (fixture, "");
  text = dup_selection (fixture);
  g_assert_null (text);
}

static void
row_activated_cb (UpliftDataTable *table, guint row, GString *log)
{
  g_string_append_printf (log, "row %u ", row);
}

static void
link_activated_cb (UpliftDataTable *table, guint row, const char *address, GString *log)
{
  g_string_append_printf (log, "link %u %s ", row, address);
}

static void
test_activate (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = gtk_column_view_get_model (fixture->view);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (fixture->table, "row-activated", G_CALLBACK (row_activated_cb), log);
  g_signal_connect (fixture->table, "link-activated", G_CALLBACK (link_activated_cb), log);
  gtk_toggle_button_set_active (fixture->toggle, TRUE);
  g_signal_emit_by_name (fixture->view, "activate", 0);
  gtk_widget_activate_action (fixture->table_view, "table.open-link", "(uu)", 1, PLACE);
  /* What is no page is not opened. */
  gtk_widget_activate_action (fixture->table_view, "table.open-link", "(uu)", 0, PLACE);
  gtk_widget_activate_action (fixture->table_view, "table.open-selected-link", NULL);
  gtk_selection_model_select_item (selection, 2, TRUE);
  gtk_widget_activate_action (fixture->table_view, "table.open-selected-link", NULL);
  g_assert_cmpstr (log->str, ==, "row 2 link 1 http://b.example/,2 link 0 https://a.example/1 ");
}

/* Choices of columns stay until the data say otherwise. */
static void
test_columns (Fixture *fixture, gconstpointer data)
{
  UpliftTableColumn other[N_COLUMNS];
  g_autoptr (UpliftTableData) renamed = NULL, fewer = NULL;

  g_assert_false (gtk_column_view_column_get_visible (get_column (fixture, DAY)));
  gtk_column_view_column_set_visible (get_column (fixture, DAY), TRUE);
  gtk_column_view_column_set_visible (get_column (fixture, PLACE), FALSE);
  uplift_data_table_sort_by (fixture->table, "money", TRUE);
  set_data (fixture, 3);
  g_assert_true (gtk_column_view_column_get_visible (get_column (fixture, DAY)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (fixture, PLACE)));

  for (guint i = 0; i < N_COLUMNS; i++)
    other[i] = columns[i];
  other[STATUS].hidden = TRUE;
  other[NAME].title = "Campaign";
  renamed = small_table_new (other, N_COLUMNS, cells, 3);
  uplift_data_table_set_data (fixture->table, renamed);
  g_assert_true (gtk_column_view_column_get_visible (get_column (fixture, DAY)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (fixture, STATUS)));
  check_names (fixture, "\"Cleo \"\"\" Anna Bert");
  check_label (fixture, "Campaign");

  fewer = small_table_new (columns, 1, cells, 3);
  uplift_data_table_set_data (fixture->table, fewer);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (fixture->view)), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (fixture->sort_by), ==, NAME);
}

static void
set_many (Fixture *fixture, guint n)
{
  g_autofree const char **many = g_new (const char *, n *N_COLUMNS);
  g_autoptr (UpliftTableData) data = NULL;

  for (guint i = 0; i < n * N_COLUMNS; i++)
    many[i] = cells[i % G_N_ELEMENTS (cells)];
  data = small_table_new (columns, N_COLUMNS, many, n);
  uplift_data_table_set_data (fixture->table, data);
}

/* The height of the table once it is laid out. */
static int
get_height (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 4;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  return gtk_widget_get_height (fixture->table_view);
}

/* As high as the rows, up to a limit, and steady while they are searched. */
static void
test_height (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  int one, three, many;

  gtk_widget_set_valign (GTK_WIDGET (fixture->table), GTK_ALIGN_START);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->table));
  gtk_window_present (GTK_WINDOW (window));
  three = get_height (fixture);
  set_many (fixture, 1);
  one = get_height (fixture);
  set_many (fixture, 90);
  many = get_height (fixture);
  g_test_message ("%d, %d, %d pixels", one, three, many);
  g_assert_cmpint (one, >, 20);
  g_assert_cmpint (three, >, one);
  g_assert_cmpint (many, >, 380);
  g_assert_cmpint (many, <, 420);

  search (fixture, "anna");
  search (fixture, "anna nobody");
  search (fixture, "anna");
  set_many (fixture, 3);
  g_assert_cmpint (get_height (fixture), ==, many);
  search (fixture, "");
  g_assert_cmpint (get_height (fixture), ==, three);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* How many rows can be seen, or could be by scrolling. */
static guint
count_seen (Fixture *fixture)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (fixture->view));
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_visible (row);
  return n;
}

/* Until the table has so many places. */
static void
wait_for_places (Fixture *fixture, guint n)
{
  GListModel *places = G_LIST_MODEL (gtk_column_view_get_model (fixture->view));
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_list_model_get_n_items (places) != n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, n);
}

static void
wait_for_seen (Fixture *fixture, guint n)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (count_seen (fixture) != n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_seen (fixture), ==, n);
}

/* The widgets of many rows are made step by step, and kept; nobody sees one without a row. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkSelectionModel *selection = gtk_column_view_get_model (fixture->view);
  g_autofree char *text = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->table));
  gtk_window_present (GTK_WINDOW (window));
  set_many (fixture, 90);
  wait_for_places (fixture, 90);
  wait_for_seen (fixture, 90);
  search (fixture, "anna");
  g_assert_cmpuint (count_seen (fixture), ==, 30);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 90);

  /* A row that is selected is not lost among those to come. */
  gtk_selection_model_select_item (selection, 29, TRUE);
  search (fixture, "");
  text = dup_selection (fixture);
  g_assert_nonnull (text);
  g_assert_true (g_str_has_prefix (strchr (text, '\n'), "\nAnna\t"));
  wait_for_seen (fixture, 90);

  /* One that the search leaves out is not selected any more, nor is any that takes its place. */
  gtk_selection_model_select_item (selection, 85, TRUE);
  search (fixture, "bert");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 90);
  search (fixture, "");
  g_assert_null (dup_selection (fixture));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The widget of a place, NULL when there is none yet (borrowed). */
static GtkWidget *
get_row (Fixture *fixture, guint place)
{
  GtkWidget *row
      = gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (fixture->view)));

  for (guint i = 0; i < place && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* Where there is no row, neither the focus goes nor a scroll. */
static void
test_spare (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GListModel *places = G_LIST_MODEL (gtk_column_view_get_model (fixture->view));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  GtkWidget *focus;
  double height;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->table));
  gtk_window_present (GTK_WINDOW (window));
  set_many (fixture, 150);
  wait_for_places (fixture, 150);
  get_height (fixture);
  height = gtk_adjustment_get_upper (adjustment);
  search (fixture, "anna");
  get_height (fixture);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_upper (adjustment), height / 3, 1);
  gtk_adjustment_set_value (adjustment, 20);
  wait_for_places (fixture, 50);
  get_height (fixture);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_upper (adjustment), height / 3, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 20);

  search (fixture, "");
  wait_for_places (fixture, 150);
  get_height (fixture);
  g_assert_true (gtk_widget_grab_focus (get_row (fixture, 60)));
  get_height (fixture);
  g_assert_true (gtk_widget_grab_focus (fixture->search));
  search (fixture, "anna");
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 150);
  get_height (fixture);
  g_assert_true (gtk_widget_child_focus (fixture->table_view, GTK_DIR_TAB_FORWARD));
  g_assert_cmpuint (g_list_model_get_n_items (places), ==, 50);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->view)));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the table shows in the first cell of a place, NULL when it has no widgets yet. */
static const char *
get_shown (Fixture *fixture, guint place)
{
  GtkWidget *row = get_row (fixture, place);

  if (row == NULL)
    return NULL;
  return gtk_inscription_get_text (
      GTK_INSCRIPTION (find_child (gtk_widget_get_first_child (row), GTK_TYPE_INSCRIPTION)));
}

/* "thing 0" to "thing n - 1". */
static void
set_things (Fixture *fixture, guint n)
{
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n * N_COLUMNS; i++)
    g_ptr_array_add (many, i % N_COLUMNS == NAME ? g_strdup_printf ("thing %u", i / N_COLUMNS)
                                                 : g_strdup (cells[i % N_COLUMNS]));
  g_autoptr (UpliftTableData) data
      = small_table_new (columns, N_COLUMNS, (const char *const *) many->pdata, n);
  uplift_data_table_set_data (fixture->table, data);
}

static void
check_shown (Fixture *fixture, guint place, const char *text)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_strcmp0 (get_shown (fixture, place), text) != 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (get_shown (fixture, place), ==, text);
}

/* What can be seen shows another order at once, all else a little later, wherever it is scrolled
 * to meanwhile. */
static void
test_sight (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->table));
  gtk_window_present (GTK_WINDOW (window));
  set_things (fixture, 90);
  wait_for_places (fixture, 90);
  check_shown (fixture, 89, "thing 89");
  get_height (fixture);

  gtk_toggle_button_set_active (fixture->toggle, TRUE);
  g_assert_cmpstr (get_shown (fixture, 0), ==, "thing 89");
  g_assert_cmpstr (get_shown (fixture, 9), ==, "thing 80");
  g_assert_cmpstr (get_shown (fixture, 89), ==, "thing 89");
  check_shown (fixture, 89, "thing 0");

  get_height (fixture);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  set_things (fixture, 91);
  check_shown (fixture, 85, "thing 5");
  search (fixture, "thing 5");
  g_assert_cmpstr (get_shown (fixture, 5), ==, "thing 57");
  search (fixture, "");
  g_assert_cmpstr (get_shown (fixture, 0), ==, "thing 90");
  check_shown (fixture, 70, "thing 20");
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/data-table/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/data-table/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/data-table/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/data-table/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/data-table/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/data-table/activate", Fixture, NULL, set_up, test_activate, tear_down);
  g_test_add ("/data-table/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/data-table/height", Fixture, NULL, set_up, test_height, tear_down);
  g_test_add ("/data-table/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/data-table/spare", Fixture, NULL, set_up, test_spare, tear_down);
  g_test_add ("/data-table/sight", Fixture, NULL, set_up, test_sight, tear_down);
  return g_test_run ();
}
