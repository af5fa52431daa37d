#include "app/files/recent-sets.h"
#include <glib/gi18n.h>

#define KEY "recent-sets"
#define MAX_SETS 8

static GStrv
list_uris (GPtrArray *files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));
      g_strv_builder_add (builder, uri);
    }
  return g_strv_builder_end (builder);
}

static gboolean
is_same_set (const char *const *a, const char *const *b)
{
  if (g_strv_length ((GStrv) a) != g_strv_length ((GStrv) b))
    return FALSE;
  for (guint i = 0; a[i] != NULL; i++)
    if (!g_strv_contains (b, a[i]))
      return FALSE;
  return TRUE;
}

void
uplift_recent_sets_add (GSettings *preferences, GPtrArray *files)
{
  g_return_if_fail (G_IS_SETTINGS (preferences));
  g_return_if_fail (files != NULL && files->len > 0);

  g_auto (GStrv) uris = list_uris (files);
  g_autoptr (GVariant) old = g_settings_get_value (preferences, KEY);
  g_auto (GVariantBuilder) sets = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aas"));
  guint n_sets = 1;
  g_variant_builder_add_value (&sets, g_variant_new_strv ((const char *const *) uris, -1));
  for (gsize i = 0; i < g_variant_n_children (old) && n_sets < MAX_SETS; i++)
    {
      g_autoptr (GVariant) set = g_variant_get_child_value (old, i);
      g_autofree const char **members = g_variant_get_strv (set, NULL);
      if (is_same_set (members, (const char *const *) uris))
        continue;
      g_variant_builder_add_value (&sets, set);
      n_sets++;
    }
  g_settings_set_value (preferences, KEY, g_variant_builder_end (&sets));
  /* Sample data are a resource of this program, and of no use to others. */
  for (guint i = 0; uris[i] != NULL; i++)
    if (!g_str_has_prefix (uris[i], "resource:"))
      gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uris[i]);
}

/* A file elsewhere is not asked for: that may take long. */
static gboolean
is_gone (GFile *file)
{
  return g_file_is_native (file) && !g_file_query_exists (file, NULL);
}

static char *
describe_set (GPtrArray *files)
{
  GFile *first = g_ptr_array_index (files, 0);
  g_autofree char *name = g_file_get_basename (first);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GFile) folder = g_file_get_parent (first);
  if (files->len == 1 || folder == NULL)
    return g_steal_pointer (&shown);
  g_autofree char *folder_name = g_file_get_basename (folder);
  g_autofree char *folder_shown = g_filename_display_name (folder_name);
  /* Translators: the name of a folder, and how many of its files. */
  return g_strdup_printf (ngettext ("%s (%u file)", "%s (%u files)", files->len), folder_shown,
                          files->len);
}

/* An underscore in a menu label marks a mnemonic; a doubled one is an underscore. */
static char *
escape_mnemonic (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  return g_strjoinv ("__", parts);
}

void
uplift_recent_sets_fill_menu (GSettings *preferences, GMenu *menu)
{
  g_return_if_fail (G_IS_SETTINGS (preferences) && G_IS_MENU (menu));

  g_autoptr (GVariant) sets = g_settings_get_value (preferences, KEY);
  g_menu_remove_all (menu);
  for (gsize i = 0; i < g_variant_n_children (sets); i++)
    {
      g_autoptr (GVariant) set = g_variant_get_child_value (sets, i);
      g_autofree const char **uris = g_variant_get_strv (set, NULL);
      g_autoptr (GPtrArray) files = uplift_recent_sets_make_files (uris);
      gboolean gone = files->len == 0;
      for (guint f = 0; f < files->len && !gone; f++)
        gone = is_gone (g_ptr_array_index (files, f));
      if (gone)
        continue;
      g_autofree char *description = describe_set (files);
      g_autofree char *label = escape_mnemonic (description);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target_value (item, "win.open-recent", set);
      g_menu_append_item (menu, item);
    }
}

GPtrArray *
uplift_recent_sets_dup_latest (GSettings *preferences)
{
  g_return_val_if_fail (G_IS_SETTINGS (preferences), NULL);

  g_autoptr (GVariant) sets = g_settings_get_value (preferences, KEY);
  if (g_variant_n_children (sets) == 0)
    return NULL;
  g_autoptr (GVariant) set = g_variant_get_child_value (sets, 0);
  g_autofree const char **uris = g_variant_get_strv (set, NULL);
  g_autoptr (GPtrArray) files = uplift_recent_sets_make_files (uris);
  return files->len > 0 ? g_steal_pointer (&files) : NULL;
}

GPtrArray *
uplift_recent_sets_make_files (const char *const *uris)
{
  g_return_val_if_fail (uris != NULL, NULL);

  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  return files;
}
