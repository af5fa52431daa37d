#include "app/sidebar/filter-toggle.h"

void
uplift_filter_toggle (UpliftSession *session, UpliftDimension dimension, const char *value,
                      gboolean extend)
{
  g_autoptr (UpliftFilter) filter = NULL;
  gboolean had;

  g_return_if_fail (UPLIFT_IS_SESSION (session));
  g_return_if_fail (dimension < UPLIFT_N_DIMENSIONS);
  g_return_if_fail (value != NULL);

  filter = uplift_filter_copy (uplift_session_get_filter (session));
  had = uplift_filter_has (filter, dimension, value);
  if (!extend)
    {
      had = had && uplift_filter_get_n_values (filter, dimension) == 1;
      uplift_filter_clear_dimension (filter, dimension);
    }
  uplift_filter_set (filter, dimension, value, !had);
  uplift_session_set_filter (session, filter);
}
