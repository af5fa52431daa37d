#include "core/read/csv-reader.h"

#include <string.h>

/* Everything that came out, as one text: "line:[a][b]\n" for a record, "line!kind\n" for damage. */
static void
log_record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  GString *log = user_data;

  g_string_append_printf (log, "%" G_GUINT64_FORMAT ":", record->line);
  for (guint i = 0; i < record->n_fields; i++)
    {
      g_assert_cmpuint (strlen (record->fields[i].text), ==, record->fields[i].length);
      g_string_append_printf (log, "[%s]", record->fields[i].text);
    }
  g_string_append (log, record->had_nul ? "0\n" : "\n");
}

/* The same with the bytes of the record. */
static void
log_all_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  log_record_cb (record, user_data);
  g_string_append_len (user_data, record->raw, (gssize) record->raw_length);
}

static void
log_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
  static const char *const names[] = { "quote", "long", "wide" };

  g_string_append_printf (user_data, "%" G_GUINT64_FORMAT "!%s\n", line, names[damage]);
}

static const UpliftCsvCallbacks callbacks = { log_record_cb, log_damage_cb };
static const UpliftCsvCallbacks all_callbacks = { log_all_cb, log_damage_cb };

typedef struct
{
  const char *name;
  char delimiter;
  guint expected;
  const char *bytes;
  gsize length; /* 0: the text ends at its NUL */
  const char *log;
} Case;

static const Case cases[] = {
  { "plain", ',', 0, "a,b\n1,2\n", 0, "1:[a][b]\n2:[1][2]\n" },
  { "no-newline", ',', 0, "a,b\n1,2", 0, "1:[a][b]\n2:[1][2]\n" },
  { "crlf", ',', 0, "a,b\r\n\r\n1,2\r\n", 0, "1:[a][b]\n3:[1][2]\n" },
  { "lone-cr", ',', 0, "a\rb\r\rc", 0, "1:[a]\n2:[b]\n4:[c]\n" },
  { "mixed-ends", ',', 0, "a\rb\r\nc\nd\r", 0, "1:[a]\n2:[b]\n3:[c]\n4:[d]\n" },
  { "empty", ',', 0, "", 0, "" },
  { "blank-lines", ',', 0, "\n \n\t\na\n\nb\n\n", 0, "4:[a]\n6:[b]\n" },
  { "commas-only", ',', 0, "a,b\n,\n,,\n", 0, "1:[a][b]\n2:[][]\n3:[][][]\n" },
  { "quoted", ',', 0, "\"a\",\"b,c\",\"d\"\"e\"\n", 0, "1:[a][b,c][d\"e]\n" },
  { "quoted-newline", ',', 0, "\"a\nb\",c\r\n\"d\r\n\r\ne\"\nf", 0,
    "1:[a\nb][c]\n3:[d\r\n\r\ne]\n6:[f]\n" },
  { "trimmed", ',', 0, "  a b  , \" c \" ,\td\n", 0, "1:[a b][ c ][d]\n" },
  { "tab", '\t', 0, "a\t\t b \n\t\n", 0, "1:[a][][b]\n2:[][]\n" },
  { "semicolon", ';', 0, "a;b,c\n", 0, "1:[a][b,c]\n" },
  { "pipe", '|', 0, "a|b\n", 0, "1:[a][b]\n" },
  { "mark", ',', 0, "\357\273\277a,b\n", 0, "1:[\357\273\277a][b]\n" },
  { "nul", ',', 0, "a\0b,\0\nc\n", 8, "1:[ab][]0\n2:[c]\n" },
  { "quote-inside", ',', 0, "5\" screen,b\n", 0, "1:[5\" screen][b]\n" },
  { "open-quote", ',', 0, "a,b\n\"1,2\n3,4\n5,6", 0, "1:[a][b]\n2!quote\n3:[3][4]\n4:[5][6]\n" },
  { "open-quote-last", ',', 0, "a\n\"b", 0, "1:[a]\n2!quote\n" },
  { "open-quote-crlf", ',', 0, "a\r\n\"b\r\nc\r\n", 0, "1:[a]\n2!quote\n3:[c]\n" },
  { "closed-later", ',', 0, "\"a\nx\n\"b\nc\"\nd", 0, "1!quote\n2:[x]\n3:[b\nc]\n5:[d]\n" },
  { "far-close", ',', 2, "a,b\n\"1,2\n3,4\n\"5\",6\n7,8\n", 0,
    "1:[a][b]\n2!quote\n3:[3][4]\n4:[5][6]\n5:[7][8]\n" },
  { "good-multiline", ',', 2, "a,b\n\"1\n1\",2\n", 0, "1:[a][b]\n2:[1\n1][2]\n" },
};

static char *
read_in_chunks (const Case *test, const UpliftCsvCallbacks *wanted, gsize length, gsize chunk)
{
  GString *log = g_string_new (NULL);
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (test->delimiter, wanted, log);

  uplift_csv_reader_expect_fields (reader, test->expected);
  for (gsize at = 0; at < length; at += chunk)
    {
      /* In a block of just that size, so that reading past the end is seen. */
      gsize n = MIN (chunk, length - at);
      g_autofree char *block = g_memdup2 (test->bytes + at, n);
      uplift_csv_reader_feed (reader, block, n);
    }
  uplift_csv_reader_finish (reader);
  return g_string_free (log, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  gsize length = test->length != 0 ? test->length : strlen (test->bytes);

  for (gsize chunk = 1; chunk <= length + 1; chunk++)
    {
      g_autofree char *log = read_in_chunks (test, &callbacks, length, chunk);
      g_assert_cmpstr (log, ==, test->log);
    }
}

static void
log_raw_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  g_string_append_len (user_data, record->raw, (gssize) record->raw_length);
  g_string_append_c (user_data, '|');
}

static void
ignore_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
}

/* The records' bytes, each followed by a bar. */
static const struct
{
  const char *bytes, *raw;
} raw_cases[] = {
  { "a,b\n1,2\n", "a,b\n|1,2\n|" },
  { "a, \"b\"\" \"\r\n 1 ,2", "a, \"b\"\" \"\r\n| 1 ,2|" },
  { "\na\r\r\"1\r\n\r2\",x\rb\r", "a\r|\"1\r\n\r2\",x\r|b\r|" },
  { "a\n\"1\n2", "a\n|2|" },
  { "\"a\nx\n\"b\nc\"\nd", "x\n|\"b\nc\"\n|d|" },
  { "a\n\"1\n\"2\n3", "a\n|3|" },
};

static void
test_raw (void)
{
  static const UpliftCsvCallbacks raw_callbacks = { log_raw_cb, ignore_damage_cb };

  for (guint i = 0; i < G_N_ELEMENTS (raw_cases); i++)
    for (gsize chunk = 1, length = strlen (raw_cases[i].bytes); chunk <= length; chunk++)
      {
        g_autoptr (GString) log = g_string_new (NULL);
        g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &raw_callbacks, log);
        for (gsize at = 0; at < length; at += chunk)
          {
            gsize n = MIN (chunk, length - at);
            g_autofree char *block = g_memdup2 (raw_cases[i].bytes + at, n);
            uplift_csv_reader_feed (reader, block, n);
          }
        uplift_csv_reader_finish (reader);
        g_assert_cmpstr (log->str, ==, raw_cases[i].raw);
      }
}

static void
test_skip_lines (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &callbacks, log);
  const char *bytes = "\"title\n\nid,name\n1,a\n";

  uplift_csv_reader_skip_lines (reader, 2);
  uplift_csv_reader_feed (reader, bytes, strlen (bytes));
  uplift_csv_reader_finish (reader);
  g_assert_cmpstr (log->str, ==, "3:[id][name]\n4:[1][a]\n");
}

static void
feed_many (UpliftCsvReader *reader, const char *text, gsize times)
{
  for (gsize i = 0; i < times; i++)
    uplift_csv_reader_feed (reader, text, strlen (text));
}

/* A line of 40 MB is dropped, and what is around it stays. */
static void
test_long_line (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &callbacks, log);
  g_autofree char *block = g_strnfill (1 << 20, 'x');

  feed_many (reader, "a\n", 1);
  feed_many (reader, block, 40);
  feed_many (reader, "\r\nb\n", 1);
  uplift_csv_reader_finish (reader);
  g_assert_cmpstr (log->str, ==, "1:[a]\n2!long\n3:[b]\n");
}

static void
count_record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  guint64 *counts = user_data;

  counts[0]++;
}

static void
count_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
  guint64 *counts = user_data;

  counts[1]++;
}

/* A quote opened at the beginning of a large file costs its own line only; and a file of nothing
 * but open quotes is read in a time that grows with its size. */
static void
test_open_quote_in_large_file (void)
{
  static const UpliftCsvCallbacks counting = { count_record_cb, count_damage_cb };
  const gsize n = 3000000;
  guint64 counts[2] = { 0, 0 };
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &counting, counts);

  feed_many (reader, "a,\"b\n", 1);
  feed_many (reader, "some,text\n", n);
  uplift_csv_reader_finish (reader);
  g_assert_cmpuint (counts[0], ==, n);
  g_assert_cmpuint (counts[1], ==, 1);

  guint64 hostile[2] = { 0, 0 };
  g_autoptr (UpliftCsvReader) other = uplift_csv_reader_new (',', &counting, hostile);
  feed_many (other, "\"a\"b\n", n);
  uplift_csv_reader_finish (other);
  g_assert_cmpuint (hostile[0] + hostile[1], >, 0);
}

static void
test_many_fields (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (',', &callbacks, log);
  g_autofree char *commas = g_strnfill (10000, ',');

  feed_many (reader, commas, 1);
  feed_many (reader, "\na\n", 1);
  uplift_csv_reader_finish (reader);
  g_assert_cmpstr (log->str, ==, "1!wide\n2:[a]\n");
}

/* Whatever the bytes, every chunking gives the same. */
static void
test_random (void)
{
  static const char alphabet[] = "ab,,\"\"\n\r ;\t\0x";
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 400; round++)
    {
      char bytes[60];
      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      Case test = { "random", ',', round % 4, bytes, sizeof bytes, NULL };
      g_autofree char *whole = read_in_chunks (&test, &all_callbacks, sizeof bytes, sizeof bytes);
      for (gsize chunk = 1; chunk < sizeof bytes; chunk += 1 + chunk / 4)
        {
          g_autofree char *log = read_in_chunks (&test, &all_callbacks, sizeof bytes, chunk);
          g_assert_cmpstr (log, ==, whole);
        }
    }
}

static void
append_random_line (GRand *rand, GString *text)
{
  static const char *const cells[]
      = { "a",   "",     " b ",     "\"c,d\"",  "\"\"", "\" e\"", "1.5",
          "\tx", "y\"z", "\"p\"\"", "\"f\ng\"", "\"q",  "\" \"r", "\xe9" };
  static const char *const ends[] = { "\n", "\r\n", "\r", "\n\n", ",\n" };
  /* Most lines are as they should be. */
  guint n = g_rand_int_range (rand, 0, 20) == 0 ? (guint) g_rand_int_range (rand, 1, 5) : 3;
  gboolean odd = g_rand_int_range (rand, 0, 8) == 0;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? "," : "",
        cells[g_rand_int_range (rand, 0, odd ? (gint32) G_N_ELEMENTS (cells) : 8)]);
  g_string_append (text, ends[odd ? g_rand_int_range (rand, 0, G_N_ELEMENTS (ends)) : 0]);
}

/* A byte at a time no line is ever there as a whole, so that libcsv sees each: what is cut without
 * it has to be the same. */
static void
test_libcsv_alone (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n_lines = (guint) g_rand_int_range (rand, 1, 40) * (round % 20 == 0 ? 300 : 1);
      for (guint i = 0; i < n_lines; i++)
        append_random_line (rand, text);
      Case test = { "random", ',', 3, text->str, text->len, NULL };
      g_autofree char *alone = read_in_chunks (&test, &all_callbacks, text->len, 1);
      for (gsize chunk = text->len; chunk > 3; chunk = chunk * 2 / 5)
        {
          g_autofree char *log = read_in_chunks (&test, &all_callbacks, text->len, chunk);
          g_assert_cmpstr (log, ==, alone);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv-reader/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/csv-reader/raw", test_raw);
  g_test_add_func ("/csv-reader/skip-lines", test_skip_lines);
  g_test_add_func ("/csv-reader/long-line", test_long_line);
  g_test_add_func ("/csv-reader/open-quote-in-large-file", test_open_quote_in_large_file);
  g_test_add_func ("/csv-reader/many-fields", test_many_fields);
  g_test_add_func ("/csv-reader/random", test_random);
  g_test_add_func ("/csv-reader/libcsv-alone", test_libcsv_alone);
  return g_test_run ();
}
