/* The values of one column while its file is being read: money, counts or days.
 *
 * Decimal point or comma, day first or month first is decided once for the whole column, when its
 * last value has been seen, and without reading anything twice: each value is kept by the first
 * way, with a byte that says what the second way would make of it. Costs 13 bytes a row.
 *
 * What does not read, by the way that was chosen, is reported and is a missing value, as is a value
 * with which the sum of the column's magnitudes would pass UPLIFT_MAX_SUM.
 */
#pragma once

#include "core/data/problems.h"
#include "core/read/parse.h"

G_BEGIN_DECLS

/* Money, counts and days alike. */
#define UPLIFT_VALUE_NONE G_MININT64

typedef struct _UpliftValueColumn UpliftValueColumn;

/* required: an empty cell is an error too, and not only one that does not read. */
UpliftValueColumn *uplift_value_column_new (UpliftValueKind kind, gboolean required);
void uplift_value_column_free (UpliftValueColumn *column);

/* The next row's cell, and the line it stands on. */
void uplift_value_column_add (UpliftValueColumn *column, const char *text, guint64 line);

/* Decides, reports, and returns the values (transfer none), UPLIFT_VALUE_NONE where missing; once,
 * after the last row. way: not automatic where it has been decided already. prefer_second: what is
 * done where nothing in the column decides (decimal comma, month first). place: severity, kind,
 * line, value and money are filled in here, the rest is the caller's. */
gint64 *uplift_value_column_resolve (UpliftValueColumn *column, UpliftWay way,
                                     gboolean prefer_second, UpliftProblems *problems,
                                     const UpliftFinding *place);

/* After that: the kind of the finding because of which the row has no value; NULL when it has one,
 * or when its cell may be empty. (transfer none) */
const char *uplift_value_column_get_loss (const UpliftValueColumn *column, guint row);

/* After that: whether the second way was chosen, and whether that is a guess, since some values
 * read either way and none decides. */
gboolean uplift_value_column_is_second (const UpliftValueColumn *column);
gboolean uplift_value_column_is_guessed (const UpliftValueColumn *column);

/* The one currency sign or code of the column's cells; "" when there was none or more than one.
 * (transfer none) */
const char *uplift_value_column_get_currency (const UpliftValueColumn *column);

/* What a column is taken for where nothing in it decides: dates as the user's locale writes them,
 * numbers with a decimal comma where the file's delimiter is a semicolon. */
gboolean uplift_value_column_prefers_second (UpliftValueKind kind, char delimiter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftValueColumn, uplift_value_column_free)

G_END_DECLS
