/* Where the parts of a bar chart stand: the legend and the label of the reference line on top,
 * labels on the left, bars and their numbers beside them, the value axis below. */
#include "charts/bar-chart-private.h"

#include "charts/value-axis.h"
#include <math.h>

#define MAX_LABEL_SHARE 0.4
#define MAX_LEGEND_SHARE 0.35
/* Bars get no shorter than this part of the plot to make room for the numbers beside them. */
#define MAX_VALUE_SHARE 0.35
#define MIN_PLOT_HEIGHT 16
/* So many texts are measured to find the width of their column; of more, those that are likely to
 * be the widest. */
#define MAX_MEASURED 200
/* Texts of more bytes are cut anyway. */
#define MAX_LENGTH 127
/* Of a chart that is higher than this the texts are made when they are seen. */
#define FIRST_STRETCH 1000

double
uplift_bar_chart_map_value (UpliftBarChart *self, double value)
{
  return uplift_linear_scale_map (&self->scale, CLAMP (value, self->scale.min, self->scale.max));
}

static void
add_legend (UpliftBarChart *self, PangoContext *context)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);

  uplift_legend_begin (&self->legend, context, state->height * MAX_LEGEND_SHARE);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const UpliftBarChartKey *key = &g_array_index (self->keys, UpliftBarChartKey, i);

      uplift_legend_add_key (&self->legend, UPLIFT_LEGEND_SWATCH,
                             uplift_chart_get_color (chart, key->color, FALSE), key->name);
    }
  self->legend_height = uplift_legend_end (&self->legend);
}

static void
plan_heights (UpliftBarChart *self)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  double line = state->line_height;
  double least = MAX (MIN_PLOT_HEIGHT, line);
  double top = self->legend_height;
  double reference = line + 4;
  double bottom = uplift_bar_chart_get_axis_height (self, line);

  self->has_axis = state->height - top - bottom >= least;
  if (!self->has_axis)
    bottom = 0;
  self->has_reference_label = !isnan (self->reference) && self->reference_label != NULL
                              && state->height - top - bottom - reference >= least;
  if (self->has_reference_label)
    top += reference;
  self->plot.y = top;
  self->plot.height = state->height - top - bottom;
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

/* How many bytes the names have that are likely to be the widest, no more of them than can be
 * measured unless more are equally long. */
static gsize
find_likely_length (UpliftBarChart *self)
{
  guint n_of_length[MAX_LENGTH + 1] = { 0 };
  guint n = 0;
  gsize length = MAX_LENGTH;

  for (guint i = 0; i < self->items->len; i++)
    {
      const char *name = uplift_bar_chart_get_row_name (self, i);

      if (name != NULL)
        n_of_length[MIN (strlen (name), MAX_LENGTH)]++;
    }
  while (length > 0 && (n == 0 || n + n_of_length[length] <= MAX_MEASURED))
    n += n_of_length[length--];
  return length + 1;
}

/* How wide the names are; of a few all, of many those with the most letters. */
static double
measure_names (UpliftBarChart *self, PangoContext *context)
{
  double width = 0, most = uplift_chart_get_width (UPLIFT_CHART (self)) * MAX_LABEL_SHARE;
  gsize least = self->items->len > MAX_MEASURED ? find_likely_length (self) : 0;
  guint n_measured = 0;

  for (guint i = 0; i < self->items->len && n_measured < MAX_MEASURED; i++)
    {
      const char *name = uplift_bar_chart_get_row_name (self, i);

      if (name == NULL || strlen (name) < least)
        continue;

      g_auto (UpliftLabel) label = uplift_label_make (context, name, UPLIFT_TEXT_NORMAL, most);

      width = MAX (width, label.rect.width);
      n_measured++;
    }
  return width;
}

static void
extend_overflow (UpliftBarChart *self, PangoContext *context, guint row, double overflow[2])
{
  const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, row);
  g_autofree char *text = uplift_bar_chart_make_value_text (self, item);
  g_auto (UpliftLabel) label = uplift_label_make (context, text, UPLIFT_TEXT_NORMAL, -1);
  double reach = label.rect.width + UPLIFT_BAR_CHART_VALUE_GAP;
  double end = uplift_bar_chart_map_value (self, isnan (item->value) ? 0 : item->value);

  if (item->value < 0)
    overflow[0] = MAX (overflow[0], self->scale.start - (end - reach));
  else
    overflow[1] = MAX (overflow[1], end + reach - self->scale.end);
}

/* How far the numbers beside the bars would reach beyond the plot, on the left and on the right. Of
 * many, the longest bars tell it, and those at both ends of the list, which is mostly sorted; a
 * number that finds no room all the same goes into its bar. */
static void
measure_overflow (UpliftBarChart *self, PangoContext *context, double overflow[2])
{
  guint n = self->items->len;
  guint longest[] = { 0, 0 };
  double least = 0, most = 0;

  for (guint i = 0; i < n; i += self->every)
    {
      double value = uplift_bar_chart_get_item (self, i)->value;

      if (n <= MAX_MEASURED || i < MAX_MEASURED / 2 || i >= n - MAX_MEASURED / 2)
        extend_overflow (self, context, i, overflow);
      if (value < least)
        longest[0] = i;
      if (value > most)
        longest[1] = i;
      least = fmin (least, value);
      most = fmax (most, value);
    }
  for (guint side = 0; side < 2 && n > MAX_MEASURED; side++)
    extend_overflow (self, context, longest[side], overflow);
}

static void
plan_columns (UpliftBarChart *self, PangoContext *context)
{
  double width = uplift_chart_get_width (UPLIFT_CHART (self));
  double overflow[2] = { 0, 0 };

  self->label_end = uplift_bar_chart_has_text (self) ? measure_names (self, context) : 0;
  self->plot.x = MIN (self->label_end > 0 ? self->label_end + UPLIFT_BAR_CHART_GAP : 0, width);
  self->plot.width = width - self->plot.x;
  self->scale.start = self->plot.x;
  self->scale.end = width;
  if (!uplift_bar_chart_has_text (self))
    return;

  double most = self->plot.width * MAX_VALUE_SHARE;

  measure_overflow (self, context, overflow);
  self->plot.x += MIN (overflow[0], most);
  self->plot.width -= MIN (overflow[0], most) + MIN (overflow[1], most);
  self->scale.start = self->plot.x;
  self->scale.end = self->plot.x + self->plot.width;
}

static void
add_value_axis (UpliftBarChart *self, PangoContext *context)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
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
                          bottom + 4 + state->line_height);
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
                          self->legend_height);
}

static void
add_mark (UpliftBarChart *self, guint i)
{
  const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, i);
  double zero = uplift_bar_chart_map_value (self, 0);
  double end = isnan (item->value) ? zero : uplift_bar_chart_map_value (self, item->value);
  double row = uplift_bar_chart_get_row (self, i);
  UpliftMark mark = {
    .shape = UPLIFT_MARK_BAR,
    .rect = { MIN (zero, end), row + (self->step - self->band) / 2, fabs (end - zero), self->band },
    .hit = { 0, row, uplift_chart_get_width (UPLIFT_CHART (self)), self->step },
    .datum = i,
    .series = item->series,
  };

  /* Whole pixels give sharp edges; where bars are thin, even distances matter more. */
  if (self->band >= 4)
    {
      mark.rect.y = MAX (floor (mark.rect.y + 0.5), ceil (row));
      mark.rect.height = floor (self->band);
    }
  uplift_chart_add_mark (UPLIFT_CHART (self), &mark);
}

void
uplift_bar_chart_layout (UpliftChart *chart, PangoContext *context)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);

  add_legend (self, context);
  plan_heights (self);
  uplift_bar_chart_plan_rows (self);
  find_domain (self);
  plan_columns (self, context);
  add_value_axis (self, context);
  add_reference_label (self, context);
  for (guint i = 0; i < self->items->len; i++)
    add_mark (self, i);
  self->n_fixed_labels = uplift_chart_get_state (chart)->labels->len;
  self->labels_from = self->labels_end = 0;
  uplift_bar_chart_ensure_labels (self, self->plot.y, FIRST_STRETCH);
}
