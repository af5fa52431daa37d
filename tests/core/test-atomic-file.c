#include "core/write/atomic-file.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
  GFile *file;  /* (owned) */
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("uplift-atomic-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "out.csv", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static gboolean
write_text (GFile *file, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return uplift_atomic_file_write_bytes (file, bytes, NULL, error);
}

/* Writes half, then does what user_data says: fails, or cancels. */
static gboolean
write_half_cb (GOutputStream *stream, GCancellable *cancellable, gpointer user_data, GError **error)
{
  g_assert_true (g_output_stream_write_all (stream, "half", 4, NULL, NULL, NULL));
  if (cancellable != NULL)
    {
      g_cancellable_cancel (cancellable);
      return TRUE;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "disk full");
  return FALSE;
}

static void
test_new_and_old (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (fixture->file, "one", &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "one");
  g_assert_true (write_text (fixture->file, "two", &error));
  g_assert_no_error (error);
  assert_content (fixture->path, "two");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_failure_keeps_old (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (fixture->file, "old", NULL));
  g_assert_false (uplift_atomic_file_write (fixture->file, write_half_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_true (g_str_has_suffix (error->message, "out.csv: disk full"));
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_failure_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (uplift_atomic_file_write (fixture->file, write_half_cb, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (fixture->file, "old", NULL));
  g_assert_false (
      uplift_atomic_file_write (fixture->file, write_half_cb, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_content (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_symbolic_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link);

  g_assert_true (write_text (fixture->file, "old", NULL));
  g_assert_cmpint (symlink ("out.csv", link), ==, 0);
  g_assert_true (write_text (link_file, "new", NULL));
  assert_content (fixture->path, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_device (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GError) error = NULL;

  g_assert_true (write_text (null, "gone", &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_file_query_file_type (null, G_FILE_QUERY_INFO_NONE, NULL), ==,
                   G_FILE_TYPE_SPECIAL);
  g_assert_false (write_text (full, "no room", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) nowhere = g_file_get_child (fixture->file, "deeper");
  g_autoptr (GError) error = NULL;

  g_assert_false (write_text (folder, "x", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_false (write_text (nowhere, "x", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define ADD(name, function) \
  g_test_add ("/atomic-file/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new-and-old", test_new_and_old);
  ADD ("failure-keeps-old", test_failure_keeps_old);
  ADD ("failure-leaves-nothing", test_failure_leaves_nothing);
  ADD ("cancelled", test_cancelled);
  ADD ("symbolic-link", test_symbolic_link);
  ADD ("device", test_device);
  ADD ("folder", test_folder);
  return g_test_run ();
}
