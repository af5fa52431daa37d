#include "app/personas/persona-table-data.h"

#include "app/personas/persona-grid.h"
#include "app/words/dimension-text.h"
#include "app/words/standing.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  CATEGORY,
  GENDER,
  INFLUENCERS,
  ORDERS,
  REVENUE,
  PAYOUT,
  SPEND,
  ROAS,
  MEAN_ROAS,
  BASIS,
  STATUS,
  PROFIT,
  ROI,
  AOV,
  CPA,
  WITH_ROAS,
  N_COLUMNS
};

struct _UpliftPersonaTableData
{
  UpliftTableData parent_instance;

  UpliftResults *results; /* (owned) */
};

G_DEFINE_TYPE (UpliftPersonaTableData, uplift_persona_table_data, UPLIFT_TYPE_TABLE_DATA)

static const UpliftTableColumn columns[N_COLUMNS] = {
  [CATEGORY]
  = { .id = "category", .title = N_ ("Category"), .form = UPLIFT_CELL_TEXT, .width = 14 },
  [GENDER] = { .id = "gender", .title = N_ ("Gender"), .form = UPLIFT_CELL_TEXT },
  [INFLUENCERS] = { .id = "influencers", .title = N_ ("Influencers"), .form = UPLIFT_CELL_COUNT },
  [ORDERS] = { .id = "orders", .title = N_ ("Orders"), .form = UPLIFT_CELL_COUNT },
  [REVENUE] = { .id = "revenue", .title = N_ ("Revenue"), .form = UPLIFT_CELL_MONEY },
  [PAYOUT] = { .id = "payout",
               .title = N_ ("Payout"),
               .explanation = N_ ("Payouts alone, without further cost"),
               .form = UPLIFT_CELL_MONEY },
  [SPEND] = { .id = "spend", .title = N_ ("Spend"), .form = UPLIFT_CELL_MONEY },
  [ROAS] = { .id = "roas",
             .title = N_ ("ROAS"),
             .explanation = N_ ("Ratio of sums: revenue of all ÷ spend of all"),
             .form = UPLIFT_CELL_RATIO },
  [MEAN_ROAS] = { .id = "mean_roas",
                  .title = N_ ("Mean ROAS"),
                  .explanation = N_ ("Mean of the influencers' ROAS, each counting alike"),
                  .form = UPLIFT_CELL_RATIO },
  [BASIS] = { .id = "basis", .title = N_ ("Rests on"), .form = UPLIFT_CELL_STATUS },
  [STATUS] = { .id = "status", .title = N_ ("Status"), .form = UPLIFT_CELL_STATUS },
  [PROFIT] = { .id = "profit", .title = N_ ("Profit"), .form = UPLIFT_CELL_MONEY },
  [ROI] = { .id = "roi", .title = N_ ("ROI"), .form = UPLIFT_CELL_PERCENT },
  [AOV] = { .id = "aov", .title = N_ ("AOV"), .form = UPLIFT_CELL_MONEY },
  [CPA] = { .id = "cpa", .title = N_ ("CPA"), .form = UPLIFT_CELL_MONEY },
  [WITH_ROAS] = { .id = "with_roas",
                  .title = N_ ("With a ROAS"),
                  .explanation = N_ ("Influencers that the mean ROAS rests on"),
                  .form = UPLIFT_CELL_COUNT },
};

static const UpliftPersonaRow *
get_row (UpliftTableData *data, guint row)
{
  return &UPLIFT_PERSONA_TABLE_DATA (data)->results->personas[row];
}

static UpliftStanding
get_standing (UpliftTableData *data, guint row)
{
  return uplift_standing_judge (&get_row (data, row)->figures,
                                &UPLIFT_PERSONA_TABLE_DATA (data)->results->settings);
}

static gboolean
rests_on_few (UpliftTableData *data, guint row)
{
  return get_row (data, row)->influencers <= UPLIFT_PERSONA_FEW;
}

static double
uplift_persona_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  const UpliftPersonaRow *persona = get_row (data, row);
  const UpliftFigures *figures = &persona->figures;

  switch (column)
    {
    case INFLUENCERS:
      return (double) persona->influencers;
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
    case MEAN_ROAS:
      return persona->mean_roas;
    case BASIS:
      return rests_on_few (data, row) ? (double) persona->influencers : UPLIFT_NO_VALUE;
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
    case WITH_ROAS:
      return (double) persona->with_roas;
    default:
      g_return_val_if_reached (UPLIFT_NO_VALUE);
    }
}

static const char *
uplift_persona_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  const UpliftPersonaRow *persona = get_row (data, row);
  const UpliftDataset *dataset = UPLIFT_PERSONA_TABLE_DATA (data)->results->dataset;

  switch (column)
    {
    case CATEGORY:
      return uplift_dimension_get_label (dataset, UPLIFT_DIMENSION_CATEGORY, persona->category);
    case GENDER:
      return uplift_dimension_get_label (dataset, UPLIFT_DIMENSION_GENDER, persona->gender);
    case BASIS:
      return rests_on_few (data, row) ? _ ("Few") : "";
    case STATUS:
      return uplift_standing_get_word (get_standing (data, row));
    default:
      g_return_val_if_reached ("");
    }
}

static UpliftCellMark
uplift_persona_table_data_get_mark (UpliftTableData *data, guint row, guint column)
{
  if (column == STATUS)
    return uplift_standing_get_mark (get_standing (data, row));
  if (!rests_on_few (data, row))
    return (UpliftCellMark){ 0 };
  return (UpliftCellMark){
    .icon_name = "dialog-warning-symbolic",
    .explanation = _ ("One or two influencers only: chance may have made these figures."),
  };
}

static guint64
uplift_persona_table_data_get_key (UpliftTableData *data, guint row)
{
  return (guint64) get_row (data, row)->category << 32 | get_row (data, row)->gender;
}

static char *
uplift_persona_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  return g_strdup_printf (ngettext ("%s persona", "%s personas", n), number);
}

static void
uplift_persona_table_data_finalize (GObject *object)
{
  g_clear_pointer (&UPLIFT_PERSONA_TABLE_DATA (object)->results, uplift_results_unref);
  G_OBJECT_CLASS (uplift_persona_table_data_parent_class)->finalize (object);
}

static void
uplift_persona_table_data_class_init (UpliftPersonaTableDataClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_persona_table_data_finalize;
  data_class->get_number = uplift_persona_table_data_get_number;
  data_class->get_text = uplift_persona_table_data_get_text;
  data_class->get_mark = uplift_persona_table_data_get_mark;
  data_class->get_key = uplift_persona_table_data_get_key;
  data_class->dup_count = uplift_persona_table_data_dup_count;
}

static void
uplift_persona_table_data_init (UpliftPersonaTableData *self)
{
}

UpliftTableData *
uplift_persona_table_data_new (UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  UpliftPersonaTableData *self = g_object_new (UPLIFT_TYPE_PERSONA_TABLE_DATA, NULL);
  UpliftTableColumn mine[N_COLUMNS];

  self->results = uplift_results_ref (results);
  memcpy (mine, columns, sizeof mine);
  mine[PAYOUT].hidden = !uplift_settings_has_further_cost (&results->settings);
  mine[CATEGORY].hidden = !results->dataset->has_dimension[UPLIFT_DIMENSION_CATEGORY];
  mine[GENDER].hidden = !results->dataset->has_dimension[UPLIFT_DIMENSION_GENDER];
  mine[WITH_ROAS].hidden = TRUE;
  uplift_table_data_set_up (UPLIFT_TABLE_DATA (self),
                            &(UpliftTableShape){ .columns = mine,
                                                 .n_columns = N_COLUMNS,
                                                 .n_rows = results->n_personas,
                                                 .currency = results->dataset->currency,
                                                 .sort_column = ROAS,
                                                 .sort_descending = TRUE,
                                                 .tie_column = CATEGORY,
                                                 .key_space = results->dataset });
  return UPLIFT_TABLE_DATA (self);
}

const UpliftPersonaRow *
uplift_persona_table_data_get_persona (UpliftPersonaTableData *data, guint row)
{
  g_return_val_if_fail (UPLIFT_IS_PERSONA_TABLE_DATA (data), NULL);
  g_return_val_if_fail (row < data->results->n_personas, NULL);

  return &data->results->personas[row];
}
