#include "app/files/file-opener.h"
#include "app/files/built-in-sample.h"
#include "app/files/recent-sets.h"
#include "app/preferences.h"
#include <glib/gi18n.h>
#include <malloc.h>

/* So long after the last change of a preference that needs it the files are read anew. */
#define MILLISECONDS_TO_RELOAD 600

struct _UpliftFileOpener
{
  GObject parent_instance;
  UpliftSession *session;    /* (owned) */
  UpliftLoadView *load_view; /* (owned) */
  GPtrArray *files;          /* what is open, of GFile (owned, nullable: nothing) */
  GPtrArray *pending;        /* what is being read (owned, nullable: nothing) */
  UpliftPurpose purpose;     /* of what is being read, or was last */
  GPtrArray *refused;        /* what could not be read (owned, nullable: nothing) */
  UpliftPurpose refused_purpose;
  UpliftTable table;   /* of UPLIFT_PURPOSE_TABLE */
  guint reload_source; /* 0: none */
};

enum
{
  OPENED,
  FAILED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftFileOpener, uplift_file_opener, G_TYPE_OBJECT)

/* What is remembered, each time anew: another window may have changed it. A file of choices that
 * does not read holds none, and is told when something is to be kept in it. The sample is what it
 * is. */
static UpliftImportChoices *
load_choices (GPtrArray *files)
{
  if (uplift_built_in_sample_is (files))
    return NULL;
  g_autoptr (GFile) file = uplift_import_choices_get_default_file ();
  return uplift_import_choices_load (file, NULL);
}

static void
load_shown (UpliftFileOpener *self, GPtrArray *files, UpliftPurpose purpose, gboolean shown)
{
  /* The array may be the one replaced here. */
  g_autoptr (GPtrArray) kept = g_ptr_array_ref (files);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  self->pending = g_steal_pointer (&kept);
  self->purpose = purpose;
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_autoptr (UpliftImportChoices) choices = load_choices (files);
  UpliftLoaderOptions options = {
    .choices = choices,
    .thresholds = uplift_preferences_get_thresholds (uplift_preferences_get_default ()),
    .replacement = purpose == UPLIFT_PURPOSE_TABLE ? g_ptr_array_index (files, 0) : NULL,
    .table = self->table,
  };
  uplift_load_view_load (self->load_view, self->session, self->pending, &options, shown);
}

static void
load (UpliftFileOpener *self, GPtrArray *files, UpliftPurpose purpose)
{
  load_shown (self, files, purpose, TRUE);
}

static void
load_sample (UpliftFileOpener *self, UpliftPurpose purpose)
{
  g_autoptr (GPtrArray) sample = uplift_built_in_sample_list_files ();
  load (self, sample, purpose);
}

/* In a folder a file that is gone, or empty since it is just being written, is passed over; but
 * what is open is not to lose a table by that. */
static gboolean
check_complete (UpliftFileOpener *self, const UpliftDataset *reloaded, GError **error)
{
  const UpliftDataset *before = uplift_session_get_dataset (self->session);

  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    if (before->tables[i].present && !reloaded->tables[i].present)
      {
        /* Translators: the name of a file, and of the table that it was. */
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                     _ ("%s: gone, or not the table “%s” any more"), before->tables[i].file,
                     uplift_table_get_name ((UpliftTable) i));
        return FALSE;
      }
  return TRUE;
}

static void
uplift_file_opener_failed_cb (UpliftFileOpener *self, const GError *error)
{
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  self->refused = g_steal_pointer (&self->pending);
  self->refused_purpose = self->purpose;
  g_signal_emit (self, signals[FAILED], 0, error);
  if (self->files == NULL && self->purpose != UPLIFT_PURPOSE_FALLBACK)
    load_sample (self, UPLIFT_PURPOSE_FALLBACK);
}

/* Small pieces are freed between others that stay: the C library would keep them all. */
static gpointer
close_in_thread (gpointer dataset)
{
  uplift_dataset_unref (dataset);
  malloc_trim (0);
  return NULL;
}

static gboolean
close_cb (gpointer dataset)
{
  g_thread_unref (g_thread_new ("close", close_in_thread, dataset));
  return G_SOURCE_REMOVE;
}

/* Hundreds of megabytes take longer than a frame to free: that is done in a thread, which is the
 * last to hold them once the views that are not seen have let go, at a higher priority. */
static void
close_later (UpliftDataset *dataset)
{
  if (dataset != NULL)
    g_idle_add_full (G_PRIORITY_LOW + 1, close_cb, uplift_dataset_ref (dataset), NULL);
}

static void
uplift_file_opener_loaded_cb (UpliftFileOpener *self, UpliftResults *results)
{
  GSettings *preferences = uplift_preferences_get_default ();
  g_autoptr (GError) error = NULL;
  if (self->purpose == UPLIFT_PURPOSE_RELOAD && !check_complete (self, results->dataset, &error))
    {
      uplift_file_opener_failed_cb (self, error);
      return;
    }
  uplift_preferences_apply_currency (preferences, results->dataset);
  close_later (uplift_session_get_dataset (self->session));
  uplift_session_set_prepared (self->session, results);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_steal_pointer (&self->pending);
  if (self->purpose != UPLIFT_PURPOSE_FALLBACK
      && (self->purpose != UPLIFT_PURPOSE_RELOAD || self->refused_purpose == UPLIFT_PURPOSE_RELOAD))
    g_clear_pointer (&self->refused, g_ptr_array_unref);
  if ((self->purpose == UPLIFT_PURPOSE_OPEN || self->purpose == UPLIFT_PURPOSE_TABLE)
      && !uplift_built_in_sample_is (self->files))
    uplift_recent_sets_add (preferences, self->files);
  g_signal_emit (self, signals[OPENED], 0);
}

static void
uplift_file_opener_cancelled_cb (UpliftFileOpener *self)
{
  g_autoptr (GPtrArray) cancelled = g_steal_pointer (&self->pending);
  if (self->files == NULL && !uplift_built_in_sample_is (cancelled))
    load_sample (self, UPLIFT_PURPOSE_OPEN);
  else
    g_signal_emit (self, signals[CANCELLED], 0);
}

static gboolean
uplift_file_opener_reload_cb (gpointer data)
{
  UpliftFileOpener *self = data;
  self->reload_source = 0;
  uplift_file_opener_reload (self);
  return G_SOURCE_REMOVE;
}

static void
uplift_file_opener_preferences_changed_cb (UpliftFileOpener *self, const char *key)
{
  if (!g_str_has_prefix (key, "type-") && !g_str_equal (key, "currency"))
    return;
  if (self->files == NULL)
    return;
  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->reload_source = g_timeout_add (MILLISECONDS_TO_RELOAD, uplift_file_opener_reload_cb, self);
}

static void
uplift_file_opener_dispose (GObject *object)
{
  UpliftFileOpener *self = UPLIFT_FILE_OPENER (object);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_object (&self->load_view);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (uplift_file_opener_parent_class)->dispose (object);
}

static void
uplift_file_opener_class_init (UpliftFileOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = uplift_file_opener_dispose;
  signals[OPENED] = g_signal_new ("opened", UPLIFT_TYPE_FILE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", UPLIFT_TYPE_FILE_OPENER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[CANCELLED] = g_signal_new ("cancelled", UPLIFT_TYPE_FILE_OPENER, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
uplift_file_opener_init (UpliftFileOpener *self)
{
  g_signal_connect_object (uplift_preferences_get_default (), "changed",
                           G_CALLBACK (uplift_file_opener_preferences_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

UpliftFileOpener *
uplift_file_opener_new (UpliftSession *session, UpliftLoadView *load_view)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), NULL);
  g_return_val_if_fail (UPLIFT_IS_LOAD_VIEW (load_view), NULL);

  UpliftFileOpener *self = g_object_new (UPLIFT_TYPE_FILE_OPENER, NULL);
  self->session = g_object_ref (session);
  self->load_view = g_object_ref (load_view);
  g_signal_connect_object (load_view, "loaded", G_CALLBACK (uplift_file_opener_loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (load_view, "failed", G_CALLBACK (uplift_file_opener_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (load_view, "cancelled", G_CALLBACK (uplift_file_opener_cancelled_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

void
uplift_file_opener_open (UpliftFileOpener *self, GPtrArray *files)
{
  g_return_if_fail (UPLIFT_IS_FILE_OPENER (self));
  g_return_if_fail (files != NULL && files->len > 0);

  load (self, files, UPLIFT_PURPOSE_OPEN);
}

void
uplift_file_opener_open_sample (UpliftFileOpener *self)
{
  g_return_if_fail (UPLIFT_IS_FILE_OPENER (self));

  load_sample (self, UPLIFT_PURPOSE_OPEN);
}

void
uplift_file_opener_open_last (UpliftFileOpener *self)
{
  g_return_if_fail (UPLIFT_IS_FILE_OPENER (self));

  g_autoptr (GPtrArray) files = uplift_recent_sets_dup_latest (uplift_preferences_get_default ());
  if (files == NULL)
    load_sample (self, UPLIFT_PURPOSE_OPEN);
  else
    load (self, files, UPLIFT_PURPOSE_STARTUP);
}

void
uplift_file_opener_load_table (UpliftFileOpener *self, UpliftTable table, GFile *file)
{
  g_return_if_fail (UPLIFT_IS_FILE_OPENER (self));
  g_return_if_fail (table < UPLIFT_N_TABLES && G_IS_FILE (file));

  const UpliftDataset *dataset = uplift_session_get_dataset (self->session);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_object_ref (file));
  for (guint i = 0; dataset != NULL && i < UPLIFT_N_TABLES; i++)
    if (i != table && dataset->tables[i].present)
      g_ptr_array_add (files, g_file_new_for_uri (dataset->tables[i].path));
  self->table = table;
  load (self, files, UPLIFT_PURPOSE_TABLE);
}

void
uplift_file_opener_reload (UpliftFileOpener *self)
{
  g_return_if_fail (UPLIFT_IS_FILE_OPENER (self));

  if (self->pending != NULL)
    load (self, self->pending, self->purpose);
  else if (self->files != NULL)
    load (self, self->files, UPLIFT_PURPOSE_RELOAD);
}

void
uplift_file_opener_reload_quietly (UpliftFileOpener *self)
{
  g_return_if_fail (UPLIFT_IS_FILE_OPENER (self));

  if (self->pending == NULL && self->files != NULL)
    load_shown (self, self->files, UPLIFT_PURPOSE_RELOAD, FALSE);
}

void
uplift_file_opener_retry (UpliftFileOpener *self, GPtrArray *files)
{
  g_return_if_fail (UPLIFT_IS_FILE_OPENER (self));
  g_return_if_fail (files != NULL && files->len > 0);

  gboolean is_table = self->refused_purpose == UPLIFT_PURPOSE_TABLE;
  load (self, files, is_table ? UPLIFT_PURPOSE_TABLE : UPLIFT_PURPOSE_OPEN);
}

GPtrArray *
uplift_file_opener_get_refused (UpliftFileOpener *self, UpliftPurpose *purpose)
{
  g_return_val_if_fail (UPLIFT_IS_FILE_OPENER (self), NULL);

  if (purpose != NULL)
    *purpose = self->refused_purpose;
  return self->refused;
}

GPtrArray *
uplift_file_opener_get_files (UpliftFileOpener *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILE_OPENER (self), NULL);

  return self->files;
}

UpliftPurpose
uplift_file_opener_get_purpose (UpliftFileOpener *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILE_OPENER (self), UPLIFT_PURPOSE_OPEN);

  return self->purpose;
}

UpliftTable
uplift_file_opener_get_table (UpliftFileOpener *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILE_OPENER (self), UPLIFT_TABLE_TRACKING);

  return self->table;
}

GFile *
uplift_file_opener_dup_folder (UpliftFileOpener *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILE_OPENER (self), NULL);

  if (self->files == NULL || uplift_built_in_sample_is (self->files))
    return NULL;
  return g_file_get_parent (g_ptr_array_index (self->files, 0));
}

char *
uplift_file_opener_dup_description (UpliftFileOpener *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILE_OPENER (self), NULL);
  g_return_val_if_fail (self->files != NULL, NULL);

  GPtrArray *files = self->files;
  if (uplift_built_in_sample_is (files))
    return g_strdup (_ ("Sample data"));
  g_autoptr (GFile) shown = g_object_ref (g_ptr_array_index (files, 0));
  if (files->len > 1)
    {
      GFile *folder = g_file_get_parent (shown);
      g_object_unref (shown);
      shown = folder;
    }
  for (guint i = 1; i < files->len; i++)
    if (shown == NULL || !g_file_has_parent (g_ptr_array_index (files, i), shown))
      return g_strdup_printf (ngettext ("%u file", "%u files", files->len), files->len);
  g_autofree char *name = g_file_get_basename (shown);
  return g_filename_display_name (name);
}
