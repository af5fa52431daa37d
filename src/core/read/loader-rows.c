#include "core/read/loader-rows.h"
#include "core/read/parse.h"
#include "core/read/row-reader.h"

#define PIECE ((gsize) 256 * 1024)
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 20)

const char *
uplift_loader_row_get (const UpliftLoaderRow *row, UpliftColumn column)
{
  int field = row->source->match.field[column];

  if (field >= 0)
    return (guint) field < row->n_fields ? row->fields[field].text : "";
  return column == UPLIFT_COLUMN_INFLUENCER_ID && row->source->influencer != NULL
             ? row->source->influencer
             : "";
}

guint32
uplift_loader_row_intern (const UpliftLoaderRow *row, UpliftColumn column,
                          UpliftDictionary *dictionary)
{
  gsize length;
  const char *text = uplift_parse_text (uplift_loader_row_get (row, column), &length);

  return uplift_dictionary_intern (dictionary, text, length);
}

gboolean
uplift_loader_row_intern_id (const UpliftLoaderRow *row, UpliftColumn column,
                             UpliftDictionary *dictionary, guint32 *code)
{
  gsize length;
  const char *text = uplift_parse_id (uplift_loader_row_get (row, column), &length);

  if (length > 0)
    *code = uplift_dictionary_intern (dictionary, text, length);
  return length > 0;
}

static gboolean
read_pieces (UpliftLoaderSource *source, UpliftLoaderContext *context, UpliftRowReader *reader,
             GInputStream *stream, GError **error)
{
  UpliftUtf16Decoder decoder = { .big_endian = source->encoding == UPLIFT_ENCODING_UTF16BE };
  g_autoptr (GString) decoded = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (PIECE);
  gsize mark = source->mark_length;
  GError *io_error = NULL;

  for (;;)
    {
      gssize length = g_input_stream_read (stream, buffer, PIECE, context->cancellable, &io_error);
      if (length < 0)
        {
          uplift_loader_take_io_error (source->name, io_error, error);
          return FALSE;
        }
      if (length == 0)
        break;
      gsize skip = MIN (mark, (gsize) length);
      mark -= skip;
      const char *bytes = buffer + skip;
      gsize n = (gsize) length - skip;
      if (source->encoding != UPLIFT_ENCODING_UTF8)
        {
          g_string_truncate (decoded, 0);
          uplift_utf16_decoder_feed (&decoder, bytes, n, decoded);
          bytes = decoded->str;
          n = decoded->len;
        }
      uplift_row_reader_feed (reader, bytes, n);
      if (context->failure != NULL)
        break;
      context->done_bytes += (guint64) length;
      uplift_loader_tell_progress (context, source->name);
    }
  g_string_truncate (decoded, 0);
  uplift_utf16_decoder_finish (&decoder, decoded);
  uplift_row_reader_feed (reader, decoded->str, decoded->len);
  uplift_row_reader_finish (reader);
  if (context->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&context->failure));
      return FALSE;
    }
  return TRUE;
}

void
uplift_loader_tell_progress (UpliftLoaderContext *context, const char *what)
{
  gint64 now = g_get_monotonic_time ();

  if (context->progress == NULL || now - context->last_progress < PROGRESS_INTERVAL)
    return;
  context->last_progress = now;
  double fraction = (double) context->done_bytes / (double) MAX (context->total_bytes, 1);
  context->progress (MIN (fraction, 1.0), what, context->user_data);
}

void
uplift_loader_fill_info (const UpliftLoaderSource *source, UpliftDataset *dataset)
{
  UpliftTableInfo *info = &dataset->tables[source->match.table];

  info->present = TRUE;
  info->file = g_strdup (source->name);
  info->path = g_file_get_uri (source->file);
  info->size = source->size;
  info->modified = source->modified;
}

gboolean
uplift_loader_rows_read (UpliftLoaderSource *source, UpliftLoaderContext *context,
                         const UpliftRowFuncs *funcs, gpointer user_data, GError **error)
{
  g_return_val_if_fail (source != NULL && context != NULL && funcs != NULL, FALSE);

  GError *io_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (source->file, context->cancellable, &io_error);
  if (stream == NULL)
    {
      uplift_loader_take_io_error (source->name, io_error, error);
      return FALSE;
    }
  uplift_loader_fill_info (source, context->dataset);
  g_autoptr (UpliftRowReader) reader = uplift_row_reader_new (source, context, funcs, user_data);
  return read_pieces (source, context, reader, G_INPUT_STREAM (stream), error);
}
