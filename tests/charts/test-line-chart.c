#include "charts/line-chart.h"

#include "chart-laws.h"
#include "charts/chart-private.h"
#include <math.h>

#define MONDAY 20094 /* 2025-01-06 */
#define N_SERIES 4

typedef struct
{
  guint n;
  gint32 *days;
  double *values[N_SERIES];
  UpliftLineSeries series[N_SERIES];
} Data;

static Data *
data_new (guint n, gint32 step)
{
  static const char *const names[] = { "influencer", "organic", "paid_ad", "email" };
  Data *data = g_new0 (Data, 1);

  data->n = n;
  data->days = g_new (gint32, n);
  for (guint i = 0; i < n; i++)
    data->days[i] = MONDAY + (gint32) i * step;
  for (guint s = 0; s < N_SERIES; s++)
    {
      data->values[s] = g_new (double, n);
      for (guint i = 0; i < n; i++)
        data->values[s][i] = 1000.0 * (N_SERIES - s) + (i * 37 + s * 11) % 500;
      data->series[s] = (UpliftLineSeries){
        .name = names[s],
        .values = data->values[s],
        .color = s,
      };
    }
  return data;
}

static void
data_free (Data *data)
{
  g_free (data->days);
  for (guint s = 0; s < N_SERIES; s++)
    g_free (data->values[s]);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Data, data_free)

static UpliftChart *
make_chart (const Data *data, UpliftTimeUnit unit)
{
  UpliftChart *chart = uplift_line_chart_new ();

  uplift_line_chart_set_titles (UPLIFT_LINE_CHART (chart), "Revenue over time", "Revenue");
  uplift_line_chart_set_data (UPLIFT_LINE_CHART (chart), unit, data->days, data->n, data->series,
                              N_SERIES);
  return chart;
}

static void
test_weeks (void)
{
  g_autoptr (Data) data = data_new (26, 7);

  data->values[1][13] = (double) NAN;
  data->values[3][3] = (double) NAN;
  data->values[3][5] = (double) NAN;

  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_WEEK);

  check_chart_laws (chart);
  check_all_marks_reached (chart);
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 4 * 26 - 3);
  for (guint i = 0; i < uplift_chart_get_n_marks (chart); i++)
    g_assert_false (isnan (data->values[uplift_chart_get_mark (chart, (int) i)->series]
                                       [uplift_chart_get_mark (chart, (int) i)->datum]));
}

static void
test_texts (void)
{
  g_autoptr (Data) data = data_new (3, 7);

  data->values[1][1] = (double) NAN;
  data->values[0][2] = 4900.25;

  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_WEEK);

  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *mark = uplift_chart_describe_mark (chart, 2);
  g_autofree char *whole = uplift_chart_describe (chart);
  g_autofree char *table = uplift_chart_to_text (chart);

  g_assert_cmpstr (mark, ==, "influencer — week from 20 January 2025\n4900.25");
  g_assert_cmpstr (whole, ==,
                   "Line chart “Revenue over time” with 4 lines, 3 points in time, from "
                   "6 January 2025 to 20 January 2025. Highest: influencer, week from "
                   "20 January 2025, 4900.25.");
  g_assert_cmpstr (table, ==,
                   "Date\tinfluencer\torganic\tpaid_ad\temail\n"
                   "2025-01-06\t4000\t3011\t2022\t1033\n"
                   "2025-01-13\t4037\t\t2059\t1070\n"
                   "2025-01-20\t4900.25\t3085\t2096\t1107\n");
}

static void
check_unit (UpliftTimeUnit unit, const char *expected)
{
  g_autoptr (Data) data = data_new (2, 31);
  g_autoptr (UpliftChart) chart = make_chart (data, unit);

  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *text = uplift_chart_describe_mark (chart, 1);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_units (void)
{
  check_unit (UPLIFT_TIME_DAY, "influencer — 6 February 2025\n4037");
  check_unit (UPLIFT_TIME_WEEK, "influencer — week from 6 February 2025\n4037");
  check_unit (UPLIFT_TIME_MONTH, "influencer — February 2025\n4037");
}

static void
check_mark (UpliftChart *chart, int mark, const char *expected)
{
  g_autofree char *text = uplift_chart_describe_mark (chart, mark);

  g_assert_cmpstr (text, ==, expected);
}

/* Of weeks and months at the edge of the data there may be only some days. */
static void
test_partial (void)
{
  g_autoptr (Data) data = data_new (3, 7);
  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_WEEK);
  g_autoptr (UpliftChart) months = make_chart (data, UPLIFT_TIME_MONTH);
  UpliftLineChart *lines = UPLIFT_LINE_CHART (chart);

  uplift_line_chart_set_extent (lines, MONDAY + 2, MONDAY + 14);
  check_chart_laws (chart);
  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);
  check_mark (chart, 0, "influencer — week from 6 January 2025, 5 of 7 days\n4000");
  check_mark (chart, 1, "influencer — week from 13 January 2025\n4037");
  check_mark (chart, 2, "influencer — week from 20 January 2025, 1 of 7 days\n4074");

  uplift_line_chart_set_extent (lines, MONDAY, MONDAY + 20);
  check_mark (chart, 0, "influencer — week from 6 January 2025\n4000");
  check_mark (chart, 2, "influencer — week from 20 January 2025\n4074");

  /* New data are whole again. */
  uplift_line_chart_set_extent (lines, MONDAY + 2, MONDAY + 14);
  uplift_line_chart_set_data (lines, UPLIFT_TIME_WEEK, data->days, data->n, data->series, N_SERIES);
  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);
  check_mark (chart, 0, "influencer — week from 6 January 2025\n4000");

  data->days[0] = MONDAY - 5;  /* 1 January */
  data->days[1] = MONDAY + 26; /* 1 February */
  data->days[2] = MONDAY + 54; /* 1 March */
  uplift_line_chart_set_data (UPLIFT_LINE_CHART (months), UPLIFT_TIME_MONTH, data->days, data->n,
                              data->series, N_SERIES);
  uplift_line_chart_set_extent (UPLIFT_LINE_CHART (months), MONDAY, MONDAY + 84);
  lay_out_chart (months, uplift_theme_get_light (), 560, 260, 11);
  check_mark (months, 0, "influencer — January 2025, 26 of 31 days\n4000");
  check_mark (months, 1, "influencer — February 2025\n4037");
  check_mark (months, 2, "influencer — March 2025\n4074");
}

static void
test_step (void)
{
  g_autoptr (Data) data = data_new (5, 1);

  data->values[1][2] = (double) NAN;

  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_DAY);
  UpliftTheme theme = *uplift_theme_get_light ();

  lay_out_chart (chart, &theme, 560, 260, 11);
  g_assert_cmpint (uplift_chart_step (chart, 0, 1, 0), ==, 1);
  g_assert_cmpint (uplift_chart_step (chart, 0, -1, 0), ==, 0);
  g_assert_cmpint (uplift_chart_step (chart, 4, 1, 0), ==, 4);
  g_assert_cmpint (uplift_chart_step (chart, 0, 0, 1), ==, 5);
  g_assert_cmpint (uplift_chart_step (chart, 0, 0, -1), ==, 0);
  /* The gap at the third day: the day before it. */
  g_assert_cmpuint (uplift_chart_get_mark (chart, uplift_chart_step (chart, 2, 0, 1))->datum, ==,
                    1);

  theme.rtl = TRUE;
  lay_out_chart (chart, &theme, 560, 260, 11);
  g_assert_cmpint (uplift_chart_step (chart, 0, -1, 0), ==, 1);
}

static void
test_pick_nearest (void)
{
  g_autoptr (Data) data = data_new (10, 1);
  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_DAY);

  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);

  const UpliftMark *upper = uplift_chart_get_mark (chart, 4);
  const UpliftMark *lower = uplift_chart_get_mark (chart, 14);
  double x = upper->rect.x + upper->rect.width / 2;
  double top = upper->rect.y + upper->rect.height / 2;
  double bottom = lower->rect.y + lower->rect.height / 2;

  g_assert_cmpint (uplift_chart_pick (chart, x + 3, top + (bottom - top) * 0.4), ==, 4);
  g_assert_cmpint (uplift_chart_pick (chart, x - 3, top + (bottom - top) * 0.6), ==, 14);
}

static void
test_index_at (void)
{
  g_autoptr (Data) data = data_new (40, 1);
  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_DAY);
  UpliftTheme theme = *uplift_theme_get_light ();
  guint index = 99;

  g_assert_false (uplift_line_chart_get_index_at (UPLIFT_LINE_CHART (chart), 100, &index));
  for (theme.rtl = FALSE; theme.rtl <= TRUE; theme.rtl++)
    {
      lay_out_chart (chart, &theme, 560, 260, 11);
      for (guint i = 0; i < data->n; i++)
        {
          const cairo_rectangle_t *rect = &uplift_chart_get_mark (chart, (int) i)->rect;

          g_assert_true (uplift_line_chart_get_index_at (UPLIFT_LINE_CHART (chart),
                                                         rect->x + rect->width / 2, &index));
          g_assert_cmpuint (index, ==, i);
        }
      g_assert_false (uplift_line_chart_get_index_at (UPLIFT_LINE_CHART (chart), -5, &index));
      g_assert_cmpuint (index, ==, theme.rtl ? data->n - 1 : 0);
    }
}

static void
test_band (void)
{
  g_autoptr (Data) data = data_new (10, 1);
  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_DAY);

  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *plain = draw_chart (chart, -1);

  uplift_line_chart_set_band (UPLIFT_LINE_CHART (chart), 2, 5);

  g_autofree char *banded = draw_chart (chart, -1);

  uplift_line_chart_set_band (UPLIFT_LINE_CHART (chart), 1, 0);

  g_autofree char *again = draw_chart (chart, -1);

  g_assert_cmpstr (plain, !=, banded);
  g_assert_cmpstr (plain, ==, again);
}

/* A lone point must be seen, also between gaps of a dense line. */
static void
test_lone_points (void)
{
  g_autoptr (Data) single = data_new (1, 1);
  g_autoptr (UpliftChart) chart = make_chart (single, UPLIFT_TIME_MONTH);

  check_chart_laws (chart);
  check_all_marks_reached (chart);
  g_assert_cmpuint (uplift_chart_get_n_marks (chart), ==, 4);

  g_autoptr (Data) dense = data_new (300, 1);
  for (guint i = 0; i < dense->n; i++)
    dense->values[0][i] = (double) NAN;
  g_autoptr (UpliftChart) gaps = make_chart (dense, UPLIFT_TIME_DAY);

  lay_out_chart (gaps, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *without = draw_chart (gaps, -1);

  dense->values[0][150] = 1500;
  uplift_line_chart_set_data (UPLIFT_LINE_CHART (gaps), UPLIFT_TIME_DAY, dense->days, dense->n,
                              dense->series, N_SERIES);
  lay_out_chart (gaps, uplift_theme_get_light (), 560, 260, 11);

  g_autofree char *with = draw_chart (gaps, -1);

  g_assert_cmpstr (with, !=, without);
}

/* The picture of one line with that name, under an axis with the title “Revenue” (transfer full).
 */
static char *
draw_one_line (const Data *data, const char *name)
{
  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_DAY);
  UpliftLineSeries series = { .name = name, .values = data->values[0] };

  uplift_line_chart_set_data (UPLIFT_LINE_CHART (chart), UPLIFT_TIME_DAY, data->days, data->n,
                              &series, 1);
  lay_out_chart (chart, uplift_theme_get_light (), 560, 260, 11);
  return draw_chart (chart, -1);
}

/* A single line that is called as its axis needs no legend. */
static void
test_single_legend (void)
{
  g_autoptr (Data) data = data_new (10, 1);
  g_autofree char *unnamed = draw_one_line (data, "");
  g_autofree char *same = draw_one_line (data, "Revenue");
  g_autofree char *other = draw_one_line (data, "organic");

  g_assert_cmpstr (same, ==, unnamed);
  g_assert_cmpstr (other, !=, unnamed);
}

static void
test_empty (void)
{
  g_autoptr (Data) data = data_new (5, 1);
  g_autoptr (UpliftChart) nothing = uplift_line_chart_new ();

  g_assert_true (uplift_chart_is_empty (nothing));
  check_chart_laws (nothing);
  g_assert_cmpint (uplift_chart_step (nothing, -1, 1, 0), ==, -1);

  for (guint s = 0; s < N_SERIES; s++)
    for (guint i = 0; i < data->n; i++)
      data->values[s][i] = s == 0 ? (double) INFINITY : (double) NAN;

  g_autoptr (UpliftChart) gaps = make_chart (data, UPLIFT_TIME_DAY);

  g_assert_true (uplift_chart_is_empty (gaps));
  check_chart_laws (gaps);
}

static void
test_two_years (void)
{
  g_autoptr (Data) data = data_new (730, 1);

  data->series[2].pale = TRUE;

  g_autoptr (UpliftChart) chart = make_chart (data, UPLIFT_TIME_DAY);

  check_chart_laws (chart);
  check_all_marks_reached (chart);
}

static void
test_random (void)
{
  for (int round = 0; round < 12; round++)
    {
      g_autoptr (Data) data = data_new ((guint) g_test_rand_int_range (1, 60), 1);
      double size = pow (10, g_test_rand_int_range (-6, 12));
      gint32 day = g_test_rand_int_range (-30000, 60000);

      for (guint i = 0; i < data->n; i++)
        {
          data->days[i] = day;
          day += g_test_rand_int_range (1, 40);
          for (guint s = 0; s < N_SERIES; s++)
            data->values[s][i] = g_test_rand_int_range (0, 5) == 0
                                     ? (double) NAN
                                     : g_test_rand_double_range (-size, size * 3);
        }
      data->values[0][0] = size;

      g_autoptr (UpliftChart) chart
          = make_chart (data, (UpliftTimeUnit) g_test_rand_int_range (0, 3));

      check_chart_laws (chart);
      check_all_marks_reached (chart);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-chart/weeks", test_weeks);
  g_test_add_func ("/line-chart/texts", test_texts);
  g_test_add_func ("/line-chart/units", test_units);
  g_test_add_func ("/line-chart/partial", test_partial);
  g_test_add_func ("/line-chart/step", test_step);
  g_test_add_func ("/line-chart/pick-nearest", test_pick_nearest);
  g_test_add_func ("/line-chart/index-at", test_index_at);
  g_test_add_func ("/line-chart/band", test_band);
  g_test_add_func ("/line-chart/lone-points", test_lone_points);
  g_test_add_func ("/line-chart/single-legend", test_single_legend);
  g_test_add_func ("/line-chart/empty", test_empty);
  g_test_add_func ("/line-chart/two-years", test_two_years);
  g_test_add_func ("/line-chart/random", test_random);
  return g_test_run ();
}
