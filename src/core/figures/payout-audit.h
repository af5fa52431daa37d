/* Whether what was paid is what the counts say, for every payout row.
 *
 * Expected by count is rate × the units counted (core/figures/payout-units), and what was paid is
 * held against it. Each row has one judgement, the first that holds of: doubled, no sale,
 * unchecked, and by the difference overpaid, underpaid or ok.
 *
 * Rounding. A difference up to half a cent is none; and one up to half a unit in a file whose
 * totals are all whole numbers.
 *
 * Money is in currency units; no value is UPLIFT_NO_VALUE.
 */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_JUDGEMENT_OK,
  UPLIFT_JUDGEMENT_OVERPAID,
  UPLIFT_JUDGEMENT_UNDERPAID,
  UPLIFT_JUDGEMENT_DOUBLED,
  UPLIFT_JUDGEMENT_NO_SALE,   /* paid, though the influencer has neither orders nor revenue */
  UPLIFT_JUDGEMENT_UNCHECKED, /* nothing to check it by */
  UPLIFT_N_JUDGEMENTS
} UpliftJudgement;

typedef struct
{
  UpliftJudgement judgement;
  const char *reason; /* why it is unchecked (static, nullable) */
  guint32 original;   /* doubled: the payout row that it repeats, else UPLIFT_PAYOUT_NO_ROW */
  gboolean stated; /* the file states the total; else paid is rate × units as the loader has it */
  double units_stated, units_counted;
  double expected_by_statement; /* rate × units_stated */
  double expected_by_count;     /* rate × units_counted; 0 for a double */
  double paid;
  double difference; /* paid − expected_by_count */
  double at_stake;   /* doubled, no sale: paid; overpaid: the difference; else 0 */
  double owed;       /* underpaid: −difference; a deduction that is doubled; else 0 */
} UpliftPayoutCheck;

typedef struct
{
  UpliftDataset *dataset;    /* (owned) */
  UpliftPayoutCheck *checks; /* one for each row of dataset->payouts, in its order (owned) */
} UpliftPayoutAudit;

typedef struct
{
  guint rows[UPLIFT_N_JUDGEMENTS];
  guint n_rows, n_checked;        /* checked: all but the unchecked ones */
  guint influencers_without_sale; /* that were paid */
  double paid;
  double at_stake[UPLIFT_N_JUDGEMENTS];
  double at_stake_in_all, owed;
} UpliftPayoutTotals;

/* Rests on the data set alone, so it is made once for each; costs as uplift_payout_units_compute
 * ().
 */
UpliftPayoutAudit *uplift_payout_audit_new (UpliftDataset *dataset);
void uplift_payout_audit_free (UpliftPayoutAudit *audit);

/* Sums up the rows of the selected influencers; row filters are ignored. rows: (nullable) is given
 * their indices in the file's order (transfer full, of guint32). results are of the audit's
 * dataset. O(payouts + influencers). */
UpliftPayoutTotals uplift_payout_audit_select (const UpliftPayoutAudit *audit,
                                               const UpliftResults *results, GArray **rows);

/* The judgement's name in the report: "ok", "overpaid", "underpaid", "doubled", "no_sale",
 * "unchecked" (transfer none). */
const char *uplift_judgement_get_name (UpliftJudgement judgement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftPayoutAudit, uplift_payout_audit_free)

G_END_DECLS
