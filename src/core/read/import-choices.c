#include "core/read/import-choices.h"

#include "core/write/atomic-file.h"

#include <string.h>

#define FILE_NAME "import-choices.ini"

/* No name of a column holds it once it is folded. */
#define BETWEEN '\037'

/* The choice for one header line. */
typedef struct
{
  char **header;              /* as the first file spelled it (owned) */
  UpliftImportChoice *choice; /* (owned) */
} Entry;

struct _UpliftImportChoices
{
  GHashTable *entries; /* of Entry by the folded header line (owned) */
};

static const char *const way_names[]
    = { [UPLIFT_WAY_FIRST] = "first", [UPLIFT_WAY_SECOND] = "second" };

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_strfreev (entry->header);
  uplift_import_choice_free (entry->choice);
  g_free (entry);
}

UpliftImportChoices *
uplift_import_choices_new (void)
{
  UpliftImportChoices *choices = g_new0 (UpliftImportChoices, 1);

  choices->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  return choices;
}

void
uplift_import_choices_free (UpliftImportChoices *choices)
{
  if (choices == NULL)
    return;
  g_hash_table_unref (choices->entries);
  g_free (choices);
}

guint
uplift_import_choices_get_size (const UpliftImportChoices *choices)
{
  g_return_val_if_fail (choices != NULL, 0);

  return g_hash_table_size (choices->entries);
}

UpliftImportChoices *
uplift_import_choices_copy (const UpliftImportChoices *choices)
{
  g_return_val_if_fail (choices != NULL, NULL);

  UpliftImportChoices *copy = uplift_import_choices_new ();
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, choices->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Entry *entry = value;
      uplift_import_choices_set (copy, (const char *const *) entry->header,
                                 g_strv_length (entry->header), entry->choice);
    }
  return copy;
}

static char *
make_key (const char *const *header, guint n)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folded = uplift_schema_fold_name (header[i]);
      g_string_append (key, folded);
      g_string_append_c (key, BETWEEN);
    }
  return g_string_free (key, FALSE);
}

const UpliftImportChoice *
uplift_import_choices_lookup (const UpliftImportChoices *choices, const char *const *header,
                              guint n)
{
  g_return_val_if_fail (choices != NULL, NULL);
  g_return_val_if_fail (header != NULL || n == 0, NULL);

  if (g_hash_table_size (choices->entries) == 0)
    return NULL;
  g_autofree char *key = make_key (header, n);
  const Entry *entry = g_hash_table_lookup (choices->entries, key);
  return entry != NULL ? entry->choice : NULL;
}

void
uplift_import_choices_set (UpliftImportChoices *choices, const char *const *header, guint n,
                           const UpliftImportChoice *choice)
{
  g_return_if_fail (choices != NULL && choice != NULL);
  g_return_if_fail (header != NULL && n > 0);

  Entry *entry = g_new0 (Entry, 1);
  entry->header = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    entry->header[i] = g_strdup (header[i]);
  entry->choice = uplift_import_choice_copy (choice);
  g_hash_table_replace (choices->entries, make_key (header, n), entry);
}

gboolean
uplift_import_choices_forget (UpliftImportChoices *choices, const char *const *header, guint n)
{
  g_return_val_if_fail (choices != NULL, FALSE);
  g_return_val_if_fail (header != NULL || n == 0, FALSE);

  g_autofree char *key = make_key (header, n);
  return g_hash_table_remove (choices->entries, key);
}

/* FALSE: no such table. */
static gboolean
find_table (const char *name, UpliftTable *table)
{
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    if (g_strcmp0 (name, uplift_table_get_name ((UpliftTable) i)) == 0)
      {
        *table = (UpliftTable) i;
        return TRUE;
      }
  return FALSE;
}

static void
read_column (GKeyFile *key_file, const char *group, UpliftColumn column, UpliftImportChoice *choice)
{
  const char *name = uplift_schema_get_name (choice->table, column);
  g_autofree char *field_key = g_strconcat ("column.", name, NULL);
  g_autofree char *way_key = g_strconcat ("way.", name, NULL);
  g_autofree char *way = g_key_file_get_string (key_file, group, way_key, NULL);

  if (g_key_file_has_key (key_file, group, field_key, NULL))
    choice->field[column] = MAX (g_key_file_get_integer (key_file, group, field_key, NULL), -1);
  for (guint i = UPLIFT_WAY_FIRST; i < G_N_ELEMENTS (way_names); i++)
    if (g_strcmp0 (way, way_names[i]) == 0)
      choice->way[column] = (UpliftWay) i;
}

/* NULL when the group is no choice. */
static UpliftImportChoice *
read_choice (GKeyFile *key_file, const char *group)
{
  UpliftTable table = UPLIFT_TABLE_INFLUENCERS;
  gboolean leave_out = g_key_file_get_boolean (key_file, group, "leave-out", NULL);
  g_autofree char *table_name = g_key_file_get_string (key_file, group, "table", NULL);
  g_autofree char *influencer = g_key_file_get_string (key_file, group, "influencer", NULL);

  if (!leave_out && !find_table (table_name, &table))
    return NULL;
  UpliftImportChoice *choice = uplift_import_choice_new (table);
  choice->leave_out = leave_out;
  if (leave_out)
    return choice;
  uplift_import_choice_set_influencer (choice, influencer);
  const UpliftColumn *columns;
  guint n = uplift_schema_list_columns (table, &columns);
  for (guint i = 0; i < n; i++)
    read_column (key_file, group, columns[i], choice);
  return choice;
}

static UpliftImportChoices *
read_choices (GKeyFile *key_file)
{
  UpliftImportChoices *choices = uplift_import_choices_new ();
  g_auto (GStrv) groups = g_key_file_get_groups (key_file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      gsize n;
      g_auto (GStrv) header = g_key_file_get_string_list (key_file, groups[i], "header", &n, NULL);
      g_autoptr (UpliftImportChoice) choice = read_choice (key_file, groups[i]);
      if (header != NULL && n > 0 && choice != NULL)
        uplift_import_choices_set (choices, (const char *const *) header, (guint) n, choice);
    }
  return choices;
}

UpliftImportChoices *
uplift_import_choices_load (GFile *file, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  if (!g_file_load_contents (file, NULL, &bytes, &length, NULL, &local_error))
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return uplift_import_choices_new ();
    }
  else if (length == 0
           || g_key_file_load_from_data (key_file, bytes, length, G_KEY_FILE_NONE, &local_error))
    return read_choices (key_file);

  g_autofree char *name = g_file_get_parse_name (file);
  g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", name);
  return NULL;
}

static void
write_entry (GKeyFile *key_file, const char *group, const Entry *entry)
{
  const UpliftImportChoice *choice = entry->choice;
  const UpliftColumn *columns;

  g_key_file_set_string_list (key_file, group, "header", (const char *const *) entry->header,
                              g_strv_length (entry->header));
  if (choice->leave_out)
    {
      g_key_file_set_boolean (key_file, group, "leave-out", TRUE);
      return;
    }
  g_key_file_set_string (key_file, group, "table", uplift_table_get_name (choice->table));
  if (choice->influencer != NULL)
    g_key_file_set_string (key_file, group, "influencer", choice->influencer);
  guint n = uplift_schema_list_columns (choice->table, &columns);
  for (guint i = 0; i < n; i++)
    {
      const char *name = uplift_schema_get_name (choice->table, columns[i]);
      g_autofree char *field_key = g_strconcat ("column.", name, NULL);
      g_autofree char *way_key = g_strconcat ("way.", name, NULL);
      if (choice->field[columns[i]] >= 0)
        g_key_file_set_integer (key_file, group, field_key, choice->field[columns[i]]);
      if (choice->way[columns[i]] != UPLIFT_WAY_AUTOMATIC)
        g_key_file_set_string (key_file, group, way_key, way_names[choice->way[columns[i]]]);
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* In the order of the header lines, so that the same choices make the same file. */
static GBytes *
write_choices (const UpliftImportChoices *choices)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (choices->entries), compare_keys);
  guint number = 1;
  gsize length;

  for (const GList *at = keys; at != NULL; at = at->next)
    {
      g_autofree char *group = g_strdup_printf ("%u", number++);
      write_entry (key_file, group, g_hash_table_lookup (choices->entries, at->data));
    }
  char *text = g_key_file_to_data (key_file, &length, NULL);
  return g_bytes_new_take (text, length);
}

gboolean
uplift_import_choices_save (const UpliftImportChoices *choices, GFile *file, GError **error)
{
  g_return_val_if_fail (choices != NULL && G_IS_FILE (file), FALSE);

  g_autoptr (GBytes) bytes = write_choices (choices);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GError) local_error = NULL;
  if (folder != NULL && !g_file_make_directory_with_parents (folder, NULL, &local_error)
      && !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return uplift_atomic_file_write_bytes (file, bytes, NULL, error);
}

GFile *
uplift_import_choices_get_default_file (void)
{
  return g_file_new_build_filename (g_get_user_config_dir (), "uplift", FILE_NAME, NULL);
}
