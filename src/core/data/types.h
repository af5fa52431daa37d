/* The plain types that every room of the core shares: money, days, counts, and the names of tables
 * and dimensions.
 *
 * Missing values have one spelling each: UPLIFT_MONEY_NONE, UPLIFT_DAY_NONE, UPLIFT_COUNT_NONE for
 * what was read, UPLIFT_NO_VALUE for what was computed ("no value": a division by zero, a method
 * that cannot be fed).
 */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* Money in ten-thousandths of the currency unit; sums of it are exact. */
typedef gint64 UpliftMoney;
#define UPLIFT_MONEY_SCALE 10000
#define UPLIFT_MONEY_NONE G_MININT64

/* What the magnitudes of a column add up to at the most, of money and of counts alike: two such
 * sums can be added. */
#define UPLIFT_MAX_SUM (((gint64) 1 << 62) - 1)

/* A calendar day, counted from 1970-01-01 (day 0) in the proleptic Gregorian calendar. */
typedef gint32 UpliftDay;
#define UPLIFT_DAY_NONE G_MININT32

/* Followers, reach, likes, comments, orders where they may be missing. */
#define UPLIFT_COUNT_NONE G_MININT64

/* A computed figure that does not exist; test it with isnan (). */
#define UPLIFT_NO_VALUE ((double) NAN)

/* In place of an influencer's index: the row belongs to none (baseline). */
#define UPLIFT_NO_INFLUENCER G_MAXUINT32

typedef enum
{
  UPLIFT_TABLE_INFLUENCERS,
  UPLIFT_TABLE_POSTS,
  UPLIFT_TABLE_TRACKING,
  UPLIFT_TABLE_PAYOUTS,
  UPLIFT_N_TABLES
} UpliftTable;

/* What can be filtered by, in the order of the report. The first five belong to the influencer, the
 * last four to the row (together with the period they are the row filters). */
typedef enum
{
  UPLIFT_DIMENSION_PLATFORM,
  UPLIFT_DIMENSION_CATEGORY,
  UPLIFT_DIMENSION_TYPE,
  UPLIFT_DIMENSION_GENDER,
  UPLIFT_DIMENSION_INFLUENCER,
  UPLIFT_DIMENSION_PRODUCT,
  UPLIFT_DIMENSION_BRAND,
  UPLIFT_DIMENSION_CAMPAIGN,
  UPLIFT_DIMENSION_SOURCE,
  UPLIFT_N_DIMENSIONS
} UpliftDimension;

/* The table's name as in the report: "influencers", "posts", "tracking", "payouts". (transfer none)
 */
const char *uplift_table_get_name (UpliftTable table);

/* The dimension's name as on the command line and in the report: "platform" … "source". (transfer
 * none) */
const char *uplift_dimension_get_name (UpliftDimension dimension);

/* TRUE and *dimension set when name is one of these, in any case. */
gboolean uplift_dimension_from_name (const char *name, UpliftDimension *dimension);

/* TRUE for product, brand, campaign and source. */
gboolean uplift_dimension_is_row (UpliftDimension dimension);

/* Days from and to a calendar date. from_date returns UPLIFT_DAY_NONE when there is no such date
 * (years 1 to 9999); to_date takes any day of that range. O(1). */
UpliftDay uplift_day_from_date (int year, int month, int day);
void uplift_day_to_date (UpliftDay day, int *year, int *month, int *day_of_month);

/* 0 = Monday … 6 = Sunday. */
int uplift_day_get_weekday (UpliftDay day);

/* "YYYY-MM-DD" (transfer full). */
char *uplift_day_to_iso (UpliftDay day);

/* Money as a plain number of units; UPLIFT_MONEY_NONE becomes UPLIFT_NO_VALUE. */
static inline double
uplift_money_to_double (UpliftMoney money)
{
  return money == UPLIFT_MONEY_NONE ? UPLIFT_NO_VALUE : (double) money / UPLIFT_MONEY_SCALE;
}

/* a / b, or UPLIFT_NO_VALUE when b is zero or either has none. */
static inline double
uplift_ratio (double a, double b)
{
  return b == 0.0 ? UPLIFT_NO_VALUE : a / b;
}

G_END_DECLS
