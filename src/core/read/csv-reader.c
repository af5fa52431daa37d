/* libcsv knows neither lines nor where a record ends in the bytes. Therefore it is fed one whole
 * line at a time: a line after which it has reported no row leaves a quote open, and the lines of a
 * record can be kept to be read again, should the quote turn out to be damage.
 *
 * Most lines are simple and are cut without it (core/read/csv-cutter), which is some ten times as
 * fast; it sees those that are not.
 */
#include "core/read/csv-reader.h"
#include "core/read/csv-cutter.h"

#include <csv.h>
#include <string.h>

/* How many bytes are read again in the hope that only one quote was wrong. Beyond that, of what is
 * read again no record may have more than one line, so that each byte is read twice at most. */
#define REREAD_BUDGET ((gsize) 64 * 1024 * 1024)

/* Bytes by which libcsv lets a field grow, each time perhaps copying it: enough for 16 MB. */
#define GROWTH ((gsize) 64 * 1024)

struct _UpliftCsvReader
{
  struct csv_parser parser;
  char delimiter;
  UpliftCsvCutter *cutter;             /* (owned) */
  const UpliftCsvCallbacks *callbacks; /* (borrowed) */
  gpointer user_data;                  /* (borrowed) */
  guint expected_fields;
  guint64 skip; /* lines up to this one are dropped */
  guint64 line; /* lines handled so far */

  GByteArray *partial; /* a line whose end has not come yet (owned) */
  GByteArray *open;    /* the lines so far of a record that goes on (owned) */
  guint64 open_line;   /* where it began */
  gboolean in_record;
  GByteArray *again; /* lines to be read again (owned) */
  gsize again_at;
  gsize reread;

  GByteArray *text; /* the fields of the record, each NUL-terminated (owned) */
  GArray *fields;   /* of UpliftCsvField (owned) */
  guint n_fields;   /* may be more than are kept */
  gboolean had_nul, row_done;
  gboolean end_added; /* the last line had no end: it was given one */
};

UpliftCsvReader *
uplift_csv_reader_new (char delimiter, const UpliftCsvCallbacks *callbacks, gpointer user_data)
{
  g_return_val_if_fail (delimiter > 0 && delimiter != '"', NULL);
  g_return_val_if_fail (callbacks != NULL, NULL);
  g_return_val_if_fail (callbacks->record != NULL && callbacks->damage != NULL, NULL);

  UpliftCsvReader *reader = g_new0 (UpliftCsvReader, 1);
  if (csv_init (&reader->parser, 0) != 0)
    g_error ("csv_init failed");
  csv_set_delim (&reader->parser, (unsigned char) delimiter);
  csv_set_blk_size (&reader->parser, GROWTH);
  reader->delimiter = delimiter;
  reader->cutter = uplift_csv_cutter_new (delimiter, uplift_csv_scanner_choose ());
  reader->callbacks = callbacks;
  reader->user_data = user_data;
  reader->partial = g_byte_array_new ();
  reader->open = g_byte_array_new ();
  reader->again = g_byte_array_new ();
  reader->text = g_byte_array_new ();
  reader->fields = g_array_new (FALSE, FALSE, sizeof (UpliftCsvField));
  return reader;
}

void
uplift_csv_reader_free (UpliftCsvReader *reader)
{
  g_return_if_fail (reader != NULL);

  csv_free (&reader->parser);
  uplift_csv_cutter_free (reader->cutter);
  g_byte_array_unref (reader->partial);
  g_byte_array_unref (reader->open);
  g_byte_array_unref (reader->again);
  g_byte_array_unref (reader->text);
  g_array_unref (reader->fields);
  g_free (reader);
}

void
uplift_csv_reader_skip_lines (UpliftCsvReader *reader, guint64 n)
{
  g_return_if_fail (reader != NULL);
  g_return_if_fail (reader->line == 0);

  reader->skip = n;
}

void
uplift_csv_reader_expect_fields (UpliftCsvReader *reader, guint n)
{
  g_return_if_fail (reader != NULL);

  reader->expected_fields = n;
}

/* The text moves while it grows, so that a field notes where it ends; deliver () makes pointers. */
static void
take_field_cb (void *data, size_t length, void *user_data)
{
  UpliftCsvReader *reader = user_data;
  const char *bytes = data;
  guint start = reader->text->len;

  if (++reader->n_fields > UPLIFT_CSV_MAX_FIELDS)
    return;
  if (memchr (bytes, '\0', length) == NULL)
    g_byte_array_append (reader->text, data, (guint) length);
  else
    {
      reader->had_nul = TRUE;
      for (size_t i = 0; i < length; i++)
        if (bytes[i] != '\0')
          g_byte_array_append (reader->text, (const guint8 *) bytes + i, 1);
    }
  UpliftCsvField field = { NULL, reader->text->len - start };
  g_array_append_val (reader->fields, field);
  g_byte_array_append (reader->text, (const guint8 *) "", 1);
}

static void
take_row_cb (int terminator, void *user_data)
{
  UpliftCsvReader *reader = user_data;

  reader->row_done = TRUE;
}

static void
forget_fields (UpliftCsvReader *reader)
{
  g_byte_array_set_size (reader->text, 0);
  g_array_set_size (reader->fields, 0);
  reader->n_fields = 0;
  reader->had_nul = FALSE;
  reader->row_done = FALSE;
}

static void
report (UpliftCsvReader *reader, guint64 line, UpliftCsvDamage damage)
{
  reader->callbacks->damage (line, damage, reader->user_data);
}

/* Is it the end of the last line that was handled which the file lacks? */
static gboolean
is_end_added (const UpliftCsvReader *reader)
{
  return reader->end_added && reader->again_at == reader->again->len;
}

/* bytes, length: all the lines of the record. */
static void
deliver (UpliftCsvReader *reader, const char *bytes, gsize length)
{
  guint64 line = reader->open_line;

  if (reader->n_fields > UPLIFT_CSV_MAX_FIELDS)
    {
      report (reader, line, UPLIFT_CSV_DAMAGE_TOO_MANY_FIELDS);
      return;
    }

  const char *text = (const char *) reader->text->data;
  for (guint i = 0; i < reader->fields->len; i++)
    {
      UpliftCsvField *field = &g_array_index (reader->fields, UpliftCsvField, i);
      field->text = text;
      text += field->length + 1;
    }
  UpliftCsvRecord record = {
    .line = line,
    .n_fields = reader->n_fields,
    .fields = (const void *) reader->fields->data,
    .had_nul = reader->had_nul,
    .raw = bytes,
    .raw_length = is_end_added (reader) ? length - 1 : length,
  };
  reader->callbacks->record (&record, reader->user_data);
}

/* Bytes of the first line with its end; 0 when the end is not among them. A CR at the very end
 * leaves it open whether an LF belongs to it. In windows, so that a file without any LF does not
 * cost a search through everything for each line. */
static gsize
find_line_end (const char *bytes, gsize length)
{
  const gsize window = 512;

  for (gsize start = 0; start < length; start += window)
    {
      const char *at = bytes + start;
      gsize n = MIN (window, length - start);
      const char *newline = memchr (at, '\n', n);
      const char *carriage = memchr (at, '\r', newline != NULL ? (gsize) (newline - at) : n);

      if (carriage != NULL && carriage + 1 == bytes + length)
        return 0;
      if (carriage != NULL)
        return (gsize) (carriage - bytes) + (carriage[1] == '\n' ? 2 : 1);
      if (newline != NULL)
        return (gsize) (newline - bytes) + 1;
    }
  return 0;
}

/* The same among whole lines: there a CR at the very end is the end of the last one. */
static gsize
get_line_length (const char *bytes, gsize length)
{
  gsize end = find_line_end (bytes, length);

  return end != 0 ? end : length;
}

static gboolean
is_blank (const UpliftCsvReader *reader, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n')
        || bytes[i] == reader->delimiter)
      return FALSE;
  return TRUE;
}

/* Gives up the first line of the open record and puts the others back to be read again. Lines that
 * are still waiting to be read again come directly behind these. */
static void
recover (UpliftCsvReader *reader)
{
  gsize first = get_line_length ((const char *) reader->open->data, reader->open->len);
  gsize rest = reader->open->len - first;

  csv_fini (&reader->parser, NULL, NULL, NULL);
  forget_fields (reader);
  reader->in_record = FALSE;
  reader->line = reader->open_line;
  reader->reread += rest;
  if (reader->again_at < reader->again->len)
    reader->again_at -= rest;
  else
    {
      g_byte_array_set_size (reader->again, 0);
      g_byte_array_append (reader->again, reader->open->data + first, (guint) rest);
      reader->again_at = 0;
    }
  g_byte_array_set_size (reader->open, 0);
  report (reader, reader->open_line, UPLIFT_CSV_DAMAGE_OPEN_QUOTE);
}

/* Does every quote in the lines of the open record stand where it may: around fields, or doubled?
 */
static gboolean
is_well_quoted (const UpliftCsvReader *reader)
{
  struct csv_parser strict;

  if (csv_init (&strict, CSV_STRICT) != 0)
    g_error ("csv_init failed");
  csv_set_delim (&strict, (unsigned char) reader->delimiter);
  csv_set_blk_size (&strict, GROWTH);
  size_t n = csv_parse (&strict, reader->open->data, reader->open->len, NULL, NULL, NULL);
  csv_free (&strict);
  return n == reader->open->len;
}

/* A record of several lines may be one line with a quote too many and those that it swallowed. */
static gboolean
is_swallowed (const UpliftCsvReader *reader)
{
  return (reader->expected_fields != 0 && reader->n_fields != reader->expected_fields)
         || !is_well_quoted (reader);
}

static void
begin_record (UpliftCsvReader *reader)
{
  forget_fields (reader);
  g_byte_array_set_size (reader->open, 0);
  reader->open_line = reader->line;
  reader->in_record = TRUE;
}

static void
read_line (UpliftCsvReader *reader, const char *bytes, gsize length, gboolean rereading)
{
  reader->line++;
  if (reader->line <= reader->skip)
    return;
  if (!reader->in_record && is_blank (reader, bytes, length))
    return;

  if (!reader->in_record)
    begin_record (reader);
  if (csv_parse (&reader->parser, bytes, length, take_field_cb, take_row_cb, reader) != length)
    g_error ("%s", csv_strerror (csv_error (&reader->parser)));

  gboolean several = reader->open->len > 0;
  if (several || !reader->row_done)
    g_byte_array_append (reader->open, (const guint8 *) bytes, (guint) length);
  if (!reader->row_done)
    {
      if (reader->open->len > UPLIFT_CSV_MAX_RECORD
          || (rereading && reader->reread > REREAD_BUDGET))
        recover (reader);
      return;
    }
  if (several && is_swallowed (reader))
    {
      recover (reader);
      return;
    }
  reader->in_record = FALSE;
  if (several)
    deliver (reader, (const char *) reader->open->data, reader->open->len);
  else
    deliver (reader, bytes, length);
}

static void
reread (UpliftCsvReader *reader)
{
  while (reader->again_at < reader->again->len)
    {
      const char *bytes = (const char *) reader->again->data + reader->again_at;
      gsize left = reader->again->len - reader->again_at;
      gsize length = get_line_length (bytes, left);
      reader->again_at += length;
      read_line (reader, bytes, length, TRUE);
    }
}

static void
take_line (UpliftCsvReader *reader, const char *bytes, gsize length)
{
  if (length > UPLIFT_CSV_MAX_RECORD)
    {
      while (reader->in_record)
        {
          recover (reader);
          reread (reader);
        }
      reader->line++;
      if (reader->line > reader->skip)
        report (reader, reader->line, UPLIFT_CSV_DAMAGE_TOO_LONG);
      return;
    }
  read_line (reader, bytes, length, FALSE);
  reread (reader);
}

static void
take_partial (UpliftCsvReader *reader)
{
  take_line (reader, (const char *) reader->partial->data, reader->partial->len);
  g_byte_array_set_size (reader->partial, 0);
}

/* Of a line that is too long only that it is so, and its last byte, is kept. */
static void
keep_partial (UpliftCsvReader *reader, const char *bytes, gsize length)
{
  const guint limit = (guint) UPLIFT_CSV_MAX_RECORD + 1;

  if (reader->partial->len < limit)
    g_byte_array_append (reader->partial, (const guint8 *) bytes,
                         (guint) MIN (length, limit - reader->partial->len));
  if (reader->partial->len == limit)
    reader->partial->data[limit - 1] = (guint8) bytes[length - 1];
}

/* Goes on with the partial line; returns how many bytes belonged to it. */
static gsize
continue_partial (UpliftCsvReader *reader, const char *bytes, gsize length)
{
  gboolean after_carriage = reader->partial->data[reader->partial->len - 1] == '\r';
  gsize end = after_carriage ? (*bytes == '\n' ? 1 : 0) : find_line_end (bytes, length);
  gsize taken = after_carriage || end != 0 ? end : length;

  if (taken > 0)
    keep_partial (reader, bytes, taken);
  if (after_carriage || end != 0)
    take_partial (reader);
  return taken;
}

/* Takes the first line, or keeps the beginning of it; returns how many bytes it has. */
static gsize
take_next_line (UpliftCsvReader *reader, const char *bytes, gsize length)
{
  gsize end = find_line_end (bytes, length);

  if (end != 0)
    {
      take_line (reader, bytes, end);
      return end;
    }
  keep_partial (reader, bytes, length);
  return length;
}

/* The number of bytes of the batch, all of which is handed out. */
static gsize
deliver_batch (UpliftCsvReader *reader, UpliftCsvBatch *batch)
{
  const UpliftCsvCallbacks *callbacks = reader->callbacks;
  const UpliftCsvField *last = &batch->raw[batch->n - 1];
  UpliftCsvRecord record;

  batch->line = reader->line + 1;
  reader->line += batch->n;
  for (guint at = 0; at < batch->n; at++)
    {
      if (callbacks->simple != NULL)
        at += callbacks->simple (batch, at, batch->n, reader->user_data);
      if (at == batch->n)
        break;
      uplift_csv_cutter_terminate (reader->cutter, batch, at, &record);
      callbacks->record (&record, reader->user_data);
    }
  return (gsize) (last->text + last->length - batch->raw->text);
}

/* Hands out the simple records at the beginning of the bytes; returns how many bytes these are. */
static gsize
take_simple_lines (UpliftCsvReader *reader, const char *bytes, gsize length)
{
  UpliftCsvBatch batch;
  gsize taken = 0;

  if (reader->in_record || reader->expected_fields == 0 || reader->line < reader->skip
      || reader->expected_fields > UPLIFT_CSV_MAX_FIELDS)
    return 0;
  uplift_csv_cutter_go_to (reader->cutter, bytes, length);
  while (uplift_csv_cutter_cut (reader->cutter, reader->expected_fields, &batch))
    taken += deliver_batch (reader, &batch);
  return taken;
}

void
uplift_csv_reader_feed (UpliftCsvReader *reader, const char *bytes, gsize length)
{
  g_return_if_fail (reader != NULL);
  g_return_if_fail (bytes != NULL || length == 0);

  while (length > 0)
    {
      gsize taken;
      if (reader->partial->len > 0)
        taken = continue_partial (reader, bytes, length);
      else
        {
          taken = take_simple_lines (reader, bytes, length);
          if (taken == 0)
            taken = take_next_line (reader, bytes, length);
        }
      bytes += taken;
      length -= taken;
    }
  uplift_csv_cutter_forget (reader->cutter);
}

guint64
uplift_csv_reader_get_line (const UpliftCsvReader *reader)
{
  g_return_val_if_fail (reader != NULL, 0);

  return reader->line;
}

gboolean
uplift_csv_reader_is_between_records (const UpliftCsvReader *reader)
{
  g_return_val_if_fail (reader != NULL, FALSE);

  return !reader->in_record && reader->partial->len == 0;
}

void
uplift_csv_reader_finish (UpliftCsvReader *reader)
{
  g_return_if_fail (reader != NULL);

  if (reader->partial->len > 0)
    {
      /* With an end to each line, what is still open afterwards has an open quote. */
      reader->end_added = reader->partial->data[reader->partial->len - 1] != '\r';
      if (reader->end_added)
        keep_partial (reader, "\n", 1);
      take_partial (reader);
    }
  while (reader->in_record)
    {
      recover (reader);
      reread (reader);
    }
}
