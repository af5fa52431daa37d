/* What the parts of the interval chart share: the object (interval-chart.c), and where things stand
 * and how they are drawn (interval-chart-layout.c). */
#pragma once

#include "charts/chart-private.h"
#include "charts/interval-chart.h"
#include "charts/scale.h"
#include "charts/ticks.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;      /* (owned) */
  char *tooltip;    /* (owned) (nullable) */
  double value;     /* NAN: none; never infinite */
  double low, high; /* NAN, both: none; never infinite */
  guint color;
} UpliftIntervalChartItem;

struct _UpliftIntervalChart
{
  UpliftChart parent_instance;

  GArray *items;          /* (owned) of UpliftIntervalChartItem */
  double reference;       /* NAN: none */
  char *reference_label;  /* (owned) "" when there is none */
  cairo_rectangle_t plot; /* left-to-right, as all that follows */
  double label_end;       /* where the column of labels ends */
  double value_start;     /* where the column of numbers begins */
  gboolean has_text;      /* rows are high enough for it */
  gboolean has_axis;
  UpliftLinearScale scale;
  UpliftBandScale bands;
  UpliftTicks ticks;
};

const UpliftIntervalChartItem *uplift_interval_chart_get_item (UpliftIntervalChart *chart,
                                                               guint item);

/* The number of an item, "–" without one (transfer full). */
char *uplift_interval_chart_format_value (UpliftIntervalChart *chart,
                                          const UpliftIntervalChartItem *item);

/* What stands above and below the rows, and how high that is, for text of this line height. */
double uplift_interval_chart_get_top_height (UpliftIntervalChart *chart, double line);
double uplift_interval_chart_get_axis_height (UpliftIntervalChart *chart, double line);

/* Of UpliftChartClass. */
void uplift_interval_chart_layout (UpliftChart *chart, PangoContext *context);
void uplift_interval_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted);

G_END_DECLS
