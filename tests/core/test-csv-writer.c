#include "core/write/csv-writer.h"

#include "made-locale.h"
#include <string.h>

static void
assert_row (UpliftCsvWriter *writer, const char *expected)
{
  g_assert_true (uplift_csv_writer_end_row (writer, NULL, NULL));

  const char *text = uplift_csv_writer_get_text (writer);
  const char *start = text + strlen (text) - strlen (expected);

  g_assert_true (g_str_has_suffix (text, expected));
  g_assert_true (start == text || start[-1] == '\n');
}

static void
test_quoting (void)
{
  static const struct
  {
    const char *text, *cell;
  } cases[] = {
    { "plain", "plain\n" },
    { "a,b", "\"a,b\"\n" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"\n" },
    { "\"", "\"\"\"\"\n" },
    { "two\nlines", "\"two\nlines\"\n" },
    { "cr\rin", "\"cr\rin\"\n" },
    { " blank before", "\" blank before\"\n" },
    { "blank after ", "\"blank after \"\n" },
    { "semi;colon", "semi;colon\n" },
    { "₹ ünï ✨", "₹ ünï ✨\n" },
  };
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      uplift_csv_writer_add_text (writer, cases[i].text);
      assert_row (writer, cases[i].cell);
    }
}

static void
test_formulas (void)
{
  static const struct
  {
    const char *text, *cell;
  } cases[] = {
    { "=1+1", "'=1+1\n" },
    { "+49", "'+49\n" },
    { "-x", "'-x\n" },
    { "@handle", "'@handle\n" },
    { "\tx", "'\tx\n" },
    { "\rx", "\"'\rx\"\n" },
    { "=a,\"b\"", "\"'=a,\"\"b\"\"\"\n" },
    { "a=b", "a=b\n" },
    { "'quoted", "'quoted\n" },
  };
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      uplift_csv_writer_add_text (writer, cases[i].text);
      assert_row (writer, cases[i].cell);
    }
  uplift_csv_writer_add_verbatim (writer, "=1+1");
  uplift_csv_writer_add_count (writer, -5);
  assert_row (writer, "=1+1,-5\n");
}

static void
test_empty_cells (void)
{
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (NULL);

  uplift_csv_writer_add_text (writer, "");
  assert_row (writer, "\"\"\n");
  uplift_csv_writer_add_text (writer, "");
  uplift_csv_writer_add_text (writer, "");
  assert_row (writer, ",\n");
  uplift_csv_writer_add_count (writer, UPLIFT_COUNT_NONE);
  uplift_csv_writer_add_money (writer, UPLIFT_MONEY_NONE);
  uplift_csv_writer_add_number (writer, UPLIFT_NO_VALUE, 9);
  uplift_csv_writer_add_double (writer, UPLIFT_NO_VALUE);
  uplift_csv_writer_add_double (writer, (double) INFINITY);
  assert_row (writer, ",,,,\n");
}

static void
test_numbers (void)
{
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (NULL);

  uplift_csv_writer_add_count (writer, 0);
  uplift_csv_writer_add_count (writer, -12);
  uplift_csv_writer_add_count (writer, G_MAXINT64);
  uplift_csv_writer_add_count (writer, G_MININT64 + 1);
  assert_row (writer, "0,-12,9223372036854775807,-9223372036854775807\n");

  uplift_csv_writer_add_money (writer, 0);
  uplift_csv_writer_add_money (writer, 12345600);
  uplift_csv_writer_add_money (writer, 12345678);
  uplift_csv_writer_add_money (writer, 12345670);
  uplift_csv_writer_add_money (writer, -500);
  uplift_csv_writer_add_money (writer, -1);
  assert_row (writer, "0.00,1234.56,1234.5678,1234.567,-0.05,-0.0001\n");

  uplift_csv_writer_add_number (writer, 11.27805, 9);
  uplift_csv_writer_add_number (writer, -0.5, 0);
  uplift_csv_writer_add_number (writer, 1e300, 1);
  g_assert_true (uplift_csv_writer_end_row (writer, NULL, NULL));
  uplift_csv_writer_add_double (writer, 0.1);
  uplift_csv_writer_add_double (writer, 1.0 / 3.0);
  uplift_csv_writer_add_double (writer, 67351.23);
  assert_row (writer, "0.1,0.3333333333333333,67351.23\n");
}

/* Where the comma is the decimal point, files still have a point. */
static void
test_locale (void)
{
  char *folder = made_locale_enter ("de_DE");

  if (folder == NULL)
    return;

  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (NULL);

  uplift_csv_writer_add_number (writer, 1234.5, 2);
  uplift_csv_writer_add_double (writer, 1234.5);
  uplift_csv_writer_add_money (writer, 12345000);
  assert_row (writer, "1234.50,1234.5,1234.50\n");
  made_locale_leave (folder);
}

static void
test_header (void)
{
  static const char *const words[] = { "id", "first name", "a,b" };
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (NULL);

  g_assert_true (uplift_csv_writer_add_row (writer, words, G_N_ELEMENTS (words), NULL, NULL));
  g_assert_cmpstr (uplift_csv_writer_get_text (writer), ==, "id,first name,\"a,b\"\n");
}

/* More than the buffer holds arrives whole and in order, and reading it back gives the numbers. */
static void
test_stream (void)
{
  const gint64 rows = 200000;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (stream);

  for (gint64 i = 0; i < rows; i++)
    {
      uplift_csv_writer_add_count (writer, i);
      g_assert_true (uplift_csv_writer_end_row (writer, NULL, NULL));
    }
  g_assert_true (uplift_csv_writer_flush (writer, NULL, NULL));
  g_output_stream_close (stream, NULL, NULL);

  g_autoptr (GBytes) bytes
      = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;

  for (gint64 i = 0; i < rows; i++)
    {
      char *next;

      g_assert_cmpint (g_ascii_strtoll (at, &next, 10), ==, i);
      g_assert_true (next < end && *next == '\n');
      at = next + 1;
    }
  g_assert_true (at == end);
}

static void
test_stream_error (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (stream);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  uplift_csv_writer_add_text (writer, "x");
  g_assert_true (uplift_csv_writer_end_row (writer, cancellable, &error));
  g_assert_false (uplift_csv_writer_flush (writer, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/quoting", test_quoting);
  g_test_add_func ("/csv-writer/formulas", test_formulas);
  g_test_add_func ("/csv-writer/empty-cells", test_empty_cells);
  g_test_add_func ("/csv-writer/numbers", test_numbers);
  g_test_add_func ("/csv-writer/locale", test_locale);
  g_test_add_func ("/csv-writer/header", test_header);
  g_test_add_func ("/csv-writer/stream", test_stream);
  g_test_add_func ("/csv-writer/stream-error", test_stream_error);
  return g_test_run ();
}
