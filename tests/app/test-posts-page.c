/* The page “Posts” shows what the report says, under random filters, and what a click on it does.
 */
#include "../core/random-dataset.h"
#include "../core/random-filter.h"
#include "app/chart/chart-card.h"
#include "app/influencers/influencer-dialog.h"
#include "app/posts/post-table-data.h"
#include "app/posts/posts-page.h"
#include "app/table/data-table.h"
#include "core/write/report.h"
#include "find-child.h"
#include "small-dataset.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define N_CASES 15

static GObject *
get_part (GtkWidget *page, const char *name)
{
  return gtk_widget_get_template_child (page, UPLIFT_TYPE_POSTS_PAGE, name);
}

static UpliftChartView *
get_view (GtkWidget *page, const char *card)
{
  return uplift_chart_card_get_view (UPLIFT_CHART_CARD (get_part (page, card)));
}

/* The numbers of a chart as lines of cells, without the heading (transfer full). */
static GPtrArray *
read_chart (GtkWidget *page, const char *card)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *text
      = uplift_chart_to_text (uplift_chart_view_get_chart (get_view (page, card)));
  g_auto (GStrv) all = g_strsplit (g_strchomp (text), "\n", -1);

  for (guint i = 1; all[0] != NULL && all[i] != NULL; i++)
    g_ptr_array_add (lines, g_strsplit (all[i], "\t", -1));
  return lines;
}

static void
assert_number (const char *cell, JsonObject *object, const char *key)
{
  if (json_object_get_null_member (object, key))
    g_assert_cmpstr (cell, ==, "");
  else
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cell, NULL),
                                    json_object_get_double_member (object, key), 1e-9);
}

/* Platforms in the same order, each with its mean and its pooled rate. */
static void
check_engagement (GtkWidget *page, JsonObject *report)
{
  JsonArray *rows = json_object_get_array_member (report, "engagement");
  UpliftResults *results = uplift_session_view_get_results (page);
  g_autoptr (GPtrArray) lines = read_chart (page, "engagement_card");
  guint at = 0;

  g_assert_cmpuint (lines->len, ==, 2 * results->n_engagement);
  for (guint i = 0; i < results->n_engagement; i++)
    {
      char **mean = lines->pdata[2 * i], **pooled = lines->pdata[2 * i + 1];
      JsonObject *row;
      if (!results->engagement[i].selected)
        continue;
      row = json_array_get_object_element (rows, at++);
      if (*json_object_get_string_member (row, "platform") != '\0')
        g_assert_cmpstr (mean[0], ==, json_object_get_string_member (row, "platform"));
      assert_number (mean[2], row, "rate");
      assert_number (pooled[2], row, "pooled_rate");
    }
  g_assert_cmpuint (at, ==, json_array_get_length (rows));
}

/* The points add up to the days. */
static void
check_time (GtkWidget *page, const char *card, JsonObject *report, const char *key)
{
  JsonArray *days = json_object_get_array_member (report, "posts_daily");
  g_autoptr (GPtrArray) lines = read_chart (page, card);
  double shown = 0.0, expected = 0.0;

  for (guint i = 0; i < lines->len; i++)
    shown += g_ascii_strtod (((char **) lines->pdata[i])[1], NULL);
  for (guint i = 0; i < json_array_get_length (days); i++)
    expected += json_object_get_double_member (json_array_get_object_element (days, i), key);
  g_assert_cmpfloat (shown, ==, expected);
}

static double
sum_column (UpliftTableData *data, guint column)
{
  double sum = 0.0;

  for (guint row = 0; row < uplift_table_data_get_shape (data)->n_rows; row++)
    {
      double number = uplift_table_data_get_number (data, row, column);
      sum += isnan (number) ? 0.0 : number;
    }
  return sum;
}

static void
check_table (GtkWidget *page, JsonObject *report)
{
  JsonObject *totals = json_object_get_object_member (report, "totals");
  UpliftTableData *data = uplift_data_table_get_data (UPLIFT_DATA_TABLE (get_part (page, "table")));
  double rates = 0.0, rated = 0.0;

  g_assert_cmpint (uplift_table_data_get_shape (data)->n_rows, ==,
                   json_object_get_int_member (totals, "posts"));
  g_assert_cmpfloat (sum_column (data, UPLIFT_POST_REACH), ==,
                     json_object_get_double_member (totals, "reach"));
  g_assert_cmpfloat (sum_column (data, UPLIFT_POST_LIKES) + sum_column (data, UPLIFT_POST_COMMENTS),
                     ==, json_object_get_double_member (totals, "engagements"));
  for (guint row = 0; row < uplift_table_data_get_shape (data)->n_rows; row++)
    {
      double rate = uplift_table_data_get_number (data, row, UPLIFT_POST_ENGAGEMENT_RATE);
      rates += isnan (rate) ? 0.0 : rate;
      rated += isnan (rate) ? 0.0 : 1.0;
    }
  g_assert_cmpint (rated == 0.0, ==, json_object_get_null_member (totals, "engagement_rate"));
  if (rated > 0.0)
    g_assert_cmpfloat_with_epsilon (
        rates / rated, json_object_get_double_member (totals, "engagement_rate"), 1e-9);
}

static void
check_page (GtkWidget *page)
{
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  g_autofree char *json = uplift_report_to_json (uplift_session_view_get_results (page), &options);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *report;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  report = json_node_get_object (json_parser_get_root (parser));
  check_engagement (page, report);
  check_time (page, "posts_card", report, "posts");
  check_time (page, "reach_card", report, "reach");
  check_table (page, report);
}

static GtkWidget *
new_page (UpliftSession *session, UpliftDataset *dataset)
{
  GtkWidget *page = g_object_ref_sink (g_object_new (UPLIFT_TYPE_POSTS_PAGE, NULL));

  uplift_session_set_dataset (session, dataset);
  uplift_session_update (session);
  uplift_session_view_set_session (page, session);
  return page;
}

static void
free_page (GtkWidget *page)
{
  g_object_run_dispose (G_OBJECT (page));
  g_assert_finalize_object (page);
}

static void
test_report (void)
{
  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      RandomDatasetSpec spec = { .seed = seed,
                                 .n_influencers = 12,
                                 .n_rows = 40,
                                 .n_posts = (guint) g_rand_int_range (rand, 1, 200),
                                 .n_payouts = 10,
                                 .n_days = (guint) g_rand_int_range (rand, 1, 500),
                                 .row_dimensions = TRUE,
                                 .post_dimensions = g_rand_boolean (rand) };
      g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
      g_autoptr (UpliftFilter) filter = random_filter_new (rand, dataset);
      g_autoptr (UpliftSession) session = uplift_session_new ();
      GtkWidget *page = new_page (session, dataset);

      check_page (page);
      uplift_session_set_filter (session, filter);
      uplift_session_update (session);
      check_page (page);
      free_page (page);
    }
}

/* ---- What clicks do, and what is there without columns. ---- */

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", "Bert", "Instagram", "Fitness", "Male", 2000, 50 },
};

static const SmallRow rows[] = { { 0, 20000, "a", 3, 600 }, { 1, 20100, "b", 1, 300 } };

/* 20003 is a Monday. The platform of the last post is no influencer's. */
static const SmallPost posts[] = {
  { 0, "YouTube", 20001, 1000, 90, 10, "https://x.org/1", "first" },
  { 1, "Instagram", 20003, 5000, 100, 50, "", "second" },
  { 1, "Instagram", 20080, 5000, 100, 0, "", "" },
  { 0, "TikTok", 20090, 5000, 50, 0, "", "" },
};

typedef struct
{
  UpliftSession *session; /* (owned) */
  UpliftDataset *dataset; /* (owned) */
  GtkWidget *page;        /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = uplift_session_new ();
  fixture->dataset = small_dataset_new (influencers, 2, rows, 2);
  small_dataset_add_posts (fixture->dataset, posts, G_N_ELEMENTS (posts));
  fixture->page = new_page (fixture->session, fixture->dataset);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  free_page (fixture->page);
  g_object_unref (fixture->session);
  uplift_dataset_unref (fixture->dataset);
}

static void
activate (Fixture *fixture, const char *card, guint datum, gboolean extend)
{
  g_signal_emit_by_name (get_view (fixture->page, card), "mark-activated", datum, 0, extend);
  uplift_session_update (fixture->session);
}

static const UpliftFilter *
get_filter (Fixture *fixture)
{
  return uplift_session_get_filter (fixture->session);
}

static void
test_bar (Fixture *fixture, gconstpointer data)
{
  UpliftResults *results;

  /* By mean rate: YouTube 10 %, Instagram 2.5 %, TikTok 1 %, with two bars each. */
  activate (fixture, "engagement_card", 3, FALSE);
  g_assert_cmpuint (uplift_filter_get_n_values (get_filter (fixture), UPLIFT_DIMENSION_PLATFORM),
                    ==, 1);
  g_assert_true (uplift_filter_has (get_filter (fixture), UPLIFT_DIMENSION_PLATFORM, "Instagram"));

  /* The others stay, pale, to be added. */
  results = uplift_session_get_results (fixture->session);
  g_assert_cmpuint (results->n_engagement, ==, 3);
  activate (fixture, "engagement_card", 0, TRUE);
  g_assert_cmpuint (uplift_filter_get_n_values (get_filter (fixture), UPLIFT_DIMENSION_PLATFORM),
                    ==, 2);

  /* Nobody's platform would leave nothing. */
  activate (fixture, "engagement_card", 4, FALSE);
  g_assert_cmpuint (uplift_filter_get_n_values (get_filter (fixture), UPLIFT_DIMENSION_PLATFORM),
                    ==, 2);
}

static void
test_period (Fixture *fixture, gconstpointer data)
{
  /* Weeks from Monday, from the first day with a post on. */
  g_signal_emit_by_name (get_view (fixture->page, "reach_card"), "range-selected", 0, 1);
  uplift_session_update (fixture->session);
  g_assert_cmpint (uplift_filter_get_since (get_filter (fixture)), ==, 20001);
  g_assert_cmpint (uplift_filter_get_until (get_filter (fixture)), ==, 20009);
  g_assert_cmpint (uplift_session_get_results (fixture->session)->totals.posts, ==, 2);

  /* Days now; a click takes one, and again lets go of it. */
  activate (fixture, "posts_card", 2, FALSE);
  g_assert_cmpint (uplift_filter_get_since (get_filter (fixture)), ==, 20003);
  g_assert_cmpint (uplift_filter_get_until (get_filter (fixture)), ==, 20003);
  activate (fixture, "posts_card", 0, FALSE);
  g_assert_true (uplift_filter_is_empty (get_filter (fixture)));
}

/* The influencer of the post opens, and the filter stays as it is. */
static void
test_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWindow *dialog;

  gtk_window_set_child (GTK_WINDOW (window), fixture->page);
  g_signal_emit_by_name (get_part (fixture->page, "table"), "row-activated", 1);
  dialog = find_toplevel (UPLIFT_TYPE_INFLUENCER_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, influencers[1].name);
  g_assert_true (uplift_filter_is_empty (get_filter (fixture)));
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  static const guint columns[] = { UPLIFT_POST_DATE,     UPLIFT_POST_INFLUENCER,
                                   UPLIFT_POST_PLATFORM, UPLIFT_POST_REACH,
                                   UPLIFT_POST_LIKES,    UPLIFT_POST_ENGAGEMENT_RATE,
                                   UPLIFT_POST_LINK,     UPLIFT_POST_CAPTION };
  g_autoptr (UpliftTableData) table
      = uplift_post_table_data_new (uplift_session_get_results (fixture->session));
  const UpliftTableShape *shape = uplift_table_data_get_shape (table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < 2; row++)
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        g_autofree char *cell = uplift_table_data_dup_plain (table, row, columns[i]);
        g_string_append_printf (text, "%s%s", cell, i + 1 < G_N_ELEMENTS (columns) ? "," : "\n");
      }
  g_assert_cmpstr (text->str, ==,
                   "2024-10-05,Anna,YouTube,1000,90,0.1,https://x.org/1,first\n"
                   "2024-10-07,Bert,Instagram,5000,100,0.03,,second\n");
  g_assert_false (shape->columns[UPLIFT_POST_LINK].hidden);
  g_assert_true (shape->columns[UPLIFT_POST_CAMPAIGN].hidden);
}

static void
test_no_reach (void)
{
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 2, rows, 2);
  g_autoptr (UpliftSession) session = uplift_session_new ();
  GtkWidget *page;

  small_dataset_add_posts (dataset, posts, 3);
  g_clear_pointer (&dataset->posts.reach, g_free);
  page = new_page (session, dataset);
  g_assert_true (
      uplift_chart_is_empty (uplift_chart_view_get_chart (get_view (page, "reach_card"))));
  g_assert_true (
      uplift_chart_is_empty (uplift_chart_view_get_chart (get_view (page, "engagement_card"))));
  g_assert_false (
      uplift_chart_is_empty (uplift_chart_view_get_chart (get_view (page, "posts_card"))));
  free_page (page);
}

static void
test_no_posts_file (void)
{
  g_autoptr (UpliftDataset) without = small_dataset_new (influencers, 2, rows, 2);
  g_autoptr (UpliftDataset) with = small_dataset_new (influencers, 2, rows, 2);
  g_autoptr (UpliftSession) session = uplift_session_new ();
  GtkWidget *page = new_page (session, without);
  GtkStack *stack = GTK_STACK (get_part (page, "stack"));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "no-file");
  small_dataset_add_posts (with, posts, 3);
  uplift_session_set_dataset (session, with);
  uplift_session_update (session);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "posts");
  free_page (page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/posts-page/report", test_report);
  g_test_add ("/posts-page/bar", Fixture, NULL, set_up, test_bar, tear_down);
  g_test_add ("/posts-page/period", Fixture, NULL, set_up, test_period, tear_down);
  g_test_add ("/posts-page/row", Fixture, NULL, set_up, test_row, tear_down);
  g_test_add ("/posts-page/cells", Fixture, NULL, set_up, test_cells, tear_down);
  g_test_add_func ("/posts-page/no-reach", test_no_reach);
  g_test_add_func ("/posts-page/no-posts-file", test_no_posts_file);
  return g_test_run ();
}
