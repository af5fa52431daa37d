#include "core/read/loader-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Influencers are numbered in the order in which they come. */
void
uplift_loader_note_influencer (UpliftLoaderContext *context, const UpliftLoaderRow *row,
                               guint32 influencer)
{
  if (influencer < context->first_seen->len || influencer == UPLIFT_NO_INFLUENCER)
    return;
  g_array_set_size (context->first_seen, influencer + 1);
  g_array_index (context->first_seen, UpliftFirstSeen, influencer)
      = (UpliftFirstSeen){ row->source->match.table, row->line };
}

UpliftValueColumn *
uplift_loader_new_value_column (const UpliftLoaderSource *source, UpliftColumn column,
                                UpliftValueKind kind, gboolean required)
{
  if (!uplift_loader_source_has (source, column))
    return NULL;
  return uplift_value_column_new (kind, required);
}

void
uplift_loader_add_value (UpliftValueColumn *values, const UpliftLoaderRow *row, UpliftColumn column)
{
  if (values != NULL)
    uplift_value_column_add (values, uplift_loader_row_get (row, column), row->line);
}

/* One sign for all money: what two columns disagree about belongs to no dataset. */
static void
take_currency (UpliftLoaderContext *context, const UpliftFinding *place, const char *currency)
{
  UpliftDataset *dataset = context->dataset;

  if (*currency == '\0' || strcmp (currency, dataset->currency) == 0)
    return;
  if (*dataset->currency == '\0')
    {
      g_free (dataset->currency);
      dataset->currency = g_strdup (currency);
      return;
    }
  UpliftFinding finding = *place;
  finding.severity = UPLIFT_SEVERITY_ERROR;
  finding.kind = "mixed-currencies";
  finding.value = currency;
  uplift_problems_add (dataset->problems, &finding,
                       _ ("another currency than in the other tables: “%s” and not “%s”"), currency,
                       dataset->currency);
}

/* How a column is read, and where it stands. */
typedef struct
{
  UpliftFinding place;
  UpliftWay way;
  gboolean prefer_second;
} Way;

static Way
find_way (const UpliftLoaderSource *source, UpliftColumn column)
{
  UpliftValueKind kind = column == UPLIFT_COLUMN_DATE ? UPLIFT_VALUE_DATE : UPLIFT_VALUE_COUNT;

  return (Way){ uplift_loader_source_make_finding (source, column, UPLIFT_SEVERITY_ERROR,
                                                   "bad-value", 0),
                source->choice != NULL ? source->choice->way[column] : UPLIFT_WAY_AUTOMATIC,
                uplift_value_notes_prefer_second (kind, source->delimiter) };
}

static void
take_decision (UpliftLoaderContext *context, const UpliftLoaderSource *source, UpliftColumn column,
               const UpliftValueNotes *notes, const UpliftFinding *place)
{
  if (column == UPLIFT_COLUMN_DATE)
    context->dataset->tables[source->match.table].month_first = notes->second;
  take_currency (context, place, uplift_value_notes_get_currency (notes));
}

gint64 *
uplift_loader_resolve (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                       UpliftColumn column, UpliftValueColumn *values)
{
  if (values == NULL)
    return NULL;

  Way way = find_way (source, column);
  gint64 *resolved = uplift_value_column_resolve (values, way.way, way.prefer_second,
                                                  context->dataset->problems, &way.place);
  take_decision (context, source, column, uplift_value_column_get_notes (values), &way.place);
  return resolved;
}

void
uplift_loader_decide (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                      UpliftColumn column, UpliftValueNotes *notes)
{
  Way way = find_way (source, column);

  uplift_value_notes_decide (notes, way.way, way.prefer_second, context->dataset->problems,
                             &way.place);
  take_decision (context, source, column, notes, &way.place);
}

GArray *
uplift_loader_new_codes (const UpliftLoaderSource *source, UpliftColumn column)
{
  if (!uplift_loader_source_has (source, column))
    return NULL;
  return g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
uplift_loader_add_code (GArray *codes, const UpliftLoaderRow *row, UpliftColumn column,
                        UpliftDictionary *dictionary)
{
  if (codes == NULL)
    return;
  guint32 code = uplift_loader_row_intern (row, column, dictionary);
  g_array_append_val (codes, code);
}

gpointer
uplift_loader_compact (GArray *array, const guint8 *keep, guint n)
{
  if (array == NULL)
    return NULL;

  gsize size = g_array_get_element_size (array);
  guint n_kept = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!keep[i])
        continue;
      if (n_kept != i)
        memcpy (array->data + n_kept * size, array->data + i * size, size);
      n_kept++;
    }
  return g_array_free (array, FALSE);
}

void
uplift_loader_report_unknown (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                              guint32 influencer, guint64 line, UpliftMoney money)
{
  UpliftDataset *dataset = context->dataset;
  UpliftColumn column = uplift_loader_source_get_influencer_column (source);
  UpliftFinding finding = uplift_loader_source_make_finding (
      source, column, UPLIFT_SEVERITY_WARNING, "unknown-influencer", line);

  /* Without such a file everybody is unknown, which is said once. */
  if (!dataset->tables[UPLIFT_TABLE_INFLUENCERS].present)
    return;

  finding.value = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], influencer);
  finding.money = money;
  uplift_problems_add (
      dataset->problems, &finding,
      column == UPLIFT_COLUMN_CODE
          ? _ ("a code that nobody in the influencers file has: “%s”; the row counts")
          : _ ("an influencer who is not in the influencers file: “%s”; the row counts"),
      finding.value);
}

void
uplift_loader_report_without_id (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                                 guint64 line, UpliftMoney money)
{
  UpliftFinding finding = uplift_loader_source_make_finding (
      source, UPLIFT_COLUMN_INFLUENCER_ID, UPLIFT_SEVERITY_ERROR, "without-influencer", line);

  finding.money = money;
  uplift_problems_add (context->dataset->problems, &finding,
                       _ ("the row names no influencer and was left out"));
  uplift_loader_leave_out (context, &finding);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  guint64 p = *(const guint64 *) a, q = *(const guint64 *) b;

  return (p > q) - (p < q);
}

void
uplift_loader_leave_out (UpliftLoaderContext *context, const UpliftFinding *reason)
{
  UpliftTableInfo *info = &context->dataset->tables[reason->table];

  if (info->left_out == NULL)
    info->left_out = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_append_val (info->left_out, reason->line);
  info->skipped++;
  uplift_problems_leave_out (context->dataset->problems, reason);
}

gboolean
uplift_loader_leave_out_lost (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                              UpliftColumn column, guint8 reading, guint64 line)
{
  const char *kind = uplift_value_notes_get_kind (reading);

  if (kind == NULL)
    return FALSE;
  UpliftFinding reason
      = uplift_loader_source_make_finding (source, column, UPLIFT_SEVERITY_ERROR, kind, line);
  uplift_loader_leave_out (context, &reason);
  return TRUE;
}

void
uplift_loader_sort_left_out (UpliftDataset *dataset)
{
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    if (dataset->tables[i].left_out != NULL)
      g_array_sort (dataset->tables[i].left_out, compare_lines);
}
