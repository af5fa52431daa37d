/* Wherever the bytes of a file are parted on their way, one after the other or on several threads,
 * the load gives the same: every small file of the tests, the inputs of the fuzzer, a made-up set,
 * and the known data sets. */
#include "core/data/parallel.h"
#include "core/figures/results.h"
#include "core/read/file-parts.h"
#include "core/read/loader.h"
#include "core/sample/sample.h"
#include "core/write/report.h"

#include "chunked-file.h"
#include "input-variants.h"
#include "row-account.h"
#include "temp-folder.h"

#include <string.h>

static const gsize chunks[] = { 1, 2, 3, 7, 61, 4096, 65536, 65537 };

/* All figures and findings, or why there are none. The files (paths) in pieces of that size; 0: as
 * they come. */
static char *
describe_load (const GPtrArray *paths, gsize chunk)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (files, chunk > 0 ? chunked_file_new (paths->pdata[i], chunk)
                                      : g_file_new_for_path (paths->pdata[i]));
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  if (dataset == NULL)
    return g_strdup (error->message);

  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
  row_account_check (dataset);
  return uplift_report_to_json (results, &options);
}

/* The same in parts of that many bytes, by several threads. */
static char *
describe_parted_load (const GPtrArray *paths, gsize part)
{
  uplift_file_parts_set_size (part);
  uplift_parallel_set_limit (3);
  char *description = describe_load (paths, 0);
  uplift_parallel_set_limit (0);
  uplift_file_parts_set_size (0);
  return description;
}

static void
check_files (const GPtrArray *paths, gsize smallest)
{
  g_autofree char *whole = describe_load (paths, 0);

  for (guint i = 0; i < G_N_ELEMENTS (chunks); i++)
    {
      if (chunks[i] < smallest)
        continue;
      g_autofree char *pieces = describe_load (paths, chunks[i]);
      g_assert_cmpstr (pieces, ==, whole);
      g_autofree char *parts = describe_parted_load (paths, chunks[i]);
      g_assert_cmpstr (parts, ==, whole);
    }
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

static void
test_variants (void)
{
  char *folder = temp_folder_make ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (paths, g_build_filename (folder, "t.csv", NULL));
  for (guint i = 0; i < n_input_variants; i++)
    {
      temp_folder_write (folder, "t.csv", input_variants[i].bytes,
                         (gssize) input_variants[i].length);
      g_test_message ("%s", input_variants[i].name);
      check_files (paths, 1);
    }
  temp_folder_remove (folder);
}

/* Each holds up to four files, with a byte 0x1e between them. */
static void
check_corpus_file (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  char *folder = temp_folder_make ();

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 4 && length > 0; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.csv", i);
      char *end = memchr (bytes, '\036', length);
      gsize n = end != NULL ? (gsize) (end - bytes) : length;
      temp_folder_write (folder, name, bytes, (gssize) n);
      length -= end != NULL ? n + 1 : n;
      memmove (bytes, bytes + n + (end != NULL ? 1 : 0), length);
    }
  g_autoptr (GPtrArray) paths = list_folder (folder);
  check_files (paths, 1);
  temp_folder_remove (folder);
}

static void
test_corpus (void)
{
  g_autofree char *folder
      = g_test_build_filename (G_TEST_DIST, "..", "fuzz", "corpus", "loader", NULL);
  g_autoptr (GPtrArray) paths = list_folder (folder);

  g_assert_cmpuint (paths->len, >, 0);
  for (guint i = 0; i < paths->len; i++)
    check_corpus_file (paths->pdata[i]);
}

static void
test_sample (void)
{
  char *path = temp_folder_make ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;

  options.rows = 1000;
  uplift_sample_generate (folder, &options, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) paths = list_folder (path);
  check_files (paths, 1);
  temp_folder_remove (path);
}

/* Cells as they mostly are, and some as they are now and then; the latter come in rows of their
 * own, so that most rows are quite plain. */
typedef struct
{
  const char *usual[9], *rare[9];
} Cells;

static const Cells odd_cells[] = {
  { { "email", "influencer", "paid_ad", "organic" },
    { "", "Total", "grand total", " ", "é", "'=x", "\"\t'=x\"", "\"'\t'=x\"" } },
  { { "Diwali Dhamaka", "Campaign_01", "Été à Paris", "Summer Kick-off Campaign 2025" },
    { "", "\"a, b\"", "\"a \"\"b\"\"\"", "\"two\nlines\"" } },
  { { "7", "12", "301", "ann", "hugo", "" },
    { "", "12.0", "007", "total", "https://x.com/@ann", "70000", " 7 ", "h:7" } },
  { { "1", "20", "300", "4000", "67108864", "" },
    { "ûser", "3.0", "0f8fad5b-d9cb-469f-a165-70867728950e", "a user of a long name indeed",
      "u1" } },
  { { "MB Protein", "Creatine", "\"Protein Bar, Box of 6\"" }, { "", "'", "-", "\351" } },
  { { "2025-01-02", "2025-02-03", "2024-12-31", "2025-03-14" },
    { "", "31/12/2024", "02/03/2025", "2025-13-01", "2025-01-02 10:00", "3 Mar 2025", "never",
      "2031-01-01" } },
  { { "1", "2", "30" }, { "", "1.0", "2.5", "1,000", "99999999999", "-1", "x", "70000" } },
  { { "100", "99.50", "1196.40", "7" },
    { "", "1,5", "1.234", "-3.00", "₹ 5", "12e3", "999999999999.99", "free" } },
  { { "0", "1", "" }, { " ", "control", "exposed", "2", "1.0" } },
};

static char *
make_odd_rows (GRand *rand)
{
  GString *text
      = g_string_new ("source,campaign,influencer_id,user_id,product,date,orders,revenue,group\n");
  static const gint rarenesses[] = { 6, 60, 600 };
  guint n = (guint) g_rand_int_range (rand, 1, 400);
  gint rareness = rarenesses[g_rand_int_range (rand, 0, G_N_ELEMENTS (rarenesses))];

  for (guint row = 0; row < n; row++)
    {
      gboolean odd = g_rand_int_range (rand, 0, rareness) == 0;
      for (guint i = 0; i < G_N_ELEMENTS (odd_cells); i++)
        {
          const char *const *pool
              = odd && g_rand_int_range (rand, 0, 4) == 0 ? odd_cells[i].rare : odd_cells[i].usual;
          guint size = 0;
          while (pool[size] != NULL)
            size++;
          g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                                  pool[g_rand_int_range (rand, 0, (gint) size)]);
        }
      if (odd && g_rand_int_range (rand, 0, 6) == 0)
        g_string_append (text, g_rand_boolean (rand) ? ",more" : ",\"open");
      g_string_append (text, g_rand_int_range (rand, 0, 20) == 0 ? "\r\n" : "\n");
      if (g_rand_int_range (rand, 0, 50) == 0)
        g_string_append (text, "\n");
    }
  if (g_rand_boolean (rand))
    g_string_append (text, "Total,,,,,,5,10000,\n");
  else if (g_rand_boolean (rand))
    g_string_append (text, "Totals,Campaign_01,7,1,Creatine,2025-01-02,5,100,1\n");
  return g_string_free (text, FALSE);
}

/* Rows that are taken the quick way, among such that are not. */
static void
test_odd_rows (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  char *folder = temp_folder_make ();
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (paths, g_build_filename (folder, "t.csv", NULL));
  for (guint round = 0; round < 40; round++)
    {
      g_autofree char *text = make_odd_rows (rand);
      temp_folder_write (folder, "t.csv", text, -1);
      check_files (paths, 1);
    }
  temp_folder_remove (folder);
}

static void
test_known_data (gconstpointer data)
{
  const char *known = g_getenv ("UPLIFT_KNOWN_DATA");

  if (known == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return;
    }
  g_autofree char *folder = g_build_filename (known, data, NULL);
  g_autoptr (GPtrArray) paths = list_folder (folder);
  check_files (paths, 7);
}

int
main (int argc, char **argv)
{
  static const char *const sets[] = { "seed-a", "seed-b", "seed-c", "variant-bom-dmy" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chunks/variants", test_variants);
  g_test_add_func ("/chunks/corpus", test_corpus);
  g_test_add_func ("/chunks/sample", test_sample);
  g_test_add_func ("/chunks/odd-rows", test_odd_rows);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *path = g_strdup_printf ("/chunks/%s", sets[i]);
      g_test_add_data_func (path, sets[i], test_known_data);
    }
  return g_test_run ();
}
