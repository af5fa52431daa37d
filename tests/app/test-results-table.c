#include "app/influencers/influencer-dialog.h"
#include "app/influencers/influencer-table-data.h"
#include "app/overview/results-table.h"
#include "app/table/data-table.h"
#include "find-child.h"
#include "small-dataset.h"

typedef struct
{
  UpliftSession *session; /* (owned) */
  GtkWidget *table;       /* (owned) */
  UpliftDataTable *inner; /* (borrowed) */
  GtkColumnView *view;    /* (borrowed) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const SmallInfluencer influencers[] = {
    { "1", "Anna", "YouTube", "Food", "", 1000, 100 },
    { "2", "Bert", "Instagram", "Fitness", "", UPLIFT_COUNT_NONE, 50 },
    { "3", "Cleo", "YouTube", "Food", "", 3000, 10 },
    { "4", NULL, "", "", "", 0, UPLIFT_NO_VALUE },
  };
  static const SmallRow rows[] = {
    { 0, 20000, "a", 1, 40 },
    { 1, 20003, "b", 2, 100 },
    { 2, 20003, "b", 3, 40.5 },
    { 3, 20003, "b", 1, 7 },
  };
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 4, rows, 4);

  fixture->session = uplift_session_new ();
  uplift_session_set_dataset (fixture->session, dataset);
  uplift_session_update (fixture->session);
  fixture->table = g_object_ref_sink (g_object_new (UPLIFT_TYPE_RESULTS_TABLE, NULL));
  uplift_session_view_set_session (fixture->table, fixture->session);
  fixture->inner = UPLIFT_DATA_TABLE (find_child (fixture->table, UPLIFT_TYPE_DATA_TABLE));
  fixture->view = GTK_COLUMN_VIEW (find_child (fixture->table, GTK_TYPE_COLUMN_VIEW));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->table));
  g_assert_finalize_object (fixture->table);
  g_object_unref (fixture->session);
}

/* A line for each row of the data, with some of the columns. */
static void
test_cells (Fixture *fixture, gconstpointer data)
{
  static const guint columns[]
      = { UPLIFT_INFLUENCER_NAME,   UPLIFT_INFLUENCER_PLATFORM, UPLIFT_INFLUENCER_ORDERS,
          UPLIFT_INFLUENCER_SPEND,  UPLIFT_INFLUENCER_ROAS,     UPLIFT_INFLUENCER_STATUS,
          UPLIFT_INFLUENCER_PROFIT, UPLIFT_INFLUENCER_POSTS,    UPLIFT_INFLUENCER_FOLLOWERS };
  UpliftTableData *shown = uplift_data_table_get_data (fixture->inner);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < uplift_table_data_get_shape (shown)->n_rows; row++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        g_autofree char *cell = uplift_table_data_dup_plain (shown, row, columns[i]);

        g_string_append_printf (text, "%s%s", cell, i + 1 < G_N_ELEMENTS (columns) ? "," : "\n");
      }
  g_assert_cmpstr (text->str, ==,
                   "Cleo,YouTube,3,10,4.05,Not incremental,30.5,,3000\n"
                   "Bert,Instagram,2,50,2,Not incremental,50,,\n"
                   "Anna,YouTube,1,100,0.4,Loss-making,-60,,1000\n"
                   "4,,1,0,,Free,7,,0\n");
}

/* The influencer of the row opens beside the window, and the filter stays as it is. */
static void
test_activate (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWindow *dialog;

  gtk_window_set_child (GTK_WINDOW (window), fixture->table);
  g_signal_emit_by_name (fixture->view, "activate", 1);
  dialog = find_toplevel (UPLIFT_TYPE_INFLUENCER_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Bert");
  g_assert_true (uplift_filter_is_empty (uplift_session_get_filter (fixture->session)));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_visible (Fixture *fixture, guint column)
{
  g_autoptr (GtkColumnViewColumn) found
      = g_list_model_get_item (gtk_column_view_get_columns (fixture->view), column);

  return gtk_column_view_column_get_visible (found);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_visible (fixture, UPLIFT_INFLUENCER_PLATFORM));
  g_assert_true (is_visible (fixture, UPLIFT_INFLUENCER_STATUS));
  /* The less important ones, and those that say nothing. */
  g_assert_false (is_visible (fixture, UPLIFT_INFLUENCER_ROI));
  g_assert_false (is_visible (fixture, UPLIFT_INFLUENCER_POSTS));
  g_assert_false (is_visible (fixture, UPLIFT_INFLUENCER_PAYOUT));
}

/* Further cost brings the payout into sight, and the titles say what rests on it. */
static void
test_further_cost (Fixture *fixture, gconstpointer data)
{
  UpliftSettings settings = *uplift_session_get_settings (fixture->session);
  UpliftTableData *shown = uplift_data_table_get_data (fixture->inner);

  g_assert_false (is_visible (fixture, UPLIFT_INFLUENCER_PAYOUT));
  g_assert_null (uplift_table_data_get_shape (shown)->columns[UPLIFT_INFLUENCER_SPEND].explanation);

  settings.order_cost = 10.0;
  uplift_session_set_settings (fixture->session, &settings);
  uplift_session_update (fixture->session);
  shown = uplift_data_table_get_data (fixture->inner);
  g_assert_true (is_visible (fixture, UPLIFT_INFLUENCER_PAYOUT));
  g_assert_nonnull (
      uplift_table_data_get_shape (shown)->columns[UPLIFT_INFLUENCER_SPEND].explanation);
  /* Cleo: a payout of 10, and three orders. */
  g_assert_cmpfloat (uplift_table_data_get_number (shown, 1, UPLIFT_INFLUENCER_PAYOUT), ==, 10.0);
  g_assert_cmpfloat (uplift_table_data_get_number (shown, 1, UPLIFT_INFLUENCER_SPEND), ==, 40.0);
}

/* A filter leaves an influencer selected that passes it. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftTableExcerpt) excerpt = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_selection_model_select_item (gtk_column_view_get_model (fixture->view), 2, TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, "1", TRUE);
  uplift_session_set_filter (fixture->session, filter);
  uplift_session_update (fixture->session);
  excerpt = uplift_data_table_create_excerpt (fixture->inner, TRUE);
  g_assert_nonnull (excerpt);
  text = uplift_table_excerpt_to_tabbed (excerpt);
  lines = g_strsplit (text, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[1], "Anna\t"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/results-table/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add ("/results-table/activate", Fixture, NULL, set_up, test_activate, tear_down);
  g_test_add ("/results-table/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/results-table/further-cost", Fixture, NULL, set_up, test_further_cost, tear_down);
  g_test_add ("/results-table/selection", Fixture, NULL, set_up, test_selection, tear_down);
  return g_test_run ();
}
