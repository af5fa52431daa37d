/* The report, read back with another library. */
#include "core/figures/incremental-breakdown.h"
#include "core/figures/leaderboard.h"
#include "core/write/json-writer.h"
#include "core/write/report.h"
#include "random-dataset.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static UpliftResults *
make_results (gboolean has_payouts)
{
  RandomDatasetSpec spec = {
    .seed = 11,
    .n_influencers = 15,
    .n_rows = 300,
    .n_posts = 40,
    .n_payouts = has_payouts ? 20 : 0,
    .n_days = 40,
    .row_dimensions = TRUE,
    .users = TRUE,
    .arms = TRUE,
  };
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "TikTok", TRUE);
  uplift_filter_set_period (filter, uplift_day_from_date (2025, 1, 3), UPLIFT_DAY_NONE);
  return uplift_results_compute (dataset, filter, &settings);
}

static JsonObject *
parse_ranked (JsonParser *parser, const UpliftResults *results, UpliftMeasure rank_by)
{
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  options.rank_by = rank_by;
  g_autofree char *json = uplift_report_to_json (results, &options);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static JsonObject *
parse (JsonParser *parser, const UpliftResults *results)
{
  return parse_ranked (parser, results, UPLIFT_MEASURE_ROAS);
}

static void
test_keys (void)
{
  static const char *const keys[] = {
    "uplift",      "tables",      "selection", "totals",       "incremental",
    "influencers", "leaderboard", "campaigns", "products",     "brands",
    "platforms",   "categories",  "types",     "personas",     "engagement",
    "daily",       "posts_daily", "patterns",  "payout_audit", "problems",
  };
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report = parse (parser, results);

  g_assert_cmpuint (json_object_get_size (report), ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_true (json_object_has_member (report, keys[i]));
}

static void
test_numbers (void)
{
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report = parse (parser, results);
  JsonObject *totals = json_object_get_object_member (report, "totals");
  JsonArray *influencers = json_object_get_array_member (report, "influencers");
  double revenue = 0.0;

  g_assert_cmpint (json_object_get_int_member (totals, "orders"), ==,
                   results->totals.figures.orders);
  g_assert_cmpfloat (json_object_get_double_member (totals, "spend"), ==,
                     results->totals.figures.spend);
  g_assert_cmpfloat (json_object_get_double_member (totals, "roas"), ==,
                     results->totals.figures.roas);
  g_assert_cmpuint (json_array_get_length (influencers), ==, results->n_ranking);
  for (guint i = 0; i < json_array_get_length (influencers); i++)
    revenue += json_object_get_double_member (json_array_get_object_element (influencers, i),
                                              "revenue");
  g_assert_cmpfloat_with_epsilon (revenue, uplift_money_to_double (results->totals.figures.revenue),
                                  1e-6);
}

static void
test_selection (void)
{
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *selection = json_object_get_object_member (parse (parser, results), "selection");
  JsonArray *platforms = json_object_get_array_member (selection, "platform");

  g_assert_cmpuint (json_array_get_length (platforms), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (platforms, 0), ==, "TikTok");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (selection, "campaign")),
                    ==, 0);
  g_assert_cmpstr (json_object_get_string_member (selection, "since"), ==, "2025-01-03");
  g_assert_true (json_object_get_null_member (selection, "until"));
  g_assert_cmpstr (json_object_get_string_member (selection, "spend"), ==, "prorated");
}

/* The best first, and each member as the results have it. */
static void
test_leaderboard (void)
{
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autoptr (UpliftLeaderboard) expected = uplift_leaderboard_new (results, UPLIFT_MEASURE_CPA);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report = parse_ranked (parser, results, UPLIFT_MEASURE_CPA);
  JsonObject *leaderboard = json_object_get_object_member (report, "leaderboard");
  JsonArray *rows = json_object_get_array_member (leaderboard, "rows");

  g_assert_cmpstr (json_object_get_string_member (leaderboard, "rank_by"), ==, "cpa");
  g_assert_cmpuint (json_array_get_length (rows), ==, results->n_ranking);
  for (guint r = 0; r < expected->n; r++)
    {
      JsonObject *row = json_array_get_object_element (rows, r);
      guint32 i = expected->rows[r].influencer;
      g_assert_cmpuint (json_object_get_size (row), ==, 4);
      g_assert_cmpstr (
          json_object_get_string_member (row, "id"), ==,
          uplift_dictionary_get (results->dataset->values[UPLIFT_DIMENSION_INFLUENCER], i));
      g_assert_cmpstr (json_object_get_string_member (row, "name"), ==,
                       results->dataset->influencers.name[i]);
      if (expected->rows[r].rank == 0)
        {
          g_assert_true (json_object_get_null_member (row, "rank"));
          g_assert_true (json_object_get_null_member (row, "value"));
          continue;
        }
      g_assert_cmpint (json_object_get_int_member (row, "rank"), ==, expected->rows[r].rank);
      g_assert_cmpfloat (json_object_get_double_member (row, "value"), ==,
                         results->influencers[i].figures.cpa);
    }
}

static void
test_posts (void)
{
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report = parse (parser, results);
  JsonObject *totals = json_object_get_object_member (report, "totals");
  JsonArray *days = json_object_get_array_member (report, "posts_daily");
  gint64 posts = 0, reach = 0, engagements = 0;

  for (guint i = 0; i < json_array_get_length (days); i++)
    {
      JsonObject *day = json_array_get_object_element (days, i);
      g_autofree char *date = uplift_day_to_iso (results->post_days[i].day);
      g_assert_cmpstr (json_object_get_string_member (day, "date"), ==, date);
      posts += json_object_get_int_member (day, "posts");
      reach += json_object_get_int_member (day, "reach");
      engagements += json_object_get_int_member (day, "engagements");
    }
  g_assert_cmpint (posts, >, 0);
  g_assert_cmpint (json_object_get_int_member (totals, "posts"), ==, posts);
  g_assert_cmpint (json_object_get_int_member (totals, "reach"), ==, reach);
  g_assert_cmpint (json_object_get_int_member (totals, "engagements"), ==, engagements);
  g_assert_cmpfloat (json_object_get_double_member (totals, "engagement_rate"), ==,
                     results->totals.engagement_rate);
  g_assert_cmpfloat (json_object_get_double_member (totals, "pooled_engagement_rate"), ==,
                     results->totals.pooled_engagement_rate);
  g_assert_cmpfloat (json_object_get_double_member (totals, "cost_per_post"), ==,
                     results->totals.cost_per_post);
}

/* The platforms that are pale in the chart are not in the report. */
static void
test_engagement (void)
{
  g_autoptr (UpliftResults) before = make_results (TRUE);
  UpliftDataset *dataset = before->dataset;

  for (guint32 row = 0; row < dataset->posts.n; row++)
    dataset->posts.platform[row]
        = dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][dataset->posts.influencer[row]];

  g_autoptr (UpliftResults) results
      = uplift_results_compute (dataset, before->filter, &before->settings);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *rows = json_object_get_array_member (parse (parser, results), "engagement");
  g_assert_cmpuint (results->n_engagement, ==, 4); /* with that of unknown influencers */
  g_assert_cmpuint (json_array_get_length (rows), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      const char *platform = json_object_get_string_member (row, "platform");
      g_assert_true (g_str_equal (platform, "YouTube") || g_str_equal (platform, "TikTok"));
      g_assert_cmpfloat (json_object_get_double_member (row, "pooled_rate"), >, 0.0);
    }
}

/* Without a payouts table nothing that rests on spend has a value, and the rest has. */
static void
test_no_payouts (void)
{
  g_autoptr (UpliftResults) results = make_results (FALSE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report = parse (parser, results);
  JsonObject *totals = json_object_get_object_member (report, "totals");
  JsonObject *incremental = json_object_get_object_member (report, "incremental");
  static const char *const missing[]
      = { "payout", "spend", "profit", "roas", "roi", "cpa", "cpm", "cpe", "cost_per_post" };

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    g_assert_true (json_object_get_null_member (totals, missing[i]));
  g_assert_cmpfloat (json_object_get_double_member (totals, "revenue"), >, 0.0);
  g_assert_true (json_object_get_null_member (incremental, "roas"));
  g_assert_nonnull (json_object_get_string_member (incremental, "reason"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (report, "patterns")), ==,
                    0);
}

/* Each method under the same selection. */
static void
test_methods (void)
{
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *incremental = json_object_get_object_member (parse (parser, results), "incremental");
  JsonArray *methods = json_object_get_array_member (incremental, "methods");
  JsonObject *experiment = json_array_get_object_element (methods, 0);
  JsonObject *aov = json_array_get_object_element (methods, 2);

  g_assert_cmpuint (json_array_get_length (methods), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (experiment, "method"), ==, "experiment");
  g_assert_cmpfloat (json_object_get_double_member (experiment, "revenue"), ==,
                     json_object_get_double_member (incremental, "revenue"));
  g_assert_cmpfloat (json_object_get_double_member (aov, "roas"), ==,
                     results->methods[UPLIFT_METHOD_AOV].roas);
  g_assert_cmpstr (json_array_get_string_element (
                       json_object_get_array_member (aov, "caveats"),
                       json_array_get_length (json_object_get_array_member (aov, "caveats")) - 1),
                   ==, "assumed_number");
  g_assert_cmpfloat (json_object_get_double_member (
                         json_object_get_object_member (incremental, "inputs"), "freedom"),
                     ==, results->incremental.freedom);
}

static void
test_strings (void)
{
  UpliftJsonWriter *writer = uplift_json_writer_new ();
  const char *text = "a \"quoted\" \\ back\nslash\tand \x01 Zoë 😀";
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  uplift_json_writer_begin_array (writer, NULL);
  uplift_json_writer_add_string (writer, NULL, text);
  uplift_json_writer_add_double (writer, NULL, UPLIFT_NO_VALUE);
  uplift_json_writer_begin_object (writer, NULL);
  uplift_json_writer_end (writer);
  uplift_json_writer_end (writer);
  g_autofree char *json = uplift_json_writer_finish (writer);
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  JsonArray *array = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpstr (json_array_get_string_element (array, 0), ==, text);
  g_assert_true (json_array_get_null_element (array, 1));
  g_assert_cmpuint (json_object_get_size (json_array_get_object_element (array, 2)), ==, 0);
}

static void
test_summary (void)
{
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autofree char *folder = g_dir_make_tmp ("uplift-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "summary.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (uplift_report_write_summary (results, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, results->n_ranking + 2);
  g_assert_true (g_str_has_prefix (
      lines[0], "id,name,platform,category,gender,type,followers,posts,orders,revenue,spend,"));
  g_assert_null (strchr (content, '\r'));
  g_auto (GStrv) cells = g_strsplit (lines[1], ",", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 24);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[12], NULL),
                                  results->influencers[results->ranking[0]].figures.roas, 1e-9);

  /* A write that fails leaves what was there. */
  g_autofree char *bad_path = g_build_filename (folder, "no-such-folder", "summary.csv", NULL);
  g_autoptr (GFile) bad_file = g_file_new_for_path (bad_path);
  g_assert_false (uplift_report_write_summary (results, bad_file, NULL, &error));
  g_assert_nonnull (strstr (error->message, "summary.csv"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
assert_member (JsonObject *object, const char *name, double expected)
{
  g_assert_true (json_object_has_member (object, name));
  if (isnan (expected))
    g_assert_true (json_object_get_null_member (object, name));
  else
    g_assert_cmpfloat (json_object_get_double_member (object, name), ==, expected);
}

static void
assert_figures (JsonObject *object, const UpliftFigures *figures)
{
  g_assert_cmpint (json_object_get_int_member (object, "orders"), ==, figures->orders);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, "revenue"),
                                  uplift_money_to_double (figures->revenue), 1e-9);
  assert_member (object, "payout", figures->payout);
  assert_member (object, "spend", figures->spend);
  assert_member (object, "profit", figures->profit);
  assert_member (object, "roas", figures->roas);
  assert_member (object, "roi", figures->roi);
  assert_member (object, "aov", figures->aov);
  assert_member (object, "cpa", figures->cpa);
}

static void
test_breakdowns (void)
{
  static const struct
  {
    UpliftDimension dimension;
    const char *key;
  } lists[]
      = { { UPLIFT_DIMENSION_CAMPAIGN, "campaigns" },  { UPLIFT_DIMENSION_PRODUCT, "products" },
          { UPLIFT_DIMENSION_BRAND, "brands" },        { UPLIFT_DIMENSION_PLATFORM, "platforms" },
          { UPLIFT_DIMENSION_CATEGORY, "categories" }, { UPLIFT_DIMENSION_TYPE, "types" } };
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report = parse (parser, results);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *rows = json_object_get_array_member (report, lists[i].key);
      const UpliftBreakdown *breakdown = &results->breakdowns[lists[i].dimension];
      g_autofree UpliftIncrementalPart *parts
          = uplift_incremental_breakdown_compute (results, lists[i].dimension, breakdown);
      g_assert_cmpuint (breakdown->n, >, 1);
      g_assert_cmpuint (json_array_get_length (rows), ==, breakdown->n);
      for (guint b = 0; b < breakdown->n; b++)
        {
          JsonObject *row = json_array_get_object_element (rows, b);
          assert_figures (row, &breakdown->rows[b].figures);
          g_assert_cmpint (json_object_get_int_member (row, "influencers"), ==,
                           breakdown->rows[b].influencers);
          assert_member (row, "incremental_revenue", parts[b].revenue);
          assert_member (row, "incremental_roas", parts[b].roas);
        }
    }
}

static void
test_personas (void)
{
  g_autoptr (UpliftResults) results = make_results (TRUE);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *rows = json_object_get_array_member (parse (parser, results), "personas");

  g_assert_cmpuint (results->n_personas, >, 1);
  g_assert_cmpuint (json_array_get_length (rows), ==, results->n_personas);
  for (guint p = 0; p < results->n_personas; p++)
    {
      JsonObject *row = json_array_get_object_element (rows, p);
      assert_figures (row, &results->personas[p].figures);
      assert_member (row, "mean_roas", results->personas[p].mean_roas);
      g_assert_cmpint (json_object_get_int_member (row, "with_roas"), ==,
                       results->personas[p].with_roas);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/keys", test_keys);
  g_test_add_func ("/report/numbers", test_numbers);
  g_test_add_func ("/report/leaderboard", test_leaderboard);
  g_test_add_func ("/report/breakdowns", test_breakdowns);
  g_test_add_func ("/report/personas", test_personas);
  g_test_add_func ("/report/selection", test_selection);
  g_test_add_func ("/report/posts", test_posts);
  g_test_add_func ("/report/engagement", test_engagement);
  g_test_add_func ("/report/no-payouts", test_no_payouts);
  g_test_add_func ("/report/methods", test_methods);
  g_test_add_func ("/report/strings", test_strings);
  g_test_add_func ("/report/summary", test_summary);
  return g_test_run ();
}
