/* What is seen of a column's cells while its file is being read, apart from the values: whether it
 * has a decimal point or comma, is day first or month first, what does not read, which currency.
 *
 * That is decided once for the whole column, when its last value has been seen: a cell is read both
 * ways, and what it says for either way is its vote. What does not read, by the way that was
 * chosen, is reported and is a missing value. Parts of a file are noted apart and then merged.
 */
#pragma once

#include "core/data/problems.h"
#include "core/read/parse.h"

G_BEGIN_DECLS

/* Money, counts and days alike. */
#define UPLIFT_VALUE_NONE G_MININT64

/* Why a cell gives no value; the last two only if the column is read the other way. */
typedef enum
{
  UPLIFT_LOSS_EMPTY,
  UPLIFT_LOSS_BAD,
  UPLIFT_LOSS_RANGE,
  UPLIFT_LOSS_FIRST_ONLY,
  UPLIFT_LOSS_SECOND_ONLY,
  UPLIFT_N_LOSSES
} UpliftLoss;

/* How a cell reads: an UpliftReading, or where its value is lost for good UPLIFT_LOST + why. */
#define UPLIFT_LOST ((guint8) (UPLIFT_READING_EITHER + 1))
#define UPLIFT_LOST_TO_SUM ((guint8) (UPLIFT_LOST + UPLIFT_N_LOSSES))

typedef struct
{
  guint64 count;
  guint64 lines[UPLIFT_PROBLEM_MAX_LINES]; /* of the first ones */
  char *text;                              /* of the first one (owned, nullable) */
} UpliftLosses;

/* To be looked at; changed by the functions below. */
typedef struct
{
  UpliftValueKind kind;
  gboolean required;        /* an empty cell is an error too, and not only one that does not read */
  gboolean second, guessed; /* how it was decided */
  guint64 n_either;         /* cells that read either way */
  gint64 low[2], high[2];   /* least and greatest value by either way */
  UpliftLosses losses[UPLIFT_N_LOSSES];
  char *either_text; /* the first cell that reads either way (owned, nullable) */
  guint64 either_line;
  char *currency; /* the first sign (owned, nullable) */
  guint64 currency_line;
  gboolean several_currencies;
  char *other_currency; /* the first that differs (owned, nullable) */
  guint64 other_line;
} UpliftValueNotes;

UpliftValueNotes *uplift_value_notes_new (UpliftValueKind kind, gboolean required);
void uplift_value_notes_free (UpliftValueNotes *notes);

/* What the cell says: UPLIFT_PARSE_OK or why there is no value. */
UpliftParseStatus uplift_value_notes_parse (const UpliftValueNotes *notes, const char *text,
                                            UpliftParsed *parsed);

/* Notes the cell of the line, which says that; returns how it reads. */
guint8 uplift_value_notes_add (UpliftValueNotes *notes, UpliftParseStatus status,
                               const UpliftParsed *parsed, const char *text, guint64 line);

/* The same for a plain number without a sign or currency, which has decimals behind a point
 * (has_point) or none. FALSE: its text is wanted, so that it must be added as above. */
static inline gboolean
uplift_value_notes_add_plain (UpliftValueNotes *notes, gint64 value, gboolean has_point)
{
  UpliftLosses *losses = &notes->losses[UPLIFT_LOSS_FIRST_ONLY];

  if (has_point && losses->count < UPLIFT_PROBLEM_MAX_LINES)
    return FALSE;
  losses->count += has_point ? 1 : 0;
  notes->low[0] = MIN (notes->low[0], value);
  notes->high[0] = MAX (notes->high[0], value);
  return TRUE;
}

/* Whether it would always be TRUE. */
static inline gboolean
uplift_value_notes_takes_points (const UpliftValueNotes *notes)
{
  return notes->losses[UPLIFT_LOSS_FIRST_ONLY].count >= UPLIFT_PROBLEM_MAX_LINES;
}

/* The same for many, which are first brought together. */
typedef struct
{
  gint64 low, high; /* G_MAXINT64, G_MININT64: none yet */
  guint n_points;
} UpliftPlainNote;

static inline void
uplift_plain_note_add (UpliftPlainNote *note, gint64 value, gboolean has_point)
{
  note->low = MIN (note->low, value);
  note->high = MAX (note->high, value);
  note->n_points += has_point ? 1 : 0;
}

/* With points only while it takes points. */
static inline void
uplift_value_notes_add_plains (UpliftValueNotes *notes, const UpliftPlainNote *note)
{
  notes->losses[UPLIFT_LOSS_FIRST_ONLY].count += note->n_points;
  notes->low[0] = MIN (notes->low[0], note->low);
  notes->high[0] = MAX (notes->high[0], note->high);
}

/* Adds what was noted of the next part of the file, whose lines are line_offset further on. */
void uplift_value_notes_merge (UpliftValueNotes *notes, const UpliftValueNotes *other,
                               guint64 line_offset);

/* Decides, and reports; once, after the last cell. way: not automatic where it has been decided
 * already. prefer_second: what is done where nothing in the column decides (decimal comma, month
 * first). place: severity, kind, line, value and money are filled in here, the rest is the
 * caller's. */
void uplift_value_notes_decide (UpliftValueNotes *notes, UpliftWay way, gboolean prefer_second,
                                UpliftProblems *problems, const UpliftFinding *place);

/* After that: how a cell reads that read like this both ways. */
static inline guint8
uplift_value_notes_settle (const UpliftValueNotes *notes, guint8 reading)
{
  if (reading == (notes->second ? UPLIFT_READING_FIRST : UPLIFT_READING_SECOND))
    return (guint8) (UPLIFT_LOST
                     + (notes->second ? UPLIFT_LOSS_FIRST_ONLY : UPLIFT_LOSS_SECOND_ONLY));
  return reading;
}

/* Reports the value of that line with which the column's sum would pass UPLIFT_MAX_SUM. */
void uplift_value_notes_report_sum (UpliftProblems *problems, const UpliftFinding *place,
                                    guint64 line);

/* The kind of the finding because of which a cell that reads like this has no value; NULL when it
 * has one, or when it may be empty. (transfer none) */
const char *uplift_value_notes_get_kind (guint8 reading);

/* The one currency sign or code of the column's cells; "" when there was none or more than one.
 * (transfer none) */
const char *uplift_value_notes_get_currency (const UpliftValueNotes *notes);

/* What a column is taken for where nothing in it decides: dates as the user's locale writes them,
 * numbers with a decimal comma where the file's delimiter is a semicolon. */
gboolean uplift_value_notes_prefer_second (UpliftValueKind kind, char delimiter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftValueNotes, uplift_value_notes_free)

G_END_DECLS
