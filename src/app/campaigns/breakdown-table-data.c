#include "app/campaigns/breakdown-table-data.h"

#include "app/campaigns/breakdown-text.h"
#include "app/words/dimension-text.h"
#include "app/words/standing.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  NAME,
  INFLUENCERS,
  ORDERS,
  REVENUE,
  PAYOUT,
  SPEND,
  ROAS,
  INCREMENTAL_ROAS,
  STATUS,
  PROFIT,
  ROI,
  AOV,
  CPA,
  INCREMENTAL_REVENUE,
  N_COLUMNS
};

struct _UpliftBreakdownTableData
{
  UpliftTableData parent_instance;

  UpliftResults *results; /* (owned) */
  UpliftDimension dimension;
  UpliftIncrementalPart *parts; /* by row (owned) */
};

G_DEFINE_TYPE (UpliftBreakdownTableData, uplift_breakdown_table_data, UPLIFT_TYPE_TABLE_DATA)

static const UpliftTableColumn columns[N_COLUMNS] = {
  [NAME] = { .id = "name", .form = UPLIFT_CELL_TEXT, .width = 18 }, /* called like the dimension */
  [INFLUENCERS] = { .id = "influencers", .title = N_ ("Influencers"), .form = UPLIFT_CELL_COUNT },
  [ORDERS] = { .id = "orders", .title = N_ ("Orders"), .form = UPLIFT_CELL_COUNT },
  [REVENUE] = { .id = "revenue", .title = N_ ("Revenue"), .form = UPLIFT_CELL_MONEY },
  [PAYOUT] = { .id = "payout",
               .title = N_ ("Payout"),
               .explanation = N_ ("Payouts alone, without further cost"),
               .form = UPLIFT_CELL_MONEY },
  [SPEND] = { .id = "spend", .title = N_ ("Spend"), .form = UPLIFT_CELL_MONEY },
  [ROAS] = { .id = "roas", .title = N_ ("ROAS"), .form = UPLIFT_CELL_RATIO },
  [INCREMENTAL_ROAS]
  = { .id = "incremental_roas", .title = N_ ("Incremental ROAS"), .form = UPLIFT_CELL_RATIO },
  [STATUS] = { .id = "status", .title = N_ ("Status"), .form = UPLIFT_CELL_STATUS },
  [PROFIT] = { .id = "profit", .title = N_ ("Profit"), .form = UPLIFT_CELL_MONEY },
  [ROI] = { .id = "roi", .title = N_ ("ROI"), .form = UPLIFT_CELL_PERCENT },
  [AOV] = { .id = "aov", .title = N_ ("AOV"), .form = UPLIFT_CELL_MONEY },
  [CPA] = { .id = "cpa", .title = N_ ("CPA"), .form = UPLIFT_CELL_MONEY },
  [INCREMENTAL_REVENUE]
  = { .id = "incremental_revenue", .title = N_ ("Incremental revenue"), .form = UPLIFT_CELL_MONEY },
};

static const UpliftBreakdownRow *
get_row (UpliftTableData *data, guint row)
{
  UpliftBreakdownTableData *self = UPLIFT_BREAKDOWN_TABLE_DATA (data);

  return &self->results->breakdowns[self->dimension].rows[row];
}

static UpliftStanding
get_standing (UpliftTableData *data, guint row)
{
  return uplift_standing_judge (&get_row (data, row)->figures,
                                &UPLIFT_BREAKDOWN_TABLE_DATA (data)->results->settings);
}

static double
uplift_breakdown_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  const UpliftFigures *figures = &get_row (data, row)->figures;
  const UpliftIncrementalPart *part = &UPLIFT_BREAKDOWN_TABLE_DATA (data)->parts[row];

  switch (column)
    {
    case INFLUENCERS:
      return (double) get_row (data, row)->influencers;
    case ORDERS:
      return (double) figures->orders;
    case REVENUE:
      return uplift_money_to_double (figures->revenue);
    case PAYOUT:
      return figures->payout;
    case SPEND:
      return figures->spend;
    case ROAS:
      return figures->roas;
    case INCREMENTAL_ROAS:
      return part->roas;
    case STATUS:
      return uplift_standing_get_rank (get_standing (data, row));
    case PROFIT:
      return figures->profit;
    case ROI:
      return figures->roi;
    case AOV:
      return figures->aov;
    case CPA:
      return figures->cpa;
    case INCREMENTAL_REVENUE:
      return part->revenue;
    default:
      g_return_val_if_reached (UPLIFT_NO_VALUE);
    }
}

static const char *
uplift_breakdown_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  UpliftBreakdownTableData *self = UPLIFT_BREAKDOWN_TABLE_DATA (data);

  if (column == STATUS)
    return uplift_standing_get_word (get_standing (data, row));
  return uplift_dimension_get_label (self->results->dataset, self->dimension,
                                     get_row (data, row)->code);
}

static UpliftCellMark
uplift_breakdown_table_data_get_mark (UpliftTableData *data, guint row, guint column)
{
  return uplift_standing_get_mark (get_standing (data, row));
}

static guint64
uplift_breakdown_table_data_get_key (UpliftTableData *data, guint row)
{
  return get_row (data, row)->code;
}

static char *
uplift_breakdown_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  return uplift_breakdown_dup_count (UPLIFT_BREAKDOWN_TABLE_DATA (data)->dimension, n, number);
}

static void
uplift_breakdown_table_data_finalize (GObject *object)
{
  UpliftBreakdownTableData *self = UPLIFT_BREAKDOWN_TABLE_DATA (object);

  g_free (self->parts);
  g_clear_pointer (&self->results, uplift_results_unref);
  G_OBJECT_CLASS (uplift_breakdown_table_data_parent_class)->finalize (object);
}

static void
uplift_breakdown_table_data_class_init (UpliftBreakdownTableDataClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_breakdown_table_data_finalize;
  data_class->get_number = uplift_breakdown_table_data_get_number;
  data_class->get_text = uplift_breakdown_table_data_get_text;
  data_class->get_mark = uplift_breakdown_table_data_get_mark;
  data_class->get_key = uplift_breakdown_table_data_get_key;
  data_class->dup_count = uplift_breakdown_table_data_dup_count;
}

static void
uplift_breakdown_table_data_init (UpliftBreakdownTableData *self)
{
}

/* Those of the values that are selected (transfer full). The spend of a value can differ in its
 * last digit from that which is without the filter. */
static UpliftIncrementalPart *
take_parts (const UpliftBreakdownFigures *figures)
{
  const UpliftBreakdown *selected = &figures->results->breakdowns[figures->dimension];
  const UpliftDictionary *values = figures->results->dataset->values[figures->dimension];
  g_autofree guint *place = g_new0 (guint, MAX (uplift_dictionary_get_size (values), 1));
  UpliftIncrementalPart *parts = g_new (UpliftIncrementalPart, selected->n);

  for (guint i = 0; i < figures->all.n; i++)
    place[figures->all.rows[i].code] = i;
  for (guint row = 0; row < selected->n; row++)
    {
      parts[row] = figures->parts[place[selected->rows[row].code]];
      parts[row].roas = uplift_ratio (parts[row].revenue, selected->rows[row].figures.spend);
    }
  return parts;
}

UpliftTableData *
uplift_breakdown_table_data_new (UpliftBreakdownFigures *figures)
{
  g_return_val_if_fail (figures != NULL, NULL);

  UpliftResults *results = figures->results;
  UpliftDimension dimension = figures->dimension;
  UpliftBreakdownTableData *self = g_object_new (UPLIFT_TYPE_BREAKDOWN_TABLE_DATA, NULL);
  UpliftTableColumn mine[N_COLUMNS];

  self->results = uplift_results_ref (results);
  self->dimension = dimension;
  self->parts = take_parts (figures);

  memcpy (mine, columns, sizeof mine);
  mine[PAYOUT].hidden = !uplift_settings_has_further_cost (&results->settings);
  mine[NAME].title = uplift_dimension_get_title (dimension);
  uplift_table_data_set_up (
      UPLIFT_TABLE_DATA (self),
      &(UpliftTableShape){ .columns = mine,
                           .n_columns = N_COLUMNS,
                           .n_rows = results->breakdowns[dimension].n,
                           .currency = results->dataset->currency,
                           .sort_column = REVENUE,
                           .sort_descending = TRUE,
                           .tie_column = NAME,
                           .key_space = results->dataset->values[dimension] });
  return UPLIFT_TABLE_DATA (self);
}

guint32
uplift_breakdown_table_data_get_code (UpliftBreakdownTableData *data, guint row)
{
  g_return_val_if_fail (UPLIFT_IS_BREAKDOWN_TABLE_DATA (data), 0);

  return get_row (UPLIFT_TABLE_DATA (data), row)->code;
}
