#include "core/read/csv-cutter.h"

#include <string.h>

static void
fill_random (GRand *rand, char *bytes, guint length, gboolean any)
{
  static const char alphabet[] = "abc,,;\"\n\r \t\0xyz0123456789|:-";

  for (guint i = 0; i < length; i++)
    bytes[i] = any && g_rand_int_range (rand, 0, 3) == 0
                   ? (char) g_rand_int_range (rand, 0, 256)
                   : alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
}

/* Every kind of scanner finds what a search byte by byte finds, at every alignment; also with a
 * delimiter whose lower bits are those of another mark. */
static void
test_scanners (void)
{
  static const char delimiters[] = ";,\t|:-";
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  char bytes[400];
  guint32 expected[sizeof bytes], found[sizeof bytes + 64];

  for (guint round = 0; round < 4000; round++)
    {
      guint start = (guint) g_rand_int_range (rand, 0, 70);
      guint length = (guint) g_rand_int_range (rand, 0, (gint32) (sizeof bytes - start) + 1);
      char delimiter = delimiters[round % (sizeof delimiters - 1)];
      gboolean all_ascii = TRUE, is_ascii;
      guint n_expected = 0;

      fill_random (rand, bytes, sizeof bytes, round % 2 == 0);
      /* Its own memory, so that reading past the end is seen. */
      g_autofree char *block = g_memdup2 (bytes + start, length);
      for (guint i = 0; i < length; i++)
        {
          all_ascii &= (block[i] & 0x80) == 0;
          if (block[i] == delimiter || memchr ("\"\n\r", block[i], 4) != NULL)
            expected[n_expected++] = i;
        }
      for (guint kind = 0; kind < UPLIFT_CSV_N_SCANNERS; kind++)
        {
          if (!uplift_csv_scanner_is_there ((UpliftCsvScanner) kind))
            continue;
          guint n = uplift_csv_scanner_find ((UpliftCsvScanner) kind, delimiter,
                                             block != NULL ? block : "", length, found, &is_ascii);
          g_assert_cmpmem (found, n * sizeof *found, expected, n_expected * sizeof *found);
          g_assert_true (is_ascii == all_ascii);
        }
    }
  g_assert_true (uplift_csv_scanner_is_there (uplift_csv_scanner_choose ()));
}

typedef struct
{
  const char *name;
  const char *bytes;
  guint n_fields;
  char delimiter;
  const char *fields; /* each in brackets; NULL: not simple */
} Case;

static const Case cases[] = {
  { "bare", "a,b,c\n", 3, ',', "[a][b][c]" },
  { "empty-fields", ",,\n", 3, ',', "[][][]" },
  { "crlf", "a,b\r\nc", 2, ',', "[a][b]" },
  { "lone-cr", "a,b\rc", 2, ',', "[a][b]" },
  { "cr-at-end", "a,b\r", 2, ',', NULL },
  { "no-end", "a,b", 2, ',', NULL },
  { "quoted", "\"a,b\",\"\",c\n", 3, ',', "[a,b][][c]" },
  { "quoted-all", "\" a \"\n", 1, ',', "[ a ]" },
  { "trimmed", "  a b\t, \t ,c \n", 3, ',', "[a b][][c]" },
  { "tab", " a \t b\n", 2, '\t', "[a][b]" },
  { "too-few", "a\n", 2, ',', NULL },
  { "too-many", "a,b,c\n", 2, ',', NULL },
  { "doubled-quote", "\"a\"\"b\",c\n", 2, ',', NULL },
  { "quote-inside", "a\"b,c\n", 2, ',', NULL },
  { "blank-before-quote", " \"a\",c\n", 2, ',', NULL },
  { "blank-behind-quote", "\"a\" ,c\n", 2, ',', NULL },
  { "open-quote", "\"a,c\n", 2, ',', NULL },
  { "line-in-quotes", "\"a\nb\",c\n", 2, ',', NULL },
  { "blank-line", " \n", 1, ',', NULL },
  { "one-field", " x \n", 1, ',', "[x]" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;

  for (guint kind = 0; kind < UPLIFT_CSV_N_SCANNERS; kind++)
    {
      if (!uplift_csv_scanner_is_there ((UpliftCsvScanner) kind))
        continue;
      g_autoptr (UpliftCsvCutter) cutter
          = uplift_csv_cutter_new (test->delimiter, (UpliftCsvScanner) kind);
      g_autoptr (GString) fields = g_string_new (NULL);
      UpliftCsvBatch batch;
      UpliftCsvRecord record;

      uplift_csv_cutter_go_to (cutter, test->bytes, strlen (test->bytes));
      gboolean simple = uplift_csv_cutter_cut (cutter, test->n_fields, &batch);
      g_assert_true (simple == (test->fields != NULL));
      if (!simple)
        continue;
      g_assert_cmpuint (batch.n, ==, 1);
      uplift_csv_cutter_terminate (cutter, &batch, 0, &record);
      for (guint i = 0; i < record.n_fields; i++)
        {
          g_assert_cmpuint (strlen (record.fields[i].text), ==, record.fields[i].length);
          g_string_append_printf (fields, "[%s]", record.fields[i].text);
        }
      g_assert_cmpstr (fields->str, ==, test->fields);
    }
}

/* Records come in batches, and what is not simple ends one. */
static void
test_batches (void)
{
  g_autoptr (UpliftCsvCutter) cutter = uplift_csv_cutter_new (',', uplift_csv_scanner_choose ());
  const char *bytes = "1, 2\n\"3\",\r\nx,\"y\"\"\"\n4,5\n";
  UpliftCsvBatch batch;

  uplift_csv_cutter_go_to (cutter, bytes, strlen (bytes));
  g_assert_true (uplift_csv_cutter_cut (cutter, 2, &batch));
  g_assert_cmpuint (batch.n, ==, 2);
  g_assert_cmpuint (batch.n_fields, ==, 2);
  g_assert_cmpmem (batch.fields[1].text, batch.fields[1].length, " 2", 2);
  uplift_csv_cutter_trim (&batch, 0);
  g_assert_cmpmem (batch.fields[1].text, batch.fields[1].length, "2", 1);
  g_assert_cmpmem (batch.fields[2].text, batch.fields[2].length, "3", 1);
  g_assert_cmpuint (batch.fields[3].length, ==, 0);
  g_assert_cmpmem (batch.raw[1].text, batch.raw[1].length, "\"3\",\r\n", 6);
  g_assert_true (batch.begin == bytes && batch.end == bytes + strlen (bytes));
  g_assert_false (uplift_csv_cutter_cut (cutter, 2, &batch));

  const char *next = strrchr (bytes, '4');
  uplift_csv_cutter_go_to (cutter, next, strlen (next));
  g_assert_true (uplift_csv_cutter_cut (cutter, 2, &batch));
  g_assert_cmpuint (batch.n, ==, 1);
}

/* Of lines with many fields there are fewer in a batch. */
static void
test_wide (void)
{
  g_autoptr (UpliftCsvCutter) cutter = uplift_csv_cutter_new (',', uplift_csv_scanner_choose ());
  g_autoptr (GString) text = g_string_new (NULL);
  UpliftCsvBatch batch;

  for (guint line = 0; line < 2; line++)
    for (guint i = 0; i < UPLIFT_CSV_MAX_FIELDS; i++)
      g_string_append (text, i + 1 < UPLIFT_CSV_MAX_FIELDS ? "7," : "8\n");
  uplift_csv_cutter_go_to (cutter, text->str, text->len);
  for (guint line = 0; line < 2; line++)
    {
      g_assert_true (uplift_csv_cutter_cut (cutter, UPLIFT_CSV_MAX_FIELDS, &batch));
      g_assert_cmpuint (batch.n, ==, 1);
      g_assert_cmpmem (batch.fields[UPLIFT_CSV_MAX_FIELDS - 1].text, 1, "8", 1);
    }
}

/* Lines that straddle blocks, and lines longer than one. */
static void
test_blocks (void)
{
  g_autoptr (UpliftCsvCutter) cutter = uplift_csv_cutter_new (',', uplift_csv_scanner_choose ());
  g_autoptr (GString) text = g_string_new (NULL);
  UpliftCsvBatch batch;
  const guint n_lines = 9000;

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "%u,\"a,%u\"\n", i, i * 7);
  gsize long_line = text->len;
  for (gsize i = 0; i <= UPLIFT_CSV_CUTTER_BLOCK; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, ",y\n1,2\n");

  uplift_csv_cutter_go_to (cutter, text->str, text->len);
  gsize at = 0;
  guint line = 0;
  while (uplift_csv_cutter_cut (cutter, 2, &batch))
    for (guint i = 0; i < batch.n; i++, line++)
      {
        g_autofree char *number = g_strdup_printf ("%u", line);
        UpliftCsvRecord record;
        uplift_csv_cutter_terminate (cutter, &batch, i, &record);
        g_assert_cmpstr (record.fields[0].text, ==, number);
        g_assert_true (record.raw == text->str + at);
        at += record.raw_length;
      }
  g_assert_cmpuint (line, ==, n_lines);
  g_assert_cmpuint (at, ==, long_line);
  uplift_csv_cutter_go_to (cutter, text->str + text->len - 4, 4);
  g_assert_true (uplift_csv_cutter_cut (cutter, 2, &batch));
  g_assert_cmpmem (batch.fields[1].text, batch.fields[1].length, "2", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-cutter/scanners", test_scanners);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv-cutter/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/csv-cutter/batches", test_batches);
  g_test_add_func ("/csv-cutter/wide", test_wide);
  g_test_add_func ("/csv-cutter/blocks", test_blocks);
  return g_test_run ();
}
