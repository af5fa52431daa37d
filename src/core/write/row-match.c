#include "core/write/row-match.h"

#include "core/read/parse.h"

/* The rows that were left out go by in the order in which they are noted. */
static gboolean
is_left_out (UpliftRowMatch *match, const UpliftLoaderRow *row)
{
  const GArray *left_out = match->dataset->tables[row->source->match.table].left_out;

  if (left_out == NULL || match->n_passed == left_out->len
      || g_array_index (left_out, guint64, match->n_passed) != row->line)
    return FALSE;
  match->n_passed++;
  return TRUE;
}

/* The filter's bit when it is set and the cell's text is not among what is ticked. */
static guint
test_value (const UpliftRowMatch *match, const UpliftLoaderRow *row, UpliftColumn column,
            UpliftDimension dimension)
{
  guint bit = UPLIFT_BIT (dimension);
  gsize length;
  guint32 code;

  if ((match->selection->set & bit) == 0)
    return 0;
  const char *text = uplift_parse_text (uplift_loader_row_get (row, column), &length);
  if (!uplift_dictionary_lookup_len (match->dataset->values[dimension], text, length, &code))
    return bit;
  return match->selection->value[dimension][code];
}

/* The cell's day by the way that was chosen for its column; UPLIFT_DAY_NONE where it gives none. */
static UpliftDay
read_day (const UpliftRowMatch *match, const UpliftLoaderRow *row)
{
  gboolean second = match->dataset->tables[row->source->match.table].month_first;
  UpliftParsed parsed = { .reading = UPLIFT_READING_SAME };

  if (uplift_parse_date (uplift_loader_row_get (row, UPLIFT_COLUMN_DATE), &parsed)
      != UPLIFT_PARSE_OK)
    return UPLIFT_DAY_NONE;
  switch (parsed.reading)
    {
    case UPLIFT_READING_SAME:
      return (UpliftDay) parsed.value[0];
    case UPLIFT_READING_FIRST:
      return second ? UPLIFT_DAY_NONE : (UpliftDay) parsed.value[0];
    case UPLIFT_READING_SECOND:
      return second ? (UpliftDay) parsed.value[1] : UPLIFT_DAY_NONE;
    case UPLIFT_READING_EITHER:
      return (UpliftDay) parsed.value[second ? 1 : 0];
    }
  g_return_val_if_reached (UPLIFT_DAY_NONE);
}

static guint
test_day (const UpliftRowMatch *match, const UpliftLoaderRow *row)
{
  if ((match->selection->set & UPLIFT_BIT_PERIOD) == 0)
    return 0;
  return uplift_selection_test_day (match->selection, read_day (match, row));
}

static gboolean
test_post (const UpliftRowMatch *match, const UpliftLoaderRow *row)
{
  static const struct
  {
    UpliftColumn column;
    UpliftDimension dimension;
  } own[] = { { UPLIFT_COLUMN_CAMPAIGN, UPLIFT_DIMENSION_CAMPAIGN },
              { UPLIFT_COLUMN_BRAND, UPLIFT_DIMENSION_BRAND },
              { UPLIFT_COLUMN_PRODUCT, UPLIFT_DIMENSION_PRODUCT } };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (uplift_loader_source_has (row->source, own[i].column)
        && test_value (match, row, own[i].column, own[i].dimension) != 0)
      return FALSE;
  return test_day (match, row) == 0;
}

/* A baseline row has no influencer and no campaign, so that no such filter finds it. */
static gboolean
test_tracking (const UpliftRowMatch *match, const UpliftLoaderRow *row, gboolean is_baseline)
{
  guint campaign = UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);

  if (is_baseline && (match->selection->set & (UPLIFT_BITS_INFLUENCER | campaign)) != 0)
    return FALSE;
  return test_value (match, row, UPLIFT_COLUMN_PRODUCT, UPLIFT_DIMENSION_PRODUCT) == 0
         && test_value (match, row, UPLIFT_COLUMN_BRAND, UPLIFT_DIMENSION_BRAND) == 0
         && test_value (match, row, UPLIFT_COLUMN_CAMPAIGN, UPLIFT_DIMENSION_CAMPAIGN) == 0
         && test_value (match, row, UPLIFT_COLUMN_SOURCE, UPLIFT_DIMENSION_SOURCE) == 0
         && test_day (match, row) == 0;
}

static gboolean
test_payout (const UpliftRowMatch *match, const UpliftLoaderRow *row)
{
  gsize length;

  uplift_parse_text (uplift_loader_row_get (row, UPLIFT_COLUMN_CAMPAIGN), &length);
  if (length > 0 && test_value (match, row, UPLIFT_COLUMN_CAMPAIGN, UPLIFT_DIMENSION_CAMPAIGN) != 0)
    return FALSE;
  return (match->selection->set & UPLIFT_BIT_PERIOD) == 0
         || read_day (match, row) == UPLIFT_DAY_NONE || test_day (match, row) == 0;
}

/* Whose the row is, as when it was loaded; FALSE: nobody who is in the dataset. *influencer is
 * UPLIFT_NO_INFLUENCER when the row names none. */
static gboolean
find_influencer (const UpliftRowMatch *match, const UpliftLoaderRow *row, guint32 *influencer)
{
  UpliftColumn column = uplift_loader_source_get_influencer_column (row->source);
  const char *cell = uplift_loader_row_get (row, column);
  gsize length;

  *influencer = UPLIFT_NO_INFLUENCER;
  if (column == UPLIFT_COLUMN_CODE)
    {
      const char *code = uplift_parse_text (cell, &length);
      return uplift_parse_is_missing (cell)
             || uplift_code_book_lookup (match->dataset->codes, code, length, influencer);
    }
  const char *id = uplift_parse_id (cell, &length);
  return length == 0
         || uplift_dictionary_lookup_len (match->dataset->values[UPLIFT_DIMENSION_INFLUENCER], id,
                                          length, influencer);
}

gboolean
uplift_row_match_test (UpliftRowMatch *match, const UpliftLoaderRow *row)
{
  g_return_val_if_fail (match != NULL && row != NULL, FALSE);

  guint32 influencer;
  UpliftTable table = row->source->match.table;

  if (is_left_out (match, row) || !find_influencer (match, row, &influencer))
    return FALSE;
  if (influencer == UPLIFT_NO_INFLUENCER)
    return table == UPLIFT_TABLE_TRACKING && test_tracking (match, row, TRUE);
  if (match->selection->influencer[influencer] != 0)
    return FALSE;
  switch (table)
    {
    case UPLIFT_TABLE_INFLUENCERS:
      return TRUE;
    case UPLIFT_TABLE_POSTS:
      return test_post (match, row);
    case UPLIFT_TABLE_TRACKING:
      return test_tracking (match, row, FALSE);
    case UPLIFT_TABLE_PAYOUTS:
      return test_payout (match, row);
    case UPLIFT_N_TABLES:
      break;
    }
  g_return_val_if_reached (FALSE);
}
