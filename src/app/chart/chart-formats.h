/* How the charts write their numbers: UpliftNumberFormat functions (charts/chart), to be handed to
 * a chart. At an axis a number has as many decimals as the steps need, alone its full precision. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "11.28×". user_data: nothing. */
char *uplift_chart_format_ratio (double value, double step, gpointer user_data);

/* "1,234"; at an axis "" between two whole numbers. user_data: nothing. */
char *uplift_chart_format_count (double value, double step, gpointer user_data);

/* A fraction: "56.0%". user_data: nothing. */
char *uplift_chart_format_percent (double value, double step, gpointer user_data);

/* "₹7,608,142.93", at an axis "₹5 M". user_data: the currency sign. */
char *uplift_chart_format_money (double value, double step, gpointer user_data);

/* The same where there is little room, as at the end of a bar: "₹7.61 M". */
char *uplift_chart_format_short_money (double value, double step, gpointer user_data);

G_END_DECLS
