#include "core/data/types.h"

static const char *const table_names[UPLIFT_N_TABLES]
    = { "influencers", "posts", "tracking", "payouts" };

static const char *const dimension_names[UPLIFT_N_DIMENSIONS]
    = { "platform", "category", "type",     "gender", "influencer",
        "product",  "brand",    "campaign", "source" };

const char *
uplift_table_get_name (UpliftTable table)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES, NULL);

  return table_names[table];
}

const char *
uplift_dimension_get_name (UpliftDimension dimension)
{
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, NULL);

  return dimension_names[dimension];
}

gboolean
uplift_dimension_from_name (const char *name, UpliftDimension *dimension)
{
  g_return_val_if_fail (name != NULL && dimension != NULL, FALSE);

  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    if (g_ascii_strcasecmp (name, dimension_names[i]) == 0)
      {
        *dimension = (UpliftDimension) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
uplift_dimension_is_row (UpliftDimension dimension)
{
  return dimension >= UPLIFT_DIMENSION_PRODUCT;
}

/* Days before the given year, month 3 being the first of a year that begins in March: with the leap
 * day at its end every month has a fixed place. */
UpliftDay
uplift_day_from_date (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1
      || day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return UPLIFT_DAY_NONE;

  int y = month <= 2 ? year - 1 : year;
  int m = (month + 9) % 12;
  int days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;

  return days - 719468;
}

void
uplift_day_to_date (UpliftDay day, int *year, int *month, int *day_of_month)
{
  g_return_if_fail (day != UPLIFT_DAY_NONE);
  g_return_if_fail (year != NULL && month != NULL && day_of_month != NULL);

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + 719163));
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
  *day_of_month = g_date_get_day (&date);
}

int
uplift_day_get_weekday (UpliftDay day)
{
  /* Day 0 was a Thursday. */
  return ((day % 7) + 7 + 3) % 7;
}

char *
uplift_day_to_iso (UpliftDay day)
{
  int year, month, day_of_month;
  uplift_day_to_date (day, &year, &month, &day_of_month);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}
