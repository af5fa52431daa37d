#include "core/read/loader.h"
#include "core/data/pages.h"
#include "core/read/cross-checks.h"
#include "core/read/day-bounds.h"
#include "core/read/loader-source.h"
#include "core/read/loader-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GQuark
uplift_loader_error_quark (void)
{
  return g_quark_from_static_string ("uplift-loader-error-quark");
}

/* The files of one load. */
typedef struct
{
  GPtrArray *named;                             /* of GFile: given themselves (owned) */
  GPtrArray *in_folder;                         /* of GFile: found in folders (owned) */
  UpliftLoaderSource *sources[UPLIFT_N_TABLES]; /* (owned, nullable) */
  GError *refusal; /* why the first file of a folder was left out (owned, nullable) */
  const UpliftLoaderOptions *options; /* (borrowed) */
} Files;

static void
clear_files (Files *files)
{
  g_ptr_array_unref (files->named);
  g_ptr_array_unref (files->in_folder);
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    g_clear_pointer (&files->sources[i], uplift_loader_source_free);
  g_clear_error (&files->refusal);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base_name = g_file_get_basename (file);

  return g_filename_display_name (base_name);
}

static gboolean
has_csv_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv")
         || g_str_has_suffix (lower, ".txt");
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  g_autofree char *p = g_file_get_uri (*(GFile *const *) a);
  g_autofree char *q = g_file_get_uri (*(GFile *const *) b);

  return strcmp (p, q);
}

GPtrArray *
uplift_loader_list_folder (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (children == NULL)
    return NULL;

  for (;;)
    {
      GFileInfo *info;
      GFile *child;
      if (!g_file_enumerator_iterate (children, &info, &child, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
          && has_csv_name (g_file_info_get_name (info)))
        g_ptr_array_add (files, g_object_ref (child));
    }
  g_ptr_array_sort (files, compare_files);
  return g_steal_pointer (&files);
}

static gboolean
add_folder (Files *files, GFile *folder, GCancellable *cancellable, GError **error)
{
  GError *io_error = NULL;
  g_autofree char *name = dup_name (folder);
  g_autoptr (GPtrArray) found = uplift_loader_list_folder (folder, cancellable, &io_error);

  if (found == NULL)
    {
      uplift_loader_take_io_error (name, io_error, error);
      return FALSE;
    }
  if (found->len == 0)
    {
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_FILES,
                   _ ("%s: the folder holds no CSV file"), name);
      return FALSE;
    }
  g_ptr_array_extend_and_steal (files->in_folder, g_steal_pointer (&found));
  return TRUE;
}

static gboolean
list_files (Files *files, GPtrArray *given, GCancellable *cancellable, GError **error)
{
  if (given->len == 0)
    {
      g_set_error_literal (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_FILES,
                           _ ("no file was given"));
      return FALSE;
    }
  for (guint i = 0; i < given->len; i++)
    {
      GFile *file = given->pdata[i];
      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable)
          != G_FILE_TYPE_DIRECTORY)
        g_ptr_array_add (files->named, g_object_ref (file));
      else if (!add_folder (files, file, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
uplift_loader_list_files (GPtrArray *files, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (files != NULL, NULL);

  Files found = { .named = g_ptr_array_new_with_free_func (g_object_unref),
                  .in_folder = g_ptr_array_new_with_free_func (g_object_unref) };
  GPtrArray *all = NULL;
  if (list_files (&found, files, cancellable, error))
    {
      all = g_ptr_array_ref (found.named);
      for (guint i = 0; i < found.in_folder->len; i++)
        g_ptr_array_add (all, g_object_ref (found.in_folder->pdata[i]));
    }
  clear_files (&found);
  return all;
}

/* Gives the source its place; two for one table are an error, the same file twice is one. */
static gboolean
place_source (Files *files, UpliftLoaderSource *source, GError **error)
{
  g_autoptr (UpliftLoaderSource) owned = source;
  UpliftLoaderSource *other = files->sources[source->match.table];

  if (other == NULL)
    {
      files->sources[source->match.table] = g_steal_pointer (&owned);
      return TRUE;
    }
  if (g_file_equal (source->file, other->file))
    return TRUE;
  /* Of two files of one name only the folders tell which is meant. */
  gboolean same_name = g_str_equal (source->name, other->name);
  g_autofree char *path = same_name ? g_file_get_parse_name (source->file) : NULL;
  g_autofree char *other_path = same_name ? g_file_get_parse_name (other->file) : NULL;
  g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_TWICE,
               _ ("%s: this is the table “%s”, and so is %s"), same_name ? path : source->name,
               uplift_table_get_name (source->match.table), same_name ? other_path : other->name);
  return FALSE;
}

/* A file chosen in place of one table would else quietly become another one. */
static gboolean
check_replacement (const Files *files, const UpliftLoaderSource *source, GError **error)
{
  const UpliftLoaderOptions *options = files->options;

  if (options->replacement == NULL || !g_file_equal (options->replacement, source->file))
    return TRUE;
  if (source->choice != NULL && source->choice->leave_out)
    {
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_WRONG_TABLE,
                   _ ("%s: it is remembered that files with its columns are left out"),
                   source->name);
      return FALSE;
    }
  if (options->table == source->match.table)
    return TRUE;
  g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_WRONG_TABLE,
               _ ("%s: the columns are those of the table “%s”, and not of “%s”"), source->name,
               uplift_table_get_name (source->match.table), uplift_table_get_name (options->table));
  return FALSE;
}

static void
note_foreign_file (UpliftDataset *dataset, GFile *file, const char *message)
{
  g_autofree char *name = dup_name (file);
  g_autofree char *place = g_strdup_printf ("%s: ", name);
  UpliftFinding finding = { .severity = UPLIFT_SEVERITY_WARNING,
                            .kind = "not-a-table",
                            .table = -1,
                            .file = name,
                            .money = UPLIFT_MONEY_NONE };

  /* The finding has its own place for the file's name. */
  if (g_str_has_prefix (message, place))
    message += strlen (place);
  uplift_problems_add (dataset->problems, &finding, "%s", message);
}

/* Says that the file is read, or left out, as a person once decided about such files. */
static void
note_choice (UpliftDataset *dataset, const UpliftLoaderSource *source)
{
  gboolean leave_out = source->choice != NULL && source->choice->leave_out;
  UpliftFinding finding = { .severity = UPLIFT_SEVERITY_NOTE,
                            .kind = source->choice != NULL ? "remembered-choice" : "unfit-choice",
                            .table = leave_out ? -1 : (int) source->match.table,
                            .file = source->name,
                            .line = source->header_line,
                            .money = UPLIFT_MONEY_NONE };

  if (leave_out)
    uplift_problems_add (dataset->problems, &finding, "%s",
                         _ ("the file is left out, as is remembered for files with its columns"));
  else if (source->choice != NULL)
    uplift_problems_add (dataset->problems, &finding, "%s",
                         _ ("the file is read as is remembered for files with its columns"));
  else if (source->choice_ignored)
    uplift_problems_add (dataset->problems, &finding, "%s",
                         _ ("what is remembered for files with its columns does not fit, and was "
                            "passed over"));
}

/* Notes how the file came to its table, and gives it its place; a file that was left out by choice
 * has none. */
static gboolean
take_source (Files *files, UpliftLoaderSource *source, UpliftDataset *dataset, GError **error)
{
  g_autoptr (UpliftLoaderSource) owned = source;

  if (!check_replacement (files, source, error))
    return FALSE;
  note_choice (dataset, source);
  if (source->choice != NULL && source->choice->leave_out)
    return TRUE;
  return place_source (files, g_steal_pointer (&owned), error);
}

static gboolean
open_sources (Files *files, UpliftLoaderContext *context, GError **error)
{
  for (guint i = 0; i < files->named->len; i++)
    {
      UpliftLoaderSource *source = uplift_loader_source_open (
          files->named->pdata[i], files->options->choices, context->cancellable, error);
      if (source == NULL || !take_source (files, source, context->dataset, error))
        return FALSE;
    }
  for (guint i = 0; i < files->in_folder->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      GFile *file = files->in_folder->pdata[i];
      UpliftLoaderSource *source = uplift_loader_source_open (file, files->options->choices,
                                                              context->cancellable, &local_error);
      if (source == NULL && local_error->domain != UPLIFT_LOADER_ERROR)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (source == NULL)
        {
          note_foreign_file (context->dataset, file, local_error->message);
          if (files->refusal == NULL)
            files->refusal = g_steal_pointer (&local_error);
        }
      else if (!take_source (files, source, context->dataset, error))
        return FALSE;
    }
  return TRUE;
}

/* Where no file is a table, what is wrong with the first says more than that there is none. */
static gboolean
check_tracking (Files *files, GError **error)
{
  if (files->sources[UPLIFT_TABLE_TRACKING] != NULL)
    return TRUE;

  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    if (files->sources[i] != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", files->sources[i]->name);
  if (names->len == 0 && files->refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&files->refusal));
      return FALSE;
    }
  if (names->len == 0)
    {
      g_set_error_literal (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_TRACKING,
                           _ ("it is remembered for all of these files that they are left out"));
      return FALSE;
    }
  g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_TRACKING,
               _ ("%s: no tracking table is among the files (it needs the columns influencer_id, "
                  "date and revenue)"),
               names->str);
  return FALSE;
}

static gboolean
read_sources (const Files *files, UpliftLoaderContext *context, UpliftLoaderRows *rows,
              GError **error)
{
  static gboolean (*const readers[UPLIFT_N_TABLES]) (UpliftLoaderContext *, UpliftLoaderSource *,
                                                     UpliftLoaderRows *, GError **)
      = { [UPLIFT_TABLE_INFLUENCERS] = uplift_loader_read_influencers,
          [UPLIFT_TABLE_POSTS] = uplift_loader_read_posts,
          [UPLIFT_TABLE_TRACKING] = uplift_loader_read_tracking,
          [UPLIFT_TABLE_PAYOUTS] = uplift_loader_read_payouts };

  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    context->total_bytes += files->sources[i] != NULL ? files->sources[i]->size : 0;
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    if (files->sources[i] != NULL && !readers[i](context, files->sources[i], rows, error))
      return FALSE;
  return TRUE;
}

static void
note_no_influencers (UpliftDataset *dataset)
{
  UpliftFinding finding = { .severity = UPLIFT_SEVERITY_WARNING,
                            .kind = "no-influencers-file",
                            .table = UPLIFT_TABLE_INFLUENCERS,
                            .money = UPLIFT_MONEY_NONE };

  if (!dataset->tables[UPLIFT_TABLE_INFLUENCERS].present)
    uplift_problems_add (dataset->problems, &finding,
                         _ ("there is no influencers file: names are ids, and nobody has a "
                            "platform, category, type or gender"));
}

static void
finish (const Files *files, UpliftLoaderContext *context, UpliftLoaderRows *rows)
{
  UpliftDataset *dataset = context->dataset;

  if (files->options->choices != NULL)
    dataset->choices = uplift_import_choices_copy (files->options->choices);
  note_no_influencers (dataset);
  uplift_loader_add_unknown_influencers (dataset, rows);
  uplift_loader_sort_left_out (dataset);
  uplift_dataset_finish (dataset, g_steal_pointer (&rows->blocks));
  uplift_cross_checks_run (context, files->sources);
}

static gboolean
load (GPtrArray *given, const UpliftLoaderOptions *options, UpliftLoaderContext *context,
      UpliftLoaderRows *rows, GError **error)
{
  Files files = { .options = options,
                  .named = g_ptr_array_new_with_free_func (g_object_unref),
                  .in_folder = g_ptr_array_new_with_free_func (g_object_unref) };
  gboolean done = list_files (&files, given, context->cancellable, error)
                  && open_sources (&files, context, error) && check_tracking (&files, error)
                  && read_sources (&files, context, rows, error)
                  && !g_cancellable_set_error_if_cancelled (context->cancellable, error);

  if (done)
    finish (&files, context, rows);
  clear_files (&files);
  return done;
}

UpliftDataset *
uplift_loader_run (GPtrArray *files, const UpliftLoaderOptions *options, GCancellable *cancellable,
                   UpliftProgressFunc progress, gpointer user_data, GError **error)
{
  g_return_val_if_fail (files != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (UpliftDataset) dataset = uplift_dataset_new ();
  UpliftLoaderRows rows = { 0 };
  UpliftLoaderOptions chosen = options != NULL ? *options : UPLIFT_LOADER_OPTIONS_DEFAULT;
  g_autoptr (GArray) first_seen = g_array_new (FALSE, TRUE, sizeof (UpliftFirstSeen));
  UpliftLoaderContext context
      = { .dataset = dataset,
          .thresholds = chosen.thresholds,
          .today = chosen.today != 0 ? chosen.today : uplift_day_get_today (),
          .first_seen = first_seen,
          .cancellable = cancellable,
          .progress = progress,
          .user_data = user_data };
  gboolean done = load (files, &chosen, &context, &rows, error);

  g_clear_pointer (&rows.blocks, g_ptr_array_unref);
  uplift_pages_trim ();
  return done ? g_steal_pointer (&dataset) : NULL;
}

/* What the loading thread is given. */
typedef struct
{
  GPtrArray *files;              /* of GFile (owned) */
  UpliftLoaderOptions options;   /* its replacement is held (owned) */
  UpliftImportChoices *choices;  /* those of the options (owned, nullable) */
  UpliftProgressRelay *progress; /* (owned, nullable) */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->files);
  g_clear_object (&job->options.replacement);
  uplift_import_choices_free (job->choices);
  uplift_progress_relay_free (job->progress);
  g_free (job);
}

static void
run_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  UpliftDataset *dataset = uplift_loader_run (
      job->files, &job->options, cancellable,
      job->progress != NULL ? uplift_progress_relay_tell : NULL, job->progress, &error);

  if (dataset == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, dataset, (GDestroyNotify) uplift_dataset_unref);
}

void
uplift_loader_run_async (GPtrArray *files, const UpliftLoaderOptions *options,
                         GCancellable *cancellable, UpliftProgressFunc progress,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (files != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (job->files, g_object_ref (files->pdata[i]));
  job->options = options != NULL ? *options : UPLIFT_LOADER_OPTIONS_DEFAULT;
  if (job->options.replacement != NULL)
    g_object_ref (job->options.replacement);
  if (job->options.choices != NULL)
    job->options.choices = job->choices = uplift_import_choices_copy (job->options.choices);
  if (progress != NULL)
    job->progress = uplift_progress_relay_new (task, progress, user_data);
  g_task_set_source_tag (task, uplift_loader_run_async);
  /* Bringing many rows into their order takes its time: nobody waits for what is not wanted. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_in_thread_cb);
}

UpliftDataset *
uplift_loader_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
