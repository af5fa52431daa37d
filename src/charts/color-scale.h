/* Numbers as colours, a plain value: orange for what is low, blue for what is high, with a neutral
 * colour between them where the pivot is (break-even). People with any colour-vision deficiency can
 * tell the two sides apart.
 *
 * The ends are quantiles of the values on each side, so that one outlier does not wash out the
 * rest; what lies beyond them has the colour of the end. Around a pivot above zero the scale is
 * logarithmic: half of it looks as far from it as twice of it.
 */
#pragma once

#include "charts/theme.h"

G_BEGIN_DECLS

typedef struct
{
  double low, high;                 /* of the data; low <= pivot <= high where there is a pivot */
  double pivot;                     /* NAN: none, and the colours run from neutral to high */
  gboolean has_low;                 /* there are values below the pivot */
  gboolean has_high;                /* there are values above it */
  gboolean beyond_low, beyond_high; /* there are values beyond the ends */
} UpliftColorScale;

/* Values that are not finite do not count. O(n log n). */
UpliftColorScale uplift_color_scale_make (const double *values, guint n, double pivot);

/* -1 … 1, 0 at the pivot; 0 … 1 without one; NAN for NAN. */
double uplift_color_scale_map (const UpliftColorScale *scale, double value);

/* The colour at such a place, for marks on the background (contrast at least 3 : 1), or for cells
 * that hold a text in uplift_color_get_ink () (neutral is near to the background). NAN: neutral. */
UpliftColor uplift_color_scale_get_color (const UpliftTheme *theme, double place, gboolean cell);

G_END_DECLS
