/* Values over time, a line for each series, with a legend, line styles and markers besides colour,
 * a value axis that begins at zero and a time axis with readable dates. Each series has a value for
 * each point in time (NAN: a gap).
 *
 * Days are counted from 1970-01-01, as in a GDate minus its epoch. A point stands for the period
 * that begins on its day: the day itself, the week from Monday, or the month.
 */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_TIME_DAY,
  UPLIFT_TIME_WEEK,
  UPLIFT_TIME_MONTH
} UpliftTimeUnit;

typedef struct
{
  const char *name;     /* copied */
  const double *values; /* one for each day given; copied */
  guint color;          /* of the palette; line style and marker follow it */
  gboolean pale;
} UpliftLineSeries;

#define UPLIFT_TYPE_LINE_CHART (uplift_line_chart_get_type ())
G_DECLARE_FINAL_TYPE (UpliftLineChart, uplift_line_chart, UPLIFT, LINE_CHART, UpliftChart)

UpliftChart *uplift_line_chart_new (void);

/* days: ascending, n_days of them; series: n_series. All copied. */
void uplift_line_chart_set_data (UpliftLineChart *chart, UpliftTimeUnit unit, const gint32 *days,
                                 guint n_days, const UpliftLineSeries *series, guint n_series);
/* From which to which day there are data. A point of weeks or months that reaches beyond them holds
 * less than it could: it is drawn hollow, the line to it faint, and its text says how many of its
 * days it has. Call after set_data, which forgets it: then all points are whole. first <= last. */
void uplift_line_chart_set_extent (UpliftLineChart *chart, gint32 first, gint32 last);
void uplift_line_chart_set_titles (UpliftLineChart *chart, const char *title,
                                   const char *axis_title);
void uplift_line_chart_set_format (UpliftLineChart *chart, UpliftNumberFormat format,
                                   gpointer user_data, GDestroyNotify destroy);

/* The index of the point in time nearest to x, for dragging over a period; TRUE when x is within
 * the plot area. */
gboolean uplift_line_chart_get_index_at (UpliftLineChart *chart, double x, guint *index);

/* While the user drags: the band of points from … to is tinted; from > to: none. Indices of days.
 */
void uplift_line_chart_set_band (UpliftLineChart *chart, guint from, guint to);

G_END_DECLS
