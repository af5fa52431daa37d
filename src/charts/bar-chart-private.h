/* What the parts of the bar chart share: the object (bar-chart.c), where things stand
 * (bar-chart-layout.c), and how they are drawn (bar-chart-draw.c). */
#pragma once

#include "charts/bar-chart.h"
#include "charts/chart-private.h"
#include "charts/scale.h"
#include "charts/ticks.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;   /* (owned) */
  char *tooltip; /* (owned) (nullable) */
  double value;  /* NAN: none; never infinite */
  guint color;
  gboolean pale;
  gboolean bad;
} UpliftBarChartItem;

struct _UpliftBarChart
{
  UpliftChart parent_instance;

  GArray *items;          /* (owned) of UpliftBarChartItem */
  double reference;       /* NAN: none */
  char *reference_label;  /* (owned) (nullable) */
  cairo_rectangle_t plot; /* of the axis; left-to-right, as all that follows */
  double label_end;       /* where the column of labels ends */
  gboolean has_axis;
  gboolean has_reference_label;
  UpliftLinearScale scale;
  UpliftBandScale bands;
  UpliftTicks ticks;
  guint every; /* so many rows share a label: 1 unless rows are lower than text */
};

const UpliftBarChartItem *uplift_bar_chart_get_item (UpliftBarChart *chart, guint item);

/* What stands above and below the rows, and how high that is, for text of this line height. */
double uplift_bar_chart_get_top_height (UpliftBarChart *chart, double line);
double uplift_bar_chart_get_axis_height (UpliftBarChart *chart, double line);

/* Where a value stands, left-to-right. Once the columns are planned. */
double uplift_bar_chart_map_value (UpliftBarChart *chart, double value);

UpliftColor uplift_bar_chart_get_item_color (UpliftBarChart *chart, const UpliftBarChartItem *item);

/* Of UpliftChartClass. */
void uplift_bar_chart_layout (UpliftChart *chart, PangoContext *context);
void uplift_bar_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted);

G_END_DECLS
