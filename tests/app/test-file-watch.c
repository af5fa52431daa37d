/* Files in a folder of their own, really read, written, replaced and deleted. Nothing here waits
 * for a fixed time but where it is shown that nothing is told. */
#include "app/files/file-watch.h"
#include "core/read/loader.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define TRACKING "influencer_id,date,orders,revenue\n1,2025-01-02,2,10.5\n"
#define MORE TRACKING "1,2025-01-03,1,7\n"
#define PAYOUTS "influencer_id,total_payout\n1,5\n"

/* So long nothing may happen to the files; small, since each test waits for it several times. */
#define QUIET 60
#define LONG_QUIET 400

/* What is opened of the folder: its tracking file, or itself. */
#define ONE "tracking.csv"
#define ALL ""
#define LONG "./tracking.csv" /* the first with a watch of LONG_QUIET */

typedef struct
{
  char *path;             /* of the folder (owned) */
  UpliftDataset *dataset; /* (owned) */
  UpliftFileWatch *watch; /* (owned) */
  guint n_changed;        /* so often the signal has come */
} Fixture;

static char *
make_path (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->path, name, NULL);
}

/* In place: the same file, with another content. */
static void
overwrite (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = make_path (fixture, name);
  g_assert_true (
      g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
}

/* As careful programs do: another file takes the name. */
static void
replace (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = make_path (fixture, name);
  g_autofree char *other = make_path (fixture, ".being-written");
  overwrite (fixture, ".being-written", content);
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

static void
append (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = make_path (fixture, name);
  FILE *file = g_fopen (path, "a");
  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void delete (Fixture *fixture, const char *name)
{
  g_autofree char *path = make_path (fixture, name);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

/* Reads what is in the folder as it is now: the folder, or its tracking file. */
static void
read_again (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_ptr_array_add (files, g_file_new_build_filename (fixture->path, name, NULL));
  g_clear_pointer (&fixture->dataset, uplift_dataset_unref);
  fixture->dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  uplift_file_watch_set (fixture->watch, fixture->dataset, files);
}

static void
set_up (Fixture *fixture, gconstpointer opened)
{
  fixture->path = g_dir_make_tmp ("uplift-watch-XXXXXX", NULL);
  g_assert_nonnull (fixture->path);
  overwrite (fixture, "tracking.csv", TRACKING);
  overwrite (fixture, "payouts.csv", PAYOUTS);
  fixture->watch = uplift_file_watch_new (g_str_equal (opened, LONG) ? LONG_QUIET : QUIET);
  g_signal_connect_swapped (fixture->watch, "changed", G_CALLBACK (changed_cb), fixture);
  read_again (fixture, g_str_equal (opened, LONG) ? "tracking.csv" : opened);
}

static void
tear_down (Fixture *fixture, gconstpointer opened)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->path, 0, NULL);
  const char *name;
  g_object_run_dispose (G_OBJECT (fixture->watch));
  g_object_unref (fixture->watch);
  while ((name = g_dir_read_name (folder)) != NULL)
    delete (fixture, name);
  g_rmdir (fixture->path);
  g_free (fixture->path);
  uplift_dataset_unref (fixture->dataset);
}

/* The names of what has changed, with blanks between. */
static char *
list_changed (Fixture *fixture)
{
  g_autoptr (GPtrArray) changed = uplift_file_watch_list_changed (fixture->watch);
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < changed->len; i++)
    {
      g_autofree char *name = g_file_get_basename (g_ptr_array_index (changed, i));
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
iterate_until (Fixture *fixture, guint n_changed, gint64 milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  while (fixture->n_changed < n_changed && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Waits for one signal more, after which exactly these have changed. */
static void
expect (Fixture *fixture, const char *names)
{
  guint n = fixture->n_changed + 1;
  iterate_until (fixture, n, 20000);
  g_assert_cmpuint (fixture->n_changed, ==, n);
  g_autofree char *changed = list_changed (fixture);
  g_assert_cmpstr (changed, ==, names);
}

static void
expect_nothing (Fixture *fixture)
{
  guint n = fixture->n_changed;
  iterate_until (fixture, n + 1, 6 * QUIET);
  g_assert_cmpuint (fixture->n_changed, ==, n);
}

static void
test_in_place (Fixture *fixture, gconstpointer data)
{
  append (fixture, "tracking.csv", "1,2025-01-03,1,7\n");
  expect (fixture, "tracking.csv");
  read_again (fixture, data);
  expect_nothing (fixture);
  g_autofree char *changed = list_changed (fixture);
  g_assert_cmpstr (changed, ==, "");
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  replace (fixture, "tracking.csv", MORE);
  expect (fixture, "tracking.csv");
  /* The new file is watched as the old one was. */
  replace (fixture, "tracking.csv", TRACKING "1,2025-01-04,1,70\n");
  expect (fixture, "tracking.csv");
  append (fixture, "tracking.csv", "1,2025-01-05,1,7\n");
  expect (fixture, "tracking.csv");
}

/* Gone is nothing to reload; back again it is, unless it is just as it was. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  delete (fixture, "tracking.csv");
  expect (fixture, "");
  overwrite (fixture, "tracking.csv", MORE);
  expect (fixture, "tracking.csv");
  delete (fixture, "tracking.csv");
  expect (fixture, "");
}

static void
test_moved_and_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture, "tracking.csv");
  g_autofree char *other = make_path (fixture, "elsewhere");
  g_assert_cmpint (g_rename (path, other), ==, 0);
  expect (fixture, "");
  g_assert_cmpint (g_rename (other, path), ==, 0);
  expect (fixture, "");
}

/* A file that is being written is told of once, when that is over. */
static void
test_written_for_long (Fixture *fixture, gconstpointer data)
{
  gint64 longest_pause = 0;
  for (int i = 0; i < 40; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      append (fixture, "tracking.csv", "1,2025-01-03,1,7\n");
      iterate_until (fixture, 1, LONG_QUIET / 10);
      longest_pause = MAX (longest_pause, g_get_monotonic_time () - begin);
    }
  /* A busy computer may be quiet itself. */
  if (longest_pause > LONG_QUIET / 2 * G_TIME_SPAN_MILLISECOND)
    {
      g_test_skip ("this computer is too busy");
      return;
    }
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  expect (fixture, "tracking.csv");
  expect_nothing (fixture);
}

/* Looked at, changed in its permissions, or given the time that it has: nothing to tell. */
static void
test_not_changed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_path (fixture, "tracking.csv");
  g_autofree char *content = NULL;
  GStatBuf status;
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  expect_nothing (fixture);

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  const struct timespec times[] = { status.st_atim, status.st_mtim };
  append (fixture, "tracking.csv", "more");
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  expect_nothing (fixture);
}

/* What has happened while the files were being read. */
static void
test_changed_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_file_new_build_filename (fixture->path, "tracking.csv", NULL));
  overwrite (fixture, "tracking.csv", MORE);
  uplift_file_watch_set (fixture->watch, fixture->dataset, files);
  expect (fixture, "tracking.csv");
}

/* In a folder: several files at once, new ones, and ones that were no tables. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  overwrite (fixture, "notes.csv", "colour,weight\nred,12\n");
  read_again (fixture, "");
  expect_nothing (fixture);
  append (fixture, "tracking.csv", "1,2025-01-03,1,7\n");
  append (fixture, "payouts.csv", "1,2\n");
  expect (fixture, "tracking.csv payouts.csv");

  read_again (fixture, "");
  overwrite (fixture, "posts.csv", "influencer_id,date,reach\n1,2025-01-03,100\n");
  overwrite (fixture, "picture.png", "");
  expect (fixture, "posts.csv");
  delete (fixture, "posts.csv");
  expect (fixture, "");
  append (fixture, "notes.csv", "blue,7\n");
  expect (fixture, "notes.csv");
}

/* Other files of the folder that a file was opened from do not matter. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  append (fixture, "payouts.csv", "1,2\n");
  overwrite (fixture, "posts.csv", "influencer_id,date,reach\n1,2025-01-03,100\n");
  expect_nothing (fixture);
}

/* A link that is made to lead elsewhere, and the file that it leads to. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = make_path (fixture, "current.csv");
  g_autofree char *new_link = make_path (fixture, "new-link");
  g_autofree char *june = make_path (fixture, "june.txt");
  overwrite (fixture, "june.txt", MORE);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_assert_true (g_file_make_symbolic_link (file, "tracking.csv", NULL, NULL));
  read_again (fixture, "current.csv");
  append (fixture, "tracking.csv", "1,2025-01-03,1,800\n");
  expect (fixture, "current.csv");

  g_autoptr (GFile) new_file = g_file_new_for_path (new_link);
  g_assert_true (g_file_make_symbolic_link (new_file, june, NULL, NULL));
  g_assert_cmpint (g_rename (new_link, link), ==, 0);
  expect (fixture, "current.csv");
}

/* The sample is part of the program; a file that is not of this computer is not watched. */
static void
test_not_watched (void)
{
  g_autoptr (UpliftFileWatch) watch = uplift_file_watch_new (QUIET);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_ptr_array_add (files, g_file_new_for_uri ("resource:///io/github/uplift_roi/Uplift/sample"));
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  uplift_file_watch_set (watch, dataset, files);
  g_autoptr (GPtrArray) changed = uplift_file_watch_list_changed (watch);
  g_assert_cmpuint (changed->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, opened, func) \
  g_test_add ("/file-watch/" name, Fixture, opened, set_up, func, tear_down)
  ADD ("in-place", ONE, test_in_place);
  ADD ("replaced", ONE, test_replaced);
  ADD ("deleted", ONE, test_deleted);
  ADD ("moved-and-back", ONE, test_moved_and_back);
  ADD ("written-for-long", LONG, test_written_for_long);
  ADD ("not-changed", ONE, test_not_changed);
  ADD ("changed-before", ONE, test_changed_before);
  ADD ("others", ONE, test_others);
  ADD ("link", ONE, test_link);
  ADD ("folder", ALL, test_folder);
  ADD ("in-folder/replaced", ALL, test_replaced);
  ADD ("in-folder/deleted", ALL, test_deleted);
  g_test_add_func ("/file-watch/not-watched", test_not_watched);
  return g_test_run ();
}
