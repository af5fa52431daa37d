#include "app/chart/time-points.h"

#define MAX_DAILY 62
#define MAX_WEEKLY 400

static UpliftTimePointsUnit
choose_unit (UpliftDay first, UpliftDay last)
{
  int days = last - first + 1;

  if (days <= MAX_DAILY)
    return UPLIFT_TIME_POINTS_DAY;
  return days <= MAX_WEEKLY ? UPLIFT_TIME_POINTS_WEEK : UPLIFT_TIME_POINTS_MONTH;
}

/* The first day of the point that a day is in. */
static UpliftDay
get_start (UpliftDay day, UpliftTimePointsUnit unit)
{
  int year, month, day_of_month;

  switch (unit)
    {
    case UPLIFT_TIME_POINTS_WEEK:
      return day - uplift_day_get_weekday (day);
    case UPLIFT_TIME_POINTS_MONTH:
      uplift_day_to_date (day, &year, &month, &day_of_month);
      return day - day_of_month + 1;
    case UPLIFT_TIME_POINTS_DAY:
    default:
      return day;
    }
}

/* The first day of the point after the one that begins on the day. */
static UpliftDay
get_next_start (UpliftDay start, UpliftTimePointsUnit unit)
{
  switch (unit)
    {
    case UPLIFT_TIME_POINTS_WEEK:
      return start + 7;
    case UPLIFT_TIME_POINTS_MONTH:
      return get_start (start + 31, unit);
    case UPLIFT_TIME_POINTS_DAY:
    default:
      return start + 1;
    }
}

UpliftTimePoints *
uplift_time_points_new (UpliftDay first, UpliftDay last)
{
  UpliftTimePoints *points = g_new0 (UpliftTimePoints, 1);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint32));

  if (first != UPLIFT_DAY_NONE)
    {
      points->unit = choose_unit (first, last);
      for (UpliftDay day = get_start (first, points->unit); day <= last;
           day = get_next_start (day, points->unit))
        g_array_append_val (days, day);
    }
  points->n = days->len;
  points->days = (gint32 *) g_array_free (days, FALSE);
  return points;
}

void
uplift_time_points_free (UpliftTimePoints *points)
{
  if (points == NULL)
    return;
  g_free (points->days);
  g_free (points);
}

UpliftDay
uplift_time_points_get_last_day (const UpliftTimePoints *points, guint point)
{
  g_return_val_if_fail (points != NULL, UPLIFT_DAY_NONE);
  g_return_val_if_fail (point < points->n, UPLIFT_DAY_NONE);

  return get_next_start (points->days[point], points->unit) - 1;
}

gboolean
uplift_time_points_find (const UpliftTimePoints *points, UpliftDay day, guint *point)
{
  guint from = 0, to;

  g_return_val_if_fail (points != NULL, FALSE);
  g_return_val_if_fail (point != NULL, FALSE);

  if (points->n == 0 || day < points->days[0]
      || day > uplift_time_points_get_last_day (points, points->n - 1))
    return FALSE;
  to = points->n - 1;
  while (from < to)
    {
      guint middle = from + (to - from + 1) / 2;

      if (points->days[middle] <= day)
        from = middle;
      else
        to = middle - 1;
    }
  *point = from;
  return TRUE;
}
