#include "core/read/loader.h"
#include "core/sample/sample.h"
#include "core/write/row-export.h"

#include "random-filter.h"
#include "row-account.h"

#include <glib/gstdio.h>
#include <string.h>

#define BOM "\357\273\277"

typedef struct
{
  char *path; /* a folder of its own (owned) */
} Folder;

static Folder
make_folder (void)
{
  Folder folder = { g_dir_make_tmp ("uplift-export-XXXXXX", NULL) };

  g_assert_nonnull (folder.path);
  return folder;
}

static void
remove_folder (Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder->path);
  g_free (folder->path);
}

static GFile *
get_file (const Folder *folder, const char *name)
{
  return g_file_new_build_filename (folder->path, name, NULL);
}

static void
write_bytes (const Folder *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

static void
write_text (const Folder *folder, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  write_bytes (folder, name, bytes);
}

static GBytes *
read_bytes (const Folder *folder, const char *name)
{
  g_autoptr (GFile) file = get_file (folder, name);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
assert_text (const Folder *folder, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = read_bytes (folder, name);
  g_autofree char *read = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (read, ==, text);
}

/* What stands in the folder, hidden files too. */
static guint
count_files (const Folder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static UpliftDataset *
load_names (const Folder *folder, const char *const *names)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (files, get_file (folder, names[i]));
  UpliftDataset *dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (dataset);
  return dataset;
}

static UpliftDataset *
load_folder (const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_file_new_for_path (path));
  UpliftDataset *dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (dataset);
  return dataset;
}

static UpliftResults *
compute (UpliftDataset *dataset, const UpliftFilter *filter)
{
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  return uplift_results_compute (dataset, filter, &settings);
}

/* "platform=TikTok&since=2025-01-02": one value a dimension. */
static UpliftFilter *
make_filter (const char *text)
{
  UpliftFilter *filter = uplift_filter_new ();
  g_auto (GStrv) parts = g_strsplit (text, "&", -1);
  UpliftDay since = UPLIFT_DAY_NONE, until = UPLIFT_DAY_NONE;
  int day;

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      UpliftDimension dimension;
      if (sscanf (parts[i], "since=2025-01-%d", &day) == 1)
        since = uplift_day_from_date (2025, 1, day);
      else if (sscanf (parts[i], "until=2025-01-%d", &day) == 1)
        until = uplift_day_from_date (2025, 1, day);
      else if (uplift_dimension_from_name (pair[0], &dimension))
        uplift_filter_set (filter, dimension, pair[1], TRUE);
      else
        g_assert_not_reached ();
    }
  uplift_filter_set_period (filter, since, until);
  return filter;
}

/* Exports with the filter into "out"; the number of rows that was promised. */
static guint64
export_filtered (const Folder *folder, UpliftDataset *dataset, UpliftTable table,
                 const UpliftFilter *filter)
{
  g_autoptr (UpliftResults) results = compute (dataset, filter);
  g_autoptr (UpliftRowExport) export = uplift_row_export_new (results, table);
  g_autoptr (GFile) to = get_file (folder, "out");
  g_autoptr (GError) error = NULL;

  gboolean done = uplift_row_export_write (export, to, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  return uplift_row_export_get_n_rows (export);
}

/* Tracking with all that may stand in a file. Each row begins with the letter under which the cases
 * name it, which is taken off: h header, a … rows, - what is never exported. Lines end in CRLF. */
static const char *const tracking_rows[] = {
  "-sep=;\r\n",
  "-\"Export of; May\"\r\n",
  "h\"Influencer ID\"; Date ;\"Net sales\";Orders;Campaign;Product;Note\r\n",
  "-Total;;123,5;9;;;\r\n",
  "a1;02.01.2025;\"1.234,50\";2;\"Spring; Sale\";'=Tea;\"line one\r\nline two\"\r\n",
  "b2;03.01.2025;7;1;Autumn;Tea;Café €\r\n",
  "c;04.01.2025;5,25;1;;Tea;\r\n",
  "d 1 ;31.01.2025; 10 ;;Spring;Tea;x;;;\r\n",
  "eTotal;05.01.2025;99;1;Café;;\r\n",
  "-1;not a date;1;1;;;\r\n",
  "-1;06.01.2025;oops;1;;;\r\n",
  "-;;;;;;\r\n",
  "-\r\n",
  "-\"1;07.01.2025;3;1;;;\r\n",
  "f1;08.01.2025;4;1;Spring;Tea;\"say \"\"hi\"\"\"\r\n",
  "g1.0;01.02.2025;6;1;Spring;Coffee;\r\n",
  "-Total;;500;;;;\r\n",
  NULL,
};

static const char *const influencer_rows[] = {
  "hid,name,platform,gender,followers\r\n",
  "a1,\"Ann, the 1st\",TikTok,f,1000\r\n",
  "b2,Bob,YouTube,Male,1e3\r\n",
  "-1,Another Ann,TikTok,f,1\r\n",
  "-3,,TikTok,,\r\n",
  "c\"3\",+Cy,TikTok,male,\"2,000\"\r\n",
  NULL,
};

static const char *const post_rows[] = {
  "hinfluencer_id|date|platform|campaign|likes|caption\r\n",
  "a1|2025-01-02|TikTok|Spring|7|\"a|b\r\n\r\nc\"\r\n",
  "-|2025-01-02|TikTok|Spring|7|nobody's\r\n",
  "b2|2025-01-05|TikTok|Autumn|8|\r\n",
  "-2||TikTok|Autumn|8|\r\n",
  "c9|2025-01-09|TikTok||8|who?\r\n",
  NULL,
};

static const char *const payout_rows[] = {
  "hinfluencer_id\ttotal_payout\tcampaign\tdate\r\n",
  "a1\t$ 1,000.00\t\t\r\n",
  "b1\t5\tSpring\t\r\n",
  "c1\t6\tAutumn\t2025-01-02\r\n",
  "d2\t7\t\t2025-01-20\r\n",
  "-\t8\t\t\r\n",
  "-2\tmuch\t\t\r\n",
  "e2\t9\tSpring\tsoon\r\n",
  NULL,
};

static const struct
{
  UpliftTable table;
  const char *filter, *rows;
} cases[] = {
  { UPLIFT_TABLE_TRACKING, "", "abcdefg" },
  { UPLIFT_TABLE_TRACKING, "influencer=1", "adfg" },
  { UPLIFT_TABLE_TRACKING, "platform=TikTok", "adfg" },
  { UPLIFT_TABLE_TRACKING, "platform=", "e" },
  { UPLIFT_TABLE_TRACKING, "campaign=Spring", "dfg" },
  { UPLIFT_TABLE_TRACKING, "campaign=Spring; Sale", "a" },
  { UPLIFT_TABLE_TRACKING, "campaign=", "" },
  { UPLIFT_TABLE_TRACKING, "campaign=Café", "e" },
  { UPLIFT_TABLE_TRACKING, "product=Tea", "bcdf" },
  { UPLIFT_TABLE_TRACKING, "product=Tea&influencer=2", "b" },
  { UPLIFT_TABLE_TRACKING, "since=2025-01-03&until=2025-01-08", "bcef" },
  { UPLIFT_TABLE_TRACKING, "until=2025-01-02", "a" },
  { UPLIFT_TABLE_TRACKING, "source=radio", "" },
  { UPLIFT_TABLE_INFLUENCERS, "", "abc" },
  { UPLIFT_TABLE_INFLUENCERS, "gender=Male", "bc" },
  { UPLIFT_TABLE_INFLUENCERS, "influencer=1&platform=TikTok", "a" },
  { UPLIFT_TABLE_INFLUENCERS, "product=Tea&since=2025-01-31", "abc" },
  { UPLIFT_TABLE_POSTS, "", "abc" },
  { UPLIFT_TABLE_POSTS, "platform=TikTok", "a" },
  { UPLIFT_TABLE_POSTS, "campaign=Autumn", "b" },
  { UPLIFT_TABLE_POSTS, "since=2025-01-05", "bc" },
  { UPLIFT_TABLE_POSTS, "product=Tea&source=radio", "abc" },
  { UPLIFT_TABLE_PAYOUTS, "", "abcde" },
  { UPLIFT_TABLE_PAYOUTS, "influencer=1", "abc" },
  { UPLIFT_TABLE_PAYOUTS, "campaign=Spring", "abde" },
  { UPLIFT_TABLE_PAYOUTS, "until=2025-01-10", "abce" },
  { UPLIFT_TABLE_PAYOUTS, "product=Tea", "abcde" },
};

/* How the same rows are written into a file. */
typedef struct
{
  const char *name;
  const char *line_end;
  const char *charset; /* (nullable: UTF-8) */
  gboolean has_mark;
  gboolean has_no_last_end;
} Form;

static const Form forms[] = {
  { "crlf", "\r\n", NULL, FALSE, FALSE },
  { "lf", "\n", NULL, FALSE, FALSE },
  { "cr", "\r", NULL, FALSE, FALSE },
  { "mark", "\r\n", NULL, TRUE, FALSE },
  { "utf-16le", "\r\n", "UTF-16LE", TRUE, FALSE },
  { "utf-16be", "\n", "UTF-16BE", TRUE, TRUE },
  { "windows", "\r\n", "CP1252", FALSE, FALSE },
  { "no-last-end", "\n", NULL, FALSE, TRUE },
};

/* The file of the rows that keep names; NULL: of all. */
static GBytes *
join_rows (const Form *form, const char *const *rows, const char *keep)
{
  g_autoptr (GString) text = g_string_new (form->has_mark ? BOM : "");
  gboolean last_kept = FALSE;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      last_kept = keep == NULL || rows[i][0] == 'h' || strchr (keep, rows[i][0]) != NULL;
      if (last_kept)
        g_string_append (text, rows[i] + 1);
    }
  if (form->has_no_last_end && last_kept)
    g_string_truncate (text, text->len - 2);
  g_string_replace (text, "\r\n", form->line_end, 0);
  if (form->charset == NULL)
    return g_bytes_new (text->str, text->len);

  gsize length;
  char *converted
      = g_convert (text->str, (gssize) text->len, form->charset, "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (converted);
  return g_bytes_new_take (converted, length);
}

static const char *const *const table_rows[UPLIFT_N_TABLES]
    = { [UPLIFT_TABLE_INFLUENCERS] = influencer_rows,
        [UPLIFT_TABLE_POSTS] = post_rows,
        [UPLIFT_TABLE_TRACKING] = tracking_rows,
        [UPLIFT_TABLE_PAYOUTS] = payout_rows };

static void
write_tables (const Folder *folder, const Form *form)
{
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      g_autoptr (GBytes) bytes = join_rows (form, table_rows[i], NULL);
      write_bytes (folder, uplift_table_get_name ((UpliftTable) i), bytes);
    }
}

/* What is exported are the bytes of the rows, whatever they are written in. */
static void
test_form (gconstpointer data)
{
  static const char *const names[] = { "influencers", "posts", "tracking", "payouts", NULL };
  const Form *form = data;
  Folder folder = make_folder ();

  write_tables (&folder, form);
  g_autoptr (UpliftDataset) dataset = load_names (&folder, names);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *rows = cases[i].rows;
      g_autoptr (UpliftFilter) filter = make_filter (cases[i].filter);
      guint64 n = export_filtered (&folder, dataset, cases[i].table, filter);
      g_autoptr (GBytes) wanted = join_rows (form, table_rows[cases[i].table], rows);
      g_autoptr (GBytes) written = read_bytes (&folder, "out");
      g_test_message ("%s: %s", uplift_table_get_name (cases[i].table), cases[i].filter);
      g_assert_cmpuint (n, ==, strlen (rows));
      g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                       g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
    }
  remove_folder (&folder);
}

/* Every line of the one is a line of the other, in the same order. */
static void
assert_lines_among (GBytes *some, GBytes *all)
{
  gsize n, n_all;
  const char *at = g_bytes_get_data (some, &n), *end = at + n;
  const char *among = g_bytes_get_data (all, &n_all), *among_end = among + n_all;

  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      gsize length = (gsize) ((newline != NULL ? newline + 1 : end) - at);
      for (;;)
        {
          g_assert_true (among < among_end);
          const char *other = memchr (among, '\n', (gsize) (among_end - among));
          gsize other_length = (gsize) ((other != NULL ? other + 1 : among_end) - among);
          const char *line = among;
          among += other_length;
          if (other_length == length && memcmp (line, at, length) == 0)
            break;
        }
      at += length;
    }
}

static UpliftMoney
sum_payouts (const UpliftResults *results)
{
  const UpliftPayoutColumns *payouts = &results->dataset->payouts;
  UpliftMoney sum = 0;

  /* Those with a day or campaign of their own are left to the cases above. */
  for (guint32 row = 0; row < payouts->n; row++)
    if (results->influencers[payouts->influencer[row]].selected)
      sum += payouts->payout[row];
  return sum;
}

static void
assert_same_totals (const UpliftResults *a, const UpliftResults *b)
{
  g_assert_cmpuint (a->totals.rows, ==, b->totals.rows);
  g_assert_cmpint (a->totals.figures.revenue, ==, b->totals.figures.revenue);
  g_assert_cmpint (a->totals.figures.orders, ==, b->totals.figures.orders);
  g_assert_cmpint (a->totals.posts, ==, b->totals.posts);
  if (a->totals.posts > 0) /* of a table without rows no column is kept */
    {
      g_assert_cmpint (a->totals.reach, ==, b->totals.reach);
      g_assert_cmpint (a->totals.engagements, ==, b->totals.engagements);
    }
  g_assert_cmpint (sum_payouts (a), ==, sum_payouts (b));
}

/* Exports all tables into the folder, and opens them again. NULL when there is no tracking row. */
static UpliftDataset *
export_and_reload (const Folder *folder, UpliftResults *results)
{
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      const UpliftTableInfo *info = &results->dataset->tables[i];
      if (!info->present)
        continue;
      g_autoptr (UpliftRowExport) export = uplift_row_export_new (results, (UpliftTable) i);
      g_autofree char *name = g_strdup_printf ("%u.csv", i);
      g_autoptr (GFile) to = get_file (folder, name);
      g_autoptr (GFile) from = g_file_new_for_uri (info->path);
      g_autoptr (GError) error = NULL;
      uplift_row_export_write (export, to, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_autoptr (GBytes) written = g_file_load_bytes (to, NULL, NULL, NULL);
      g_autoptr (GBytes) whole = g_file_load_bytes (from, NULL, NULL, NULL);
      assert_lines_among (written, whole);
    }
  return results->totals.rows > 0 ? load_folder (folder->path) : NULL;
}

/* Opened again, the exported rows give what the filter gave, and are as many as was said. */
static void
check_random_filters (UpliftDataset *dataset, guint n_filters)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (UpliftFilter) none = uplift_filter_new ();
  guint n_compared = 0;

  for (guint i = 0; i < n_filters; i++)
    {
      Folder folder = make_folder ();
      g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
      g_autoptr (UpliftResults) results = compute (dataset, filter);
      g_autoptr (UpliftDataset) reloaded = export_and_reload (&folder, results);
      if (reloaded != NULL)
        {
          g_autoptr (UpliftResults) again = compute (reloaded, none);
          assert_same_totals (results, again);
          for (guint t = 0; t < UPLIFT_N_TABLES; t++)
            if (dataset->tables[t].present)
              {
                g_autoptr (UpliftRowExport) export
                    = uplift_row_export_new (results, (UpliftTable) t);
                g_assert_cmpuint (reloaded->tables[t].rows, ==,
                                  uplift_row_export_get_n_rows (export));
                g_assert_cmpuint (reloaded->tables[t].skipped, ==, 0);
              }
          n_compared++;
        }
      remove_folder (&folder);
    }
  g_assert_cmpuint (n_compared, >, n_filters / 3);
}

static void
generate (const Folder *folder, gint64 rows)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder->path);
  UpliftSampleOptions options = UPLIFT_SAMPLE_OPTIONS_DEFAULT;
  g_autoptr (GError) error = NULL;

  options.rows = rows;
  uplift_sample_generate (file, &options, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_random (void)
{
  Folder folder = make_folder ();

  generate (&folder, 6000);
  g_autoptr (UpliftDataset) dataset = load_folder (folder.path);
  check_random_filters (dataset, 40);
  remove_folder (&folder);
}

static void
test_known_data (void)
{
  static const char *const names[] = { "seed-a", "seed-b", "seed-c", "variant-bom-dmy" };
  const char *data = g_getenv ("UPLIFT_KNOWN_DATA");

  if (data == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA names no folder");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (data, names[i], NULL);
      g_autoptr (UpliftDataset) dataset = load_folder (path);
      check_random_filters (dataset, 20);
    }
}

/* An export of all rows of a tracking file "t.csv" into "out", which exists. */
typedef struct
{
  Folder folder;
  UpliftDataset *dataset;
  UpliftRowExport *export;
  GFile *to;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "t.csv", NULL };
  g_autoptr (UpliftFilter) none = uplift_filter_new ();

  fixture->folder = make_folder ();
  if (data == NULL)
    write_text (&fixture->folder, "t.csv",
                "influencer_id,date,revenue\n1,2025-01-02,1\n2,2025-01-03,2\n");
  else
    {
      generate (&fixture->folder, GPOINTER_TO_INT (data));
      g_autofree char *from = g_build_filename (fixture->folder.path, "tracking_data.csv", NULL);
      g_autofree char *to = g_build_filename (fixture->folder.path, "t.csv", NULL);
      g_assert_cmpint (g_rename (from, to), ==, 0);
    }
  write_text (&fixture->folder, "out", "old");
  fixture->dataset = load_names (&fixture->folder, names);
  g_autoptr (UpliftResults) results = compute (fixture->dataset, none);
  fixture->export = uplift_row_export_new (results, UPLIFT_TABLE_TRACKING);
  fixture->to = get_file (&fixture->folder, "out");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->export, uplift_row_export_free);
  uplift_dataset_unref (fixture->dataset);
  g_object_unref (fixture->to);
  remove_folder (&fixture->folder);
}

/* It fails with that error, the old file is as it was, and nothing lies beside it. */
static void
assert_refused (const Fixture *fixture, GQuark domain, int code, const char *message)
{
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (&fixture->folder);

  g_assert_false (uplift_row_export_write (fixture->export, fixture->to, NULL, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
  assert_text (&fixture->folder, "out", "old");
  g_assert_cmpuint (count_files (&fixture->folder), ==, n_files);
}

#define CHANGED \
  "t.csv: the file has changed since it was opened, and has to be opened again before its rows " \
  "can be exported"

static void
test_another_size (Fixture *fixture, gconstpointer data)
{
  write_text (&fixture->folder, "t.csv", "influencer_id,date,revenue\n1,2025-01-02,1\n");
  assert_refused (fixture, UPLIFT_ROW_EXPORT_ERROR, UPLIFT_ROW_EXPORT_ERROR_CHANGED, CHANGED);
}

static void
set_modified (const Fixture *fixture, guint64 seconds, guint32 microseconds)
{
  g_autoptr (GFile) file = get_file (&fixture->folder, "t.csv");
  g_autoptr (GFileInfo) info = g_file_info_new ();
  g_autoptr (GError) error = NULL;

  g_file_info_set_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED, seconds);
  g_file_info_set_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC, microseconds);
  g_file_set_attributes_from_info (file, info, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
}

static void
test_another_time (Fixture *fixture, gconstpointer data)
{
  set_modified (fixture, 1000000000, 0);
  assert_refused (fixture, UPLIFT_ROW_EXPORT_ERROR, UPLIFT_ROW_EXPORT_ERROR_CHANGED, CHANGED);
}

/* Of the same size and time, but with a row that the loader would have left out. */
static void
test_another_content (Fixture *fixture, gconstpointer data)
{
  gint64 modified = fixture->dataset->tables[UPLIFT_TABLE_TRACKING].modified;

  g_assert_cmpint (modified, >, 0);
  write_text (&fixture->folder, "t.csv",
              "influencer_id,date,revenue\n1,2025-01-02,1\n\n,2025-01-03,\n");
  set_modified (fixture, (guint64) modified / G_USEC_PER_SEC,
                (guint32) (modified % G_USEC_PER_SEC));
  assert_refused (fixture, UPLIFT_ROW_EXPORT_ERROR, UPLIFT_ROW_EXPORT_ERROR_CHANGED, CHANGED);
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (&fixture->folder, "t.csv");

  g_assert_true (g_file_delete (file, NULL, NULL));
  assert_refused (fixture, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNREADABLE,
                  "t.csv: there is no such file or folder");
}

/* Over the file that is open nothing is written, not even by another name of it. */
static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = read_bytes (&fixture->folder, "t.csv");
  const char *names[] = { "t.csv", "link.csv" };
  g_autoptr (GFile) link = get_file (&fixture->folder, names[1]);

  g_assert_true (g_file_make_symbolic_link (link, "t.csv", NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) to = get_file (&fixture->folder, names[i]);
      g_autoptr (GError) error = NULL;
      uplift_row_export_write (fixture->export, to, NULL, NULL, NULL, &error);
      g_assert_error (error, UPLIFT_ROW_EXPORT_ERROR, UPLIFT_ROW_EXPORT_ERROR_IN_USE);
      g_autoptr (GBytes) after = read_bytes (&fixture->folder, "t.csv");
      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *path;
    int code;
  } targets[] = { { "/dev/full", G_IO_ERROR_NO_SPACE }, { "/nowhere/x", G_IO_ERROR_NOT_FOUND } };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GFile) to = g_file_new_for_path (targets[i].path);
      g_autoptr (GError) error = NULL;
      g_assert_false (uplift_row_export_write (fixture->export, to, NULL, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, targets[i].code);
      g_assert_true (g_str_has_prefix (error->message, targets[i].path));
    }
}

static void
cancel_cb (double fraction, const char *what, gpointer user_data)
{
  g_assert_cmpfloat (fraction, >, 0.0);
  g_assert_cmpfloat (fraction, <=, 1.0);
  g_assert_cmpstr (what, ==, "t.csv");
  g_cancellable_cancel (user_data);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (&fixture->folder);

  uplift_row_export_write (fixture->export, fixture->to, cancellable, cancel_cb, cancellable,
                           &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_text (&fixture->folder, "out", "old");
  g_assert_cmpuint (count_files (&fixture->folder), ==, n_files);
}

typedef struct
{
  GThread *thread;
  guint n_progress;
  double fraction;
  GCancellable *cancellable; /* (borrowed, nullable: is not cancelled) */
  gboolean done, result;
  GError *error; /* (owned, nullable) */
} Waiting;

static void
note_progress_cb (double fraction, const char *what, gpointer user_data)
{
  Waiting *waiting = user_data;

  g_assert_true (g_thread_self () == waiting->thread);
  g_assert_false (waiting->done);
  g_assert_cmpfloat (fraction, >=, waiting->fraction);
  waiting->fraction = fraction;
  waiting->n_progress++;
  if (waiting->cancellable != NULL)
    g_cancellable_cancel (waiting->cancellable);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->result = uplift_row_export_write_finish (result, &waiting->error);
  waiting->done = TRUE;
}

static void
run_async (Fixture *fixture, Waiting *waiting)
{
  waiting->thread = g_thread_self ();
  uplift_row_export_write_async (g_steal_pointer (&fixture->export), fixture->to,
                                 waiting->cancellable, note_progress_cb, done_cb, waiting);
  while (!waiting->done)
    g_main_context_iteration (NULL, TRUE);
  /* What is still on its way must not arrive. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  Waiting waiting = { 0 };

  run_async (fixture, &waiting);
  g_assert_no_error (waiting.error);
  g_assert_true (waiting.result);
  g_assert_cmpuint (waiting.n_progress, >, 0);
  g_autoptr (GBytes) source = read_bytes (&fixture->folder, "t.csv");
  g_autoptr (GBytes) written = read_bytes (&fixture->folder, "out");
  g_assert_true (g_bytes_equal (source, written));
}

static void
test_async_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .cancellable = cancellable };

  run_async (fixture, &waiting);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (waiting.error);
  assert_text (&fixture->folder, "out", "old");
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/row-export/form/", forms[i].name, NULL);
      g_test_add_data_func (path, &forms[i], test_form);
    }
  g_test_add_func ("/row-export/random", test_random);
  g_test_add_func ("/row-export/known-data", test_known_data);
  ADD ("/row-export/another-size", NULL, test_another_size);
  ADD ("/row-export/another-time", NULL, test_another_time);
  ADD ("/row-export/another-content", NULL, test_another_content);
  ADD ("/row-export/gone", NULL, test_gone);
  ADD ("/row-export/in-use", NULL, test_in_use);
  ADD ("/row-export/unwritable", NULL, test_unwritable);
  ADD ("/row-export/cancel", GINT_TO_POINTER (30000), test_cancel);
  ADD ("/row-export/async", GINT_TO_POINTER (30000), test_async);
  ADD ("/row-export/async-cancel", GINT_TO_POINTER (200000), test_async_cancel);
  return g_test_run ();
}
