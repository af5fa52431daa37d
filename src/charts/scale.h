/* Maps from data to places, plain values without allocation. Linear: numbers to a stretch of
 * pixels (which may run backwards, as a value axis does upwards). Band: n items to n bands of equal
 * size that do not touch. Time: days to a stretch of pixels.
 *
 * Domains are proper (see uplift_range_make_proper in ticks.h), except that a time scale may have a
 * single day, which stands in the middle of its stretch. All functions O(1).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double min, max;   /* of the data; min < max */
  double start, end; /* where min and max stand */
} UpliftLinearScale;

double uplift_linear_scale_map (const UpliftLinearScale *scale, double value);

/* The value at a place; min where the stretch has no length. */
double uplift_linear_scale_invert (const UpliftLinearScale *scale, double place);

typedef struct
{
  guint n;
  double start; /* where the first item's share begins */
  double step;  /* the share of each item */
  double band;  /* how thick its band is: at most its share, in the middle of it */
} UpliftBandScale;

/* n bands between start and end (end >= start); gap: the part of each share that stays free, 0 … 1;
 * no band gets thicker than max_band. */
UpliftBandScale uplift_band_scale_make (guint n, double start, double end, double gap,
                                        double max_band);

/* Where the band of an item begins. */
double uplift_band_scale_map (const UpliftBandScale *scale, guint item);

typedef struct
{
  gint32 first, last; /* days; first <= last */
  double start, end;
} UpliftTimeScale;

double uplift_time_scale_map (const UpliftTimeScale *scale, gint32 day);

/* The day at a place, with its fraction, not limited to the domain; first where the domain is a
 * single day or the stretch has no length. */
double uplift_time_scale_invert (const UpliftTimeScale *scale, double place);

G_END_DECLS
