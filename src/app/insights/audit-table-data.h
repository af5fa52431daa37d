/* The table of the payout audit: a row for each payout of the selected influencers, or for those
 * that something is wrong with. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/payout-audit.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_AUDIT_TABLE_DATA (uplift_audit_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftAuditTableData, uplift_audit_table_data, UPLIFT, AUDIT_TABLE_DATA,
                      UpliftTableData)

/* rows: of payouts, as from uplift_payout_audit_select (); copied, but for those that are as
 * expected or unchecked when only_findings. The audit's checks are copied too. */
UpliftTableData *uplift_audit_table_data_new (const UpliftPayoutAudit *audit, const GArray *rows,
                                              gboolean only_findings);

/* The index of a row's influencer in the dataset. O(1). */
guint32 uplift_audit_table_data_get_influencer (UpliftAuditTableData *data, guint row);

G_END_DECLS
