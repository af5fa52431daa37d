#include "app/files/import-set.h"

#include "app/files/import-texts.h"
#include "core/read/loader.h"
#include <glib/gi18n.h>

static UpliftImportChoices *
load_choices (GError **error)
{
  g_autoptr (GFile) file = uplift_import_choices_get_default_file ();

  return uplift_import_choices_load (file, error);
}

static void
open_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) files = uplift_loader_list_files (data, cancellable, &error);
  if (files == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* A file of choices that does not read is told when they are to be kept. */
  g_autoptr (UpliftImportChoices) choices = load_choices (NULL);
  g_autoptr (GPtrArray) set = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    {
      UpliftImportFile *file
          = uplift_import_file_open (g_ptr_array_index (files, i), choices, cancellable);
      if (file != NULL)
        g_ptr_array_add (set, file);
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&set), (GDestroyNotify) g_ptr_array_unref);
}

void
uplift_import_set_open_async (GPtrArray *files, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (files != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, uplift_import_set_open_async);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (kept, g_object_ref (g_ptr_array_index (files, i)));
  g_task_set_task_data (task, kept, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, open_in_thread_cb);
}

GPtrArray *
uplift_import_set_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The first file that is taken for the table; -1: none. */
static int
find_table (GPtrArray *set, UpliftTable table, int behind)
{
  for (guint i = (guint) (behind + 1); i < set->len; i++)
    {
      UpliftImportFile *file = g_ptr_array_index (set, i);
      if (!uplift_import_file_is_left_out (file)
          && uplift_import_file_get_choice (file)->table == table)
        return (int) i;
    }
  return -1;
}

static gboolean
is_unknown (UpliftImportFile *file)
{
  const UpliftImportPreview *preview = uplift_import_file_get_preview (file);

  return preview != NULL && !preview->recognized && preview->remembered == NULL;
}

static guint
count_fields (const UpliftImportChoice *choice)
{
  guint n = 0;

  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    n += choice->field[i] >= 0;
  return n;
}

/* Of the tables that no file is taken for yet the one that asks for the least. */
static void
take_free_table (GPtrArray *set, UpliftImportFile *file)
{
  static const UpliftTable order[] = { UPLIFT_TABLE_TRACKING, UPLIFT_TABLE_PAYOUTS,
                                       UPLIFT_TABLE_POSTS, UPLIFT_TABLE_INFLUENCERS };
  const UpliftImportPreview *preview = uplift_import_file_get_preview (file);
  int best = -1;
  guint best_fields = 0;

  if (find_table (set, preview->automatic->table, -1) < 0)
    {
      uplift_import_file_set_table (file, preview->automatic->table);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (UpliftImportChoice) match = uplift_import_preview_match (preview, order[i]);
      if (find_table (set, order[i], -1) >= 0 || (best >= 0 && count_fields (match) <= best_fields))
        continue;
      best = (int) order[i];
      best_fields = count_fields (match);
    }
  if (best >= 0)
    uplift_import_file_set_table (file, (UpliftTable) best);
}

static gboolean
is_among (GPtrArray *files, UpliftImportFile *file)
{
  for (guint i = 0; i < files->len; i++)
    if (g_file_equal (g_ptr_array_index (files, i), uplift_import_file_get_file (file)))
      return TRUE;
  return FALSE;
}

/* The unknown files as long as nothing else is known, but for the one that is wanted as a table. */
static GPtrArray *
list_unknown (GPtrArray *set, const UpliftImportRequest *request)
{
  GPtrArray *unknown = g_ptr_array_new ();

  for (guint i = 0; i < set->len; i++)
    {
      UpliftImportFile *file = g_ptr_array_index (set, i);
      if (request->wanted != NULL && uplift_import_file_get_preview (file) != NULL
          && g_file_equal (request->wanted, uplift_import_file_get_file (file)))
        uplift_import_file_set_table (file, request->table);
      else if (is_unknown (file))
        {
          uplift_import_file_leave_out (file);
          g_ptr_array_add (unknown, file);
        }
    }
  return unknown;
}

void
uplift_import_set_guess (GPtrArray *set, GPtrArray *given, const UpliftImportRequest *request)
{
  g_return_if_fail (set != NULL && given != NULL && request != NULL);

  g_autoptr (GPtrArray) unknown = list_unknown (set, request);
  gboolean promising = FALSE;
  for (guint i = 0; i < unknown->len; i++)
    promising = promising || count_fields (uplift_import_file_get_choice (unknown->pdata[i])) > 0;
  gboolean any = !promising && find_table (set, UPLIFT_TABLE_TRACKING, -1) < 0;
  for (guint i = 0; i < unknown->len; i++)
    {
      UpliftImportFile *file = unknown->pdata[i];
      gboolean asks = any || is_among (given, file)
                      || count_fields (uplift_import_file_get_choice (file)) > 0;
      if (request->reason != NULL && asks)
        take_free_table (set, file);
      else
        uplift_import_file_set_aside (file);
    }
}

static gboolean
have_same_header (UpliftImportFile *a, UpliftImportFile *b)
{
  const UpliftImportPreview *p = uplift_import_file_get_preview (a);
  const UpliftImportPreview *q = uplift_import_file_get_preview (b);

  if (p == NULL || q == NULL || p->header->len != q->header->len)
    return FALSE;
  for (guint i = 0; i < p->header->len; i++)
    {
      g_autofree char *name = uplift_schema_fold_name (p->header->pdata[i]);
      g_autofree char *other = uplift_schema_fold_name (q->header->pdata[i]);
      if (!g_str_equal (name, other))
        return FALSE;
    }
  return TRUE;
}

/* A file with the same header line that is not left out; -1: none. */
static int
find_twin (GPtrArray *set, UpliftImportFile *file)
{
  for (guint i = 0; i < set->len; i++)
    if (set->pdata[i] != file && !uplift_import_file_is_left_out (set->pdata[i])
        && have_same_header (set->pdata[i], file))
      return (int) i;
  return -1;
}

static gboolean
is_replaced (GPtrArray *set, UpliftImportFile *file)
{
  return uplift_import_file_is_left_out (file) && find_twin (set, file) >= 0;
}

static char *
describe_needs (UpliftImportFile *file)
{
  const UpliftImportChoice *choice = uplift_import_file_get_choice (file);
  UpliftSchemaNeeds needs = uplift_import_choice_get_needs (choice);

  if (needs == 0)
    return NULL;
  g_autofree char *columns = uplift_import_texts_list_needs (choice->table, needs);
  /* Translators: a file name, and the columns that have to be chosen. */
  return g_strdup_printf (_ ("“%s” needs a column for: %s"), uplift_import_file_get_name (file),
                          columns);
}

static char *
describe_twice (GPtrArray *set, guint *which)
{
  for (guint table = 0; table < UPLIFT_N_TABLES; table++)
    {
      int first = find_table (set, (UpliftTable) table, -1);
      int second = first >= 0 ? find_table (set, (UpliftTable) table, first) : -1;
      if (second < 0)
        continue;
      *which = (guint) second;
      /* Translators: two file names and the name of a table. */
      return g_strdup_printf (
          _ ("“%s” and “%s” are both taken for: %s. Leave one out, or take it for another table."),
          uplift_import_file_get_name (g_ptr_array_index (set, first)),
          uplift_import_file_get_name (g_ptr_array_index (set, second)),
          uplift_import_texts_get_table ((UpliftTable) table));
    }
  return NULL;
}

/* Of two that differ only in what was decided one would be read by the decision about the other. */
static char *
describe_twins (GPtrArray *set, guint *which)
{
  for (guint i = 0; i < set->len; i++)
    {
      UpliftImportFile *file = g_ptr_array_index (set, i);
      int twin = uplift_import_file_is_left_out (file) ? -1 : find_twin (set, file);
      if (twin < 0)
        continue;
      *which = (guint) MAX ((int) i, twin);
      /* Translators: two file names. */
      return g_strdup_printf (
          _ ("“%s” and “%s” have the same columns and can only be the same table: leave one out."),
          uplift_import_file_get_name (file),
          uplift_import_file_get_name (g_ptr_array_index (set, twin)));
    }
  return NULL;
}

char *
uplift_import_set_find_obstacle (GPtrArray *set, guint *which)
{
  g_return_val_if_fail (set != NULL && which != NULL, NULL);

  for (*which = 0; *which < set->len; (*which)++)
    {
      UpliftImportFile *file = g_ptr_array_index (set, *which);
      char *sentence = uplift_import_file_is_left_out (file) ? NULL : describe_needs (file);
      if (sentence != NULL)
        return sentence;
    }
  *which = 0;
  char *twins = describe_twins (set, which);
  if (twins != NULL)
    return twins;
  char *twice = describe_twice (set, which);
  if (twice != NULL || find_table (set, UPLIFT_TABLE_TRACKING, -1) >= 0)
    return twice;
  return g_strdup (_ ("None of the files is taken for tracked orders, and without them there are "
                      "no figures."));
}

char *
uplift_import_set_describe_gaps (GPtrArray *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  GString *text = g_string_new (NULL);
  for (guint table = 0; table < UPLIFT_N_TABLES; table++)
    if (find_table (set, (UpliftTable) table, -1) < 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                              uplift_import_texts_describe_no_table ((UpliftTable) table));
  return g_string_free (text, FALSE);
}

GPtrArray *
uplift_import_set_list_files (GPtrArray *set, GPtrArray *given)
{
  g_return_val_if_fail (set != NULL && given != NULL, NULL);

  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean in_folder = FALSE;
  for (guint i = 0; i < given->len; i++)
    g_ptr_array_add (files, g_object_ref (g_ptr_array_index (given, i)));
  for (guint i = 0; i < set->len; i++)
    {
      UpliftImportFile *file = g_ptr_array_index (set, i);
      gboolean replaced = is_replaced (set, file);
      if (!uplift_import_file_is_left_out (file))
        g_ptr_array_add (kept, g_object_ref (uplift_import_file_get_file (file)));
      if (!replaced && uplift_import_file_get_preview (file) != NULL)
        continue;
      guint place;
      if (g_ptr_array_find_with_equal_func (files, uplift_import_file_get_file (file),
                                            (GEqualFunc) g_file_equal, &place))
        g_ptr_array_remove_index (files, place);
      else
        in_folder = in_folder || replaced;
    }
  if (!in_folder)
    return files;
  g_ptr_array_unref (files);
  return g_steal_pointer (&kept);
}

gboolean
uplift_import_set_store (GPtrArray *set, GError **error)
{
  g_return_val_if_fail (set != NULL, FALSE);

  g_autoptr (UpliftImportChoices) choices = load_choices (error);
  if (choices == NULL)
    return FALSE;
  g_autoptr (GFile) file = uplift_import_choices_get_default_file ();
  gboolean changed = FALSE;
  for (guint i = 0; i < set->len; i++)
    if (!is_replaced (set, g_ptr_array_index (set, i)))
      changed = uplift_import_file_store (g_ptr_array_index (set, i), choices) || changed;
  return !changed || uplift_import_choices_save (choices, file, error);
}
