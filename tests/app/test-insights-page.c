/* The page of insights shows what the report says, under any filter. */
#include "../core/random-dataset.h"
#include "../core/random-filter.h"
#include "app/insights/audit-section.h"
#include "app/insights/fact-card.h"
#include "app/insights/insights-page.h"
#include "app/insights/loss-card.h"
#include "app/insights/pattern-filter.h"
#include "app/insights/pattern-list.h"
#include "app/table/data-table.h"
#include "app/words/measure-text.h"
#include "core/write/format.h"
#include "core/write/report.h"
#include "find-child.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define N_CASES 40

typedef struct
{
  UpliftSession *session; /* (owned) */
  GtkWidget *page;        /* (owned) */
  JsonParser *parser;     /* (owned) */
  JsonObject *report;     /* of the session's results (borrowed) */
} Fixture;

static UpliftDataset *
make_dataset (guint seed, gboolean has_payouts)
{
  RandomDatasetSpec spec = {
    .seed = seed,
    .n_influencers = 30,
    .n_rows = 300,
    .n_posts = 60,
    .n_payouts = has_payouts ? 60 : 0,
    .n_days = 30,
    .row_dimensions = TRUE,
    .post_dimensions = TRUE,
    .payout_campaigns = seed % 2 == 0,
    .payout_days = TRUE,
  };

  return random_dataset_new (&spec);
}

/* Shows another data set. */
static void
show (Fixture *fixture, guint seed, gboolean has_payouts)
{
  g_autoptr (UpliftDataset) dataset = make_dataset (seed, has_payouts);
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  settings.method = UPLIFT_METHOD_AOV;
  settings.baseline_aov = 900.0;
  settings.poor_roas = seed % 3 == 0 ? UPLIFT_NO_VALUE : 6.0;
  uplift_session_set_dataset (fixture->session, dataset);
  uplift_session_set_settings (fixture->session, &settings);
  uplift_session_update (fixture->session);
}

static Fixture
make_fixture (guint seed, gboolean has_payouts)
{
  Fixture fixture = { uplift_session_new (), g_object_new (UPLIFT_TYPE_INSIGHTS_PAGE, NULL),
                      json_parser_new (), NULL };

  g_object_ref_sink (fixture.page);
  uplift_session_view_set_session (fixture.page, fixture.session);
  show (&fixture, seed, has_payouts);
  return fixture;
}

static void
clear_fixture (Fixture *fixture)
{
  g_object_run_dispose (G_OBJECT (fixture->page));
  g_assert_finalize_object (fixture->page);
  g_object_unref (fixture->parser);
  g_object_unref (fixture->session);
}

static void
read_report (Fixture *fixture)
{
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  g_autofree char *json
      = uplift_report_to_json (uplift_session_get_results (fixture->session), &options);

  g_assert_true (json_parser_load_from_data (fixture->parser, json, -1, NULL));
  fixture->report = json_node_get_object (json_parser_get_root (fixture->parser));
}

/* The nth descendant of the type, from 0. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;
      if (!g_type_is_a (G_OBJECT_TYPE (child), type))
        found = find_nth (child, type, n);
      else if ((*n)-- == 0)
        found = child;
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_nth (const Fixture *fixture, GType type, guint n)
{
  GtkWidget *found = find_nth (fixture->page, type, &n);

  g_assert_nonnull (found);
  return found;
}

/* The data of a table within a part of the page; NULL while something stands in its place. */
static UpliftTableData *
get_shown (GtkWidget *part)
{
  GtkStack *stack = GTK_STACK (find_child (part, GTK_TYPE_STACK));
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  if (!UPLIFT_IS_DATA_TABLE (shown))
    shown = find_child (shown, UPLIFT_TYPE_DATA_TABLE);
  return shown != NULL ? uplift_data_table_get_data (UPLIFT_DATA_TABLE (shown)) : NULL;
}

static double
get_member (JsonObject *object, const char *name)
{
  return json_object_get_null_member (object, name) ? UPLIFT_NO_VALUE
                                                    : json_object_get_double_member (object, name);
}

static void
assert_cell (UpliftTableData *data, guint row, const char *column, double expected)
{
  double shown
      = uplift_table_data_get_number (data, row, uplift_table_data_find_column (data, column));

  if (isnan (expected))
    g_assert_true (isnan (shown));
  else
    g_assert_cmpfloat_with_epsilon (shown, expected, 1e-9 * MAX (1.0, fabs (expected)));
}

static const char *
get_name (UpliftTableData *data, guint row)
{
  return uplift_table_data_get_text (data, row, uplift_table_data_find_column (data, "name"));
}

/* ---- Who stands out ---- */

static void
check_fact (const Fixture *fixture, guint index, const char *key, UpliftMeasure measure)
{
  GtkWidget *card = get_nth (fixture, UPLIFT_TYPE_FACT_CARD, index);
  JsonArray *influencers = json_object_get_array_member (fixture->report, "influencers");
  double best = UPLIFT_NO_VALUE;

  for (guint i = 0; i < json_array_get_length (influencers); i++)
    {
      double value = get_member (json_array_get_object_element (influencers, i), key);
      if (!isnan (value) && (isnan (best) || value > best))
        best = value;
    }
  if (best == 0.0)
    best = UPLIFT_NO_VALUE;
  g_autofree char *figure = uplift_measure_text_format (measure, best, "");
  g_autofree char *title = uplift_measure_text_dup_best (1u << measure);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, figure);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_cmpint (gtk_widget_get_sensitive (card), ==, !isnan (best));
}

/* ---- Who loses money ---- */

static guint
check_losses (const Fixture *fixture, UpliftLossKind kind, const char *flag)
{
  UpliftTableData *data = get_shown (get_nth (fixture, UPLIFT_TYPE_LOSS_CARD, kind));
  JsonArray *influencers = json_object_get_array_member (fixture->report, "influencers");
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (influencers); i++)
    {
      JsonObject *influencer = json_array_get_object_element (influencers, i);
      guint row = 0;
      if (!json_object_get_boolean_member (influencer, flag)
          || (kind == UPLIFT_LOSS_POOR
              && json_object_get_boolean_member (influencer, "loss_making")))
        continue;
      n++;
      g_assert_nonnull (data);
      /* Names are not unique, but with their revenue they are. */
      guint revenue = uplift_table_data_find_column (data, "revenue");
      while (strcmp (get_name (data, row), json_object_get_string_member (influencer, "name")) != 0
             || uplift_table_data_get_number (data, row, revenue)
                    != get_member (influencer, "revenue"))
        g_assert_cmpuint (++row, <, uplift_table_data_get_shape (data)->n_rows);
      assert_cell (data, row, "spend", get_member (influencer, "spend"));
      if (kind == UPLIFT_LOSS_LOSING)
        assert_cell (data, row, "lost", -get_member (influencer, "profit"));
      else
        assert_cell (data, row, "profit", get_member (influencer, "profit"));
      if (kind == UPLIFT_LOSS_NOT_INCREMENTAL)
        assert_cell (data, row, "incremental_roas", get_member (influencer, "incremental_roas"));
      else
        assert_cell (data, row, "roas", get_member (influencer, "roas"));
    }
  g_assert_cmpuint (n, ==, data != NULL ? uplift_table_data_get_shape (data)->n_rows : 0);
  return n;
}

/* A label that is shown, with that in its text. */
static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_child_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* Who loses money is not forgotten where the poor are counted. */
static guint
check_losing_poor (const Fixture *fixture)
{
  GtkWidget *card = get_nth (fixture, UPLIFT_TYPE_LOSS_CARD, UPLIFT_LOSS_POOR);
  JsonArray *influencers = json_object_get_array_member (fixture->report, "influencers");
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (influencers); i++)
    {
      JsonObject *influencer = json_array_get_object_element (influencers, i);
      n += json_object_get_boolean_member (influencer, "loss_making")
                   && json_object_get_boolean_member (influencer, "poor")
               ? 1
               : 0;
    }
  g_autofree char *words = g_strdup_printf ("he %u who ", n);
  g_assert_true (n > 0 ? says (card, words) : !says (card, "listed above"));
  return n;
}

/* ---- Patterns ---- */

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static guint
check_patterns (const Fixture *fixture)
{
  static const double cuts[] = { 0.01, 0.05, 0.10, 1.0 };
  GtkWidget *card = get_nth (fixture, UPLIFT_TYPE_PATTERN_LIST, 0);
  GtkWidget *list = find_child (card, GTK_TYPE_LIST_BOX);
  GtkDropDown *cut = GTK_DROP_DOWN (find_child (card, GTK_TYPE_DROP_DOWN));
  GtkCheckButton *hide = GTK_CHECK_BUTTON (find_child (card, GTK_TYPE_CHECK_BUTTON));
  JsonArray *patterns = json_object_get_array_member (fixture->report, "patterns");

  for (guint c = 0; c < G_N_ELEMENTS (cuts); c++)
    {
      guint expected = 0;
      for (guint p = 0; p < json_array_get_length (patterns); p++)
        expected += get_member (json_array_get_object_element (patterns, p), "p_value") <= cuts[c]
                        ? 1
                        : 0;
      gtk_check_button_set_active (hide, cuts[c] < 1.0);
      gtk_drop_down_set_selected (cut, MIN (c, 2));
      g_assert_cmpuint (count_rows (list), ==, MIN (expected, 8));
    }
  gtk_check_button_set_active (hide, TRUE);
  gtk_drop_down_set_selected (cut, 1);
  return json_array_get_length (patterns);
}

/* ---- Payout audit ---- */

static void
check_payout (UpliftTableData *data, guint row, JsonObject *expected)
{
  static const char *const numbers[]
      = { "paid",          "expected_by_count", "difference",
          "rate",          "units_stated",      "expected_by_statement",
          "units_counted", "at_stake",          "owed" };

  g_assert_cmpstr (get_name (data, row), ==, json_object_get_string_member (expected, "name"));
  for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
    assert_cell (data, row, numbers[k], get_member (expected, numbers[k]));
}

static guint
check_audit (const Fixture *fixture)
{
  GtkWidget *section = get_nth (fixture, UPLIFT_TYPE_AUDIT_SECTION, 0);
  GtkCheckButton *only = GTK_CHECK_BUTTON (find_child (section, GTK_TYPE_CHECK_BUTTON));
  JsonObject *audit = json_object_get_object_member (fixture->report, "payout_audit");
  JsonArray *rows = json_object_get_array_member (audit, "rows");
  guint n_wrong = 0;

  gtk_check_button_set_active (only, TRUE);
  for (guint k = 0; k < json_array_get_length (rows); k++)
    {
      JsonObject *row = json_array_get_object_element (rows, k);
      const char *judgement = json_object_get_string_member (row, "judgement");
      if (!g_str_equal (judgement, "ok") && !g_str_equal (judgement, "unchecked"))
        check_payout (get_shown (section), n_wrong++, row);
    }
  g_assert_cmpuint (uplift_table_data_get_shape (get_shown (section))->n_rows, ==, n_wrong);

  gtk_check_button_set_active (only, FALSE);
  g_assert_cmpuint (uplift_table_data_get_shape (get_shown (section))->n_rows, ==,
                    json_array_get_length (rows));
  for (guint k = 0; k < json_array_get_length (rows); k++)
    check_payout (get_shown (section), k, json_array_get_object_element (rows, k));
  return n_wrong;
}

static void
test_random (void)
{
  Fixture fixture = make_fixture (1, TRUE);
  guint n_losses[3] = { 0 }, n_losing_poor = 0, n_patterns = 0, n_wrong = 0;

  for (guint seed = 1; seed <= N_CASES; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (UpliftFilter) filter = NULL;
      show (&fixture, seed, TRUE);
      filter = random_filter_new (rand, uplift_session_get_dataset (fixture.session));
      uplift_session_set_filter (fixture.session, filter);
      uplift_session_update (fixture.session);
      read_report (&fixture);
      check_fact (&fixture, 0, "roas", UPLIFT_MEASURE_ROAS);
      check_fact (&fixture, 1, "incremental_roas", UPLIFT_MEASURE_IROAS);
      check_fact (&fixture, 2, "orders", UPLIFT_MEASURE_ORDERS);
      check_fact (&fixture, 3, "revenue", UPLIFT_MEASURE_REVENUE);
      n_losses[0] += check_losses (&fixture, UPLIFT_LOSS_LOSING, "loss_making");
      n_losses[1] += check_losses (&fixture, UPLIFT_LOSS_NOT_INCREMENTAL, "not_incremental");
      n_losses[2] += check_losses (&fixture, UPLIFT_LOSS_POOR, "poor");
      n_losing_poor += check_losing_poor (&fixture);
      n_patterns += check_patterns (&fixture);
      n_wrong += check_audit (&fixture);
    }
  clear_fixture (&fixture);
  for (guint k = 0; k < G_N_ELEMENTS (n_losses); k++)
    g_assert_cmpuint (n_losses[k], >, 20);
  g_assert_cmpuint (n_losing_poor, >, 20);
  g_assert_cmpuint (n_patterns, >, 20);
  g_assert_cmpuint (n_wrong, >, 100);
}

/* Without payouts nothing is said to be well. */
static void
test_no_payouts (void)
{
  Fixture fixture = make_fixture (1, FALSE);

  for (guint k = 0; k < 3; k++)
    g_assert_null (get_shown (get_nth (&fixture, UPLIFT_TYPE_LOSS_CARD, k)));
  g_assert_null (get_shown (get_nth (&fixture, UPLIFT_TYPE_AUDIT_SECTION, 0)));
  g_assert_false (gtk_widget_get_sensitive (get_nth (&fixture, UPLIFT_TYPE_FACT_CARD, 0)));
  g_assert_true (gtk_widget_get_sensitive (get_nth (&fixture, UPLIFT_TYPE_FACT_CARD, 3)));
  clear_fixture (&fixture);
}

/* ---- What a click does ---- */

static guint
count_ticked (const Fixture *fixture, UpliftDimension dimension)
{
  return uplift_filter_get_n_values (uplift_session_get_filter (fixture->session), dimension);
}

static void
test_click_fact (void)
{
  Fixture fixture = make_fixture (2, TRUE);
  GtkWidget *card = get_nth (&fixture, UPLIFT_TYPE_FACT_CARD, 3);

  g_signal_emit_by_name (card, "clicked");
  uplift_session_update (fixture.session);
  g_assert_cmpuint (count_ticked (&fixture, UPLIFT_DIMENSION_INFLUENCER), ==, 1);
  g_assert_cmpint (uplift_session_get_results (fixture.session)->totals.influencers, ==, 1);
  g_signal_emit_by_name (card, "clicked");
  g_assert_cmpuint (count_ticked (&fixture, UPLIFT_DIMENSION_INFLUENCER), ==, 0);
  clear_fixture (&fixture);
}

static void
check_pattern_click (const Fixture *fixture, guint p)
{
  UpliftResults *results = uplift_results_ref (uplift_session_get_results (fixture->session));
  const UpliftPattern *pattern = &results->patterns[p];
  gboolean is_persona = g_str_equal (pattern->dimension, "persona");

  uplift_pattern_filter_toggle (fixture->session, pattern);
  g_assert_true (uplift_filter_has (
      uplift_session_get_filter (fixture->session), pattern->by,
      uplift_dictionary_get (results->dataset->values[pattern->by], pattern->code)));
  g_assert_cmpuint (count_ticked (fixture, pattern->by), ==, 1);
  if (is_persona)
    g_assert_cmpuint (count_ticked (fixture, UPLIFT_DIMENSION_GENDER), ==, 1);
  uplift_pattern_filter_toggle (fixture->session, pattern);
  g_assert_true (uplift_filter_is_empty (uplift_session_get_filter (fixture->session)));
  uplift_results_unref (results);
}

static void
test_click_pattern (void)
{
  guint n_personas = 0;

  for (guint seed = 1; seed <= 10; seed++)
    {
      Fixture fixture = make_fixture (seed, TRUE);
      UpliftResults *results = uplift_session_get_results (fixture.session);
      for (guint p = 0; p < results->n_patterns; p++)
        {
          n_personas += results->patterns[p].gender != G_MAXUINT32 ? 1 : 0;
          check_pattern_click (&fixture, p);
        }
      clear_fixture (&fixture);
    }
  g_assert_cmpuint (n_personas, >, 0);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/insights-page/random", test_random);
  g_test_add_func ("/insights-page/no-payouts", test_no_payouts);
  g_test_add_func ("/insights-page/click-fact", test_click_fact);
  g_test_add_func ("/insights-page/click-pattern", test_click_pattern);
  return g_test_run ();
}
