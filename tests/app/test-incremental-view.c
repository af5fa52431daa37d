/* The explanation in a window, with real results: what it shows follows the session, and what is
 * chosen in it goes there. */
#include "../core/random-dataset.h"
#include "app/chart/chart-view.h"
#include "app/incremental/incremental-dialog.h"
#include "app/incremental/incremental-view.h"
#include "app/incremental/method-list.h"
#include "core/write/format.h"
#include "find-child.h"

#include <locale.h>

typedef struct
{
  UpliftSession *session;
  GtkWindow *parent;
  GtkWindow *dialog; /* (borrowed) */
} Fixture;

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (UPLIFT_IS_INCREMENTAL_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const RandomDatasetSpec spec = { .seed = 5,
                                   .n_influencers = 30,
                                   .n_rows = 3000,
                                   .n_payouts = 40,
                                   .n_days = 90,
                                   .row_dimensions = TRUE,
                                   .users = TRUE,
                                   .arms = TRUE };
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);

  fixture->session = uplift_session_new ();
  uplift_session_set_dataset (fixture->session, dataset);
  uplift_session_update (fixture->session);
  fixture->parent = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (fixture->parent);
  uplift_incremental_dialog_present (fixture->parent, fixture->session);
  fixture->dialog = find_dialog ();
  g_assert_nonnull (fixture->dialog);
  iterate ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->parent);
  iterate ();
  /* It goes with its parent. */
  g_assert_null (find_dialog ());
  g_assert_finalize_object (fixture->session);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

/* Takes the text. */
static void
assert_shown (Fixture *fixture, char *text)
{
  if (!has_label (GTK_WIDGET (fixture->dialog), text))
    g_error ("“%s” is not shown", text);
  g_free (text);
}

static void
assert_shows_results (Fixture *fixture)
{
  uplift_session_update (fixture->session);

  const UpliftIncremental *in = &uplift_session_get_results (fixture->session)->incremental;

  assert_shown (fixture, uplift_format_ratio (in->roas));
  assert_shown (fixture, uplift_format_money (in->revenue, ""));
  if (in->method == UPLIFT_METHOD_EXPERIMENT)
    assert_shown (fixture, uplift_format_number (in->t, 2));
  if (in->method == UPLIFT_METHOD_BASELINE)
    assert_shown (fixture, uplift_format_money (in->daily_baseline, ""));
}

/* The button of the method in the list. */
static GtkCheckButton *
find_button (Fixture *fixture, UpliftMethod method)
{
  GtkWidget *list = find_child (GTK_WIDGET (fixture->dialog), UPLIFT_TYPE_METHOD_LIST);
  GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (list));

  for (guint i = 0; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child) && i++ == method - UPLIFT_METHOD_EXPERIMENT)
      return GTK_CHECK_BUTTON (child);
  g_assert_not_reached ();
}

static UpliftMethod
get_method (Fixture *fixture)
{
  return uplift_session_get_settings (fixture->session)->method;
}

/* A choice in the list is the session's, and the explanation and the list follow it. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (get_method (fixture), ==, UPLIFT_METHOD_AUTO);
  g_assert_true (gtk_check_button_get_active (find_button (fixture, UPLIFT_METHOD_EXPERIMENT)));
  assert_shows_results (fixture);
  /* What was chosen automatically is not made a choice by being shown. */
  g_assert_cmpint (get_method (fixture), ==, UPLIFT_METHOD_AUTO);
  for (UpliftMethod m = UPLIFT_METHOD_SHARE; m >= UPLIFT_METHOD_EXPERIMENT; m--)
    {
      gtk_check_button_set_active (find_button (fixture, m), TRUE);
      g_assert_cmpint (get_method (fixture), ==, m);
      assert_shows_results (fixture);
    }
}

/* A click on a row of the chart does the same. */
static void
test_chart (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = find_child (GTK_WIDGET (fixture->dialog), UPLIFT_TYPE_CHART_VIEW);

  g_signal_emit_by_name (view, "mark-activated", 2u, 0u, FALSE);
  g_assert_cmpint (get_method (fixture), ==, UPLIFT_METHOD_AOV);
  assert_shows_results (fixture);
  g_assert_true (gtk_check_button_get_active (find_button (fixture, UPLIFT_METHOD_AOV)));
}

/* The number of the method is entered in it, and counts at once. */
static void
test_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *spin;

  gtk_check_button_set_active (find_button (fixture, UPLIFT_METHOD_AOV), TRUE);
  assert_shows_results (fixture);
  spin = find_child (GTK_WIDGET (fixture->dialog), GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 123);
  g_assert_cmpfloat (uplift_session_get_settings (fixture->session)->baseline_aov, ==, 123);
  assert_shows_results (fixture);
  assert_shown (fixture, g_strdup ("123.00"));
}

/* A filter changes what is shown, and that it is on is said. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_session_set_filter (fixture->session, filter);
  assert_shows_results (fixture);

  UpliftResults *results = uplift_session_get_results (fixture->session);
  g_autofree char *rows = uplift_format_count ((gint64) results->totals.rows);
  g_autofree char *all = uplift_format_count ((gint64) results->dataset->tracking.n);

  assert_shown (fixture, g_strdup_printf ("%s of %s rows are selected.", rows, all));
}

/* Asked for again, the same window comes. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  uplift_incremental_dialog_present (fixture->parent, fixture->session);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
}

/* It gives way to as narrow a window as any. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = find_child (GTK_WIDGET (fixture->dialog), UPLIFT_TYPE_INCREMENTAL_VIEW);
  int minimum;

  for (UpliftMethod m = UPLIFT_METHOD_EXPERIMENT; m < UPLIFT_N_METHODS; m++)
    {
      gtk_check_button_set_active (find_button (fixture, m), TRUE);
      uplift_session_update (fixture->session);
      gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add ("/incremental-view/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/incremental-view/chart", Fixture, NULL, set_up, test_chart, tear_down);
  g_test_add ("/incremental-view/number", Fixture, NULL, set_up, test_number, tear_down);
  g_test_add ("/incremental-view/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/incremental-view/once", Fixture, NULL, set_up, test_once, tear_down);
  g_test_add ("/incremental-view/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  return g_test_run ();
}
