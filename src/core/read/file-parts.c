#include "core/read/file-parts.h"
#include "core/data/parallel.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Large enough that what each part has to learn anew hardly matters, and many enough that no core
 * waits long for the last one. */
#define MIN_SIZE ((gsize) 4 * 1024 * 1024)
#define MAX_SIZE ((gsize) 8 * 1024 * 1024)
#define N_PARTS 64

#define PIECE ((gsize) 256 * 1024)

static gsize chosen_size;

typedef struct
{
  guint64 begin, end;     /* bytes of the file; begin == end: no line begins in it */
  UpliftDataset *dataset; /* its own (owned, nullable) */
  GArray *first_seen;     /* its own (owned, nullable) */
  UpliftLoaderContext context;
  gpointer state;          /* (owned, nullable) */
  UpliftRowReader *reader; /* (owned, nullable) */
  gboolean is_read;
} Part;

/* What the workers share. What changes is guarded by the mutex, but for the cancellable. */
typedef struct
{
  UpliftLoaderSource *source;   /* (borrowed) */
  UpliftLoaderContext *context; /* (borrowed) */
  const UpliftPartFuncs *funcs; /* (borrowed) */
  gpointer user_data;
  int file;
  guint64 size; /* of the file */
  gsize part_size;
  Part *parts;
  guint64 n_parts;

  GRecMutex mutex; /* recursive, since ThreadSanitizer knows what it does */
  guint64 n_added; /* parts that were added, thrown away, or are still open */
  Part *open;      /* the last of these, if it goes on into the next (borrowed, nullable) */
  guint64 n_lines; /* in the parts that were added */
  int failure;     /* errno of what could not be read, 0: none */
} Run;

void
uplift_file_parts_set_size (gsize size)
{
  chosen_size = size;
}

/* As many bytes as there are, at most length; -1 with errno. */
static gssize
read_at (const Run *run, char *buffer, gsize length, guint64 offset)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = pread (run->file, buffer + done, length - done, (off_t) (offset + done));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

/* Where the first line begins of which the end of the line before lies from `from` on and before
 * `limit`; `none`, if there is no such. FALSE with errno. */
static gboolean
find_line (const Run *run, char *buffer, guint64 from, guint64 limit, guint64 none, guint64 *line)
{
  *line = none;
  while (from < limit)
    {
      gssize n = read_at (run, buffer, MIN (PIECE, limit - from), from);
      if (n < 0)
        return FALSE;
      const char *end = memchr (buffer, '\n', (gsize) n);
      if (end != NULL)
        *line = from + (guint64) (end - buffer) + 1;
      if (n == 0 || end != NULL)
        return TRUE;
      from += (guint64) n;
    }
  return TRUE;
}

/* FALSE with errno. */
static gboolean
find_bounds (const Run *run, char *buffer, guint64 item, Part *part)
{
  guint64 from = item * run->part_size, to = MIN (from + run->part_size, run->size);

  part->begin = MIN (run->source->mark_length, run->size);
  part->end = run->size;
  if (item > 0 && !find_line (run, buffer, from - 1, to - 1, run->size, &part->begin))
    return FALSE;
  if (item > 0 && part->begin == run->size)
    return TRUE;
  return to == run->size || find_line (run, buffer, to - 1, run->size, run->size, &part->end);
}

/* Feeds the part's bytes to the reader; FALSE with errno, ECANCELED where it was cancelled. */
static gboolean
feed (const Run *run, char *buffer, const Part *part, UpliftRowReader *reader)
{
  guint64 at = part->begin;

  while (at < part->end)
    {
      if (g_cancellable_is_cancelled (run->context->cancellable))
        {
          errno = ECANCELED;
          return FALSE;
        }
      gssize n = read_at (run, buffer, MIN (PIECE, part->end - at), at);
      if (n < 0)
        return FALSE;
      if (n == 0)
        return TRUE;
      uplift_row_reader_feed (reader, buffer, (gsize) n);
      at += (guint64) n;
    }
  return TRUE;
}

static void
begin_part (const Run *run, Part *part, guint worker, gboolean is_first)
{
  part->dataset = uplift_dataset_new ();
  part->first_seen = g_array_new (FALSE, TRUE, sizeof (UpliftFirstSeen));
  part->context = (UpliftLoaderContext){ .dataset = part->dataset,
                                         .thresholds = run->context->thresholds,
                                         .today = run->context->today,
                                         .first_seen = part->first_seen };
  part->state = run->funcs->begin (&part->context, worker, run->user_data);
  part->reader = (is_first ? uplift_row_reader_new : uplift_row_reader_new_within) (
      run->source, &part->context, &run->funcs->rows, part->state);
}

static void
clear_part (const Run *run, Part *part)
{
  g_clear_pointer (&part->reader, uplift_row_reader_free);
  g_clear_pointer (&part->state, run->funcs->free);
  g_clear_pointer (&part->first_seen, g_array_unref);
  g_clear_pointer (&part->dataset, uplift_dataset_unref);
}

static void
add_info (UpliftTableInfo *info, const UpliftTableInfo *other)
{
  info->rows += other->rows;
  info->skipped += other->skipped;
}

static void
add_part (Run *run, Part *part)
{
  UpliftTable table = run->source->match.table;
  UpliftDataset *dataset = run->context->dataset;

  add_info (&dataset->tables[table], &part->dataset->tables[table]);
  uplift_problems_merge (dataset->problems, part->dataset->problems, run->n_lines);
  run->funcs->add (g_steal_pointer (&part->state), &part->context, run->n_lines, run->user_data);
  run->n_lines += uplift_row_reader_get_line (part->reader);
  clear_part (run, part);
}

/* The part that comes next has been read: it is added, or the one before goes on with its bytes. */
static gboolean
take_part (Run *run, char *buffer, guint worker, Part *part)
{
  if (part->begin == part->end)
    return TRUE;
  if (run->open == NULL)
    run->open = part;
  else
    {
      clear_part (run, part);
      run->funcs->go_on (run->open->state, worker);
      if (!feed (run, buffer, part, run->open->reader))
        return FALSE;
    }
  if (uplift_row_reader_is_neutral (run->open->reader))
    add_part (run, g_steal_pointer (&run->open));
  return TRUE;
}

static void
take_parts (Run *run, char *buffer, guint worker, Part *part)
{
  g_rec_mutex_lock (&run->mutex);
  part->is_read = TRUE;
  run->context->done_bytes += part->end - part->begin;
  while (run->failure == 0 && run->n_added < run->n_parts && run->parts[run->n_added].is_read)
    if (!take_part (run, buffer, worker, &run->parts[run->n_added++]))
      run->failure = errno;
  g_rec_mutex_unlock (&run->mutex);
}

static void
read_part_cb (gpointer data, guint worker, guint64 item)
{
  Run *run = data;
  Part *part = &run->parts[item];
  g_autofree char *buffer = g_malloc (PIECE);

  g_rec_mutex_lock (&run->mutex);
  gboolean failed = run->failure != 0;
  /* The progress function is nobody's but the caller's thread's. */
  if (!failed && worker == 0)
    uplift_loader_tell_progress (run->context, run->source->name);
  g_rec_mutex_unlock (&run->mutex);
  if (failed)
    return;

  gboolean done = find_bounds (run, buffer, item, part);
  if (done && part->begin < part->end)
    {
      begin_part (run, part, worker, item == 0);
      done = feed (run, buffer, part, part->reader);
    }
  if (done)
    {
      take_parts (run, buffer, worker, part);
      return;
    }
  int failure = errno;
  g_rec_mutex_lock (&run->mutex);
  run->failure = failure;
  g_rec_mutex_unlock (&run->mutex);
}

static void
set_error (const Run *run, int failure, GError **error)
{
  GError *io_error = NULL;

  if (g_cancellable_set_error_if_cancelled (run->context->cancellable, error))
    return;
  g_set_error_literal (&io_error, G_IO_ERROR, g_io_error_from_errno (failure),
                       g_strerror (failure));
  uplift_loader_take_io_error (run->source->name, io_error, error);
}

static gboolean
read_parts (Run *run, GError **error)
{
  guint n_workers = uplift_parallel_get_n_workers (run->n_parts);

  uplift_parallel_run (read_part_cb, run, n_workers, run->n_parts);
  if (run->failure == 0 && run->open != NULL)
    {
      run->funcs->go_on (run->open->state, 0);
      uplift_row_reader_finish (run->open->reader);
      add_part (run, run->open);
    }
  for (guint64 i = 0; i < run->n_parts; i++)
    clear_part (run, &run->parts[i]);
  if (run->failure != 0)
    set_error (run, run->failure, error);
  return run->failure == 0;
}

static gboolean
read_file (Run *run, GError **error)
{
  struct stat status;

  if (fstat (run->file, &status) != 0)
    {
      set_error (run, errno, error);
      return FALSE;
    }
  run->size = (guint64) status.st_size;
  run->part_size = chosen_size != 0 ? chosen_size : CLAMP (run->size / N_PARTS, MIN_SIZE, MAX_SIZE);
  run->n_parts = MAX ((run->size + run->part_size - 1) / run->part_size, 1);
  run->parts = g_new0 (Part, run->n_parts);
  g_rec_mutex_init (&run->mutex);
  uplift_loader_fill_info (run->source, run->context->dataset);
  gboolean done = read_parts (run, error);
  g_rec_mutex_clear (&run->mutex);
  g_free (run->parts);
  return done;
}

static gboolean
read_unparted (const Run *run, GError **error)
{
  gpointer state = run->funcs->begin (run->context, 0, run->user_data);

  if (!uplift_loader_rows_read (run->source, run->context, &run->funcs->rows, state, error))
    {
      run->funcs->free (state);
      return FALSE;
    }
  run->funcs->add (state, run->context, 0, run->user_data);
  return TRUE;
}

gboolean
uplift_file_parts_read (UpliftLoaderSource *source, UpliftLoaderContext *context, gboolean parted,
                        const UpliftPartFuncs *funcs, gpointer user_data, GError **error)
{
  g_return_val_if_fail (source != NULL && context != NULL && funcs != NULL, FALSE);

  const char *path = g_file_is_native (source->file) ? g_file_peek_path (source->file) : NULL;
  Run run = { .source = source, .context = context, .funcs = funcs, .user_data = user_data };
  if (!parted || path == NULL || source->encoding != UPLIFT_ENCODING_UTF8)
    return read_unparted (&run, error);

  run.file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (run.file < 0)
    {
      set_error (&run, errno, error);
      return FALSE;
    }
  gboolean done = read_file (&run, error);
  g_close (run.file, NULL);
  return done;
}
