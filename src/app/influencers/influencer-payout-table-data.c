#include "app/influencers/influencer-payout-table-data.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  DATE,
  CAMPAIGN,
  BASIS,
  RATE,
  ORDERS,
  PAYOUT,
  COUNTED,
  PART,
  N_COLUMNS
};

struct _UpliftInfluencerPayoutTableData
{
  UpliftTableData parent_instance;

  UpliftDataset *dataset;          /* (owned) */
  UpliftInfluencerPayout *payouts; /* (owned) */
};

G_DEFINE_TYPE (UpliftInfluencerPayoutTableData, uplift_influencer_payout_table_data,
               UPLIFT_TYPE_TABLE_DATA)

static const UpliftTableColumn columns[N_COLUMNS] = {
  [DATE] = { .id = "date", .title = N_ ("Date"), .form = UPLIFT_CELL_DATE },
  [CAMPAIGN] = { .id = "campaign", .title = N_ ("Campaign"), .form = UPLIFT_CELL_TEXT },
  [BASIS] = { .id = "basis", .title = N_ ("Paid by"), .form = UPLIFT_CELL_TEXT, .width = 7 },
  [RATE] = { .id = "rate", .title = N_ ("Rate"), .form = UPLIFT_CELL_MONEY },
  [ORDERS] = { .id = "orders", .title = N_ ("Orders"), .form = UPLIFT_CELL_COUNT },
  [PAYOUT] = { .id = "total_payout", .title = N_ ("Payout"), .form = UPLIFT_CELL_MONEY },
  [COUNTED] = { .id = "counted",
                .title = N_ ("Counts here"),
                .explanation = N_ ("What of the payout counts under these filters"),
                .form = UPLIFT_CELL_MONEY },
  [PART] = { .id = "part", .title = N_ ("How"), .form = UPLIFT_CELL_STATUS, .width = 12 },
};

static double
uplift_influencer_payout_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  UpliftInfluencerPayoutTableData *self = UPLIFT_INFLUENCER_PAYOUT_TABLE_DATA (data);
  const UpliftPayoutColumns *payouts = &self->dataset->payouts;
  const UpliftInfluencerPayout *payout = &self->payouts[row];

  switch (column)
    {
    case DATE:
      return payouts->day == NULL || payouts->day[payout->row] == UPLIFT_DAY_NONE
                 ? UPLIFT_NO_VALUE
                 : payouts->day[payout->row];
    case RATE:
      return uplift_money_to_double (payouts->rate[payout->row]);
    case ORDERS:
      return payouts->orders[payout->row] == UPLIFT_COUNT_NONE
                 ? UPLIFT_NO_VALUE
                 : (double) payouts->orders[payout->row];
    case PAYOUT:
      return uplift_money_to_double (payouts->payout[payout->row]);
    case COUNTED:
      return payout->counted;
    case PART:
      return payout->part;
    default:
      return UPLIFT_NO_VALUE;
    }
}

static const char *
get_basis (guint8 basis)
{
  switch ((UpliftBasis) basis)
    {
    case UPLIFT_BASIS_POST:
      return C_ ("paid by", "post");
    case UPLIFT_BASIS_ORDER:
      return C_ ("paid by", "order");
    case UPLIFT_BASIS_UNKNOWN:
    default:
      return "";
    }
}

static const char *
get_part (UpliftPayoutPart part)
{
  switch (part)
    {
    case UPLIFT_PAYOUT_PRORATED:
      return _ ("Prorated");
    case UPLIFT_PAYOUT_LEFT_OUT:
      return _ ("Left out");
    case UPLIFT_PAYOUT_UNALLOCATED:
      return _ ("Unallocated");
    case UPLIFT_PAYOUT_WHOLE:
    default:
      return _ ("Whole");
    }
}

static const char *
uplift_influencer_payout_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  UpliftInfluencerPayoutTableData *self = UPLIFT_INFLUENCER_PAYOUT_TABLE_DATA (data);
  const UpliftPayoutColumns *payouts = &self->dataset->payouts;
  guint32 i = self->payouts[row].row;

  switch (column)
    {
    case CAMPAIGN:
      return payouts->campaign == NULL || payouts->campaign[i] == G_MAXUINT32
                 ? ""
                 : uplift_dictionary_get (self->dataset->values[UPLIFT_DIMENSION_CAMPAIGN],
                                          payouts->campaign[i]);
    case BASIS:
      return get_basis (payouts->basis[i]);
    case PART:
      return get_part (self->payouts[row].part);
    default:
      return "";
    }
}

static UpliftCellMark
uplift_influencer_payout_table_data_get_mark (UpliftTableData *data, guint row, guint column)
{
  UpliftInfluencerPayoutTableData *self = UPLIFT_INFLUENCER_PAYOUT_TABLE_DATA (data);

  switch (self->payouts[row].part)
    {
    case UPLIFT_PAYOUT_PRORATED:
      return (UpliftCellMark){ .explanation
                               = _ ("Payout × orders in the selection ÷ all its orders") };
    case UPLIFT_PAYOUT_LEFT_OUT:
      return (UpliftCellMark){ .icon_name = "dialog-information-symbolic",
                               .explanation
                               = _ ("Its own campaign or date does not pass the filters.") };
    case UPLIFT_PAYOUT_UNALLOCATED:
      return (UpliftCellMark){ .icon_name = "dialog-warning-symbolic",
                               .style_class = "warning",
                               .explanation = _ ("There are no orders to share it out by.") };
    case UPLIFT_PAYOUT_WHOLE:
    default:
      return (UpliftCellMark){ .explanation = _ ("All of it counts.") };
    }
}

static char *
uplift_influencer_payout_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  /* Translators: %s is a number, or “12 of 200”. */
  return g_strdup_printf (ngettext ("%s payout", "%s payouts", n), number);
}

static void
uplift_influencer_payout_table_data_finalize (GObject *object)
{
  UpliftInfluencerPayoutTableData *self = UPLIFT_INFLUENCER_PAYOUT_TABLE_DATA (object);

  g_clear_pointer (&self->payouts, g_free);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
  G_OBJECT_CLASS (uplift_influencer_payout_table_data_parent_class)->finalize (object);
}

static void
uplift_influencer_payout_table_data_class_init (UpliftInfluencerPayoutTableDataClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_influencer_payout_table_data_finalize;
  data_class->get_number = uplift_influencer_payout_table_data_get_number;
  data_class->get_text = uplift_influencer_payout_table_data_get_text;
  data_class->get_mark = uplift_influencer_payout_table_data_get_mark;
  data_class->dup_count = uplift_influencer_payout_table_data_dup_count;
}

static void
uplift_influencer_payout_table_data_init (UpliftInfluencerPayoutTableData *self)
{
}

UpliftTableData *
uplift_influencer_payout_table_data_new (const UpliftInfluencerDetails *details)
{
  g_return_val_if_fail (details != NULL, NULL);

  UpliftTableColumn mine[N_COLUMNS];
  UpliftInfluencerPayoutTableData *self
      = g_object_new (UPLIFT_TYPE_INFLUENCER_PAYOUT_TABLE_DATA, NULL);
  self->dataset = uplift_dataset_ref (details->dataset);
  self->payouts
      = g_memdup2 (details->payouts, (gsize) details->n_payouts * sizeof *details->payouts);
  memcpy (mine, columns, sizeof mine);
  mine[DATE].hidden = details->dataset->payouts.day == NULL;
  mine[CAMPAIGN].hidden = details->dataset->payouts.campaign == NULL;
  uplift_table_data_set_up (UPLIFT_TABLE_DATA (self),
                            &(UpliftTableShape){ .columns = mine,
                                                 .n_columns = N_COLUMNS,
                                                 .n_rows = details->n_payouts,
                                                 .currency = details->dataset->currency,
                                                 .sort_column = PAYOUT,
                                                 .sort_descending = TRUE,
                                                 .tie_column = DATE });
  return UPLIFT_TABLE_DATA (self);
}
