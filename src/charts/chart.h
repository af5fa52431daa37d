/* A chart: data in, marks out. Abstract; bar-chart and line-chart are the kinds.
 *
 * A chart turns its data into *marks* (a shape and the index of the datum) when it is laid out.
 * Drawing, picking, tooltips, keyboard focus and the accessible description all read these marks,
 * so that they cannot disagree.
 *
 * Units: device-independent pixels, origin top left. A chart draws on any cairo context: a widget,
 * PNG, SVG, PDF. It knows neither GTK nor what its numbers mean: labels and number formats are
 * handed to it. Marks are numbered from 0 in reading order; -1 is no mark. Right-to-left: the chart
 * mirrors when its theme says so. One thread at a time.
 */
#pragma once

#include "charts/theme.h"
#include <cairo.h>
#include <glib-object.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* A number as a text in the user's locale (transfer full). step: the distance of the ticks when it
 * labels an axis, 0 when the number stands alone and wants its full precision. value is never NAN.
 */
typedef char *(*UpliftNumberFormat) (double value, double step, gpointer user_data);

typedef enum
{
  UPLIFT_MARK_BAR,  /* the rectangle */
  UPLIFT_MARK_POINT /* a point with its radius; rect is the square around it */
} UpliftMarkShape;

typedef struct
{
  UpliftMarkShape shape;
  cairo_rectangle_t rect; /* where it is drawn */
  cairo_rectangle_t hit;  /* where the pointer finds it: at least as large */
  guint datum;            /* index into the data the chart was given */
  guint series;           /* which series, 0 where there is one */
} UpliftMark;

#define UPLIFT_TYPE_CHART (uplift_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (UpliftChart, uplift_chart, UPLIFT, CHART, GObject)

struct _UpliftChartClass
{
  GObjectClass parent_class;

  gboolean (*is_empty) (UpliftChart *chart);
  void (*layout) (UpliftChart *chart, PangoContext *context);
  void (*draw) (UpliftChart *chart, cairo_t *cr, int highlighted);
  void (*get_highlight_area) (UpliftChart *chart, int mark, cairo_rectangle_t *area);
  int (*pick) (UpliftChart *chart, double x, double y);
  char *(*describe_mark) (UpliftChart *chart, int mark);
  char *(*describe) (UpliftChart *chart);
  int (*step) (UpliftChart *chart, int mark, int dx, int dy);
  char *(*to_text) (UpliftChart *chart);
  double (*get_natural_height) (UpliftChart *chart, PangoContext *context, double width);
  void (*get_fixed) (UpliftChart *chart, double *top, double *bottom);
};

/* TRUE when there is nothing to draw; the host shows a sentence instead. */
gboolean uplift_chart_is_empty (UpliftChart *chart);

/* Places everything for this size. Call after a change of data, size, theme or font and before all
 * that follows: until then a chart with new data has no marks and draws nothing. Text is made with
 * the context (its font, its resolution, its base direction). Any size >= 0 will do; what finds no
 * room (labels, axes) is left out. The theme is copied. O(data). */
void uplift_chart_layout (UpliftChart *chart, PangoContext *context, const UpliftTheme *theme,
                          double width, double height);

/* The size it was laid out for; 0 before. */
double uplift_chart_get_width (UpliftChart *chart);
double uplift_chart_get_height (UpliftChart *chart);

/* What the chart shows, "" when it was not told. (transfer none) */
const char *uplift_chart_get_title (UpliftChart *chart);

/* Draws the marks, axes, legend and lines; the highlighted mark (-1: none) stronger. Draws no
 * background. The cairo context comes back as it was. A chart of many rows takes no longer than
 * what lies within the context's clip needs. */
void uplift_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted);

/* Where the chart looks different when the mark is highlighted: nothing changes outside, so that a
 * host that keeps a picture of the chart draws only this part of it anew. */
void uplift_chart_get_highlight_area (UpliftChart *chart, int mark, cairo_rectangle_t *area);

/* The mark at a place, or -1. A line chart answers the nearest point of the day under the pointer.
 */
int uplift_chart_pick (UpliftChart *chart, double x, double y);

guint uplift_chart_get_n_marks (UpliftChart *chart);
const UpliftMark *uplift_chart_get_mark (UpliftChart *chart, int mark); /* (transfer none) */

/* What a tooltip and a screen reader say of a mark: name and numbers, lines separated by \n
 * (transfer full). */
char *uplift_chart_describe_mark (UpliftChart *chart, int mark);

/* What is to be said of a datum in place of what the chart knows of it (transfer full). */
typedef char *(*UpliftChartTeller) (guint datum, gpointer user_data);

/* Who is asked for that, as late as it is said: of many thousand data the texts would take longer
 * than all the rest. Holds until another one is set; NULL: nobody. */
void uplift_chart_set_teller (UpliftChart *chart, UpliftChartTeller tell, gpointer user_data,
                              GDestroyNotify destroy);

/* One or two sentences on the whole chart for a screen reader (transfer full). */
char *uplift_chart_describe (UpliftChart *chart);

/* The mark an arrow key leads to from a mark (-1: from none, gives the first); dx, dy of -1, 0, 1.
 * Stays at the ends. */
int uplift_chart_step (UpliftChart *chart, int mark, int dx, int dy);

/* The numbers as tab-separated text with a header line, unformatted (transfer full). */
char *uplift_chart_to_text (UpliftChart *chart);

/* The height at which the chart reads best at this width. */
double uplift_chart_get_natural_height (UpliftChart *chart, PangoContext *context, double width);

/* How much of the chart, above and below, should stay in place when a host scrolls what is between:
 * legend, axis. Once it is laid out. */
void uplift_chart_get_fixed (UpliftChart *chart, double *top, double *bottom);

G_END_DECLS
