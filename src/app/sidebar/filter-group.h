/* One filter of the sidebar: a header that unfolds (title, how many values are ticked, menu) and
 * below it a search entry, where there are more than eight values, and the values with their counts
 * under the other filters.
 *
 * The group stands for the dataset that the session held when it was made; for another dataset the
 * sidebar makes another group. Values are listed when the group is unfolded for the first time, and
 * only the rows in sight are widgets, so that 50 000 values cost no more than fifty. A change is
 * made to a copy of the session's filter.
 */
#pragma once

#include "core/data/session.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FILTER_GROUP (uplift_filter_group_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFilterGroup, uplift_filter_group, UPLIFT, FILTER_GROUP, GtkBox)

/* The session has a dataset. */
UpliftFilterGroup *uplift_filter_group_new (UpliftSession *session, UpliftDimension dimension);

UpliftDimension uplift_filter_group_get_dimension (UpliftFilterGroup *group);

void uplift_filter_group_set_expanded (UpliftFilterGroup *group, gboolean expanded);
gboolean uplift_filter_group_get_expanded (UpliftFilterGroup *group);

/* Takes the ticks and counts from the session again. */
void uplift_filter_group_refresh (UpliftFilterGroup *group);

G_END_DECLS
