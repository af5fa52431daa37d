#include "app/words/dimension-text.h"
#include <glib/gi18n.h>

static const char *const titles[UPLIFT_N_DIMENSIONS] = {
  [UPLIFT_DIMENSION_PLATFORM] = N_ ("Platform"), [UPLIFT_DIMENSION_CATEGORY] = N_ ("Category"),
  [UPLIFT_DIMENSION_TYPE] = N_ ("Type"),         [UPLIFT_DIMENSION_GENDER] = N_ ("Gender"),
  [UPLIFT_DIMENSION_PRODUCT] = N_ ("Product"),   [UPLIFT_DIMENSION_INFLUENCER] = N_ ("Influencer"),
  [UPLIFT_DIMENSION_BRAND] = N_ ("Brand"),       [UPLIFT_DIMENSION_CAMPAIGN] = N_ ("Campaign"),
  [UPLIFT_DIMENSION_SOURCE] = N_ ("Source"),
};

const char *
uplift_dimension_get_title (UpliftDimension dimension)
{
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, NULL);

  return _ (titles[dimension]);
}

const char *
uplift_dimension_get_label (const UpliftDataset *dataset, UpliftDimension dimension, guint32 code)
{
  g_return_val_if_fail (dataset != NULL && dimension < UPLIFT_N_DIMENSIONS, NULL);

  const char *text = dimension == UPLIFT_DIMENSION_INFLUENCER
                         ? dataset->influencers.name[code]
                         : uplift_dictionary_get (dataset->values[dimension], code);
  return *text != '\0' ? text : _ ("(none)");
}

const char *
uplift_dimension_get_value_label (const UpliftDataset *dataset, UpliftDimension dimension,
                                  const char *value)
{
  g_return_val_if_fail (dataset != NULL && dimension < UPLIFT_N_DIMENSIONS, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  guint32 code;
  if (uplift_dictionary_lookup (dataset->values[dimension], value, &code))
    return uplift_dimension_get_label (dataset, dimension, code);
  return value;
}
