#include "core/read/loader.h"
#include "core/read/raw-lines.h"
#include "temp-folder.h"

#include <glib/gstdio.h>
#include <string.h>

/* What was loaded of these bytes, in a folder that is removed by drop (). */
typedef struct
{
  char *folder;
  UpliftTableInfo info; /* as it would be after a load */
} File;

static File
make (const char *bytes, gssize length)
{
  File file = { .folder = temp_folder_make () };
  temp_folder_write (file.folder, "t.csv", bytes, length);
  g_autoptr (GFile) gfile = g_file_new_build_filename (file.folder, "t.csv", NULL);
  g_autoptr (GFileInfo) info
      = g_file_query_info (gfile, "standard::size,time::modified,time::modified-usec",
                           G_FILE_QUERY_INFO_NONE, NULL, NULL);

  file.info.present = TRUE;
  file.info.file = g_strdup ("t.csv");
  file.info.path = g_file_get_uri (gfile);
  file.info.size = (guint64) g_file_info_get_size (info);
  file.info.modified
      = (gint64) g_file_info_get_attribute_uint64 (info, "time::modified") * G_USEC_PER_SEC
        + g_file_info_get_attribute_uint32 (info, "time::modified-usec");
  return file;
}

static void
drop (File *file)
{
  temp_folder_remove (file->folder);
  g_free (file->info.file);
  g_free (file->info.path);
}

/* "3:c|d|": the first one's number and all of them. */
static char *
read_text (const char *bytes, gssize length, guint64 line, guint around)
{
  File file = make (bytes, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftRawLines) lines = uplift_raw_lines_read (&file.info, line, around, NULL, &error);
  GString *text = g_string_new (NULL);

  if (lines == NULL)
    g_string_append (text, error->message);
  else
    {
      g_assert_false (lines->changed);
      g_string_append_printf (text, "%u:", (guint) lines->first);
      for (guint i = 0; i < lines->lines->len; i++)
        g_string_append_printf (text, "%s|", (char *) lines->lines->pdata[i]);
    }
  drop (&file);
  return g_string_free (text, FALSE);
}

static void
check (const char *bytes, gssize length, guint64 line, guint around, const char *expected)
{
  g_autofree char *text = read_text (bytes, length, line, around);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_lines (void)
{
  const char lf[] = "a\nb\nc\nd\ne";

  check (lf, -1, 3, 1, "2:b|c|d|");
  check (lf, -1, 1, 1, "1:a|b|");
  check (lf, -1, 5, 1, "4:d|e|");
  check (lf, -1, 5, 100, "1:a|b|c|d|e|");
  check (lf, -1, 3, 0, "3:c|");
  check (lf, -1, 6, 3, "t.csv: the file has no line 6 any more");
  check ("a\n", -1, 2, 3, "t.csv: the file has no line 2 any more");
  check ("", 0, 1, 3, "t.csv: the file has no line 1 any more");
  check ("a\r\nb\rc\n\rd\r\n\r\ne", -1, 3, 9, "1:a|b|c||d||e|");
  check ("x\n\"a\nb\"\nc\n", -1, 2, 1, "1:x|\"a|b\"|");
}

static void
test_encodings (void)
{
  const char utf16le[] = "\xff\xfe"
                         "a\0\n\0\xe9\0,\0x\0\r\0\n\0c\0";
  const char utf16be[] = "\xfe\xff"
                         "\0a\0\n\0\xe9\0,\0x\0\r\0\n\0c";

  check ("\xef\xbb\xbf"
         "a\né,x\nc\n",
         -1, 2, 1, "1:a|é,x|c|");
  check ("a\n\xe9,x\nc\n", -1, 2, 1, "1:a|é,x|c|");
  check (utf16le, sizeof utf16le - 1, 2, 1, "1:a|é,x|c|");
  check (utf16be, sizeof utf16be - 1, 2, 1, "1:a|é,x|c|");
  check ("a\nb\0c\nd\n", 7, 2, 0, "2:bc|");
}

/* Of a line longer than is kept the beginning is there, cut between two letters. */
static void
test_long_line (void)
{
  g_autoptr (GString) bytes = g_string_new ("a\n1");
  for (guint i = 0; i < 200000; i++)
    g_string_append (bytes, "é");
  g_string_append (bytes, "\nc\n");
  g_autofree char *text = read_text (bytes->str, (gssize) bytes->len, 2, 1);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_prefix (text, "1:a|1éé"));
  g_assert_true (g_str_has_suffix (text, "éé…|c|"));
  g_assert_cmpuint (strlen (text), <, UPLIFT_RAW_LINES_MAX_LENGTH + 20);
}

/* Line ends that fall between two reads, against cutting the whole text at once. */
static void
test_chunks (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GString) bytes = g_string_new (NULL);
  guint n = 0;

  while (bytes->len < 3 * 256 * 1024)
    g_string_append_printf (bytes, "%u,%0*d%s", ++n, g_rand_int_range (random, 1, 300), 0,
                            g_rand_boolean (random) ? "\r\n" : "\r");
  g_string_append (bytes, "end");
  File file = make (bytes->str, (gssize) bytes->len);
  for (guint line = 1; line <= n; line += 97)
    {
      g_autoptr (UpliftRawLines) lines = uplift_raw_lines_read (&file.info, line, 0, NULL, NULL);
      g_autofree char *start = g_strdup_printf ("%u,0", line);
      g_assert_cmpuint (lines->lines->len, ==, 1);
      g_assert_true (g_str_has_prefix (lines->lines->pdata[0], start));
    }
  drop (&file);
}

static void
test_changed (void)
{
  File file = make ("a\nb\nc\n", -1);
  g_autoptr (GError) error = NULL;

  temp_folder_write (file.folder, "t.csv", "a\nB\nc\nd\n", -1);
  g_autoptr (UpliftRawLines) lines = uplift_raw_lines_read (&file.info, 2, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lines->changed);
  g_assert_cmpstr (lines->lines->pdata[0], ==, "B");

  g_autofree char *path = g_build_filename (file.folder, "t.csv", NULL);
  g_remove (path);
  g_assert_null (uplift_raw_lines_read (&file.info, 2, 0, NULL, &error));
  g_assert_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNREADABLE);
  drop (&file);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(UpliftRawLines **) user_data = uplift_raw_lines_read_finish (result, NULL);
}

static void
test_async (void)
{
  File file = make ("a\nb\nc\n", -1);
  UpliftRawLines *lines = NULL;

  uplift_raw_lines_read_async (&file.info, 2, 1, NULL, read_cb, &lines);
  while (lines == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (lines->lines->len, ==, 3);
  uplift_raw_lines_free (lines);
  drop (&file);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/raw-lines/lines", test_lines);
  g_test_add_func ("/raw-lines/encodings", test_encodings);
  g_test_add_func ("/raw-lines/long-line", test_long_line);
  g_test_add_func ("/raw-lines/chunks", test_chunks);
  g_test_add_func ("/raw-lines/changed", test_changed);
  g_test_add_func ("/raw-lines/async", test_async);
  return g_test_run ();
}
