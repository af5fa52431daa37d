#include "app/table-column.h"

#include "app/standing.h"
#include "core/format.h"

#include <glib/gi18n.h>

typedef enum
{
  FORM_TEXT,
  FORM_COUNT,
  FORM_MONEY,
  FORM_RATIO,
  FORM_PERCENT
} ColumnForm;

typedef struct
{
  const char *id;
  const char *title;
  ColumnForm form;
  int dimension;
} ColumnInfo;

static const ColumnInfo columns[UPLIFT_N_COLUMNS] = {
  [UPLIFT_COLUMN_NAME] = { "name", N_ ("Influencer"), FORM_TEXT, -1 },
  [UPLIFT_COLUMN_PLATFORM] = { "platform", N_ ("Platform"), FORM_TEXT, UPLIFT_DIMENSION_PLATFORM },
  [UPLIFT_COLUMN_CATEGORY] = { "category", N_ ("Category"), FORM_TEXT, UPLIFT_DIMENSION_CATEGORY },
  [UPLIFT_COLUMN_ORDERS] = { "orders", N_ ("Orders"), FORM_COUNT, -1 },
  [UPLIFT_COLUMN_REVENUE] = { "revenue", N_ ("Revenue"), FORM_MONEY, -1 },
  [UPLIFT_COLUMN_SPEND] = { "spend", N_ ("Spend"), FORM_MONEY, -1 },
  [UPLIFT_COLUMN_ROAS] = { "roas", N_ ("ROAS"), FORM_RATIO, -1 },
  [UPLIFT_COLUMN_INCREMENTAL_ROAS]
  = { "incremental-roas", N_ ("Incremental ROAS"), FORM_RATIO, -1 },
  [UPLIFT_COLUMN_STATUS] = { "status", N_ ("Status"), FORM_TEXT, -1 },
  [UPLIFT_COLUMN_PROFIT] = { "profit", N_ ("Profit"), FORM_MONEY, -1 },
  [UPLIFT_COLUMN_ROI] = { "roi", N_ ("ROI"), FORM_PERCENT, -1 },
  [UPLIFT_COLUMN_AOV] = { "aov", N_ ("AOV"), FORM_MONEY, -1 },
  [UPLIFT_COLUMN_CPA] = { "cpa", N_ ("CPA"), FORM_MONEY, -1 },
  [UPLIFT_COLUMN_INCREMENTAL_REVENUE]
  = { "incremental-revenue", N_ ("Incremental revenue"), FORM_MONEY, -1 },
  [UPLIFT_COLUMN_POSTS] = { "posts", N_ ("Posts"), FORM_COUNT, -1 },
  [UPLIFT_COLUMN_FOLLOWERS] = { "followers", N_ ("Followers"), FORM_COUNT, -1 },
  [UPLIFT_COLUMN_TYPE] = { "type", N_ ("Type"), FORM_TEXT, UPLIFT_DIMENSION_TYPE },
  [UPLIFT_COLUMN_GENDER] = { "gender", N_ ("Gender"), FORM_TEXT, UPLIFT_DIMENSION_GENDER },
};

const char *
uplift_column_get_id (UpliftColumn column)
{
  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, NULL);
  return columns[column].id;
}

const char *
uplift_column_get_title (UpliftColumn column)
{
  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, NULL);
  return _ (columns[column].title);
}

gboolean
uplift_column_is_number (UpliftColumn column)
{
  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, FALSE);
  return columns[column].form != FORM_TEXT;
}

int
uplift_column_get_dimension (UpliftColumn column)
{
  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, -1);
  return columns[column].dimension;
}

static double
count_to_double (gint64 count)
{
  return count == UPLIFT_COUNT_NONE ? UPLIFT_NO_VALUE : (double) count;
}

/* Without the file a figure comes from there is no value, which is not the same as 0. */
static double
number_if_present (const UpliftResults *results, UpliftTable table, double number)
{
  return results->dataset->tables[table].present ? number : UPLIFT_NO_VALUE;
}

double
uplift_column_get_number (UpliftColumn column, const UpliftResults *results, guint32 influencer)
{
  const UpliftInfluencerFigures *row;

  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, UPLIFT_NO_VALUE);
  g_return_val_if_fail (results != NULL, UPLIFT_NO_VALUE);
  g_return_val_if_fail (influencer < results->dataset->influencers.n, UPLIFT_NO_VALUE);

  row = &results->influencers[influencer];
  switch ((int) column)
    {
    case UPLIFT_COLUMN_FOLLOWERS:
      return count_to_double (results->dataset->influencers.followers[influencer]);
    case UPLIFT_COLUMN_POSTS:
      return number_if_present (results, UPLIFT_TABLE_POSTS, (double) row->posts);
    case UPLIFT_COLUMN_ORDERS:
      return (double) row->figures.orders;
    case UPLIFT_COLUMN_REVENUE:
      return uplift_money_to_double (row->figures.revenue);
    case UPLIFT_COLUMN_SPEND:
      return number_if_present (results, UPLIFT_TABLE_PAYOUTS, row->figures.spend);
    case UPLIFT_COLUMN_PROFIT:
      return number_if_present (results, UPLIFT_TABLE_PAYOUTS, row->figures.profit);
    case UPLIFT_COLUMN_ROAS:
      return row->figures.roas;
    case UPLIFT_COLUMN_ROI:
      return row->figures.roi;
    case UPLIFT_COLUMN_AOV:
      return row->figures.aov;
    case UPLIFT_COLUMN_CPA:
      return number_if_present (results, UPLIFT_TABLE_PAYOUTS, row->figures.cpa);
    case UPLIFT_COLUMN_INCREMENTAL_REVENUE:
      return row->incremental_revenue;
    case UPLIFT_COLUMN_INCREMENTAL_ROAS:
      return row->incremental_roas;
    default:
      return UPLIFT_NO_VALUE;
    }
}

const char *
uplift_column_get_text (UpliftColumn column, const UpliftResults *results, guint32 influencer)
{
  const UpliftDataset *dataset;
  int dimension;

  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, "");
  g_return_val_if_fail (results != NULL, "");
  g_return_val_if_fail (influencer < results->dataset->influencers.n, "");

  dataset = results->dataset;
  dimension = columns[column].dimension;
  if (column == UPLIFT_COLUMN_NAME)
    return dataset->influencers.name[influencer];
  if (column == UPLIFT_COLUMN_STATUS)
    return uplift_standing_get_word (uplift_standing_get (results, influencer));
  if (dimension < 0)
    return "";
  return uplift_dictionary_get (dataset->values[dimension],
                                dataset->influencers.attribute[dimension][influencer]);
}

char *
uplift_column_dup_display (UpliftColumn column, const UpliftResults *results, guint32 influencer)
{
  double number;

  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, NULL);
  g_return_val_if_fail (results != NULL, NULL);

  if (columns[column].form == FORM_TEXT)
    return g_strdup (uplift_column_get_text (column, results, influencer));

  number = uplift_column_get_number (column, results, influencer);
  switch (columns[column].form)
    {
    case FORM_COUNT:
      return uplift_format_count (isnan (number) ? UPLIFT_COUNT_NONE : (gint64) number);
    case FORM_MONEY:
      return uplift_format_money (number, results->dataset->currency);
    case FORM_RATIO:
      return uplift_format_ratio (number);
    case FORM_PERCENT:
      return uplift_format_percent (number);
    case FORM_TEXT:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
uplift_column_dup_plain (UpliftColumn column, const UpliftResults *results, guint32 influencer)
{
  double number;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (column < UPLIFT_N_COLUMNS, NULL);
  g_return_val_if_fail (results != NULL, NULL);

  if (columns[column].form == FORM_TEXT)
    return g_strdelimit (g_strdup (uplift_column_get_text (column, results, influencer)), "\t\r\n",
                         ' ');

  number = uplift_column_get_number (column, results, influencer);
  if (isnan (number))
    return g_strdup ("");
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}
