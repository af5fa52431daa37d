#include "window-bench.h"

typedef struct
{
  WindowBench bench;
  WindowBenchFunc measure;
} Run;

Painting
window_bench_switch_page (WindowBench *bench, const char *name)
{
  stopwatch_start (bench->stopwatch);
  g_action_group_activate_action (G_ACTION_GROUP (bench->window), "page",
                                  g_variant_new_string (name));
  Painting painting = stopwatch_wait (bench->stopwatch);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (bench->pages), ==, name);
  return painting;
}

Painting
window_bench_change_filter (WindowBench *bench, guint round)
{
  UpliftSession *session = uplift_window_get_session (UPLIFT_WINDOW (bench->window));
  UpliftDataset *dataset = uplift_session_get_dataset (session);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_filter_set_period (filter, dataset->first_day + (gint) round, dataset->last_day);
  stopwatch_start (bench->stopwatch);
  uplift_session_set_filter (session, filter);
  return stopwatch_wait (bench->stopwatch);
}

GtkEditable *
window_bench_focus_search (WindowBench *bench, const char *page)
{
  window_bench_switch_page (bench, page);
  window_bench_change_filter (bench, 0);
  g_action_group_activate_action (G_ACTION_GROUP (bench->window), "search", NULL);
  stopwatch_wait (bench->stopwatch);
  return GTK_EDITABLE (gtk_window_get_focus (bench->window));
}

static gboolean
start_cb (gpointer data)
{
  Run *run = data;
  WindowBench *bench = &run->bench;
  UpliftSession *session = uplift_window_get_session (UPLIFT_WINDOW (bench->window));

  if (uplift_session_get_results (session) == NULL
      || !gtk_widget_get_mapped (GTK_WIDGET (bench->window)))
    return G_SOURCE_CONTINUE;

  bench->pages = GTK_STACK (
      gtk_widget_get_template_child (GTK_WIDGET (bench->window), UPLIFT_TYPE_WINDOW, "pages"));
  bench->stopwatch = stopwatch_new (GTK_WIDGET (bench->window));
  stopwatch_start (bench->stopwatch);
  stopwatch_wait (bench->stopwatch);
  run->measure (bench);
  stopwatch_free (bench->stopwatch);
  gtk_window_close (bench->window);
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Run *run)
{
  if (run->bench.window != NULL)
    return;
  run->bench.window = window;
  gtk_window_set_default_size (window, 1366, 768);
  g_timeout_add (50, start_cb, run);
}

int
window_bench_run (const char *folder, WindowBenchFunc measure, char *argv[])
{
  char *arguments[] = { argv[0], (char *) folder, NULL };
  g_autoptr (GError) error = NULL;
  Run run = { .measure = measure };

  g_autoptr (UpliftCommandLine) command_line = uplift_command_line_parse (2, arguments, &error);
  g_assert_no_error (error);
  gtk_init ();
  /* A cursor that blinks is painted for ever. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_autoptr (UpliftApplication) application = uplift_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &run);
  return uplift_application_run (application, command_line);
}
