#include "core/read/finding-text.h"
#include "core/write/number-text.h"

#include <glib/gi18n-lib.h>

char *
uplift_finding_dup_money (UpliftMoney money)
{
  GString *text = g_string_new (NULL);

  uplift_number_text_append_money (text, money);
  return g_string_free (text, FALSE);
}

char *
uplift_finding_dup_count (gint64 count)
{
  GString *text = g_string_new (NULL);

  uplift_number_text_append_count (text, count);
  return g_string_free (text, FALSE);
}

void
uplift_finding_report_day (UpliftProblems *problems, UpliftFinding *finding,
                           const UpliftDayBounds *bounds, UpliftDay day)
{
  g_return_if_fail (problems != NULL && finding != NULL && bounds != NULL);

  g_autofree char *text = uplift_day_to_iso (day);
  finding->value = text;
  if (uplift_day_bounds_judge (bounds, day) == UPLIFT_DAY_IN_FUTURE)
    {
      finding->kind = "future-date";
      uplift_problems_add (problems, finding,
                           _ ("the day has not come yet: %s; the row counts like any other"), text);
    }
  else
    {
      g_autofree char *end = uplift_day_to_iso (day < bounds->first ? bounds->first : bounds->last);
      finding->kind = "far-date";
      uplift_problems_add (problems, finding,
                           day < bounds->first
                               ? _ ("the day is more than a year before the rest, which begins "
                                    "with %2$s: %1$s; the row counts like any other")
                               : _ ("the day is more than a year after the rest, which ends with "
                                    "%2$s: %1$s; the row counts like any other"),
                           text, end);
    }
  finding->value = NULL;
}
