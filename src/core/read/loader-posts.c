#include "core/read/loader-tables.h"
#include "core/read/parse.h"
#include "core/read/post-checks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_CODES 4
#define N_COUNTS 3

typedef struct
{
  UpliftLoaderContext *context; /* (borrowed) */
  GArray *influencers;          /* of guint32; UPLIFT_NO_INFLUENCER: the row names none */
  GArray *lines;                /* of guint64 */
  GArray *codes[N_CODES];       /* of guint32 (nullable) */
  UpliftValueColumn *day;
  UpliftValueColumn *counts[N_COUNTS]; /* (nullable) */
  GPtrArray *urls, *captions;          /* (nullable) */
} Reading;

static const UpliftColumn code_columns[N_CODES] = { UPLIFT_COLUMN_PLATFORM, UPLIFT_COLUMN_CAMPAIGN,
                                                    UPLIFT_COLUMN_BRAND, UPLIFT_COLUMN_PRODUCT };
static const UpliftDimension code_dimensions[N_CODES]
    = { UPLIFT_DIMENSION_PLATFORM, UPLIFT_DIMENSION_CAMPAIGN, UPLIFT_DIMENSION_BRAND,
        UPLIFT_DIMENSION_PRODUCT };
static const UpliftColumn count_columns[N_COUNTS]
    = { UPLIFT_COLUMN_REACH, UPLIFT_COLUMN_LIKES, UPLIFT_COLUMN_COMMENTS };

static void
add_text (GPtrArray *texts, const UpliftLoaderRow *row, UpliftColumn column)
{
  if (texts == NULL)
    return;
  gsize length;
  const char *text = uplift_parse_text (uplift_loader_row_get (row, column), &length);
  g_ptr_array_add (texts, g_strndup (text, length));
}

static void
read_row_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  UpliftDataset *dataset = reading->context->dataset;
  guint32 influencer = UPLIFT_NO_INFLUENCER;
  guint64 line = row->line;

  uplift_loader_row_intern_id (row, UPLIFT_COLUMN_INFLUENCER_ID,
                               dataset->values[UPLIFT_DIMENSION_INFLUENCER], &influencer);
  if (influencer == UPLIFT_NO_INFLUENCER)
    {
      uplift_loader_report_without_id (reading->context, row->source, line, UPLIFT_MONEY_NONE);
      return;
    }
  uplift_loader_note_influencer (reading->context, row, influencer);
  g_array_append_val (reading->influencers, influencer);
  g_array_append_val (reading->lines, line);
  uplift_loader_add_value (reading->day, row, UPLIFT_COLUMN_DATE);
  for (guint i = 0; i < N_CODES; i++)
    uplift_loader_add_code (reading->codes[i], row, code_columns[i],
                            dataset->values[code_dimensions[i]]);
  for (guint i = 0; i < N_COUNTS; i++)
    uplift_loader_add_value (reading->counts[i], row, count_columns[i]);
  add_text (reading->urls, row, UPLIFT_COLUMN_URL);
  add_text (reading->captions, row, UPLIFT_COLUMN_CAPTION);
}

/* Rows without a day are left out; the others may name somebody unknown. */
static guint8 *
choose_rows (Reading *reading, const UpliftLoaderSource *source, const UpliftLoaderRows *rows)
{
  UpliftDataset *dataset = reading->context->dataset;
  guint n = reading->influencers->len;
  guint8 *keep = g_new (guint8, n);

  for (guint row = 0; row < n; row++)
    {
      guint32 influencer = g_array_index (reading->influencers, guint32, row);
      guint64 line = g_array_index (reading->lines, guint64, row);
      keep[row] = !uplift_loader_leave_out_lost (
          reading->context, source, UPLIFT_COLUMN_DATE,
          uplift_value_column_get_reading (reading->day, row), line);
      if (keep[row] && influencer >= rows->n_known)
        uplift_loader_report_unknown (reading->context, source, influencer, line,
                                      UPLIFT_MONEY_NONE);
      dataset->posts.n += keep[row];
    }
  return keep;
}

static gint64 *
keep_values (const gint64 *values, const guint8 *keep, guint n, guint32 n_kept)
{
  if (values == NULL)
    return NULL;

  gint64 *kept = g_new (gint64, n_kept);
  guint32 at = 0;
  for (guint row = 0; row < n; row++)
    if (keep[row])
      kept[at++] = values[row];
  return kept;
}

static char **
keep_texts (GPtrArray *texts, const guint8 *keep, guint32 n_kept)
{
  if (texts == NULL)
    return NULL;

  char **kept = g_new (char *, n_kept);
  guint32 at = 0;
  for (guint row = 0; row < texts->len; row++)
    if (keep[row])
      kept[at++] = g_steal_pointer (&texts->pdata[row]);
  return kept;
}

/* A file without platforms has each post on its influencer's. */
static guint32 *
derive_platforms (const UpliftDataset *dataset, const UpliftLoaderRows *rows)
{
  const UpliftPostColumns *posts = &dataset->posts;
  guint32 *platforms = g_new0 (guint32, posts->n);

  for (guint32 i = 0; i < posts->n; i++)
    if (posts->influencer[i] < rows->n_known)
      platforms[i]
          = dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][posts->influencer[i]];
  return platforms;
}

static void
store (Reading *reading, const UpliftLoaderSource *source, const UpliftLoaderRows *rows)
{
  UpliftPostColumns *posts = &reading->context->dataset->posts;
  guint n = reading->influencers->len;
  gint64 *days = uplift_loader_resolve (reading->context, source, UPLIFT_COLUMN_DATE, reading->day);
  g_autofree guint8 *keep = choose_rows (reading, source, rows);
  gint64 *counts[N_COUNTS];
  guint32 *codes[N_CODES];

  for (guint i = 0; i < N_COUNTS; i++)
    counts[i] = keep_values (
        uplift_loader_resolve (reading->context, source, count_columns[i], reading->counts[i]),
        keep, n, posts->n);
  for (guint i = 0; i < N_CODES; i++)
    codes[i] = uplift_loader_compact (g_steal_pointer (&reading->codes[i]), keep, n);
  posts->influencer = uplift_loader_compact (g_steal_pointer (&reading->influencers), keep, n);
  posts->reach = counts[0];
  posts->likes = counts[1];
  posts->comments = counts[2];
  posts->platform
      = codes[0] != NULL ? codes[0] : derive_platforms (reading->context->dataset, rows);
  posts->campaign = codes[1];
  posts->brand = codes[2];
  posts->product = codes[3];
  posts->url = keep_texts (reading->urls, keep, posts->n);
  posts->caption = keep_texts (reading->captions, keep, posts->n);
  posts->reach_is_views = source->match.reach_is_views;
  posts->day = g_new (UpliftDay, posts->n);
  for (guint row = 0, at = 0; row < n; row++)
    if (keep[row])
      posts->day[at++] = (UpliftDay) days[row];

  g_autofree guint64 *lines = uplift_loader_compact (g_steal_pointer (&reading->lines), keep, n);
  uplift_post_checks_run (reading->context, source, rows, lines);
}

/* Views and impressions are another quantity than reach. */
static void
note_views (UpliftLoaderContext *context, const UpliftLoaderSource *source)
{
  UpliftFinding finding = uplift_loader_source_make_finding (
      source, UPLIFT_COLUMN_REACH, UPLIFT_SEVERITY_NOTE, "views-as-reach", 0);

  if (source->match.reach_is_views)
    uplift_problems_add (context->dataset->problems, &finding, "%s",
                         _ ("the column is taken for reach"));
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->influencers, g_array_unref);
  g_clear_pointer (&reading->lines, g_array_unref);
  for (guint i = 0; i < N_CODES; i++)
    g_clear_pointer (&reading->codes[i], g_array_unref);
  for (guint i = 0; i < N_COUNTS; i++)
    g_clear_pointer (&reading->counts[i], uplift_value_column_free);
  g_clear_pointer (&reading->day, uplift_value_column_free);
  g_clear_pointer (&reading->urls, g_ptr_array_unref);
  g_clear_pointer (&reading->captions, g_ptr_array_unref);
}

static GPtrArray *
new_texts (const UpliftLoaderSource *source, UpliftColumn column)
{
  if (!uplift_loader_source_has (source, column))
    return NULL;
  return g_ptr_array_new_with_free_func (g_free);
}

static const UpliftRowFuncs row_funcs = { .row = read_row_cb };

gboolean
uplift_loader_read_posts (UpliftLoaderContext *context, UpliftLoaderSource *source,
                          UpliftLoaderRows *rows, GError **error)
{
  Reading reading = { .context = context };

  reading.influencers = g_array_new (FALSE, FALSE, sizeof (guint32));
  reading.lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < N_CODES; i++)
    reading.codes[i] = uplift_loader_new_codes (source, code_columns[i]);
  for (guint i = 0; i < N_COUNTS; i++)
    reading.counts[i]
        = uplift_loader_new_value_column (source, count_columns[i], UPLIFT_VALUE_COUNT, FALSE);
  reading.day
      = uplift_loader_new_value_column (source, UPLIFT_COLUMN_DATE, UPLIFT_VALUE_DATE, TRUE);
  reading.urls = new_texts (source, UPLIFT_COLUMN_URL);
  reading.captions = new_texts (source, UPLIFT_COLUMN_CAPTION);

  gboolean done = uplift_loader_rows_read (source, context, &row_funcs, &reading, error);
  if (done)
    {
      store (&reading, source, rows);
      note_views (context, source);
    }
  clear_reading (&reading);
  return done;
}
