#include "core/read/loader-tables.h"
#include "core/read/parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  UpliftLoaderContext *context; /* (borrowed) */
  UpliftDictionary *ids;        /* (borrowed) */
  GPtrArray *names;
  GArray *attributes[UPLIFT_DIMENSION_INFLUENCER]; /* of guint32 */
  UpliftValueColumn *followers;                    /* (nullable) */
} Reading;

static const UpliftColumn attribute_columns[UPLIFT_DIMENSION_INFLUENCER]
    = { [UPLIFT_DIMENSION_PLATFORM] = UPLIFT_COLUMN_PLATFORM,
        [UPLIFT_DIMENSION_CATEGORY] = UPLIFT_COLUMN_CATEGORY,
        [UPLIFT_DIMENSION_TYPE] = UPLIFT_COLUMN_TYPE,
        [UPLIFT_DIMENSION_GENDER] = UPLIFT_COLUMN_GENDER };

static void
skip_row (Reading *reading, const UpliftLoaderRow *row, UpliftColumn column)
{
  UpliftFinding finding = uplift_loader_source_make_finding (
      row->source, column, UPLIFT_SEVERITY_ERROR, "missing-value", row->line);

  uplift_problems_add (reading->context->dataset->problems, &finding,
                       _ ("the cell is empty; the row was left out"));
  uplift_loader_leave_out (reading->context, &finding);
}

static void
skip_duplicate (Reading *reading, const UpliftLoaderRow *row, guint32 code)
{
  UpliftFinding finding = uplift_loader_source_make_finding (
      row->source, UPLIFT_COLUMN_INFLUENCER_ID, UPLIFT_SEVERITY_ERROR, "duplicate-influencer",
      row->line);

  finding.value = uplift_dictionary_get (reading->ids, code);
  uplift_problems_add (reading->context->dataset->problems, &finding,
                       _ ("an id that is there already, of which the first row counts: “%s”"),
                       finding.value);
  uplift_loader_leave_out (reading->context, &finding);
}

static guint32
intern_gender (const UpliftLoaderRow *row, UpliftDictionary *dictionary)
{
  gsize length;
  const char *text = uplift_parse_text (uplift_loader_row_get (row, UPLIFT_COLUMN_GENDER), &length);
  g_autofree char *lower = g_ascii_strdown (text, (gssize) length);

  if (strcmp (lower, "m") == 0 || strcmp (lower, "male") == 0)
    return uplift_dictionary_intern (dictionary, "Male", 4);
  if (strcmp (lower, "f") == 0 || strcmp (lower, "female") == 0)
    return uplift_dictionary_intern (dictionary, "Female", 6);
  return uplift_dictionary_intern (dictionary, text, length);
}

static void
add_attributes (Reading *reading, const UpliftLoaderRow *row)
{
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    {
      UpliftDictionary *values = reading->context->dataset->values[i];
      guint32 code = i == UPLIFT_DIMENSION_GENDER
                         ? intern_gender (row, values)
                         : uplift_loader_row_intern (row, attribute_columns[i], values);
      g_array_append_val (reading->attributes[i], code);
    }
}

/* Several codes may stand in a cell. */
static void
add_codes (Reading *reading, const UpliftLoaderRow *row, guint32 influencer)
{
  const char *cell = uplift_loader_row_get (row, UPLIFT_COLUMN_CODE);

  if (uplift_parse_is_missing (cell))
    return;
  g_auto (GStrv) codes = g_strsplit_set (cell, ",;|", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      gsize length;
      const char *code = uplift_parse_text (codes[i], &length);
      if (length == 0
          || uplift_code_book_add (reading->context->dataset->codes, code, length, influencer))
        continue;
      UpliftFinding finding = uplift_loader_source_make_finding (
          row->source, UPLIFT_COLUMN_CODE, UPLIFT_SEVERITY_WARNING, "duplicate-code", row->line);
      finding.value = codes[i];
      uplift_problems_add (reading->context->dataset->problems, &finding,
                           _ ("a code that is somebody else’s already, whose it stays: “%s”"),
                           codes[i]);
    }
}

static void
read_row_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  gsize id_length, name_length;
  const char *id
      = uplift_parse_id (uplift_loader_row_get (row, UPLIFT_COLUMN_INFLUENCER_ID), &id_length);
  const char *name
      = uplift_parse_text (uplift_loader_row_get (row, UPLIFT_COLUMN_NAME), &name_length);

  if (id_length == 0 || name_length == 0)
    {
      skip_row (reading, row, id_length == 0 ? UPLIFT_COLUMN_INFLUENCER_ID : UPLIFT_COLUMN_NAME);
      return;
    }
  guint32 code = uplift_dictionary_intern (reading->ids, id, id_length);
  if (code < reading->names->len)
    {
      skip_duplicate (reading, row, code);
      return;
    }
  uplift_loader_note_influencer (reading->context, row, code);
  g_ptr_array_add (reading->names, g_strndup (name, name_length));
  add_attributes (reading, row);
  add_codes (reading, row, code);
  uplift_loader_add_value (reading->followers, row, UPLIFT_COLUMN_FOLLOWERS);
}

static const char *
get_type (const UpliftTypeThresholds *thresholds, gint64 followers)
{
  if (followers >= thresholds->mega)
    return "Mega";
  if (followers >= thresholds->macro)
    return "Macro";
  return followers >= thresholds->micro ? "Micro" : "Nano";
}

/* Where the file says no type, the follower count does. */
static void
derive_types (UpliftLoaderContext *context)
{
  UpliftInfluencerColumns *influencers = &context->dataset->influencers;
  guint32 *types = influencers->attribute[UPLIFT_DIMENSION_TYPE];

  for (guint32 i = 0; i < influencers->n; i++)
    {
      if (types[i] != 0 || influencers->followers[i] == UPLIFT_COUNT_NONE)
        continue;
      const char *type = get_type (&context->thresholds, influencers->followers[i]);
      types[i] = uplift_dictionary_intern (context->dataset->values[UPLIFT_DIMENSION_TYPE], type,
                                           strlen (type));
    }
}

static void
store (Reading *reading, const UpliftLoaderSource *source)
{
  UpliftDataset *dataset = reading->context->dataset;
  UpliftInfluencerColumns *influencers = &dataset->influencers;
  gint64 *followers = uplift_loader_resolve (reading->context, source, UPLIFT_COLUMN_FOLLOWERS,
                                             reading->followers);
  guint32 n = reading->names->len;

  influencers->n = n;
  influencers->name = (char **) g_ptr_array_steal (reading->names, NULL);
  influencers->followers = g_new (gint64, n);
  influencers->known = g_new (gboolean, n);
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    {
      influencers->attribute[i] = (guint32 *) g_array_steal (reading->attributes[i], NULL);
      dataset->has_dimension[i] = uplift_loader_source_has (source, attribute_columns[i]);
    }
  dataset->has_dimension[UPLIFT_DIMENSION_TYPE] |= followers != NULL;
  for (guint32 i = 0; i < n; i++)
    {
      influencers->followers[i] = followers != NULL ? followers[i] : UPLIFT_COUNT_NONE;
      influencers->known[i] = TRUE;
    }
  derive_types (reading->context);
}

static const UpliftRowFuncs row_funcs = { .row = read_row_cb };

gboolean
uplift_loader_read_influencers (UpliftLoaderContext *context, UpliftLoaderSource *source,
                                UpliftLoaderRows *rows, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (UpliftValueColumn) followers
      = uplift_loader_new_value_column (source, UPLIFT_COLUMN_FOLLOWERS, UPLIFT_VALUE_COUNT, FALSE);
  Reading reading = { .context = context,
                      .ids = context->dataset->values[UPLIFT_DIMENSION_INFLUENCER],
                      .names = names,
                      .followers = followers };

  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    reading.attributes[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean done = uplift_loader_rows_read (source, context, &row_funcs, &reading, error);
  if (done)
    {
      store (&reading, source);
      rows->n_known = context->dataset->influencers.n;
    }
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    g_array_unref (reading.attributes[i]);
  return done;
}

void
uplift_loader_add_unknown_influencers (UpliftDataset *dataset, const UpliftLoaderRows *rows)
{
  const UpliftDictionary *ids = dataset->values[UPLIFT_DIMENSION_INFLUENCER];
  UpliftInfluencerColumns *influencers = &dataset->influencers;
  guint32 n = uplift_dictionary_get_size (ids);

  influencers->n = n;
  influencers->name = g_renew (char *, influencers->name, n);
  influencers->followers = g_renew (gint64, influencers->followers, n);
  influencers->known = g_renew (gboolean, influencers->known, n);
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    influencers->attribute[i] = g_renew (guint32, influencers->attribute[i], n);
  for (guint32 i = rows->n_known; i < n; i++)
    {
      influencers->name[i] = g_strdup (uplift_dictionary_get (ids, i));
      influencers->followers[i] = UPLIFT_COUNT_NONE;
      influencers->known[i] = FALSE;
      for (guint k = 0; k < UPLIFT_DIMENSION_INFLUENCER; k++)
        influencers->attribute[k][i] = 0;
    }
}
