#include "core/write/csv-writer.h"

#include "core/write/number-text.h"

#include <string.h>

/* Large enough that a system call costs nothing beside the formatting. */
#define BUFFER_SIZE (256 * 1024)

struct _UpliftCsvWriter
{
  GOutputStream *stream; /* (owned) (nullable) */
  GString *buffer;       /* (owned) */
  gsize row_start;       /* where in the buffer the row began */
  gboolean in_row;       /* the row has a cell */
};

UpliftCsvWriter *
uplift_csv_writer_new (GOutputStream *stream)
{
  g_return_val_if_fail (stream == NULL || G_IS_OUTPUT_STREAM (stream), NULL);

  UpliftCsvWriter *writer = g_new0 (UpliftCsvWriter, 1);

  g_set_object (&writer->stream, stream);
  writer->buffer = g_string_sized_new (stream != NULL ? BUFFER_SIZE + 4096 : 256);
  return writer;
}

void
uplift_csv_writer_free (UpliftCsvWriter *writer)
{
  if (writer == NULL)
    return;
  g_clear_object (&writer->stream);
  g_string_free (writer->buffer, TRUE);
  g_free (writer);
}

static void
begin_cell (UpliftCsvWriter *writer)
{
  if (writer->in_row)
    g_string_append_c (writer->buffer, ',');
  writer->in_row = TRUE;
}

static void
append_quoted (GString *buffer, const char *text)
{
  g_string_append_c (buffer, '"');
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (buffer, text, quote - text + 1);
      g_string_append_c (buffer, '"');
    }
  g_string_append (buffer, text);
  g_string_append_c (buffer, '"');
}

/* Blanks at an end are quoted too: many readers trim a cell without quotes. */
static void
append_cell (GString *buffer, const char *text)
{
  gsize length = strlen (text);
  gboolean needs_quotes
      = text[strcspn (text, ",\"\r\n")] != '\0'
        || (length > 0 && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])));

  if (needs_quotes)
    append_quoted (buffer, text);
  else
    g_string_append_len (buffer, text, (gssize) length);
}

void
uplift_csv_writer_add_text (UpliftCsvWriter *writer, const char *text)
{
  g_return_if_fail (writer != NULL && text != NULL);

  begin_cell (writer);
  if (text[0] == '\0' || strchr ("=+-@\t\r", text[0]) == NULL)
    {
      append_cell (writer->buffer, text);
      return;
    }
  g_autofree char *harmless = g_strconcat ("'", text, NULL);
  append_cell (writer->buffer, harmless);
}

void
uplift_csv_writer_add_verbatim (UpliftCsvWriter *writer, const char *text)
{
  g_return_if_fail (writer != NULL && text != NULL);

  begin_cell (writer);
  append_cell (writer->buffer, text);
}

void
uplift_csv_writer_add_count (UpliftCsvWriter *writer, gint64 count)
{
  g_return_if_fail (writer != NULL);

  begin_cell (writer);
  uplift_number_text_append_count (writer->buffer, count);
}

void
uplift_csv_writer_add_money (UpliftCsvWriter *writer, UpliftMoney money)
{
  g_return_if_fail (writer != NULL);

  begin_cell (writer);
  uplift_number_text_append_money (writer->buffer, money);
}

void
uplift_csv_writer_add_number (UpliftCsvWriter *writer, double value, int decimals)
{
  g_return_if_fail (writer != NULL && decimals >= 0 && decimals <= 15);

  begin_cell (writer);
  uplift_number_text_append_fixed (writer->buffer, value, (guint) decimals);
}

void
uplift_csv_writer_add_double (UpliftCsvWriter *writer, double value)
{
  g_return_if_fail (writer != NULL);

  begin_cell (writer);
  uplift_number_text_append_shortest (writer->buffer, value);
}

gboolean
uplift_csv_writer_end_row (UpliftCsvWriter *writer, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (writer != NULL, FALSE);

  if (writer->buffer->len == writer->row_start)
    g_string_append (writer->buffer, "\"\"");
  g_string_append_c (writer->buffer, '\n');
  writer->row_start = writer->buffer->len;
  writer->in_row = FALSE;
  if (writer->stream == NULL || writer->buffer->len < BUFFER_SIZE)
    return TRUE;
  return uplift_csv_writer_flush (writer, cancellable, error);
}

gboolean
uplift_csv_writer_add_row (UpliftCsvWriter *writer, const char *const *words, guint n,
                           GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (writer != NULL && words != NULL, FALSE);

  for (guint i = 0; i < n; i++)
    uplift_csv_writer_add_verbatim (writer, words[i]);
  return uplift_csv_writer_end_row (writer, cancellable, error);
}

gboolean
uplift_csv_writer_flush (UpliftCsvWriter *writer, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (writer != NULL, FALSE);

  if (writer->stream == NULL)
    return TRUE;
  /* Not every stream looks at it. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !g_output_stream_write_all (writer->stream, writer->buffer->str, writer->buffer->len, NULL,
                                     cancellable, error))
    return FALSE;
  g_string_truncate (writer->buffer, 0);
  writer->row_start = 0;
  return TRUE;
}

const char *
uplift_csv_writer_get_text (const UpliftCsvWriter *writer)
{
  g_return_val_if_fail (writer != NULL && writer->stream == NULL, NULL);

  return writer->buffer->str;
}
