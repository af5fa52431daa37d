#include "charts/scatter-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NATURAL_RATIO 0.45
#define MIN_NATURAL_HEIGHT 240
#define MAX_NATURAL_HEIGHT 400

G_DEFINE_FINAL_TYPE (UpliftScatterChart, uplift_scatter_chart, UPLIFT_TYPE_CHART)

static void
clear_point_cb (gpointer data)
{
  UpliftScatterChartPoint *point = data;

  g_free (point->label);
}

const UpliftScatterChartPoint *
uplift_scatter_chart_get_point (UpliftScatterChart *self, guint point)
{
  return &g_array_index (self->points, UpliftScatterChartPoint, point);
}

gboolean
uplift_scatter_chart_is_shown (const UpliftScatterChartPoint *point)
{
  return !isnan (point->x) && !isnan (point->y);
}

char *
uplift_scatter_chart_format_value (UpliftScatterChart *self, double value)
{
  if (isnan (value))
    return g_strdup (_ ("no value"));
  if (self->value_format != NULL)
    return self->value_format (value, 0, self->value_format_data);
  return g_strdup_printf ("%.6g", value);
}

static gboolean
uplift_scatter_chart_is_empty (UpliftChart *chart)
{
  return UPLIFT_SCATTER_CHART (chart)->order->len == 0;
}

static int
uplift_scatter_chart_pick (UpliftChart *chart, double x, double y)
{
  UpliftScatterChart *self = UPLIFT_SCATTER_CHART (chart);
  UpliftChartState *state = uplift_chart_get_state (chart);

  if (x < 0 || y < 0 || x > state->width || y > state->height)
    return -1;
  return uplift_point_grid_find (self->grid, x, y);
}

static void
append_line (GString *text, const char *name, const char *value)
{
  g_string_append_c (text, '\n');
  if (name[0] != '\0')
    /* Translators: a name and its number: “ROAS: 3.4×”. */
    g_string_append_printf (text, _ ("%s: %s"), name, value);
  else
    g_string_append (text, value);
}

static char *
uplift_scatter_chart_describe_mark (UpliftChart *chart, int mark)
{
  UpliftScatterChart *self = UPLIFT_SCATTER_CHART (chart);
  const UpliftScatterChartPoint *point
      = uplift_scatter_chart_get_point (self, uplift_chart_get_mark (chart, mark)->datum);

  g_autofree char *x = uplift_chart_format (chart, point->x, 0);
  g_autofree char *y = uplift_chart_format (chart, point->y, 0);
  g_autofree char *value = uplift_scatter_chart_format_value (self, point->value);
  GString *text = g_string_new (point->label);

  append_line (text, uplift_chart_get_state (chart)->axis_title, y);
  append_line (text, self->x_title, x);
  if (self->value_title[0] != '\0')
    append_line (text, self->value_title, value);
  if (point->bad && self->bad_title[0] != '\0')
    g_string_append_printf (text, "\n%s", self->bad_title);
  return g_string_free (text, FALSE);
}

static void
append_below (UpliftScatterChart *self, GString *text)
{
  guint n = 0;

  if (isnan (self->slope))
    return;
  for (guint i = 0; i < self->points->len; i++)
    {
      const UpliftScatterChartPoint *point = uplift_scatter_chart_get_point (self, i);

      n += uplift_scatter_chart_is_shown (point) && point->y < self->slope * point->x;
    }
  g_string_append_c (text, ' ');
  g_string_append_printf (
      text, ngettext ("%u lies below the line “%s”.", "%u lie below the line “%s”.", n), n,
      self->line_label != NULL ? self->line_label : "");
}

static char *
uplift_scatter_chart_describe (UpliftChart *chart)
{
  UpliftScatterChart *self = UPLIFT_SCATTER_CHART (chart);
  const UpliftScatterChartPoint *highest = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->points->len; i++)
    {
      const UpliftScatterChartPoint *point = uplift_scatter_chart_get_point (self, i);

      if (uplift_scatter_chart_is_shown (point) && (highest == NULL || point->y > highest->y))
        highest = point;
    }
  g_string_append_printf (text,
                          ngettext ("Scatter chart “%s” with %u point.",
                                    "Scatter chart “%s” with %u points.", self->order->len),
                          uplift_chart_get_title (chart), self->order->len);
  if (highest != NULL)
    {
      g_autofree char *x = uplift_chart_format (chart, highest->x, 0);
      g_autofree char *y = uplift_chart_format (chart, highest->y, 0);

      append_below (self, text);
      g_string_append_c (text, ' ');
      /* Translators: name, value on the upright axis, value on the level axis. */
      g_string_append_printf (text, _ ("Highest: %s, %s at %s."), highest->label, y, x);
    }
  return g_string_free (text, FALSE);
}

/* Left and right in the order of x, up and down in that of y. */
static int
uplift_scatter_chart_step (UpliftChart *chart, int mark, int dx, int dy)
{
  UpliftScatterChart *self = UPLIFT_SCATTER_CHART (chart);
  int last = (int) uplift_chart_get_n_marks (chart) - 1;
  int along = uplift_chart_get_state (chart)->theme.rtl ? -dx : dx;

  mark = CLAMP (mark + along, 0, last);
  if (dy == 0)
    return mark;

  int rank = (int) g_array_index (self->y_ranks, guint, mark);

  return (int) g_array_index (self->by_y, guint, CLAMP (rank - dy, 0, last));
}

static void
append_heading (GString *text, const char *title, const char *otherwise)
{
  g_string_append_c (text, '\t');
  uplift_chart_append_cell (text, title[0] != '\0' ? title : otherwise);
}

static char *
uplift_scatter_chart_to_text (UpliftChart *chart)
{
  UpliftScatterChart *self = UPLIFT_SCATTER_CHART (chart);
  GString *text = g_string_new (_ ("Name"));

  append_heading (text, self->x_title, "x");
  append_heading (text, uplift_chart_get_state (chart)->axis_title, "y");
  append_heading (text, self->value_title, _ ("Value"));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->points->len; i++)
    {
      const UpliftScatterChartPoint *point = uplift_scatter_chart_get_point (self, i);

      uplift_chart_append_cell (text, point->label);
      g_string_append_c (text, '\t');
      uplift_chart_append_number (text, point->x);
      g_string_append_c (text, '\t');
      uplift_chart_append_number (text, point->y);
      g_string_append_c (text, '\t');
      uplift_chart_append_number (text, point->value);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static double
uplift_scatter_chart_get_natural_height (UpliftChart *chart, PangoContext *context, double width)
{
  double line = uplift_chart_measure_line (context);

  return ceil (CLAMP (width * NATURAL_RATIO, MIN_NATURAL_HEIGHT, MAX_NATURAL_HEIGHT) + 6 * line);
}

static void
drop_value_format (UpliftScatterChart *self)
{
  if (self->value_format_destroy != NULL)
    self->value_format_destroy (self->value_format_data);
  self->value_format_destroy = NULL;
}

static void
uplift_scatter_chart_finalize (GObject *object)
{
  UpliftScatterChart *self = UPLIFT_SCATTER_CHART (object);

  drop_value_format (self);
  uplift_legend_clear (&self->legend);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->turns, g_array_unref);
  g_clear_pointer (&self->by_y, g_array_unref);
  g_clear_pointer (&self->y_ranks, g_array_unref);
  g_clear_pointer (&self->grid, uplift_point_grid_free);
  g_free (self->line_label);
  g_free (self->x_title);
  g_free (self->value_title);
  g_free (self->pivot_title);
  g_free (self->bad_title);

  G_OBJECT_CLASS (uplift_scatter_chart_parent_class)->finalize (object);
}

static void
uplift_scatter_chart_class_init (UpliftScatterChartClass *klass)
{
  UpliftChartClass *chart_class = UPLIFT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = uplift_scatter_chart_finalize;
  chart_class->is_empty = uplift_scatter_chart_is_empty;
  chart_class->layout = uplift_scatter_chart_layout;
  chart_class->draw = uplift_scatter_chart_draw;
  chart_class->get_highlight_area = uplift_scatter_chart_get_highlight_area;
  chart_class->pick = uplift_scatter_chart_pick;
  chart_class->describe_mark = uplift_scatter_chart_describe_mark;
  chart_class->describe = uplift_scatter_chart_describe;
  chart_class->step = uplift_scatter_chart_step;
  chart_class->to_text = uplift_scatter_chart_to_text;
  chart_class->get_natural_height = uplift_scatter_chart_get_natural_height;
}

static void
uplift_scatter_chart_init (UpliftScatterChart *self)
{
  uplift_legend_init (&self->legend, UPLIFT_CHART (self));
  self->points = g_array_new (FALSE, FALSE, sizeof (UpliftScatterChartPoint));
  g_array_set_clear_func (self->points, clear_point_cb);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->turns = g_array_new (FALSE, FALSE, sizeof (UpliftScatterChartTurn));
  self->by_y = g_array_new (FALSE, FALSE, sizeof (guint));
  self->y_ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->colors = uplift_color_scale_make (NULL, 0, (double) NAN);
  self->slope = (double) NAN;
  self->x_title = g_strdup ("");
  self->value_title = g_strdup ("");
  self->pivot_title = g_strdup ("");
  self->bad_title = g_strdup ("");
}

UpliftChart *
uplift_scatter_chart_new (void)
{
  return g_object_new (UPLIFT_TYPE_SCATTER_CHART, NULL);
}

static double
make_finite (double value)
{
  return isfinite (value) ? value : (double) NAN;
}

static void
copy_points (UpliftScatterChart *self, const UpliftScatterPoint *points, guint n_points)
{
  g_array_unref (self->points);
  self->points = g_array_sized_new (FALSE, FALSE, sizeof (UpliftScatterChartPoint), n_points);
  g_array_set_clear_func (self->points, clear_point_cb);
  for (guint i = 0; i < n_points; i++)
    {
      UpliftScatterChartPoint point = {
        .label = g_strdup (points[i].label != NULL ? points[i].label : ""),
        .x = make_finite (points[i].x),
        .y = make_finite (points[i].y),
        .value = make_finite (points[i].value),
        .pale = points[i].pale,
        .bad = points[i].bad,
      };

      g_array_append_val (self->points, point);
    }
}

void
uplift_scatter_chart_set_points (UpliftScatterChart *chart, const UpliftScatterPoint *points,
                                 guint n_points, double pivot)
{
  g_return_if_fail (UPLIFT_IS_SCATTER_CHART (chart));
  g_return_if_fail (points != NULL || n_points == 0);
  g_return_if_fail (!isinf (pivot));

  g_autofree double *values = g_new (double, n_points);

  copy_points (chart, points, n_points);
  /* What is not shown has no part in the colours either. */
  for (guint i = 0; i < n_points; i++)
    {
      const UpliftScatterChartPoint *point = uplift_scatter_chart_get_point (chart, i);

      values[i] = uplift_scatter_chart_is_shown (point) ? point->value : (double) NAN;
    }
  chart->colors = uplift_color_scale_make (values, n_points, pivot);
  uplift_scatter_chart_sort (chart);
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text != NULL ? text : "");
}

void
uplift_scatter_chart_set_texts (UpliftScatterChart *chart, const UpliftScatterTexts *texts)
{
  g_return_if_fail (UPLIFT_IS_SCATTER_CHART (chart));
  g_return_if_fail (texts != NULL);

  set_text (&chart->x_title, texts->x_title);
  set_text (&chart->value_title, texts->value);
  set_text (&chart->pivot_title, texts->pivot);
  set_text (&chart->bad_title, texts->bad);
  uplift_chart_set_titles (UPLIFT_CHART (chart), texts->title, texts->y_title);
}

void
uplift_scatter_chart_set_format (UpliftScatterChart *chart, UpliftNumberFormat format,
                                 gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (UPLIFT_IS_SCATTER_CHART (chart));

  uplift_chart_set_format (UPLIFT_CHART (chart), format, user_data, destroy);
}

void
uplift_scatter_chart_set_value_format (UpliftScatterChart *chart, UpliftNumberFormat format,
                                       gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (UPLIFT_IS_SCATTER_CHART (chart));

  drop_value_format (chart);
  chart->value_format = format;
  chart->value_format_data = user_data;
  chart->value_format_destroy = destroy;
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}

void
uplift_scatter_chart_set_line (UpliftScatterChart *chart, double slope, const char *label)
{
  g_return_if_fail (UPLIFT_IS_SCATTER_CHART (chart));
  g_return_if_fail (!isinf (slope));

  g_free (chart->line_label);
  chart->slope = slope;
  chart->line_label = g_strdup (label);
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}
