/* How a line chart is drawn: grid, band and guide, lines, markers, texts. */
#include "charts/line-chart-private.h"

#include "charts/paint.h"
#include "charts/polyline.h"
#include <math.h>

#define TICK_LENGTH 4
#define HOVER_SCALE 1.5
#define HOLLOW 0.55 /* the hole of a marker, of its radius */
#define FAINT 0.4

/* What was not drawn yet of a line. */
typedef struct
{
  GArray *points;  /* (owned) of UpliftPolylinePoint */
  double distance; /* how long the line is before them */
  gboolean faint;
} Piece;

static void
get_center (UpliftLineChart *self, int mark, double *x, double *y)
{
  const cairo_rectangle_t *rect = &uplift_chart_get_mark (UPLIFT_CHART (self), mark)->rect;

  *x = rect->x + rect->width / 2;
  *y = rect->y + rect->height / 2;
}

static double
get_day_x (UpliftLineChart *self, gint32 day)
{
  return uplift_chart_mirror_x (UPLIFT_CHART (self), uplift_time_scale_map (&self->time, day));
}

static void
draw_axes (UpliftLineChart *self, cairo_t *cr)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const UpliftTheme *theme = &uplift_chart_get_state (chart)->theme;
  cairo_rectangle_t plot = uplift_chart_mirror_rect (chart, self->plot);
  double bottom = plot.y + plot.height;

  for (guint i = 0; i < self->ticks.n; i++)
    {
      double value = uplift_ticks_get_value (&self->ticks, i);
      double y = uplift_linear_scale_map (&self->scale, value);

      uplift_paint_set_color (cr, value == 0 ? theme->dim_text : theme->grid);
      uplift_paint_hairline (cr, plot.x, y, plot.x + plot.width, y);
    }
  uplift_paint_set_color (cr, theme->dim_text);
  for (guint i = 0; i < self->date_ticks.n; i++)
    {
      double x = get_day_x (self, self->date_ticks.days[i]);

      uplift_paint_hairline (cr, x, bottom, x, bottom + TICK_LENGTH);
    }
}

static void
draw_band (UpliftLineChart *self, cairo_t *cr)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftColor tint = uplift_chart_get_state (chart)->theme.text;
  double from = get_day_x (self, self->days[self->band_from]);
  double to = get_day_x (self, self->days[self->band_to]);
  double left = MIN (from, to);
  double width = fabs (to - from);

  tint.alpha = 0.1;
  uplift_paint_set_color (cr, tint);
  cairo_rectangle (cr, left - UPLIFT_MARKER_RADIUS, self->plot.y, width + 2 * UPLIFT_MARKER_RADIUS,
                   self->plot.height);
  cairo_fill (cr);
  tint.alpha = 0.6;
  uplift_paint_set_color (cr, tint);
  uplift_paint_hairline (cr, from, self->plot.y, from, self->plot.y + self->plot.height);
  uplift_paint_hairline (cr, to, self->plot.y, to, self->plot.y + self->plot.height);
}

/* A line to or from a point that lacks some of its days is faint: its fall is no news. */
static void
set_line_color (UpliftLineChart *self, cairo_t *cr, guint series, gboolean faint)
{
  const UpliftLineChartSeries *data = uplift_line_chart_get_series (self, series);
  UpliftColor color = uplift_chart_get_color (UPLIFT_CHART (self), data->color, data->pale);

  if (faint)
    color.alpha *= FAINT;
  uplift_paint_set_color (cr, color);
}

static gboolean
is_faint (UpliftLineChart *self, guint day)
{
  return uplift_line_chart_is_partial (self, day)
         || (day > 0 && uplift_line_chart_is_partial (self, day - 1));
}

/* Draws what was gathered of a line, and begins the next piece of it with the last point. */
static void
draw_piece (UpliftLineChart *self, cairo_t *cr, guint series, Piece *piece)
{
  const UpliftPolylinePoint *points = (UpliftPolylinePoint *) (void *) piece->points->data;

  set_line_color (self, cr, series, piece->faint);
  uplift_polyline_draw (cr, uplift_line_chart_get_series (self, series)->color, points,
                        piece->points->len, piece->distance);
  piece->distance += uplift_polyline_get_length (points, piece->points->len);
  if (piece->points->len > 1)
    g_array_remove_range (piece->points, 0, piece->points->len - 1);
}

/* The line through the points of one series, broken at gaps. */
static void
draw_line (UpliftLineChart *self, cairo_t *cr, guint series)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (UpliftPolylinePoint));
  Piece piece = { .points = points };

  for (guint day = 0; day < self->n_days; day++)
    {
      int mark = uplift_line_chart_get_mark_at (self, series, day);
      gboolean faint = is_faint (self, day);
      UpliftPolylinePoint point;

      if (mark < 0 || faint != piece.faint)
        draw_piece (self, cr, series, &piece);
      piece.faint = faint;
      if (mark < 0)
        g_array_set_size (points, 0);
      if (mark < 0)
        continue;
      get_center (self, mark, &point.x, &point.y);
      g_array_append_val (points, point);
    }
  draw_piece (self, cr, series, &piece);
}

/* A point between two gaps has no line to be seen by. */
static gboolean
is_lone (UpliftLineChart *self, guint series, guint day)
{
  return (day == 0 || uplift_line_chart_get_mark_at (self, series, day - 1) < 0)
         && (day + 1 == self->n_days || uplift_line_chart_get_mark_at (self, series, day + 1) < 0);
}

static void
draw_marker (UpliftLineChart *self, cairo_t *cr, int mark, double scale)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const UpliftTheme *theme = &uplift_chart_get_state (chart)->theme;
  const UpliftMark *point = uplift_chart_get_mark (chart, mark);
  const UpliftLineChartSeries *series = uplift_line_chart_get_series (self, point->series);
  double x, y;

  get_center (self, mark, &x, &y);
  uplift_paint_set_color (cr, theme->background);
  uplift_paint_marker (cr, series->color, x, y, UPLIFT_MARKER_RADIUS * scale + 1);
  uplift_paint_set_color (cr, uplift_chart_get_color (chart, series->color, series->pale));
  uplift_paint_marker (cr, series->color, x, y, UPLIFT_MARKER_RADIUS * scale);
  if (uplift_line_chart_is_partial (self, point->datum))
    {
      uplift_paint_set_color (cr, theme->background);
      uplift_paint_marker (cr, series->color, x, y, UPLIFT_MARKER_RADIUS * scale * HOLLOW);
    }
}

static void
draw_series (UpliftLineChart *self, cairo_t *cr, guint i)
{
  cairo_save (cr);
  draw_line (self, cr, i);
  cairo_restore (cr);
  for (guint day = 0; day < self->n_days; day++)
    {
      int mark = uplift_line_chart_get_mark_at (self, i, day);

      if (mark >= 0
          && (self->has_markers || is_lone (self, i, day)
              || uplift_line_chart_is_partial (self, day)))
        draw_marker (self, cr, mark, 1);
    }
}

static void
draw_samples (UpliftLineChart *self, cairo_t *cr)
{
  UpliftChart *chart = UPLIFT_CHART (self);

  for (guint i = 0; i < self->samples->len; i++)
    {
      const UpliftLineChartSample *sample
          = &g_array_index (self->samples, UpliftLineChartSample, i);
      const UpliftLineChartSeries *series = uplift_line_chart_get_series (self, sample->series);

      uplift_paint_set_color (cr, uplift_chart_get_color (chart, series->color, series->pale));
      cairo_save (cr);
      uplift_paint_set_line_style (cr, series->color, 0);
      cairo_move_to (cr, sample->x + 1, sample->y);
      cairo_line_to (cr, sample->x + UPLIFT_LINE_CHART_SAMPLE_WIDTH - 1, sample->y);
      cairo_stroke (cr);
      cairo_restore (cr);
      uplift_paint_marker (cr, series->color, sample->x + UPLIFT_LINE_CHART_SAMPLE_WIDTH / 2.0,
                           sample->y, UPLIFT_MARKER_RADIUS);
    }
}

static void
draw_guide (UpliftLineChart *self, cairo_t *cr, int highlighted)
{
  UpliftColor color = uplift_chart_get_state (UPLIFT_CHART (self))->theme.dim_text;
  double x, y;

  get_center (self, highlighted, &x, &y);
  uplift_paint_set_color (cr, color);
  uplift_paint_hairline (cr, x, self->plot.y, x, self->plot.y + self->plot.height);
}

/* The marker, and the guide through it. */
void
uplift_line_chart_get_highlight_area (UpliftChart *chart, int mark, cairo_rectangle_t *area)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);
  double reach = (UPLIFT_MARKER_RADIUS * HOVER_SCALE + 1) * UPLIFT_MARKER_REACH + 1;
  double x, y;

  get_center (self, mark, &x, &y);
  *area = uplift_rect_unite (
      (cairo_rectangle_t){ x - reach, y - reach, 2 * reach, 2 * reach },
      (cairo_rectangle_t){ x - 1, self->plot.y - 1, 2, self->plot.height + 3 });
}

void
uplift_line_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);

  draw_axes (self, cr);
  if (self->has_band)
    draw_band (self, cr);
  if (highlighted >= 0)
    draw_guide (self, cr, highlighted);
  /* The pale ones first, and the first series on top of the others. */
  for (int pale = TRUE; pale >= FALSE; pale--)
    for (guint i = self->series->len; i-- > 0;)
      if (!uplift_line_chart_get_series (self, i)->pale == !pale)
        draw_series (self, cr, i);
  if (highlighted >= 0)
    draw_marker (self, cr, highlighted, HOVER_SCALE);
  draw_samples (self, cr);
  uplift_chart_draw_labels (chart, cr);
}
