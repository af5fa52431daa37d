#include "app/influencers/influencer-table-data.h"

#include "app/words/cost-text.h"
#include "app/words/standing.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UpliftInfluencerTableData
{
  UpliftTableData parent_instance;

  UpliftResults *results; /* (owned) */
};

G_DEFINE_TYPE (UpliftInfluencerTableData, uplift_influencer_table_data, UPLIFT_TYPE_TABLE_DATA)

/* Those that are shown at first fit into a window of usual width; the others are in the menu of
 * columns. */
static const UpliftTableColumn columns[UPLIFT_INFLUENCER_N_COLUMNS] = {
  [UPLIFT_INFLUENCER_NAME]
  = { .id = "name", .title = N_ ("Influencer"), .form = UPLIFT_CELL_TEXT, .width = 18 },
  [UPLIFT_INFLUENCER_PLATFORM]
  = { .id = "platform", .title = N_ ("Platform"), .form = UPLIFT_CELL_TEXT },
  [UPLIFT_INFLUENCER_CATEGORY]
  = { .id = "category", .title = N_ ("Category"), .form = UPLIFT_CELL_TEXT },
  [UPLIFT_INFLUENCER_ORDERS]
  = { .id = "orders", .title = N_ ("Orders"), .form = UPLIFT_CELL_COUNT },
  [UPLIFT_INFLUENCER_REVENUE]
  = { .id = "revenue", .title = N_ ("Revenue"), .form = UPLIFT_CELL_MONEY },
  [UPLIFT_INFLUENCER_PAYOUT] = { .id = "payout",
                                 .title = N_ ("Payout"),
                                 .explanation = N_ ("Payouts alone, without further cost"),
                                 .form = UPLIFT_CELL_MONEY },
  [UPLIFT_INFLUENCER_SPEND] = { .id = "spend", .title = N_ ("Spend"), .form = UPLIFT_CELL_MONEY },
  [UPLIFT_INFLUENCER_ROAS] = { .id = "roas", .title = N_ ("ROAS"), .form = UPLIFT_CELL_RATIO },
  [UPLIFT_INFLUENCER_INCREMENTAL_ROAS]
  = { .id = "incremental_roas", .title = N_ ("Incremental ROAS"), .form = UPLIFT_CELL_RATIO },
  [UPLIFT_INFLUENCER_STATUS]
  = { .id = "status", .title = N_ ("Status"), .form = UPLIFT_CELL_STATUS, .width = 13 },
  [UPLIFT_INFLUENCER_PROFIT]
  = { .id = "profit", .title = N_ ("Profit"), .form = UPLIFT_CELL_MONEY, .hidden = TRUE },
  [UPLIFT_INFLUENCER_ROI]
  = { .id = "roi", .title = N_ ("ROI"), .form = UPLIFT_CELL_PERCENT, .hidden = TRUE },
  [UPLIFT_INFLUENCER_AOV]
  = { .id = "aov", .title = N_ ("AOV"), .form = UPLIFT_CELL_MONEY, .hidden = TRUE },
  [UPLIFT_INFLUENCER_CPA]
  = { .id = "cpa", .title = N_ ("CPA"), .form = UPLIFT_CELL_MONEY, .hidden = TRUE },
  [UPLIFT_INFLUENCER_INCREMENTAL_REVENUE] = { .id = "incremental_revenue",
                                              .title = N_ ("Incremental revenue"),
                                              .form = UPLIFT_CELL_MONEY,
                                              .hidden = TRUE },
  [UPLIFT_INFLUENCER_POSTS]
  = { .id = "posts", .title = N_ ("Posts"), .form = UPLIFT_CELL_COUNT, .hidden = TRUE },
  [UPLIFT_INFLUENCER_FOLLOWERS]
  = { .id = "followers", .title = N_ ("Followers"), .form = UPLIFT_CELL_COUNT, .hidden = TRUE },
  [UPLIFT_INFLUENCER_TYPE]
  = { .id = "type", .title = N_ ("Type"), .form = UPLIFT_CELL_TEXT, .width = 7, .hidden = TRUE },
  [UPLIFT_INFLUENCER_GENDER]
  = { .id = "gender", .title = N_ ("Gender"), .form = UPLIFT_CELL_TEXT, .hidden = TRUE },
};

/* The dimension whose value a column shows, or -1. */
static int
get_dimension (guint column)
{
  switch (column)
    {
    case UPLIFT_INFLUENCER_PLATFORM:
      return UPLIFT_DIMENSION_PLATFORM;
    case UPLIFT_INFLUENCER_CATEGORY:
      return UPLIFT_DIMENSION_CATEGORY;
    case UPLIFT_INFLUENCER_TYPE:
      return UPLIFT_DIMENSION_TYPE;
    case UPLIFT_INFLUENCER_GENDER:
      return UPLIFT_DIMENSION_GENDER;
    default:
      return -1;
    }
}

static double
count_to_double (gint64 count)
{
  return count == UPLIFT_COUNT_NONE ? UPLIFT_NO_VALUE : (double) count;
}

static gboolean
has_posts (const UpliftResults *results)
{
  return results->dataset->tables[UPLIFT_TABLE_POSTS].present;
}

static double
get_figure (const UpliftResults *results, const UpliftInfluencerFigures *row, guint column)
{
  switch (column)
    {
    case UPLIFT_INFLUENCER_FOLLOWERS:
      return count_to_double (results->dataset->influencers.followers[row->influencer]);
    case UPLIFT_INFLUENCER_POSTS:
      /* Without the file there is no value, which is not the same as 0. */
      return has_posts (results) ? (double) row->posts : UPLIFT_NO_VALUE;
    case UPLIFT_INFLUENCER_ORDERS:
      return (double) row->figures.orders;
    case UPLIFT_INFLUENCER_REVENUE:
      return uplift_money_to_double (row->figures.revenue);
    case UPLIFT_INFLUENCER_PAYOUT:
      return row->figures.payout;
    case UPLIFT_INFLUENCER_SPEND:
      return row->figures.spend;
    case UPLIFT_INFLUENCER_PROFIT:
      return row->figures.profit;
    case UPLIFT_INFLUENCER_ROAS:
      return row->figures.roas;
    case UPLIFT_INFLUENCER_ROI:
      return row->figures.roi;
    case UPLIFT_INFLUENCER_AOV:
      return row->figures.aov;
    case UPLIFT_INFLUENCER_CPA:
      return row->figures.cpa;
    case UPLIFT_INFLUENCER_INCREMENTAL_REVENUE:
      return row->incremental_revenue;
    case UPLIFT_INFLUENCER_INCREMENTAL_ROAS:
      return row->incremental_roas;
    default:
      return UPLIFT_NO_VALUE;
    }
}

static UpliftStanding
get_standing (UpliftInfluencerTableData *self, guint row)
{
  return uplift_standing_get (self->results, self->results->ranking[row]);
}

static double
uplift_influencer_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  UpliftInfluencerTableData *self = UPLIFT_INFLUENCER_TABLE_DATA (data);

  if (column == UPLIFT_INFLUENCER_STATUS)
    return uplift_standing_get_rank (get_standing (self, row));
  return get_figure (self->results, &self->results->influencers[self->results->ranking[row]],
                     column);
}

static const char *
uplift_influencer_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  UpliftInfluencerTableData *self = UPLIFT_INFLUENCER_TABLE_DATA (data);
  const UpliftDataset *dataset = self->results->dataset;
  guint32 influencer = self->results->ranking[row];
  int dimension = get_dimension (column);

  if (column == UPLIFT_INFLUENCER_NAME)
    return dataset->influencers.name[influencer];
  if (column == UPLIFT_INFLUENCER_STATUS)
    return uplift_standing_get_word (get_standing (self, row));
  if (dimension < 0)
    return "";
  return uplift_dictionary_get (dataset->values[dimension],
                                dataset->influencers.attribute[dimension][influencer]);
}

static UpliftCellMark
uplift_influencer_table_data_get_mark (UpliftTableData *data, guint row, guint column)
{
  return uplift_standing_get_mark (get_standing (UPLIFT_INFLUENCER_TABLE_DATA (data), row));
}

static guint64
uplift_influencer_table_data_get_key (UpliftTableData *data, guint row)
{
  return UPLIFT_INFLUENCER_TABLE_DATA (data)->results->ranking[row];
}

static char *
uplift_influencer_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  /* Translators: %s is a number, or “12 of 200”. */
  return g_strdup_printf (ngettext ("%s influencer", "%s influencers", n), number);
}

static void
uplift_influencer_table_data_finalize (GObject *object)
{
  g_clear_pointer (&UPLIFT_INFLUENCER_TABLE_DATA (object)->results, uplift_results_unref);
  G_OBJECT_CLASS (uplift_influencer_table_data_parent_class)->finalize (object);
}

static void
uplift_influencer_table_data_class_init (UpliftInfluencerTableDataClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_influencer_table_data_finalize;
  data_class->get_number = uplift_influencer_table_data_get_number;
  data_class->get_text = uplift_influencer_table_data_get_text;
  data_class->get_mark = uplift_influencer_table_data_get_mark;
  data_class->get_key = uplift_influencer_table_data_get_key;
  data_class->dup_count = uplift_influencer_table_data_dup_count;
}

static void
uplift_influencer_table_data_init (UpliftInfluencerTableData *self)
{
}

/* What the columns say of this dataset and these settings. */
static void
adapt_columns (UpliftTableColumn *mine, const UpliftResults *results, const char *cost_note)
{
  static const UpliftInfluencerColumn on_cost[]
      = { UPLIFT_INFLUENCER_SPEND,  UPLIFT_INFLUENCER_ROAS, UPLIFT_INFLUENCER_INCREMENTAL_ROAS,
          UPLIFT_INFLUENCER_PROFIT, UPLIFT_INFLUENCER_ROI,  UPLIFT_INFLUENCER_CPA };

  memcpy (mine, columns, sizeof columns);
  for (guint i = 0; i < UPLIFT_INFLUENCER_N_COLUMNS; i++)
    if (get_dimension (i) >= 0 && !results->dataset->has_dimension[get_dimension (i)])
      mine[i].hidden = TRUE;
  mine[UPLIFT_INFLUENCER_PAYOUT].hidden = cost_note == NULL;
  for (guint i = 0; i < G_N_ELEMENTS (on_cost); i++)
    mine[on_cost[i]].explanation = cost_note;
}

UpliftTableData *
uplift_influencer_table_data_new (UpliftResults *results)
{
  UpliftTableColumn mine[UPLIFT_INFLUENCER_N_COLUMNS];
  UpliftInfluencerTableData *self;
  g_autofree char *cost_note = NULL;

  g_return_val_if_fail (results != NULL, NULL);

  self = g_object_new (UPLIFT_TYPE_INFLUENCER_TABLE_DATA, NULL);
  self->results = uplift_results_ref (results);
  cost_note = uplift_cost_text_dup_note (results);
  adapt_columns (mine, results, cost_note);
  uplift_table_data_set_up (UPLIFT_TABLE_DATA (self),
                            &(UpliftTableShape){ .columns = mine,
                                                 .n_columns = UPLIFT_INFLUENCER_N_COLUMNS,
                                                 .n_rows = results->n_ranking,
                                                 .currency = results->dataset->currency,
                                                 .sort_column = UPLIFT_INFLUENCER_ROAS,
                                                 .sort_descending = TRUE,
                                                 .tie_column = UPLIFT_INFLUENCER_NAME,
                                                 .key_space = results->dataset });
  return UPLIFT_TABLE_DATA (self);
}

guint32
uplift_influencer_table_data_get_influencer (UpliftInfluencerTableData *data, guint row)
{
  g_return_val_if_fail (UPLIFT_IS_INFLUENCER_TABLE_DATA (data), 0);
  g_return_val_if_fail (row < data->results->n_ranking, 0);
  return data->results->ranking[row];
}
