/* The printable report without a display: whole, of the right length, and nothing lost when it
 * cannot be written. */
#include "app/export/pdf-report.h"
#include "app/files/built-in-sample.h"
#include "core/read/loader.h"

#include <glib/gstdio.h>
#include <string.h>

static UpliftResults *
compute (const char *platform)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = uplift_built_in_sample_list_files ();
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  g_assert_no_error (error);
  if (platform != NULL)
    uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, platform, TRUE);
  return uplift_results_compute (dataset, filter, &settings);
}

/* The number of pages, from the page tree: "/Count N". Takes out the NUL bytes of compressed
 * streams. */
static int
count_pages (char *content, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (content[i] == '\0')
      content[i] = ' ';
  const char *count = g_strstr_len (content, (gssize) length, "/Count ");

  g_assert_nonnull (count);
  return atoi (count + strlen ("/Count "));
}

static int
write_and_count (UpliftResults *results)
{
  g_autofree char *folder = g_dir_make_tmp ("uplift-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (uplift_pdf_report_write (results, file, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &content, &length, NULL, &error));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_nonnull (g_strrstr_len (content + length - 8, 8, "%%EOF"));
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  return count_pages (content, length);
}

static void
test_sample (void)
{
  g_autoptr (UpliftResults) results = compute (NULL);

  g_assert_cmpuint (results->n_ranking, ==, 40);
  g_assert_cmpint (write_and_count (results), ==, 2);
}

static void
test_nothing_selected (void)
{
  g_autoptr (UpliftResults) results = compute ("no such platform");

  g_assert_cmpuint (results->n_ranking, ==, 0);
  g_assert_cmpint (write_and_count (results), ==, 1);
}

static void
test_failing_write (void)
{
  g_autoptr (UpliftResults) results = compute (NULL);
  g_autoptr (GFile) file = g_file_new_for_path ("/no-such-folder/report.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_false (uplift_pdf_report_write (results, file, &error));
  g_assert_nonnull (strstr (error->message, "report.pdf"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-report/sample", test_sample);
  g_test_add_func ("/pdf-report/nothing-selected", test_nothing_selected);
  g_test_add_func ("/pdf-report/failing-write", test_failing_write);
  return g_test_run ();
}
