/* The card that shows an export: what is written, what is told, and that a cancelled one leaves
 * nothing. The rows are those of the sample in the program, which is a resource and no file. */
#include "app/export/export-view.h"
#include "core/read/loader.h"
#include "core/sample/sample.h"

#include <glib/gstdio.h>
#include <string.h>

#define SAMPLE "resource:///io/github/uplift_roi/Uplift/sample"

typedef struct
{
  GtkWidget *window;
  UpliftExportView *view; /* (borrowed) */
  char *folder;
  GFile *to;
  guint n_notified;
} Fixture;

static void
notify_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("uplift-export-view-XXXXXX", NULL);
  fixture->to = g_file_new_build_filename (fixture->folder, "out.csv", NULL);
  fixture->window = gtk_window_new ();
  fixture->view = g_object_new (UPLIFT_TYPE_EXPORT_VIEW, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_signal_connect_swapped (fixture->view, "notify::running", G_CALLBACK (notify_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->to);
}

static UpliftRowExport *
make_export (GFile *from)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  g_ptr_array_add (files, g_object_ref (from));
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
  return uplift_row_export_new (results, UPLIFT_TABLE_TRACKING);
}

/* Many rows, so that it takes a while. */
static UpliftRowExport *
make_large_export (Fixture *fixture)
{
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  options.rows = 300000;
  uplift_sample_generate (folder, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  return make_export (folder);
}

static void
wait_for_end (UpliftExportView *view)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  while (uplift_export_view_get_running (view) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (uplift_export_view_get_running (view));
}

static guint
count_files (const Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) from = g_file_new_for_uri (SAMPLE "/tracking_data.csv");
  g_autoptr (GFile) folder = g_file_new_for_uri (SAMPLE);

  uplift_export_view_write (fixture->view, make_export (folder), fixture->to);
  g_assert_true (uplift_export_view_get_running (fixture->view));
  wait_for_end (fixture->view);
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->view)));
  g_autoptr (GBytes) wanted = g_file_load_bytes (from, NULL, NULL, NULL);
  g_autoptr (GBytes) written = g_file_load_bytes (fixture->to, NULL, NULL, NULL);
  g_assert_nonnull (written);
  g_assert_true (g_bytes_equal (wanted, written));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  UpliftRowExport *export = make_large_export (fixture);
  GtkWidget *cancel = GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->view), UPLIFT_TYPE_EXPORT_VIEW, "cancel_button"));
  guint n_files = count_files (fixture);

  uplift_export_view_write (fixture->view, export, fixture->to);
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_false (gtk_widget_get_sensitive (cancel));
  wait_for_end (fixture->view);
  g_assert_cmpuint (count_files (fixture), ==, n_files);
  g_assert_false (g_file_query_exists (fixture->to, NULL));
}

/* With its window the view goes while it writes: nothing is left half written. */
static void
test_window_closed (Fixture *fixture, gconstpointer data)
{
  UpliftRowExport *export = make_large_export (fixture);
  guint n_files = count_files (fixture);
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  uplift_export_view_write (fixture->view, export, fixture->to);
  while (count_files (fixture) == n_files && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  while (count_files (fixture) != n_files && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_files (fixture), ==, n_files);
  g_assert_false (g_file_query_exists (fixture->to, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/export-view/sample", Fixture, NULL, set_up, test_sample, tear_down);
  g_test_add ("/export-view/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/export-view/window-closed", Fixture, NULL, set_up, test_window_closed, tear_down);
  return g_test_run ();
}
