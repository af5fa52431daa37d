/* Files opened together come back together. */
#include "app/files/recent-sets.h"
#include "app/preferences.h"
#include <glib/gstdio.h>

static GPtrArray *
make_files (const char *folder, const char *const *names)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  return files;
}

/* "label|label|…" */
static char *
list_labels (GMenu *menu)
{
  GString *labels = g_string_new (NULL);
  for (int i = 0; i < g_menu_model_get_n_items (G_MENU_MODEL (menu)); i++)
    {
      g_autofree char *label = NULL;
      g_assert_true (
          g_menu_model_get_item_attribute (G_MENU_MODEL (menu), i, "label", "s", &label));
      g_string_append_printf (labels, "%s|", label);
    }
  return g_string_free (labels, FALSE);
}

static void
assert_labels (GMenu *menu, const char *expected)
{
  uplift_recent_sets_fill_menu (uplift_preferences_get_default (), menu);
  g_autofree char *labels = list_labels (menu);
  g_assert_cmpstr (labels, ==, expected);
}

static void
test_sets (void)
{
  GSettings *preferences = uplift_preferences_get_default ();
  g_autofree char *parent = g_dir_make_tmp ("uplift-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (parent, "my_data", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_autoptr (GPtrArray) pair = make_files (folder, (const char *[]){ "a.csv", "b.csv", NULL });
  g_autoptr (GPtrArray) turned = make_files (folder, (const char *[]){ "b.csv", "a.csv", NULL });
  g_autoptr (GPtrArray) single = make_files (folder, (const char *[]){ "a.csv", NULL });
  g_autoptr (GMenu) menu = g_menu_new ();

  g_assert_null (uplift_recent_sets_dup_latest (preferences));
  uplift_recent_sets_add (preferences, pair);
  uplift_recent_sets_add (preferences, single);
  /* Underscores of names are not mnemonics. */
  assert_labels (menu, "a.csv|my__data (2 files)|");
  uplift_recent_sets_add (preferences, turned);
  assert_labels (menu, "my__data (2 files)|a.csv|");
  g_autoptr (GPtrArray) latest = uplift_recent_sets_dup_latest (preferences);
  g_assert_cmpuint (latest->len, ==, 2);
  g_assert_true (g_file_equal (latest->pdata[0], turned->pdata[0]));

  /* A set of which a file is gone is not offered. */
  g_assert_true (g_file_delete (g_ptr_array_index (pair, 1), NULL, NULL));
  assert_labels (menu, "a.csv|");
  g_assert_true (g_file_delete (g_ptr_array_index (pair, 0), NULL, NULL));
  g_rmdir (folder);
  g_rmdir (parent);
}

static void
test_forgets_the_oldest (void)
{
  GSettings *preferences = uplift_preferences_get_default ();
  g_autoptr (GMenu) menu = g_menu_new ();
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *uri = g_strdup_printf ("resource:///set/%d.csv", i);
      g_autoptr (GPtrArray) files = uplift_recent_sets_make_files ((const char *[]){ uri, NULL });
      uplift_recent_sets_add (preferences, files);
    }
  uplift_recent_sets_fill_menu (preferences, menu);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("uplift");
  gtk_init ();
  g_test_add_func ("/recent-sets/sets", test_sets);
  g_test_add_func ("/recent-sets/forgets-the-oldest", test_forgets_the_oldest);
  return g_test_run ();
}
