/* Where a value axis has its ticks: multiples of 1, 2 or 5 times a power of ten, counted by an
 * integer index, so that 0 is 0 and 0.3 is the double nearest to 0.3, whatever came before.
 *
 * Ranges that cannot carry an axis are named cases; uplift_range_make_proper () turns each into a
 * range that can. All functions O(1), but computing, which is O(log).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_RANGE_EMPTY,  /* NAN, or min above max: no data */
  UPLIFT_RANGE_ZERO,   /* nothing but zero, or so tiny that doubles cannot divide it */
  UPLIFT_RANGE_SINGLE, /* one value, or values that differ by rounding alone */
  UPLIFT_RANGE_HUGE,   /* beyond 1e300 or infinite */
  UPLIFT_RANGE_PROPER
} UpliftRangeCase;

UpliftRangeCase uplift_range_classify (double min, double max);

/* Empty and zero become 0 … 1, a single value the stretch between it and zero, a huge range is cut
 * at 1e300. Returns what the range was. */
UpliftRangeCase uplift_range_make_proper (double *min, double *max);

typedef struct
{
  int mantissa; /* 1, 2 or 5 */
  int exponent; /* of ten */
  gint64 first; /* the first tick is first × mantissa × 10^exponent */
  guint n;      /* 0: none */
} UpliftTicks;

/* At most max_count (>= 1) ticks within the range, as many as fit; none for a range that is not
 * proper. */
UpliftTicks uplift_ticks_compute (double min, double max, guint max_count);

/* The same, but the range is widened first so that it begins and ends at a tick. At least 2 ticks,
 * 3 when the range has both signs, even if max_count is less. */
UpliftTicks uplift_ticks_compute_round (double *min, double *max, guint max_count);

double uplift_ticks_get_value (const UpliftTicks *ticks, guint i);
double uplift_ticks_get_step (const UpliftTicks *ticks);

G_END_DECLS
