#include "core/read/loader-rows.h"
#include "core/read/loader-held.h"
#include "core/read/parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE (256 * 1024)
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 20)

typedef struct
{
  UpliftLoaderSource *source;   /* (borrowed) */
  UpliftLoaderContext *context; /* (borrowed) */
  UpliftLoaderRowFunc func;
  gpointer user_data;
  UpliftCsvReader *reader;
  UpliftTableInfo *info; /* (borrowed) */
  gboolean header_seen;
  gboolean any_row;
  GArray *fields;         /* of UpliftCsvField: the record's as UTF-8 (owned) */
  GString *converted;     /* texts of those that were not (owned) */
  UpliftLoaderHeld *held; /* rows of totals, unless they turn out not to be the last (owned) */
} Reading;

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

static void
note (Reading *reading, UpliftSeverity severity, const char *kind, guint64 line,
      const char *message)
{
  UpliftFinding finding
      = uplift_loader_source_make_finding (reading->source, -1, severity, kind, line);

  uplift_problems_add (reading->context->dataset->problems, &finding, "%s", message);
}

static gboolean
is_blank (const UpliftCsvField *field)
{
  gsize length;

  uplift_parse_text (field->text, &length);
  return length == 0;
}

/* Eight bytes at a time: this is asked of every row. */
static gboolean
is_ascii (const char *bytes, gsize length)
{
  guint64 all = 0;
  gsize at = 0;

  for (; at + sizeof all <= length; at += sizeof all)
    {
      guint64 word;
      memcpy (&word, bytes + at, sizeof word);
      all |= word;
    }
  for (; at < length; at++)
    all |= (guint8) bytes[at];
  return (all & 0x8080808080808080u) == 0;
}

/* The record's fields as UTF-8, valid until the next. Copies what is not UTF-8 as such; the texts
 * only get their places when none is added any more. */
static const UpliftCsvField *
convert_fields (Reading *reading, const UpliftCsvRecord *record)
{
  UpliftCsvField *fields;

  if (is_ascii (record->raw, record->raw_length))
    return record->fields;
  g_array_set_size (reading->fields, 0);
  g_array_append_vals (reading->fields, record->fields, record->n_fields);
  g_string_truncate (reading->converted, 0);
  fields = (UpliftCsvField *) (void *) reading->fields->data;
  for (guint i = 0; i < record->n_fields; i++)
    {
      if (g_utf8_validate (fields[i].text, (gssize) fields[i].length, NULL))
        continue;
      gsize start = reading->converted->len;
      uplift_text_append_utf8 (reading->converted, fields[i].text, fields[i].length);
      fields[i].text = NULL;
      fields[i].length = reading->converted->len - start;
      g_string_append_c (reading->converted, '\0');
    }

  const char *text = reading->converted->str;
  for (guint i = 0; i < record->n_fields && reading->converted->len > 0; i++)
    if (fields[i].text == NULL)
      {
        fields[i].text = text;
        text += fields[i].length + 1;
        note (reading, UPLIFT_SEVERITY_NOTE, "windows-1252", record->line,
              _ ("not UTF-8, and read as Windows-1252"));
      }
  return fields;
}

static void
check_n_fields (Reading *reading, const UpliftLoaderRow *row)
{
  const UpliftLoaderSource *source = reading->source;
  guint n = row->n_fields;

  if (n < source->n_header)
    {
      /* What is missing at the end may be missing in the header too. */
      for (guint i = n; i < source->n_header; i++)
        if (*(const char *) source->header->pdata[i] != '\0')
          {
            note (reading, UPLIFT_SEVERITY_ERROR, "too-few-fields", row->line,
                  _ ("the row has fewer fields than the header; the others are taken as empty"));
            return;
          }
      return;
    }
  while (n > source->n_header && is_blank (&row->fields[n - 1]))
    n--;
  if (n > source->n_header)
    note (reading, UPLIFT_SEVERITY_ERROR, "too-many-fields", row->line,
          _ ("the row has more fields than the header; those beyond it are passed over"));
}

static void
hand_over_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  Reading *reading = user_data;

  reading->any_row = TRUE;
  reading->info->rows++;
  check_n_fields (reading, row);
  reading->func (row, reading->user_data);
}

/* A row that never comes to the table's own function. */
static void
leave_out (Reading *reading, UpliftSeverity severity, const char *kind, guint64 line,
           const char *message)
{
  UpliftFinding finding
      = uplift_loader_source_make_finding (reading->source, -1, severity, kind, line);

  note (reading, severity, kind, line, message);
  uplift_problems_leave_out (reading->context->dataset->problems, &finding);
  reading->info->rows++;
  reading->info->skipped++;
}

static void
leave_out_total_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  leave_out (user_data, UPLIFT_SEVERITY_NOTE, "total-row", row->line,
             _ ("a row of totals was left out"));
}

/* A Total row that another row follows is none, unless it is among the first. */
static void
take_total (Reading *reading, const UpliftLoaderRow *row)
{
  if (!reading->any_row)
    {
      leave_out_total_cb (row, reading);
      return;
    }
  if (uplift_loader_held_add (reading->held, row))
    return;
  uplift_loader_held_release (reading->held, hand_over_cb, reading);
  uplift_loader_held_add (reading->held, row);
}

static void
read_record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  Reading *reading = user_data;

  if (!reading->header_seen)
    {
      reading->header_seen = TRUE;
      uplift_csv_reader_expect_fields (reading->reader, record->n_fields);
      return;
    }
  if (record->had_nul)
    note (reading, UPLIFT_SEVERITY_WARNING, "nul-byte", record->line,
          _ ("NUL bytes in the row were left out"));
  const UpliftCsvField *fields = convert_fields (reading, record);
  guint n_blank = 0;
  while (n_blank < record->n_fields && is_blank (&fields[n_blank]))
    n_blank++;
  if (n_blank == record->n_fields)
    {
      note (reading, UPLIFT_SEVERITY_NOTE, "blank-row", record->line,
            _ ("a row without any value was passed over"));
      return;
    }

  UpliftLoaderRow row = { .source = reading->source,
                          .line = record->line,
                          .n_fields = record->n_fields,
                          .fields = fields,
                          .raw = record->raw,
                          .raw_length = record->raw_length };
  if (uplift_loader_held_is_total (&row))
    take_total (reading, &row);
  else
    {
      uplift_loader_held_release (reading->held, hand_over_cb, reading);
      hand_over_cb (&row, reading);
    }
}

static void
read_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
  Reading *reading = user_data;

  switch (damage)
    {
    case UPLIFT_CSV_DAMAGE_OPEN_QUOTE:
      leave_out (reading, UPLIFT_SEVERITY_ERROR, "open-quote", line,
                 _ ("a quote is never closed; the line was left out"));
      return;
    case UPLIFT_CSV_DAMAGE_TOO_LONG:
      leave_out (reading, UPLIFT_SEVERITY_ERROR, "too-long", line,
                 _ ("the line is too long; it was left out"));
      return;
    case UPLIFT_CSV_DAMAGE_TOO_MANY_FIELDS:
      leave_out (reading, UPLIFT_SEVERITY_ERROR, "too-wide", line,
                 _ ("the row has too many fields; it was left out"));
      return;
    }
}

static const UpliftCsvCallbacks read_callbacks = { read_record_cb, read_damage_cb };

static void
tell_progress (UpliftLoaderContext *context, const char *what)
{
  gint64 now = g_get_monotonic_time ();

  if (context->progress == NULL || now - context->last_progress < PROGRESS_INTERVAL)
    return;
  context->last_progress = now;
  double fraction = (double) context->done_bytes / (double) MAX (context->total_bytes, 1);
  context->progress (MIN (fraction, 1.0), what, context->user_data);
}

static gboolean
read_chunks (Reading *reading, GInputStream *stream, GError **error)
{
  UpliftLoaderSource *source = reading->source;
  UpliftLoaderContext *context = reading->context;
  UpliftUtf16Decoder decoder = { .big_endian = source->encoding == UPLIFT_ENCODING_UTF16BE };
  g_autoptr (GString) decoded = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (CHUNK_SIZE);
  gsize mark = source->mark_length;
  GError *io_error = NULL;

  for (;;)
    {
      gssize length
          = g_input_stream_read (stream, buffer, CHUNK_SIZE, context->cancellable, &io_error);
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
      uplift_csv_reader_feed (reading->reader, bytes, n);
      if (context->failure != NULL)
        break;
      context->done_bytes += (guint64) length;
      tell_progress (context, source->name);
    }
  g_string_truncate (decoded, 0);
  uplift_utf16_decoder_finish (&decoder, decoded);
  uplift_csv_reader_feed (reading->reader, decoded->str, decoded->len);
  uplift_csv_reader_finish (reading->reader);
  if (context->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&context->failure));
      return FALSE;
    }
  return TRUE;
}

static void
note_preamble (Reading *reading)
{
  const GPtrArray *preamble = reading->source->preamble;
  const guint n_shown = 5;

  if (preamble->len == 0)
    return;
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < MIN (preamble->len, n_shown); i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", (char *) preamble->pdata[i]);
  if (preamble->len > n_shown)
    g_string_append (list, " …");
  g_autofree char *message = g_strdup_printf (_ ("before the header stood %s"), list->str);
  note (reading, UPLIFT_SEVERITY_NOTE, "preamble", 0, message);
}

static void
fill_info (Reading *reading)
{
  UpliftTableInfo *info = reading->info;

  info->present = TRUE;
  info->file = g_strdup (reading->source->name);
  info->path = g_file_get_uri (reading->source->file);
  info->size = reading->source->size;
  info->modified = reading->source->modified;
}

gboolean
uplift_loader_rows_read (UpliftLoaderSource *source, UpliftLoaderContext *context,
                         UpliftLoaderRowFunc func, gpointer user_data, GError **error)
{
  g_return_val_if_fail (source != NULL && context != NULL && func != NULL, FALSE);

  GError *io_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (source->file, context->cancellable, &io_error);
  if (stream == NULL)
    {
      uplift_loader_take_io_error (source->name, io_error, error);
      return FALSE;
    }

  Reading reading = { .source = source, .context = context, .func = func, .user_data = user_data };
  g_autoptr (UpliftCsvReader) reader
      = uplift_csv_reader_new (source->delimiter, &read_callbacks, &reading);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (UpliftCsvField));
  g_autoptr (GString) converted = g_string_new (NULL);
  g_autoptr (UpliftLoaderHeld) held = uplift_loader_held_new ();
  reading.reader = reader;
  reading.info = &context->dataset->tables[source->match.table];
  reading.fields = fields;
  reading.converted = converted;
  reading.held = held;
  uplift_csv_reader_skip_lines (reader, source->header_line - 1);
  fill_info (&reading);
  note_preamble (&reading);

  gboolean done = read_chunks (&reading, G_INPUT_STREAM (stream), error);
  uplift_loader_held_release (held, leave_out_total_cb, &reading);
  return done;
}
