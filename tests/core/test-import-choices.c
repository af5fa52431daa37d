#include "core/read/import-choices.h"

#include <glib/gstdio.h>

static const char *const header[] = { "Video title", "Post_Time", "Total=views; [all]", "" };
static const guint n_header = G_N_ELEMENTS (header);

static UpliftImportChoice *
make_choice (void)
{
  UpliftImportChoice *choice = uplift_import_choice_new (UPLIFT_TABLE_POSTS);

  choice->field[UPLIFT_COLUMN_DATE] = 1;
  choice->field[UPLIFT_COLUMN_REACH] = 2;
  choice->way[UPLIFT_COLUMN_DATE] = UPLIFT_WAY_SECOND;
  choice->way[UPLIFT_COLUMN_REACH] = UPLIFT_WAY_FIRST;
  uplift_import_choice_set_influencer (choice, "  Ann; Berg\n");
  return choice;
}

static void
test_choice (void)
{
  g_autoptr (UpliftImportChoice) choice = make_choice ();
  g_autoptr (UpliftImportChoice) copy = uplift_import_choice_copy (choice);

  g_assert_cmpstr (choice->influencer, ==, "Ann; Berg");
  g_assert_true (uplift_import_choice_equal (choice, copy));
  g_assert_cmpint (uplift_import_choice_get_needs (choice), ==, 0);
  g_assert_true (uplift_import_choice_fits (choice, 3));
  g_assert_false (uplift_import_choice_fits (choice, 2));
  uplift_import_choice_set_influencer (copy, " ");
  g_assert_null (copy->influencer);
  g_assert_false (uplift_import_choice_equal (choice, copy));
  g_assert_cmpint (uplift_import_choice_get_needs (copy), ==, UPLIFT_NEED_INFLUENCER);
  g_assert_false (uplift_import_choice_fits (copy, 3));
  copy->leave_out = TRUE;
  g_assert_true (uplift_import_choice_fits (copy, 0));
  g_assert_cmpint (uplift_import_choice_get_needs (copy), ==, 0);
}

static void
test_lookup (void)
{
  static const char *const alike[] = { " VIDEO-TITLE", "post time", "total=views;[all]", " " };
  static const char *const other[] = { "Post_Time", "Video title", "Total=views; [all]", "" };
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_new ();
  g_autoptr (UpliftImportChoice) choice = make_choice ();

  g_assert_null (uplift_import_choices_lookup (choices, header, n_header));
  uplift_import_choices_set (choices, header, n_header, choice);
  const UpliftImportChoice *found = uplift_import_choices_lookup (choices, alike, n_header);
  g_assert_nonnull (found);
  g_assert_true (uplift_import_choice_equal (found, choice));
  g_assert_null (uplift_import_choices_lookup (choices, other, n_header));
  g_assert_null (uplift_import_choices_lookup (choices, header, n_header - 1));

  choice->way[UPLIFT_COLUMN_DATE] = UPLIFT_WAY_AUTOMATIC;
  uplift_import_choices_set (choices, alike, n_header, choice);
  g_assert_cmpuint (uplift_import_choices_get_size (choices), ==, 1);
  g_autoptr (UpliftImportChoices) copy = uplift_import_choices_copy (choices);
  g_assert_true (uplift_import_choices_forget (choices, header, n_header));
  g_assert_false (uplift_import_choices_forget (choices, header, n_header));
  found = uplift_import_choices_lookup (copy, header, n_header);
  g_assert_true (uplift_import_choice_equal (found, choice));
}

static GFile *
make_file (char **folder)
{
  *folder = g_dir_make_tmp ("uplift-choices-XXXXXX", NULL);
  g_assert_nonnull (*folder);
  return g_file_new_build_filename (*folder, "new", "choices.ini", NULL);
}

static void
remove_file (GFile *file, const char *folder)
{
  g_autoptr (GFile) inner = g_file_get_parent (file);

  g_file_delete (file, NULL, NULL);
  g_file_delete (inner, NULL, NULL);
  g_rmdir (folder);
}

/* What is saved is what is loaded, and the same choices are the same bytes. */
static void
test_file (void)
{
  static const char *const stray[] = { "a", "b" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = make_file (&folder);
  g_autoptr (UpliftImportChoices) none = uplift_import_choices_load (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uplift_import_choices_get_size (none), ==, 0);

  g_autoptr (UpliftImportChoice) choice = make_choice ();
  g_autoptr (UpliftImportChoice) left_out = uplift_import_choice_new (UPLIFT_TABLE_PAYOUTS);
  left_out->leave_out = TRUE;
  uplift_import_choices_set (none, header, n_header, choice);
  uplift_import_choices_set (none, stray, 2, left_out);
  g_assert_true (uplift_import_choices_save (none, file, &error));
  g_assert_no_error (error);

  g_autofree char *first = NULL, *second = NULL;
  g_assert_true (g_file_load_contents (file, NULL, &first, NULL, NULL, NULL));
  g_autoptr (UpliftImportChoices) loaded = uplift_import_choices_load (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uplift_import_choices_get_size (loaded), ==, 2);
  g_assert_true (
      uplift_import_choice_equal (uplift_import_choices_lookup (loaded, header, n_header), choice));
  g_assert_true (uplift_import_choices_lookup (loaded, stray, 2)->leave_out);
  g_assert_true (uplift_import_choices_save (loaded, file, &error));
  g_assert_true (g_file_load_contents (file, NULL, &second, NULL, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
  remove_file (file, folder);
}

/* Groups that make no sense are passed over; what is no such file at all is an error. */
static void
test_damaged_file (void)
{
  static const char bytes[] = "[1]\nheader=a;b;\ntable=nonsense\n"
                              "[2]\ntable=posts\n"
                              "[3]\nheader=a;c;\ntable=posts\ncolumn.date=x\ncolumn.reach=-7\n"
                              "way.date=third\ncolumn.shoe=4\n";
  static const char *const names[] = { "a", "c" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("uplift-choices-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "choices.ini", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_load (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uplift_import_choices_get_size (choices), ==, 1);
  const UpliftImportChoice *choice = uplift_import_choices_lookup (choices, names, 2);
  g_assert_cmpint (choice->field[UPLIFT_COLUMN_REACH], ==, -1);
  g_assert_cmpint (choice->way[UPLIFT_COLUMN_DATE], ==, UPLIFT_WAY_AUTOMATIC);
  g_assert_false (uplift_import_choice_fits (choice, 2));

  g_assert_true (g_file_set_contents (path, "no key file\n", -1, NULL));
  g_assert_null (uplift_import_choices_load (file, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "choices.ini: "));
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-choices/choice", test_choice);
  g_test_add_func ("/import-choices/lookup", test_lookup);
  g_test_add_func ("/import-choices/file", test_file);
  g_test_add_func ("/import-choices/damaged-file", test_damaged_file);
  return g_test_run ();
}
