/* The leaderboard's cells are the results' figures, under random filters and on real data. */
#include "../core/random-case.h"
#include "app/influencers/leaderboard-table-data.h"
#include "core/read/loader.h"
#include "small-dataset.h"

#include <string.h>

typedef struct
{
  UpliftTableData *data; /* (owned) */
  const UpliftResults *results;
  const UpliftLeaderboard *expected;
} Table;

static double
get_number (const Table *table, guint row, const char *column)
{
  return uplift_table_data_get_number (table->data, row,
                                       uplift_table_data_find_column (table->data, column));
}

static const char *
get_text (const Table *table, guint row, const char *column)
{
  return uplift_table_data_get_text (table->data, row,
                                     uplift_table_data_find_column (table->data, column));
}

static void
assert_same (double a, double b)
{
  g_assert_true (a == b || (isnan (a) && isnan (b)));
}

static void
check_row (const Table *table, guint row)
{
  guint32 i = table->expected->rows[row].influencer;
  guint rank = table->expected->rows[row].rank;
  const UpliftInfluencerFigures *figures = &table->results->influencers[i];
  guint32 shown = uplift_leaderboard_table_data_get_influencer (
      UPLIFT_LEADERBOARD_TABLE_DATA (table->data), row);

  g_assert_cmpuint (shown, ==, i);
  g_assert_cmpstr (get_text (table, row, "name"), ==, table->results->dataset->influencers.name[i]);
  assert_same (get_number (table, row, "rank"), rank > 0 ? rank : UPLIFT_NO_VALUE);
  assert_same (get_number (table, row, "roas"), figures->figures.roas);
  assert_same (get_number (table, row, "incremental_roas"), figures->incremental_roas);
  assert_same (get_number (table, row, "roi"), figures->figures.roi);
  assert_same (get_number (table, row, "revenue"), (double) figures->figures.revenue / 10000.0);
  assert_same (get_number (table, row, "orders"), (double) figures->figures.orders);
  assert_same (get_number (table, row, "profit"), figures->figures.profit);
  assert_same (get_number (table, row, "cpa"), figures->figures.cpa);
  assert_same (get_number (table, row, "spend"), figures->figures.spend);
}

/* Nobody who passes the other filters has a better value, and somebody has a worse one, or none has
 * any. */
static gboolean
is_best (const UpliftResults *results, UpliftMeasure measure, guint32 influencer)
{
  double own = uplift_measure_get_value (measure, &results->influencers[influencer]);
  guint others = 0, worse = 0;

  if (isnan (own))
    return FALSE;
  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    {
      double value = uplift_measure_get_value (measure, &results->influencers[i]);
      if (!results->influencers[i].shown || isnan (value) || i == influencer)
        continue;
      others++;
      if (uplift_measure_compare (measure, value, own) < 0)
        return FALSE;
      worse += uplift_measure_compare (measure, value, own) > 0 ? 1 : 0;
    }
  return others == 0 || worse > 0;
}

static void
check_best (const Table *table, guint row)
{
  static const char *const nouns[UPLIFT_N_MEASURES]
      = { "ROAS", "incremental ROAS", "ROI", "revenue", "orders", "profit", "CPA" };
  g_auto (GStrv) named = g_strsplit (get_text (table, row, "best"), ", ", -1);

  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    g_assert_cmpint (g_strv_contains ((const char *const *) named, nouns[m]), ==,
                     is_best (table->results, m, table->expected->rows[row].influencer));
}

static void
check_table (UpliftResults *results, UpliftMeasure measure, guint n_max)
{
  static const char *const ids[UPLIFT_N_MEASURES]
      = { "roas", "incremental_roas", "roi", "revenue", "orders", "profit", "cpa" };
  g_autoptr (UpliftLeaderboard) expected = uplift_leaderboard_new (results, measure);
  g_autoptr (UpliftTableData) data = uplift_leaderboard_table_data_new (results, measure, n_max);
  const UpliftTableShape *shape = uplift_table_data_get_shape (data);
  Table table = { data, results, expected };

  g_assert_cmpuint (shape->n_rows, ==, MIN (n_max, results->n_ranking));
  g_assert_cmpstr (shape->columns[2].id, ==, ids[measure]);
  for (guint row = 0; row < shape->n_rows; row++)
    {
      check_row (&table, row);
      check_best (&table, row);
    }
}

static void
check_case (const RandomCase *test)
{
  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    {
      check_table (test->results, m, 5);
      check_table (test->results, m, G_MAXUINT);
    }
}

static void
test_random (void)
{
  random_case_for_each (check_case);
}

typedef struct
{
  const char *folder;
  const char *top; /* "name ROAS", best first */
  const char *losing;
} KnownTop;

static const KnownTop known[] = {
  { "seed-a",
    "Jasmine Santana 77.6255, Jason Mitchell 74.9537, Regina Wyatt 70.5477, "
    "Eric Wright 67.1027, Connie Charles 56.4290",
    "" },
  { "seed-b", "@carrie35 24.9458", "@taylor48 @luis92 @marilyn66 @keith66" },
  { "seed-c",
    "Influencer_39 105.4879, Influencer_13 102.0907, Influencer_22 98.8550, "
    "Influencer_37 86.5561, Influencer_16 81.4801",
    "" },
};

static UpliftResults *
load (const char *folder)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_file_new_build_filename (g_getenv ("UPLIFT_KNOWN_DATA"), folder, NULL));
  g_autoptr (UpliftDataset) dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return small_results_new (dataset, NULL);
}

static char *
list_losing (const Table *table)
{
  GString *names = g_string_new (NULL);

  for (guint row = 0; row < table->expected->n; row++)
    if (g_str_equal (get_text (table, row, "status"), "Loss-making"))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "",
                              get_text (table, row, "name"));
  return g_string_free (names, FALSE);
}

static void
test_known (gconstpointer data)
{
  const KnownTop *top = data;

  if (g_getenv ("UPLIFT_KNOWN_DATA") == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return;
    }
  g_autoptr (UpliftResults) results = load (top->folder);
  g_autoptr (UpliftLeaderboard) expected = uplift_leaderboard_new (results, UPLIFT_MEASURE_ROAS);
  g_autoptr (UpliftTableData) shown
      = uplift_leaderboard_table_data_new (results, UPLIFT_MEASURE_ROAS, G_MAXUINT);
  Table table = { shown, results, expected };
  g_auto (GStrv) lines = g_strsplit (top->top, ", ", -1);
  for (guint row = 0; lines[row] != NULL; row++)
    {
      g_autofree char *line = g_strdup_printf ("%s %.4f", get_text (&table, row, "name"),
                                               get_number (&table, row, "roas"));
      g_assert_cmpstr (line, ==, lines[row]);
    }
  g_autofree char *losing = list_losing (&table);
  g_assert_cmpstr (losing, ==, top->losing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaderboard-table-data/random", test_random);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *path = g_strconcat ("/leaderboard-table-data/", known[i].folder, NULL);
      g_test_add_data_func (path, &known[i], test_known);
    }
  return g_test_run ();
}
