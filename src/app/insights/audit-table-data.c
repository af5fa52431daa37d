#include "app/insights/audit-table-data.h"

#include "app/insights/judgement-text.h"
#include "core/figures/payout-units.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

typedef enum
{
  NAME,
  JUDGEMENT,
  PAID,
  EXPECTED_BY_COUNT,
  DIFFERENCE,
  BASIS,
  RATE,
  UNITS_STATED,
  UNITS_COUNTED,
  EXPECTED_BY_STATEMENT,
  CAMPAIGN,
  DATE,
  REMARK,
  AT_STAKE,
  OWED,
  LINE,
  N_COLUMNS
} Column;

static const UpliftTableColumn columns[N_COLUMNS] = {
  [NAME] = { .id = "name", .title = N_ ("Influencer"), .form = UPLIFT_CELL_TEXT, .width = 18 },
  [JUDGEMENT] = { .id = "judgement", .title = N_ ("Judgement"), .form = UPLIFT_CELL_STATUS },
  [PAID] = { .id = "paid",
             .title = N_ ("Paid"),
             .explanation = N_ ("The total in the file; rate × units where the file has none"),
             .form = UPLIFT_CELL_MONEY },
  [EXPECTED_BY_COUNT] = { .id = "expected_by_count",
                          .title = N_ ("Expected by count"),
                          .explanation = N_ ("Rate × units counted"),
                          .form = UPLIFT_CELL_MONEY },
  [DIFFERENCE] = { .id = "difference",
                   .title = N_ ("Difference"),
                   .explanation = N_ ("Paid less expected by count"),
                   .form = UPLIFT_CELL_MONEY },
  [BASIS] = { .id = "basis", .title = N_ ("Paid by"), .form = UPLIFT_CELL_TEXT, .width = 7 },
  [RATE] = { .id = "rate", .title = N_ ("Rate"), .form = UPLIFT_CELL_MONEY },
  [UNITS_STATED] = { .id = "units_stated",
                     .title = N_ ("Units stated"),
                     .explanation = N_ ("The orders that the payout itself states"),
                     .form = UPLIFT_CELL_COUNT },
  [UNITS_COUNTED] = { .id = "units_counted",
                      .title = N_ ("Units counted"),
                      .explanation = N_ ("The influencer's tracked orders, or posts; shared out "
                                         "among several payouts for the same"),
                      .form = UPLIFT_CELL_COUNT },
  [EXPECTED_BY_STATEMENT] = { .id = "expected_by_statement",
                              .title = N_ ("Expected by statement"),
                              .explanation = N_ ("Rate × units stated"),
                              .form = UPLIFT_CELL_MONEY },
  [CAMPAIGN] = { .id = "campaign", .title = N_ ("Campaign"), .form = UPLIFT_CELL_TEXT },
  [DATE] = { .id = "date", .title = N_ ("Date"), .form = UPLIFT_CELL_DATE },
  [REMARK] = { .id = "remark", .title = N_ ("Remark"), .form = UPLIFT_CELL_TEXT, .width = 20 },
  [AT_STAKE] = { .id = "at_stake",
                 .title = N_ ("At stake"),
                 .explanation = N_ ("What was paid twice or without a sale, or too much"),
                 .form = UPLIFT_CELL_MONEY,
                 .hidden = TRUE },
  [OWED] = { .id = "owed",
             .title = N_ ("Owed"),
             .explanation = N_ ("What was paid too little"),
             .form = UPLIFT_CELL_MONEY,
             .hidden = TRUE },
  [LINE] = { .id = "line",
             .title = N_ ("Line"),
             .explanation = N_ ("In the payouts file"),
             .form = UPLIFT_CELL_COUNT,
             .hidden = TRUE },
};

typedef struct
{
  guint32 payout; /* row of the dataset's payouts */
  UpliftPayoutCheck check;
  char *remark; /* (owned) */
} Row;

struct _UpliftAuditTableData
{
  UpliftTableData parent_instance;

  UpliftDataset *dataset; /* (owned) */
  GArray *rows;           /* of Row (owned) */
  gboolean only_findings, has_remark;
  double most; /* the highest amount at stake or owed of a row */
};

G_DEFINE_TYPE (UpliftAuditTableData, uplift_audit_table_data, UPLIFT_TYPE_TABLE_DATA)

static const Row *
get_row (UpliftAuditTableData *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

static double
get_amount (const UpliftPayoutCheck *check)
{
  return MAX (check->at_stake, check->owed);
}

/* By judgement, and with the same one most money first. */
static double
get_gravity (UpliftAuditTableData *self, const UpliftPayoutCheck *check)
{
  double share = self->most > 0.0 ? get_amount (check) / self->most : 0.0;

  return uplift_judgement_text_get_rank (check->judgement) - 0.9 * share;
}

static double
uplift_audit_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  UpliftAuditTableData *self = UPLIFT_AUDIT_TABLE_DATA (data);
  const UpliftPayoutColumns *payouts = &self->dataset->payouts;
  const Row *shown = get_row (self, row);
  const UpliftPayoutCheck *check = &shown->check;

  switch ((Column) column)
    {
    case JUDGEMENT:
      return get_gravity (self, check);
    case PAID:
      return check->paid;
    case EXPECTED_BY_COUNT:
      return check->expected_by_count;
    case DIFFERENCE:
      return check->difference;
    case RATE:
      return uplift_money_to_double (payouts->rate[shown->payout]);
    case UNITS_STATED:
      return check->units_stated;
    case UNITS_COUNTED:
      return check->units_counted;
    case EXPECTED_BY_STATEMENT:
      return check->expected_by_statement;
    case DATE:
      return payouts->day == NULL || payouts->day[shown->payout] == UPLIFT_DAY_NONE
                 ? UPLIFT_NO_VALUE
                 : payouts->day[shown->payout];
    case AT_STAKE:
      return check->at_stake;
    case OWED:
      return check->owed;
    case LINE:
      return payouts->line != NULL ? (double) payouts->line[shown->payout] : UPLIFT_NO_VALUE;
    case NAME:
    case BASIS:
    case CAMPAIGN:
    case REMARK:
    case N_COLUMNS:
    default:
      return UPLIFT_NO_VALUE;
    }
}

static const char *
get_basis (UpliftBasis basis)
{
  switch (basis)
    {
    case UPLIFT_BASIS_POST:
      return _ ("post");
    case UPLIFT_BASIS_ORDER:
      return _ ("order");
    case UPLIFT_BASIS_UNKNOWN:
    default:
      return "";
    }
}

static const char *
uplift_audit_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  UpliftAuditTableData *self = UPLIFT_AUDIT_TABLE_DATA (data);
  const UpliftPayoutColumns *payouts = &self->dataset->payouts;
  const Row *shown = get_row (self, row);

  switch ((int) column)
    {
    case NAME:
      return self->dataset->influencers.name[payouts->influencer[shown->payout]];
    case JUDGEMENT:
      return uplift_judgement_text_get_word (shown->check.judgement);
    case BASIS:
      return get_basis ((UpliftBasis) payouts->basis[shown->payout]);
    case CAMPAIGN:
      return payouts->campaign == NULL || payouts->campaign[shown->payout] == G_MAXUINT32
                 ? ""
                 : uplift_dictionary_get (self->dataset->values[UPLIFT_DIMENSION_CAMPAIGN],
                                          payouts->campaign[shown->payout]);
    case REMARK:
      return shown->remark;
    default:
      return "";
    }
}

static UpliftCellMark
uplift_audit_table_data_get_mark (UpliftTableData *data, guint row, guint column)
{
  return uplift_judgement_text_get_mark (
      get_row (UPLIFT_AUDIT_TABLE_DATA (data), row)->check.judgement);
}

static guint64
uplift_audit_table_data_get_key (UpliftTableData *data, guint row)
{
  return get_row (UPLIFT_AUDIT_TABLE_DATA (data), row)->payout;
}

static char *
uplift_audit_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  /* Translators: %s is a number, or “12 of 200”. */
  if (UPLIFT_AUDIT_TABLE_DATA (data)->only_findings)
    return g_strdup_printf (ngettext ("%s wrong payout", "%s wrong payouts", n), number);
  return g_strdup_printf (ngettext ("%s payout", "%s payouts", n), number);
}

static void
clear_row_cb (gpointer row)
{
  g_free (((Row *) row)->remark);
}

static void
uplift_audit_table_data_finalize (GObject *object)
{
  UpliftAuditTableData *self = UPLIFT_AUDIT_TABLE_DATA (object);

  g_clear_pointer (&self->dataset, uplift_dataset_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (uplift_audit_table_data_parent_class)->finalize (object);
}

static void
uplift_audit_table_data_class_init (UpliftAuditTableDataClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_audit_table_data_finalize;
  data_class->get_number = uplift_audit_table_data_get_number;
  data_class->get_text = uplift_audit_table_data_get_text;
  data_class->get_mark = uplift_audit_table_data_get_mark;
  data_class->get_key = uplift_audit_table_data_get_key;
  data_class->dup_count = uplift_audit_table_data_dup_count;
}

static void
uplift_audit_table_data_init (UpliftAuditTableData *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row_cb);
}

static gboolean
is_finding (UpliftJudgement judgement)
{
  return judgement != UPLIFT_JUDGEMENT_OK && judgement != UPLIFT_JUDGEMENT_UNCHECKED;
}

/* What the numbers do not say (transfer full). */
static char *
make_remark (const UpliftDataset *dataset, const UpliftPayoutCheck *check)
{
  if (check->judgement == UPLIFT_JUDGEMENT_DOUBLED && dataset->payouts.line != NULL)
    return g_strdup_printf (_ ("the same as line %" PRIu64),
                            dataset->payouts.line[check->original]);
  if (check->reason != NULL)
    return g_strdup (check->reason);
  return g_strdup (check->stated ? "" : _ ("no total in the file"));
}

static void
set_up (UpliftAuditTableData *self)
{
  const UpliftPayoutColumns *payouts = &self->dataset->payouts;
  UpliftTableColumn mine[N_COLUMNS];

  memcpy (mine, columns, sizeof mine);
  mine[CAMPAIGN].hidden = payouts->campaign == NULL;
  mine[DATE].hidden = payouts->day == NULL;
  mine[REMARK].hidden = !self->has_remark;
  uplift_table_data_set_up (UPLIFT_TABLE_DATA (self),
                            &(UpliftTableShape){ .columns = mine,
                                                 .n_columns = N_COLUMNS,
                                                 .n_rows = self->rows->len,
                                                 .currency = self->dataset->currency,
                                                 .sort_column = JUDGEMENT,
                                                 .tie_column = NAME,
                                                 .key_space = self->dataset });
}

UpliftTableData *
uplift_audit_table_data_new (const UpliftPayoutAudit *audit, const GArray *rows,
                             gboolean only_findings)
{
  UpliftAuditTableData *self;

  g_return_val_if_fail (audit != NULL && rows != NULL, NULL);

  self = g_object_new (UPLIFT_TYPE_AUDIT_TABLE_DATA, NULL);
  self->dataset = uplift_dataset_ref (audit->dataset);
  self->only_findings = only_findings;
  for (guint k = 0; k < rows->len; k++)
    {
      guint32 payout = g_array_index (rows, guint32, k);
      const UpliftPayoutCheck *check = &audit->checks[payout];
      Row row = { .payout = payout, .check = *check };

      if (only_findings && !is_finding (check->judgement))
        continue;
      row.remark = make_remark (self->dataset, check);
      self->has_remark = self->has_remark || *row.remark != '\0';
      self->most = MAX (self->most, get_amount (check));
      g_array_append_val (self->rows, row);
    }
  set_up (self);
  return UPLIFT_TABLE_DATA (self);
}

guint32
uplift_audit_table_data_get_influencer (UpliftAuditTableData *data, guint row)
{
  g_return_val_if_fail (UPLIFT_IS_AUDIT_TABLE_DATA (data) && row < data->rows->len, 0);
  return data->dataset->payouts.influencer[get_row (data, row)->payout];
}
