/* Files that are huge, or made to be hard: read in bounded memory, with what is wrong said, and
 * with what is right in them used. */
#include "core/read/csv-reader.h"

#include "temp-folder.h"

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MEBIBYTE ((gsize) 1024 * 1024)

/* What may be needed above what the program takes anyway: a record, the copies of it while it is
 * open and read again, and what growing them takes. */
#define MAX_GROWTH (8 * UPLIFT_CSV_MAX_RECORD)

/* The most memory that the process has had so far. */
static gsize
get_peak (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return (gsize) usage.ru_maxrss * 1024;
}

static void
check_growth (gsize before)
{
  g_test_message ("%" G_GSIZE_FORMAT " MiB more at the peak", (get_peak () - before) / MEBIBYTE);
  /* With sanitizers what was freed is kept for a while, to be found if it is used. */
  if (!IS_SANITIZED)
    g_assert_cmpuint (get_peak () - before, <, MAX_GROWTH);
}

typedef struct
{
  guint64 n_records;
  guint64 n_damages[UPLIFT_CSV_DAMAGE_TOO_MANY_FIELDS + 1];
  guint64 last_line;
} Counts;

static void
count_record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  Counts *counts = user_data;

  counts->n_records++;
  counts->last_line = record->line;
}

static void
count_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
  Counts *counts = user_data;

  counts->n_damages[damage]++;
}

static const UpliftCsvCallbacks callbacks = { count_record_cb, count_damage_cb };

static void
feed (UpliftCsvReader *reader, const char *text, gsize times)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < times; i++)
    uplift_csv_reader_feed (reader, text, length);
}

/* A hundred megabytes without a line end cost one row. */
static void
test_long_line (void)
{
  Counts counts = { 0 };
  gsize before = get_peak ();
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &callbacks, &counts);
  g_autofree char *piece = g_strnfill (MEBIBYTE, 'x');

  uplift_csv_reader_expect_fields (reader, 2);
  feed (reader, "a,b\n", 1);
  feed (reader, piece, 100);
  feed (reader, "\nc,d\n", 1);
  uplift_csv_reader_finish (reader);
  g_assert_cmpuint (counts.n_records, ==, 2);
  g_assert_cmpuint (counts.last_line, ==, 3);
  g_assert_cmpuint (counts.n_damages[UPLIFT_CSV_DAMAGE_TOO_LONG], ==, 1);
  check_growth (before);
}

/* A quote that is never closed costs its own line, however much comes behind it. */
static void
test_open_quote (void)
{
  const gsize n = (IS_SANITIZED ? 20 : 200) * 1024;
  Counts counts = { 0 };
  gsize before = get_peak ();
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &callbacks, &counts);
  g_autofree char *caption = g_strnfill (1000, 'x');
  g_autofree char *line = g_strdup_printf ("a,2025-01-02,%s\n", caption);

  uplift_csv_reader_expect_fields (reader, 3);
  feed (reader, "influencer_id,date,caption\n", 1);
  feed (reader, "a,2025-01-02,\"never closed\n", 1);
  feed (reader, line, n);
  uplift_csv_reader_finish (reader);
  g_assert_cmpuint (counts.n_records, ==, n + 1);
  g_assert_cmpuint (counts.last_line, ==, n + 2);
  g_assert_cmpuint (counts.n_damages[UPLIFT_CSV_DAMAGE_OPEN_QUOTE], ==, 1);
  check_growth (before);
}

/* The same where every line opens one. */
static void
test_open_quotes (void)
{
  const gsize n = (IS_SANITIZED ? 2 : 20) * 1024;
  Counts counts = { 0 };
  gsize before = get_peak ();
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &callbacks, &counts);
  g_autofree char *caption = g_strnfill (2000, 'x');
  g_autofree char *line = g_strdup_printf ("a,\"b\"c,%s\",\"d\n", caption);

  uplift_csv_reader_expect_fields (reader, 3);
  feed (reader, line, n);
  uplift_csv_reader_finish (reader);
  g_assert_cmpuint (counts.n_records + counts.n_damages[UPLIFT_CSV_DAMAGE_OPEN_QUOTE], >=, n / 2);
  check_growth (before);
}

/* Ten thousand columns are too many, row by row. */
static void
test_wide_rows (void)
{
  const gsize n = IS_SANITIZED ? 200 : 2000;
  Counts counts = { 0 };
  gsize before = get_peak ();
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &callbacks, &counts);
  g_autofree char *line = g_strnfill (10000, ',');

  line[9999] = '\n';
  uplift_csv_reader_expect_fields (reader, 10000);
  feed (reader, line, n);
  feed (reader, "a,b\n", 1);
  uplift_csv_reader_finish (reader);
  g_assert_cmpuint (counts.n_records, ==, 1);
  g_assert_cmpuint (counts.n_damages[UPLIFT_CSV_DAMAGE_TOO_MANY_FIELDS], ==, n);
  check_growth (before);
}

/* Two gigabytes without any text, which take no room on the disk, are refused at once. */
static void
test_nothing_but_nul (void)
{
  char *folder = temp_folder_make ();
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);
  g_autoptr (GError) error = NULL;

  temp_folder_write (folder, "t.csv", "", 0);
  g_assert_cmpint (truncate (path, (off_t) (2048 * MEBIBYTE)), ==, 0);
  g_assert_null (temp_folder_load (folder, "t.csv", &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, "t.csv: not a CSV file but binary data");
  temp_folder_remove (folder);
}

/* A file that stops being text behind its first rows: what came before is used. */
static void
test_nul_behind_rows (void)
{
  g_autoptr (GString) text = g_string_new ("influencer_id,date,revenue\n");
  char *folder = temp_folder_make ();
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);
  g_autoptr (GError) error = NULL;
  gsize before = get_peak ();

  while (text->len < 300 * 1024)
    g_string_append (text, "A,2025-01-02,1\n");
  g_string_append (text, "B,\"2025-01-03,1\n");
  temp_folder_write (folder, "t.csv", text->str, (gssize) text->len);
  g_assert_cmpint (truncate (path, (off_t) (100 * MEBIBYTE)), ==, 0);
  g_autoptr (UpliftDataset) dataset = temp_folder_load (folder, "t.csv", &error);
  g_assert_no_error (error);
  temp_folder_remove (folder);
  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_TRACKING].skipped, ==, 2);
  g_assert_cmpuint (dataset->tracking.n, ==, dataset->tables[UPLIFT_TABLE_TRACKING].rows - 2);
  check_growth (before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-files/long-line", test_long_line);
  g_test_add_func ("/hostile-files/open-quote", test_open_quote);
  g_test_add_func ("/hostile-files/open-quotes", test_open_quotes);
  g_test_add_func ("/hostile-files/wide-rows", test_wide_rows);
  g_test_add_func ("/hostile-files/nothing-but-nul", test_nothing_but_nul);
  g_test_add_func ("/hostile-files/nul-behind-rows", test_nul_behind_rows);
  return g_test_run ();
}
