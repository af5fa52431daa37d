/* One filter of the sidebar: a header that unfolds (title, how many values are ticked, menu) and
 * below it its filter-values, which are made when they are first needed.
 *
 * The group stands for the dataset that the session held when it was made; for another dataset the
 * sidebar makes another group.
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
