/* The values of one column while its file is being read: money, counts or days.
 *
 * Which way the column is read is decided when its last value has been seen
 * (core/read/value-notes), and nothing is read twice: each value is kept by the first way, with a
 * byte that says what the second way would make of it. Costs 17 bytes a row.
 *
 * What does not read, by the way that was chosen, is a missing value, as is a value with which the
 * sum of the column's magnitudes would pass UPLIFT_MAX_SUM.
 */
#pragma once

#include "core/read/value-notes.h"

G_BEGIN_DECLS

typedef struct _UpliftValueColumn UpliftValueColumn;

/* required: as of UpliftValueNotes. */
UpliftValueColumn *uplift_value_column_new (UpliftValueKind kind, gboolean required);
void uplift_value_column_free (UpliftValueColumn *column);

/* The next row's cell, and the line it stands on. */
void uplift_value_column_add (UpliftValueColumn *column, const char *text, guint64 line);

/* Decides and reports as uplift_value_notes_decide () does, and returns the values (transfer none),
 * UPLIFT_VALUE_NONE where missing; once, after the last row. */
gint64 *uplift_value_column_resolve (UpliftValueColumn *column, UpliftWay way,
                                     gboolean prefer_second, UpliftProblems *problems,
                                     const UpliftFinding *place);

/* After that: how the row's cell reads (core/read/value-notes). */
guint8 uplift_value_column_get_reading (const UpliftValueColumn *column, guint row);

/* What was seen of its cells, and how it was decided. (transfer none) */
const UpliftValueNotes *uplift_value_column_get_notes (const UpliftValueColumn *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftValueColumn, uplift_value_column_free)

G_END_DECLS
