#include "core/read/raw-lines.h"
#include "core/read/loader-source.h"
#include "core/read/loader.h"
#include "core/read/text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define CHUNK_SIZE (256 * 1024)

/* A search for the lines from `result->first` to `last`. */
typedef struct
{
  UpliftRawLines *result; /* (borrowed) */
  guint64 last;
  guint64 line;   /* the one that is being read */
  GString *bytes; /* its beginning, if it is wanted (owned) */
  gboolean any;   /* it has any byte */
  gboolean after_cr;
  gboolean cut; /* there is more of it than is kept */
} Search;

/* What a thread is given. */
typedef struct
{
  UpliftTableInfo info; /* only file, path, size and modified (owned) */
  guint64 line;
  guint around;
} Job;

void
uplift_raw_lines_free (UpliftRawLines *lines)
{
  g_return_if_fail (lines != NULL);

  g_ptr_array_unref (lines->lines);
  g_free (lines);
}

static void
append (Search *search, const char *bytes, gsize length)
{
  search->any = search->any || length > 0;
  if (search->line < search->result->first || search->line > search->last)
    return;
  gsize room = UPLIFT_RAW_LINES_MAX_LENGTH - search->bytes->len;
  search->cut = search->cut || length > room;
  for (gsize i = 0; i < MIN (length, room); i++)
    if (bytes[i] != '\0')
      g_string_append_c (search->bytes, bytes[i]);
}

/* What is cut in the middle of a letter is not taken for another encoding. */
static void
drop_half_letter (GString *bytes)
{
  const char *start = g_utf8_find_prev_char (bytes->str, bytes->str + bytes->len);

  if (start != NULL
      && g_utf8_get_char_validated (start, bytes->str + bytes->len - start) == (gunichar) -2)
    g_string_truncate (bytes, (gsize) (start - bytes->str));
}

static void
end_line (Search *search)
{
  if (search->line >= search->result->first && search->line <= search->last)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      if (search->cut)
        drop_half_letter (search->bytes);
      uplift_text_append_utf8 (text, search->bytes->str, search->bytes->len);
      if (search->cut)
        g_string_append (text, "…");
      g_ptr_array_add (search->result->lines, g_string_free (g_steal_pointer (&text), FALSE));
      g_string_truncate (search->bytes, 0);
    }
  search->cut = FALSE;
  search->any = FALSE;
  search->line++;
}

static void
feed (Search *search, const char *bytes, gsize length)
{
  const char *end = bytes + length;

  while (bytes < end && search->line <= search->last)
    {
      if (search->after_cr && *bytes == '\n')
        bytes++;
      search->after_cr = FALSE;
      const char *stop = bytes;
      while (stop < end && *stop != '\n' && *stop != '\r')
        stop++;
      append (search, bytes, (gsize) (stop - bytes));
      if (stop == end)
        return;
      search->after_cr = *stop == '\r';
      end_line (search);
      bytes = stop + 1;
    }
}

/* The encoding shows in the first bytes. */
static gboolean
read_stream (Search *search, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK_SIZE);
  g_autoptr (GString) decoded = g_string_new (NULL);
  UpliftUtf16Decoder decoder = { 0 };
  UpliftEncoding encoding = UPLIFT_ENCODING_UTF8;
  gboolean begun = FALSE;

  while (search->line <= search->last)
    {
      gsize length, mark = 0;
      if (!g_input_stream_read_all (stream, buffer, CHUNK_SIZE, &length, cancellable, error))
        return FALSE;
      if (length == 0)
        break;
      if (!begun)
        {
          encoding = uplift_text_detect_encoding (buffer, length, &mark);
          decoder.big_endian = encoding == UPLIFT_ENCODING_UTF16BE;
          begun = TRUE;
        }
      if (encoding == UPLIFT_ENCODING_UTF8)
        {
          feed (search, buffer + mark, length - mark);
          continue;
        }
      g_string_truncate (decoded, 0);
      uplift_utf16_decoder_feed (&decoder, buffer + mark, length - mark, decoded);
      feed (search, decoded->str, decoded->len);
    }
  if (search->any)
    end_line (search);
  return TRUE;
}

static gboolean
has_changed (GFile *file, const UpliftTableInfo *info, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) now
      = g_file_query_info (file,
                           G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                          "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                           G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (now == NULL)
    return TRUE;

  gint64 modified = (gint64) g_file_info_get_attribute_uint64 (now, G_FILE_ATTRIBUTE_TIME_MODIFIED)
                        * G_USEC_PER_SEC
                    + g_file_info_get_attribute_uint32 (now, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  return (guint64) MAX (g_file_info_get_size (now), 0) != info->size || modified != info->modified;
}

UpliftRawLines *
uplift_raw_lines_read (const UpliftTableInfo *info, guint64 line, guint around,
                       GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (info != NULL && info->path != NULL && info->file != NULL, NULL);
  g_return_val_if_fail (line > 0, NULL);

  GError *io_error = NULL;
  g_autoptr (GFile) file = g_file_new_for_uri (info->path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &io_error);
  if (stream == NULL)
    {
      uplift_loader_take_io_error (info->file, io_error, error);
      return NULL;
    }

  g_autoptr (UpliftRawLines) result = g_new0 (UpliftRawLines, 1);
  g_autoptr (GString) bytes = g_string_new (NULL);
  Search search = { .result = result, .last = line + around, .line = 1, .bytes = bytes };
  result->first = line > around ? line - around : 1;
  result->lines = g_ptr_array_new_with_free_func (g_free);
  if (!read_stream (&search, G_INPUT_STREAM (stream), cancellable, &io_error))
    {
      uplift_loader_take_io_error (info->file, io_error, error);
      return NULL;
    }
  if (result->first + result->lines->len <= line)
    {
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNREADABLE,
                   _ ("%s: the file has no line %" PRIu64 " any more"), info->file, line);
      return NULL;
    }
  result->changed = has_changed (file, info, cancellable);
  return g_steal_pointer (&result);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->info.file);
  g_free (job->info.path);
  g_free (job);
}

static void
run_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  UpliftRawLines *lines
      = uplift_raw_lines_read (&job->info, job->line, job->around, cancellable, &error);

  if (lines == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, lines, (GDestroyNotify) uplift_raw_lines_free);
}

void
uplift_raw_lines_read_async (const UpliftTableInfo *info, guint64 line, guint around,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (info != NULL && info->path != NULL && info->file != NULL);
  g_return_if_fail (line > 0);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  job->info.file = g_strdup (info->file);
  job->info.path = g_strdup (info->path);
  job->info.size = info->size;
  job->info.modified = info->modified;
  job->line = line;
  job->around = around;
  g_task_set_source_tag (task, uplift_raw_lines_read_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_in_thread_cb);
}

UpliftRawLines *
uplift_raw_lines_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
