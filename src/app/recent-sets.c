#include "app/recent-sets.h"
#include <glib/gi18n.h>
#include <string.h>

#define GROUP_PREFIX "uplift-"
#define MAX_SHOWN 8

static int
compare_uris (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The same for the same files, in whatever order. */
static char *
make_name (GPtrArray *files)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (uris, g_file_get_uri (g_ptr_array_index (files, i)));
  g_ptr_array_sort (uris, compare_uris);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < uris->len; i++)
    {
      const char *uri = g_ptr_array_index (uris, i);
      /* With the NUL, which keeps them apart. */
      g_checksum_update (checksum, (const guchar *) uri, (gssize) strlen (uri) + 1);
    }
  return g_strconcat (GROUP_PREFIX, g_checksum_get_string (checksum), NULL);
}

/* The item's groups and one more; adding an item replaces those it had. */
static GStrv
add_group (GtkRecentManager *manager, const char *uri, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GtkRecentInfo) info = gtk_recent_manager_lookup_item (manager, uri, NULL);
  g_auto (GStrv) old = info != NULL ? gtk_recent_info_get_groups (info, NULL) : NULL;
  for (guint i = 0; old != NULL && old[i] != NULL; i++)
    if (!g_str_equal (old[i], name))
      g_strv_builder_add (builder, old[i]);
  g_strv_builder_add (builder, name);
  return g_strv_builder_end (builder);
}

void
uplift_recent_sets_add (GPtrArray *files)
{
  g_return_if_fail (files != NULL && files->len > 0);
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autofree char *name = make_name (files);
  g_autofree char *exec = g_strconcat (g_get_prgname (), " %U", NULL);
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *uri = g_file_get_uri (file);
      g_auto (GStrv) groups = add_group (manager, uri, name);
      gboolean folder
          = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
      GtkRecentData data = {
        .mime_type = (char *) (folder ? "inode/directory" : "text/csv"),
        .app_name = (char *) g_get_application_name (),
        .app_exec = exec,
        .groups = groups,
      };
      gtk_recent_manager_add_full (manager, uri, &data);
    }
}

typedef struct
{
  char *name;        /* (owned) */
  GPtrArray *files;  /* of GFile (owned) */
  GDateTime *opened; /* of the file last opened (owned) */
  gboolean gone;     /* a local file of it is not there any more */
} Set;

static void
set_free (gpointer data)
{
  Set *set = data;
  g_free (set->name);
  g_ptr_array_unref (set->files);
  g_date_time_unref (set->opened);
  g_free (set);
}

static void
add_to_set (GHashTable *sets, const char *name, GtkRecentInfo *info)
{
  GDateTime *opened = gtk_recent_info_get_modified (info);
  Set *set = g_hash_table_lookup (sets, name);
  if (set == NULL)
    {
      set = g_new0 (Set, 1);
      set->name = g_strdup (name);
      set->files = g_ptr_array_new_with_free_func (g_object_unref);
      set->opened = g_date_time_ref (opened);
      g_hash_table_insert (sets, set->name, set);
    }
  g_ptr_array_add (set->files, g_file_new_for_uri (gtk_recent_info_get_uri (info)));
  if (g_date_time_compare (opened, set->opened) > 0)
    {
      g_date_time_unref (set->opened);
      set->opened = g_date_time_ref (opened);
    }
  set->gone = set->gone || !gtk_recent_info_exists (info);
}

/* All sets by name. */
static GHashTable *
collect_sets (void)
{
  GHashTable *sets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, set_free);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  for (GList *l = items; l != NULL; l = l->next)
    {
      g_auto (GStrv) groups = gtk_recent_info_get_groups (l->data, NULL);
      for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
        if (g_str_has_prefix (groups[i], GROUP_PREFIX))
          add_to_set (sets, groups[i], l->data);
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  return sets;
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (((const Set *) b)->opened, ((const Set *) a)->opened);
}

static char *
describe_set (const Set *set)
{
  GFile *first = g_ptr_array_index (set->files, 0);
  g_autofree char *name = g_file_get_basename (first);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GFile) folder = g_file_get_parent (first);
  if (set->files->len == 1 || folder == NULL)
    return g_steal_pointer (&shown);
  g_autofree char *folder_name = g_file_get_basename (folder);
  g_autofree char *folder_shown = g_filename_display_name (folder_name);
  /* Translators: the name of a folder, and how many of its files. */
  return g_strdup_printf (ngettext ("%s (%u file)", "%s (%u files)", set->files->len), folder_shown,
                          set->files->len);
}

/* An underscore in a menu label marks a mnemonic; a doubled one is an underscore. */
static char *
escape_mnemonic (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  return g_strjoinv ("__", parts);
}

void
uplift_recent_sets_fill_menu (GMenu *menu)
{
  g_return_if_fail (G_IS_MENU (menu));
  g_menu_remove_all (menu);
  g_autoptr (GHashTable) sets = collect_sets ();
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_values (sets), compare_latest_first);
  guint shown = 0;
  for (GList *l = sorted; l != NULL && shown < MAX_SHOWN; l = l->next)
    {
      const Set *set = l->data;
      if (set->gone)
        continue;
      g_autofree char *description = describe_set (set);
      g_autofree char *label = escape_mnemonic (description);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-recent", "s", set->name);
      g_menu_append_item (menu, item);
      shown++;
    }
}

GPtrArray *
uplift_recent_sets_dup_files (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_autoptr (GHashTable) sets = collect_sets ();
  const Set *set = g_hash_table_lookup (sets, name);
  return set != NULL ? g_ptr_array_ref (set->files) : NULL;
}
