/* Numbers, money and days → text for people, in the user's locale.
 *
 * Decimal point and grouping come from LC_NUMERIC, month names from LC_TIME, so the program must
 * have called setlocale (); texts are UTF-8 whatever the locale's encoding. No value (NAN, an
 * infinite number, UPLIFT_COUNT_NONE, UPLIFT_DAY_NONE) is "–". Negative numbers carry U+2212, and a
 * value that rounds to zero no sign. Blanks between a number and what belongs to it do not break.
 * A locale without a separator of thousands (C) gets a narrow space for one. All returned
 * strings are (transfer full). Among right-to-left words a text that is more than digits is made a
 * whole by invisible marks, or its sign and its unit would change sides. Not for files: those are
 * written by core/write/csv-writer and core/write/report, the same in every locale.
 *
 * currency: the sign of the dataset or of Preferences, "" or NULL for none. It stands before or
 * behind the number as LC_MONETARY says.
 */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

#define UPLIFT_FORMAT_NO_VALUE "–"

/* Whether the texts are to stand among right-to-left words; FALSE at first. For the whole process,
 * and like setlocale () before there are other threads. */
void uplift_format_set_right_to_left (gboolean right_to_left);

/* "1,234.50" with that many decimals (0 … 9). */
char *uplift_format_number (double value, int decimals);

/* "1,234". */
char *uplift_format_count (gint64 count);

/* "₹7,608,142.93", "7,608,142.93 kr". */
char *uplift_format_money (double value, const char *currency);

/* Three significant digits: "₹7.61 M", "53.1 k", "999", "0.12" (never more than two decimals).
 * Units are k, M and B, thousand, million and thousand million; above it the number grows: "1,230
 * B". */
char *uplift_format_money_compact (double value, const char *currency);

/* What stands at a tick of an axis with that distance between ticks (> 0): with no more decimals
 * than the distance needs, "5 k", "10 k" or "2.5 k", "5.0 k"; zero is "₹0". */
char *uplift_format_money_tick (double value, double step, const char *currency);

/* "11.28×". */
char *uplift_format_ratio (double value);

/* The same with that many decimals (0 … 9). */
char *uplift_format_factor (double value, int decimals);

/* A fraction: 0.5596 is "56.0%". */
char *uplift_format_percent (double fraction);

/* The same with that many decimals (0 … 9). */
char *uplift_format_percentage (double fraction, int decimals);

/* A probability of chance: "0.0312", "< 0.0001". */
char *uplift_format_p_value (double p);

/* "17 May 2025". */
char *uplift_format_day (UpliftDay day);

/* "1 Jan – 30 Jun 2025", with what both ends share said once; "since …" or "until …" when one side
 * is open, "all days" when both are. */
char *uplift_format_period (UpliftDay since, UpliftDay until);

G_END_DECLS
