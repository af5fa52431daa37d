/* Every widget with a template can be made, shown and taken away without a warning (warnings are
 * fatal in these tests). */
#include "app/files/drop-area.h"
#include "app/files/load-view.h"
#include "app/files/problems-dialog.h"
#include "app/preferences-dialog.h"
#include "app/preferences.h"
#include "app/window/split-view.h"
#include "app/window/toast.h"
#include "app/window/window.h"

static void
iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
show_and_destroy (GtkWindow *window)
{
  g_autoptr (GtkWindow) kept = g_object_ref (window);
  gtk_window_present (window);
  iterate (100);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  gtk_window_destroy (window);
  iterate (20);
  g_assert_cmpuint (G_OBJECT (kept)->ref_count, ==, 1);
}

static void
test_widget (gconstpointer data)
{
  GType type = ((GType (*) (void)) data) ();
  GtkWidget *widget = g_object_new (type, NULL);
  gtk_widget_set_visible (widget, TRUE);
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), widget);
  show_and_destroy (GTK_WINDOW (window));
}

static void
test_preferences_dialog (void)
{
  UpliftPreferencesDialog *dialog
      = uplift_preferences_dialog_new (NULL, uplift_preferences_get_default ());
  show_and_destroy (GTK_WINDOW (dialog));
}

static UpliftDataset *
make_dataset (gboolean with_findings)
{
  UpliftDataset *dataset = uplift_dataset_new ();
  uplift_dataset_finish (dataset, NULL);
  UpliftFinding finding = { .severity = UPLIFT_SEVERITY_ERROR,
                            .kind = "bad-value",
                            .table = UPLIFT_TABLE_PAYOUTS,
                            .file = "payouts.csv",
                            .line = 18,
                            .column = "total_payout",
                            .value = "12k" };
  if (with_findings)
    uplift_problems_add (dataset->problems, &finding, "not a number: “%s”", finding.value);
  return dataset;
}

static void
test_problems_dialog (gconstpointer data)
{
  g_autoptr (UpliftDataset) dataset = make_dataset (GPOINTER_TO_INT (data));
  GtkWidget *parent = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (parent));
  show_and_destroy (GTK_WINDOW (uplift_problems_dialog_new (GTK_WINDOW (parent), dataset, -1)));
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
fill_window_cb (GApplication *application, gpointer data)
{
  UpliftWindow *window = uplift_window_new (UPLIFT_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  uplift_file_opener_open_sample (uplift_window_get_opener (window));
  UpliftSession *session = uplift_window_get_session (window);
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  while (uplift_session_get_results (session) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  UpliftResults *results = uplift_session_get_results (session);
  g_assert_nonnull (results);
  g_assert_cmpint (results->totals.influencers, >, 0);
  *(gint64 *) data = results->totals.influencers;
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The window with the sample in it. */
static void
test_window (void)
{
  g_autoptr (UpliftApplication) application = uplift_application_new ();
  gint64 influencers = 0;
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  /* In place of the class's own handler, which opens what was open last. */
  g_signal_connect (application, "activate", G_CALLBACK (fill_window_cb), &influencers);
  G_APPLICATION_GET_CLASS (application)->activate = NULL;
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_assert_cmpint (influencers, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_data_func ("/templates/drop-area", uplift_drop_area_get_type, test_widget);
  g_test_add_data_func ("/templates/load-view", uplift_load_view_get_type, test_widget);
  g_test_add_data_func ("/templates/split-view", uplift_split_view_get_type, test_widget);
  g_test_add_data_func ("/templates/toast", uplift_toast_get_type, test_widget);
  g_test_add_func ("/templates/preferences-dialog", test_preferences_dialog);
  g_test_add_data_func ("/templates/problems-dialog/some", GINT_TO_POINTER (TRUE),
                        test_problems_dialog);
  g_test_add_data_func ("/templates/problems-dialog/none", GINT_TO_POINTER (FALSE),
                        test_problems_dialog);
  g_test_add_func ("/templates/window", test_window);
  return g_test_run ();
}
