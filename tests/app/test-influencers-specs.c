/* The numbers in the charts of the influencers are the results', under random filters. */
#include "../core/random-case.h"
#include "app/influencers/influencers-specs.h"
#include "charts/image-export.h"
#include "small-dataset.h"

#include <string.h>

/* The lines of a chart's numbers below its header, as cells (transfer full, of GStrv). */
static GPtrArray *
read_lines (UpliftChart *chart)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *text = uplift_chart_to_text (chart);
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);

  for (guint i = 1; all[i] != NULL; i++)
    if (*all[i] != '\0')
      g_ptr_array_add (lines, g_strsplit (all[i], "\t", -1));
  return lines;
}

static double
read_number (const char *cell)
{
  return *cell != '\0' ? g_ascii_strtod (cell, NULL) : UPLIFT_NO_VALUE;
}

static void
check_bars (UpliftResults *results, UpliftMeasure measure)
{
  g_autoptr (UpliftTopList) list = uplift_top_list_new (results, measure, G_MAXUINT);
  g_autoptr (UpliftChart) chart = uplift_bar_chart_new ();
  g_autoptr (GPtrArray) lines = NULL;
  gboolean is_sum = measure == UPLIFT_MEASURE_REVENUE || measure == UPLIFT_MEASURE_ORDERS;
  guint n = 0;

  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    {
      double value = uplift_measure_get_value (measure, &results->influencers[i]);
      n += results->influencers[i].shown && (is_sum ? value > 0.0 : !isnan (value));
    }
  uplift_influencers_specs_fill_bars (UPLIFT_BAR_CHART (chart), list, measure, results);
  lines = read_lines (chart);
  g_assert_cmpuint (lines->len, ==, n);
  for (guint r = 0; r < n; r++)
    {
      char **cells = g_ptr_array_index (lines, r);
      guint32 i = list->entries[r].influencer;
      double value = uplift_measure_get_value (measure, &results->influencers[i]);
      g_assert_cmpstr (cells[0], ==, results->dataset->influencers.name[i]);
      random_case_assert_near (read_number (cells[1]), value);
      g_assert_cmpint (list->entries[r].pale, ==, !results->influencers[i].selected);
      if (r > 0)
        g_assert_cmpint (uplift_measure_compare (measure, list->entries[r - 1].value, value), <=,
                         0);
    }
}

/* Every influencer that passes the other filters and has sales or spend, once. */
static void
check_scatter (UpliftResults *results)
{
  g_autoptr (UpliftChart) chart = uplift_scatter_chart_new ();
  g_autoptr (GPtrArray) lines = NULL;
  double revenue = 0.0, spend = 0.0, shown_revenue = 0.0, shown_spend = 0.0;
  g_autoptr (GArray) influencers
      = uplift_influencers_specs_fill_scatter (UPLIFT_SCATTER_CHART (chart), results);
  guint n = 0;

  lines = read_lines (chart);
  for (guint32 i = 0; i < results->dataset->influencers.n; i++)
    {
      const UpliftFigures *figures = &results->influencers[i].figures;
      if (!results->influencers[i].shown || isnan (figures->spend)
          || (figures->revenue == 0 && figures->spend == 0.0))
        continue;
      n++;
      revenue += uplift_money_to_double (figures->revenue);
      spend += figures->spend;
    }
  g_assert_cmpuint (lines->len, ==, n);
  g_assert_cmpuint (influencers->len, ==, n);
  g_assert_cmpint (uplift_chart_is_empty (chart), ==, n == 0);
  for (guint r = 0; r < n; r++)
    {
      char **cells = g_ptr_array_index (lines, r);
      guint32 i = g_array_index (influencers, guint32, r);
      g_assert_cmpstr (cells[0], ==, results->dataset->influencers.name[i]);
      shown_spend += read_number (cells[1]);
      shown_revenue += read_number (cells[2]);
      random_case_assert_near (read_number (cells[3]),
                               uplift_ratio (read_number (cells[2]), read_number (cells[1])));
    }
  random_case_assert_near (shown_revenue, revenue);
  random_case_assert_near (shown_spend, spend);
}

static void
check_case (const RandomCase *test)
{
  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    check_bars (test->results, m);
  check_scatter (test->results);
}

static void
test_random (void)
{
  random_case_for_each (check_case);
}

static const SmallInfluencer influencers[] = {
  { "1", "Anna", "YouTube", "Food", "Female", 1000, 100 },
  { "2", "Bert", "Instagram", "Fitness", "Male", 2000, 50 },
  { "3", "Cleo", "YouTube", "Food", "Female", 3000, 10 },
};

static const SmallRow rows[]
    = { { 0, 20000, "", 1, 40 }, { 1, 20003, "", 2, 100 }, { 2, 20003, "", 1, 90 } };

/* What the tooltip of the mark of that name says (transfer full). */
static char *
describe (UpliftChart *chart, const char *name)
{
  PangoContext *context = uplift_image_export_create_context (NULL);

  uplift_chart_layout (chart, context, uplift_theme_get_light (), 500, 400);
  g_object_unref (context);
  for (guint mark = 0; mark < uplift_chart_get_n_marks (chart); mark++)
    {
      g_autofree char *text = uplift_chart_describe_mark (chart, (int) mark);
      if (g_str_has_prefix (text, name))
        return g_steal_pointer (&text);
    }
  g_assert_not_reached ();
}

/* A tooltip says the measure that is shown, and in what the influencer is the best. */
static void
test_tooltips (void)
{
  g_autoptr (UpliftDataset) dataset = small_dataset_new (influencers, 3, rows, 3);
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftTopList) list = uplift_top_list_new (results, UPLIFT_MEASURE_CPA, G_MAXUINT);
  g_autoptr (UpliftChart) bars = uplift_bar_chart_new ();
  g_autoptr (UpliftChart) points = uplift_scatter_chart_new ();

  uplift_influencers_specs_fill_bars (UPLIFT_BAR_CHART (bars), list, UPLIFT_MEASURE_CPA, results);
  g_autofree char *cleo = describe (bars, "Cleo");
  g_autofree char *bert = describe (bars, "Bert");
  g_array_unref (uplift_influencers_specs_fill_scatter (UPLIFT_SCATTER_CHART (points), results));
  g_autofree char *anna = describe (points, "Anna");
  g_assert_nonnull (strstr (cleo, "\nCPA 10.00\n"));
  g_assert_nonnull (strstr (cleo, "★ Best ROAS · Best ROI · Most profit · Lowest CPA"));
  g_assert_nonnull (strstr (bert, "Most revenue · Most orders"));
  g_assert_nonnull (strstr (anna, "ROAS 0.40×"));
  g_assert_nonnull (strstr (anna, "Loss-making"));
}

/* Without a payouts file: a sentence for what rests on spend, bars for the rest. */
static void
test_empty (void)
{
  static const SmallInfluencer unpaid[]
      = { { "1", "Anna", "YouTube", "Food", "Female", 1000, UPLIFT_NO_VALUE } };
  g_autoptr (UpliftDataset) dataset = small_dataset_new (unpaid, 1, rows, 1);
  g_autoptr (UpliftResults) results = small_results_new (dataset, NULL);
  g_autoptr (UpliftChart) chart = uplift_scatter_chart_new ();

  g_array_unref (uplift_influencers_specs_fill_scatter (UPLIFT_SCATTER_CHART (chart), results));
  g_assert_true (uplift_chart_is_empty (chart));
  g_assert_nonnull (
      strstr (uplift_influencers_specs_get_scatter_hint (results), "No payouts file"));
  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    {
      g_autoptr (UpliftTopList) list = uplift_top_list_new (results, m, G_MAXUINT);
      g_autofree char *hint = uplift_influencers_specs_dup_bars_hint (m, results);
      gboolean is_sum = m == UPLIFT_MEASURE_REVENUE || m == UPLIFT_MEASURE_ORDERS;
      g_assert_cmpuint (list->n, ==, is_sum ? 1 : 0);
      if (!is_sum)
        g_assert_nonnull (strstr (hint, "o payouts file"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/influencers-specs/random", test_random);
  g_test_add_func ("/influencers-specs/tooltips", test_tooltips);
  g_test_add_func ("/influencers-specs/empty", test_empty);
  return g_test_run ();
}
