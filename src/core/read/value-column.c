#include "core/read/value-column.h"

struct _UpliftValueColumn
{
  UpliftValueNotes *notes; /* (owned) */
  GArray *values; /* of gint64, by the first way, or by the second if only that reads (owned) */
  GByteArray *readings; /* how each row reads (owned) */
  GArray *seconds;      /* of gint64: the second way's values of the rows that read either way, in
                           row order (owned) */
  GArray *lines;        /* of guint32: where each row stands (owned) */
};

UpliftValueColumn *
uplift_value_column_new (UpliftValueKind kind, gboolean required)
{
  UpliftValueColumn *column = g_new0 (UpliftValueColumn, 1);

  column->notes = uplift_value_notes_new (kind, required);
  column->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  column->readings = g_byte_array_new ();
  column->seconds = g_array_new (FALSE, FALSE, sizeof (gint64));
  column->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  return column;
}

void
uplift_value_column_free (UpliftValueColumn *column)
{
  g_return_if_fail (column != NULL);

  uplift_value_notes_free (column->notes);
  g_array_unref (column->values);
  g_byte_array_unref (column->readings);
  g_array_unref (column->seconds);
  g_array_unref (column->lines);
  g_free (column);
}

void
uplift_value_column_add (UpliftValueColumn *column, const char *text, guint64 line)
{
  g_return_if_fail (column != NULL && text != NULL);

  UpliftParsed parsed;
  UpliftParseStatus status = uplift_value_notes_parse (column->notes, text, &parsed);
  guint8 reading = uplift_value_notes_add (column->notes, status, &parsed, text, line);
  gint64 value = status == UPLIFT_PARSE_OK ? parsed.value[reading == UPLIFT_READING_SECOND ? 1 : 0]
                                           : UPLIFT_VALUE_NONE;
  guint32 short_line = (guint32) MIN (line, G_MAXUINT32);

  if (reading == UPLIFT_READING_EITHER)
    g_array_append_val (column->seconds, parsed.value[1]);
  g_array_append_val (column->values, value);
  g_byte_array_append (column->readings, &reading, 1);
  g_array_append_val (column->lines, short_line);
}

static void
settle (UpliftValueColumn *column)
{
  gint64 *values = (gint64 *) (void *) column->values->data;
  const gint64 *seconds = (const gint64 *) (void *) column->seconds->data;

  for (guint row = 0; row < column->values->len; row++)
    {
      guint8 *reading = &column->readings->data[row];
      if (*reading == UPLIFT_READING_EITHER)
        values[row] = column->notes->second ? *seconds++ : values[row];
      *reading = uplift_value_notes_settle (column->notes, *reading);
      if (*reading >= UPLIFT_LOST)
        values[row] = UPLIFT_VALUE_NONE;
    }
}

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
      uplift_value_notes_report_sum (problems, place, g_array_index (column->lines, guint32, row));
      values[row] = UPLIFT_VALUE_NONE;
      column->readings->data[row] = UPLIFT_LOST_TO_SUM;
    }
}

gint64 *
uplift_value_column_resolve (UpliftValueColumn *column, UpliftWay way, gboolean prefer_second,
                             UpliftProblems *problems, const UpliftFinding *place)
{
  g_return_val_if_fail (column != NULL && problems != NULL && place != NULL, NULL);

  uplift_value_notes_decide (column->notes, way, prefer_second, problems, place);
  settle (column);
  if (column->notes->kind != UPLIFT_VALUE_DATE)
    limit_sum (column, problems, place);
  return (gint64 *) (void *) column->values->data;
}

guint8
uplift_value_column_get_reading (const UpliftValueColumn *column, guint row)
{
  g_return_val_if_fail (column != NULL && row < column->readings->len, UPLIFT_LOST);

  return column->readings->data[row];
}

const UpliftValueNotes *
uplift_value_column_get_notes (const UpliftValueColumn *column)
{
  g_return_val_if_fail (column != NULL, NULL);

  return column->notes;
}
