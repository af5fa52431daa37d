/* A data set that the window has closed is gone: nothing holds it, on whatever page it was looked
 * at, and after fifty of them less than ten more are in memory than after ten. */
#include "../core/memory-use.h"
#include "../core/temp-folder.h"
#include "app/window/window.h"
#include "core/sample/sample.h"

#define N_ROWS 100000
#define DATASET_SIZE (N_ROWS * 40) /* bytes, at least */
#define N_ROUNDS 50
#define N_BEFORE 10 /* rounds until all has grown that stays */

typedef struct
{
  UpliftWindow *window;   /* (borrowed) */
  UpliftSession *session; /* (borrowed) */
  char *path;             /* of the folder (owned) */
  void (*test) (gpointer fixture);
} Fixture;

/* Until nothing is left to do, frames included. */
static void
settle (void)
{
  gint64 quiet = g_get_monotonic_time ();

  while (g_get_monotonic_time () < quiet + 50 * G_TIME_SPAN_MILLISECOND)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time ();
}

static void
wait_for_other (Fixture *fixture, UpliftDataset *other_than)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (uplift_session_get_results (fixture->session) == NULL
         || uplift_session_get_results (fixture->session)->dataset == other_than)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
open_path (Fixture *fixture, const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  UpliftDataset *before = uplift_session_get_dataset (fixture->session);

  g_ptr_array_add (files, g_file_new_for_path (path));
  uplift_file_opener_open (uplift_window_get_opener (fixture->window), files);
  wait_for_other (fixture, before);
}

static void
open_folder (Fixture *fixture)
{
  open_path (fixture, fixture->path);
}

static void
open_sample (Fixture *fixture)
{
  UpliftDataset *before = uplift_session_get_dataset (fixture->session);

  uplift_file_opener_open_sample (uplift_window_get_opener (fixture->window));
  wait_for_other (fixture, before);
}

/* A thread of its own may be at it still. */
static void
wait_for_last (UpliftDataset *dataset)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (!g_atomic_ref_count_compare (&dataset->ref_count, 1))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (1000);
    }
}

static GtkSelectionModel *
get_pages (Fixture *fixture)
{
  GObject *stack
      = gtk_widget_get_template_child (GTK_WIDGET (fixture->window), UPLIFT_TYPE_WINDOW, "pages");

  return gtk_stack_get_pages (GTK_STACK (stack));
}

static void
select_page (Fixture *fixture, guint index)
{
  g_autoptr (GtkSelectionModel) pages = get_pages (fixture);

  index %= g_list_model_get_n_items (G_LIST_MODEL (pages));
  gtk_selection_model_select_item (pages, index, TRUE);
}

static void
show_page (Fixture *fixture, guint index)
{
  select_page (fixture, index);
  settle ();
}

static void
set_filter (Fixture *fixture, int days)
{
  const UpliftDataset *dataset = uplift_session_get_dataset (fixture->session);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();

  uplift_filter_set_period (filter, dataset->first_day + days, dataset->last_day);
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    if (dataset->has_dimension[d])
      uplift_filter_set (filter, (UpliftDimension) d, uplift_dictionary_get (dataset->values[d], 1),
                         TRUE);
  uplift_session_set_filter (fixture->session, filter);
  settle ();
}

/* Looked at on every page, with filters and without, it is let go by all of them at once: also for
 * one of which there is much less to show. */
static void
test_let_go (gpointer data)
{
  Fixture *fixture = data;
  char *bare = temp_folder_make ();
  g_autofree char *file = g_build_filename (bare, "tracking.csv", NULL);
  g_autoptr (GtkSelectionModel) pages = get_pages (fixture);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));

  g_assert_true (g_file_set_contents (
      file, "influencer_id,date,orders,revenue\n1,2025-01-02,2,10.5\n", -1, NULL));
  for (guint last = 0; last < n_pages; last++)
    {
      open_folder (fixture);
      g_autoptr (UpliftDataset) dataset
          = uplift_dataset_ref (uplift_session_get_dataset (fixture->session));
      for (guint i = 1; i <= n_pages; i++)
        {
          show_page (fixture, last + i);
          set_filter (fixture, (int) i);
        }
      if (last % 2 == 0)
        open_path (fixture, bare);
      else
        open_sample (fixture);
      settle ();
      wait_for_last (dataset);
    }
  temp_folder_remove (bare);
}

static void
test_fifty (gpointer data)
{
  Fixture *fixture = data;
  guint64 before = 0, after;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      open_folder (fixture);
      select_page (fixture, round);
      open_sample (fixture);
      settle ();
      if (round + 1 == N_BEFORE)
        before = memory_use_get ();
    }
  after = memory_use_get ();
  g_test_message ("%.1f MB after %d, %.1f MB after %d", (double) before / 1e6, N_BEFORE,
                  (double) after / 1e6, N_ROUNDS);
  if (MEMORY_TELLS)
    g_assert_cmpuint (after, <, before + 10 * DATASET_SIZE);
}

/* The window that had it open is closed. */
static void
test_window_closed (gpointer data)
{
  Fixture *fixture = data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (fixture->window));

  open_folder (fixture);
  show_page (fixture, 1);
  g_autoptr (UpliftDataset) dataset
      = uplift_dataset_ref (uplift_session_get_dataset (fixture->session));
  g_application_hold (G_APPLICATION (application));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_true (g_atomic_ref_count_compare (&dataset->ref_count, 1));
  fixture->window = NULL;
  g_application_release (G_APPLICATION (application));
}

static void
activate_cb (GApplication *application, Fixture *fixture)
{
  fixture->window = uplift_window_new (UPLIFT_APPLICATION (application));
  fixture->session = uplift_window_get_session (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_sample (fixture);
  fixture->test (fixture);
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
run (gconstpointer test)
{
  Fixture fixture = { .test = *(void (*const *) (gpointer)) test, .path = temp_folder_make () };
  g_autoptr (GFile) folder = g_file_new_for_path (fixture.path);
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  options.rows = N_ROWS;
  options.influencers = 500;
  uplift_sample_generate (folder, &options, NULL, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (UpliftApplication) application = uplift_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  /* In place of the class's own handler, which opens what was open last. */
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &fixture);
  G_APPLICATION_GET_CLASS (application)->activate = NULL;
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  temp_folder_remove (fixture.path);
}

int
main (int argc, char *argv[])
{
  static void (*const tests[]) (gpointer) = { test_let_go, test_fifty, test_window_closed };

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  /* A cursor that blinks is painted for ever. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_test_add_data_func ("/window-memory/let-go", &tests[0], run);
  g_test_add_data_func ("/window-memory/fifty", &tests[1], run);
  g_test_add_data_func ("/window-memory/window-closed", &tests[2], run);
  return g_test_run ();
}
