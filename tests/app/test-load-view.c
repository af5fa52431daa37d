/* One signal for each load that counts: loaded, failed or cancelled. */
#include "app/files/load-view.h"

typedef struct
{
  UpliftSession *session; /* (owned) */
  UpliftLoadView *view;   /* (owned) */
  GPtrArray *sample;
  guint loaded, failed, cancelled;
  char *message; /* of the last failure (owned) */
} Fixture;

static void
loaded_cb (Fixture *fixture, UpliftResults *results)
{
  g_assert_cmpuint (results->dataset->tracking.n, >, 0);
  g_assert_true (
      uplift_filter_equal (results->filter, uplift_session_get_filter (fixture->session)));
  fixture->loaded++;
}

static void
failed_cb (Fixture *fixture, const GError *error)
{
  g_free (fixture->message);
  fixture->message = g_strdup (error->message);
  fixture->failed++;
}

static void
cancelled_cb (Fixture *fixture)
{
  fixture->cancelled++;
}

static GPtrArray *
make_files (const char *uri)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_file_new_for_uri (uri));
  return files;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = uplift_session_new ();
  fixture->view = g_object_ref_sink (g_object_new (UPLIFT_TYPE_LOAD_VIEW, NULL));
  fixture->sample = make_files ("resource:///io/github/uplift_roi/Uplift/sample");
  g_signal_connect_swapped (fixture->view, "loaded", G_CALLBACK (loaded_cb), fixture);
  g_signal_connect_swapped (fixture->view, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect_swapped (fixture->view, "cancelled", G_CALLBACK (cancelled_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->view));
  g_assert_finalize_object (fixture->view);
  g_object_unref (fixture->session);
  g_ptr_array_unref (fixture->sample);
  g_free (fixture->message);
}

static void
load (Fixture *fixture, GPtrArray *files)
{
  const UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;
  uplift_load_view_load (fixture->view, fixture->session, files, &options, TRUE);
}

static void
iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
wait_for_signal (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  while (fixture->loaded + fixture->failed + fixture->cancelled == 0
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_loaded (Fixture *fixture, gconstpointer data)
{
  load (fixture, fixture->sample);
  wait_for_signal (fixture);
  g_assert_cmpuint (fixture->loaded, ==, 1);
  g_assert_cmpuint (fixture->failed + fixture->cancelled, ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->view)));
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = make_files ("file:///nowhere/tracking.csv");
  load (fixture, files);
  wait_for_signal (fixture);
  g_assert_cmpuint (fixture->failed, ==, 1);
  g_assert_cmpuint (fixture->loaded + fixture->cancelled, ==, 0);
  g_assert_true (g_str_has_prefix (fixture->message, "tracking.csv: "));
}

/* Of a load that was replaced nothing is heard. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = make_files ("file:///nowhere/tracking.csv");
  load (fixture, files);
  load (fixture, fixture->sample);
  wait_for_signal (fixture);
  iterate (100);
  g_assert_cmpuint (fixture->loaded, ==, 1);
  g_assert_cmpuint (fixture->failed + fixture->cancelled, ==, 0);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  load (fixture, fixture->sample);
  GtkWidget *cancel = GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->view), UPLIFT_TYPE_LOAD_VIEW, "cancel_button"));
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_cmpuint (fixture->cancelled, ==, 1);
  iterate (200);
  g_assert_cmpuint (fixture->loaded + fixture->failed, ==, 0);
  g_assert_cmpuint (fixture->cancelled, ==, 1);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  load (fixture, fixture->sample);
  uplift_load_view_stop (fixture->view);
  iterate (200);
  g_assert_cmpuint (fixture->loaded + fixture->failed + fixture->cancelled, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/load-view/loaded", Fixture, NULL, set_up, test_loaded, tear_down);
  g_test_add ("/load-view/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/load-view/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/load-view/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/load-view/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  return g_test_run ();
}
