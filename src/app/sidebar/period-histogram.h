/* Rows over time, small, to choose a period on.
 *
 * Bars: as many as there is room for, each a run of days; those of the period strong, the others
 * pale. Mouse: dragging chooses a period, on one of its edges moves this edge, inside it moves the
 * whole; a click outside takes it back. Keyboard: two handles take the focus, Left and Right move
 * one by a day, with Ctrl by a week, Page Up and Page Down by 30 days, Home and End to the ends.
 * Time runs from right to left in right-to-left. A screen reader finds two sliders with a date
 * each.
 *
 * Signals: "preview" (int since, int until) while the period moves, "selected" (the same) when it
 * is settled: when the button is let go, and half a second after the last key. Both days are always
 * days of the data.
 */
#pragma once

#include "core/data/types.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  UpliftDay day;
  guint64 rows;
} UpliftDayCount;

#define UPLIFT_TYPE_PERIOD_HISTOGRAM (uplift_period_histogram_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPeriodHistogram, uplift_period_histogram, UPLIFT, PERIOD_HISTOGRAM,
                      GtkWidget)

/* What lies between first and last, both days; counts (copied) ascend by day, days without rows may
 * be left out. */
void uplift_period_histogram_set_data (UpliftPeriodHistogram *histogram, UpliftDay first,
                                       UpliftDay last, const UpliftDayCount *counts, guint n);

/* UPLIFT_DAY_NONE: open. Emits nothing; ignored while the user drags. */
void uplift_period_histogram_set_period (UpliftPeriodHistogram *histogram, UpliftDay since,
                                         UpliftDay until);

G_END_DECLS
