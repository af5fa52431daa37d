#include "core/read/loader-source.h"
#include "core/read/csv-reader.h"
#include "core/read/loader-header.h"
#include "core/read/loader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SNIFF_SIZE (256 * 1024)

void
uplift_loader_source_free (UpliftLoaderSource *source)
{
  g_return_if_fail (source != NULL);

  g_clear_object (&source->file);
  g_free (source->name);
  g_clear_pointer (&source->header, g_ptr_array_unref);
  g_clear_pointer (&source->header_raw, g_bytes_unref);
  g_clear_pointer (&source->preamble, g_ptr_array_unref);
  uplift_import_choice_free (source->choice);
  g_free (source);
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

/* FALSE with an error for what is no text. */
static gboolean
check_text (const UpliftLoaderSource *source, const char *bytes, gsize length, GError **error)
{
  const char *foreign = uplift_text_detect_foreign (bytes, length);

  if (length == 0)
    g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_EMPTY, _ ("%s: the file is empty"),
                 source->name);
  else if (foreign != NULL)
    g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NOT_CSV,
                 _ ("%s: not a CSV file but %s"), source->name, foreign);
  return length > 0 && foreign == NULL;
}

/* The bytes without their mark, as UTF-8 or what else they are. */
static GBytes *
decode (UpliftLoaderSource *source, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  source->encoding = uplift_text_detect_encoding (data, length, &source->mark_length);
  if (source->encoding == UPLIFT_ENCODING_UTF8)
    return g_bytes_new_from_bytes (bytes, source->mark_length, length - source->mark_length);

  GString *text = g_string_new (NULL);
  UpliftUtf16Decoder decoder = { .big_endian = source->encoding == UPLIFT_ENCODING_UTF16BE };
  uplift_utf16_decoder_feed (&decoder, data + source->mark_length, length - source->mark_length,
                             text);
  return g_string_free_to_bytes (text);
}

static UpliftLoaderSource *
open_source (GFile *file, GBytes **beginning, GCancellable *cancellable, GError **error)
{
  g_autoptr (UpliftLoaderSource) source = g_new0 (UpliftLoaderSource, 1);
  g_autofree char *base_name = g_file_get_basename (file);

  source->file = g_object_ref (file);
  source->name = g_filename_display_name (base_name);
  if (!query (source, cancellable, error))
    return NULL;
  g_autoptr (GBytes) bytes = read_beginning (source, cancellable, error);
  if (bytes == NULL
      || !check_text (source, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return NULL;
  *beginning = decode (source, bytes);
  return g_steal_pointer (&source);
}

/* What the choice says in place of what the names do. */
static void
take_choice (UpliftLoaderSource *source)
{
  const UpliftImportChoice *choice = source->choice;

  if (choice == NULL)
    return;
  source->match.table = choice->table;
  memcpy (source->match.field, choice->field, sizeof choice->field);
  if (choice->table != UPLIFT_TABLE_INFLUENCERS && choice->field[UPLIFT_COLUMN_INFLUENCER_ID] < 0
      && choice->field[UPLIFT_COLUMN_CODE] < 0)
    source->influencer = choice->influencer;
  int reach = choice->field[UPLIFT_COLUMN_REACH];
  source->match.reach_is_views = reach >= 0
                                 && uplift_schema_get_reason (choice->table, UPLIFT_COLUMN_REACH,
                                                              source->header->pdata[reach])
                                        != UPLIFT_SCHEMA_REASON_OWN_NAME;
}

static void
set_header_error (const UpliftLoaderSource *source, UpliftLoaderHeader header, GError **error)
{
  switch (header)
    {
    case UPLIFT_LOADER_HEADER_TOO_WIDE:
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNKNOWN_COLUMNS,
                   _ ("%s: more than %d columns"), source->name, UPLIFT_CSV_MAX_FIELDS);
      return;
    case UPLIFT_LOADER_HEADER_NONE:
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_EMPTY,
                   _ ("%s: the file holds no header line"), source->name);
      return;
    case UPLIFT_LOADER_HEADER_FOUND:
    case UPLIFT_LOADER_HEADER_UNKNOWN:
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNKNOWN_COLUMNS,
                   _ ("%s: no line names the columns of an influencers, posts, tracking or payouts "
                      "table"),
                   source->name);
      return;
    }
}

UpliftLoaderSource *
uplift_loader_source_open (GFile *file, const UpliftImportChoices *choices,
                           GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GBytes) beginning = NULL;
  g_autoptr (UpliftLoaderSource) source = open_source (file, &beginning, cancellable, error);
  if (source == NULL)
    return NULL;
  UpliftLoaderHeader header = uplift_loader_header_find (source, g_bytes_get_data (beginning, NULL),
                                                         g_bytes_get_size (beginning), choices);
  if (header != UPLIFT_LOADER_HEADER_FOUND)
    {
      set_header_error (source, header, error);
      return NULL;
    }
  take_choice (source);
  return g_steal_pointer (&source);
}

UpliftLoaderSource *
uplift_loader_source_open_any (GFile *file, const UpliftImportChoices *choices, GBytes **beginning,
                               GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file) && beginning != NULL, NULL);

  g_autoptr (GBytes) text = NULL;
  g_autoptr (UpliftLoaderSource) source = open_source (file, &text, cancellable, error);
  if (source == NULL)
    return NULL;
  const char *bytes = g_bytes_get_data (text, NULL);
  UpliftLoaderHeader header
      = uplift_loader_header_find (source, bytes, g_bytes_get_size (text), choices);
  if (header != UPLIFT_LOADER_HEADER_FOUND
      && !uplift_loader_header_guess (source, bytes, g_bytes_get_size (text)))
    {
      set_header_error (source, header, error);
      return NULL;
    }
  *beginning = g_steal_pointer (&text);
  return g_steal_pointer (&source);
}

gboolean
uplift_loader_source_is_whole (const UpliftLoaderSource *source)
{
  g_return_val_if_fail (source != NULL, FALSE);

  return source->size <= SNIFF_SIZE;
}

gboolean
uplift_loader_source_has (const UpliftLoaderSource *source, UpliftColumn column)
{
  g_return_val_if_fail (source != NULL && column < UPLIFT_N_COLUMNS, FALSE);

  return source->match.field[column] >= 0;
}

UpliftColumn
uplift_loader_source_get_influencer_column (const UpliftLoaderSource *source)
{
  g_return_val_if_fail (source != NULL, UPLIFT_COLUMN_INFLUENCER_ID);

  return source->match.table == UPLIFT_TABLE_TRACKING
                 && !uplift_loader_source_has (source, UPLIFT_COLUMN_INFLUENCER_ID)
                 && uplift_loader_source_has (source, UPLIFT_COLUMN_CODE)
             ? UPLIFT_COLUMN_CODE
             : UPLIFT_COLUMN_INFLUENCER_ID;
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
