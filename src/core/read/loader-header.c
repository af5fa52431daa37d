#include "core/read/loader-header.h"

#include "core/read/csv-reader.h"

#include <string.h>

/* Records from which the shape of a file is guessed. */
#define MAX_GUESSED 200

/* Bytes in which a header and some lines before it have room. */
#define PIECE 4096

/* The search with one delimiter. */
typedef struct
{
  UpliftLoaderSource *source;         /* (borrowed) */
  const UpliftImportChoices *choices; /* (borrowed, nullable) */
  gboolean found;
  gboolean too_wide; /* a record had more fields than can be */
  guint n_records;
  guint64 wanted;   /* the line of the header where that is known, else 0 */
  const char *text; /* what is searched (borrowed) */
  gsize length;
} Search;

/* What the records are like by one delimiter. */
typedef struct
{
  GArray *shapes; /* of Shape (owned) */
} Survey;

typedef struct
{
  guint64 line;
  guint n_fields;
  guint n_filled;
  gboolean comment;
} Shape;

static char *
dup_utf8 (const char *text, gsize length)
{
  GString *converted = g_string_new (NULL);

  uplift_text_append_utf8 (converted, text, length);
  return g_string_free (converted, FALSE);
}

static char *
join_fields (const GPtrArray *fields)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *text = fields->pdata[i];
      if (*text != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", text);
    }
  return g_string_free (joined, FALSE);
}

/* A remembered choice goes before what the names say; one that no longer fits is none. */
static gboolean
is_header (Search *search, const UpliftCsvRecord *record, const GPtrArray *names)
{
  UpliftLoaderSource *source = search->source;
  const char *const *header = (const char *const *) names->pdata;
  const UpliftImportChoice *choice
      = search->choices != NULL ? uplift_import_choices_lookup (search->choices, header, names->len)
                                : NULL;

  if (search->wanted != 0)
    return record->line == search->wanted;
  if (choice != NULL && uplift_import_choice_fits (choice, names->len))
    {
      source->choice = uplift_import_choice_copy (choice);
      return TRUE;
    }
  source->choice_ignored = choice != NULL;
  return uplift_schema_match (header, names->len, &source->match);
}

static void
search_record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  Search *search = user_data;
  UpliftLoaderSource *source = search->source;

  if (search->found || (search->wanted == 0 && search->n_records >= UPLIFT_LOADER_MAX_PREAMBLE))
    return;
  search->n_records++;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < record->n_fields; i++)
    g_ptr_array_add (names, dup_utf8 (record->fields[i].text, record->fields[i].length));

  if (is_header (search, record, names))
    {
      search->found = TRUE;
      source->header_line = record->line;
      source->n_header = record->n_fields;
      source->header = g_steal_pointer (&names);
      source->header_raw = g_bytes_new (record->raw, record->raw_length);
      return;
    }
  g_autofree char *joined = join_fields (names);
  if (*joined != '\0' && uplift_text_detect_separator (record->raw, record->raw_length) == '\0')
    g_ptr_array_add (source->preamble, g_steal_pointer (&joined));
}

/* A line as it stands, without its end. */
static char *
dup_line (const Search *search, guint64 line)
{
  const char *at = search->text, *end = search->text + search->length;

  for (;;)
    {
      const char *start = at;
      while (at < end && *at != '\n' && *at != '\r')
        at++;
      if (line-- == 1)
        return dup_utf8 (start, (gsize) (at - start));
      if (at < end)
        at += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
    }
}

static void
search_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
  Search *search = user_data;

  if (damage == UPLIFT_CSV_DAMAGE_TOO_MANY_FIELDS)
    search->too_wide = TRUE;
  else if (!search->found && search->source->preamble->len < UPLIFT_LOADER_MAX_PREAMBLE)
    g_ptr_array_add (search->source->preamble, dup_line (search, line));
}

static const UpliftCsvCallbacks search_callbacks = { search_record_cb, search_damage_cb };

static void
run_search (Search *search, char delimiter, const char *text, gsize length)
{
  UpliftLoaderSource *source = search->source;
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (delimiter, &search_callbacks, search);

  search->n_records = 0;
  search->text = text;
  search->length = length;
  source->delimiter = delimiter;
  g_clear_pointer (&source->preamble, g_ptr_array_unref);
  source->preamble = g_ptr_array_new_with_free_func (g_free);
  /* Nothing is read in vain that follows the header. */
  for (gsize at = 0; at < length && !search->found; at += MIN (PIECE, length - at))
    uplift_csv_reader_feed (reader, text + at, MIN (PIECE, length - at));
  uplift_csv_reader_finish (reader);
}

UpliftLoaderHeader
uplift_loader_header_find (UpliftLoaderSource *source, const char *text, gsize length,
                           const UpliftImportChoices *choices)
{
  g_return_val_if_fail (source != NULL, UPLIFT_LOADER_HEADER_NONE);

  const char candidates[] = { uplift_text_detect_separator (text, length), ',', ';', '\t', '|' };
  Search search = { .source = source, .choices = choices };

  for (guint i = 0; i < G_N_ELEMENTS (candidates) && !search.found; i++)
    if (candidates[i] != '\0')
      run_search (&search, candidates[i], text, length);
  if (search.found)
    return UPLIFT_LOADER_HEADER_FOUND;
  if (search.too_wide)
    return UPLIFT_LOADER_HEADER_TOO_WIDE;
  return search.n_records > 0 ? UPLIFT_LOADER_HEADER_UNKNOWN : UPLIFT_LOADER_HEADER_NONE;
}

static void
survey_record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  Survey *survey = user_data;
  Shape shape = { .line = record->line, .n_fields = record->n_fields };

  if (survey->shapes->len >= MAX_GUESSED)
    return;
  for (guint i = 0; i < record->n_fields; i++)
    shape.n_filled += record->fields[i].length > 0;
  /* A column may be called "#", but none "# of the year". */
  shape.comment = record->fields[0].length > 1 && *record->fields[0].text == '#';
  if (shape.n_filled > 0)
    g_array_append_val (survey->shapes, shape);
}

static void
survey_damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
}

static const UpliftCsvCallbacks survey_callbacks = { survey_record_cb, survey_damage_cb };

static Survey
take_survey (char delimiter, const char *text, gsize length)
{
  Survey survey = { g_array_new (FALSE, FALSE, sizeof (Shape)) };
  g_autoptr (UpliftCsvReader) reader
      = uplift_csv_reader_new (delimiter, &survey_callbacks, &survey);

  uplift_csv_reader_feed (reader, text, length);
  uplift_csv_reader_finish (reader);
  return survey;
}

/* The most common number, 2 at least, of fields of a record; or, of those that have `width` fields,
 * of filled ones. Of equals the greatest; 0: no record has so many. *n_alike: how many have it. */
static guint
find_mode (const Survey *survey, guint width, guint *n_alike)
{
  guint counts[UPLIFT_CSV_MAX_FIELDS + 1] = { 0 };
  guint mode = 0;

  for (guint i = 0; i < survey->shapes->len; i++)
    {
      const Shape *shape = &g_array_index (survey->shapes, Shape, i);
      if (!shape->comment && (width == 0 || shape->n_fields == width))
        counts[width == 0 ? shape->n_fields : shape->n_filled]++;
    }
  for (guint n = 2; n <= UPLIFT_CSV_MAX_FIELDS; n++)
    if (counts[n] > 0 && counts[n] >= counts[mode])
      mode = n;
  *n_alike = mode > 0 ? counts[mode] : 0;
  return mode;
}

/* The line of the first record in which so many fields are filled, or more. 0: none. */
static guint64
find_first (const Survey *survey, guint n_filled)
{
  for (guint i = 0; i < MIN (survey->shapes->len, UPLIFT_LOADER_MAX_PREAMBLE); i++)
    {
      const Shape *shape = &g_array_index (survey->shapes, Shape, i);
      if (!shape->comment && shape->n_filled >= n_filled)
        return shape->line;
    }
  return 0;
}

gboolean
uplift_loader_header_guess (UpliftLoaderSource *source, const char *text, gsize length)
{
  g_return_val_if_fail (source != NULL, FALSE);

  const char candidates[] = { uplift_text_detect_separator (text, length), ',', ';', '\t', '|' };
  Search search = { .source = source };
  guint most_alike = 0, widest = 0;
  char delimiter = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (candidates) && (i == 0 || candidates[0] == '\0'); i++)
    {
      if (candidates[i] == '\0')
        continue;
      Survey survey = take_survey (candidates[i], text, length);
      guint n_alike, n_filled_alike;
      guint width = find_mode (&survey, 0, &n_alike);
      guint n_filled = width > 0 ? find_mode (&survey, width, &n_filled_alike) : 0;
      guint64 line = n_filled > 0 ? find_first (&survey, n_filled) : 0;
      g_array_unref (survey.shapes);
      if (line == 0 || n_alike < most_alike || (n_alike == most_alike && width <= widest))
        continue;
      most_alike = n_alike;
      widest = width;
      delimiter = candidates[i];
      search.wanted = line;
    }
  if (delimiter == '\0')
    return FALSE;
  run_search (&search, delimiter, text, length);
  return search.found;
}
