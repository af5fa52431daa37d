/* Where a time axis has its ticks: every day, Monday, second Monday, month, second month, quarter,
 * year or round number of years, whichever is the finest that gives few enough. And days as text.
 *
 * Days are counted from 1970-01-01; from 0001-01-01 to 9999-12-31.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define UPLIFT_MAX_DATE_TICKS 64

typedef enum
{
  UPLIFT_DATE_STEP_DAY,
  UPLIFT_DATE_STEP_WEEK,    /* from Monday */
  UPLIFT_DATE_STEP_MONTH,   /* from the first */
  UPLIFT_DATE_STEP_QUARTER, /* January, April, July, October */
  UPLIFT_DATE_STEP_YEAR
} UpliftDateStep;

typedef struct
{
  UpliftDateStep step;
  guint n;                            /* 0: no such day in the range */
  gint32 days[UPLIFT_MAX_DATE_TICKS]; /* strictly ascending */
} UpliftDateTicks;

/* Ticks from first to last (both may be one), no finer than finest, at most max_count of them
 * (1 … UPLIFT_MAX_DATE_TICKS). */
void uplift_date_ticks_compute (gint32 first, gint32 last, UpliftDateStep finest, guint max_count,
                                UpliftDateTicks *ticks);

/* The tick's label (transfer full): "3 Mar", "Mar", "2025"; the first one, and the first of each
 * year, say the year too: "3 Mar 2025". */
char *uplift_date_ticks_format (const UpliftDateTicks *ticks, guint i);

/* How many days the month has that the day is in. */
gint32 uplift_date_get_days_in_month (gint32 day);

/* A day in a format of g_date_time_format () (transfer full). */
char *uplift_date_to_text (gint32 day, const char *format);

G_END_DECLS
