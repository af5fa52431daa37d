/* Which days of a table are doubtful: those that have not come yet, and those far from the rest.
 *
 * A day is far from the rest when, on the way to it from the middle half of all days, more than a
 * year without any row has to be crossed, and more than three times what the middle half spans; and
 * if no more than one row in twenty (but always one) lies out there. So neither a table of many
 * years, nor one that grows, nor one of two campaigns years apart has any. Days to come do not
 * count as rows, nor does UPLIFT_DAY_NONE.
 */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

/* Fewer rows than this have no middle. */
#define UPLIFT_DAY_BOUNDS_MIN_ROWS 4

typedef struct
{
  UpliftDay today;
  UpliftDay first, last; /* outside these a day is far from the rest */
} UpliftDayBounds;

typedef enum
{
  UPLIFT_DAY_FINE, /* UPLIFT_DAY_NONE is fine too */
  UPLIFT_DAY_FAR,
  UPLIFT_DAY_IN_FUTURE /* later than today */
} UpliftDayDoubt;

/* n days, each `stride` bytes after the one before, of as many rows as counts says (nullable: one
 * each). O(n), and when they span more than a year O(the
 * days between) as well, which are at most 3.7 million. */
UpliftDayBounds uplift_day_bounds_find (const UpliftDay *days, gsize stride, const guint64 *counts,
                                        guint64 n, UpliftDay today);

/* O(1). */
UpliftDayDoubt uplift_day_bounds_judge (const UpliftDayBounds *bounds, UpliftDay day);

/* The local day that the clock shows. */
UpliftDay uplift_day_get_today (void);

G_END_DECLS
