/* Where the parts of a line chart stand: the legend and the title of the value axis on top, the
 * value axis on the left, the time axis below, and the plot in what is left. */
#include "charts/line-chart-private.h"

#include "charts/paint.h"
#include "charts/value-axis.h"
#include <math.h>
#include <string.h>

#define GAP 8
#define ENTRY_GAP 20
#define SAMPLE_GAP 6
/* Between the ends of the plot and the first and last points, so that markers stay within. */
#define POINT_MARGIN 8
#define MIN_PLOT_WIDTH 60
#define MIN_PLOT_HEIGHT 40
/* The legend may take this part of the height, not more. */
#define MAX_LEGEND_SHARE 0.4
/* The distances of ticks, in line heights, that read best. */
#define VALUE_TICK_DISTANCE 1.7
#define DATE_TICK_DISTANCE 3
#define MIN_MARKER_DISTANCE 14

typedef struct
{
  UpliftLineChart *self;
  UpliftChartState *state;
  PangoContext *context;
  double line;
  double top; /* how far the height is used up from above */
} Plan;

/* One entry of the legend: the sample of the line and the name. FALSE: it found no room. */
static gboolean
add_legend_entry (Plan *plan, guint series, double left, double *x)
{
  UpliftChart *chart = UPLIFT_CHART (plan->self);
  const UpliftLineChartSeries *data = uplift_line_chart_get_series (plan->self, series);
  double sample = UPLIFT_LINE_CHART_SAMPLE_WIDTH + SAMPLE_GAP;
  double room = plan->state->width - left - sample;

  if (room < plan->line)
    return FALSE;

  g_auto (UpliftLabel) label
      = uplift_label_make (plan->context, data->name, UPLIFT_TEXT_NORMAL, room);

  if (*x > left && *x + sample + label.rect.width > plan->state->width)
    {
      *x = left;
      plan->top += plan->line + 2;
    }
  if (plan->top + plan->line > plan->state->height * MAX_LEGEND_SHARE)
    return FALSE;

  double end = *x + UPLIFT_LINE_CHART_SAMPLE_WIDTH;
  UpliftLineChartSample placed = {
    .x = uplift_chart_mirror_x (chart, plan->state->theme.rtl ? end : *x),
    .y = plan->top + plan->line / 2,
    .series = series,
  };
  double width = label.rect.width;

  g_array_append_val (plan->self->samples, placed);
  label.color = data->pale ? plan->state->theme.dim_text : plan->state->theme.text;
  uplift_chart_add_label (chart, &label, *x + sample, plan->top);
  *x += sample + width + ENTRY_GAP;
  return TRUE;
}

/* The title of the axis names a single line already. */
static gboolean
needs_legend (Plan *plan)
{
  return plan->self->series->len != 1
         || strcmp (uplift_line_chart_get_series (plan->self, 0)->name, plan->state->axis_title)
                != 0;
}

static void
add_legend (Plan *plan)
{
  double x = 0;
  double before = plan->top;

  if (!needs_legend (plan))
    return;
  for (guint i = 0; i < plan->self->series->len; i++)
    if (uplift_line_chart_get_series (plan->self, i)->name[0] != '\0'
        && !add_legend_entry (plan, i, 0, &x))
      break;
  if (plan->self->samples->len > 0)
    plan->top += plan->line + GAP;
  else
    plan->top = before;
}

static void
add_axis_title (Plan *plan)
{
  const char *title = plan->state->axis_title;

  if (title[0] == '\0')
    return;

  g_auto (UpliftLabel) label
      = uplift_label_make (plan->context, title, UPLIFT_TEXT_SMALL, plan->state->width);

  label.color = plan->state->theme.dim_text;
  plan->top += label.rect.height + 2;
  uplift_chart_add_label (UPLIFT_CHART (plan->self), &label, 0, plan->top - 2 - label.rect.height);
}

static void
find_domain (UpliftLineChart *self, double *min, double *max)
{
  *min = 0;
  *max = 0;
  for (guint i = 0; i < self->series->len; i++)
    for (guint j = 0; j < self->n_days; j++)
      {
        double value = uplift_line_chart_get_series (self, i)->values[j];

        if (!isnan (value))
          {
            *min = MIN (*min, value);
            *max = MAX (*max, value);
          }
      }
}

static void
plan_values (Plan *plan)
{
  UpliftLineChart *self = plan->self;
  double min, max;
  double count = self->plot.height / (VALUE_TICK_DISTANCE * plan->line);

  find_domain (self, &min, &max);
  self->ticks = uplift_ticks_compute_round (&min, &max, (guint) CLAMP (count + 1, 2, 10));
  self->scale = (UpliftLinearScale){
    .min = min,
    .max = max,
    .start = self->plot.y + self->plot.height,
    .end = self->plot.y,
  };
}

static void
add_value_labels (Plan *plan)
{
  UpliftLineChart *self = plan->self;
  double width
      = uplift_value_axis_add_left (UPLIFT_CHART (self), plan->context, &self->scale, &self->ticks);

  self->plot.x = MIN (width + GAP, plan->state->width);
  self->plot.width = plan->state->width - self->plot.x;
}

static void
plan_time (UpliftLineChart *self)
{
  double margin = MIN (POINT_MARGIN, self->plot.width / 2);

  self->time = (UpliftTimeScale){
    .first = self->n_days > 0 ? self->days[0] : 0,
    .last = self->n_days > 0 ? self->days[self->n_days - 1] : 0,
    .start = self->plot.x + margin,
    .end = self->plot.x + self->plot.width - margin,
  };
  self->has_markers
      = self->n_days <= 1
        || (self->time.end - self->time.start) / (self->n_days - 1) >= MIN_MARKER_DISTANCE;
}

static UpliftDateStep
get_finest_step (UpliftTimeUnit unit)
{
  switch (unit)
    {
    case UPLIFT_TIME_MONTH:
      return UPLIFT_DATE_STEP_MONTH;
    case UPLIFT_TIME_WEEK:
      return UPLIFT_DATE_STEP_WEEK;
    case UPLIFT_TIME_DAY:
    default:
      return UPLIFT_DATE_STEP_DAY;
    }
}

/* FALSE when the dates do not fit beside each other. */
static gboolean
make_date_labels (Plan *plan, GArray *labels)
{
  UpliftLineChart *self = plan->self;
  double free_from = 0;

  for (guint i = 0; i < self->date_ticks.n; i++)
    {
      g_autofree char *text = uplift_date_ticks_format (&self->date_ticks, i);
      UpliftLabel label = uplift_label_make (plan->context, text, UPLIFT_TEXT_SMALL, -1);
      double x
          = uplift_time_scale_map (&self->time, self->date_ticks.days[i]) - label.rect.width / 2;

      label.rect.x = CLAMP (x, 0, MAX (plan->state->width - label.rect.width, 0));
      g_array_append_val (labels, label);
      if (label.rect.x < free_from || label.rect.width > plan->state->width)
        return FALSE;
      free_from = label.rect.x + label.rect.width + GAP;
    }
  return TRUE;
}

/* The finest ticks whose labels fit. A period that contains no round date has its first day. */
static void
add_date_labels (Plan *plan)
{
  UpliftLineChart *self = plan->self;
  double count = self->plot.width / (DATE_TICK_DISTANCE * plan->line) + 1;

  self->date_ticks.n = 0;
  if (self->n_days == 0)
    return;
  for (guint most = (guint) CLAMP (count, 1, 24); most > 0; most--)
    {
      g_autoptr (GArray) labels = uplift_label_array_new ();

      uplift_date_ticks_compute (self->time.first, self->time.last, get_finest_step (self->unit),
                                 most, &self->date_ticks);
      if (self->date_ticks.n == 0)
        {
          self->date_ticks.step = get_finest_step (self->unit);
          self->date_ticks.n = 1;
          self->date_ticks.days[0] = self->time.first;
        }
      if (!make_date_labels (plan, labels))
        {
          self->date_ticks.n = 0;
          continue;
        }
      for (guint i = 0; i < labels->len; i++)
        {
          UpliftLabel *label = &g_array_index (labels, UpliftLabel, i);

          label->color = plan->state->theme.dim_text;
          uplift_chart_add_label (UPLIFT_CHART (self), label, label->rect.x,
                                  self->plot.y + self->plot.height + plan->line / 2 + 2);
        }
      return;
    }
}

/* From the middle between the day and the one before to the middle between it and the next. */
static cairo_rectangle_t
get_column (UpliftLineChart *self, guint day)
{
  double x = uplift_time_scale_map (&self->time, self->days[day]);
  double left = self->plot.x;
  double right = self->plot.x + self->plot.width;

  if (day > 0)
    left = (uplift_time_scale_map (&self->time, self->days[day - 1]) + x) / 2;
  if (day + 1 < self->n_days)
    right = (uplift_time_scale_map (&self->time, self->days[day + 1]) + x) / 2;
  return (cairo_rectangle_t){ left, self->plot.y, right - left, self->plot.height };
}

static void
add_points (UpliftLineChart *self)
{
  const double r = UPLIFT_MARKER_RADIUS;

  g_free (self->mark_at);
  self->mark_at = g_new (int, (gsize) self->series->len * self->n_days);
  for (guint i = 0; i < self->series->len; i++)
    for (guint j = 0; j < self->n_days; j++)
      {
        double value = uplift_line_chart_get_series (self, i)->values[j];
        int *number = &self->mark_at[(gsize) i * self->n_days + j];

        *number = -1;
        if (isnan (value))
          continue;

        double x = uplift_time_scale_map (&self->time, self->days[j]);
        double y = uplift_linear_scale_map (&self->scale,
                                            CLAMP (value, self->scale.min, self->scale.max));
        UpliftMark mark = {
          .shape = UPLIFT_MARK_POINT,
          .rect = { x - r, y - r, 2 * r, 2 * r },
          .datum = j,
          .series = i,
        };

        mark.hit = uplift_rect_unite (mark.rect, get_column (self, j));
        *number = uplift_chart_add_mark (UPLIFT_CHART (self), &mark);
      }
}

/* Without axes and legend, for sizes in which they would leave no plot. */
static void
plan_bare (Plan *plan)
{
  UpliftLineChart *self = plan->self;
  double margin = MIN (UPLIFT_MARKER_RADIUS, plan->state->height / 2);

  g_array_set_size (plan->state->labels, 0);
  g_array_set_size (self->samples, 0);
  self->date_ticks.n = 0;
  self->has_axes = FALSE;
  self->plot
      = (cairo_rectangle_t){ 0, margin, plan->state->width, plan->state->height - 2 * margin };
  plan_values (plan);
}

void
uplift_line_chart_layout (UpliftChart *chart, PangoContext *context)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);
  UpliftChartState *state = uplift_chart_get_state (chart);
  Plan plan = { self, state, context, state->line_height, 0 };

  g_array_set_size (self->samples, 0);
  add_legend (&plan);
  add_axis_title (&plan);
  /* Half of the topmost label of the value axis stands above the plot. */
  self->plot.y = plan.top + plan.line / 2;
  self->plot.height = state->height - self->plot.y - plan.line * 1.5 - 4;
  self->has_axes = self->plot.height >= MIN_PLOT_HEIGHT;
  if (self->has_axes)
    {
      plan_values (&plan);
      add_value_labels (&plan);
      self->has_axes = self->plot.width >= MIN_PLOT_WIDTH;
    }
  if (!self->has_axes)
    plan_bare (&plan);
  plan_time (self);
  if (self->has_axes)
    add_date_labels (&plan);
  add_points (self);
}
