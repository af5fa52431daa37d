#include "app/window/wider-results.h"

UpliftResults *
uplift_wider_results (UpliftResults *results, const UpliftFilter *filter, UpliftResults *last)
{
  g_return_val_if_fail (results != NULL && filter != NULL, NULL);

  if (uplift_filter_equal (results->filter, filter))
    return uplift_results_ref (results);
  if (last != NULL && last->dataset == results->dataset
      && uplift_settings_equal (&last->settings, &results->settings)
      && uplift_filter_equal (last->filter, filter))
    return uplift_results_ref (last);
  return uplift_results_compute (results->dataset, filter, &results->settings);
}
