/* The payout rows of one influencer, with what of each counts under the filters. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/influencer-details.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_INFLUENCER_PAYOUT_TABLE_DATA (uplift_influencer_payout_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftInfluencerPayoutTableData, uplift_influencer_payout_table_data, UPLIFT,
                      INFLUENCER_PAYOUT_TABLE_DATA, UpliftTableData)

/* Rows are details->payouts, copied. The columns' ids are those of the payouts file in README.md,
 * "counted", and "part". */
UpliftTableData *uplift_influencer_payout_table_data_new (const UpliftInfluencerDetails *details);

G_END_DECLS
