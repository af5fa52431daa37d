#include "app/insights/loss-table-data.h"

#include "core/write/format.h"

#include <glib/gi18n.h>

typedef enum
{
  NAME,
  PLATFORM,
  REVENUE,
  SPEND,
  LOST,
  PROFIT,
  ROAS,
  ROI,
  INCREMENTAL_REVENUE,
  INCREMENTAL_ROAS
} Figure;

#define N_COLUMNS 7

static const Figure figures[][N_COLUMNS] = {
  [UPLIFT_LOSS_LOSING] = { NAME, PLATFORM, REVENUE, SPEND, LOST, ROAS, ROI },
  [UPLIFT_LOSS_NOT_INCREMENTAL]
  = { NAME, PLATFORM, REVENUE, SPEND, PROFIT, INCREMENTAL_REVENUE, INCREMENTAL_ROAS },
  [UPLIFT_LOSS_POOR] = { NAME, PLATFORM, REVENUE, SPEND, PROFIT, ROAS, ROI },
};

/* Worst first. */
static const struct
{
  guint column;
  gboolean descending;
} sorts[] = { [UPLIFT_LOSS_LOSING] = { 4, TRUE },
              [UPLIFT_LOSS_NOT_INCREMENTAL] = { 5, FALSE },
              [UPLIFT_LOSS_POOR] = { 5, FALSE } };

static const UpliftTableColumn columns[] = {
  [NAME] = { .id = "name", .title = N_ ("Influencer"), .form = UPLIFT_CELL_TEXT, .width = 18 },
  [PLATFORM] = { .id = "platform", .title = N_ ("Platform"), .form = UPLIFT_CELL_TEXT },
  [REVENUE] = { .id = "revenue", .title = N_ ("Revenue"), .form = UPLIFT_CELL_MONEY },
  [SPEND] = { .id = "spend", .title = N_ ("Spend"), .form = UPLIFT_CELL_MONEY },
  [LOST] = { .id = "lost",
             .title = N_ ("Lost"),
             .explanation = N_ ("Spend less what is earned of the revenue"),
             .form = UPLIFT_CELL_MONEY },
  [PROFIT] = { .id = "profit", .title = N_ ("Profit"), .form = UPLIFT_CELL_MONEY },
  [ROAS] = { .id = "roas", .title = N_ ("ROAS"), .form = UPLIFT_CELL_RATIO },
  [ROI] = { .id = "roi", .title = N_ ("ROI"), .form = UPLIFT_CELL_PERCENT },
  [INCREMENTAL_REVENUE]
  = { .id = "incremental_revenue", .title = N_ ("Incremental revenue"), .form = UPLIFT_CELL_MONEY },
  [INCREMENTAL_ROAS]
  = { .id = "incremental_roas", .title = N_ ("Incremental ROAS"), .form = UPLIFT_CELL_RATIO },
};

struct _UpliftLossTableData
{
  UpliftTableData parent_instance;

  UpliftResults *results; /* (owned) */
  UpliftLossKind kind;
  guint32 *influencers; /* by row (owned) */
  guint n;
  double lost; /* by all rows: money, or of those that are not incremental revenue */
};

G_DEFINE_TYPE (UpliftLossTableData, uplift_loss_table_data, UPLIFT_TYPE_TABLE_DATA)

static double
uplift_loss_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  UpliftLossTableData *self = UPLIFT_LOSS_TABLE_DATA (data);
  const UpliftInfluencerFigures *figure = &self->results->influencers[self->influencers[row]];

  switch (figures[self->kind][column])
    {
    case REVENUE:
      return uplift_money_to_double (figure->figures.revenue);
    case SPEND:
      return figure->figures.spend;
    case LOST:
      return -figure->figures.profit;
    case PROFIT:
      return figure->figures.profit;
    case ROAS:
      return figure->figures.roas;
    case ROI:
      return figure->figures.roi;
    case INCREMENTAL_REVENUE:
      return figure->incremental_revenue;
    case INCREMENTAL_ROAS:
      return figure->incremental_roas;
    case NAME:
    case PLATFORM:
    default:
      return UPLIFT_NO_VALUE;
    }
}

static const char *
uplift_loss_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  UpliftLossTableData *self = UPLIFT_LOSS_TABLE_DATA (data);
  const UpliftDataset *dataset = self->results->dataset;
  guint32 influencer = self->influencers[row];
  guint32 platform = dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][influencer];

  if (figures[self->kind][column] == NAME)
    return dataset->influencers.name[influencer];
  return uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_PLATFORM], platform);
}

static guint64
uplift_loss_table_data_get_key (UpliftTableData *data, guint row)
{
  return UPLIFT_LOSS_TABLE_DATA (data)->influencers[row];
}

/* Of the sum only that of all rows is known, and it stands where no search leaves any out. */
static char *
uplift_loss_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  UpliftLossTableData *self = UPLIFT_LOSS_TABLE_DATA (data);
  /* Translators: %s is a number, or “12 of 200”. */
  g_autofree char *count
      = g_strdup_printf (ngettext ("%s influencer", "%s influencers", n), number);
  g_autofree char *lost = uplift_format_money (self->lost, self->results->dataset->currency);

  switch (self->kind)
    {
    case UPLIFT_LOSS_LOSING:
      return g_strdup_printf (_ ("%s · %s lost in all"), count, lost);
    case UPLIFT_LOSS_NOT_INCREMENTAL:
      return g_strdup_printf (_ ("%s · %s less in all than without them"), count, lost);
    case UPLIFT_LOSS_POOR:
    default:
      return g_steal_pointer (&count);
    }
}

static void
uplift_loss_table_data_finalize (GObject *object)
{
  UpliftLossTableData *self = UPLIFT_LOSS_TABLE_DATA (object);

  g_clear_pointer (&self->results, uplift_results_unref);
  g_free (self->influencers);
  G_OBJECT_CLASS (uplift_loss_table_data_parent_class)->finalize (object);
}

static void
uplift_loss_table_data_class_init (UpliftLossTableDataClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_loss_table_data_finalize;
  data_class->get_number = uplift_loss_table_data_get_number;
  data_class->get_text = uplift_loss_table_data_get_text;
  data_class->get_key = uplift_loss_table_data_get_key;
  data_class->dup_count = uplift_loss_table_data_dup_count;
}

static void
uplift_loss_table_data_init (UpliftLossTableData *self)
{
}

static const UpliftLossList *
get_list (const UpliftLosses *losses, UpliftLossKind kind)
{
  switch (kind)
    {
    case UPLIFT_LOSS_LOSING:
      return &losses->losing;
    case UPLIFT_LOSS_NOT_INCREMENTAL:
      return &losses->not_incremental;
    case UPLIFT_LOSS_POOR:
    default:
      return &losses->poor;
    }
}

UpliftTableData *
uplift_loss_table_data_new (UpliftResults *results, const UpliftLosses *losses, UpliftLossKind kind)
{
  UpliftTableColumn mine[N_COLUMNS];
  const UpliftLossList *list;
  UpliftLossTableData *self;

  g_return_val_if_fail (results != NULL && losses != NULL, NULL);
  g_return_val_if_fail (kind < G_N_ELEMENTS (figures), NULL);

  list = get_list (losses, kind);
  self = g_object_new (UPLIFT_TYPE_LOSS_TABLE_DATA, NULL);
  self->results = uplift_results_ref (results);
  self->kind = kind;
  self->n = list->n;
  self->influencers = g_memdup2 (list->influencers, MAX (list->n, 1) * sizeof *list->influencers);
  self->lost = kind == UPLIFT_LOSS_LOSING ? losses->lost : losses->brought_less;

  for (guint i = 0; i < N_COLUMNS; i++)
    mine[i] = columns[figures[kind][i]];
  mine[PLATFORM].hidden = !results->dataset->has_dimension[UPLIFT_DIMENSION_PLATFORM];
  uplift_table_data_set_up (UPLIFT_TABLE_DATA (self),
                            &(UpliftTableShape){ .columns = mine,
                                                 .n_columns = N_COLUMNS,
                                                 .n_rows = list->n,
                                                 .currency = results->dataset->currency,
                                                 .sort_column = sorts[kind].column,
                                                 .sort_descending = sorts[kind].descending,
                                                 .tie_column = NAME,
                                                 .key_space = results->dataset });
  return UPLIFT_TABLE_DATA (self);
}

guint32
uplift_loss_table_data_get_influencer (UpliftLossTableData *data, guint row)
{
  g_return_val_if_fail (UPLIFT_IS_LOSS_TABLE_DATA (data) && row < data->n, 0);
  return data->influencers[row];
}
