/* Finds the nearest of many points: they are sorted into square cells as large as the radius, so
 * that only nine of them are looked at. Building is O(n); finding takes as long as there are points
 * near by. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

typedef struct _UpliftPointGrid UpliftPointGrid;

/* The middles of the marks' rectangles, all at places >= 0. marks: (borrowed) for the grid's life.
 * radius > 0. */
UpliftPointGrid *uplift_point_grid_new (const UpliftMark *marks, guint n, double radius);
void uplift_point_grid_free (UpliftPointGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftPointGrid, uplift_point_grid_free)

/* The nearest mark no farther than the radius, the last one of those in the same place, or -1. */
int uplift_point_grid_find (const UpliftPointGrid *grid, double x, double y);

G_END_DECLS
