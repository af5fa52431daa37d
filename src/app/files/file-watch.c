#include "app/files/file-watch.h"
#include "core/read/loader.h"
#include <glib/gi18n.h>
#include <stdlib.h>

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE \
                                 "," G_FILE_ATTRIBUTE_TIME_MODIFIED \
                                 "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

/* What can be told of a file without reading it. */
typedef struct
{
  gboolean there;
  guint64 size;
  gint64 modified; /* as of UpliftTableInfo */
} State;

typedef struct
{
  GFile *file; /* (owned) */
  State read;  /* when what is open was read */
  State seen;  /* when it was looked at last */
} Entry;

/* What the looking thread is given, and gives back. */
typedef struct
{
  GPtrArray *files;   /* of GFile (owned) */
  GPtrArray *folders; /* of GFile (owned) */
  GPtrArray *entries; /* of Entry, with what is seen (owned) */
} Look;

struct _UpliftFileWatch
{
  GObject parent_instance;
  guint milliseconds;
  GPtrArray *entries;    /* of Entry (owned) */
  GPtrArray *folders;    /* of GFile (owned) */
  GPtrArray *monitors;   /* of GFileMonitor (owned) */
  GCancellable *looking; /* (owned, nullable: not now) */
  guint quiet_source;    /* runs while something happens to the files, 0: nothing does */
};

static guint changed_signal;

G_DEFINE_TYPE (UpliftFileWatch, uplift_file_watch, G_TYPE_OBJECT)

static GPtrArray *
make_files (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->file);
  g_free (entry);
}

static Entry *
add_entry (GPtrArray *entries, GFile *file)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->file = g_object_ref (file);
  g_ptr_array_add (entries, entry);
  return entry;
}

static Entry *
find_entry (GPtrArray *entries, GFile *file)
{
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);
      if (g_file_equal (entry->file, file))
        return entry;
    }
  return NULL;
}

static gboolean
is_same (const State *a, const State *b)
{
  if (!a->there || !b->there)
    return a->there == b->there;
  return a->size == b->size && a->modified == b->modified;
}

static Look *
look_new (UpliftFileWatch *self)
{
  Look *look = g_new0 (Look, 1);

  look->files = make_files ();
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      g_ptr_array_add (look->files, g_object_ref (entry->file));
    }
  look->folders = g_ptr_array_ref (self->folders);
  look->entries = g_ptr_array_new_with_free_func (entry_free);
  return look;
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_ptr_array_unref (look->files);
  g_ptr_array_unref (look->folders);
  g_ptr_array_unref (look->entries);
  g_free (look);
}

static State
query (GFile *file)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return (State){ 0 };
  g_autoptr (GDateTime) modified = g_file_info_get_modification_date_time (info);
  return (State){
    .there = TRUE,
    .size = (guint64) g_file_info_get_size (info),
    .modified = modified != NULL ? g_date_time_to_unix (modified) * G_USEC_PER_SEC
                                       + g_date_time_get_microsecond (modified)
                                 : 0,
  };
}

static void
look_at (GPtrArray *entries, GFile *file)
{
  if (find_entry (entries, file) == NULL)
    add_entry (entries, file)->seen = query (file);
}

static void
look_into (GPtrArray *entries, GFile *folder)
{
  g_autoptr (GPtrArray) files = uplift_loader_list_folder (folder, NULL, NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    look_at (entries, g_ptr_array_index (files, i));
}

static void
look_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;

  for (guint i = 0; i < look->files->len; i++)
    look_at (look->entries, g_ptr_array_index (look->files, i));
  for (guint i = 0; i < look->folders->len; i++)
    look_into (look->entries, g_ptr_array_index (look->folders, i));
  g_task_return_boolean (task, TRUE);
}

static void
take_look (UpliftFileWatch *self, const Look *look)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < look->entries->len; i++)
    {
      const Entry *now = g_ptr_array_index (look->entries, i);
      Entry *entry = find_entry (self->entries, now->file);
      if (entry == NULL)
        entry = add_entry (self->entries, now->file);
      changed |= !is_same (&entry->seen, &now->seen);
      entry->seen = now->seen;
    }
  if (changed)
    g_signal_emit (self, changed_signal, 0);
}

static void
uplift_file_watch_looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  UpliftFileWatch *self = UPLIFT_FILE_WATCH (source);
  GTask *task = G_TASK (result);

  if (!g_task_propagate_boolean (task, NULL) || self->looking != g_task_get_cancellable (task))
    return;
  g_clear_object (&self->looking);
  take_look (self, g_task_get_task_data (task));
}

static void
stop_looking (UpliftFileWatch *self)
{
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
start_looking (UpliftFileWatch *self)
{
  stop_looking (self);
  self->looking = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (self, self->looking, uplift_file_watch_looked_cb, NULL);
  g_task_set_task_data (task, look_new (self), look_free);
  g_task_run_in_thread (task, look_in_thread_cb);
}

static gboolean
uplift_file_watch_quiet_cb (gpointer data)
{
  UpliftFileWatch *self = data;

  self->quiet_source = 0;
  start_looking (self);
  return G_SOURCE_REMOVE;
}

static void
uplift_file_watch_event_cb (UpliftFileWatch *self)
{
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  self->quiet_source = g_timeout_add (self->milliseconds, uplift_file_watch_quiet_cb, self);
}

/* A monitor of a folder tells of the files in it, too. */
static void
watch (UpliftFileWatch *self, GFile *file)
{
  g_autoptr (GFileMonitor) monitor = g_file_monitor (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor == NULL)
    return;
  /* Told often enough of a file that is being written not to take it for quiet. */
  g_file_monitor_set_rate_limit (monitor, (int) self->milliseconds / 2);
  g_signal_connect_object (monitor, "changed", G_CALLBACK (uplift_file_watch_event_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->monitors, g_steal_pointer (&monitor));
}

static void
forget (UpliftFileWatch *self)
{
  stop_looking (self);
  g_ptr_array_set_size (self->monitors, 0);
  g_ptr_array_set_size (self->entries, 0);
  /* A look that is going on may still have the old one. */
  g_ptr_array_unref (self->folders);
  self->folders = make_files ();
}

static void
uplift_file_watch_dispose (GObject *object)
{
  forget (UPLIFT_FILE_WATCH (object));
  G_OBJECT_CLASS (uplift_file_watch_parent_class)->dispose (object);
}

static void
uplift_file_watch_finalize (GObject *object)
{
  UpliftFileWatch *self = UPLIFT_FILE_WATCH (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->monitors);
  G_OBJECT_CLASS (uplift_file_watch_parent_class)->finalize (object);
}

static void
uplift_file_watch_class_init (UpliftFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = uplift_file_watch_dispose;
  object_class->finalize = uplift_file_watch_finalize;
  changed_signal = g_signal_new ("changed", UPLIFT_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
uplift_file_watch_init (UpliftFileWatch *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->folders = make_files ();
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
}

UpliftFileWatch *
uplift_file_watch_new (guint milliseconds)
{
  UpliftFileWatch *self = g_object_new (UPLIFT_TYPE_FILE_WATCH, NULL);

  self->milliseconds = milliseconds;
  return self;
}

static void
watch_table (UpliftFileWatch *self, const UpliftTableInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (info->path);

  if (!g_file_is_native (file))
    return;
  Entry *entry = add_entry (self->entries, file);
  entry->read = (State){ .there = TRUE, .size = info->size, .modified = info->modified };
  entry->seen = entry->read;
  watch (self, file);
  /* A monitor tells of a link when it is made to lead elsewhere, not of the file that it leads to.
   */
  g_autofree char *real = realpath (g_file_peek_path (file), NULL);
  g_autoptr (GFile) target = real != NULL ? g_file_new_for_path (real) : NULL;
  if (target != NULL && !g_file_equal (target, file))
    watch (self, target);
}

/* What is in it now and is no table is nothing new later. */
static void
watch_folder (UpliftFileWatch *self, GFile *folder)
{
  guint n_tables = self->entries->len;

  look_into (self->entries, folder);
  for (guint i = n_tables; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      entry->read = entry->seen;
    }
  g_ptr_array_add (self->folders, g_object_ref (folder));
  watch (self, folder);
}

void
uplift_file_watch_set (UpliftFileWatch *self, const UpliftDataset *dataset, GPtrArray *opened)
{
  g_return_if_fail (UPLIFT_IS_FILE_WATCH (self));
  g_return_if_fail (dataset != NULL && opened != NULL);

  forget (self);
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    if (dataset->tables[i].present)
      watch_table (self, &dataset->tables[i]);
  for (guint i = 0; i < opened->len; i++)
    {
      GFile *file = g_ptr_array_index (opened, i);
      if (g_file_is_native (file)
          && g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
        watch_folder (self, file);
    }
  /* They may have changed while they were read. */
  if (self->entries->len > 0)
    uplift_file_watch_event_cb (self);
}

GPtrArray *
uplift_file_watch_list_changed (UpliftFileWatch *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILE_WATCH (self), NULL);

  GPtrArray *changed = make_files ();
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      if (entry->seen.there && !is_same (&entry->read, &entry->seen))
        g_ptr_array_add (changed, g_object_ref (entry->file));
    }
  return changed;
}

char *
uplift_file_watch_describe_changed (UpliftFileWatch *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILE_WATCH (self), NULL);

  g_autoptr (GPtrArray) changed = uplift_file_watch_list_changed (self);
  if (changed->len == 0)
    return NULL;
  if (changed->len > 1)
    return g_strdup_printf (
        ngettext ("%u file has changed on disk.", "%u files have changed on disk.", changed->len),
        changed->len);
  GFile *file = g_ptr_array_index (changed, 0);
  g_autofree char *base_name = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base_name);
  /* Translators: %s is a file name. */
  return g_strdup_printf (find_entry (self->entries, file)->read.there
                              ? _ ("“%s” has changed on disk.")
                              : _ ("“%s” is new in the folder."),
                          name);
}
