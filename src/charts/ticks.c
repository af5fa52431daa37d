#include "charts/ticks.h"

#include <math.h>

#define HUGE_LIMIT 1e300
#define TINY_LIMIT 1e-290
/* Below this part of its magnitude a range is rounding noise, and indices would leave 2^53. */
#define NOISE 1e-9
/* A tick this part of a step beyond the range still belongs to it: 0.3 / 0.1 is 2.9999…96. */
#define TOLERANCE 1e-9
/* 1-2-5 steps tried before the last one is taken; from the raw step at most 4 are ever needed. */
#define MAX_TRIES 9

UpliftRangeCase
uplift_range_classify (double min, double max)
{
  if (isnan (min) || isnan (max) || min > max)
    return UPLIFT_RANGE_EMPTY;

  double magnitude = MAX (fabs (min), fabs (max));

  if (magnitude > HUGE_LIMIT)
    return UPLIFT_RANGE_HUGE;
  if (magnitude < TINY_LIMIT)
    return UPLIFT_RANGE_ZERO;
  return max - min < NOISE * magnitude ? UPLIFT_RANGE_SINGLE : UPLIFT_RANGE_PROPER;
}

UpliftRangeCase
uplift_range_make_proper (double *min, double *max)
{
  g_return_val_if_fail (min != NULL && max != NULL, UPLIFT_RANGE_EMPTY);

  UpliftRangeCase kind = uplift_range_classify (*min, *max);

  if (kind == UPLIFT_RANGE_HUGE)
    {
      *min = CLAMP (*min, -HUGE_LIMIT, HUGE_LIMIT);
      *max = CLAMP (*max, -HUGE_LIMIT, HUGE_LIMIT);
    }
  if (kind == UPLIFT_RANGE_EMPTY || kind == UPLIFT_RANGE_ZERO)
    {
      *min = 0;
      *max = 1;
    }
  else if (uplift_range_classify (*min, *max) == UPLIFT_RANGE_SINGLE)
    {
      *min = MIN (*min, 0);
      *max = MAX (*max, 0);
    }
  return kind;
}

/* The next of 1, 2, 5, 10, 20, … */
static void
widen_step (UpliftTicks *ticks)
{
  switch (ticks->mantissa)
    {
    case 1:
      ticks->mantissa = 2;
      break;
    case 2:
      ticks->mantissa = 5;
      break;
    default:
      ticks->mantissa = 1;
      ticks->exponent++;
      break;
    }
}

static void
count_ticks (UpliftTicks *ticks, double min, double max, gboolean outward)
{
  double step = uplift_ticks_get_step (ticks);
  double first = outward ? floor (min / step + TOLERANCE) : ceil (min / step - TOLERANCE);
  double last = outward ? ceil (max / step - TOLERANCE) : floor (max / step + TOLERANCE);

  ticks->first = (gint64) first;
  ticks->n = last < first ? 0 : (guint) (last - first) + 1;
}

static UpliftTicks
find_ticks (double min, double max, guint max_count, gboolean outward)
{
  UpliftTicks ticks = { .mantissa = 1 };

  ticks.exponent = (int) floor (log10 (max - min) - log10 (max_count));
  count_ticks (&ticks, min, max, outward);
  for (int i = 0; i < MAX_TRIES && ticks.n > max_count; i++)
    {
      widen_step (&ticks);
      count_ticks (&ticks, min, max, outward);
    }
  return ticks;
}

UpliftTicks
uplift_ticks_compute (double min, double max, guint max_count)
{
  g_return_val_if_fail (max_count >= 1, (UpliftTicks){ .mantissa = 1 });

  if (uplift_range_classify (min, max) != UPLIFT_RANGE_PROPER)
    return (UpliftTicks){ .mantissa = 1 };
  return find_ticks (min, max, max_count, FALSE);
}

UpliftTicks
uplift_ticks_compute_round (double *min, double *max, guint max_count)
{
  g_return_val_if_fail (min != NULL && max != NULL, (UpliftTicks){ .mantissa = 1 });

  uplift_range_make_proper (min, max);

  UpliftTicks ticks = find_ticks (*min, *max, MAX (max_count, *min < 0 && *max > 0 ? 3 : 2), TRUE);

  *min = MIN (*min, uplift_ticks_get_value (&ticks, 0));
  *max = MAX (*max, uplift_ticks_get_value (&ticks, ticks.n - 1));
  return ticks;
}

/* Dividing by a power of ten is exact to the last digit, multiplying by 0.1 is not. */
static double
scale_by_ten (double number, int exponent)
{
  return exponent >= 0 ? number * pow (10, exponent) : number / pow (10, -exponent);
}

double
uplift_ticks_get_value (const UpliftTicks *ticks, guint i)
{
  g_return_val_if_fail (ticks != NULL && i < ticks->n, 0);

  return scale_by_ten ((double) ((ticks->first + i) * ticks->mantissa), ticks->exponent);
}

double
uplift_ticks_get_step (const UpliftTicks *ticks)
{
  g_return_val_if_fail (ticks != NULL, 0);

  return scale_by_ten (ticks->mantissa, ticks->exponent);
}
