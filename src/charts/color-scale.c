#include "charts/color-scale.h"

#include <math.h>
#include <stdlib.h>

/* Each end leaves this part of its side's values beyond it. */
#define TAIL 0.05
/* How near to a pivot the ends may come, as a factor: what is all but the same is not made to look
 * like extremes. */
#define MIN_FACTOR 1.5
/* And how far below it: zero has no logarithm. */
#define MAX_FACTOR 10

static int
compare_cb (const void *a, const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The finite ones, ascending. */
static double *
sort_finite (const double *values, guint n, guint *n_finite)
{
  double *sorted = g_new (double, n + 1); /* not NULL, which qsort () does not take */

  *n_finite = 0;
  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]))
      sorted[(*n_finite)++] = values[i];
  qsort (sorted, *n_finite, sizeof *sorted, compare_cb);
  return sorted;
}

static gboolean
is_logarithmic (const UpliftColorScale *scale)
{
  return scale->pivot > 0;
}

static void
limit_ends (UpliftColorScale *scale)
{
  if (!is_logarithmic (scale))
    return;
  if (scale->has_low)
    scale->low = CLAMP (scale->low, scale->pivot / MAX_FACTOR, scale->pivot / MIN_FACTOR);
  if (scale->has_high)
    scale->high = MAX (scale->high, scale->pivot * MIN_FACTOR);
}

UpliftColorScale
uplift_color_scale_make (const double *values, guint n, double pivot)
{
  UpliftColorScale scale = { .low = 0, .high = 1, .pivot = pivot };

  g_return_val_if_fail (values != NULL || n == 0, scale);
  g_return_val_if_fail (!isinf (pivot), scale);

  guint n_sorted, below = 0;
  g_autofree double *sorted = sort_finite (values, n, &n_sorted);

  if (!isnan (pivot))
    scale.low = scale.high = pivot;
  if (n_sorted == 0)
    return scale;
  while (!isnan (pivot) && below < n_sorted && sorted[below] < pivot)
    below++;

  guint above = n_sorted - below;
  guint high = below + (guint) ceil ((above - 1.0) * (1 - TAIL));

  scale.has_low = below > 0;
  scale.has_high = above > 0 && (isnan (pivot) || sorted[n_sorted - 1] > pivot);
  if (scale.has_low)
    scale.low = sorted[(guint) floor ((below - 1) * TAIL)];
  else if (isnan (pivot))
    scale.low = sorted[(guint) floor ((n_sorted - 1) * TAIL)];
  if (scale.has_high)
    scale.high = MAX (sorted[high], scale.low);
  limit_ends (&scale);
  scale.beyond_low = sorted[0] < scale.low;
  scale.beyond_high = sorted[n_sorted - 1] > scale.high;
  return scale;
}

static double
get_share (double value, double from, double to)
{
  return to > from ? CLAMP ((value - from) / (to - from), 0, 1) : 0;
}

double
uplift_color_scale_map (const UpliftColorScale *scale, double value)
{
  g_return_val_if_fail (scale != NULL, (double) NAN);

  if (isnan (value))
    return value;
  if (isnan (scale->pivot))
    return get_share (value, scale->low, scale->high);
  value = CLAMP (value, scale->low, scale->high);
  if (is_logarithmic (scale))
    return value < scale->pivot
               ? -get_share (log (scale->pivot / value), 0, log (scale->pivot / scale->low))
               : get_share (log (value / scale->pivot), 0, log (scale->high / scale->pivot));
  return value < scale->pivot ? -get_share (scale->pivot - value, 0, scale->pivot - scale->low)
                              : get_share (value, scale->pivot, scale->high);
}

UpliftColor
uplift_color_scale_get_color (const UpliftTheme *theme, double place, gboolean cell)
{
  g_return_val_if_fail (theme != NULL, (UpliftColor){ 0 });

  UpliftColor middle = cell ? theme->middle_cell : theme->middle;

  if (isnan (place))
    return middle;
  return uplift_color_mix (middle, place < 0 ? theme->low : theme->high, MIN (fabs (place), 1));
}
