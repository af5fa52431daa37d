#include "app/chart/chart-formats.h"

#include "core/write/format.h"

char *
uplift_chart_format_ratio (double value, double step, gpointer user_data)
{
  return uplift_format_factor (value, step <= 0 ? 2 : step >= 1 ? 0 : step >= 0.1 ? 1 : 2);
}

char *
uplift_chart_format_count (double value, double step, gpointer user_data)
{
  /* There is no half of a thing that is counted. */
  if (step > 0 && fabs (value - round (value)) > 1e-9)
    return g_strdup ("");
  return uplift_format_number (value, 0);
}

char *
uplift_chart_format_percent (double value, double step, gpointer user_data)
{
  return uplift_format_percentage (value, step <= 0 ? 1 : step >= 0.01 ? 0 : step >= 0.001 ? 1 : 2);
}

char *
uplift_chart_format_money (double value, double step, gpointer user_data)
{
  const char *currency = user_data;

  return step > 0 ? uplift_format_money_tick (value, step, currency)
                  : uplift_format_money (value, currency);
}

char *
uplift_chart_format_short_money (double value, double step, gpointer user_data)
{
  return step > 0 ? uplift_format_money_tick (value, step, user_data)
                  : uplift_format_money_compact (value, user_data);
}
