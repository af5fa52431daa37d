/* Points: each datum stands at its two values, coloured by a third one on a colour scale (see
 * color-scale.h) that the legend explains; a dashed line from the origin divides what lies above a
 * ratio of the two from what lies below it (break-even).
 *
 * Axes begin at zero, or at the lowest value below it; both have the same number format. A point
 * without x or y (NAN) is not shown; one without a value is neutral in colour. Points of what loses
 * money point down, so that they are not told by colour alone.
 *
 * Marks are numbered from left to right, those at the same x from below. The pointer finds the
 * nearest mark within a small radius. Left and right walk them in their order, up and down in the
 * order of y; both reach every mark. For tens of thousands of points; laying out is O(n log n).
 */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label; /* copied */
  double x, y;       /* NAN: not shown */
  double value;      /* its colour; NAN: none */
  gboolean pale;     /* not chosen while others are */
  gboolean bad;      /* loses money */
} UpliftScatterPoint;

/* What things are called; each is copied and may be NULL: not said. */
typedef struct
{
  const char *title;   /* what the chart shows */
  const char *x_title; /* of the level axis */
  const char *y_title; /* of the upright axis */
  const char *value;   /* of the colour scale ("ROAS") */
  const char *pivot;   /* of its middle ("break-even") */
  const char *bad;     /* of points that point down ("loss-making") */
} UpliftScatterTexts;

#define UPLIFT_TYPE_SCATTER_CHART (uplift_scatter_chart_get_type ())
G_DECLARE_FINAL_TYPE (UpliftScatterChart, uplift_scatter_chart, UPLIFT, SCATTER_CHART, UpliftChart)

UpliftChart *uplift_scatter_chart_new (void);

/* The points, copied. pivot: the middle of the colour scale; NAN: none. */
void uplift_scatter_chart_set_points (UpliftScatterChart *chart, const UpliftScatterPoint *points,
                                      guint n_points, double pivot);
void uplift_scatter_chart_set_texts (UpliftScatterChart *chart, const UpliftScatterTexts *texts);

/* Of both axes, and of the values that the colours stand for. */
void uplift_scatter_chart_set_format (UpliftScatterChart *chart, UpliftNumberFormat format,
                                      gpointer user_data, GDestroyNotify destroy);
void uplift_scatter_chart_set_value_format (UpliftScatterChart *chart, UpliftNumberFormat format,
                                            gpointer user_data, GDestroyNotify destroy);

/* The line y = slope · x. NAN: none (the default). label: (nullable) stands at its end. */
void uplift_scatter_chart_set_line (UpliftScatterChart *chart, double slope, const char *label);

G_END_DECLS
