#include "charts/line-chart-private.h"

#include "charts/paint.h"
#include <glib/gi18n-lib.h>
#include <math.h>

#define NATURAL_RATIO 0.3
#define MIN_NATURAL_HEIGHT 220
#define MAX_NATURAL_HEIGHT 360

G_DEFINE_FINAL_TYPE (UpliftLineChart, uplift_line_chart, UPLIFT_TYPE_CHART)

static void
clear_series_cb (gpointer data)
{
  UpliftLineChartSeries *series = data;

  g_free (series->name);
  g_free (series->values);
}

UpliftLineChartSeries *
uplift_line_chart_get_series (UpliftLineChart *self, guint series)
{
  return &g_array_index (self->series, UpliftLineChartSeries, series);
}

int
uplift_line_chart_get_mark_at (UpliftLineChart *self, guint series, guint day)
{
  return self->mark_at[series * self->n_days + day];
}

static gboolean
uplift_line_chart_is_empty (UpliftChart *chart)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);

  for (guint i = 0; i < self->series->len; i++)
    for (guint j = 0; j < self->n_days; j++)
      if (!isnan (uplift_line_chart_get_series (self, i)->values[j]))
        return FALSE;
  return TRUE;
}

/* The index of the day nearest to one with a fraction. n_days > 0. */
static guint
find_nearest_day (UpliftLineChart *self, double day)
{
  guint from = 0, to = self->n_days - 1;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (day > ((double) self->days[middle] + self->days[middle + 1]) / 2)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

static int
uplift_line_chart_pick (UpliftChart *chart, double x, double y)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);
  GArray *marks = uplift_chart_get_state (chart)->marks;
  int nearest = -1;
  double least = G_MAXDOUBLE;
  guint day;

  if (!uplift_line_chart_get_index_at (self, x, &day) || y < self->plot.y
      || y > self->plot.y + self->plot.height)
    return -1;

  for (guint i = 0; i < self->series->len; i++)
    {
      int mark = uplift_line_chart_get_mark_at (self, i, day);

      if (mark < 0)
        continue;

      const cairo_rectangle_t *rect = &g_array_index (marks, UpliftMark, mark).rect;
      double distance = fabs (rect->y + rect->height / 2 - y);

      if (distance < least)
        {
          least = distance;
          nearest = mark;
        }
    }
  return nearest;
}

/* How many days the point stands for. */
static gint32
count_days (UpliftLineChart *self, guint day)
{
  switch (self->unit)
    {
    case UPLIFT_TIME_MONTH:
      return uplift_date_get_days_in_month (self->days[day]);
    case UPLIFT_TIME_WEEK:
      return 7;
    case UPLIFT_TIME_DAY:
    default:
      return 1;
    }
}

/* How many of them lie within the data. Charts with an extent only. */
static gint32
count_covered_days (UpliftLineChart *self, guint day)
{
  gint32 first = MAX (self->days[day], self->first_day);
  gint32 last = MIN (self->days[day] + count_days (self, day) - 1, self->last_day);

  return MAX (last - first + 1, 0);
}

gboolean
uplift_line_chart_is_partial (UpliftLineChart *self, guint day)
{
  return self->has_extent && count_covered_days (self, day) < count_days (self, day);
}

/* The period that begins on the day, as one says it. */
static char *
name_whole_time (UpliftLineChart *self, guint day)
{
  switch (self->unit)
    {
    case UPLIFT_TIME_MONTH:
      /* Translators: a month, for g_date_time_format (): “March 2025”. */
      return uplift_date_to_text (self->days[day], _ ("%B %Y"));
    case UPLIFT_TIME_WEEK:
      /* Translators: a week, for g_date_time_format (): “week from 3 March 2025”. */
      return uplift_date_to_text (self->days[day], _ ("week from %-d %B %Y"));
    case UPLIFT_TIME_DAY:
    default:
      /* Translators: a day, for g_date_time_format (): “3 March 2025”. */
      return uplift_date_to_text (self->days[day], _ ("%-d %B %Y"));
    }
}

/* The same, and how much of it there is. */
static char *
name_time (UpliftLineChart *self, guint day)
{
  g_autofree char *time = name_whole_time (self, day);

  if (!uplift_line_chart_is_partial (self, day))
    return g_steal_pointer (&time);
  /* Translators: a week or month of which the data have only some days: “week from 30 June 2025,
   * 1 of 7 days”. */
  return g_strdup_printf (_ ("%s, %d of %d days"), time, count_covered_days (self, day),
                          count_days (self, day));
}

static char *
uplift_line_chart_describe_mark (UpliftChart *chart, int number)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);
  const UpliftMark *mark = uplift_chart_get_mark (chart, number);
  const UpliftLineChartSeries *series = uplift_line_chart_get_series (self, mark->series);
  g_autofree char *time = name_time (self, mark->datum);
  g_autofree char *value = uplift_chart_format (chart, series->values[mark->datum], 0);

  if (series->name[0] == '\0')
    return g_strdup_printf ("%s\n%s", time, value);
  return g_strdup_printf ("%s — %s\n%s", series->name, time, value);
}

static void
append_highest (UpliftLineChart *self, GString *text)
{
  const UpliftLineChartSeries *highest = NULL;
  guint day = 0;

  for (guint i = 0; i < self->series->len; i++)
    for (guint j = 0; j < self->n_days; j++)
      {
        const UpliftLineChartSeries *series = uplift_line_chart_get_series (self, i);

        if (!isnan (series->values[j])
            && (highest == NULL || series->values[j] > highest->values[day]))
          {
            highest = series;
            day = j;
          }
      }
  if (highest == NULL)
    return;

  g_autofree char *time = name_time (self, day);
  g_autofree char *value = uplift_chart_format (UPLIFT_CHART (self), highest->values[day], 0);

  g_string_append_c (text, ' ');
  g_string_append_printf (text, _ ("Highest: %s, %s, %s."), highest->name, time, value);
}

static char *
uplift_line_chart_describe (UpliftChart *chart)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      ngettext ("Line chart “%s” with %u line", "Line chart “%s” with %u lines", self->series->len),
      uplift_chart_get_title (chart), self->series->len);
  if (self->n_days == 0)
    {
      g_string_append_c (text, '.');
      return g_string_free (text, FALSE);
    }

  const char *format = self->unit == UPLIFT_TIME_MONTH ? _ ("%B %Y") : _ ("%-d %B %Y");
  g_autofree char *first = uplift_date_to_text (self->days[0], format);
  g_autofree char *last = uplift_date_to_text (self->days[self->n_days - 1], format);

  g_string_append_printf (text,
                          ngettext (", %u point in time, from %s to %s.",
                                    ", %u points in time, from %s to %s.", self->n_days),
                          self->n_days, first, last);
  append_highest (self, text);
  return g_string_free (text, FALSE);
}

/* The mark of the series that is nearest in time, -1 when it has none. */
static int
find_nearest_mark (UpliftLineChart *self, guint series, guint day)
{
  for (guint distance = 0; distance < self->n_days; distance++)
    {
      int before
          = distance <= day ? uplift_line_chart_get_mark_at (self, series, day - distance) : -1;
      int after = distance < self->n_days - day
                      ? uplift_line_chart_get_mark_at (self, series, day + distance)
                      : -1;

      if (before >= 0 || after >= 0)
        return before >= 0 ? before : after;
    }
  return -1;
}

/* Left and right along the line, up and down in the order of the legend. */
static int
uplift_line_chart_step (UpliftChart *chart, int number, int dx, int dy)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);
  const UpliftMark *mark = uplift_chart_get_mark (chart, number);
  int along = uplift_chart_get_state (chart)->theme.rtl ? -dx : dx;
  int next = number + along;

  if (along != 0 && next >= 0 && next < (int) uplift_chart_get_n_marks (chart)
      && uplift_chart_get_mark (chart, next)->series == mark->series)
    number = next;
  for (int i = (int) mark->series + dy; dy != 0 && i >= 0 && i < (int) self->series->len; i += dy)
    {
      int beside
          = find_nearest_mark (self, (guint) i, uplift_chart_get_mark (chart, number)->datum);

      if (beside >= 0)
        return beside;
    }
  return number;
}

static char *
uplift_line_chart_to_text (UpliftChart *chart)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (chart);
  GString *text = g_string_new (_ ("Date"));

  for (guint i = 0; i < self->series->len; i++)
    {
      g_string_append_c (text, '\t');
      uplift_chart_append_cell (text, uplift_line_chart_get_series (self, i)->name);
    }
  g_string_append_c (text, '\n');
  for (guint j = 0; j < self->n_days; j++)
    {
      g_autofree char *date = uplift_date_to_text (self->days[j], "%Y-%m-%d");

      g_string_append (text, date);
      for (guint i = 0; i < self->series->len; i++)
        {
          g_string_append_c (text, '\t');
          uplift_chart_append_number (text, uplift_line_chart_get_series (self, i)->values[j]);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static double
uplift_line_chart_get_natural_height (UpliftChart *chart, PangoContext *context, double width)
{
  double line = uplift_chart_measure_line (context);

  return ceil (CLAMP (width * NATURAL_RATIO, MIN_NATURAL_HEIGHT, MAX_NATURAL_HEIGHT) + 4 * line);
}

static void
uplift_line_chart_finalize (GObject *object)
{
  UpliftLineChart *self = UPLIFT_LINE_CHART (object);

  g_clear_pointer (&self->days, g_free);
  g_clear_pointer (&self->series, g_array_unref);
  g_clear_pointer (&self->samples, g_array_unref);
  g_clear_pointer (&self->mark_at, g_free);

  G_OBJECT_CLASS (uplift_line_chart_parent_class)->finalize (object);
}

static void
uplift_line_chart_class_init (UpliftLineChartClass *klass)
{
  UpliftChartClass *chart_class = UPLIFT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = uplift_line_chart_finalize;
  chart_class->is_empty = uplift_line_chart_is_empty;
  chart_class->layout = uplift_line_chart_layout;
  chart_class->draw = uplift_line_chart_draw;
  chart_class->get_highlight_area = uplift_line_chart_get_highlight_area;
  chart_class->pick = uplift_line_chart_pick;
  chart_class->describe_mark = uplift_line_chart_describe_mark;
  chart_class->describe = uplift_line_chart_describe;
  chart_class->step = uplift_line_chart_step;
  chart_class->to_text = uplift_line_chart_to_text;
  chart_class->get_natural_height = uplift_line_chart_get_natural_height;
}

static void
uplift_line_chart_init (UpliftLineChart *self)
{
  self->series = g_array_new (FALSE, FALSE, sizeof (UpliftLineChartSeries));
  g_array_set_clear_func (self->series, clear_series_cb);
  self->samples = g_array_new (FALSE, FALSE, sizeof (UpliftLineChartSample));
}

UpliftChart *
uplift_line_chart_new (void)
{
  return g_object_new (UPLIFT_TYPE_LINE_CHART, NULL);
}

static double *
copy_values (const double *values, guint n)
{
  double *copy = g_new (double, n);

  for (guint i = 0; i < n; i++)
    copy[i] = isfinite (values[i]) ? values[i] : (double) NAN;
  return copy;
}

void
uplift_line_chart_set_data (UpliftLineChart *chart, UpliftTimeUnit unit, const gint32 *days,
                            guint n_days, const UpliftLineSeries *series, guint n_series)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (days != NULL || n_days == 0);
  g_return_if_fail (series != NULL || n_series == 0);

  g_free (chart->days);
  g_array_unref (chart->series);
  chart->unit = unit;
  chart->days = g_memdup2 (days, n_days * sizeof *days);
  chart->n_days = n_days;
  chart->has_band = FALSE;
  chart->has_extent = FALSE;
  chart->series = g_array_sized_new (FALSE, FALSE, sizeof (UpliftLineChartSeries), n_series);
  g_array_set_clear_func (chart->series, clear_series_cb);
  for (guint i = 0; i < n_series; i++)
    {
      UpliftLineChartSeries copy = {
        .name = g_strdup (series[i].name != NULL ? series[i].name : ""),
        .values = copy_values (series[i].values, n_days),
        .color = series[i].color,
        .pale = series[i].pale,
      };

      g_array_append_val (chart->series, copy);
    }
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}

void
uplift_line_chart_set_extent (UpliftLineChart *chart, gint32 first, gint32 last)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (first <= last);

  chart->has_extent = TRUE;
  chart->first_day = first;
  chart->last_day = last;
}

void
uplift_line_chart_set_titles (UpliftLineChart *chart, const char *title, const char *axis_title)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));

  uplift_chart_set_titles (UPLIFT_CHART (chart), title, axis_title);
}

void
uplift_line_chart_set_format (UpliftLineChart *chart, UpliftNumberFormat format, gpointer user_data,
                              GDestroyNotify destroy)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));

  uplift_chart_set_format (UPLIFT_CHART (chart), format, user_data, destroy);
}

gboolean
uplift_line_chart_get_index_at (UpliftLineChart *chart, double x, guint *index)
{
  g_return_val_if_fail (UPLIFT_IS_LINE_CHART (chart) && index != NULL, FALSE);

  if (!uplift_chart_get_state (UPLIFT_CHART (chart))->laid_out || chart->n_days == 0)
    return FALSE;

  double place = uplift_chart_mirror_x (UPLIFT_CHART (chart), x);

  *index = find_nearest_day (chart, uplift_time_scale_invert (&chart->time, place));
  return place >= chart->plot.x && place <= chart->plot.x + chart->plot.width;
}

void
uplift_line_chart_set_band (UpliftLineChart *chart, guint from, guint to)
{
  g_return_if_fail (UPLIFT_IS_LINE_CHART (chart));
  g_return_if_fail (from > to || to < chart->n_days);

  chart->has_band = from <= to;
  chart->band_from = from;
  chart->band_to = to;
}
