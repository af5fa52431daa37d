/* Where the parts of an interval chart stand, and how they are drawn: labels on the left, points
 * and their intervals, numbers on the right, the value axis below, the label of the reference line
 * on top. */
#include "charts/interval-chart-private.h"

#include "charts/paint.h"
#include "charts/value-axis.h"
#include <math.h>

#define GAP 10
#define RADIUS 5
#define MAX_LABEL_SHARE 0.4
/* Less than this between the columns says nothing: the numbers go first, then the labels. */
#define MIN_PLOT_WIDTH 60
#define MIN_PLOT_HEIGHT 16
#define CAP 4 /* half the height of an interval's ends */
#define LINE_WIDTH 2

static double
map_value (UpliftIntervalChart *self, double value)
{
  return uplift_linear_scale_map (&self->scale, CLAMP (value, self->scale.min, self->scale.max));
}

static void
plan_rows (UpliftIntervalChart *self)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  double line = state->line_height;
  double top = uplift_interval_chart_get_top_height (self, line);
  double bottom = uplift_interval_chart_get_axis_height (self, line);

  self->has_axis = state->height - bottom >= MAX (MIN_PLOT_HEIGHT, line);
  if (!self->has_axis)
    bottom = 0;
  if (state->height - bottom - top < MAX (MIN_PLOT_HEIGHT, line))
    top = 0;
  self->plot.y = top;
  self->plot.height = state->height - top - bottom;
  self->bands = uplift_band_scale_make (self->items->len, top, top + self->plot.height, 0,
                                        self->plot.height);
  self->has_text = self->bands.step >= line;
}

static void
find_domain (UpliftIntervalChart *self)
{
  double min = 0, max = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const UpliftIntervalChartItem *item = uplift_interval_chart_get_item (self, i);

      /* fmin () and fmax () pass over NAN. */
      min = fmin (fmin (min, item->value), fmin (item->low, item->high));
      max = fmax (fmax (max, item->value), fmax (item->low, item->high));
    }
  min = fmin (min, self->reference);
  max = fmax (max, self->reference);
  uplift_range_make_proper (&min, &max);
  self->scale.min = min;
  self->scale.max = max;
}

static void
measure_columns (UpliftIntervalChart *self, PangoContext *context, double *labels, double *values)
{
  double width = uplift_chart_get_width (UPLIFT_CHART (self));

  *labels = *values = 0;
  for (guint i = 0; self->has_text && i < self->items->len; i++)
    {
      const UpliftIntervalChartItem *item = uplift_interval_chart_get_item (self, i);
      g_autofree char *text = uplift_interval_chart_format_value (self, item);
      g_auto (UpliftLabel) label
          = uplift_label_make (context, item->label, UPLIFT_TEXT_NORMAL, width * MAX_LABEL_SHARE);
      g_auto (UpliftLabel) value = uplift_label_make (context, text, UPLIFT_TEXT_NORMAL, -1);

      *labels = MAX (*labels, label.rect.width);
      *values = MAX (*values, value.rect.width);
    }
}

static void
plan_columns (UpliftIntervalChart *self, PangoContext *context)
{
  double width = uplift_chart_get_width (UPLIFT_CHART (self));
  double labels, values;

  measure_columns (self, context, &labels, &values);
  if (width - labels - values - 2 * GAP < MIN_PLOT_WIDTH)
    values = 0;
  if (width - labels - GAP < MIN_PLOT_WIDTH)
    self->has_text = FALSE;
  if (!self->has_text)
    labels = values = 0;
  self->label_end = labels;
  self->value_start = width - values;
  self->plot.x = labels > 0 ? labels + GAP : 0;
  self->plot.width = self->value_start - (values > 0 ? GAP : 0) - self->plot.x;

  /* Points at the ends are whole. */
  double margin = MIN (RADIUS + 1, self->plot.width / 2);

  self->scale.start = self->plot.x + margin;
  self->scale.end = self->plot.x + self->plot.width - margin;
}

static void
add_axis (UpliftIntervalChart *self, PangoContext *context)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  double bottom = self->plot.y + self->plot.height + 4;

  self->ticks.n = 0;
  if (!self->has_axis)
    return;
  self->ticks = uplift_value_axis_add_bottom (chart, context, &self->scale, bottom);
  if (state->axis_title[0] == '\0')
    return;

  g_auto (UpliftLabel) title
      = uplift_label_make (context, state->axis_title, UPLIFT_TEXT_SMALL, state->width);

  title.color = state->theme.dim_text;
  uplift_chart_add_label (chart, &title, self->plot.x + (self->plot.width - title.rect.width) / 2,
                          bottom + state->line_height);
}

static void
add_reference_label (UpliftIntervalChart *self, PangoContext *context)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));

  if (self->plot.y <= 0)
    return;

  g_auto (UpliftLabel) label
      = uplift_label_make (context, self->reference_label, UPLIFT_TEXT_SMALL, state->width);

  label.color = state->theme.reference;
  uplift_chart_add_label (UPLIFT_CHART (self), &label,
                          map_value (self, self->reference) - label.rect.width / 2, 0);
}

static void
add_texts (UpliftIntervalChart *self, PangoContext *context, const UpliftIntervalChartItem *item,
           double middle)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  g_autofree char *text = uplift_interval_chart_format_value (self, item);
  g_auto (UpliftLabel) label = uplift_label_make (context, item->label, UPLIFT_TEXT_NORMAL,
                                                  state->width * MAX_LABEL_SHARE);
  g_auto (UpliftLabel) value = uplift_label_make (context, text, UPLIFT_TEXT_NORMAL, -1);

  label.color = state->theme.text;
  value.color = isnan (item->value) ? state->theme.dim_text : state->theme.text;
  uplift_chart_add_label (chart, &label, self->label_end - label.rect.width,
                          middle - label.rect.height / 2);
  if (self->value_start < state->width)
    uplift_chart_add_label (chart, &value, state->width - value.rect.width,
                            middle - value.rect.height / 2);
}

static void
add_item (UpliftIntervalChart *self, PangoContext *context, guint i)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const UpliftIntervalChartItem *item = uplift_interval_chart_get_item (self, i);
  double row = self->bands.start + self->bands.step * i;
  double middle = row + self->bands.step / 2;
  double radius = isnan (item->value) ? 0 : MIN (RADIUS, self->bands.step / 2);
  double x = map_value (self, isnan (item->value) ? 0 : item->value);
  UpliftMark mark = {
    .shape = UPLIFT_MARK_POINT,
    .rect = { x - radius, middle - radius, 2 * radius, 2 * radius },
    .hit = { 0, row, uplift_chart_get_width (chart), self->bands.step },
    .datum = i,
  };

  uplift_chart_add_mark (chart, &mark);
  if (self->has_text)
    add_texts (self, context, item, middle);
}

void
uplift_interval_chart_layout (UpliftChart *chart, PangoContext *context)
{
  UpliftIntervalChart *self = UPLIFT_INTERVAL_CHART (chart);

  plan_rows (self);
  find_domain (self);
  plan_columns (self, context);
  add_axis (self, context);
  add_reference_label (self, context);
  for (guint i = 0; i < self->items->len; i++)
    add_item (self, context, i);
}

/* How it is drawn */

/* A line from the top of the rows to their bottom. */
static void
draw_upright (UpliftIntervalChart *self, cairo_t *cr, double value)
{
  double x = uplift_chart_mirror_x (UPLIFT_CHART (self), map_value (self, value));

  uplift_paint_hairline (cr, x, self->plot.y, x, self->plot.y + self->plot.height);
}

static void
draw_lines (UpliftIntervalChart *self, cairo_t *cr)
{
  const UpliftTheme *theme = &uplift_chart_get_state (UPLIFT_CHART (self))->theme;
  const double dashes[] = { 4, 3 };

  uplift_paint_set_color (cr, theme->grid);
  for (guint i = 0; i < self->ticks.n; i++)
    draw_upright (self, cr, uplift_ticks_get_value (&self->ticks, i));
  uplift_paint_set_color (cr, theme->dim_text);
  draw_upright (self, cr, 0);
  if (isnan (self->reference))
    return;
  cairo_save (cr);
  uplift_paint_set_color (cr, theme->reference);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  draw_upright (self, cr, self->reference);
  cairo_restore (cr);
}

static void
draw_interval (UpliftIntervalChart *self, cairo_t *cr, const UpliftIntervalChartItem *item,
               double middle)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  double from = uplift_chart_mirror_x (chart, map_value (self, item->low));
  double to = uplift_chart_mirror_x (chart, map_value (self, item->high));
  double cap = MIN (CAP, self->bands.step / 2);

  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_move_to (cr, from, middle);
  cairo_line_to (cr, to, middle);
  cairo_move_to (cr, from, middle - cap);
  cairo_line_to (cr, from, middle + cap);
  cairo_move_to (cr, to, middle - cap);
  cairo_line_to (cr, to, middle + cap);
  cairo_stroke (cr);
}

static void
draw_item (UpliftIntervalChart *self, cairo_t *cr, const UpliftMark *mark, gboolean highlighted)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const UpliftTheme *theme = &uplift_chart_get_state (chart)->theme;
  const UpliftIntervalChartItem *item = uplift_interval_chart_get_item (self, mark->datum);

  if (highlighted)
    {
      UpliftColor tint = theme->text;

      tint.alpha = 0.08;
      uplift_paint_set_color (cr, tint);
      cairo_rectangle (cr, mark->hit.x, mark->hit.y, mark->hit.width, mark->hit.height);
      cairo_fill (cr);
    }
  if (isnan (item->value))
    return;

  double middle = mark->hit.y + mark->hit.height / 2;
  double x = uplift_chart_mirror_x (chart, map_value (self, item->value));
  double radius = MIN (RADIUS, self->bands.step / 2);

  uplift_paint_set_color (cr, uplift_chart_get_color (chart, item->color, FALSE));
  if (!isnan (item->low))
    draw_interval (self, cr, item, middle);
  uplift_paint_marker_path (cr, UPLIFT_MARKER_CIRCLE, x, middle, radius);
  cairo_fill (cr);
}

void
uplift_interval_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted)
{
  UpliftIntervalChart *self = UPLIFT_INTERVAL_CHART (chart);
  GArray *marks = uplift_chart_get_state (chart)->marks;
  /* Where rows are very low, lines are thicker than they. */
  cairo_rectangle_t clip = uplift_rect_grow (uplift_paint_get_clip (cr), LINE_WIDTH);

  draw_lines (self, cr);
  for (guint i = 0; i < marks->len; i++)
    if (uplift_rect_meets (&clip, &g_array_index (marks, UpliftMark, i).hit))
      draw_item (self, cr, &g_array_index (marks, UpliftMark, i), (int) i == highlighted);
  uplift_chart_draw_labels (chart, cr);
}
