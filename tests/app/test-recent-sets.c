/* Files opened together come back together. */
#include "app/recent-sets.h"
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

/* The desktop's list is told of an addition from the main loop. */
static void
settle (void)
{
  for (int i = 0; i < 50; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

static char *
get_label (GMenu *menu, int item)
{
  char *label = NULL;
  g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (menu), item, "label", "s", &label));
  return label;
}

static void
test_sets (void)
{
  g_autofree char *folder = g_dir_make_tmp ("my_data_XXXXXX", NULL);
  g_autoptr (GPtrArray) pair = make_files (folder, (const char *[]){ "a.csv", "b.csv", NULL });
  g_autoptr (GPtrArray) single = make_files (folder, (const char *[]){ "a.csv", NULL });
  g_autoptr (GMenu) menu = g_menu_new ();
  uplift_recent_sets_add (pair);
  uplift_recent_sets_add (single);
  uplift_recent_sets_add (pair);
  settle ();
  uplift_recent_sets_fill_menu (menu);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 2);

  /* Both sets, each with its own files. */
  guint seen[3] = { 0 };
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *label = get_label (menu, i);
      g_assert_true (
          g_menu_model_get_item_attribute (G_MENU_MODEL (menu), i, "target", "s", &name));
      g_autoptr (GPtrArray) files = uplift_recent_sets_dup_files (name);
      g_assert_nonnull (files);
      g_assert_cmpuint (files->len, <=, 2);
      seen[files->len]++;
      g_assert_true (files->len == 1 ? g_str_equal (label, "a.csv")
                                     : g_str_has_suffix (label, "(2 files)"));
      /* Underscores of names are not mnemonics. */
      g_assert_true (files->len == 1 || g_str_has_prefix (label, "my__data__"));
    }
  g_assert_cmpuint (seen[1], ==, 1);
  g_assert_cmpuint (seen[2], ==, 1);

  /* A set of which a file is gone is not offered. */
  g_assert_true (g_file_delete (g_ptr_array_index (pair, 1), NULL, NULL));
  uplift_recent_sets_fill_menu (menu);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 1);
  g_assert_null (uplift_recent_sets_dup_files ("uplift-unknown"));
  g_assert_true (g_file_delete (g_ptr_array_index (pair, 0), NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("uplift");
  gtk_init ();
  g_test_add_func ("/recent-sets/sets", test_sets);
  return g_test_run ();
}
