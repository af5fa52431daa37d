#include "core/read/csv-cutter.h"

#include <string.h>

struct _UpliftCsvCutter
{
  char delimiter;
  UpliftCsvScanner scanner;
  const char *block; /* (borrowed, nullable: none) */
  guint length;      /* of the block */
  guint at;          /* where the next line begins */
  gsize beyond;      /* bytes that are there behind the block */
  guint32 *marks;    /* (owned) */
  guint n_marks, mark;
  char *text;             /* a copy of the line, with NULs behind its fields (owned) */
  UpliftCsvField *fields; /* UPLIFT_CSV_MAX_FIELDS (owned) */
};

UpliftCsvCutter *
uplift_csv_cutter_new (char delimiter, UpliftCsvScanner scanner)
{
  UpliftCsvCutter *cutter = g_new0 (UpliftCsvCutter, 1);

  cutter->delimiter = delimiter;
  cutter->scanner = scanner;
  cutter->marks = g_new (guint32, UPLIFT_CSV_CUTTER_BLOCK + 64);
  cutter->text = g_malloc (UPLIFT_CSV_CUTTER_BLOCK);
  cutter->fields = g_new (UpliftCsvField, UPLIFT_CSV_MAX_FIELDS);
  return cutter;
}

void
uplift_csv_cutter_free (UpliftCsvCutter *cutter)
{
  g_return_if_fail (cutter != NULL);

  g_free (cutter->marks);
  g_free (cutter->text);
  g_free (cutter->fields);
  g_free (cutter);
}

void
uplift_csv_cutter_forget (UpliftCsvCutter *cutter)
{
  g_return_if_fail (cutter != NULL);

  cutter->block = NULL;
}

static void
load (UpliftCsvCutter *cutter, const char *bytes, gsize length)
{
  cutter->block = bytes;
  cutter->length = (guint) MIN (length, UPLIFT_CSV_CUTTER_BLOCK);
  cutter->beyond = length - cutter->length;
  cutter->at = 0;
  cutter->mark = 0;
  cutter->n_marks = uplift_csv_scanner_find (cutter->scanner, cutter->delimiter, bytes,
                                             cutter->length, cutter->marks);
}

void
uplift_csv_cutter_go_to (UpliftCsvCutter *cutter, const char *bytes, gsize length)
{
  g_return_if_fail (cutter != NULL && bytes != NULL);

  if (cutter->block == NULL || bytes < cutter->block + cutter->at
      || bytes >= cutter->block + cutter->length)
    {
      load (cutter, bytes, length);
      return;
    }
  cutter->at = (guint) (bytes - cutter->block);
  while (cutter->mark < cutter->n_marks && cutter->marks[cutter->mark] < cutter->at)
    cutter->mark++;
}

static gboolean
is_blank (const UpliftCsvCutter *cutter, char byte)
{
  return (byte == ' ' || byte == '\t') && byte != cutter->delimiter;
}

/* Bytes of the line end at offset; 0: none, or it is not all there. */
static guint
get_end_length (const UpliftCsvCutter *cutter, guint offset)
{
  char byte = cutter->block[offset];

  if (byte == '\n')
    return 1;
  if (byte != '\r' || offset + 1 == cutter->length)
    return 0;
  return cutter->block[offset + 1] == '\n' ? 2 : 1;
}

/* Does a field end at offset: at a delimiter or a line end? */
static gboolean
is_field_end (const UpliftCsvCutter *cutter, guint offset)
{
  char byte = cutter->block[offset];

  return byte == cutter->delimiter || byte == '\n' || byte == '\r';
}

/* The mark at which the field ends that begins at `start`; mark: the first at or behind `start`.
 * FALSE: not simple, or not all there. */
static gboolean
cut_quoted (const UpliftCsvCutter *cutter, guint start, guint *mark, UpliftCsvField *field)
{
  guint i = *mark + 1;

  while (i < cutter->n_marks && cutter->block[cutter->marks[i]] == cutter->delimiter)
    i++;
  if (i + 1 >= cutter->n_marks || cutter->block[cutter->marks[i]] != '"'
      || cutter->marks[i + 1] != cutter->marks[i] + 1
      || !is_field_end (cutter, cutter->marks[i + 1]))
    return FALSE;
  field->text = cutter->block + start + 1;
  field->length = cutter->marks[i] - start - 1;
  *mark = i + 1;
  return TRUE;
}

static gboolean
cut_bare (const UpliftCsvCutter *cutter, guint start, guint mark, UpliftCsvField *field)
{
  guint end = cutter->marks[mark];

  if (!is_field_end (cutter, end))
    return FALSE;
  while (start < end && is_blank (cutter, cutter->block[start]))
    start++;
  while (end > start && is_blank (cutter, cutter->block[end - 1]))
    end--;
  field->text = cutter->block + start;
  field->length = end - start;
  return TRUE;
}

/* Offset of the end of the line's n-th field, and the mark behind it; 0: not simple. */
static guint
cut_fields (const UpliftCsvCutter *cutter, guint n, guint *mark)
{
  guint start = cutter->at;
  guint at = *mark;

  for (guint i = 0; i < n; i++)
    {
      UpliftCsvField *field = &cutter->fields[i];

      if (at >= cutter->n_marks)
        return 0;
      if (cutter->marks[at] == start && cutter->block[start] == '"'
              ? !cut_quoted (cutter, start, &at, field)
              : !cut_bare (cutter, start, at, field))
        return 0;

      guint end = cutter->marks[at++];
      gboolean more = cutter->block[end] == cutter->delimiter;
      if (more != (i + 1 < n))
        return 0;
      start = more ? end + 1 : end;
    }
  *mark = at;
  return start;
}

/* A line of nothing but blanks is no record of libcsv's. */
static gboolean
is_record (const UpliftCsvCutter *cutter, guint n_fields)
{
  return n_fields > 1 || cutter->fields[0].length > 0;
}

static gboolean
cut (UpliftCsvCutter *cutter, guint n_fields, UpliftCsvRecord *record)
{
  guint mark = cutter->mark;
  guint end = cut_fields (cutter, n_fields, &mark);
  guint end_length = end > 0 ? get_end_length (cutter, end) : 0;

  if (end_length == 0 || !is_record (cutter, n_fields))
    return FALSE;
  *record = (UpliftCsvRecord){ .n_fields = n_fields,
                               .fields = cutter->fields,
                               .raw = cutter->block + cutter->at,
                               .raw_length = end + end_length - cutter->at };
  cutter->at = end + end_length;
  cutter->mark = end_length == 2 ? mark + 1 : mark;
  return TRUE;
}

/* Is the end of the line in the block? */
static gboolean
is_line_whole (const UpliftCsvCutter *cutter)
{
  for (guint i = cutter->mark; i < cutter->n_marks; i++)
    if (get_end_length (cutter, cutter->marks[i]) > 0)
      return TRUE;
  return FALSE;
}

gboolean
uplift_csv_cutter_cut (UpliftCsvCutter *cutter, guint n_fields, UpliftCsvRecord *record)
{
  g_return_val_if_fail (cutter != NULL && record != NULL, FALSE);
  g_return_val_if_fail (cutter->block != NULL, FALSE);
  g_return_val_if_fail (n_fields > 0 && n_fields <= UPLIFT_CSV_MAX_FIELDS, FALSE);

  if (cut (cutter, n_fields, record))
    return TRUE;
  if (cutter->beyond == 0 || cutter->at == 0 || is_line_whole (cutter))
    return FALSE;
  load (cutter, cutter->block + cutter->at, cutter->beyond + cutter->length - cutter->at);
  return cut (cutter, n_fields, record);
}

void
uplift_csv_cutter_terminate (UpliftCsvCutter *cutter, const UpliftCsvRecord *record)
{
  g_return_if_fail (cutter != NULL && record != NULL);
  g_return_if_fail (record->fields == cutter->fields);

  memcpy (cutter->text, record->raw, record->raw_length);
  for (guint i = 0; i < record->n_fields; i++)
    {
      UpliftCsvField *field = &cutter->fields[i];
      char *text = cutter->text + (field->text - record->raw);
      text[field->length] = '\0';
      field->text = text;
    }
}
