#include "app/insights/pattern-filter.h"

static gboolean
is_only (const UpliftFilter *filter, UpliftDimension dimension, const char *value)
{
  return uplift_filter_get_n_values (filter, dimension) == 1
         && uplift_filter_has (filter, dimension, value);
}

void
uplift_pattern_filter_toggle (UpliftSession *session, const UpliftPattern *pattern)
{
  const UpliftDataset *dataset;
  g_autoptr (UpliftFilter) filter = NULL;
  UpliftDimension dimensions[2];
  const char *values[2];
  guint n = 1;
  gboolean was_only = TRUE;

  g_return_if_fail (UPLIFT_IS_SESSION (session) && pattern != NULL);

  dataset = uplift_session_get_results (session)->dataset;
  filter = uplift_filter_copy (uplift_session_get_filter (session));
  dimensions[0] = pattern->by;
  values[0] = uplift_dictionary_get (dataset->values[pattern->by], pattern->code);
  if (pattern->gender != G_MAXUINT32)
    {
      dimensions[n] = UPLIFT_DIMENSION_GENDER;
      values[n++]
          = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_GENDER], pattern->gender);
    }
  for (guint i = 0; i < n; i++)
    was_only = was_only && is_only (filter, dimensions[i], values[i]);
  for (guint i = 0; i < n; i++)
    {
      uplift_filter_clear_dimension (filter, dimensions[i]);
      uplift_filter_set (filter, dimensions[i], values[i], !was_only);
    }
  uplift_session_set_filter (session, filter);
}
