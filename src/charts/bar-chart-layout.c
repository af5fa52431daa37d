/* Where the parts of a bar chart stand: labels on the left, bars and their numbers beside them, the
 * value axis below, the label of the reference line on top. */
#include "charts/bar-chart-private.h"

#include "charts/value-axis.h"
#include <math.h>

#define MAX_THICKNESS 26
/* Of each row's share. */
#define ROW_GAP 0.3
#define GAP 8
#define VALUE_GAP 6
#define MAX_LABEL_SHARE 0.4
/* Bars get no shorter than this part of the plot to make room for the numbers beside them. */
#define MAX_VALUE_SHARE 0.35
/* What glyphs take of the height of a line. */
#define GLYPH_SHARE 0.7
#define MIN_PLOT_HEIGHT 16

double
uplift_bar_chart_map_value (UpliftBarChart *self, double value)
{
  return uplift_linear_scale_map (&self->scale, CLAMP (value, self->scale.min, self->scale.max));
}

/* Rows lower than text share labels. The first and the last label move inwards to stay within the
 * plot, each by half of what a line is higher than a row: so much more distance is needed. */
static guint
choose_every (double step, double line)
{
  if (step >= line)
    return 1;
  return step > 0 ? (guint) MIN (ceil (2 * line / step - 1), G_MAXINT) : G_MAXINT;
}

static void
plan_rows (UpliftBarChart *self)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  double line = state->line_height;
  double top = uplift_bar_chart_get_top_height (self, line);
  double bottom = uplift_bar_chart_get_axis_height (self, line);

  self->has_axis = state->height - bottom >= MAX (MIN_PLOT_HEIGHT, line);
  if (!self->has_axis)
    bottom = 0;
  self->has_reference_label
      = top > 0 && state->height - bottom - top >= MAX (MIN_PLOT_HEIGHT, line);
  if (!self->has_reference_label)
    top = 0;
  self->plot.y = top;
  self->plot.height = state->height - top - bottom;
  self->bands = uplift_band_scale_make (self->items->len, top, top + self->plot.height, ROW_GAP,
                                        MAX (MAX_THICKNESS, line * 1.3));
  self->every = choose_every (self->bands.step, line);
}

/* Text of a size whose lines are higher than the whole chart would only be cut. */
static gboolean
has_room_for_text (UpliftBarChart *self)
{
  return self->plot.height >= uplift_chart_get_state (UPLIFT_CHART (self))->line_height;
}

static void
find_domain (UpliftBarChart *self)
{
  double min = 0, max = 0;

  for (guint i = 0; i < self->items->len; i++)
    if (!isnan (uplift_bar_chart_get_item (self, i)->value))
      {
        min = MIN (min, uplift_bar_chart_get_item (self, i)->value);
        max = MAX (max, uplift_bar_chart_get_item (self, i)->value);
      }
  if (!isnan (self->reference))
    {
      min = MIN (min, self->reference);
      max = MAX (max, self->reference);
    }
  uplift_range_make_proper (&min, &max);
  self->scale.min = min;
  self->scale.max = max;
}

static char *
make_value_text (UpliftBarChart *self, const UpliftBarChartItem *item)
{
  return isnan (item->value) ? g_strdup ("–")
                             : uplift_chart_format (UPLIFT_CHART (self), item->value, 0);
}

/* How far the numbers beside the bars would reach beyond the plot, on each side. */
static void
measure_overflow (UpliftBarChart *self, PangoContext *context, double *left, double *right)
{
  *left = 0;
  *right = 0;
  for (guint i = 0; i < self->items->len; i += self->every)
    {
      const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, i);
      g_autofree char *text = make_value_text (self, item);
      g_auto (UpliftLabel) label = uplift_label_make (context, text, UPLIFT_TEXT_NORMAL, -1);
      double reach = label.rect.width + VALUE_GAP;
      double end = uplift_bar_chart_map_value (self, isnan (item->value) ? 0 : item->value);

      if (item->value < 0)
        *left = MAX (*left, self->scale.start - (end - reach));
      else
        *right = MAX (*right, end + reach - self->scale.end);
    }
}

static void
plan_columns (UpliftBarChart *self, PangoContext *context)
{
  double width = uplift_chart_get_width (UPLIFT_CHART (self));
  double label_width = 0;

  if (has_room_for_text (self))
    for (guint i = 0; i < self->items->len; i += self->every)
      {
        g_auto (UpliftLabel) label
            = uplift_label_make (context, uplift_bar_chart_get_item (self, i)->label,
                                 UPLIFT_TEXT_NORMAL, width * MAX_LABEL_SHARE);
        label_width = MAX (label_width, label.rect.width);
      }

  self->label_end = label_width;
  self->plot.x = MIN (label_width > 0 ? label_width + GAP : 0, width);
  self->plot.width = width - self->plot.x;
  self->scale.start = self->plot.x;
  self->scale.end = width;
  if (!has_room_for_text (self))
    return;

  double left, right;
  double most = self->plot.width * MAX_VALUE_SHARE;

  measure_overflow (self, context, &left, &right);
  left = MIN (left, most);
  right = MIN (right, most);
  self->plot.x += left;
  self->plot.width -= left + right;
  self->scale.start = self->plot.x;
  self->scale.end = self->plot.x + self->plot.width;
}

static void
add_value_axis (UpliftBarChart *self, PangoContext *context)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  double line = state->line_height;
  double bottom = self->plot.y + self->plot.height;

  self->ticks.n = 0;
  if (!self->has_axis)
    return;
  self->ticks = uplift_value_axis_add_bottom (chart, context, &self->scale, bottom + 4);
  if (state->axis_title[0] == '\0')
    return;

  g_auto (UpliftLabel) title
      = uplift_label_make (context, state->axis_title, UPLIFT_TEXT_SMALL, state->width);
  title.color = state->theme.dim_text;
  uplift_chart_add_label (chart, &title, self->plot.x + (self->plot.width - title.rect.width) / 2,
                          bottom + 4 + line);
}

static void
add_reference_label (UpliftBarChart *self, PangoContext *context)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));

  if (!self->has_reference_label)
    return;

  g_auto (UpliftLabel) label
      = uplift_label_make (context, self->reference_label, UPLIFT_TEXT_SMALL, state->width);
  label.color = state->theme.reference;
  uplift_chart_add_label (UPLIFT_CHART (self), &label,
                          uplift_bar_chart_map_value (self, self->reference) - label.rect.width / 2,
                          0);
}

/* Beside the bar's end; within it where there is no room beside; nowhere where there is none. */
static void
add_value_label (UpliftBarChart *self, PangoContext *context, guint i, double middle)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, i);
  g_autofree char *text = make_value_text (self, item);
  g_auto (UpliftLabel) label = uplift_label_make (context, text, UPLIFT_TEXT_NORMAL, -1);
  double zero = uplift_bar_chart_map_value (self, 0);
  double end = uplift_bar_chart_map_value (self, isnan (item->value) ? 0 : item->value);
  double reach = label.rect.width + VALUE_GAP;
  gboolean negative = item->value < 0;
  double x = negative ? end - reach : end + VALUE_GAP;

  /* A bar that lost nearly all may be too short to show it by its colour. */
  label.color = isnan (item->value) ? state->theme.dim_text
                : item->bad         ? state->theme.bad
                                    : state->theme.text;
  if (x < self->label_end + VALUE_GAP || x + label.rect.width > state->width)
    {
      UpliftColor bar = uplift_bar_chart_get_item_color (self, item);

      if (fabs (end - zero) < reach + VALUE_GAP
          || self->bands.band < label.rect.height * GLYPH_SHARE)
        return;
      x = negative ? end + VALUE_GAP : end - reach;
      label.color = uplift_color_get_ink (bar);
      if (item->bad)
        label.plate = bar;
    }
  uplift_chart_add_label (UPLIFT_CHART (self), &label, x, middle - label.rect.height / 2);
}

static void
add_item (UpliftBarChart *self, PangoContext *context, guint i)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, i);
  double zero = uplift_bar_chart_map_value (self, 0);
  double end = isnan (item->value) ? zero : uplift_bar_chart_map_value (self, item->value);
  double y = uplift_band_scale_map (&self->bands, i);
  double row = self->bands.start + self->bands.step * i;
  UpliftMark mark = {
    .shape = UPLIFT_MARK_BAR,
    .rect = { MIN (zero, end), y, fabs (end - zero), self->bands.band },
    .hit = { 0, row, state->width, self->bands.step },
    .datum = i,
  };

  /* Whole pixels give sharp edges; where bars are thin, even distances matter more. */
  if (self->bands.band >= 4)
    {
      mark.rect.y = floor (y + 0.5);
      mark.rect.height = floor (self->bands.band);
    }
  uplift_chart_add_mark (chart, &mark);

  if (i % self->every != 0 || !has_room_for_text (self))
    return;

  double middle = CLAMP (row + self->bands.step / 2, self->plot.y + state->line_height / 2,
                         self->plot.y + self->plot.height - state->line_height / 2);
  g_auto (UpliftLabel) label = uplift_label_make (context, item->label, UPLIFT_TEXT_NORMAL,
                                                  state->width * MAX_LABEL_SHARE);
  label.color = item->pale ? state->theme.dim_text : state->theme.text;
  uplift_chart_add_label (chart, &label, self->label_end - label.rect.width,
                          middle - label.rect.height / 2);
  add_value_label (self, context, i, middle);
}

void
uplift_bar_chart_layout (UpliftChart *chart, PangoContext *context)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);

  plan_rows (self);
  find_domain (self);
  plan_columns (self, context);
  add_value_axis (self, context);
  add_reference_label (self, context);
  for (guint i = 0; i < self->items->len; i++)
    add_item (self, context, i);
}
