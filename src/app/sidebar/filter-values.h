/* The values of one filter with their counts under the other filters, to be ticked: a search entry,
 * where there are more than eight, and a list, of which only the rows in sight are widgets, so that
 * 50 000 values cost no more than fifty.
 *
 * Stands for one dataset. A tick changes a copy of the session's filter, sets it, and emits
 * "changed" (void (*) (UpliftFilterValues *)); a search emits "searched"
 * (void (*) (UpliftFilterValues *, gboolean narrows)).
 */
#pragma once

#include "core/data/session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FILTER_VALUES (uplift_filter_values_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFilterValues, uplift_filter_values, UPLIFT, FILTER_VALUES, GtkBox)

typedef enum
{
  UPLIFT_FILTER_TICKS_ALL,
  UPLIFT_FILTER_TICKS_NONE,
  UPLIFT_FILTER_TICKS_INVERT
} UpliftFilterTicks;

/* header: what has the focus above the list; it outlives it. O(n log n) in the values. */
UpliftFilterValues *uplift_filter_values_new (UpliftSession *session, UpliftDataset *dataset,
                                              UpliftDimension dimension, GtkWidget *header);

/* Takes the ticks and counts from the session again. */
void uplift_filter_values_refresh (UpliftFilterValues *values);

/* Ticks the values that the list shows: a search narrows it. */
void uplift_filter_values_tick (UpliftFilterValues *values, UpliftFilterTicks ticks);

G_END_DECLS
