/* What the parts of the line chart share: the object (line-chart.c), where things stand
 * (line-chart-layout.c), and how they are drawn (line-chart-draw.c). */
#pragma once

#include "charts/chart-private.h"
#include "charts/date-ticks.h"
#include "charts/line-chart.h"
#include "charts/scale.h"
#include "charts/ticks.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;     /* (owned) */
  double *values; /* (owned) n_days of them; NAN: a gap; never infinite */
  guint color;
  gboolean pale;
} UpliftLineChartSeries;

/* The sample of a line in the legend: its left end and its height, in real places. */
typedef struct
{
  double x, y;
  guint series;
} UpliftLineChartSample;

struct _UpliftLineChart
{
  UpliftChart parent_instance;

  UpliftTimeUnit unit;
  gint32 *days; /* (owned) (nullable) ascending */
  guint n_days;
  GArray *series; /* (owned) of UpliftLineChartSeries */
  gboolean has_extent;
  gint32 first_day, last_day; /* of the data, if has_extent */
  gboolean has_band;
  guint band_from, band_to;

  /* The layout; left-to-right, where not said otherwise. */
  cairo_rectangle_t plot;
  gboolean has_axes;
  UpliftLinearScale scale;
  UpliftTimeScale time;
  UpliftTicks ticks;
  UpliftDateTicks date_ticks;
  GArray *samples; /* (owned) of UpliftLineChartSample, in real places */
  int *mark_at;    /* (owned) (nullable) series × n_days + day: the mark's number, -1 at gaps */
  gboolean has_markers;
};

#define UPLIFT_LINE_CHART_SAMPLE_WIDTH 28

UpliftLineChartSeries *uplift_line_chart_get_series (UpliftLineChart *chart, guint series);

/* The mark's number, -1 at a gap. Laid-out charts only. */
int uplift_line_chart_get_mark_at (UpliftLineChart *chart, guint series, guint day);

/* TRUE when the data cover only some of the days that the point stands for. */
gboolean uplift_line_chart_is_partial (UpliftLineChart *chart, guint day);

/* Of UpliftChartClass. */
void uplift_line_chart_layout (UpliftChart *chart, PangoContext *context);
void uplift_line_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted);
void uplift_line_chart_get_highlight_area (UpliftChart *chart, int mark, cairo_rectangle_t *area);

G_END_DECLS
