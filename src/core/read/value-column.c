#include "core/read/value-column.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

/* Why a cell gives no value; the last two only if the column is read the other way. */
typedef enum
{
  LOSS_EMPTY,
  LOSS_BAD,
  LOSS_RANGE,
  LOSS_FIRST_ONLY,
  LOSS_SECOND_ONLY,
  N_LOSSES
} Loss;

typedef struct
{
  guint64 count;
  guint64 lines[UPLIFT_PROBLEM_MAX_LINES]; /* of the first ones */
  char *text;                              /* of the first one (owned, nullable) */
} Losses;

/* Where a value is lost for good, this takes the place of its reading. */
#define LOST (UPLIFT_READING_EITHER + 1)
#define LOST_TO_SUM (LOST + N_LOSSES)

struct _UpliftValueColumn
{
  UpliftValueKind kind;
  gboolean required;
  GArray *values; /* of gint64, by the first way, or by the second if only that reads (owned) */
  gboolean second, guessed; /* how it was decided */
  GByteArray *readings;     /* UpliftReading of each row, or LOST + Loss, or LOST_TO_SUM (owned) */
  GArray *seconds;        /* of gint64: the second way's values of the rows that read either way, in
                             row order (owned) */
  GArray *lines;          /* of guint32: where each row stands (owned) */
  gint64 low[2], high[2]; /* least and greatest value by either way */
  Losses losses[N_LOSSES];
  char *either_text; /* the first cell that reads either way (owned, nullable) */
  guint64 either_line;
  char *currency; /* the first sign (owned, nullable) */
  gboolean several_currencies;
  char *other_currency; /* the first that differs (owned, nullable) */
  guint64 other_line;
};

UpliftValueColumn *
uplift_value_column_new (UpliftValueKind kind, gboolean required)
{
  UpliftValueColumn *column = g_new0 (UpliftValueColumn, 1);

  column->kind = kind;
  column->required = required;
  column->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  column->readings = g_byte_array_new ();
  column->seconds = g_array_new (FALSE, FALSE, sizeof (gint64));
  column->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  column->low[0] = column->low[1] = G_MAXINT64;
  column->high[0] = column->high[1] = G_MININT64;
  return column;
}

void
uplift_value_column_free (UpliftValueColumn *column)
{
  g_return_if_fail (column != NULL);

  g_array_unref (column->values);
  g_byte_array_unref (column->readings);
  g_array_unref (column->seconds);
  g_array_unref (column->lines);
  for (guint i = 0; i < N_LOSSES; i++)
    g_free (column->losses[i].text);
  g_free (column->either_text);
  g_free (column->currency);
  g_free (column->other_currency);
  g_free (column);
}

/* Returns what is noted in place of a reading. */
static guint8
note_loss (UpliftValueColumn *column, Loss loss, const char *text, guint64 line)
{
  Losses *losses = &column->losses[loss];

  if (losses->count == 0)
    losses->text = g_strdup (text);
  if (losses->count < UPLIFT_PROBLEM_MAX_LINES)
    losses->lines[losses->count] = line;
  losses->count++;
  return (guint8) (LOST + loss);
}

static void
note_currency (UpliftValueColumn *column, const UpliftParsed *parsed, guint64 line)
{
  if (parsed->currency == NULL || column->several_currencies)
    return;
  if (column->currency == NULL)
    column->currency = g_strndup (parsed->currency, parsed->currency_length);
  else if (strlen (column->currency) != parsed->currency_length
           || memcmp (column->currency, parsed->currency, parsed->currency_length) != 0)
    {
      column->several_currencies = TRUE;
      column->other_currency = g_strndup (parsed->currency, parsed->currency_length);
      column->other_line = line;
    }
}

static void
note_value (UpliftValueColumn *column, const UpliftParsed *parsed, const char *text, guint64 line)
{
  if (parsed->reading == UPLIFT_READING_FIRST)
    note_loss (column, LOSS_FIRST_ONLY, text, line);
  else if (parsed->reading == UPLIFT_READING_SECOND)
    note_loss (column, LOSS_SECOND_ONLY, text, line);
  else if (parsed->reading == UPLIFT_READING_EITHER)
    {
      if (column->either_text == NULL)
        {
          column->either_text = g_strdup (text);
          column->either_line = line;
        }
      g_array_append_val (column->seconds, parsed->value[1]);
    }

  for (int i = 0; i < 2; i++)
    {
      if (parsed->reading == (i == 0 ? UPLIFT_READING_SECOND : UPLIFT_READING_FIRST))
        continue;
      column->low[i] = MIN (column->low[i], parsed->value[i]);
      column->high[i] = MAX (column->high[i], parsed->value[i]);
    }
  note_currency (column, parsed, line);
}

void
uplift_value_column_add (UpliftValueColumn *column, const char *text, guint64 line)
{
  g_return_if_fail (column != NULL && text != NULL);

  UpliftParsed parsed = { .reading = UPLIFT_READING_SAME };
  UpliftParseStatus status = column->kind == UPLIFT_VALUE_DATE
                                 ? uplift_parse_date (text, &parsed)
                                 : uplift_parse_number (text, column->kind, &parsed);
  gint64 value = UPLIFT_VALUE_NONE;
  guint8 reading = UPLIFT_READING_SAME;

  if (status == UPLIFT_PARSE_OK)
    {
      value = parsed.value[parsed.reading == UPLIFT_READING_SECOND ? 1 : 0];
      reading = (guint8) parsed.reading;
      note_value (column, &parsed, text, line);
    }
  else if (status != UPLIFT_PARSE_MISSING)
    reading = note_loss (column, status == UPLIFT_PARSE_RANGE ? LOSS_RANGE : LOSS_BAD, text, line);
  else if (column->required)
    reading = note_loss (column, LOSS_EMPTY, text, line);

  guint32 short_line = (guint32) MIN (line, G_MAXUINT32);
  g_array_append_val (column->values, value);
  g_byte_array_append (column->readings, &reading, 1);
  g_array_append_val (column->lines, short_line);
}

static const char *
get_loss_kind (Loss loss)
{
  return loss == LOSS_EMPTY ? "missing-value" : "bad-value";
}

static char *
describe_loss (UpliftValueKind kind, Loss loss, const char *text)
{
  if (loss == LOSS_EMPTY && *text == '\0')
    return g_strdup (_ ("the cell is empty"));
  if (loss == LOSS_EMPTY)
    return g_strdup_printf (_ ("the cell says that there is no value: “%s”"), text);
  if (kind == UPLIFT_VALUE_DATE)
    return g_strdup_printf (_ ("not a date: “%s”; it is taken as missing"), text);
  if (loss == LOSS_RANGE && kind == UPLIFT_VALUE_COUNT)
    return g_strdup_printf (_ ("not a whole number, or out of range: “%s”; it is taken as missing"),
                            text);
  if (loss == LOSS_RANGE)
    return g_strdup_printf (_ ("out of range: “%s”; it is taken as missing"), text);
  return g_strdup_printf (_ ("not a number: “%s”; it is taken as missing"), text);
}

static void
report_losses (const UpliftValueColumn *column, Loss loss, UpliftProblems *problems,
               const UpliftFinding *place)
{
  const Losses *losses = &column->losses[loss];
  UpliftFinding finding = *place;

  if (losses->count == 0)
    return;
  g_autofree char *message = describe_loss (column->kind, loss, losses->text);
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
report_currencies (const UpliftValueColumn *column, UpliftProblems *problems,
                   const UpliftFinding *place)
{
  UpliftFinding finding = *place;

  if (!column->several_currencies)
    return;
  finding.severity = UPLIFT_SEVERITY_ERROR;
  finding.kind = "mixed-currencies";
  finding.line = column->other_line;
  finding.value = column->other_currency;
  finding.money = UPLIFT_MONEY_NONE;
  uplift_problems_add (problems, &finding, _ ("several currencies in one column: “%s” and “%s”"),
                       column->currency, column->other_currency);
}

static void
report_guess (const UpliftValueColumn *column, gboolean second, UpliftProblems *problems,
              const UpliftFinding *place)
{
  UpliftFinding finding = *place;

  finding.severity = UPLIFT_SEVERITY_NOTE;
  finding.line = column->either_line;
  finding.value = column->either_text;
  finding.money = UPLIFT_MONEY_NONE;
  if (column->kind == UPLIFT_VALUE_DATE)
    {
      UpliftParsed parsed;
      uplift_parse_date (column->either_text, &parsed);
      g_autofree char *day = uplift_day_to_iso ((UpliftDay) parsed.value[second ? 1 : 0]);
      finding.kind = "guessed-date-order";
      uplift_problems_add (problems, &finding,
                           second ? _ ("dates are taken as month first, “%s” as %s")
                                  : _ ("dates are taken as day first, “%s” as %s"),
                           column->either_text, day);
      return;
    }
  finding.kind = "guessed-decimal-separator";
  uplift_problems_add (problems, &finding,
                       second ? _ ("numbers are taken to have a decimal comma, as in “%s”")
                              : _ ("numbers are taken to have a decimal point, as in “%s”"),
                       column->either_text);
}

/* The majority decides; else, of dates, the shorter span of days; else the preference. */
static gboolean
choose_second (const UpliftValueColumn *column, gboolean prefer_second, gboolean *guessed)
{
  guint64 first_votes = column->losses[LOSS_FIRST_ONLY].count;
  guint64 second_votes = column->losses[LOSS_SECOND_ONLY].count;

  *guessed = first_votes == second_votes && column->seconds->len > 0;
  if (first_votes != second_votes)
    return second_votes > first_votes;
  if (first_votes == 0 && column->seconds->len == 0)
    return FALSE;
  if (column->kind == UPLIFT_VALUE_DATE)
    {
      gint64 first_span = column->high[0] - column->low[0];
      gint64 second_span = column->high[1] - column->low[1];
      if (first_span != second_span)
        return second_span < first_span;
    }
  return prefer_second;
}

static void
apply_choice (UpliftValueColumn *column, gboolean second)
{
  gint64 *values = (gint64 *) (void *) column->values->data;
  const gint64 *seconds = (const gint64 *) (void *) column->seconds->data;

  for (guint row = 0; row < column->values->len; row++)
    {
      guint8 *reading = &column->readings->data[row];
      if (*reading == (second ? UPLIFT_READING_FIRST : UPLIFT_READING_SECOND))
        {
          values[row] = UPLIFT_VALUE_NONE;
          *reading = (guint8) (LOST + (second ? LOSS_FIRST_ONLY : LOSS_SECOND_ONLY));
        }
      else if (*reading == UPLIFT_READING_EITHER)
        values[row] = second ? *seconds++ : values[row];
    }
}

static const char sum_kind[] = "sum-out-of-range";

static void
limit_sum (UpliftValueColumn *column, UpliftProblems *problems, const UpliftFinding *place)
{
  gint64 *values = (gint64 *) (void *) column->values->data;
  gint64 sum = 0;

  for (guint row = 0; row < column->values->len; row++)
    {
      if (values[row] == UPLIFT_VALUE_NONE)
        continue;
      gint64 magnitude = ABS (values[row]);
      if (magnitude <= UPLIFT_MAX_SUM - sum)
        {
          sum += magnitude;
          continue;
        }
      UpliftFinding finding = *place;
      finding.severity = UPLIFT_SEVERITY_ERROR;
      finding.kind = sum_kind;
      finding.line = g_array_index (column->lines, guint32, row);
      finding.money = UPLIFT_MONEY_NONE;
      uplift_problems_add (problems, &finding, "%s",
                           _ ("with this value the column’s sum would be out of range"));
      values[row] = UPLIFT_VALUE_NONE;
      column->readings->data[row] = LOST_TO_SUM;
    }
}

gint64 *
uplift_value_column_resolve (UpliftValueColumn *column, UpliftWay way, gboolean prefer_second,
                             UpliftProblems *problems, const UpliftFinding *place)
{
  g_return_val_if_fail (column != NULL && problems != NULL && place != NULL, NULL);

  gboolean second = way == UPLIFT_WAY_AUTOMATIC
                        ? choose_second (column, prefer_second, &column->guessed)
                        : way == UPLIFT_WAY_SECOND;
  apply_choice (column, second);
  column->second = second;

  report_losses (column, LOSS_EMPTY, problems, place);
  report_losses (column, LOSS_BAD, problems, place);
  report_losses (column, LOSS_RANGE, problems, place);
  report_losses (column, second ? LOSS_FIRST_ONLY : LOSS_SECOND_ONLY, problems, place);
  report_currencies (column, problems, place);
  if (column->guessed)
    report_guess (column, second, problems, place);
  if (column->kind != UPLIFT_VALUE_DATE)
    limit_sum (column, problems, place);
  return (gint64 *) (void *) column->values->data;
}

const char *
uplift_value_column_get_loss (const UpliftValueColumn *column, guint row)
{
  g_return_val_if_fail (column != NULL && row < column->readings->len, NULL);

  guint8 reading = column->readings->data[row];
  if (reading < LOST)
    return NULL;
  return reading == LOST_TO_SUM ? sum_kind : get_loss_kind ((Loss) (reading - LOST));
}

gboolean
uplift_value_column_is_second (const UpliftValueColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  return column->second;
}

gboolean
uplift_value_column_is_guessed (const UpliftValueColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);

  return column->guessed;
}

const char *
uplift_value_column_get_currency (const UpliftValueColumn *column)
{
  g_return_val_if_fail (column != NULL, "");

  return column->currency != NULL && !column->several_currencies ? column->currency : "";
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
uplift_value_column_prefers_second (UpliftValueKind kind, char delimiter)
{
  return kind == UPLIFT_VALUE_DATE ? locale_is_month_first () : delimiter == ';';
}
