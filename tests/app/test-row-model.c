#include "app/row-model.h"
#include "app/text-index.h"
#include "small-dataset.h"

#include <locale.h>
#include <string.h>

/* A is loss-making; Zoé and zoe share all numbers; E has no orders, F no payout. */
static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", "Zoé", "Instagram", "Fitness", "Female", UPLIFT_COUNT_NONE, 50 },
  { "9", "Bob 10", "Instagram", "", "Male", 5000, 10 },
  { "10", "Bob 9", "", "Food", "Male", 70000, 20 },
  { "3", "Émile", "Twitter", "Food", "Male", 20, 30 },
  { "4", NULL, "Twitter", "Travel", "Other", 0, UPLIFT_NO_VALUE },
};

static const SmallRow rows[] = {
  { 0, 20000, "a", 1, 40 }, { 1, 20000, "a", 2, 100 }, { 2, 20001, "a", 3, 40 },
  { 3, 20002, "b", 4, 80 }, { 5, 20003, "b", 5, 60 },  { -1, 20003, "c", 7, 500 },
};

static UpliftResults *
new_results (const UpliftFilter *filter)
{
  g_autoptr (UpliftDataset) dataset
      = small_dataset_new (influencers, G_N_ELEMENTS (influencers), rows, G_N_ELEMENTS (rows));

  return small_results_new (dataset, filter);
}

/* The ids of the model's rows, "1 2 9" (transfer full). */
static char *
to_string (UpliftRowModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (UpliftRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      const UpliftDictionary *ids
          = uplift_row_get_results (row)->dataset->values[UPLIFT_DIMENSION_INFLUENCER];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              uplift_dictionary_get (ids, uplift_row_get_influencer (row)));
    }
  return g_string_free (text, FALSE);
}

static void
log_cb (GListModel *list, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
check (UpliftRowModel *model, const char *expected)
{
  g_autofree char *text = to_string (model);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_log (GString *log, const char *expected)
{
  g_assert_cmpstr (log->str, ==, expected);
  g_string_truncate (log, 0);
}

static UpliftRowModel *
new_model (GString *log)
{
  g_autoptr (UpliftResults) results = new_results (NULL);
  UpliftRowModel *model = uplift_row_model_new ();

  if (log != NULL)
    g_signal_connect (model, "items-changed", G_CALLBACK (log_cb), log);
  uplift_row_model_set_results (model, results);
  return model;
}

static void
test_sort (void)
{
  static const struct
  {
    UpliftColumn column;
    const char *ascending, *descending;
  } cases[] = {
    /* Émile follows Zoé in the C locale; numbers in names count as numbers. */
    { UPLIFT_COLUMN_NAME, "4 1 10 9 2 3", "3 2 9 10 1 4" },
    { UPLIFT_COLUMN_PLATFORM, "9 2 4 3 1 10", "1 4 3 9 2 10" },
    { UPLIFT_COLUMN_CATEGORY, "2 1 10 3 4 9", "4 1 10 3 2 9" },
    { UPLIFT_COLUMN_FOLLOWERS, "4 3 1 9 10 2", "10 9 1 3 4 2" },
    { UPLIFT_COLUMN_ORDERS, "3 1 2 9 10 4", "4 10 9 2 1 3" },
    { UPLIFT_COLUMN_REVENUE, "3 1 9 4 10 2", "2 10 4 1 9 3" },
    { UPLIFT_COLUMN_SPEND, "4 9 10 3 2 1", "1 2 3 10 9 4" },
    { UPLIFT_COLUMN_PROFIT, "1 3 9 2 4 10", "4 10 2 9 3 1" },
    { UPLIFT_COLUMN_ROAS, "3 1 2 10 9 4", "10 9 2 1 3 4" },
    { UPLIFT_COLUMN_AOV, "4 9 10 1 2 3", "2 1 10 9 4 3" },
    { UPLIFT_COLUMN_STATUS, "1 3 10 9 2 4", "4 10 9 2 1 3" },
  };
  g_autoptr (UpliftRowModel) model = new_model (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", uplift_column_get_id (cases[i].column));
      uplift_row_model_set_sort (model, cases[i].column, FALSE);
      check (model, cases[i].ascending);
      uplift_row_model_set_sort (model, cases[i].column, TRUE);
      check (model, cases[i].descending);
    }
}

static void
test_search (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "", "4 1 10 9 2 3" },    { "  ", "4 1 10 9 2 3" },
    { "bob", "10 9" },         { "ZOE", "2" },
    { "emile", "3" },          { "É", "4 1 10 9 2 3" },
    { "food male", "1 10 3" }, { "insta 10", "9" },
    { "loss", "1 3" },         { "nobody", "" },
  };
  g_autoptr (UpliftRowModel) model = new_model (NULL);

  uplift_row_model_set_sort (model, UPLIFT_COLUMN_NAME, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      uplift_row_model_set_search (model, cases[i].text);
      text = to_string (model);
      g_test_message ("“%s”: %s", cases[i].text, text);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_signals (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (UpliftRowModel) model = new_model (log);
  g_autoptr (UpliftResults) again = new_results (NULL);

  check_log (log, "0-0+6 ");
  uplift_row_model_set_sort (model, UPLIFT_COLUMN_NAME, FALSE);
  g_string_truncate (log, 0);
  check (model, "4 1 10 9 2 3");

  uplift_row_model_set_search (model, "bob");
  check_log (log, "0-6+2 ");
  uplift_row_model_set_search (model, "bo");
  check_log (log, "");
  uplift_row_model_set_search (model, "bob 9");
  check_log (log, "1-1+0 ");
  uplift_row_model_set_search (model, "bob");
  check_log (log, "1-0+1 ");
  uplift_row_model_set_search (model, NULL);
  check_log (log, "0-2+6 ");

  uplift_row_model_set_sort (model, UPLIFT_COLUMN_NAME, TRUE);
  check_log (log, "0-6+6 ");
  uplift_row_model_set_sort (model, UPLIFT_COLUMN_NAME, TRUE);
  check_log (log, "");
  uplift_row_model_set_results (model, again);
  check_log (log, "0-6+6 ");
  check (model, "3 2 9 10 1 4");
  uplift_row_model_set_results (model, NULL);
  check_log (log, "0-6+0 ");
}

static void
test_results (void)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftRowModel) model = new_model (NULL);
  g_autoptr (UpliftResults) filtered = NULL;

  uplift_row_model_set_sort (model, UPLIFT_COLUMN_ORDERS, TRUE);
  uplift_row_model_set_search (model, "bob");
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "Instagram", TRUE);
  filtered = new_results (filter);
  uplift_row_model_set_results (model, filtered);
  check (model, "9");
  g_assert_true (uplift_row_model_is_searching (model));
  g_assert_cmpuint (uplift_row_model_get_n_unsearched (model), ==, 2);
  uplift_row_model_set_search (model, "");
  check (model, "9 2");
}

static void
test_identity (void)
{
  g_autoptr (UpliftRowModel) model = new_model (NULL);
  g_autoptr (UpliftRow) first = NULL, moved = NULL;

  uplift_row_model_set_sort (model, UPLIFT_COLUMN_NAME, FALSE);
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  uplift_row_model_set_sort (model, UPLIFT_COLUMN_NAME, TRUE);
  moved = g_list_model_get_item (G_LIST_MODEL (model), 5);
  g_assert_true (moved == first);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 6));

  /* A row outlives its model and keeps its results. */
  g_clear_object (&model);
  g_assert_cmpuint (uplift_row_get_results (first)->n_ranking, ==, 6);
}

/* TRUE when a must not stand behind b. */
static gboolean
is_in_order (const UpliftResults *results, guint32 a, guint32 b, UpliftColumn column,
             gboolean descending)
{
  double left = uplift_column_get_number (column, results, a);
  double right = uplift_column_get_number (column, results, b);

  if (isnan (left) || isnan (right))
    return !isnan (left) || (isnan (right) && a < b);
  if (left == right)
    return a < b; /* names are numbered as the influencers are */
  return descending ? left > right : left < right;
}

static void
check_random (UpliftRowModel *model, UpliftColumn column, gboolean descending)
{
  UpliftResults *results = uplift_row_model_get_results (model);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint32 before = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (UpliftRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      guint32 influencer = uplift_row_get_influencer (row);

      if (i > 0)
        g_assert_true (is_in_order (results, before, influencer, column, descending));
      before = influencer;
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 40; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 60);
      g_autofree SmallInfluencer *made = g_new0 (SmallInfluencer, n);
      g_autofree SmallRow *sales = g_new0 (SmallRow, n * 2);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (UpliftDataset) dataset = NULL;
      g_autoptr (UpliftResults) results = NULL;
      g_autoptr (UpliftRowModel) model = uplift_row_model_new ();

      for (guint i = 0; i < n; i++)
        {
          g_ptr_array_add (names, g_strdup_printf ("n%u", i));
          made[i] = (SmallInfluencer){ .id = g_ptr_array_index (names, i),
                                       .name = g_ptr_array_index (names, i),
                                       .followers = g_test_rand_int_range (0, 5),
                                       .payout = g_test_rand_bit () ? g_test_rand_int_range (0, 4)
                                                                    : UPLIFT_NO_VALUE };
        }
      for (guint i = 0; i < n * 2; i++)
        sales[i] = (SmallRow){ g_test_rand_int_range (-1, (int) n), 20000, "s",
                               g_test_rand_int_range (0, 3), g_test_rand_int_range (-3, 9) };
      dataset = small_dataset_new (made, n, sales, n * 2);
      results = small_results_new (dataset, NULL);
      uplift_row_model_set_results (model, results);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
      for (guint column = 0; column < UPLIFT_N_COLUMNS; column++)
        for (int descending = 0; uplift_column_is_number (column) && descending < 2; descending++)
          {
            uplift_row_model_set_sort (model, column, descending);
            check_random (model, column, descending);
          }
    }
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "", "" }, { "ABC", "abc" }, { "Zoé", "zoe" }, { "ÉMILE", "emile" }, { "Straße", "strasse" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = uplift_text_fold (cases[i][0]);

      g_assert_cmpstr (folded, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row-model/sort", test_sort);
  g_test_add_func ("/row-model/search", test_search);
  g_test_add_func ("/row-model/signals", test_signals);
  g_test_add_func ("/row-model/results", test_results);
  g_test_add_func ("/row-model/identity", test_identity);
  g_test_add_func ("/row-model/random", test_random);
  g_test_add_func ("/row-model/fold", test_fold);
  return g_test_run ();
}
