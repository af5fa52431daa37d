#include "app/chart/value-colors.h"

#include "charts/theme.h"

guint
uplift_value_color_get (const UpliftDataset *dataset, UpliftDimension dimension, guint32 code)
{
  const char *text;
  guint32 platform;

  g_return_val_if_fail (dataset != NULL, 0);
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, 0);

  text = uplift_dictionary_get (dataset->values[dimension], code);
  if (dimension == UPLIFT_DIMENSION_SOURCE && *text != '\0'
      && uplift_dictionary_lookup (dataset->values[UPLIFT_DIMENSION_PLATFORM], text, &platform))
    code = platform;

  /* Code 0 is the empty value, which takes the last colour so that the first value has the first.
   */
  return (code + UPLIFT_PALETTE_SIZE - 1) % UPLIFT_PALETTE_SIZE;
}
