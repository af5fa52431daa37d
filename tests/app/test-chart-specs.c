#include "app/chart/chart-specs.h"
#include "charts/chart-private.h"
#include "charts/image-export.h"
#include "small-dataset.h"

#include <string.h>

#define N_SOURCES 11

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", "Bert", "Instagram", "Fitness", "Male", 2000, 50 },
  { "3", "Cleo", "YouTube", "Food", "Female", 3000, 10 },
  { "4", "Dora", "", "Food", "Female", 4000, UPLIFT_NO_VALUE },
  { "5", "Emil", "YouTube", "Food", "Male", 5000, 10 },
};

static const SmallRow rows[] = {
  { 0, 20000, "YouTube", 1, 40 }, { 1, 20003, "blog", 2, 100 }, { 2, 20003, "blog", 3, 40 },
  { 3, 20009, "blog", 4, 80 },    { -1, 20001, "", 7, 500 },    { 4, 20009, "YouTube", 1, 40 },
};

static UpliftResults *
new_results (const UpliftFilter *filter)
{
  g_autoptr (UpliftDataset) dataset
      = small_dataset_new (influencers, G_N_ELEMENTS (influencers), rows, G_N_ELEMENTS (rows));

  return small_results_new (dataset, filter);
}

/* "Cleo 4 c0 · Anna 0.4 c0 bad": names, values, colours, marks (transfer full). */
static char *
top_to_string (const UpliftTopList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->n; i++)
    g_string_append_printf (text, "%s%s %g c%u%s%s", i > 0 ? " · " : "", list->entries[i].name,
                            list->entries[i].value, list->entries[i].color,
                            list->entries[i].bad ? " bad" : "",
                            list->entries[i].pale ? " pale" : "");
  return g_string_free (text, FALSE);
}

static void
check_top (UpliftResults *results, UpliftMeasure measure, guint n, const char *expected)
{
  g_autoptr (UpliftTopList) list = uplift_top_list_new (results, measure, n);
  g_autofree char *text = top_to_string (list);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_top (void)
{
  g_autoptr (UpliftResults) results = new_results (NULL);

  /* Ties by name; who has no spend has no ROAS. */
  check_top (results, UPLIFT_MEASURE_ROAS, 5,
             "Cleo 4 c0 · Emil 4 c0 · Bert 2 c1 · Anna 0.4 c0 bad");
  check_top (results, UPLIFT_MEASURE_ROAS, 2, "Cleo 4 c0 · Emil 4 c0");
  check_top (results, UPLIFT_MEASURE_REVENUE, 3, "Bert 100 c1 · Dora 80 c7 · Anna 40 c0 bad");
  check_top (results, UPLIFT_MEASURE_REVENUE, 0, "");
  /* The lowest first; Dora's orders cost nothing. */
  check_top (results, UPLIFT_MEASURE_CPA, 3, "Dora 0 c7 · Cleo 3.33333 c0 · Emil 10 c0");
  check_top (results, UPLIFT_MEASURE_ORDERS, 2, "Dora 4 c7 · Cleo 3 c0");
}

static void
test_top_filtered (void)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftResults) one = NULL, both = NULL;

  uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, "2", TRUE);
  one = new_results (filter);
  check_top (one, UPLIFT_MEASURE_ROAS, 5,
             "Cleo 4 c0 pale · Emil 4 c0 pale · Bert 2 c1 · Anna 0.4 c0 bad pale");

  /* The other filters leave out. */
  uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, "1", TRUE);
  uplift_filter_set (filter, UPLIFT_DIMENSION_PLATFORM, "YouTube", TRUE);
  both = new_results (filter);
  check_top (both, UPLIFT_MEASURE_ROAS, 5, "Cleo 4 c0 pale · Emil 4 c0 pale · Anna 0.4 c0 bad");
}

/* Unit, days and series: "day 20000…20009 | blog c0 0 0 0 …" (transfer full). */
static char *
timeline_to_string (const UpliftTimeline *timeline)
{
  static const char *const units[] = { "day", "week", "month" };
  GString *text = g_string_new (units[timeline->points->unit]);

  for (guint i = 0; i < timeline->points->n; i++)
    g_string_append_printf (text, " %d", timeline->points->days[i]);
  for (guint i = 0; i < timeline->n_series; i++)
    {
      const UpliftTimelineSeries *series = &timeline->series[i];

      g_string_append_printf (text, " | %s%s:", series->name, series->pale ? " pale" : "");
      for (guint point = 0; point < timeline->points->n; point++)
        g_string_append_printf (text, " %g", series->values[point]);
    }
  return g_string_free (text, FALSE);
}

static void
check_timeline (UpliftResults *results, const char *expected)
{
  g_autoptr (UpliftTimeline) timeline = uplift_timeline_new (results);
  g_autofree char *text = timeline_to_string (timeline);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_timeline (void)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_new ();
  g_autoptr (UpliftResults) all = new_results (NULL), some = NULL, none = NULL;

  check_timeline (all, "day 20000 20001 20002 20003 20004 20005 20006 20007 20008 20009"
                       " | (none): 0 500 0 0 0 0 0 0 0 0"
                       " | blog: 0 0 0 140 0 0 0 0 0 80"
                       " | YouTube: 40 0 0 0 0 0 0 0 0 40");

  /* The chosen source alone says how long the line is; the others are pale. */
  uplift_filter_set (filter, UPLIFT_DIMENSION_SOURCE, "blog", TRUE);
  some = new_results (filter);
  check_timeline (some, "day 20003 20004 20005 20006 20007 20008 20009"
                        " | blog: 140 0 0 0 0 0 80"
                        " | (none) pale: 0 0 0 0 0 0 0"
                        " | YouTube pale: 0 0 0 0 0 0 40");

  uplift_filter_set_period (filter, 30000, 30010);
  none = new_results (filter);
  check_timeline (none, "day");
}

static void
test_many_sources (void)
{
  SmallRow made[N_SOURCES];
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (UpliftDataset) dataset = NULL;
  g_autoptr (UpliftResults) results = NULL;
  g_autoptr (UpliftTimeline) timeline = NULL;
  guint colors = 0;

  for (int i = 0; i < N_SOURCES; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("s%d", i));
      made[i] = (SmallRow){ 0, 20000, g_ptr_array_index (names, (guint) i), 1, i + 1 };
    }
  dataset = small_dataset_new (influencers, 1, made, N_SOURCES);
  results = small_results_new (dataset, NULL);
  timeline = uplift_timeline_new (results);

  g_assert_cmpuint (timeline->n_series, ==, 8);
  g_assert_cmpstr (timeline->series[0].name, ==, "s10");
  g_assert_cmpstr (timeline->series[6].name, ==, "s4");
  g_assert_cmpstr (timeline->series[7].name, ==, "other");
  g_assert_cmpuint (timeline->series[7].source, ==, UPLIFT_TIMELINE_OTHER);
  g_assert_true (timeline->series[7].total == 1 + 2 + 3 + 4);
  for (guint i = 0; i < timeline->n_series; i++)
    colors |= 1u << timeline->series[i].color;
  g_assert_cmpuint (colors, ==, 0xff);
}

static void
test_charts (void)
{
  g_autoptr (UpliftResults) results = new_results (NULL);
  g_autoptr (UpliftTopList) list = uplift_top_list_new (results, UPLIFT_MEASURE_ROAS, 3);
  g_autoptr (UpliftTimeline) timeline = uplift_timeline_new (results);
  g_autoptr (UpliftChart) bars = uplift_bar_chart_new (), lines = uplift_line_chart_new ();
  g_autofree char *bar_text = NULL, *line_text = NULL;

  uplift_chart_specs_fill_top (UPLIFT_BAR_CHART (bars), list, UPLIFT_MEASURE_ROAS, results);
  bar_text = uplift_chart_to_text (bars);
  g_assert_cmpstr (uplift_chart_get_title (bars), ==, "Top 3 by ROAS");
  g_assert_nonnull (strstr (bar_text, "Cleo\t4"));
  g_assert_null (strstr (bar_text, "Anna"));

  uplift_chart_specs_fill_timeline (UPLIFT_LINE_CHART (lines), timeline, results);
  line_text = uplift_chart_to_text (lines);
  g_assert_false (uplift_chart_is_empty (lines));
  g_assert_nonnull (strstr (line_text, "blog"));
}

static void
add_to_string (const char *name, guint color, gpointer text)
{
  g_string_append_printf (text, "%s c%u ", name, color);
}

static void
test_platforms (void)
{
  g_autoptr (UpliftResults) results = new_results (NULL);
  g_autoptr (UpliftTopList) two = uplift_top_list_new (results, UPLIFT_MEASURE_ROAS, 2);
  g_autoptr (UpliftTopList) all = uplift_top_list_new (results, UPLIFT_MEASURE_REVENUE, 9);
  g_autoptr (GString) text = g_string_new (NULL);

  uplift_chart_specs_list_platforms (two, add_to_string, text);
  g_assert_cmpstr (text->str, ==, "YouTube c0 ");
  g_string_truncate (text, 0);
  uplift_chart_specs_list_platforms (all, add_to_string, text);
  g_assert_cmpstr (text->str, ==, "Instagram c1 YouTube c0 (none) c7 ");
}

static gboolean
has_label (UpliftChart *chart, const char *text)
{
  GArray *labels = uplift_chart_get_state (chart)->labels;

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (pango_layout_get_text (g_array_index (labels, UpliftLabel, i).layout), text))
      return TRUE;
  return FALSE;
}

/* They are in the chart itself, and so in its pictures. */
static void
test_legend (void)
{
  g_autoptr (UpliftResults) results = new_results (NULL);
  g_autoptr (UpliftTopList) two = uplift_top_list_new (results, UPLIFT_MEASURE_ROAS, 2);
  g_autoptr (UpliftTopList) all = uplift_top_list_new (results, UPLIFT_MEASURE_REVENUE, 9);
  g_autoptr (UpliftChart) chart = uplift_bar_chart_new ();
  PangoContext *context = uplift_image_export_create_context (NULL);

  uplift_chart_specs_fill_top (UPLIFT_BAR_CHART (chart), all, UPLIFT_MEASURE_REVENUE, results);
  uplift_chart_layout (chart, context, uplift_theme_get_light (), 600, 400);
  g_assert_true (has_label (chart, "Instagram") && has_label (chart, "YouTube"));
  uplift_chart_specs_fill_top (UPLIFT_BAR_CHART (chart), two, UPLIFT_MEASURE_ROAS, results);
  uplift_chart_layout (chart, context, uplift_theme_get_light (), 600, 400);
  g_assert_true (!has_label (chart, "Instagram") && has_label (chart, "YouTube"));
  g_object_unref (context);
}

static void
test_hints (void)
{
  SmallInfluencer unpaid = influencers[0];
  g_autoptr (UpliftDataset) dataset = NULL;
  g_autoptr (UpliftResults) results = NULL;

  unpaid.payout = UPLIFT_NO_VALUE;
  dataset = small_dataset_new (&unpaid, 1, rows, 1);
  results = small_results_new (dataset, NULL);
  check_top (results, UPLIFT_MEASURE_ROAS, 5, "");
  g_assert_nonnull (
      strstr (uplift_chart_specs_get_top_hint (UPLIFT_MEASURE_ROAS, results), "No payouts file"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-specs/top", test_top);
  g_test_add_func ("/chart-specs/top-filtered", test_top_filtered);
  g_test_add_func ("/chart-specs/timeline", test_timeline);
  g_test_add_func ("/chart-specs/many-sources", test_many_sources);
  g_test_add_func ("/chart-specs/charts", test_charts);
  g_test_add_func ("/chart-specs/platforms", test_platforms);
  g_test_add_func ("/chart-specs/legend", test_legend);
  g_test_add_func ("/chart-specs/hints", test_hints);
  return g_test_run ();
}
