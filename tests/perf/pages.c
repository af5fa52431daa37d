/* How long the window takes with 2 000 influencers and 50 000 posts: to switch between pages, to
 * search with each key, and to show another filter. Times are from the request to the end of the
 * last frame that it leads to, on a screen without graphics hardware. It prints a table and judges
 * nothing: machines differ. */
#include "app/window/window.h"
#include "big-dataset.h"
#include "stopwatch.h"

#include <string.h>

#define N_INFLUENCERS 2000
#define N_POSTS 50000
#define N_ROWS 200000
#define N_ROUNDS 9

typedef struct
{
  GFile *folder;
  GtkWindow *window;
  GtkStack *pages;
  Stopwatch *stopwatch;
} Bench;

/* The names of the pages, in their order (transfer full, of const char *). */
static GPtrArray *
list_pages (Bench *bench)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (bench->pages);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      g_ptr_array_add (names, (char *) gtk_stack_page_get_name (GTK_STACK_PAGE (page)));
    }
  return names;
}

static Painting
switch_page (Bench *bench, const char *name)
{
  stopwatch_start (bench->stopwatch);
  g_action_group_activate_action (G_ACTION_GROUP (bench->window), "page",
                                  g_variant_new_string (name));
  Painting painting = stopwatch_wait (bench->stopwatch);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (bench->pages), ==, name);
  return painting;
}

/* Another filter with each round, so that all is computed anew. */
static Painting
change_filter (Bench *bench, guint round)
{
  UpliftSession *session = uplift_window_get_session (UPLIFT_WINDOW (bench->window));
  UpliftDataset *dataset = uplift_session_get_dataset (session);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_filter_set_period (filter, dataset->first_day + (gint) round, dataset->last_day);
  stopwatch_start (bench->stopwatch);
  uplift_session_set_filter (session, filter);
  return stopwatch_wait (bench->stopwatch);
}

static void
add (GArray *paintings, Painting painting)
{
  g_array_append_val (paintings, painting);
}

/* From another page, with what it shows at hand; and when it has to catch up first with a filter
 * that was changed meanwhile. */
static void
measure_switch (Bench *bench, const char *name, const char *other)
{
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) behind = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autofree char *what = g_strdup_printf ("switch to %s", name);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      switch_page (bench, other);
      change_filter (bench, round);
      add (behind, switch_page (bench, name));
      switch_page (bench, other);
      add (plain, switch_page (bench, name));
    }
  paintings_print (what, plain);
  paintings_print ("  after another filter", behind);
}

static void
measure_filter (Bench *bench, const char *name)
{
  g_autoptr (GArray) paintings = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autofree char *what = g_strdup_printf ("filter on %s", name);

  switch_page (bench, name);
  for (guint round = 0; round < N_ROUNDS; round++)
    add (paintings, change_filter (bench, round));
  paintings_print (what, paintings);
}

/* The search entry of the page, with the focus in it. */
static GtkEditable *
focus_search (Bench *bench, const char *page)
{
  switch_page (bench, page);
  change_filter (bench, 0);
  g_action_group_activate_action (G_ACTION_GROUP (bench->window), "search", NULL);
  stopwatch_wait (bench->stopwatch);
  return GTK_EDITABLE (gtk_window_get_focus (bench->window));
}

/* Each letter typed into the search of the page, and each taken back. */
static void
measure_search (Bench *bench, const char *page, const char *word)
{
  g_autoptr (GArray) paintings = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autofree char *what = g_strdup_printf ("search on %s, “%s”, by key", page, word);
  GtkEditable *entry = focus_search (bench, page);
  int length = (int) strlen (word);

  for (int key = 0; key < 2 * length; key++)
    {
      int position = MIN (key, 2 * length - key);

      stopwatch_start (bench->stopwatch);
      if (key < length)
        gtk_editable_insert_text (entry, word + key, 1, &position);
      else
        gtk_editable_delete_text (entry, position - 1, position);
      add (paintings, stopwatch_wait (bench->stopwatch));
    }
  paintings_print (what, paintings);
}

static void
measure (Bench *bench)
{
  g_autoptr (GPtrArray) names = list_pages (bench);

  g_print ("%d influencers, %d posts, %d tracking rows; medians, in milliseconds\n", N_INFLUENCERS,
           N_POSTS, N_ROWS);
  paintings_print_heading ();
  for (guint i = 0; i < names->len && names->len > 1; i++)
    measure_switch (bench, names->pdata[i], names->pdata[i > 0 ? 0 : names->len - 1]);
  for (guint i = 0; i < names->len; i++)
    measure_filter (bench, names->pdata[i]);
  measure_search (bench, "overview", "anna");
  measure_search (bench, "influencers", "anna");
  measure_search (bench, "posts", "morning");
}

static gboolean
start_cb (gpointer data)
{
  Bench *bench = data;
  UpliftSession *session = uplift_window_get_session (UPLIFT_WINDOW (bench->window));

  if (uplift_session_get_results (session) == NULL
      || !gtk_widget_get_mapped (GTK_WIDGET (bench->window)))
    return G_SOURCE_CONTINUE;

  bench->pages = GTK_STACK (
      gtk_widget_get_template_child (GTK_WIDGET (bench->window), UPLIFT_TYPE_WINDOW, "pages"));
  bench->stopwatch = stopwatch_new (GTK_WIDGET (bench->window));
  stopwatch_start (bench->stopwatch);
  stopwatch_wait (bench->stopwatch);
  measure (bench);
  stopwatch_free (bench->stopwatch);
  gtk_window_close (bench->window);
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Bench *bench)
{
  if (bench->window != NULL)
    return;
  bench->window = window;
  gtk_window_set_default_size (window, 1366, 768);
  g_timeout_add (50, start_cb, bench);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = g_dir_make_tmp ("uplift-perf-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  char *arguments[] = { argv[0], path, NULL };
  g_autoptr (GError) error = NULL;
  Bench bench = { .folder = folder };

  big_dataset_write (folder, N_INFLUENCERS, N_POSTS, N_ROWS);
  g_autoptr (UpliftCommandLine) command_line = uplift_command_line_parse (2, arguments, &error);
  g_assert_no_error (error);
  gtk_init ();
  /* A cursor that blinks is painted for ever. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_autoptr (UpliftApplication) application = uplift_application_new ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &bench);
  int status = uplift_application_run (application, command_line);
  big_dataset_delete (folder);
  return status;
}
