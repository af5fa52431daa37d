/* The page's controls, and what its marks and rows do. Its numbers are those of its parts, which
 * have tests of their own. */
#include "app/chart/chart-card.h"
#include "app/influencers/influencer-dialog.h"
#include "app/influencers/influencers-page.h"
#include "app/table/data-table.h"
#include "core/figures/measure.h"
#include "find-child.h"
#include "small-dataset.h"

#define NARROWEST 360

typedef struct
{
  UpliftSession *session; /* (owned) */
  GtkWidget *page;        /* (owned) */
} Fixture;

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", "Bert", "Instagram", "Fitness", "Male", 2000, 50 },
  { "3", "Cleo", "YouTube", "Food", "Female", 3000, 10 },
  { "4", "Dora with a name that is much longer than any column", "YouTube", "Food", "", 1, 7 },
  { "5", "Emil", "Instagram", "Food", "Male", 5000, UPLIFT_NO_VALUE },
  { "6", "Fred", "Instagram", "Food", "Male", 5000, 3 },
};

static const SmallRow rows[]
    = { { 0, 20000, "", 1, 40 }, { 1, 20003, "", 2, 100 }, { 2, 20003, "", 1, 90 },
        { 3, 20004, "", 9, 70 }, { 4, 20004, "", 1, 20 },  { 5, 20004, "", 1, 9 } };

static GObject *
get_part (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (fixture->page, UPLIFT_TYPE_INFLUENCERS_PAGE, name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UpliftDataset) dataset
      = small_dataset_new (influencers, G_N_ELEMENTS (influencers), rows, G_N_ELEMENTS (rows));

  fixture->session = uplift_session_new ();
  uplift_session_set_dataset (fixture->session, dataset);
  uplift_session_update (fixture->session);
  fixture->page = g_object_ref_sink (g_object_new (UPLIFT_TYPE_INFLUENCERS_PAGE, NULL));
  uplift_session_view_set_session (fixture->page, fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->page));
  g_assert_finalize_object (fixture->page);
  g_assert_finalize_object (fixture->session);
}

static UpliftTableData *
get_data (Fixture *fixture)
{
  return uplift_data_table_get_data (UPLIFT_DATA_TABLE (get_part (fixture, "table")));
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *measure = GTK_DROP_DOWN (get_part (fixture, "measure"));
  GtkDropDown *size = GTK_DROP_DOWN (get_part (fixture, "size"));

  g_assert_cmpuint (uplift_table_data_get_shape (get_data (fixture))->n_rows, ==, 6);
  gtk_drop_down_set_selected (size, 0);
  g_assert_cmpuint (uplift_table_data_get_shape (get_data (fixture))->n_rows, ==, 5);
  g_assert_cmpstr (uplift_table_data_get_shape (get_data (fixture))->columns[2].id, ==, "roas");
  gtk_drop_down_set_selected (measure, UPLIFT_MEASURE_ORDERS);
  g_assert_cmpstr (uplift_table_data_get_shape (get_data (fixture))->columns[2].id, ==, "orders");
  g_assert_cmpstr (uplift_table_data_get_text (get_data (fixture), 0, 1), ==, influencers[3].name);
}

/* With every measure there is room for it in the narrowest window. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *measure = GTK_DROP_DOWN (get_part (fixture, "measure"));
  int minimum;

  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    {
      gtk_drop_down_set_selected (measure, m);
      gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      g_assert_cmpint (minimum, <=, NARROWEST);
    }
}

static gboolean
is_ticked (Fixture *fixture, const char *id)
{
  return uplift_filter_has (uplift_session_get_filter (fixture->session),
                            UPLIFT_DIMENSION_INFLUENCER, id);
}

/* A click on a mark filters by its influencer, and another one undoes that. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  UpliftChartView *bars
      = uplift_chart_card_get_view (UPLIFT_CHART_CARD (get_part (fixture, "bars_card")));
  UpliftChartView *points
      = uplift_chart_card_get_view (UPLIFT_CHART_CARD (get_part (fixture, "scatter_card")));

  /* By ROAS Dora is the first with 10; Emil has none, but a point. */
  g_signal_emit_by_name (bars, "mark-activated", 0, 0, FALSE);
  g_assert_true (is_ticked (fixture, "4"));
  uplift_session_update (fixture->session);
  g_signal_emit_by_name (bars, "mark-activated", 0, 0, FALSE);
  uplift_session_update (fixture->session);
  g_assert_true (uplift_filter_is_empty (uplift_session_get_filter (fixture->session)));
  g_signal_emit_by_name (points, "mark-activated", 4, 0, FALSE);
  uplift_session_update (fixture->session);
  g_signal_emit_by_name (points, "mark-activated", 1, 0, TRUE);
  g_assert_true (is_ticked (fixture, "5") && is_ticked (fixture, "2"));
}

static void
assert_opens (const char *name)
{
  GtkWindow *dialog = find_toplevel (UPLIFT_TYPE_INFLUENCER_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, name);
  gtk_window_destroy (dialog);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), fixture->page);
  g_signal_emit_by_name (get_part (fixture, "table"), "row-activated", 1);
  assert_opens ("Cleo");
  g_signal_emit_by_name (
      uplift_chart_card_get_view (UPLIFT_CHART_CARD (get_part (fixture, "bars_card"))),
      "mark-opened", 2, 0);
  assert_opens ("Fred");
  g_signal_emit_by_name (
      uplift_chart_card_get_view (UPLIFT_CHART_CARD (get_part (fixture, "scatter_card"))),
      "mark-opened", 4, 0);
  assert_opens ("Emil");
  g_assert_true (uplift_filter_is_empty (uplift_session_get_filter (fixture->session)));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/influencers-page/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/influencers-page/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/influencers-page/marks", Fixture, NULL, set_up, test_marks, tear_down);
  g_test_add ("/influencers-page/open", Fixture, NULL, set_up, test_open, tear_down);
  return g_test_run ();
}
