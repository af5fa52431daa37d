/* The loader on real data sets, whose sums are known. They are not part of the project: the folder
 * that holds them is named by UPLIFT_KNOWN_DATA. */
#include "core/figures/results.h"
#include "core/read/loader.h"
#include "core/write/report.h"

#include "row-account.h"

#include <json-glib/json-glib.h>

typedef struct
{
  const char *folder;
  guint64 rows[UPLIFT_N_TABLES];
  UpliftMoney revenue, spend; /* of the influencers, without baseline rows */
  gint64 orders;              /* -1: not known */
} Known;

static const Known known_sets[] = {
  { "seed-a", { 50, 200, 5000, 50 }, 76081429300, 6745973400, -1 },
  { "seed-b", { 100, 368, 1209, 100 }, 68237270000, 15769120000, -1 },
  { "seed-c", { 50, 100, 2500, 50 }, 5313466100, 673512300, -1 },
  { "variant-bom-dmy", { 5, 5, 5, 5 }, 38920000, 12900000, 9 },
};

static UpliftDataset *
load_folder (const char *name)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (files, g_file_new_build_filename (g_getenv ("UPLIFT_KNOWN_DATA"), name, NULL));
  UpliftDataset *dataset = uplift_loader_run (files, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return dataset;
}

static void
print_problems (const UpliftDataset *dataset)
{
  for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
    {
      g_autofree char *text = uplift_problem_to_text (uplift_problems_get (dataset->problems, i));
      g_test_message ("%s", text);
    }
}

static void
test_known (gconstpointer data)
{
  const Known *known = data;

  if (g_getenv ("UPLIFT_KNOWN_DATA") == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return;
    }
  g_autoptr (UpliftDataset) dataset = load_folder (known->folder);
  print_problems (dataset);
  row_account_check (dataset);
  UpliftMoney revenue = 0, spend = 0;
  gint64 orders = 0;
  for (guint64 row = 0; row < dataset->tracking.first[dataset->influencers.n]; row++)
    {
      revenue += uplift_tracking_get_revenue (&dataset->tracking, row);
      orders += uplift_tracking_get_orders (&dataset->tracking, row);
    }
  for (guint32 row = 0; row < dataset->payouts.n; row++)
    spend += dataset->payouts.payout[row];
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      g_assert_cmpuint (dataset->tables[i].rows, ==, known->rows[i]);
      g_assert_cmpuint (dataset->tables[i].skipped, ==, 0);
    }
  g_assert_cmpint (revenue, ==, known->revenue);
  g_assert_cmpint (spend, ==, known->spend);
  if (known->orders >= 0)
    g_assert_cmpint (orders, ==, known->orders);
  g_assert_cmpuint (uplift_problems_count (dataset->problems, UPLIFT_SEVERITY_ERROR), ==, 0);
}

/* What the tables say against each other, counted with the csv module of Python. */
typedef struct
{
  const char *folder;
  const char *kind;
  int table;
  guint64 line, count;
  UpliftMoney money;
} KnownFinding;

static const KnownFinding known_findings[] = {
  { "seed-a", "reactions-above-reach", UPLIFT_TABLE_POSTS, 40, 1, UPLIFT_MONEY_NONE },
  { "seed-c", "reactions-above-reach", UPLIFT_TABLE_POSTS, 5, 5, UPLIFT_MONEY_NONE },
  { "seed-c", "user-in-both-groups", UPLIFT_TABLE_TRACKING, 148, 133, 607152000 },
  { "seed-c", "underpaid-payout", UPLIFT_TABLE_PAYOUTS, 2, 42, 7199615000 },
  { "seed-c", "overpaid-payout", UPLIFT_TABLE_PAYOUTS, 14, 3, 3838200 },
  { "seed-c", "orders-differ", UPLIFT_TABLE_PAYOUTS, 4, 28, 7151532300 },
};

static const KnownFinding *
find_known (const char *folder, const UpliftProblem *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_findings); i++)
    if (g_str_equal (known_findings[i].folder, folder)
        && g_str_equal (known_findings[i].kind, problem->kind)
        && known_findings[i].table == problem->table)
      return &known_findings[i];
  return NULL;
}

/* These warnings, and no other: the seed data have nothing else that is doubtful. */
static void
test_findings (gconstpointer data)
{
  const Known *known = data;
  guint n_expected = 0, n_found = 0;

  if (g_getenv ("UPLIFT_KNOWN_DATA") == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return;
    }
  g_autoptr (UpliftDataset) dataset = load_folder (known->folder);
  for (guint i = 0; i < G_N_ELEMENTS (known_findings); i++)
    n_expected += g_str_equal (known_findings[i].folder, known->folder) ? 1 : 0;
  for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
    {
      const UpliftProblem *problem = uplift_problems_get (dataset->problems, i);
      if (problem->severity == UPLIFT_SEVERITY_NOTE)
        continue;
      const KnownFinding *expected = find_known (known->folder, problem);
      g_assert_nonnull (expected);
      g_assert_cmpuint (problem->lines[0], ==, expected->line);
      g_assert_cmpuint (problem->count, ==, expected->count);
      g_assert_cmpint (problem->money, ==, expected->money);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, n_expected);
}

static void
test_day_first (void)
{
  if (g_getenv ("UPLIFT_KNOWN_DATA") == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return;
    }
  g_autoptr (UpliftDataset) dataset = load_folder ("variant-bom-dmy");
  g_assert_cmpint (dataset->first_day, ==, uplift_day_from_date (2025, 7, 2));
  g_assert_cmpint (dataset->last_day, ==, uplift_day_from_date (2025, 7, 7));
  g_assert_true (dataset->has_dimension[UPLIFT_DIMENSION_BRAND]);
  g_assert_cmpuint (uplift_dictionary_get_size (dataset->values[UPLIFT_DIMENSION_BRAND]), ==, 4);
  g_assert_false (dataset->has_dimension[UPLIFT_DIMENSION_PRODUCT]);
}

/* What --report says of the set with marks, blank rows and dates that begin with the day. */
static void
test_report (void)
{
  if (g_getenv ("UPLIFT_KNOWN_DATA") == NULL)
    {
      g_test_skip ("UPLIFT_KNOWN_DATA is not set");
      return;
    }
  g_autoptr (UpliftDataset) dataset = load_folder ("variant-bom-dmy");
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  g_autoptr (UpliftResults) results = uplift_results_compute (dataset, filter, &settings);
  g_autofree char *json = uplift_report_to_json (results, &options);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);

  JsonObject *report = json_node_get_object (json_parser_get_root (parser));
  JsonObject *totals = json_object_get_object_member (report, "totals");
  g_assert_cmpfloat (json_object_get_double_member (totals, "revenue"), ==, 3892);
  g_assert_cmpint (json_object_get_int_member (totals, "orders"), ==, 9);
  g_assert_cmpfloat (json_object_get_double_member (totals, "spend"), ==, 1290);
  JsonArray *daily = json_object_get_array_member (report, "daily");
  JsonObject *first = json_array_get_object_element (daily, 0);
  JsonObject *last = json_array_get_object_element (daily, json_array_get_length (daily) - 1);
  g_assert_cmpstr (json_object_get_string_member (first, "date"), ==, "2025-07-02");
  g_assert_cmpstr (json_object_get_string_member (last, "date"), ==, "2025-07-07");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "brands")), ==, 3);
  JsonArray *problems = json_object_get_array_member (report, "problems");
  for (guint i = 0; i < json_array_get_length (problems); i++)
    {
      JsonObject *problem = json_array_get_object_element (problems, i);
      g_assert_cmpstr (json_object_get_string_member (problem, "severity"), !=, "error");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (known_sets); i++)
    {
      g_autofree char *path = g_strdup_printf ("/known-data/%s", known_sets[i].folder);
      g_test_add_data_func (path, &known_sets[i], test_known);
      g_autofree char *findings_path
          = g_strdup_printf ("/known-data/findings/%s", known_sets[i].folder);
      g_test_add_data_func (findings_path, &known_sets[i], test_findings);
    }
  g_test_add_func ("/known-data/day-first", test_day_first);
  g_test_add_func ("/known-data/report", test_report);
  return g_test_run ();
}
