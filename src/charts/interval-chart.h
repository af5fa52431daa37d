/* Estimates with how sure they are, one in a row: a label, a point at the value, a line from the
 * lowest to the highest that it may be, and the number in a column at the end. All share one level
 * axis, which holds zero; a dashed line with its label stands at the reference value. An item
 * without value (NAN) has a label and "–"; one without interval has a point alone. Rows that are
 * lower than text have none.
 */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label;   /* copied */
  double value;        /* NAN: no value */
  double low, high;    /* low <= high; NAN: no interval */
  const char *tooltip; /* whole text of the tooltip; copied (nullable: label and value) */
  guint color;         /* of the palette, taken modulo its size */
} UpliftIntervalItem;

#define UPLIFT_TYPE_INTERVAL_CHART (uplift_interval_chart_get_type ())
G_DECLARE_FINAL_TYPE (UpliftIntervalChart, uplift_interval_chart, UPLIFT, INTERVAL_CHART,
                      UpliftChart)

UpliftChart *uplift_interval_chart_new (void);

/* The items, copied. What is infinite has no value, and without a value there is no interval. */
void uplift_interval_chart_set_items (UpliftIntervalChart *chart, const UpliftIntervalItem *items,
                                      guint n_items);

/* title: what the chart shows, used in descriptions; axis_title: the value axis. */
void uplift_interval_chart_set_titles (UpliftIntervalChart *chart, const char *title,
                                       const char *axis_title);
void uplift_interval_chart_set_format (UpliftIntervalChart *chart, UpliftNumberFormat format,
                                       gpointer user_data, GDestroyNotify destroy);

/* NAN: none (the default). label: stands at the line. */
void uplift_interval_chart_set_reference (UpliftIntervalChart *chart, double value,
                                          const char *label);

G_END_DECLS
