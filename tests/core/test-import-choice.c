/* What a remembered choice does to a load. */
#include "core/read/loader.h"

#include "row-account.h"

#include <glib/gstdio.h>
#include <string.h>

#define TRACKING "who,when,how much\nA,02-07-2025,1.234\nB,07-07-2025,2\n"

typedef struct
{
  char *path;                   /* of the one file (owned) */
  UpliftImportChoices *choices; /* (owned) */
  UpliftImportChoice *choice;   /* for its header (owned) */
} Case;

/* A file of these bytes, and a choice for its first line as that table. */
static Case
make_case (const char *text, UpliftTable table)
{
  Case it = { NULL, uplift_import_choices_new (), uplift_import_choice_new (table) };
  int fd = g_file_open_tmp ("uplift-choice-XXXXXX.csv", &it.path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (it.path, text, -1, NULL));
  return it;
}

static Case
make_tracking_case (const char *text)
{
  Case it = make_case (text, UPLIFT_TABLE_TRACKING);

  it.choice->field[UPLIFT_COLUMN_INFLUENCER_ID] = 0;
  it.choice->field[UPLIFT_COLUMN_DATE] = 1;
  it.choice->field[UPLIFT_COLUMN_REVENUE] = 2;
  return it;
}

static void
clear_case (Case *it)
{
  g_remove (it->path);
  g_free (it->path);
  uplift_import_choices_free (it->choices);
  uplift_import_choice_free (it->choice);
}

/* Remembers the choice and loads the file. */
static UpliftDataset *
load (Case *it, const char *header, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = g_strsplit (header, ",", -1);
  UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;

  uplift_import_choices_set (it->choices, (const char *const *) names, g_strv_length (names),
                             it->choice);
  options.choices = it->choices;
  g_ptr_array_add (files, g_file_new_for_path (it->path));
  return uplift_loader_run (files, &options, NULL, NULL, NULL, error);
}

static const UpliftProblem *
find_problem (const UpliftDataset *dataset, const char *kind)
{
  for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
    if (strcmp (uplift_problems_get (dataset->problems, i)->kind, kind) == 0)
      return uplift_problems_get (dataset->problems, i);
  return NULL;
}

static UpliftMoney
sum_revenue (const UpliftDataset *dataset)
{
  UpliftMoney sum = 0;

  for (guint64 row = 0; row < dataset->tracking.n; row++)
    sum += uplift_tracking_get_revenue (&dataset->tracking, row);
  return sum;
}

/* The columns as chosen, and a way that was chosen is no guess. */
static void
test_columns_and_ways (void)
{
  static const struct
  {
    UpliftWay date, revenue;
    int month, day;
    UpliftMoney sum;
    gboolean guess_dates, guess_numbers;
  } ways[] = { { UPLIFT_WAY_AUTOMATIC, UPLIFT_WAY_AUTOMATIC, 7, 2, 32340, TRUE, TRUE },
               { UPLIFT_WAY_FIRST, UPLIFT_WAY_FIRST, 7, 2, 32340, FALSE, FALSE },
               { UPLIFT_WAY_SECOND, UPLIFT_WAY_SECOND, 2, 7, 12360000, FALSE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      Case it = make_tracking_case (TRACKING);
      g_autoptr (GError) error = NULL;
      it.choice->way[UPLIFT_COLUMN_DATE] = ways[i].date;
      it.choice->way[UPLIFT_COLUMN_REVENUE] = ways[i].revenue;
      g_autoptr (UpliftDataset) dataset = load (&it, "WHO,when,how_much", &error);
      g_assert_no_error (error);
      g_assert_cmpint (sum_revenue (dataset), ==, ways[i].sum);
      g_assert_cmpint (dataset->first_day, ==,
                       uplift_day_from_date (2025, ways[i].month, ways[i].day));
      g_assert_nonnull (find_problem (dataset, "remembered-choice"));
      g_assert_true ((find_problem (dataset, "guessed-date-order") != NULL) == ways[i].guess_dates);
      g_assert_true ((find_problem (dataset, "guessed-decimal-separator") != NULL)
                     == ways[i].guess_numbers);
      clear_case (&it);
    }
}

/* What does not read the chosen way is reported, and the row left out. */
static void
test_forced_way_against_values (void)
{
  Case it = make_tracking_case ("who,when,how much\nA,2025-01-31,1\nA,31.1.2025,2\n");
  g_autoptr (GError) error = NULL;

  it.choice->way[UPLIFT_COLUMN_DATE] = UPLIFT_WAY_SECOND;
  g_autoptr (UpliftDataset) dataset = load (&it, "who,when,how much", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dataset->tracking.n, ==, 1);
  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_TRACKING].skipped, ==, 1);
  g_assert_cmpuint (find_problem (dataset, "bad-value")->lines[0], ==, 3);
  clear_case (&it);
}

/* A choice goes before what the names say. */
static void
test_before_names (void)
{
  Case it = make_tracking_case ("influencer_id,date,revenue,net\nA,2025-01-31,1,5\n");
  g_autoptr (GError) error = NULL;

  it.choice->field[UPLIFT_COLUMN_REVENUE] = 3;
  g_autoptr (UpliftDataset) dataset = load (&it, "influencer_id,date,revenue,net", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sum_revenue (dataset), ==, 50000);
  clear_case (&it);
}

static void
test_one_influencer (void)
{
  Case it = make_tracking_case ("when,how much\n2025-01-31,1\n2025-01-31,2\n");
  g_autoptr (GError) error = NULL;

  it.choice->field[UPLIFT_COLUMN_INFLUENCER_ID] = -1;
  it.choice->field[UPLIFT_COLUMN_DATE] = 0;
  it.choice->field[UPLIFT_COLUMN_REVENUE] = 1;
  uplift_import_choice_set_influencer (it.choice, "Ann");
  g_autoptr (UpliftDataset) dataset = load (&it, "when,how much", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dataset->influencers.n, ==, 1);
  g_assert_cmpstr (dataset->influencers.name[0], ==, "Ann");
  g_assert_cmpuint (dataset->tracking.first[1], ==, 2);
  clear_case (&it);
}

/* A choice for a field that is not there, or without what the table needs, is passed over. */
static void
test_unfit (void)
{
  for (guint i = 0; i < 2; i++)
    {
      Case it = make_tracking_case ("influencer_id,date,revenue\nA,2025-01-31,1\n");
      g_autoptr (GError) error = NULL;

      it.choice->field[i == 0 ? UPLIFT_COLUMN_PRODUCT : UPLIFT_COLUMN_DATE] = i == 0 ? 3 : -1;
      g_autoptr (UpliftDataset) dataset = load (&it, "influencer_id,date,revenue", &error);
      g_assert_no_error (error);
      g_assert_cmpint (sum_revenue (dataset), ==, 10000);
      g_assert_nonnull (find_problem (dataset, "unfit-choice"));
      g_assert_null (find_problem (dataset, "remembered-choice"));
      clear_case (&it);
    }
}

static void
test_left_out (void)
{
  Case it = make_tracking_case ("influencer_id,date,revenue\nA,2025-01-31,1\n");
  g_autoptr (GError) error = NULL;

  it.choice->leave_out = TRUE;
  g_assert_null (load (&it, "influencer_id,date,revenue", &error));
  g_assert_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_TRACKING);

  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  Case other = make_tracking_case ("influencer_id,date,sales\nA,2025-01-31,4\n");
  UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;
  options.choices = it.choices;
  g_ptr_array_add (files, g_file_new_for_path (it.path));
  g_ptr_array_add (files, g_file_new_for_path (other.path));
  g_clear_error (&error);
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  row_account_check (dataset);
  g_assert_cmpint (sum_revenue (dataset), ==, 40000);
  g_autofree char *name = g_path_get_basename (it.path);
  g_assert_cmpstr (find_problem (dataset, "remembered-choice")->file, ==, name);

  options.replacement = files->pdata[0];
  options.table = UPLIFT_TABLE_TRACKING;
  g_assert_null (uplift_loader_run (files, &options, NULL, NULL, NULL, &error));
  g_assert_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_WRONG_TABLE);
  clear_case (&it);
  clear_case (&other);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/* The load keeps what was remembered when it began. */
static void
test_async (void)
{
  Case it = make_tracking_case (TRACKING);
  static const char *const header[] = { "who", "when", "how much" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  uplift_import_choices_set (it.choices, header, 3, it.choice);
  options.choices = it.choices;
  g_ptr_array_add (files, g_file_new_for_path (it.path));
  uplift_loader_run_async (files, &options, NULL, NULL, done_cb, &result);
  g_clear_pointer (&it.choices, uplift_import_choices_free);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_autoptr (UpliftDataset) dataset = uplift_loader_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dataset->tracking.n, ==, 2);
  g_assert_cmpuint (uplift_import_choices_get_size (dataset->choices), ==, 1);
  clear_case (&it);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-choice/columns-and-ways", test_columns_and_ways);
  g_test_add_func ("/import-choice/forced-way-against-values", test_forced_way_against_values);
  g_test_add_func ("/import-choice/before-names", test_before_names);
  g_test_add_func ("/import-choice/one-influencer", test_one_influencer);
  g_test_add_func ("/import-choice/unfit", test_unfit);
  g_test_add_func ("/import-choice/left-out", test_left_out);
  g_test_add_func ("/import-choice/async", test_async);
  return g_test_run ();
}
