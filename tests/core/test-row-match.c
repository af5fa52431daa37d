/* Rows of files that were read by remembered choices and by codes, exported. (What stands in rows
 * otherwise is test-row-export's.) */
#include "core/read/loader.h"
#include "core/write/row-export.h"

#include "row-account.h"

#include <glib/gstdio.h>
#include <string.h>

#define PEOPLE "id,name,code\n1,Ann,ANN10\n2,Bob,BOB5\n"
#define HEADER "with code,on,order no,how it went,worth\n"
#define ROW_A "ann10,02-07-2025,A,paid,1\n"
#define ROW_B "BOB5,03-07-2025,B,paid,2\n"
#define ROW_C "\"x, Ann10 \",04-07-2025,C,pending,4\n"
#define ROW_D ",05-07-2025,D,paid,8\n"
#define ROW_E "new,05-07-2025,E,paid,16\n"

typedef struct
{
  char *folder;                /* (owned) */
  GFile *people, *orders, *to; /* (owned) */
  UpliftDataset *dataset;      /* (owned) */
} Case;

static const char *const header[] = { "with code", "on", "order no", "how it went", "worth" };

/* The orders as a choice says them to be: by code, the month first. */
static UpliftImportChoices *
make_choices (void)
{
  UpliftImportChoices *choices = uplift_import_choices_new ();
  g_autoptr (UpliftImportChoice) choice = uplift_import_choice_new (UPLIFT_TABLE_TRACKING);

  choice->field[UPLIFT_COLUMN_CODE] = 0;
  choice->field[UPLIFT_COLUMN_DATE] = 1;
  choice->field[UPLIFT_COLUMN_ORDER_ID] = 2;
  choice->field[UPLIFT_COLUMN_STATUS] = 3;
  choice->field[UPLIFT_COLUMN_REVENUE] = 4;
  choice->way[UPLIFT_COLUMN_DATE] = UPLIFT_WAY_SECOND;
  uplift_import_choices_set (choices, header, G_N_ELEMENTS (header), choice);
  return choices;
}

static GFile *
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (text == NULL || g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static void
set_up (Case *it, gconstpointer data)
{
  g_autoptr (UpliftImportChoices) choices = make_choices ();
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;

  it->folder = g_dir_make_tmp ("uplift-match-XXXXXX", NULL);
  it->people = write_file (it->folder, "people.csv", PEOPLE);
  it->orders = write_file (it->folder, "orders.csv",
                           "Report,,,,\n" HEADER ROW_A "ann10,,A,,\n" ROW_B
                           "BOB5,03-08-2025,F,voided,32\n" ROW_C ROW_D ROW_E);
  it->to = write_file (it->folder, "out.csv", NULL);
  g_ptr_array_add (files, it->people);
  g_ptr_array_add (files, it->orders);
  options.choices = choices;
  it->dataset = uplift_loader_run (files, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (it->dataset);
}

static void
tear_down (Case *it, gconstpointer data)
{
  GFile *const files[] = { it->people, it->orders, it->to };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_file_delete (files[i], NULL, NULL);
      g_object_unref (files[i]);
    }
  g_rmdir (it->folder);
  g_free (it->folder);
  uplift_dataset_unref (it->dataset);
}

/* influencer: by name (nullable: all) */
static void
check_export (Case *it, const char *influencer, UpliftDay since, UpliftDay until,
              const char *expected)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (influencer != NULL)
    uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, influencer, TRUE);
  uplift_filter_set_period (filter, since, until);
  g_autoptr (UpliftResults) results = uplift_results_compute (it->dataset, filter, &settings);
  g_autoptr (UpliftRowExport) export = uplift_row_export_new (results, UPLIFT_TABLE_TRACKING);
  gboolean done = uplift_row_export_write (export, it->to, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_true (g_file_load_contents (it->to, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_codes (Case *it, gconstpointer data)
{
  UpliftDay none = UPLIFT_DAY_NONE;

  check_export (it, NULL, none, none, HEADER ROW_A ROW_B ROW_C ROW_D ROW_E);
  check_export (it, "1", none, none, HEADER ROW_A ROW_C);
  check_export (it, "2", none, none, HEADER ROW_B);
  check_export (it, "new", none, none, HEADER ROW_E);
}

static void
test_ways (Case *it, gconstpointer data)
{
  check_export (it, NULL, uplift_day_from_date (2025, 3, 7), uplift_day_from_date (2025, 4, 7),
                HEADER ROW_B ROW_C);
  check_export (it, NULL, uplift_day_from_date (2025, 7, 3), uplift_day_from_date (2025, 7, 4),
                HEADER);
}

/* One influencer for the whole file. */
static void
test_one_influencer (void)
{
  Case it;
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_new ();
  g_autoptr (UpliftImportChoice) choice = uplift_import_choice_new (UPLIFT_TABLE_TRACKING);
  g_autoptr (GError) error = NULL;
  UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;

  set_up (&it, NULL);
  g_clear_pointer (&it.dataset, uplift_dataset_unref);
  g_assert_true (g_file_replace_contents (it.orders, HEADER ROW_A ROW_B,
                                          strlen (HEADER ROW_A ROW_B), NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  choice->field[UPLIFT_COLUMN_DATE] = 1;
  choice->field[UPLIFT_COLUMN_REVENUE] = 4;
  uplift_import_choice_set_influencer (choice, "2");
  uplift_import_choices_set (choices, header, G_N_ELEMENTS (header), choice);
  options.choices = choices;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_ptr_array_add (files, it.people);
  g_ptr_array_add (files, it.orders);
  it.dataset = uplift_loader_run (files, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (it.dataset);
  check_export (&it, "2", UPLIFT_DAY_NONE, UPLIFT_DAY_NONE, HEADER ROW_A ROW_B);
  check_export (&it, "1", UPLIFT_DAY_NONE, UPLIFT_DAY_NONE, HEADER);
  tear_down (&it, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/row-match/codes", Case, NULL, set_up, test_codes, tear_down);
  g_test_add ("/row-match/ways", Case, NULL, set_up, test_ways, tear_down);
  g_test_add_func ("/row-match/one-influencer", test_one_influencer);
  return g_test_run ();
}
