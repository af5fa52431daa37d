#include "charts/date-ticks.h"

#include <glib/gi18n-lib.h>

/* GDate counts 0001-01-01 as day 1. */
#define JULIAN_OF_EPOCH 719163
/* The first Monday after the epoch, a Thursday. */
#define FIRST_MONDAY 4
/* 9999-12-31 */
#define LAST_DAY 2932896

/* Exactly one of days and months is not zero. */
typedef struct
{
  UpliftDateStep step;
  int days;
  int months;
} Interval;

static const Interval intervals[] = {
  { UPLIFT_DATE_STEP_DAY, 1, 0 },      { UPLIFT_DATE_STEP_WEEK, 7, 0 },
  { UPLIFT_DATE_STEP_WEEK, 14, 0 },    { UPLIFT_DATE_STEP_MONTH, 0, 1 },
  { UPLIFT_DATE_STEP_MONTH, 0, 2 },    { UPLIFT_DATE_STEP_QUARTER, 0, 3 },
  { UPLIFT_DATE_STEP_YEAR, 0, 12 },    { UPLIFT_DATE_STEP_YEAR, 0, 24 },
  { UPLIFT_DATE_STEP_YEAR, 0, 60 },    { UPLIFT_DATE_STEP_YEAR, 0, 120 },
  { UPLIFT_DATE_STEP_YEAR, 0, 240 },   { UPLIFT_DATE_STEP_YEAR, 0, 600 },
  { UPLIFT_DATE_STEP_YEAR, 0, 1200 },  { UPLIFT_DATE_STEP_YEAR, 0, 6000 },
  { UPLIFT_DATE_STEP_YEAR, 0, 12000 }, { UPLIFT_DATE_STEP_YEAR, 0, 120000 },
};

static GDate
make_date (gint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_OF_EPOCH));
  return date;
}

static int
divide_up (int a, int b)
{
  return a / b + (a % b > 0);
}

/* The index of the interval's first tick that is not before the day. */
static int
find_index (const Interval *interval, gint32 day)
{
  if (interval->days == 1)
    return day;
  if (interval->days > 0)
    return divide_up (day - FIRST_MONDAY, interval->days);

  GDate date = make_date (day);
  int month = g_date_get_year (&date) * 12 + (int) g_date_get_month (&date) - 1;

  return divide_up (month + (g_date_get_day (&date) > 1), interval->months);
}

static gint32
find_day (const Interval *interval, int index)
{
  if (interval->days == 1)
    return index;
  if (interval->days > 0)
    return index * interval->days + FIRST_MONDAY;

  int month = index * interval->months;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, (GDateMonth) (month % 12 + 1), (GDateYear) (month / 12));
  return (gint32) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
}

void
uplift_date_ticks_compute (gint32 first, gint32 last, UpliftDateStep finest, guint max_count,
                           UpliftDateTicks *ticks)
{
  g_return_if_fail (ticks != NULL);

  ticks->step = finest;
  ticks->n = 0;

  g_return_if_fail (first <= last);
  g_return_if_fail (first > -JULIAN_OF_EPOCH && last <= LAST_DAY);
  g_return_if_fail (max_count >= 1 && max_count <= UPLIFT_MAX_DATE_TICKS);

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      const Interval *interval = &intervals[i];
      int from = find_index (interval, first);
      /* The first tick after the last day: of the day after it, not before it. */
      int to = find_index (interval, last + 1);

      if (interval->step < finest || to - from > (int) max_count)
        continue;
      ticks->step = interval->step;
      ticks->n = (guint) (to - from);
      for (guint j = 0; j < ticks->n; j++)
        ticks->days[j] = find_day (interval, from + (int) j);
      return;
    }
}

static const char *
choose_format (UpliftDateStep step, gboolean with_year)
{
  switch (step)
    {
    case UPLIFT_DATE_STEP_DAY:
    case UPLIFT_DATE_STEP_WEEK:
      /* Translators: a day on a time axis, for g_date_time_format (): “3 Mar” and “3 Mar 2025”. */
      return with_year ? _ ("%-d %b %Y") : _ ("%-d %b");
    case UPLIFT_DATE_STEP_MONTH:
    case UPLIFT_DATE_STEP_QUARTER:
      /* Translators: a month on a time axis, for g_date_time_format (): “Mar” and “Mar 2025”. */
      return with_year ? _ ("%b %Y") : _ ("%b");
    case UPLIFT_DATE_STEP_YEAR:
      return "%Y";
    default:
      g_return_val_if_reached ("%Y");
    }
}

char *
uplift_date_ticks_format (const UpliftDateTicks *ticks, guint i)
{
  g_return_val_if_fail (ticks != NULL && i < ticks->n, NULL);

  gboolean with_year = i == 0;

  if (i > 0)
    {
      GDate before = make_date (ticks->days[i - 1]);
      GDate date = make_date (ticks->days[i]);

      with_year = g_date_get_year (&before) != g_date_get_year (&date);
    }
  return uplift_date_to_text (ticks->days[i], choose_format (ticks->step, with_year));
}

gint32
uplift_date_get_days_in_month (gint32 day)
{
  GDate date = make_date (day);

  return g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date));
}

char *
uplift_date_to_text (gint32 day, const char *format)
{
  g_return_val_if_fail (format != NULL, NULL);

  GDate date = make_date (day);
  g_autoptr (GDateTime) time = g_date_time_new_utc (
      g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);

  return g_date_time_format (time, format);
}
