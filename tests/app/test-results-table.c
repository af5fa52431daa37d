#include "app/results-table.h"
#include "app/row.h"
#include "app/table-column.h"
#include "find-child.h"
#include "small-dataset.h"

typedef struct
{
  UpliftSession *session;  /* (owned) */
  GtkWidget *table;        /* (owned) */
  GtkColumnView *view;     /* (borrowed) */
  GtkDropDown *sort_by;    /* (borrowed) */
  GtkToggleButton *toggle; /* highest first (borrowed) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const SmallInfluencer influencers[] = {
    { "1", "Anna", "YouTube", "Food", "", 1000, 100 },
    { "2", "Bert", "Instagram", "Fitness", "", 2000, 50 },
    { "3", "Cleo", "YouTube", "Food", "", 3000, 10 },
  };
  static const SmallRow rows[] = {
    { 0, 20000, "a", 1, 40 },
    { 1, 20003, "b", 2, 100 },
    { 2, 20003, "b", 3, 40.5 },
  };
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 3, rows, 3);

  fixture->session = uplift_session_new ();
  uplift_session_set_dataset (fixture->session, dataset);
  uplift_session_update (fixture->session);
  fixture->table = g_object_ref_sink (g_object_new (UPLIFT_TYPE_RESULTS_TABLE, NULL));
  uplift_session_view_set_session (fixture->table, fixture->session);
  fixture->view = GTK_COLUMN_VIEW (find_child (fixture->table, GTK_TYPE_COLUMN_VIEW));
  fixture->sort_by = GTK_DROP_DOWN (find_child (fixture->table, GTK_TYPE_DROP_DOWN));
  fixture->toggle = GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (GTK_WIDGET (fixture->sort_by)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->table));
  g_assert_finalize_object (fixture->table);
  g_object_unref (fixture->session);
}

static void
check_rows (Fixture *fixture, const char *expected)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (fixture->view));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (UpliftRow) row = g_list_model_get_item (model, i);

      g_string_append_printf (text, "%s ",
                              uplift_column_get_text (UPLIFT_COLUMN_NAME,
                                                      uplift_row_get_results (row),
                                                      uplift_row_get_influencer (row)));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static GtkColumnViewColumn *
get_column (Fixture *fixture, UpliftColumn column)
{
  g_autoptr (GtkColumnViewColumn) found
      = g_list_model_get_item (gtk_column_view_get_columns (fixture->view), column);

  return found;
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  check_rows (fixture, "Cleo Bert Anna ");
  g_assert_cmpuint (gtk_drop_down_get_selected (fixture->sort_by), ==, UPLIFT_COLUMN_ROAS);

  /* The header leads the control, and the other way round. */
  gtk_column_view_sort_by_column (fixture->view, get_column (fixture, UPLIFT_COLUMN_NAME),
                                  GTK_SORT_ASCENDING);
  check_rows (fixture, "Anna Bert Cleo ");
  g_assert_cmpuint (gtk_drop_down_get_selected (fixture->sort_by), ==, UPLIFT_COLUMN_NAME);
  g_assert_false (gtk_toggle_button_get_active (fixture->toggle));

  gtk_toggle_button_set_active (fixture->toggle, TRUE);
  check_rows (fixture, "Cleo Bert Anna ");
  gtk_drop_down_set_selected (fixture->sort_by, UPLIFT_COLUMN_REVENUE);
  check_rows (fixture, "Bert Cleo Anna ");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = find_child (fixture->table, GTK_TYPE_SEARCH_ENTRY);
  GtkStack *stack
      = GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (fixture->view), GTK_TYPE_STACK));

  gtk_editable_set_text (GTK_EDITABLE (entry), "food");
  g_signal_emit_by_name (entry, "search-changed");
  check_rows (fixture, "Cleo Anna ");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "table");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody");
  g_signal_emit_by_name (entry, "search-changed");
  check_rows (fixture, "");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "placeholder");
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  UpliftResultsTable *table = UPLIFT_RESULTS_TABLE (fixture->table);
  g_autofree char *text = NULL;

  g_assert_null (uplift_results_table_dup_selection (table));
  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    gtk_column_view_column_set_visible (get_column (fixture, i),
                                        i == UPLIFT_COLUMN_NAME || i == UPLIFT_COLUMN_REVENUE
                                            || i == UPLIFT_COLUMN_FOLLOWERS);
  gtk_selection_model_select_item (gtk_column_view_get_model (fixture->view), 0, TRUE);
  gtk_selection_model_select_item (gtk_column_view_get_model (fixture->view), 2, FALSE);
  text = uplift_results_table_dup_selection (table);
  g_assert_cmpstr (text, ==, "Influencer\tRevenue\tFollowers\nCleo\t40.5\t3000\nAnna\t40\t1000\n");

  /* What is selected stays so under another order. */
  g_free (text);
  gtk_drop_down_set_selected (fixture->sort_by, UPLIFT_COLUMN_NAME);
  gtk_toggle_button_set_active (fixture->toggle, FALSE);
  text = uplift_results_table_dup_selection (table);
  g_assert_cmpstr (text, ==, "Influencer\tRevenue\tFollowers\nAnna\t40\t1000\nCleo\t40.5\t3000\n");
}

static void
test_activate (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (fixture->view, "activate", 1);
  g_assert_true (uplift_filter_has (uplift_session_get_filter (fixture->session),
                                    UPLIFT_DIMENSION_INFLUENCER, "2"));
  uplift_session_update (fixture->session);
  check_rows (fixture, "Bert ");
  g_signal_emit_by_name (fixture->view, "activate", 0);
  uplift_session_update (fixture->session);
  check_rows (fixture, "Cleo Bert Anna ");
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  /* There is no posts file and no gender. */
  g_assert_false (gtk_column_view_column_get_visible (get_column (fixture, UPLIFT_COLUMN_POSTS)));
  g_assert_false (gtk_column_view_column_get_visible (get_column (fixture, UPLIFT_COLUMN_GENDER)));
  g_assert_true (gtk_column_view_column_get_visible (get_column (fixture, UPLIFT_COLUMN_PLATFORM)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/results-table/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/results-table/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/results-table/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/results-table/activate", Fixture, NULL, set_up, test_activate, tear_down);
  g_test_add ("/results-table/columns", Fixture, NULL, set_up, test_columns, tear_down);
  return g_test_run ();
}
