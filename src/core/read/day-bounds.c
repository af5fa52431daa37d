#include "core/read/day-bounds.h"

#define YEAR 365
#define SPANS 3     /* of the middle half */
#define FEW_PART 20 /* at most one row of so many is far */

/* How many rows each day has. */
typedef struct
{
  UpliftDay first, last; /* first > last: no rows */
  guint64 n;
  guint64 *counts; /* of first … last */
} Calendar;

static UpliftDay
get_day (const UpliftDay *days, gsize stride, guint64 row)
{
  return *(const UpliftDay *) (const void *) ((const char *) days + row * stride);
}

static guint64
get_count (const guint64 *counts, guint64 row)
{
  return counts != NULL ? counts[row] : 1;
}

static gboolean
is_counted (UpliftDay day, UpliftDay today)
{
  return day != UPLIFT_DAY_NONE && day <= today;
}

static Calendar
measure (const UpliftDay *days, gsize stride, const guint64 *counts, guint64 n, UpliftDay today)
{
  Calendar calendar = { .first = G_MAXINT32, .last = G_MININT32 };

  for (guint64 row = 0; row < n; row++)
    {
      UpliftDay day = get_day (days, stride, row);
      if (!is_counted (day, today) || get_count (counts, row) == 0)
        continue;
      calendar.first = MIN (calendar.first, day);
      calendar.last = MAX (calendar.last, day);
      calendar.n += get_count (counts, row);
    }
  return calendar;
}

/* The day of the row that has `rank` rows before it. */
static UpliftDay
find_rank (const Calendar *calendar, guint64 rank)
{
  UpliftDay day = calendar->first;

  for (guint64 before = calendar->counts[0]; before <= rank; day++)
    before += calendar->counts[day + 1 - calendar->first];
  return day;
}

/* The last day that is reached from `from` with steps of at most `reach` days; rows beyond it are
 * added to *n_beyond. */
static UpliftDay
walk (const Calendar *calendar, UpliftDay from, int direction, UpliftDay reach, guint64 *n_beyond)
{
  UpliftDay reached = from;
  UpliftDay day = from;

  for (; day >= calendar->first && day <= calendar->last && ABS (day - reached) <= reach;
       day += direction)
    if (calendar->counts[day - calendar->first] > 0)
      reached = day;
  for (; day >= calendar->first && day <= calendar->last; day += direction)
    *n_beyond += calendar->counts[day - calendar->first];
  return reached;
}

static void
find_far (const Calendar *calendar, UpliftDayBounds *bounds)
{
  UpliftDay low = find_rank (calendar, (calendar->n - 1) / 4);
  UpliftDay high = find_rank (calendar, calendar->n - 1 - (calendar->n - 1) / 4);
  UpliftDay reach = MAX (YEAR, SPANS * (high - low));
  guint64 n_far = 0;
  UpliftDay first = walk (calendar, low, -1, reach, &n_far);
  UpliftDay last = walk (calendar, high, 1, reach, &n_far);

  if (n_far > MAX (calendar->n / FEW_PART, 1))
    return;
  bounds->first = first;
  bounds->last = last;
}

UpliftDayBounds
uplift_day_bounds_find (const UpliftDay *days, gsize stride, const guint64 *counts, guint64 n,
                        UpliftDay today)
{
  UpliftDayBounds bounds = { today, G_MININT32, G_MAXINT32 };
  g_return_val_if_fail (n == 0 || days != NULL, bounds);
  g_return_val_if_fail (stride >= sizeof (UpliftDay), bounds);

  Calendar calendar = measure (days, stride, counts, n, today);
  if (calendar.n < UPLIFT_DAY_BOUNDS_MIN_ROWS || calendar.last - calendar.first <= YEAR)
    return bounds;
  calendar.counts = g_new0 (guint64, (gsize) (calendar.last - calendar.first) + 1);
  for (guint64 row = 0; row < n; row++)
    {
      UpliftDay day = get_day (days, stride, row);
      if (is_counted (day, today) && get_count (counts, row) > 0)
        calendar.counts[day - calendar.first] += get_count (counts, row);
    }
  find_far (&calendar, &bounds);
  g_free (calendar.counts);
  return bounds;
}

UpliftDayDoubt
uplift_day_bounds_judge (const UpliftDayBounds *bounds, UpliftDay day)
{
  if (day == UPLIFT_DAY_NONE)
    return UPLIFT_DAY_FINE;
  if (day > bounds->today)
    return UPLIFT_DAY_IN_FUTURE;
  return day < bounds->first || day > bounds->last ? UPLIFT_DAY_FAR : UPLIFT_DAY_FINE;
}

UpliftDay
uplift_day_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return uplift_day_from_date (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now));
}
