#include "core/read/import-preview.h"

#include "core/read/csv-reader.h"
#include "core/read/loader-source.h"
#include "core/read/value-column.h"
#include "core/write/number-text.h"

#include <string.h>

static const char *
get_encoding_name (UpliftEncoding encoding, GBytes *text, gboolean whole)
{
  gsize length;
  const char *bytes = g_bytes_get_data (text, &length);
  const char *end;

  switch (encoding)
    {
    case UPLIFT_ENCODING_UTF16LE:
      return "UTF-16LE";
    case UPLIFT_ENCODING_UTF16BE:
      return "UTF-16BE";
    case UPLIFT_ENCODING_UTF8:
      /* The beginning of a file may end within a character. */
      if (g_utf8_validate (bytes, (gssize) length, &end)
          || (!whole && bytes + length - end < 4 && memchr (bytes, '\0', length) == NULL))
        return "UTF-8";
      return memchr (bytes, '\0', length) == NULL ? "Windows-1252" : "UTF-8";
    }
  g_return_val_if_reached ("UTF-8");
}

static void
take_row_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  UpliftImportPreview *preview = user_data;
  gboolean any = FALSE;

  /* The first record is the header. */
  if (record->line == preview->header_line || preview->rows->len >= UPLIFT_IMPORT_PREVIEW_ROWS)
    return;
  char **cells = g_new0 (char *, preview->header->len + 1);
  for (guint i = 0; i < preview->header->len; i++)
    {
      GString *cell = g_string_new (NULL);
      if (i < record->n_fields)
        uplift_text_append_utf8 (cell, record->fields[i].text, record->fields[i].length);
      any |= cell->len > 0;
      cells[i] = g_string_free (cell, FALSE);
    }
  if (any)
    g_ptr_array_add (preview->rows, cells);
  else
    g_strfreev (cells);
}

/* Damage is the loader's to report. */
static void
pass_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
}

static const UpliftCsvCallbacks callbacks = { take_row_cb, pass_damage_cb };

static void
read_rows (UpliftImportPreview *preview, GBytes *text, gboolean whole)
{
  g_autoptr (UpliftCsvReader) reader
      = uplift_csv_reader_new (preview->delimiter, &callbacks, preview);

  uplift_csv_reader_skip_lines (reader, preview->header_line - 1);
  uplift_csv_reader_expect_fields (reader, preview->header->len);
  uplift_csv_reader_feed (reader, g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  /* What the beginning breaks off is no row. */
  if (whole)
    uplift_csv_reader_finish (reader);
}

static UpliftImportChoice *
make_choice (const UpliftSchemaMatch *match)
{
  UpliftImportChoice *choice = uplift_import_choice_new (match->table);

  memcpy (choice->field, match->field, sizeof choice->field);
  return choice;
}

static guint
count_fields (const UpliftImportChoice *choice)
{
  guint n = 0;

  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    n += choice->field[i] >= 0;
  return n;
}

static guint
count_needs (const UpliftImportChoice *choice)
{
  return (guint) __builtin_popcount ((guint) uplift_import_choice_get_needs (choice));
}

UpliftImportChoice *
uplift_import_preview_match (const UpliftImportPreview *preview, UpliftTable table)
{
  g_return_val_if_fail (preview != NULL && table < UPLIFT_N_TABLES, NULL);

  UpliftSchemaMatch match;
  uplift_schema_match_table ((const char *const *) preview->header->pdata, preview->header->len,
                             table, &match);
  return make_choice (&match);
}

/* The table of which the least is missing; of several the one of which most is there; tracking,
 * without which nothing goes, where nothing tells. */
static UpliftImportChoice *
guess_choice (const UpliftImportPreview *preview)
{
  static const UpliftTable tables[] = { UPLIFT_TABLE_TRACKING, UPLIFT_TABLE_POSTS,
                                        UPLIFT_TABLE_PAYOUTS, UPLIFT_TABLE_INFLUENCERS };
  UpliftImportChoice *best = uplift_import_preview_match (preview, tables[0]);

  for (guint i = 1; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (UpliftImportChoice) other = uplift_import_preview_match (preview, tables[i]);
      guint n = count_fields (other);
      if (n == 0 || count_needs (other) > count_needs (best)
          || (count_needs (other) == count_needs (best) && n <= count_fields (best)))
        continue;
      uplift_import_choice_free (best);
      best = g_steal_pointer (&other);
    }
  return best;
}

static void
choose (UpliftImportPreview *preview, const UpliftImportChoices *choices)
{
  const char *const *names = (const char *const *) preview->header->pdata;
  const UpliftImportChoice *remembered
      = choices != NULL ? uplift_import_choices_lookup (choices, names, preview->header->len)
                        : NULL;
  UpliftSchemaMatch match;

  preview->recognized = uplift_schema_match (names, preview->header->len, &match);
  preview->automatic = preview->recognized ? make_choice (&match) : guess_choice (preview);
  if (remembered != NULL && uplift_import_choice_fits (remembered, preview->header->len))
    preview->remembered = uplift_import_choice_copy (remembered);
}

UpliftImportPreview *
uplift_import_preview_open (GFile *file, const UpliftImportChoices *choices,
                            GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GBytes) text = NULL;
  g_autoptr (UpliftLoaderSource) source
      = uplift_loader_source_open_any (file, choices, &text, cancellable, error);
  if (source == NULL)
    return NULL;

  UpliftImportPreview *preview = g_new0 (UpliftImportPreview, 1);
  gboolean whole = uplift_loader_source_is_whole (source);
  preview->file = g_object_ref (file);
  preview->name = g_strdup (source->name);
  preview->size = source->size;
  preview->encoding_name = get_encoding_name (source->encoding, text, whole);
  preview->delimiter = source->delimiter;
  preview->header_line = source->header_line;
  preview->header = g_ptr_array_ref (source->header);
  preview->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  read_rows (preview, text, whole);
  choose (preview, choices);
  return preview;
}

void
uplift_import_preview_free (UpliftImportPreview *preview)
{
  if (preview == NULL)
    return;
  g_object_unref (preview->file);
  g_free (preview->name);
  g_ptr_array_unref (preview->header);
  g_ptr_array_unref (preview->rows);
  uplift_import_choice_free (preview->automatic);
  uplift_import_choice_free (preview->remembered);
  g_free (preview);
}

UpliftWay
uplift_import_preview_decide (const UpliftImportPreview *preview, const UpliftImportChoice *choice,
                              UpliftColumn column, gboolean *guessed)
{
  g_return_val_if_fail (preview != NULL && choice != NULL && column < UPLIFT_N_COLUMNS,
                        UPLIFT_WAY_FIRST);

  UpliftValueKind kind;
  int field = choice->field[column];
  if (guessed != NULL)
    *guessed = FALSE;
  if (!uplift_schema_get_kind (column, &kind) || field < 0 || (guint) field >= preview->header->len)
    return UPLIFT_WAY_FIRST;
  if (choice->way[column] != UPLIFT_WAY_AUTOMATIC)
    return choice->way[column];

  g_autoptr (UpliftValueColumn) values = uplift_value_column_new (kind, FALSE);
  g_autoptr (UpliftProblems) ignored = uplift_problems_new ();
  UpliftFinding place = { .kind = "bad-value", .table = -1 };
  for (guint i = 0; i < preview->rows->len; i++)
    uplift_value_column_add (values, ((char **) preview->rows->pdata[i])[field], i);
  uplift_value_column_resolve (values, UPLIFT_WAY_AUTOMATIC,
                               uplift_value_notes_prefer_second (kind, preview->delimiter), ignored,
                               &place);
  if (guessed != NULL)
    *guessed = uplift_value_column_get_notes (values)->guessed;
  return uplift_value_column_get_notes (values)->second ? UPLIFT_WAY_SECOND : UPLIFT_WAY_FIRST;
}

static char *
value_to_text (UpliftValueKind kind, gint64 value)
{
  GString *text = g_string_new (NULL);

  switch (kind)
    {
    case UPLIFT_VALUE_DATE:
      g_string_free (text, TRUE);
      return uplift_day_to_iso ((UpliftDay) value);
    case UPLIFT_VALUE_COUNT:
      uplift_number_text_append_count (text, value);
      break;
    case UPLIFT_VALUE_MONEY:
      uplift_number_text_append_money (text, value);
      break;
    }
  return g_string_free (text, FALSE);
}

char *
uplift_import_preview_read (UpliftColumn column, UpliftWay way, const char *cell)
{
  g_return_val_if_fail (column < UPLIFT_N_COLUMNS && cell != NULL, NULL);

  UpliftValueKind kind;
  if (!uplift_schema_get_kind (column, &kind))
    {
      gsize length;
      const char *text = column == UPLIFT_COLUMN_INFLUENCER_ID ? uplift_parse_id (cell, &length)
                                                               : uplift_parse_text (cell, &length);
      return g_strndup (text, length);
    }
  UpliftParsed parsed = { .reading = UPLIFT_READING_SAME };
  UpliftParseStatus status = kind == UPLIFT_VALUE_DATE ? uplift_parse_date (cell, &parsed)
                                                       : uplift_parse_number (cell, kind, &parsed);
  guint index = way == UPLIFT_WAY_SECOND ? 1 : 0;
  if (status == UPLIFT_PARSE_MISSING)
    return g_strdup ("");
  if (status != UPLIFT_PARSE_OK
      || parsed.reading == (index == 1 ? UPLIFT_READING_FIRST : UPLIFT_READING_SECOND))
    return NULL;
  return value_to_text (kind, parsed.value[parsed.reading == UPLIFT_READING_SAME ? 0 : index]);
}
