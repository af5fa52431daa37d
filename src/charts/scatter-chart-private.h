/* What the parts of the scatter chart share: the object (scatter-chart.c), where things stand
 * (scatter-chart-layout.c), and how they are drawn (scatter-chart-draw.c). */
#pragma once

#include "charts/chart-private.h"
#include "charts/color-scale.h"
#include "charts/legend.h"
#include "charts/point-grid.h"
#include "charts/scale.h"
#include "charts/scatter-chart.h"
#include "charts/ticks.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;  /* (owned) */
  double x, y;  /* NAN: not shown; never infinite */
  double value; /* NAN: none; never infinite */
  gboolean pale;
  gboolean bad;
} UpliftScatterChartPoint;

/* A mark and the key by which it is drawn: marks of one key look alike. */
typedef struct
{
  guint mark;
  guint16 key;
} UpliftScatterChartTurn;

struct _UpliftScatterChart
{
  UpliftChart parent_instance;

  GArray *points; /* (owned) of UpliftScatterChartPoint */
  UpliftColorScale colors;
  double slope;     /* NAN: no line */
  char *line_label; /* (owned) (nullable) */
  char *x_title;    /* (owned) as all that follow, "" when there is none */
  char *value_title, *pivot_title, *bad_title;
  UpliftNumberFormat value_format; /* (nullable) */
  gpointer value_format_data;
  GDestroyNotify value_format_destroy; /* (nullable) */

  /* What follows from the points; marks are numbered by their order. */
  GArray *order;   /* (owned) of guint: those that have x and y, from the left, then from below */
  GArray *turns;   /* (owned) of UpliftScatterChartTurn: what is drawn first to last */
  GArray *by_y;    /* (owned) of guint: marks from below */
  GArray *y_ranks; /* (owned) of guint: where each mark stands in by_y */

  /* The layout; left-to-right, where not said otherwise. */
  UpliftLegend legend;
  cairo_rectangle_t plot;
  UpliftLinearScale x, y;
  UpliftTicks x_ticks, y_ticks;
  double radius;         /* of a point */
  UpliftPointGrid *grid; /* (owned) (nullable) in real places */
};

/* Points as many as this are drawn by colour, not one by one. */
#define UPLIFT_SCATTER_CHART_CROWD 600
/* How far from a point the pointer finds it. */
#define UPLIFT_SCATTER_CHART_REACH 12

const UpliftScatterChartPoint *uplift_scatter_chart_get_point (UpliftScatterChart *chart,
                                                               guint point);

gboolean uplift_scatter_chart_is_shown (const UpliftScatterChartPoint *point);

/* To be called when the points or their colour scale are others. O(n log n). */
void uplift_scatter_chart_sort (UpliftScatterChart *chart);

/* The value that a colour stands for, as a text (transfer full). */
char *uplift_scatter_chart_format_value (UpliftScatterChart *chart, double value);

/* What marks of a key look like. */
UpliftColor uplift_scatter_chart_get_key_color (UpliftScatterChart *chart, guint16 key);
gboolean uplift_scatter_chart_is_key_bad (guint16 key);    /* points down */
gboolean uplift_scatter_chart_is_key_hollow (guint16 key); /* has no value */

/* Of UpliftChartClass. */
void uplift_scatter_chart_layout (UpliftChart *chart, PangoContext *context);
void uplift_scatter_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted);
void uplift_scatter_chart_get_highlight_area (UpliftChart *chart, int mark,
                                              cairo_rectangle_t *area);

G_END_DECLS
