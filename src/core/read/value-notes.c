#include "core/read/value-notes.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

UpliftValueNotes *
uplift_value_notes_new (UpliftValueKind kind, gboolean required)
{
  UpliftValueNotes *notes = g_new0 (UpliftValueNotes, 1);

  notes->kind = kind;
  notes->required = required;
  notes->low[0] = notes->low[1] = G_MAXINT64;
  notes->high[0] = notes->high[1] = G_MININT64;
  return notes;
}

void
uplift_value_notes_free (UpliftValueNotes *notes)
{
  g_return_if_fail (notes != NULL);

  for (guint i = 0; i < UPLIFT_N_LOSSES; i++)
    g_free (notes->losses[i].text);
  g_free (notes->either_text);
  g_free (notes->currency);
  g_free (notes->other_currency);
  g_free (notes);
}

/* Returns what is noted in place of a reading. */
static guint8
note_loss (UpliftValueNotes *notes, UpliftLoss loss, const char *text, guint64 line)
{
  UpliftLosses *losses = &notes->losses[loss];

  if (losses->count == 0)
    losses->text = g_strdup (text);
  if (losses->count < UPLIFT_PROBLEM_MAX_LINES)
    losses->lines[losses->count] = line;
  losses->count++;
  return (guint8) (UPLIFT_LOST + loss);
}

static void
note_currency (UpliftValueNotes *notes, const UpliftParsed *parsed, guint64 line)
{
  if (parsed->currency == NULL || notes->several_currencies)
    return;
  if (notes->currency == NULL)
    {
      notes->currency = g_strndup (parsed->currency, parsed->currency_length);
      notes->currency_line = line;
    }
  else if (strlen (notes->currency) != parsed->currency_length
           || memcmp (notes->currency, parsed->currency, parsed->currency_length) != 0)
    {
      notes->several_currencies = TRUE;
      notes->other_currency = g_strndup (parsed->currency, parsed->currency_length);
      notes->other_line = line;
    }
}

static void
note_value (UpliftValueNotes *notes, const UpliftParsed *parsed, const char *text, guint64 line)
{
  if (parsed->reading == UPLIFT_READING_FIRST)
    note_loss (notes, UPLIFT_LOSS_FIRST_ONLY, text, line);
  else if (parsed->reading == UPLIFT_READING_SECOND)
    note_loss (notes, UPLIFT_LOSS_SECOND_ONLY, text, line);
  else if (parsed->reading == UPLIFT_READING_EITHER && notes->n_either++ == 0)
    {
      notes->either_text = g_strdup (text);
      notes->either_line = line;
    }

  for (int i = 0; i < 2; i++)
    {
      if (parsed->reading == (i == 0 ? UPLIFT_READING_SECOND : UPLIFT_READING_FIRST))
        continue;
      notes->low[i] = MIN (notes->low[i], parsed->value[i]);
      notes->high[i] = MAX (notes->high[i], parsed->value[i]);
    }
  note_currency (notes, parsed, line);
}

UpliftParseStatus
uplift_value_notes_parse (const UpliftValueNotes *notes, const char *text, UpliftParsed *parsed)
{
  g_return_val_if_fail (notes != NULL && text != NULL && parsed != NULL, UPLIFT_PARSE_BAD);

  *parsed = (UpliftParsed){ .reading = UPLIFT_READING_SAME };
  return notes->kind == UPLIFT_VALUE_DATE ? uplift_parse_date (text, parsed)
                                          : uplift_parse_number (text, notes->kind, parsed);
}

guint8
uplift_value_notes_add (UpliftValueNotes *notes, UpliftParseStatus status,
                        const UpliftParsed *parsed, const char *text, guint64 line)
{
  g_return_val_if_fail (notes != NULL && parsed != NULL && text != NULL, UPLIFT_READING_SAME);

  if (status == UPLIFT_PARSE_OK)
    {
      note_value (notes, parsed, text, line);
      return (guint8) parsed->reading;
    }
  if (status == UPLIFT_PARSE_MISSING && !notes->required)
    return UPLIFT_READING_SAME;
  return note_loss (notes,
                    status == UPLIFT_PARSE_MISSING ? UPLIFT_LOSS_EMPTY
                    : status == UPLIFT_PARSE_RANGE ? UPLIFT_LOSS_RANGE
                                                   : UPLIFT_LOSS_BAD,
                    text, line);
}

static void
merge_losses (UpliftLosses *losses, const UpliftLosses *other, guint64 line_offset)
{
  if (other->count == 0)
    return;
  if (losses->count == 0)
    losses->text = g_strdup (other->text);
  for (guint64 i = 0; i < other->count && losses->count + i < UPLIFT_PROBLEM_MAX_LINES; i++)
    losses->lines[losses->count + i] = other->lines[i] + line_offset;
  losses->count += other->count;
}

static void
merge_currencies (UpliftValueNotes *notes, const UpliftValueNotes *other, guint64 line_offset)
{
  const UpliftParsed first
      = { .currency = other->currency,
          .currency_length = other->currency != NULL ? strlen (other->currency) : 0 };
  const UpliftParsed next
      = { .currency = other->other_currency,
          .currency_length = other->other_currency != NULL ? strlen (other->other_currency) : 0 };

  note_currency (notes, &first, other->currency_line + line_offset);
  note_currency (notes, &next, other->other_line + line_offset);
}

void
uplift_value_notes_merge (UpliftValueNotes *notes, const UpliftValueNotes *other,
                          guint64 line_offset)
{
  g_return_if_fail (notes != NULL && other != NULL);

  for (guint i = 0; i < UPLIFT_N_LOSSES; i++)
    merge_losses (&notes->losses[i], &other->losses[i], line_offset);
  for (guint i = 0; i < 2; i++)
    {
      notes->low[i] = MIN (notes->low[i], other->low[i]);
      notes->high[i] = MAX (notes->high[i], other->high[i]);
    }
  if (notes->n_either == 0 && other->n_either > 0)
    {
      notes->either_text = g_strdup (other->either_text);
      notes->either_line = other->either_line + line_offset;
    }
  notes->n_either += other->n_either;
  merge_currencies (notes, other, line_offset);
}

static const char *
get_loss_kind (UpliftLoss loss)
{
  return loss == UPLIFT_LOSS_EMPTY ? "missing-value" : "bad-value";
}

static char *
describe_loss (UpliftValueKind kind, UpliftLoss loss, const char *text)
{
  if (loss == UPLIFT_LOSS_EMPTY && *text == '\0')
    return g_strdup (_ ("the cell is empty"));
  if (loss == UPLIFT_LOSS_EMPTY)
    return g_strdup_printf (_ ("the cell says that there is no value: “%s”"), text);
  if (kind == UPLIFT_VALUE_DATE)
    return g_strdup_printf (_ ("not a date: “%s”; it is taken as missing"), text);
  if (loss == UPLIFT_LOSS_RANGE && kind == UPLIFT_VALUE_COUNT)
    return g_strdup_printf (_ ("not a whole number, or out of range: “%s”; it is taken as missing"),
                            text);
  if (loss == UPLIFT_LOSS_RANGE)
    return g_strdup_printf (_ ("out of range: “%s”; it is taken as missing"), text);
  return g_strdup_printf (_ ("not a number: “%s”; it is taken as missing"), text);
}

static void
report_losses (const UpliftValueNotes *notes, UpliftLoss loss, UpliftProblems *problems,
               const UpliftFinding *place)
{
  const UpliftLosses *losses = &notes->losses[loss];
  UpliftFinding finding = *place;

  if (losses->count == 0)
    return;
  g_autofree char *message = describe_loss (notes->kind, loss, losses->text);
  finding.severity = UPLIFT_SEVERITY_ERROR;
  finding.kind = get_loss_kind (loss);
  finding.value = losses->text;
  finding.money = UPLIFT_MONEY_NONE;
  for (guint64 i = 0; i < losses->count; i++)
    {
      finding.line = i < UPLIFT_PROBLEM_MAX_LINES ? losses->lines[i] : 0;
      uplift_problems_add (problems, &finding, "%s", message);
    }
}

static void
report_currencies (const UpliftValueNotes *notes, UpliftProblems *problems,
                   const UpliftFinding *place)
{
  UpliftFinding finding = *place;

  if (!notes->several_currencies)
    return;
  finding.severity = UPLIFT_SEVERITY_ERROR;
  finding.kind = "mixed-currencies";
  finding.line = notes->other_line;
  finding.value = notes->other_currency;
  finding.money = UPLIFT_MONEY_NONE;
  uplift_problems_add (problems, &finding, _ ("several currencies in one column: “%s” and “%s”"),
                       notes->currency, notes->other_currency);
}

static void
report_guess (const UpliftValueNotes *notes, UpliftProblems *problems, const UpliftFinding *place)
{
  gboolean second = notes->second;
  UpliftFinding finding = *place;

  finding.severity = UPLIFT_SEVERITY_NOTE;
  finding.line = notes->either_line;
  finding.value = notes->either_text;
  finding.money = UPLIFT_MONEY_NONE;
  if (notes->kind == UPLIFT_VALUE_DATE)
    {
      UpliftParsed parsed;
      uplift_parse_date (notes->either_text, &parsed);
      g_autofree char *day = uplift_day_to_iso ((UpliftDay) parsed.value[second ? 1 : 0]);
      finding.kind = "guessed-date-order";
      uplift_problems_add (problems, &finding,
                           second ? _ ("dates are taken as month first, “%s” as %s")
                                  : _ ("dates are taken as day first, “%s” as %s"),
                           notes->either_text, day);
      return;
    }
  finding.kind = "guessed-decimal-separator";
  uplift_problems_add (problems, &finding,
                       second ? _ ("numbers are taken to have a decimal comma, as in “%s”")
                              : _ ("numbers are taken to have a decimal point, as in “%s”"),
                       notes->either_text);
}

/* The majority decides; else, of dates, the shorter span of days; else the preference. */
static gboolean
choose_second (const UpliftValueNotes *notes, gboolean prefer_second, gboolean *guessed)
{
  guint64 first_votes = notes->losses[UPLIFT_LOSS_FIRST_ONLY].count;
  guint64 second_votes = notes->losses[UPLIFT_LOSS_SECOND_ONLY].count;

  *guessed = first_votes == second_votes && notes->n_either > 0;
  if (first_votes != second_votes)
    return second_votes > first_votes;
  if (first_votes == 0 && notes->n_either == 0)
    return FALSE;
  if (notes->kind == UPLIFT_VALUE_DATE)
    {
      gint64 first_span = notes->high[0] - notes->low[0];
      gint64 second_span = notes->high[1] - notes->low[1];
      if (first_span != second_span)
        return second_span < first_span;
    }
  return prefer_second;
}

void
uplift_value_notes_decide (UpliftValueNotes *notes, UpliftWay way, gboolean prefer_second,
                           UpliftProblems *problems, const UpliftFinding *place)
{
  g_return_if_fail (notes != NULL && problems != NULL && place != NULL);

  notes->second = way == UPLIFT_WAY_AUTOMATIC
                      ? choose_second (notes, prefer_second, &notes->guessed)
                      : way == UPLIFT_WAY_SECOND;
  report_losses (notes, UPLIFT_LOSS_EMPTY, problems, place);
  report_losses (notes, UPLIFT_LOSS_BAD, problems, place);
  report_losses (notes, UPLIFT_LOSS_RANGE, problems, place);
  report_losses (notes, notes->second ? UPLIFT_LOSS_FIRST_ONLY : UPLIFT_LOSS_SECOND_ONLY, problems,
                 place);
  report_currencies (notes, problems, place);
  if (notes->guessed)
    report_guess (notes, problems, place);
}

static const char sum_kind[] = "sum-out-of-range";

void
uplift_value_notes_report_sum (UpliftProblems *problems, const UpliftFinding *place, guint64 line)
{
  g_return_if_fail (problems != NULL && place != NULL);

  UpliftFinding finding = *place;
  finding.severity = UPLIFT_SEVERITY_ERROR;
  finding.kind = sum_kind;
  finding.line = line;
  finding.money = UPLIFT_MONEY_NONE;
  uplift_problems_add (problems, &finding, "%s",
                       _ ("with this value the column’s sum would be out of range"));
}

const char *
uplift_value_notes_get_kind (guint8 reading)
{
  if (reading < UPLIFT_LOST)
    return NULL;
  return reading == UPLIFT_LOST_TO_SUM ? sum_kind
                                       : get_loss_kind ((UpliftLoss) (reading - UPLIFT_LOST));
}

const char *
uplift_value_notes_get_currency (const UpliftValueNotes *notes)
{
  g_return_val_if_fail (notes != NULL, "");

  return notes->currency != NULL && !notes->several_currencies ? notes->currency : "";
}

static gboolean
locale_is_month_first (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *day = strstr (format, "%d");
  const char *month = strstr (format, "%m");

  return strstr (format, "%D") != NULL || (day != NULL && month != NULL && month < day);
}

gboolean
uplift_value_notes_prefer_second (UpliftValueKind kind, char delimiter)
{
  return kind == UPLIFT_VALUE_DATE ? locale_is_month_first () : delimiter == ';';
}
