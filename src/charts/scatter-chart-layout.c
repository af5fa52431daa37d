/* Where the parts of a scatter chart stand: the legend and the title of the upright axis on top,
 * that axis on the left, the level axis and its title below, and the plot in what is left. */
#include "charts/scatter-chart-private.h"

#include "charts/value-axis.h"
#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP 8
#define MIN_PLOT_WIDTH 60
#define MIN_PLOT_HEIGHT 40
/* The legend may take this part of the height, not more. */
#define MAX_LEGEND_SHARE 0.35
/* The distances of ticks, in line heights, that read best. */
#define Y_TICK_DISTANCE 1.7
#define X_TICK_DISTANCE 4
static void
find_domain (UpliftScatterChart *self)
{
  self->x.min = self->x.max = self->y.min = self->y.max = 0;
  for (guint i = 0; i < self->points->len; i++)
    {
      const UpliftScatterChartPoint *point = uplift_scatter_chart_get_point (self, i);

      if (isnan (point->x) || isnan (point->y))
        continue;
      self->x.min = MIN (self->x.min, point->x);
      self->x.max = MAX (self->x.max, point->x);
      self->y.min = MIN (self->y.min, point->y);
      self->y.max = MAX (self->y.max, point->y);
    }
}

static void
add_legend (UpliftScatterChart *self, PangoContext *context)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  gboolean has_bad = FALSE, has_hollow = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    {
      const UpliftScatterChartPoint *point
          = uplift_scatter_chart_get_point (self, g_array_index (self->order, guint, i));

      has_bad |= point->bad;
      has_hollow |= isnan (point->value) && !point->bad;
    }
  uplift_legend_begin (&self->legend, context, state->height * MAX_LEGEND_SHARE);
  uplift_legend_add_scale (&self->legend, &self->colors,
                           &(UpliftLegendTexts){ .title = self->value_title,
                                                 .pivot = self->pivot_title,
                                                 .format = self->value_format,
                                                 .format_data = self->value_format_data });
  if (has_bad && self->bad_title[0] != '\0')
    uplift_legend_add_key (&self->legend, UPLIFT_LEGEND_BAD_POINT,
                           self->colors.has_low ? state->theme.low : state->theme.dim_text,
                           self->bad_title);
  if (has_hollow && self->value_title[0] != '\0')
    {
      /* Translators: “no ROAS”: points whose colour stands for nothing. */
      g_autofree char *text = g_strdup_printf (_ ("no %s"), self->value_title);

      uplift_legend_add_key (&self->legend, UPLIFT_LEGEND_HOLLOW_POINT, state->theme.middle, text);
    }
}

static void
add_axis_title (UpliftChart *chart, PangoContext *context, const char *text, double y,
                gboolean at_end)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  if (text[0] == '\0')
    return;

  g_auto (UpliftLabel) label = uplift_label_make (context, text, UPLIFT_TEXT_SMALL, state->width);

  label.color = state->theme.dim_text;
  uplift_chart_add_label (chart, &label, at_end ? state->width - label.rect.width : 0, y);
}

/* Heights first, as the number of ticks follows from them. FALSE: no room for axes. */
static gboolean
plan_axes (UpliftScatterChart *self, PangoContext *context)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  double line = state->line_height;
  double top = uplift_legend_end (&self->legend);
  double bottom = state->height - line * (self->x_title[0] != '\0' ? 2.5 : 1.5) - 4;

  add_axis_title (chart, context, state->axis_title, top, FALSE);
  self->plot.y = top + line * (state->axis_title[0] != '\0' ? 1.5 : 0.5) + 2;
  self->plot.height = bottom - self->plot.y;
  if (self->plot.height < MIN_PLOT_HEIGHT)
    return FALSE;

  double count = self->plot.height / (Y_TICK_DISTANCE * line);

  self->y_ticks
      = uplift_ticks_compute_round (&self->y.min, &self->y.max, (guint) CLAMP (count + 1, 2, 10));
  self->y.start = bottom - self->radius;
  self->y.end = self->plot.y + self->radius;
  self->plot.x = uplift_value_axis_add_left (chart, context, &self->y, &self->y_ticks) + GAP;
  self->plot.width = state->width - self->plot.x;
  if (self->plot.width < MIN_PLOT_WIDTH)
    return FALSE;

  double columns = self->plot.width / (X_TICK_DISTANCE * line);

  uplift_ticks_compute_round (&self->x.min, &self->x.max, (guint) CLAMP (columns + 1, 2, 12));
  self->x.start = self->plot.x + self->radius;
  self->x.end = state->width - self->radius;
  self->x_ticks = uplift_value_axis_add_bottom (chart, context, &self->x, bottom + line / 2 + 2);
  add_axis_title (chart, context, self->x_title, bottom + line * 1.5 + 4, TRUE);
  return TRUE;
}

/* Nothing but points, for sizes in which the rest would leave no plot. */
static void
plan_bare (UpliftScatterChart *self, PangoContext *context)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  double across = MIN (self->radius, state->width / 2);
  double down = MIN (self->radius, state->height / 2);

  g_array_set_size (state->labels, 0);
  uplift_legend_begin (&self->legend, context, 0);
  uplift_legend_end (&self->legend);
  self->x_ticks.n = self->y_ticks.n = 0;
  self->plot = (cairo_rectangle_t){ 0, 0, state->width, state->height };
  uplift_range_make_proper (&self->x.min, &self->x.max);
  uplift_range_make_proper (&self->y.min, &self->y.max);
  self->x.start = across;
  self->x.end = state->width - across;
  self->y.start = state->height - down;
  self->y.end = down;
}

static double
map (const UpliftLinearScale *scale, double value)
{
  return uplift_linear_scale_map (scale, CLAMP (value, scale->min, scale->max));
}

/* Its own text stands at the end of the line, above it, or below it where there is no room above;
 * within the plot, so that it meets no other text. */
static void
add_line_label (UpliftScatterChart *self, PangoContext *context)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));

  if (isnan (self->slope) || self->line_label == NULL || self->y_ticks.n == 0)
    return;

  g_auto (UpliftLabel) label
      = uplift_label_make (context, self->line_label, UPLIFT_TEXT_SMALL, self->plot.width);
  /* Where the line leaves the plot. */
  double end = self->slope * self->x.max > self->y.max ? self->y.max / self->slope : self->x.max;
  double right = MIN (map (&self->x, end), self->x.end) - GAP;
  double left = right - label.rect.width;
  double at_left = uplift_linear_scale_invert (&self->x, left) * self->slope;
  double at_right = uplift_linear_scale_invert (&self->x, right) * self->slope;
  double above = MIN (map (&self->y, at_left), map (&self->y, at_right)) - label.rect.height - 2;
  double below = MAX (map (&self->y, at_left), map (&self->y, at_right)) + 2;
  double y = above >= self->plot.y ? above : below;

  if (left < self->plot.x || y < self->plot.y
      || y + label.rect.height > self->plot.y + self->plot.height)
    return;
  label.color = state->theme.reference;
  label.plate = state->theme.background;
  uplift_chart_add_label (UPLIFT_CHART (self), &label, left, y);
}

static void
add_marks (UpliftScatterChart *self)
{
  const double reach = UPLIFT_SCATTER_CHART_REACH;
  double r = self->radius;

  for (guint i = 0; i < self->order->len; i++)
    {
      guint datum = g_array_index (self->order, guint, i);
      const UpliftScatterChartPoint *point = uplift_scatter_chart_get_point (self, datum);
      double x = map (&self->x, point->x);
      double y = map (&self->y, point->y);
      UpliftMark mark = {
        .shape = UPLIFT_MARK_POINT,
        .rect = { x - r, y - r, 2 * r, 2 * r },
        .hit = { x - reach, y - reach, 2 * reach, 2 * reach },
        .datum = datum,
      };

      uplift_chart_add_mark (UPLIFT_CHART (self), &mark);
    }
}

/* The more points, the smaller they are. */
static double
choose_radius (guint n)
{
  return n <= 300 ? 4.5 : n <= UPLIFT_SCATTER_CHART_CROWD ? 4 : n <= 10000 ? 3 : 2.5;
}

void
uplift_scatter_chart_layout (UpliftChart *chart, PangoContext *context)
{
  UpliftScatterChart *self = UPLIFT_SCATTER_CHART (chart);
  UpliftChartState *state = uplift_chart_get_state (chart);

  g_clear_pointer (&self->grid, uplift_point_grid_free);
  self->radius = choose_radius (self->order->len);
  find_domain (self);
  add_legend (self, context);
  if (!plan_axes (self, context))
    plan_bare (self, context);
  add_line_label (self, context);
  add_marks (self);
  self->grid = uplift_point_grid_new ((const UpliftMark *) (void *) state->marks->data,
                                      state->marks->len, UPLIFT_SCATTER_CHART_REACH);
}
