#include "core/read/loader-source.h"
#include "core/read/csv-reader.h"
#include "core/read/loader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SNIFF_SIZE (256 * 1024)
#define MAX_PREAMBLE 50

/* The search for the header with one delimiter. */
typedef struct
{
  UpliftLoaderSource *source; /* (borrowed) */
  gboolean found;
  gboolean too_wide; /* a record had more fields than can be */
  guint n_records;
} Search;

void
uplift_loader_source_free (UpliftLoaderSource *source)
{
  g_return_if_fail (source != NULL);

  g_clear_object (&source->file);
  g_free (source->name);
  g_clear_pointer (&source->header, g_ptr_array_unref);
  g_clear_pointer (&source->header_raw, g_bytes_unref);
  g_clear_pointer (&source->preamble, g_ptr_array_unref);
  g_free (source);
}

static char *
dup_utf8 (const char *text, gsize length)
{
  GString *converted = g_string_new (NULL);

  uplift_text_append_utf8 (converted, text, length);
  return g_string_free (converted, FALSE);
}

static char *
join_fields (const GPtrArray *fields)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *text = fields->pdata[i];
      if (*text != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", text);
    }
  return g_string_free (joined, FALSE);
}

static void
search_record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  Search *search = user_data;
  UpliftLoaderSource *source = search->source;

  if (search->found || search->n_records >= MAX_PREAMBLE)
    return;
  search->n_records++;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < record->n_fields; i++)
    g_ptr_array_add (names, dup_utf8 (record->fields[i].text, record->fields[i].length));

  if (uplift_schema_match ((const char *const *) names->pdata, names->len, &source->match))
    {
      search->found = TRUE;
      source->header_line = record->line;
      source->n_header = record->n_fields;
      source->header = g_steal_pointer (&names);
      source->header_raw = g_bytes_new (record->raw, record->raw_length);
      return;
    }
  g_autofree char *joined = join_fields (names);
  if (*joined != '\0' && uplift_text_detect_separator (joined, strlen (joined) + 1) == '\0')
    g_ptr_array_add (source->preamble, g_steal_pointer (&joined));
}

static void
search_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
  Search *search = user_data;

  if (damage == UPLIFT_CSV_DAMAGE_TOO_MANY_FIELDS)
    search->too_wide = TRUE;
}

static const UpliftCsvCallbacks search_callbacks = { search_record_cb, search_damage_cb };

/* The delimiter is the one with which some line is the header of a table. */
static gboolean
find_header (UpliftLoaderSource *source, const char *text, gsize length, GError **error)
{
  const char candidates[] = { uplift_text_detect_separator (text, length), ',', ';', '\t', '|' };
  Search search = { .source = source };

  for (guint i = 0; i < G_N_ELEMENTS (candidates) && !search.found; i++)
    {
      if (candidates[i] == '\0')
        continue;
      g_autoptr (UpliftCsvReader) reader
          = uplift_csv_reader_new (candidates[i], &search_callbacks, &search);
      search.n_records = 0;
      source->delimiter = candidates[i];
      g_clear_pointer (&source->preamble, g_ptr_array_unref);
      source->preamble = g_ptr_array_new_with_free_func (g_free);
      uplift_csv_reader_feed (reader, text, length);
      uplift_csv_reader_finish (reader);
    }
  if (search.found)
    return TRUE;

  if (search.too_wide)
    g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNKNOWN_COLUMNS,
                 _ ("%s: more than %d columns"), source->name, UPLIFT_CSV_MAX_FIELDS);
  else if (search.n_records == 0)
    g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_EMPTY,
                 _ ("%s: the file holds no header line"), source->name);
  else
    g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNKNOWN_COLUMNS,
                 _ ("%s: no line names the columns of an influencers, posts, tracking or payouts "
                    "table"),
                 source->name);
  return FALSE;
}

void
uplift_loader_take_io_error (const char *name, GError *io_error, GError **error)
{
  if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, io_error);
      return;
    }
  /* GIO's own sentences repeat the path and how the file was asked for. */
  if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNREADABLE,
                 _ ("%s: there is no such file or folder"), name);
  else if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNREADABLE,
                 _ ("%s: you have no permission to read it"), name);
  else
    g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNREADABLE,
                 _ ("%s: cannot be read: %s"), name, io_error->message);
  g_error_free (io_error);
}

static gboolean
query (UpliftLoaderSource *source, GCancellable *cancellable, GError **error)
{
  GError *io_error = NULL;
  g_autoptr (GFileInfo) info
      = g_file_query_info (source->file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                          "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                          "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                           G_FILE_QUERY_INFO_NONE, cancellable, &io_error);

  if (info == NULL)
    {
      uplift_loader_take_io_error (source->name, io_error, error);
      return FALSE;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNREADABLE,
                   _ ("%s: not a regular file"), source->name);
      return FALSE;
    }
  source->size = (guint64) MAX (g_file_info_get_size (info), 0);
  source->modified
      = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
            * G_USEC_PER_SEC
        + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  return TRUE;
}

/* The first bytes of the file, at most SNIFF_SIZE. */
static GBytes *
read_beginning (UpliftLoaderSource *source, GCancellable *cancellable, GError **error)
{
  GError *io_error = NULL;
  g_autofree char *buffer = g_malloc (SNIFF_SIZE);
  gsize length = 0;
  g_autoptr (GFileInputStream) stream = g_file_read (source->file, cancellable, &io_error);

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, SNIFF_SIZE, &length,
                                   cancellable, &io_error))
    {
      uplift_loader_take_io_error (source->name, io_error, error);
      return NULL;
    }
  return g_bytes_new (buffer, length);
}

static gboolean
sniff (UpliftLoaderSource *source, const char *bytes, gsize length, GError **error)
{
  if (length == 0)
    {
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_EMPTY,
                   _ ("%s: the file is empty"), source->name);
      return FALSE;
    }
  const char *foreign = uplift_text_detect_foreign (bytes, length);
  if (foreign != NULL)
    {
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NOT_CSV,
                   _ ("%s: not a CSV file but %s"), source->name, foreign);
      return FALSE;
    }

  source->encoding = uplift_text_detect_encoding (bytes, length, &source->mark_length);
  bytes += source->mark_length;
  length -= source->mark_length;
  if (source->encoding == UPLIFT_ENCODING_UTF8)
    return find_header (source, bytes, length, error);

  g_autoptr (GString) text = g_string_new (NULL);
  UpliftUtf16Decoder decoder = { .big_endian = source->encoding == UPLIFT_ENCODING_UTF16BE };
  uplift_utf16_decoder_feed (&decoder, bytes, length, text);
  return find_header (source, text->str, text->len, error);
}

UpliftLoaderSource *
uplift_loader_source_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (UpliftLoaderSource) source = g_new0 (UpliftLoaderSource, 1);
  g_autofree char *base_name = g_file_get_basename (file);
  source->file = g_object_ref (file);
  source->name = g_filename_display_name (base_name);
  if (!query (source, cancellable, error))
    return NULL;

  g_autoptr (GBytes) beginning = read_beginning (source, cancellable, error);
  if (beginning == NULL)
    return NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (beginning, &length);
  if (!sniff (source, bytes, length, error))
    return NULL;
  return g_steal_pointer (&source);
}

gboolean
uplift_loader_source_has (const UpliftLoaderSource *source, UpliftColumn column)
{
  g_return_val_if_fail (source != NULL && column < UPLIFT_N_COLUMNS, FALSE);

  return source->match.field[column] >= 0;
}

UpliftFinding
uplift_loader_source_make_finding (const UpliftLoaderSource *source, int column,
                                   UpliftSeverity severity, const char *kind, guint64 line)
{
  int field = column >= 0 ? source->match.field[column] : -1;

  return (UpliftFinding){ .severity = severity,
                          .kind = kind,
                          .table = source->match.table,
                          .file = source->name,
                          .line = line,
                          .column = field >= 0 ? source->header->pdata[field] : NULL,
                          .money = UPLIFT_MONEY_NONE };
}
