#include "random-filter.h"

static void
tick_some (GRand *rand, UpliftFilter *filter, const UpliftDataset *dataset,
           UpliftDimension dimension)
{
  guint32 size = uplift_dictionary_get_size (dataset->values[dimension]);

  if (g_rand_int_range (rand, 0, 20) == 0)
    uplift_filter_set (filter, dimension, "no such value", TRUE);
  for (guint32 code = 0; code < size; code++)
    if (g_rand_boolean (rand))
      uplift_filter_set (filter, dimension,
                         uplift_dictionary_get (dataset->values[dimension], code), TRUE);
}

UpliftFilter *
random_filter_new (GRand *rand, const UpliftDataset *dataset)
{
  UpliftFilter *filter = uplift_filter_new ();
  gint32 span
      = dataset->first_day == UPLIFT_DAY_NONE ? 1 : dataset->last_day - dataset->first_day + 1;

  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    if (dataset->has_dimension[d] && g_rand_int_range (rand, 0, 5) == 0)
      tick_some (rand, filter, dataset, (UpliftDimension) d);
  if (dataset->first_day != UPLIFT_DAY_NONE && g_rand_int_range (rand, 0, 3) == 0)
    {
      UpliftDay since = dataset->first_day + g_rand_int_range (rand, -2, span);
      UpliftDay until = since + g_rand_int_range (rand, 0, span);
      uplift_filter_set_period (filter,
                                g_rand_int_range (rand, 0, 4) == 0 ? UPLIFT_DAY_NONE : since,
                                g_rand_int_range (rand, 0, 4) == 0 ? UPLIFT_DAY_NONE : until);
    }
  return filter;
}
