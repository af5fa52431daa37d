/* The points of a time axis: without a gap from one day to another, each a day, a week (named by
 * its Monday) or a month (named by its first day), whichever keeps them readable. Immutable. */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_TIME_POINTS_DAY,
  UPLIFT_TIME_POINTS_WEEK,
  UPLIFT_TIME_POINTS_MONTH
} UpliftTimePointsUnit;

typedef struct
{
  UpliftTimePointsUnit unit;
  gint32 *days; /* first day of each point, ascending (owned) */
  guint n;
} UpliftTimePoints;

/* Days up to two months, weeks up to about a year, then months. first <= last, or both
 * UPLIFT_DAY_NONE: no points. */
UpliftTimePoints *uplift_time_points_new (UpliftDay first, UpliftDay last);
void uplift_time_points_free (UpliftTimePoints *points);

/* The last day of a point, so that from days[i] to it is the whole of it. */
UpliftDay uplift_time_points_get_last_day (const UpliftTimePoints *points, guint point);

/* The point that the day is in; FALSE when it is in none. O(log n). */
gboolean uplift_time_points_find (const UpliftTimePoints *points, UpliftDay day, guint *point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTimePoints, uplift_time_points_free)

G_END_DECLS
