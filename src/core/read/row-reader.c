#include "core/read/row-reader.h"
#include "core/read/loader-held.h"
#include "core/read/parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _UpliftRowReader
{
  const UpliftLoaderSource *source; /* (borrowed) */
  UpliftLoaderContext *context;     /* (borrowed) */
  UpliftRowFuncs funcs;
  gpointer user_data;
  UpliftCsvReader *csv;  /* (owned) */
  UpliftTableInfo *info; /* (borrowed) */
  gboolean header_seen;
  gboolean any_row;
  GArray *fields;         /* of UpliftCsvField: the record's as UTF-8 (owned) */
  GString *converted;     /* texts of those that were not (owned) */
  UpliftLoaderHeld *held; /* rows of totals, unless they turn out not to be the last (owned) */
};

static void
note (UpliftRowReader *reader, UpliftSeverity severity, const char *kind, guint64 line,
      const char *message)
{
  UpliftFinding finding
      = uplift_loader_source_make_finding (reader->source, -1, severity, kind, line);

  uplift_problems_add (reader->context->dataset->problems, &finding, "%s", message);
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
convert_fields (UpliftRowReader *reader, const UpliftCsvRecord *record)
{
  UpliftCsvField *fields;

  if (is_ascii (record->raw, record->raw_length))
    return record->fields;
  g_array_set_size (reader->fields, 0);
  g_array_append_vals (reader->fields, record->fields, record->n_fields);
  g_string_truncate (reader->converted, 0);
  fields = (UpliftCsvField *) (void *) reader->fields->data;
  for (guint i = 0; i < record->n_fields; i++)
    {
      if (g_utf8_validate (fields[i].text, (gssize) fields[i].length, NULL))
        continue;
      gsize start = reader->converted->len;
      uplift_text_append_utf8 (reader->converted, fields[i].text, fields[i].length);
      fields[i].text = NULL;
      fields[i].length = reader->converted->len - start;
      g_string_append_c (reader->converted, '\0');
    }

  const char *text = reader->converted->str;
  for (guint i = 0; i < record->n_fields && reader->converted->len > 0; i++)
    if (fields[i].text == NULL)
      {
        fields[i].text = text;
        text += fields[i].length + 1;
        note (reader, UPLIFT_SEVERITY_NOTE, "windows-1252", record->line,
              _ ("not UTF-8, and read as Windows-1252"));
      }
  return fields;
}

static void
check_n_fields (UpliftRowReader *reader, const UpliftLoaderRow *row)
{
  const UpliftLoaderSource *source = reader->source;
  guint n = row->n_fields;

  if (n < source->n_header)
    {
      /* What is missing at the end may be missing in the header too. */
      for (guint i = n; i < source->n_header; i++)
        if (*(const char *) source->header->pdata[i] != '\0')
          {
            note (reader, UPLIFT_SEVERITY_ERROR, "too-few-fields", row->line,
                  _ ("the row has fewer fields than the header; the others are taken as empty"));
            return;
          }
      return;
    }
  while (n > source->n_header && is_blank (&row->fields[n - 1]))
    n--;
  if (n > source->n_header)
    note (reader, UPLIFT_SEVERITY_ERROR, "too-many-fields", row->line,
          _ ("the row has more fields than the header; those beyond it are passed over"));
}

static void
hand_over_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  UpliftRowReader *reader = user_data;

  reader->any_row = TRUE;
  reader->info->rows++;
  check_n_fields (reader, row);
  reader->funcs.row (row, reader->user_data);
}

/* A row that never comes to the table's own function. */
static void
leave_out (UpliftRowReader *reader, UpliftSeverity severity, const char *kind, guint64 line,
           const char *message)
{
  UpliftFinding finding
      = uplift_loader_source_make_finding (reader->source, -1, severity, kind, line);

  note (reader, severity, kind, line, message);
  uplift_problems_leave_out (reader->context->dataset->problems, &finding);
  reader->info->rows++;
  reader->info->skipped++;
}

static void
leave_out_total_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  leave_out (user_data, UPLIFT_SEVERITY_NOTE, "total-row", row->line,
             _ ("a row of totals was left out"));
}

/* A Total row that another row follows is none, unless it is among the first. */
static void
take_total (UpliftRowReader *reader, const UpliftLoaderRow *row)
{
  if (!reader->any_row)
    {
      leave_out_total_cb (row, reader);
      return;
    }
  if (uplift_loader_held_add (reader->held, row))
    return;
  uplift_loader_held_release (reader->held, hand_over_cb, reader);
  uplift_loader_held_add (reader->held, row);
}

static void
read_record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  UpliftRowReader *reader = user_data;

  if (!reader->header_seen)
    {
      reader->header_seen = TRUE;
      uplift_csv_reader_expect_fields (reader->csv, record->n_fields);
      return;
    }
  if (record->had_nul)
    note (reader, UPLIFT_SEVERITY_WARNING, "nul-byte", record->line,
          _ ("NUL bytes in the row were left out"));
  const UpliftCsvField *fields = convert_fields (reader, record);
  guint n_blank = 0;
  while (n_blank < record->n_fields && is_blank (&fields[n_blank]))
    n_blank++;
  if (n_blank == record->n_fields)
    {
      note (reader, UPLIFT_SEVERITY_NOTE, "blank-row", record->line,
            _ ("a row without any value was passed over"));
      return;
    }

  UpliftLoaderRow row = { .source = reader->source,
                          .line = record->line,
                          .n_fields = record->n_fields,
                          .fields = fields,
                          .raw = record->raw,
                          .raw_length = record->raw_length };
  if (uplift_loader_held_is_total (&row))
    take_total (reader, &row);
  else
    {
      uplift_loader_held_release (reader->held, hand_over_cb, reader);
      hand_over_cb (&row, reader);
    }
}

/* Where the records from `from` on end that are UTF-8. */
static guint
find_utf8_end (const UpliftCsvBatch *batch, guint from, guint to)
{
  const UpliftCsvField *raw = batch->raw;
  guint end = from;

  if (batch->is_ascii)
    return to;
  while (end < to && g_utf8_validate_len (raw[end].text, raw[end].length, NULL))
    end++;
  return end;
}

/* Nothing that a row of totals has been held back before. */
static guint
read_simple_cb (const UpliftCsvBatch *batch, guint from, guint to, gpointer user_data)
{
  UpliftRowReader *reader = user_data;

  if (reader->funcs.simple == NULL || !reader->header_seen
      || !uplift_loader_held_is_empty (reader->held))
    return 0;
  guint n = reader->funcs.simple (batch, from, find_utf8_end (batch, from, to), reader->user_data);
  reader->any_row |= n > 0;
  reader->info->rows += n;
  return n;
}

static void
read_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
  UpliftRowReader *reader = user_data;

  switch (damage)
    {
    case UPLIFT_CSV_DAMAGE_OPEN_QUOTE:
      leave_out (reader, UPLIFT_SEVERITY_ERROR, "open-quote", line,
                 _ ("a quote is never closed; the line was left out"));
      return;
    case UPLIFT_CSV_DAMAGE_TOO_LONG:
      leave_out (reader, UPLIFT_SEVERITY_ERROR, "too-long", line,
                 _ ("the line is too long; it was left out"));
      return;
    case UPLIFT_CSV_DAMAGE_TOO_MANY_FIELDS:
      leave_out (reader, UPLIFT_SEVERITY_ERROR, "too-wide", line,
                 _ ("the row has too many fields; it was left out"));
      return;
    }
}

static const UpliftCsvCallbacks callbacks = { read_record_cb, read_damage_cb, read_simple_cb };

static void
note_preamble (UpliftRowReader *reader)
{
  const GPtrArray *preamble = reader->source->preamble;
  const guint n_shown = 5;

  if (preamble->len == 0)
    return;
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < MIN (preamble->len, n_shown); i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", (char *) preamble->pdata[i]);
  if (preamble->len > n_shown)
    g_string_append (list, " …");
  g_autofree char *message = g_strdup_printf (_ ("before the header stood %s"), list->str);
  note (reader, UPLIFT_SEVERITY_NOTE, "preamble", 0, message);
}

static UpliftRowReader *
make_reader (const UpliftLoaderSource *source, UpliftLoaderContext *context,
             const UpliftRowFuncs *funcs, gpointer user_data)
{
  UpliftRowReader *reader = g_new0 (UpliftRowReader, 1);

  reader->source = source;
  reader->context = context;
  reader->funcs = *funcs;
  reader->user_data = user_data;
  reader->csv = uplift_csv_reader_new (source->delimiter, &callbacks, reader);
  reader->info = &context->dataset->tables[source->match.table];
  reader->fields = g_array_new (FALSE, FALSE, sizeof (UpliftCsvField));
  reader->converted = g_string_new (NULL);
  reader->held = uplift_loader_held_new ();
  return reader;
}

UpliftRowReader *
uplift_row_reader_new (const UpliftLoaderSource *source, UpliftLoaderContext *context,
                       const UpliftRowFuncs *funcs, gpointer user_data)
{
  g_return_val_if_fail (source != NULL && context != NULL, NULL);
  g_return_val_if_fail (funcs != NULL && funcs->row != NULL, NULL);

  UpliftRowReader *reader = make_reader (source, context, funcs, user_data);
  uplift_csv_reader_skip_lines (reader->csv, source->header_line - 1);
  note_preamble (reader);
  return reader;
}

UpliftRowReader *
uplift_row_reader_new_within (const UpliftLoaderSource *source, UpliftLoaderContext *context,
                              const UpliftRowFuncs *funcs, gpointer user_data)
{
  g_return_val_if_fail (source != NULL && context != NULL, NULL);
  g_return_val_if_fail (funcs != NULL && funcs->row != NULL, NULL);

  UpliftRowReader *reader = make_reader (source, context, funcs, user_data);
  reader->header_seen = TRUE;
  reader->any_row = TRUE;
  uplift_csv_reader_expect_fields (reader->csv, source->n_header);
  return reader;
}

void
uplift_row_reader_free (UpliftRowReader *reader)
{
  g_return_if_fail (reader != NULL);

  uplift_csv_reader_free (reader->csv);
  g_array_unref (reader->fields);
  g_string_free (reader->converted, TRUE);
  uplift_loader_held_free (reader->held);
  g_free (reader);
}

void
uplift_row_reader_feed (UpliftRowReader *reader, const char *bytes, gsize length)
{
  g_return_if_fail (reader != NULL);

  uplift_csv_reader_feed (reader->csv, bytes, length);
}

void
uplift_row_reader_finish (UpliftRowReader *reader)
{
  g_return_if_fail (reader != NULL);

  uplift_csv_reader_finish (reader->csv);
  uplift_loader_held_release (reader->held, leave_out_total_cb, reader);
}

gboolean
uplift_row_reader_is_neutral (const UpliftRowReader *reader)
{
  g_return_val_if_fail (reader != NULL, FALSE);

  return reader->header_seen && reader->any_row && uplift_loader_held_is_empty (reader->held)
         && uplift_csv_reader_is_between_records (reader->csv);
}

guint64
uplift_row_reader_get_line (const UpliftRowReader *reader)
{
  g_return_val_if_fail (reader != NULL, 0);

  return uplift_csv_reader_get_line (reader->csv);
}
