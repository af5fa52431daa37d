#include "app/export/file-name.h"

char *
uplift_file_name_propose (const UpliftResults *results, const char *what, const char *suffix)
{
  UpliftDay since, until;

  g_return_val_if_fail (results != NULL, NULL);
  g_return_val_if_fail (what != NULL && suffix != NULL, NULL);

  since = uplift_filter_get_since (results->filter);
  until = uplift_filter_get_until (results->filter);
  if (since == UPLIFT_DAY_NONE)
    since = results->dataset->first_day;
  if (until == UPLIFT_DAY_NONE)
    until = results->dataset->last_day;
  if (since == UPLIFT_DAY_NONE || until == UPLIFT_DAY_NONE)
    return g_strdup_printf ("%s.%s", what, suffix);

  g_autofree char *first = uplift_day_to_iso (since);
  g_autofree char *last = uplift_day_to_iso (until);
  return g_strdup_printf ("%s-%s-to-%s.%s", what, first, last, suffix);
}
