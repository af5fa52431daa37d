#include "core/read/csv-cutter.h"

#include <string.h>

/* Fields of a batch: many records of a few, or a few of many. */
#define BATCH_FIELDS UPLIFT_CSV_MAX_FIELDS

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
  gboolean is_ascii;      /* the whole block is */
  UpliftCsvField *fields; /* of a batch: BATCH_FIELDS (owned) */
  UpliftCsvField raw[UPLIFT_CSV_BATCH];
  char *text;                 /* a copy of a line, with NULs behind its fields (owned) */
  UpliftCsvField *terminated; /* its fields: UPLIFT_CSV_MAX_FIELDS (owned) */
};

UpliftCsvCutter *
uplift_csv_cutter_new (char delimiter, UpliftCsvScanner scanner)
{
  UpliftCsvCutter *cutter = g_new0 (UpliftCsvCutter, 1);

  cutter->delimiter = delimiter;
  cutter->scanner = scanner;
  cutter->marks = g_new (guint32, UPLIFT_CSV_CUTTER_BLOCK + 64);
  cutter->text = g_malloc (UPLIFT_CSV_CUTTER_BLOCK);
  cutter->fields = g_new (UpliftCsvField, BATCH_FIELDS);
  cutter->terminated = g_new (UpliftCsvField, UPLIFT_CSV_MAX_FIELDS);
  return cutter;
}

void
uplift_csv_cutter_free (UpliftCsvCutter *cutter)
{
  g_return_if_fail (cutter != NULL);

  g_free (cutter->marks);
  g_free (cutter->text);
  g_free (cutter->fields);
  g_free (cutter->terminated);
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
                                             cutter->length, cutter->marks, &cutter->is_ascii);
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

/* The field in quotes that begins at a mark; returns the mark behind it, 0 where it is not simple
 * or not all there. */
static inline guint
cut_quoted (const UpliftCsvCutter *cutter, guint mark, UpliftCsvField *field)
{
  const guint32 *marks = cutter->marks;
  guint start = marks[mark] + 1;

  do
    mark++;
  while (mark < cutter->n_marks && cutter->block[marks[mark]] == cutter->delimiter);
  if (mark + 1 >= cutter->n_marks || cutter->block[marks[mark]] != '"'
      || marks[mark + 1] != marks[mark] + 1)
    return 0;
  *field = (UpliftCsvField){ cutter->block + start, marks[mark] - start };
  return mark + 1;
}

/* Cuts the line's fields, whatever they are; FALSE: not simple. mark: moved behind the line. */
static gboolean
cut_fields (const UpliftCsvCutter *cutter, guint n, UpliftCsvField *fields, guint *mark)
{
  const guint32 *marks = cutter->marks;
  guint start = cutter->at, at = *mark;

  for (guint i = 0; i < n; i++)
    {
      if (at >= cutter->n_marks)
        return FALSE;
      if (marks[at] != start || cutter->block[start] != '"')
        fields[i] = (UpliftCsvField){ cutter->block + start, marks[at] - start };
      else if ((at = cut_quoted (cutter, at, &fields[i])) == 0)
        return FALSE;
      if (!is_field_end (cutter, marks[at])
          || (cutter->block[marks[at]] == cutter->delimiter) != (i + 1 < n))
        return FALSE;
      start = marks[at++] + 1;
    }
  *mark = at;
  return TRUE;
}

/* The same for a line of nothing but bare fields, as most are, which takes no turns. */
static inline gboolean
cut_bare_fields (const UpliftCsvCutter *cutter, guint n, UpliftCsvField *fields, guint *mark)
{
  const guint32 *marks = cutter->marks + *mark;
  const char *block = cutter->block;
  guint start = cutter->at;
  guint8 other = 0;

  if (cutter->n_marks - *mark < n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint end = marks[i];
      fields[i] = (UpliftCsvField){ block + start, end - start };
      if (i + 1 < n)
        other |= (guint8) (block[end] ^ cutter->delimiter);
      start = end + 1;
    }
  if (other != 0 || !is_field_end (cutter, start - 1) || block[start - 1] == cutter->delimiter)
    return FALSE;
  *mark += n;
  return TRUE;
}

static gboolean
is_blank (char byte, char delimiter)
{
  return (byte == ' ' || byte == '\t') && byte != delimiter;
}

static void
trim (UpliftCsvField *field, char delimiter)
{
  while (field->length > 0 && is_blank (*field->text, delimiter))
    {
      field->text++;
      field->length--;
    }
  while (field->length > 0 && is_blank (field->text[field->length - 1], delimiter))
    field->length--;
}

void
uplift_csv_cutter_trim (const UpliftCsvBatch *batch, guint at)
{
  g_return_if_fail (batch != NULL && at < batch->n);

  UpliftCsvField *fields = batch->fields + (gsize) at * batch->n_fields;
  for (guint i = 0; i < batch->n_fields; i++)
    if (fields[i].text == batch->begin || fields[i].text[-1] != '"')
      trim (&fields[i], batch->delimiter);
}

/* A line of nothing but blanks is no record of libcsv's. */
static gboolean
is_record (const UpliftCsvCutter *cutter, guint n_fields, const UpliftCsvField *fields)
{
  gboolean any = n_fields > 1;

  for (gsize i = 0; !any && i < fields->length; i++)
    any = !is_blank (fields->text[i], cutter->delimiter);
  return any;
}

static gboolean
cut_line (UpliftCsvCutter *cutter, guint n_fields, UpliftCsvField *fields, UpliftCsvField *raw)
{
  guint mark = cutter->mark;

  /* A field in quotes is seldom alone. */
  gboolean is_bare = cutter->at < cutter->length && cutter->block[cutter->at] != '"'
                     && cut_bare_fields (cutter, n_fields, fields, &mark);
  if (!is_bare && !cut_fields (cutter, n_fields, fields, &mark))
    return FALSE;
  guint end = cutter->marks[mark - 1];
  guint end_length = get_end_length (cutter, end);
  if (end_length == 0 || !is_record (cutter, n_fields, fields))
    return FALSE;
  *raw = (UpliftCsvField){ cutter->block + cutter->at, end + end_length - cutter->at };
  cutter->at = end + end_length;
  cutter->mark = end_length == 2 ? mark + 1 : mark;
  return TRUE;
}

static gboolean
cut (UpliftCsvCutter *cutter, guint n_fields, UpliftCsvBatch *batch)
{
  guint room = CLAMP (BATCH_FIELDS / n_fields, 1, UPLIFT_CSV_BATCH), n = 0;

  while (n < room
         && cut_line (cutter, n_fields, cutter->fields + (gsize) n * n_fields, &cutter->raw[n]))
    n++;
  *batch = (UpliftCsvBatch){ .n = n,
                             .n_fields = n_fields,
                             .delimiter = cutter->delimiter,
                             .fields = cutter->fields,
                             .raw = cutter->raw,
                             .is_ascii = cutter->is_ascii,
                             .begin = cutter->block,
                             .end = cutter->block + cutter->length + cutter->beyond };
  return n > 0;
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
uplift_csv_cutter_cut (UpliftCsvCutter *cutter, guint n_fields, UpliftCsvBatch *batch)
{
  g_return_val_if_fail (cutter != NULL && batch != NULL, FALSE);
  g_return_val_if_fail (cutter->block != NULL, FALSE);
  g_return_val_if_fail (n_fields > 0 && n_fields <= UPLIFT_CSV_MAX_FIELDS, FALSE);

  if (cut (cutter, n_fields, batch))
    return TRUE;
  if (cutter->beyond == 0 || cutter->at == 0 || is_line_whole (cutter))
    return FALSE;
  load (cutter, cutter->block + cutter->at, cutter->beyond + cutter->length - cutter->at);
  return cut (cutter, n_fields, batch);
}

void
uplift_csv_cutter_terminate (UpliftCsvCutter *cutter, const UpliftCsvBatch *batch, guint at,
                             UpliftCsvRecord *record)
{
  g_return_if_fail (cutter != NULL && batch != NULL && record != NULL);
  g_return_if_fail (batch->fields == cutter->fields && at < batch->n);

  const UpliftCsvField *fields = batch->fields + (gsize) at * batch->n_fields;
  const UpliftCsvField *raw = &batch->raw[at];

  uplift_csv_cutter_trim (batch, at);
  memcpy (cutter->text, raw->text, raw->length);
  for (guint i = 0; i < batch->n_fields; i++)
    {
      char *text = cutter->text + (fields[i].text - raw->text);
      text[fields[i].length] = '\0';
      cutter->terminated[i] = (UpliftCsvField){ text, fields[i].length };
    }
  *record = (UpliftCsvRecord){ .line = batch->line + at,
                               .n_fields = batch->n_fields,
                               .fields = cutter->terminated,
                               .raw = raw->text,
                               .raw_length = raw->length };
}
