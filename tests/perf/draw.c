/* How long charts take to draw at 1200 × 400: into a picture, and in a window, where the pointer
 * also moves over them. Best and median of some rounds, and beside the time by the clock the work
 * of this process, which other programs disturb less. It prints a table and judges nothing:
 * machines differ. */
#include "app/chart/chart-view.h"
#include "charts/bar-chart.h"
#include "charts/heatmap.h"
#include "charts/image-export.h"
#include "charts/interval-chart.h"
#include "charts/line-chart.h"
#include "charts/scatter-chart.h"
#include "stopwatch.h"

#include <math.h>
#include <stdlib.h>

#define WIDTH 1200
#define HEIGHT 400
#define N_ROUNDS 15
#define N_DAYS 730
#define N_SOURCES 4
#define N_POINTS 50000
#define N_BARS 2000
#define N_HEAT_ROWS 8
#define N_HEAT_COLUMNS 10
#define N_INTERVALS 12

typedef UpliftChart *(*MakeChart) (GRand *rand);

static UpliftChart *
make_lines (GRand *rand)
{
  static const char *const names[N_SOURCES] = { "Instagram", "YouTube", "TikTok", "Blog" };
  UpliftChart *chart = uplift_line_chart_new ();
  UpliftLineSeries series[N_SOURCES];
  double values[N_SOURCES][N_DAYS];
  gint32 days[N_DAYS];

  for (guint i = 0; i < N_DAYS; i++)
    days[i] = 738000 + (gint32) i;
  for (guint i = 0; i < N_SOURCES; i++)
    {
      for (guint j = 0; j < N_DAYS; j++)
        values[i][j] = 1000.0 * (i + 1) + 800 * sin (j / 40.0) + g_rand_double_range (rand, 0, 900);
      series[i] = (UpliftLineSeries){ .name = names[i], .values = values[i], .color = i };
    }
  uplift_line_chart_set_data (UPLIFT_LINE_CHART (chart), UPLIFT_TIME_DAY, days, N_DAYS, series,
                              N_SOURCES);
  uplift_line_chart_set_titles (UPLIFT_LINE_CHART (chart), "Revenue by source", "Revenue");
  return chart;
}

static UpliftChart *
make_points (GRand *rand)
{
  const UpliftScatterTexts texts
      = { "Revenue against payout", "Payout", "Revenue", "ROAS", "break-even", "loss-making" };
  UpliftChart *chart = uplift_scatter_chart_new ();
  g_autofree UpliftScatterPoint *points = g_new0 (UpliftScatterPoint, N_POINTS);

  for (guint i = 0; i < N_POINTS; i++)
    {
      double roas = exp (g_rand_double_range (rand, -1.5, 1.5));
      double payout = 1000 * (g_rand_double (rand) + g_rand_double (rand) + g_rand_double (rand));

      points[i] = (UpliftScatterPoint){
        .label = "Somebody", .x = payout, .y = payout * roas, .value = roas, .bad = roas < 1
      };
    }
  uplift_scatter_chart_set_texts (UPLIFT_SCATTER_CHART (chart), &texts);
  uplift_scatter_chart_set_points (UPLIFT_SCATTER_CHART (chart), points, N_POINTS, 1);
  uplift_scatter_chart_set_line (UPLIFT_SCATTER_CHART (chart), 1, "Break-even");
  return chart;
}

static UpliftChart *
make_bars (GRand *rand)
{
  UpliftChart *chart = uplift_bar_chart_new ();
  g_autofree UpliftBarItem *items = g_new0 (UpliftBarItem, N_BARS);

  for (guint i = 0; i < N_BARS; i++)
    items[i] = (UpliftBarItem){
      .label = "Somebody", .value = g_rand_double_range (rand, 0, 10), .color = i, .bad = i % 3 == 0
    };
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), items, N_BARS);
  uplift_bar_chart_set_titles (UPLIFT_BAR_CHART (chart), "ROAS by influencer", "ROAS");
  uplift_bar_chart_set_reference (UPLIFT_BAR_CHART (chart), 1, "Break-even");
  return chart;
}

static UpliftChart *
make_cells (GRand *rand)
{
  static const char *const names[]
      = { "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten" };
  const UpliftHeatGrid grid = { .row_title = "Category",
                                .rows = names,
                                .columns = names,
                                .n_rows = N_HEAT_ROWS,
                                .n_columns = N_HEAT_COLUMNS };
  UpliftChart *chart = uplift_heatmap_new ();
  UpliftHeatCell cells[N_HEAT_ROWS * N_HEAT_COLUMNS];

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i]
        = (UpliftHeatCell){ .row = i / N_HEAT_COLUMNS,
                            .column = i % N_HEAT_COLUMNS,
                            .value = i % 7 == 0 ? (double) NAN : g_rand_double_range (rand, 0, 9) };
  uplift_heatmap_set_data (UPLIFT_HEATMAP (chart), &grid, cells, G_N_ELEMENTS (cells), 1);
  uplift_heatmap_set_titles (UPLIFT_HEATMAP (chart), "ROAS", "ROAS", "break-even");
  return chart;
}

static UpliftChart *
make_intervals (GRand *rand)
{
  UpliftChart *chart = uplift_interval_chart_new ();
  UpliftIntervalItem items[N_INTERVALS];

  for (guint i = 0; i < N_INTERVALS; i++)
    {
      double value = g_rand_double_range (rand, 1, 5);

      items[i] = (UpliftIntervalItem){
        .label = "A method", .value = value, .low = value - 1, .high = value + 1, .color = i
      };
    }
  uplift_interval_chart_set_items (UPLIFT_INTERVAL_CHART (chart), items, N_INTERVALS);
  uplift_interval_chart_set_titles (UPLIFT_INTERVAL_CHART (chart), "Incremental ROAS", "ROAS");
  return chart;
}

/* scrolls: it is higher than the view, and stands in a scroller. */
static const struct
{
  const char *name;
  MakeChart make;
  gboolean scrolls;
} charts[] = {
  { "lines, 730 days × 4", make_lines, FALSE },     { "points, 50 000", make_points, FALSE },
  { "bars, 2 000 in a scroller", make_bars, TRUE }, { "heat map, 8 × 10", make_cells, FALSE },
  { "intervals, 12", make_intervals, FALSE },
};

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
print_times (const char *what, const Time times[N_ROUNDS])
{
  double clock[N_ROUNDS], work[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      clock[i] = times[i].clock;
      work[i] = times[i].work;
    }
  qsort (clock, N_ROUNDS, sizeof *clock, compare_cb);
  qsort (work, N_ROUNDS, sizeof *work, compare_cb);
  g_print ("  %-26s %9.2f %9.2f %9.2f\n", what, clock[0], clock[N_ROUNDS / 2], work[0]);
}

static void
measure_picture (UpliftChart *chart, gboolean scrolls)
{
  PangoContext *context = uplift_image_export_create_context (NULL);
  double height = scrolls ? uplift_chart_get_natural_height (chart, context, WIDTH) : HEIGHT;
  Time layouts[N_ROUNDS], drawings[N_ROUNDS];

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
      cairo_t *cr = cairo_create (surface);
      Time began = time_get ();
      uplift_chart_layout (chart, context, uplift_theme_get_light (), WIDTH, height);
      layouts[round] = time_get_since (&began);
      Time laid_out = time_get ();
      uplift_chart_draw (chart, cr, -1);
      cairo_surface_flush (surface);
      drawings[round] = time_get_since (&laid_out);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  g_object_unref (context);
  print_times ("layout", layouts);
  print_times ("picture", drawings);
}

/* The places that the pointer goes to: each finds another mark than the one before. */
static void
find_places (UpliftChart *chart, double places[N_ROUNDS][2])
{
  guint n = uplift_chart_get_n_marks (chart), found = 0;
  int last = -1;

  for (guint i = 0; found < N_ROUNDS; i++)
    {
      const cairo_rectangle_t *rect = &uplift_chart_get_mark (chart, (int) (i * 7919 % n))->rect;
      double x = rect->x + rect->width / 2, y = rect->y + rect->height / 2;
      int mark = uplift_chart_pick (chart, x, y);

      if (mark < 0 || mark == last || y > HEIGHT)
        continue;
      places[found][0] = x;
      places[found++][1] = y;
      last = mark;
    }
}

static GtkEventController *
find_motion_controller (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller)
          && g_signal_has_handler_pending (
              controller, g_signal_lookup ("motion", GTK_TYPE_EVENT_CONTROLLER_MOTION), 0, FALSE))
        return controller;
    }
  g_assert_not_reached ();
}

/* What a frame of this size costs with nothing in it but a colour. */
static void
measure_empty_frame (GtkWindow *window, Stopwatch *stopwatch)
{
  static const char *const classes[] = { "even", "odd", NULL };
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GtkWidget *empty = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Time frames[N_ROUNDS];

  gtk_css_provider_load_from_data (style, ".even { background: #fff; } .odd { background: #eee; }",
                                   -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_window_set_child (window, empty);
  stopwatch_start (stopwatch);
  stopwatch_wait (stopwatch);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      stopwatch_start (stopwatch);
      gtk_widget_set_css_classes (empty, (const char *[]){ classes[round % 2], NULL });
      frames[round] = stopwatch_wait_for_frame (stopwatch);
    }
  g_print ("nothing\n");
  print_times ("frame of one colour", frames);
}

static void
measure_window (GtkWindow *window, Stopwatch *stopwatch, UpliftChart *chart, gboolean scrolls)
{
  GtkWidget *view = uplift_chart_view_new (chart), *child = view;
  GtkEventController *motion = find_motion_controller (view);
  Time updates[N_ROUNDS], moves[N_ROUNDS];
  double places[N_ROUNDS][2];

  if (scrolls)
    {
      child = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (child), view);
    }
  gtk_window_set_child (window, child);
  stopwatch_start (stopwatch);
  stopwatch_wait (stopwatch);
  find_places (chart, places);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      stopwatch_start (stopwatch);
      uplift_chart_view_update (UPLIFT_CHART_VIEW (view));
      updates[round] = stopwatch_wait_for_frame (stopwatch);
    }
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      stopwatch_start (stopwatch);
      g_signal_emit_by_name (motion, "motion", places[round][0], places[round][1]);
      moves[round] = stopwatch_wait_for_frame (stopwatch);
    }
  print_times ("frame with new data", updates);
  print_times ("frame as the pointer moves", moves);
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  GtkWindow *window;
  Stopwatch *stopwatch;

  gtk_init ();
  window = GTK_WINDOW (gtk_window_new ());
  gtk_widget_set_size_request (GTK_WIDGET (window), WIDTH, HEIGHT);
  gtk_window_set_decorated (window, FALSE);
  gtk_window_present (window);
  stopwatch = stopwatch_new (GTK_WIDGET (window));

  g_print ("%d × %d; milliseconds\n", WIDTH, HEIGHT);
  g_print ("  %-26s %9s %9s %9s\n", "", "best", "median", "work");
  measure_empty_frame (window, stopwatch);
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (UpliftChart) chart = charts[i].make (rand);

      g_print ("%s\n", charts[i].name);
      measure_picture (chart, charts[i].scrolls);
      measure_window (window, stopwatch, chart, charts[i].scrolls);
    }
  stopwatch_free (stopwatch);
  gtk_window_destroy (window);
  return 0;
}
