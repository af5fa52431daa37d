#include "core/write/row-export.h"

#include "core/figures/spend.h"
#include "core/read/loader.h"
#include "core/write/atomic-file.h"
#include "core/write/row-match.h"

#include <glib/gi18n-lib.h>

/* So much is collected before it goes to the stream. */
#define BUFFER_SIZE (256 * 1024)

#define BYTE_ORDER_MARK "\357\273\277"

struct _UpliftRowExport
{
  UpliftResults *results;     /* (owned) */
  UpliftSelection *selection; /* (owned) */
  UpliftTable table;
  guint64 n_rows;
};

/* One run through the file. */
typedef struct
{
  const UpliftRowExport *export; /* (borrowed) */
  UpliftLoaderContext context;
  UpliftRowMatch match;
  GOutputStream *stream; /* (borrowed) */
  GByteArray *buffer;    /* (owned) */
  guint64 n_rows;        /* so many have been written */
  GError *source_error;  /* why the file could not be read (owned, nullable) */
} Writing;

GQuark
uplift_row_export_error_quark (void)
{
  return g_quark_from_static_string ("uplift-row-export-error-quark");
}

static guint64
count_rows (const UpliftResults *results, const UpliftSelection *selection, UpliftTable table)
{
  const UpliftDataset *dataset = results->dataset;
  guint64 n = 0;

  switch (table)
    {
    case UPLIFT_TABLE_INFLUENCERS:
      for (guint32 i = 0; i < dataset->influencers.n; i++)
        n += dataset->influencers.known[i] && results->influencers[i].selected;
      return n;
    case UPLIFT_TABLE_POSTS:
      return (guint64) results->totals.posts;
    case UPLIFT_TABLE_TRACKING:
      return results->totals.rows;
    case UPLIFT_TABLE_PAYOUTS:
      for (guint32 row = 0; row < dataset->payouts.n; row++)
        n += results->influencers[dataset->payouts.influencer[row]].selected
             && uplift_spend_passes (&dataset->payouts, row, selection);
      return n;
    case UPLIFT_N_TABLES:
      break;
    }
  g_return_val_if_reached (0);
}

UpliftRowExport *
uplift_row_export_new (UpliftResults *results, UpliftTable table)
{
  g_return_val_if_fail (results != NULL && table < UPLIFT_N_TABLES, NULL);
  g_return_val_if_fail (results->dataset->tables[table].present, NULL);

  UpliftRowExport *export = g_new0 (UpliftRowExport, 1);
  export->results = uplift_results_ref (results);
  export->selection = uplift_selection_new (results->dataset, results->filter);
  export->table = table;
  export->n_rows = count_rows (results, export->selection, table);
  return export;
}

void
uplift_row_export_free (UpliftRowExport *export)
{
  if (export == NULL)
    return;
  uplift_results_unref (export->results);
  uplift_selection_free (export->selection);
  g_free (export);
}

guint64
uplift_row_export_get_n_rows (const UpliftRowExport *export)
{
  g_return_val_if_fail (export != NULL, 0);

  return export->n_rows;
}

static const UpliftTableInfo *
get_info (const UpliftRowExport *export)
{
  return &export->results->dataset->tables[export->table];
}

static void
set_changed (const UpliftRowExport *export, GError **error)
{
  g_set_error (error, UPLIFT_ROW_EXPORT_ERROR, UPLIFT_ROW_EXPORT_ERROR_CHANGED,
               _ ("%s: the file has changed since it was opened, and has to be opened again "
                  "before its rows can be exported"),
               get_info (export)->file);
}

/* What the file is, if it is still the one that was loaded. */
static UpliftLoaderSource *
open_source (const UpliftRowExport *export, GCancellable *cancellable, GError **error)
{
  const UpliftTableInfo *info = get_info (export);
  g_autoptr (GFile) file = g_file_new_for_uri (info->path);
  g_autoptr (UpliftLoaderSource) source
      = uplift_loader_source_open (file, export->results->dataset->choices, cancellable, error);

  if (source == NULL)
    return NULL;
  if (source->size != info->size || source->modified != info->modified
      || source->match.table != export->table)
    {
      set_changed (export, error);
      return NULL;
    }
  return g_steal_pointer (&source);
}

static char *
dup_file_id (GFile *file)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return NULL;
  return g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE));
}

/* By whatever names, links included; not every place tells a file otherwise than by its name. */
static gboolean
is_same_file (GFile *a, GFile *b)
{
  g_autofree char *id = dup_file_id (a);
  g_autofree char *other_id = dup_file_id (b);

  return g_file_equal (a, b) || (id != NULL && g_strcmp0 (id, other_id) == 0);
}

/* To write over a file that is open would lose the rows that the filter does not keep. */
static gboolean
check_target (const UpliftRowExport *export, GFile *to, GError **error)
{
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      const UpliftTableInfo *info = &export->results->dataset->tables[i];
      if (!info->present)
        continue;
      g_autoptr (GFile) file = g_file_new_for_uri (info->path);
      if (!is_same_file (to, file))
        continue;
      g_set_error (error, UPLIFT_ROW_EXPORT_ERROR, UPLIFT_ROW_EXPORT_ERROR_IN_USE,
                   _ ("%s: the file is open in Uplift; choose another name"), info->file);
      return FALSE;
    }
  return TRUE;
}

static gboolean
flush (Writing *writing, GError **error)
{
  gboolean done
      = g_output_stream_write_all (writing->stream, writing->buffer->data, writing->buffer->len,
                                   NULL, writing->context.cancellable, error);

  g_byte_array_set_size (writing->buffer, 0);
  return done;
}

static void
write_row_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  Writing *writing = user_data;

  if (writing->context.failure != NULL || !uplift_row_match_test (&writing->match, row))
    return;
  g_byte_array_append (writing->buffer, (const guint8 *) row->raw, (guint) row->raw_length);
  writing->n_rows++;
  if (writing->buffer->len >= BUFFER_SIZE)
    flush (writing, &writing->context.failure);
}

static const UpliftRowFuncs row_funcs = { .row = write_row_cb };

static gboolean
copy_rows (Writing *writing, UpliftLoaderSource *source, GError **error)
{
  gsize length;
  const guint8 *header = g_bytes_get_data (source->header_raw, &length);

  if (source->mark_length > 0)
    g_byte_array_append (writing->buffer, (const guint8 *) BYTE_ORDER_MARK,
                         sizeof BYTE_ORDER_MARK - 1);
  g_byte_array_append (writing->buffer, header, (guint) length);
  writing->context.total_bytes = source->size;
  return uplift_loader_rows_read (source, &writing->context, &row_funcs, writing, error)
         && flush (writing, error);
}

/* What is written into it as UTF-8 arrives in the stream in the encoding of the file. */
static GOutputStream *
wrap_stream (GOutputStream *stream, UpliftEncoding encoding, GError **error)
{
  if (encoding == UPLIFT_ENCODING_UTF8)
    return g_object_ref (stream);

  g_autoptr (GCharsetConverter) converter = g_charset_converter_new (
      encoding == UPLIFT_ENCODING_UTF16LE ? "UTF-16LE" : "UTF-16BE", "UTF-8", error);
  if (converter == NULL)
    return NULL;
  GOutputStream *wrapped = g_converter_output_stream_new (stream, G_CONVERTER (converter));
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (wrapped), FALSE);
  return wrapped;
}

static gboolean
write_content (Writing *writing, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  const UpliftRowExport *export = writing->export;
  g_autoptr (UpliftLoaderSource) source = open_source (export, cancellable, error);
  if (source == NULL)
    return FALSE;
  g_autoptr (GOutputStream) wrapped = wrap_stream (stream, source->encoding, error);
  if (wrapped == NULL)
    return FALSE;
  writing->stream = wrapped;
  if (!copy_rows (writing, source, error) || !g_output_stream_flush (wrapped, cancellable, error))
    return FALSE;

  /* It may have changed while it was read, or so quickly that its time does not tell. */
  g_autoptr (UpliftLoaderSource) again = open_source (export, cancellable, error);
  if (again == NULL)
    return FALSE;
  if (writing->n_rows == export->n_rows)
    return TRUE;
  set_changed (export, error);
  return FALSE;
}

static gboolean
write_content_cb (GOutputStream *stream, GCancellable *cancellable, gpointer user_data,
                  GError **error)
{
  Writing *writing = user_data;
  GError *local_error = NULL;

  if (write_content (writing, stream, cancellable, &local_error))
    return TRUE;
  if (local_error->domain == UPLIFT_ROW_EXPORT_ERROR || local_error->domain == UPLIFT_LOADER_ERROR)
    writing->source_error = g_error_copy (local_error);
  g_propagate_error (error, local_error);
  return FALSE;
}

gboolean
uplift_row_export_write (const UpliftRowExport *export, GFile *to, GCancellable *cancellable,
                         UpliftProgressFunc progress, gpointer user_data, GError **error)
{
  g_return_val_if_fail (export != NULL && G_IS_FILE (to), FALSE);

  /* The reader reports what it finds; the findings are those of the load. */
  g_autoptr (UpliftDataset) ignored = uplift_dataset_new ();
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  Writing writing = { .export = export,
                      .context = { .dataset = ignored,
                                   .cancellable = cancellable,
                                   .progress = progress,
                                   .user_data = user_data },
                      .match = { export->results->dataset, export->selection, 0 },
                      .buffer = buffer };

  if (!check_target (export, to, error))
    return FALSE;
  if (uplift_atomic_file_write (to, write_content_cb, &writing, cancellable, error))
    return TRUE;
  /* The place in front is that of the file to write, which is not to blame. */
  if (writing.source_error != NULL)
    {
      g_clear_error (error);
      g_propagate_error (error, writing.source_error);
    }
  return FALSE;
}

/* What the writing thread is given. */
typedef struct
{
  UpliftRowExport *export;       /* (owned) */
  GFile *to;                     /* (owned) */
  UpliftProgressRelay *progress; /* (owned, nullable) */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  uplift_row_export_free (job->export);
  g_object_unref (job->to);
  uplift_progress_relay_free (job->progress);
  g_free (job);
}

static void
run_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (uplift_row_export_write (job->export, job->to, cancellable,
                               job->progress != NULL ? uplift_progress_relay_tell : NULL,
                               job->progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
uplift_row_export_write_async (UpliftRowExport *export, GFile *to, GCancellable *cancellable,
                               UpliftProgressFunc progress, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (export != NULL && G_IS_FILE (to));

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  job->export = export;
  job->to = g_object_ref (to);
  if (progress != NULL)
    job->progress = uplift_progress_relay_new (task, progress, user_data);
  g_task_set_source_tag (task, uplift_row_export_write_async);
  /* Cancelled or not, what counts is whether the file is there. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_in_thread_cb);
}

gboolean
uplift_row_export_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
