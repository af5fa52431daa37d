/* Files as shops, platforms and spreadsheets write them: everything reads as it is meant, with what
 * was doubtful among the findings, or is refused in one clear sentence. */
#include "core/read/loader-source.h"
#include "core/read/loader.h"

#include "input-variants.h"
#include "made-locale.h"
#include "temp-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the reading of one file can report, in the order in which it is listed here. */
static const char *const kinds[] = { "preamble",
                                     "windows-1252",
                                     "nul-byte",
                                     "total-row",
                                     "blank-row",
                                     "too-few-fields",
                                     "open-quote",
                                     "too-many-fields",
                                     "missing-value",
                                     "bad-value",
                                     "mixed-currencies",
                                     "guessed-date-order",
                                     "guessed-decimal-separator" };

/* "kind:count " of each of these. */
static char *
list_findings (const UpliftDataset *dataset)
{
  GString *list = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
      {
        const UpliftProblem *problem = uplift_problems_get (dataset->problems, i);
        if (strcmp (problem->kind, kinds[k]) == 0)
          g_string_append_printf (list, "%s:%" G_GUINT64_FORMAT " ", kinds[k], problem->count);
      }
  return g_string_free (list, FALSE);
}

/* "id day revenue " of each tracking row with an influencer. */
static char *
list_rows (const UpliftDataset *dataset)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  GString *list = g_string_new (NULL);

  for (guint32 i = 0; i < dataset->influencers.n; i++)
    for (guint64 row = tracking->first[i]; row < tracking->first[i + 1]; row++)
      {
        g_autofree char *day = uplift_day_to_iso (uplift_tracking_get_pair (tracking, row)->day);
        g_string_append_printf (
            list, "%s %s %g ",
            uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], i), day,
            uplift_money_to_double (uplift_tracking_get_revenue (tracking, row)));
      }
  return g_string_free (list, FALSE);
}

static void
test_variant (gconstpointer data)
{
  const InputVariant *variant = data;
  g_autoptr (UpliftDataset) dataset
      = temp_folder_load_bytes (variant->bytes, (gssize) variant->length);
  g_autofree char *rows = list_rows (dataset);
  g_autofree char *findings = list_findings (dataset);

  g_assert_cmpstr (rows, ==, "A 2025-01-02 1.5 B 2025-01-03 2 ");
  g_assert_cmpstr (findings, ==, variant->findings);
}

/* What cannot be read at all, and what is said of it. */
static const struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *message;
} refused[] = {
#define TEXT(text) text, sizeof (text) - 1
  { "archive.csv", TEXT ("PK\003\004\024\0\0\0\010\0data.csv"),
    "not a CSV file but a ZIP archive" },
  { "book.csv", TEXT ("PK\003\004\024\0\6\0\010\0[Content_Types].xml"),
    "not a CSV file but an Excel workbook" },
  { "old-book.csv", TEXT ("\320\317\021\340\241\261\032\341\0\0"),
    "not a CSV file but an old Excel workbook" },
  { "paper.csv", TEXT ("%PDF-1.7\n%\342\343\317\323\n"), "not a CSV file but a PDF document" },
  { "picture.csv", TEXT ("\211PNG\r\n\032\n\0\0\0\rIHDR"), "not a CSV file but a PNG picture" },
  { "packed.csv", TEXT ("\037\213\010\0\0\0\0\0"), "not a CSV file but a gzip archive" },
  { "login.csv", TEXT ("\n<!DOCTYPE html>\n<html></html>"), "not a CSV file but a web page" },
  { "noise.csv", TEXT ("\1\2\3\4\5\6\7\10"), "not a CSV file but binary data" },
  { "empty.csv", TEXT (""), "the file is empty" },
  { "mark.csv", TEXT ("\357\273\277"), "the file holds no header line" },
  { "blank.csv", TEXT ("\n \n\r\n"), "the file holds no header line" },
  { "other.csv", TEXT ("a,b\n1,2\n"),
    "no line names the columns of an influencers, posts, tracking or payouts table" },
  { "object.csv", TEXT ("{\"id\": 1, \"name\": \"x\"}\n"),
    "no line names the columns of an influencers, posts, tracking or payouts table" },
  { "header.csv", TEXT ("influencer_id,date,revenue\n"),
    "the tracking table has no row that can be used" },
  { "totals.csv", TEXT ("influencer_id,date,revenue\nTotal,2025-01-01,5\n"),
    "the tracking table has no row that can be used" },
  { "unreadable.csv", TEXT ("influencer_id,date,revenue\nA,soon,5\n,2025-01-01,\n"),
    "the tracking table has no row that can be used" },
};

static void
check_refusal (const char *folder, const char *name, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_strdup_printf ("%s: %s", name, message);

  g_assert_null (temp_folder_load (folder, name, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, UPLIFT_LOADER_ERROR);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_refused (void)
{
  char *folder = temp_folder_make ();
  g_autofree char *wide = g_strnfill (10000, ',');

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      temp_folder_write (folder, refused[i].name, refused[i].bytes, (gssize) refused[i].length);
      check_refusal (folder, refused[i].name, refused[i].message);
    }
  temp_folder_write (folder, "wide.csv", wide, -1);
  check_refusal (folder, "wide.csv", "more than 4096 columns");
  check_refusal (folder, "missing.csv", "there is no such file or folder");
  temp_folder_remove (folder);
}

/* A folder of that name is a folder like any other; what else is there is no file to read. */
static void
test_no_file (void)
{
  char *folder = temp_folder_make ();
  g_autofree char *inner = g_build_filename (folder, "orders.csv", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.csv", NULL);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  check_refusal (folder, "orders.csv", "the folder holds no CSV file");
  temp_folder_write (inner, "t.csv", "influencer_id,date,revenue\nA,2025-01-02,1\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftDataset) dataset = temp_folder_load (folder, "orders.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dataset->tracking.n, ==, 1);
  temp_folder_remove (g_steal_pointer (&inner));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  check_refusal (folder, "pipe.csv", "not a regular file");
  temp_folder_remove (folder);
}

static void
test_no_permission (void)
{
  char *folder = temp_folder_make ();
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);

  temp_folder_write (folder, "t.csv", "influencer_id,date,revenue\nA,2025-01-02,1\n", -1);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (g_access (path, R_OK) == 0)
    {
      /* To root nothing is forbidden: what GIO would say. */
      g_autoptr (GError) error = NULL;
      GError *refusal = g_error_new (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "Error opening");
      uplift_loader_take_io_error ("t.csv", refusal, &error);
      g_assert_cmpstr (error->message, ==, "t.csv: you have no permission to read it");
    }
  else
    check_refusal (folder, "t.csv", "you have no permission to read it");
  temp_folder_remove (folder);
}

/* Which table a file is, is told by its columns and not by its name. */
static void
test_names_of_files (void)
{
  char *folder = temp_folder_make ();
  g_autoptr (GError) error = NULL;

  temp_folder_write (folder, "payouts.csv", "Id,NAME,Follower_Count\nA,Ann,\"1,200\"\n", -1);
  temp_folder_write (folder, "creators export (3).csv", "handle,date,sales\nA,2025-01-02,1.5\n",
                     -1);
  temp_folder_write (folder, "tracking.TXT", "Username,Post Time,Permalink\nA,2025-01-02,x\n", -1);
  temp_folder_write (folder, "x.tsv", "Affiliate\tCommission\nA\t7\n", -1);
  g_autoptr (UpliftDataset) dataset = temp_folder_load (folder, ".", &error);
  g_assert_no_error (error);
  temp_folder_remove (folder);

  static const char *const names[UPLIFT_N_TABLES]
      = { "payouts.csv", "tracking.TXT", "creators export (3).csv", "x.tsv" };
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    g_assert_cmpstr (dataset->tables[i].file, ==, names[i]);
  g_assert_cmpint (dataset->influencers.followers[0], ==, 1200);
}

/* The words in the cells of basis, group and gender. */
static const struct
{
  const char *word;
  UpliftBasis basis;
} bases[] = { { "post", UPLIFT_BASIS_POST },         { "PER_POST", UPLIFT_BASIS_POST },
              { "Per post", UPLIFT_BASIS_POST },     { " order", UPLIFT_BASIS_ORDER },
              { "per_order", UPLIFT_BASIS_ORDER },   { "Per Order", UPLIFT_BASIS_ORDER },
              { "per month", UPLIFT_BASIS_UNKNOWN }, { "", UPLIFT_BASIS_UNKNOWN } };
static const struct
{
  const char *word;
  UpliftArm arm;
} arms[] = { { "0", UPLIFT_ARM_CONTROL },
             { "Control", UPLIFT_ARM_CONTROL },
             { "holdout", UPLIFT_ARM_CONTROL },
             { "1", UPLIFT_ARM_EXPOSED },
             { "1.0", UPLIFT_ARM_EXPOSED },
             { "EXPOSED", UPLIFT_ARM_EXPOSED },
             { " treatment", UPLIFT_ARM_EXPOSED },
             { "Test", UPLIFT_ARM_EXPOSED },
             { "", UPLIFT_ARM_NONE } };
static const char *const genders[][2] = { { "M", "Male" },
                                          { "f", "Female" },
                                          { "MALE", "Male" },
                                          { "Female ", "Female" },
                                          { "Non-binary", "Non-binary" },
                                          { "other", "other" },
                                          { "", "" } };

static void
test_words (void)
{
  g_autoptr (GString) people = g_string_new ("id,name,gender\n");
  g_autoptr (GString) orders = g_string_new ("influencer_id,date,revenue,ab_group\n");
  g_autoptr (GString) payouts = g_string_new ("influencer_id,basis,payout\n");
  g_autoptr (GError) error = NULL;
  char *folder = temp_folder_make ();

  for (guint i = 0; i < G_N_ELEMENTS (genders); i++)
    g_string_append_printf (people, "%u,P%u,%s\n", i, i, genders[i][0]);
  for (guint i = 0; i < G_N_ELEMENTS (arms); i++)
    g_string_append_printf (orders, "x%u,2025-01-02,1,%s\n", i, arms[i].word);
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    g_string_append_printf (payouts, "%u,%s,1\n", i, bases[i].word);
  temp_folder_write (folder, "i.csv", people->str, -1);
  temp_folder_write (folder, "t.csv", orders->str, -1);
  temp_folder_write (folder, "p.csv", payouts->str, -1);
  g_autoptr (UpliftDataset) dataset = temp_folder_load (folder, ".", &error);
  g_assert_no_error (error);
  temp_folder_remove (folder);

  const guint32 *gender = dataset->influencers.attribute[UPLIFT_DIMENSION_GENDER];
  for (guint i = 0; i < G_N_ELEMENTS (genders); i++)
    g_assert_cmpstr (uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_GENDER], gender[i]),
                     ==, genders[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    g_assert_cmpint (dataset->payouts.basis[i], ==, bases[i].basis);
  for (guint i = 0; i < G_N_ELEMENTS (arms); i++)
    {
      g_autofree char *id = g_strdup_printf ("x%u", i);
      guint32 who = uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_INFLUENCER], id,
                                              strlen (id));
      g_assert_cmpint (uplift_tracking_get_arm (&dataset->tracking, dataset->tracking.first[who]),
                       ==, arms[i].arm);
    }
}

/* What is decided once for a whole column. Between the bars stand the cells of date and revenue. */
static const struct
{
  char delimiter;
  const char *rows;
  const char *read;
  const char *findings;
} columns[] = {
  /* A value above 12 decides. */
  { '|', "02-07-2025|1\n13-07-2025|1", "2025-07-02 1 2025-07-13 1 ", "" },
  { '|', "02/07/2025|1\n07/13/2025|1", "2025-02-07 1 2025-07-13 1 ", "" },
  /* Where values contradict each other, the majority. */
  { '|', "13/01/2025|1\n01/14/2025|2\n15/01/2025|3\n02/01/2025|4",
    "2025-01-13 1 2025-01-15 3 2025-01-02 4 ", "bad-value:1 " },
  /* Where nothing decides, the shorter span of days, and it is said. */
  { '|', "02-07-2025|1\n07-07-2025|2", "2025-07-02 1 2025-07-07 2 ", "guessed-date-order:1 " },
  { '|', "07-02-2025|1\n07-07-2025|2", "2025-07-02 1 2025-07-07 2 ", "guessed-date-order:1 " },
  /* Two separators, or more or fewer than three digits behind one, decide. */
  { '|', "2025-01-02|1.234\n2025-01-02|1.234,50", "2025-01-02 1234 2025-01-02 1234.5 ", "" },
  { '|', "2025-01-02|1,234\n2025-01-02|1,234.50", "2025-01-02 1234 2025-01-02 1234.5 ", "" },
  { '|', "2025-01-02|1.234\n2025-01-02|1,5", "2025-01-02 1234 2025-01-02 1.5 ", "" },
  { '|', "2025-01-02|1,234\n2025-01-02|1.5", "2025-01-02 1234 2025-01-02 1.5 ", "" },
  { '|', "2025-01-02|1.234\n2025-01-02|1,2345", "2025-01-02 1234 2025-01-02 1.2345 ", "" },
  /* What stays open is a decimal point, but for a decimal comma with semicolons. */
  { '|', "2025-01-02|1.234\n2025-01-02|2,345", "2025-01-02 1.234 2025-01-02 2345 ",
    "guessed-decimal-separator:1 " },
  { '\t', "2025-01-02\t1,234", "2025-01-02 1234 ", "guessed-decimal-separator:1 " },
  { ';', "2025-01-02;1.234\n2025-01-02;2,345", "2025-01-02 1234 2025-01-02 2.345 ",
    "guessed-decimal-separator:1 " },
  { ';', "2025-01-02;1,234\n2025-01-02;1.5", "2025-01-02 1234 2025-01-02 1.5 ", "" },
  /* Signs, and what makes a number small or large. */
  { '|', "2025-01-02|57.32 %\n2025-01-02|57.32%", "2025-01-02 0.5732 2025-01-02 0.5732 ", "" },
  { '|', "2025-01-02|₹1,23,456.00\n2025-01-02|(45.10)\n2025-01-02|₹ 1.2K",
    "2025-01-02 123456 2025-01-02 -45.1 2025-01-02 1200 ", "" },
  { '|', "2025-01-02|$ 99.50\n2025-01-02|$1\n2025-01-02|€ 2",
    "2025-01-02 99.5 2025-01-02 1 "
    "2025-01-02 2 ",
    "mixed-currencies:1 " },
};

static void
test_columns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      char d = columns[i].delimiter;
      g_auto (GStrv) lines = g_strsplit (columns[i].rows, "\n", -1);
      const char end[] = { d, '\n', '\0' };
      g_autofree char *rows = g_strjoinv (end, lines);
      g_autofree char *bytes
          = g_strdup_printf ("date%crevenue%cinfluencer_id\n%s%s", d, d, rows, end);
      g_autoptr (UpliftDataset) dataset = temp_folder_load_bytes (bytes, -1);
      g_autoptr (GString) read = g_string_new (NULL);
      g_autofree char *findings = list_findings (dataset);
      const UpliftTrackingColumns *tracking = &dataset->tracking;
      g_test_message ("%s", columns[i].rows);
      /* Baseline rows stay in the order of the file. */
      for (guint64 row = 0; row < tracking->n; row++)
        {
          g_autofree char *day = uplift_day_to_iso (uplift_tracking_get_pair (tracking, row)->day);
          g_string_append_printf (
              read, "%s %.9g ", day,
              uplift_money_to_double (uplift_tracking_get_revenue (tracking, row)));
        }
      g_assert_cmpstr (read->str, ==, columns[i].read);
      g_assert_cmpstr (findings, ==, columns[i].findings);
    }
}

/* In a column of counts, three digits behind a separator are thousands. */
static void
test_counts (void)
{
  g_autoptr (UpliftDataset) dataset = temp_folder_load_bytes (
      "influencer_id|date|revenue|orders\nA|2025-01-02|1|1.234\nA|2025-01-02|1|1,234\n"
      "A|2025-01-02|1|12\nA|2025-01-02|1|3.0\nA|2025-01-02|1|1.2K\nA|2025-01-02|1|2.5\n",
      -1);
  g_autofree char *findings = list_findings (dataset);
  gint64 sum = 0;

  for (guint64 row = 0; row < dataset->tracking.n; row++)
    sum += uplift_tracking_get_orders (&dataset->tracking, row);
  g_assert_cmpint (sum, ==, 1234 + 1234 + 12 + 3 + 1200);
  g_assert_cmpstr (findings, ==, "bad-value:1 ");
}

/* Where nothing in the column says so, the user's locale says which is the month. */
static void
test_locale (void)
{
  static const struct
  {
    const char *language, *day;
  } cases[] = { { "de_DE", "2025-07-02" }, { "en_US", "2025-02-07" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *locale = made_locale_enter (cases[i].language);
      if (locale == NULL)
        return;
      g_autoptr (UpliftDataset) dataset
          = temp_folder_load_bytes ("influencer_id,date,revenue\nA,02/07/2025,1\n", -1);
      made_locale_leave (locale);
      g_autofree char *day = uplift_day_to_iso (dataset->first_day);
      g_autofree char *findings = list_findings (dataset);
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_cmpstr (findings, ==, "guessed-date-order:1 ");
    }
}

/* Two tables in two currencies are never summed in silence. */
static void
test_currencies_of_tables (void)
{
  char *folder = temp_folder_make ();
  g_autoptr (GError) error = NULL;

  temp_folder_write (folder, "t.csv", "influencer_id,date,revenue\nA,2025-01-02,$5\n", -1);
  temp_folder_write (folder, "p.csv", "influencer_id,payout\nA,€7\n", -1);
  g_autoptr (UpliftDataset) dataset = temp_folder_load (folder, ".", &error);
  g_assert_no_error (error);
  temp_folder_remove (folder);
  g_autofree char *findings = list_findings (dataset);
  g_assert_cmpstr (findings, ==, "mixed-currencies:1 ");
}

/* What stood before the header is named. */
static void
test_preamble (void)
{
  g_autoptr (UpliftDataset) dataset = temp_folder_load_bytes (
      "# Orders, all\r\n\"Acme "
      "\"\"Ltd\"\"\"\r\n\"Jos\351\r\ninfluencer_id,date,revenue\nA,2025-01-02,1\n",
      -1);

  for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
    {
      const UpliftProblem *problem = uplift_problems_get (dataset->problems, i);
      if (strcmp (problem->kind, "preamble") != 0)
        continue;
      g_assert_cmpstr (problem->message, ==,
                       "before the header stood “# Orders, all”, “Acme \"Ltd\"”, “\"José”");
      return;
    }
  g_assert_not_reached ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_input_variants; i++)
    {
      g_autofree char *path = g_strdup_printf ("/input-variants/%s", input_variants[i].name);
      g_test_add_data_func (path, &input_variants[i], test_variant);
    }
  g_test_add_func ("/input-variants/refused", test_refused);
  g_test_add_func ("/input-variants/no-file", test_no_file);
  g_test_add_func ("/input-variants/no-permission", test_no_permission);
  g_test_add_func ("/input-variants/names-of-files", test_names_of_files);
  g_test_add_func ("/input-variants/words", test_words);
  g_test_add_func ("/input-variants/columns", test_columns);
  g_test_add_func ("/input-variants/counts", test_counts);
  g_test_add_func ("/input-variants/locale", test_locale);
  g_test_add_func ("/input-variants/currencies-of-tables", test_currencies_of_tables);
  g_test_add_func ("/input-variants/preamble", test_preamble);
  return g_test_run ();
}
