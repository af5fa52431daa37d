/* The window, its icon, and files that change on disk while they are open. */
#include "app/files/file-notices.h"
#include "app/preferences.h"
#include "app/table/data-table.h"
#include "app/window/window.h"
#include "find-child.h"
#include <glib/gstdio.h>

#define INFLUENCERS "id,name,platform\n1,Anna,YouTube\n2,Bert,Instagram\n3,Cleo,YouTube\n"
#define TRACKING \
  "influencer_id,date,orders,revenue\n1,2025-01-02,2,10.5\n2,2025-01-02,1,20\n3,2025-01-03,1,5\n"
#define POSTS \
  "influencer_id,date,reach,caption\n1,2025-01-02,100,Anna cooks\n3,2025-01-02,300,Cleo " \
  "cooks\n1,2025-01-03,200,Anna again\n3,2025-01-03,50,Cleo again\n"

typedef struct
{
  UpliftApplication *application; /* (owned) */
  UpliftWindow *window;           /* (borrowed) */
  UpliftSession *session;         /* (borrowed) */
  char *path;                     /* of the folder (owned) */
  void (*test) (gpointer fixture);
} Fixture;

static void
write_file (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
delete_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Anything that is waited for comes about in the end, or the test fails. */
#define WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    gint64 wait_end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND; \
    while (!(condition) && g_get_monotonic_time () < wait_end) \
      g_main_context_iteration (NULL, FALSE); \
    g_assert_true (condition); \
  } \
  G_STMT_END

static GtkWidget *
get_notice (Fixture *fixture, const char *name)
{
  GtkWidget *notices = find_child (GTK_WIDGET (fixture->window), UPLIFT_TYPE_FILE_NOTICES);
  return GTK_WIDGET (gtk_widget_get_template_child (notices, UPLIFT_TYPE_FILE_NOTICES, name));
}

static gboolean
shows (Fixture *fixture, const char *bar)
{
  return gtk_info_bar_get_revealed (GTK_INFO_BAR (get_notice (fixture, bar)));
}

static const char *
get_sentence (Fixture *fixture, const char *label)
{
  return gtk_label_get_label (GTK_LABEL (get_notice (fixture, label)));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_it = GTK_IS_BUTTON (child) && gtk_widget_get_visible (child)
                       && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0;
      GtkWidget *found = is_it ? child : find_button (child, label);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (Fixture *fixture, const char *bar, const char *label)
{
  GtkWidget *button = find_button (get_notice (fixture, bar), label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static guint64
count_rows (Fixture *fixture)
{
  UpliftResults *results = uplift_session_get_results (fixture->session);
  return results != NULL ? results->dataset->tracking.n : 0;
}

static GtkWidget *
get_page (Fixture *fixture)
{
  GtkWidget *stack = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (fixture->window), UPLIFT_TYPE_WINDOW, "pages"));
  return gtk_stack_get_visible_child (GTK_STACK (stack));
}

static char *
dup_table_text (Fixture *fixture)
{
  GtkWidget *table = find_child (get_page (fixture), UPLIFT_TYPE_DATA_TABLE);
  g_autoptr (UpliftTableExcerpt) excerpt
      = uplift_data_table_create_excerpt (UPLIFT_DATA_TABLE (table), FALSE);
  return uplift_table_excerpt_to_tabbed (excerpt);
}

static void
open_folder (Fixture *fixture)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_file_new_for_path (fixture->path));
  uplift_file_opener_open (uplift_window_get_opener (fixture->window), files);
  WAIT_UNTIL (count_rows (fixture) == 3);
}

/* The posts of one platform in a period, searched and sorted. */
static void
choose_view (Fixture *fixture)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftDay day = uplift_session_get_dataset (fixture->session)->first_day;
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_filter_set_period (filter, day, day + 1);
  uplift_session_set_filter (fixture->session, filter);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "page",
                                  g_variant_new_string ("posts"));
  uplift_session_update (fixture->session);
  GtkWidget *table = find_child (get_page (fixture), UPLIFT_TYPE_DATA_TABLE);
  GtkWidget *search = find_child (table, GTK_TYPE_SEARCH_ENTRY);
  uplift_data_table_sort_by (UPLIFT_DATA_TABLE (table), "reach", TRUE);
  gtk_editable_set_text (GTK_EDITABLE (search), "anna");
  g_signal_emit_by_name (search, "search-changed");
}

/* A reload that is offered, and taken: all that was chosen is as it was. */
static void
test_reload (gpointer data)
{
  Fixture *fixture = data;
  open_folder (fixture);
  choose_view (fixture);
  g_autoptr (UpliftFilter) filter
      = uplift_filter_copy (uplift_session_get_filter (fixture->session));
  GtkWidget *page = get_page (fixture);
  g_autofree char *before = dup_table_text (fixture);
  const char *again = strstr (before, "Anna again"), *cooks = strstr (before, "Anna cooks");
  g_assert_true (again != NULL && cooks != NULL && again < cooks);
  g_assert_null (strstr (before, "Cleo"));

  write_file (fixture, "tracking.csv", TRACKING "1,2025-02-01,1,7\n");
  WAIT_UNTIL (shows (fixture, "changed_bar"));
  g_assert_cmpstr (get_sentence (fixture, "changed_label"), ==,
                   "“tracking.csv” has changed on disk.");
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  click (fixture, "changed_bar", "Reload");
  WAIT_UNTIL (count_rows (fixture) == 4);
  g_assert_false (shows (fixture, "changed_bar"));
  g_assert_true (uplift_filter_equal (uplift_session_get_filter (fixture->session), filter));
  g_assert_true (get_page (fixture) == page);
  g_autofree char *after = dup_table_text (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Half-written and gone: what is open stays, and is offered again. */
static void
test_failed (gpointer data)
{
  Fixture *fixture = data;
  open_folder (fixture);
  UpliftDataset *dataset = uplift_session_get_dataset (fixture->session);
  write_file (fixture, "posts.csv", "");
  WAIT_UNTIL (shows (fixture, "changed_bar"));
  click (fixture, "changed_bar", "Reload");
  WAIT_UNTIL (shows (fixture, "error_bar"));
  g_assert_cmpstr (get_sentence (fixture, "error_label"), ==,
                   "Not reloaded: posts.csv: gone, or not the table “posts” any more");
  g_assert_false (shows (fixture, "changed_bar"));
  g_assert_true (uplift_session_get_dataset (fixture->session) == dataset);

  write_file (fixture, "posts.csv", POSTS);
  delete_file (fixture, "tracking.csv");
  click (fixture, "error_bar", "Try again");
  WAIT_UNTIL (strstr (get_sentence (fixture, "error_label"), "no tracking table") != NULL);
  g_assert_true (shows (fixture, "error_bar"));
  g_assert_true (uplift_session_get_dataset (fixture->session) == dataset);

  write_file (fixture, "tracking.csv", TRACKING "1,2025-02-01,1,7\n");
  WAIT_UNTIL (shows (fixture, "changed_bar"));
  g_assert_false (shows (fixture, "error_bar"));
  click (fixture, "changed_bar", "Reload");
  WAIT_UNTIL (count_rows (fixture) == 4);
  g_assert_false (shows (fixture, "error_bar"));
  g_assert_false (shows (fixture, "changed_bar"));
}

/* Where it is wished, without a question; also of what has been offered already. */
static void
test_automatic (gpointer data)
{
  Fixture *fixture = data;
  open_folder (fixture);
  write_file (fixture, "tracking.csv", TRACKING "1,2025-02-01,1,7\n");
  WAIT_UNTIL (shows (fixture, "changed_bar"));
  g_settings_set_boolean (uplift_preferences_get_default (), "reload-changed", TRUE);
  WAIT_UNTIL (count_rows (fixture) == 4);
  g_assert_false (shows (fixture, "changed_bar"));

  GtkWidget *search = find_child (get_page (fixture), GTK_TYPE_SEARCH_ENTRY);
  gtk_widget_grab_focus (search);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  write_file (fixture, "tracking.csv", TRACKING "1,2025-02-01,1,7\n2,2025-02-02,1,7\n");
  WAIT_UNTIL (count_rows (fixture) == 5);
  g_assert_false (shows (fixture, "changed_bar"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
}

/* The window has its icon after the first frame, and so have its dialogs. */
static void
test_icon (gpointer data)
{
  Fixture *fixture = data;
  WAIT_UNTIL (gtk_window_get_icon_name (GTK_WINDOW (fixture->window)) != NULL);
  g_assert_cmpstr (gtk_window_get_icon_name (GTK_WINDOW (fixture->window)), ==, UPLIFT_APP_ID);
  g_assert_cmpstr (gtk_window_get_default_icon_name (), ==, UPLIFT_APP_ID);
}

static void
activate_cb (GApplication *application, Fixture *fixture)
{
  fixture->window = uplift_window_new (UPLIFT_APPLICATION (application));
  fixture->session = uplift_window_get_session (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->test (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
run (gconstpointer test)
{
  Fixture fixture = { .test = *(void (*const *) (gpointer)) test };
  fixture.path = g_dir_make_tmp ("uplift-window-XXXXXX", NULL);
  write_file (&fixture, "influencers.csv", INFLUENCERS);
  write_file (&fixture, "tracking.csv", TRACKING);
  write_file (&fixture, "posts.csv", POSTS);
  g_autoptr (UpliftApplication) application = uplift_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  /* In place of the class's own handler, which opens what was open last. */
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &fixture);
  G_APPLICATION_GET_CLASS (application)->activate = NULL;
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_settings_reset (uplift_preferences_get_default (), "reload-changed");
  delete_file (&fixture, "influencers.csv");
  delete_file (&fixture, "tracking.csv");
  delete_file (&fixture, "posts.csv");
  g_rmdir (fixture.path);
  g_free (fixture.path);
}

int
main (int argc, char *argv[])
{
  static void (*const tests[]) (gpointer) = { test_icon, test_reload, test_failed, test_automatic };
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_data_func ("/window/icon", &tests[0], run);
  g_test_add_data_func ("/window/reload", &tests[1], run);
  g_test_add_data_func ("/window/failed-reload", &tests[2], run);
  g_test_add_data_func ("/window/automatic-reload", &tests[3], run);
  return g_test_run ();
}
