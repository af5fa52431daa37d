/* What the parts of the bar chart share: the object (bar-chart.c), where things stand
 * (bar-chart-layout.c), the rows and their texts (bar-chart-rows.c), and how all is drawn
 * (bar-chart-draw.c). */
#pragma once

#include "charts/bar-chart.h"
#include "charts/chart-private.h"
#include "charts/legend.h"
#include "charts/scale.h"
#include "charts/ticks.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;   /* (owned) */
  char *group;   /* (owned) (nullable) */
  char *tooltip; /* (owned) (nullable) */
  double value;  /* NAN: none; never infinite */
  guint color;
  gboolean pale;
  gboolean bad;
  gboolean best;
  guint n_groups_before; /* so many gaps between groups lie above it */
  guint series;          /* which of the labels in groups it has; 0 outside of them */
} UpliftBarChartItem;

/* What a colour stands for. */
typedef struct
{
  char *name; /* (owned) */
  guint color;
} UpliftBarChartKey;

struct _UpliftBarChart
{
  UpliftChart parent_instance;

  GArray *items;         /* (owned) of UpliftBarChartItem */
  GArray *keys;          /* (owned) of UpliftBarChartKey: the legend */
  guint n_series;        /* so many labels there are in groups: the first keys */
  double reference;      /* NAN: none */
  char *reference_label; /* (owned) (nullable) */

  /* The layout; left-to-right. */
  UpliftLegend legend;
  double legend_height;   /* 0: none */
  cairo_rectangle_t plot; /* of the axis */
  double label_end;       /* where the column of labels ends */
  gboolean has_axis;
  gboolean has_reference_label;
  UpliftLinearScale scale;
  UpliftTicks ticks;
  double step;                   /* the share of each row */
  double band;                   /* how thick a bar is: at most its share, in the middle of it */
  guint every;                   /* so many rows share a label: 1 unless rows are lower than text */
  guint n_fixed_labels;          /* labels of the chart that belong to no row: the first ones */
  guint labels_from, labels_end; /* the rows whose labels come behind them */
};

const UpliftBarChartItem *uplift_bar_chart_get_item (UpliftBarChart *chart, guint item);

/* The number that stands at the bar (transfer full). */
char *uplift_bar_chart_make_value_text (UpliftBarChart *chart, const UpliftBarChartItem *item);

/* How high the axis below the rows is, for text of this line height. */
double uplift_bar_chart_get_axis_height (UpliftBarChart *chart, double line);

/* Where a value stands, left-to-right. Once the columns are planned. */
double uplift_bar_chart_map_value (UpliftBarChart *chart, double value);

UpliftColor uplift_bar_chart_get_item_color (UpliftBarChart *chart, const UpliftBarChartItem *item);

/* How many rows' shares all rows take, with the gaps between groups. */
double uplift_bar_chart_count_shares (UpliftBarChart *chart);

/* Divides the plot's height. */
void uplift_bar_chart_plan_rows (UpliftBarChart *chart);

/* Where a row's share begins. */
double uplift_bar_chart_get_row (UpliftBarChart *chart, guint row);

/* The first row that ends below y; the number of rows when there is none. O(log n). */
guint uplift_bar_chart_find_row (UpliftBarChart *chart, double y);

/* What stands on the left of a row, in the column of labels: of a group, the name beside its first
 * row. NULL: nothing. (transfer none) */
const char *uplift_bar_chart_get_row_name (UpliftBarChart *chart, guint row);

/* FALSE: the chart is lower than a line, and text would only be cut. */
gboolean uplift_bar_chart_has_text (UpliftBarChart *chart);

/* Makes the texts of the rows between two heights, unless they are there; those of others may go.
 * Thousands of rows have no texts that nobody sees. */
void uplift_bar_chart_ensure_labels (UpliftBarChart *chart, double top, double bottom);

/* Of UpliftChartClass. */
void uplift_bar_chart_layout (UpliftChart *chart, PangoContext *context);
void uplift_bar_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted);

#define UPLIFT_BAR_CHART_GAP 8
/* Between a bar and its number. */
#define UPLIFT_BAR_CHART_VALUE_GAP 6

G_END_DECLS
