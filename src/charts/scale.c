#include "charts/scale.h"

double
uplift_linear_scale_map (const UpliftLinearScale *scale, double value)
{
  g_return_val_if_fail (scale != NULL && scale->min < scale->max, 0);

  double share = (value - scale->min) / (scale->max - scale->min);

  return scale->start + (scale->end - scale->start) * share;
}

double
uplift_linear_scale_invert (const UpliftLinearScale *scale, double place)
{
  g_return_val_if_fail (scale != NULL && scale->min < scale->max, 0);

  if (scale->start == scale->end)
    return scale->min;

  double share = (place - scale->start) / (scale->end - scale->start);

  return scale->min + (scale->max - scale->min) * share;
}

UpliftBandScale
uplift_band_scale_make (guint n, double start, double end, double gap, double max_band)
{
  UpliftBandScale scale = { .n = n, .start = start };

  g_return_val_if_fail (end >= start && gap >= 0 && gap <= 1 && max_band >= 0, scale);

  if (n > 0)
    {
      scale.step = (end - start) / n;
      scale.band = MIN (scale.step * (1 - gap), max_band);
    }
  return scale;
}

double
uplift_band_scale_map (const UpliftBandScale *scale, guint item)
{
  g_return_val_if_fail (scale != NULL && item < scale->n, 0);

  return scale->start + scale->step * item + (scale->step - scale->band) / 2;
}

double
uplift_time_scale_map (const UpliftTimeScale *scale, gint32 day)
{
  g_return_val_if_fail (scale != NULL && scale->first <= scale->last, 0);

  if (scale->first == scale->last)
    return (scale->start + scale->end) / 2;

  double share = ((double) day - scale->first) / ((double) scale->last - scale->first);

  return scale->start + (scale->end - scale->start) * share;
}

double
uplift_time_scale_invert (const UpliftTimeScale *scale, double place)
{
  g_return_val_if_fail (scale != NULL && scale->first <= scale->last, 0);

  if (scale->first == scale->last || scale->start == scale->end)
    return scale->first;

  double share = (place - scale->start) / (scale->end - scale->start);

  return scale->first + ((double) scale->last - scale->first) * share;
}
