/* The influencers of some results as a table: the selected ones, by ROAS, highest first.
 *
 * Numbers are as in core/results.h: money in currency units, ratios and ROI as fractions,
 * UPLIFT_NO_VALUE where there is none or no file to have it from. Columns that no file of the
 * dataset feeds start hidden, and so does the payout as long as it is all of the spend. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

/* In the order in which they stand in the table: what decides comes before what describes. */
typedef enum
{
  UPLIFT_INFLUENCER_NAME,
  UPLIFT_INFLUENCER_PLATFORM,
  UPLIFT_INFLUENCER_CATEGORY,
  UPLIFT_INFLUENCER_ORDERS,
  UPLIFT_INFLUENCER_REVENUE,
  UPLIFT_INFLUENCER_PAYOUT,
  UPLIFT_INFLUENCER_SPEND,
  UPLIFT_INFLUENCER_ROAS,
  UPLIFT_INFLUENCER_INCREMENTAL_ROAS,
  UPLIFT_INFLUENCER_STATUS,
  UPLIFT_INFLUENCER_PROFIT,
  UPLIFT_INFLUENCER_ROI,
  UPLIFT_INFLUENCER_AOV,
  UPLIFT_INFLUENCER_CPA,
  UPLIFT_INFLUENCER_INCREMENTAL_REVENUE,
  UPLIFT_INFLUENCER_POSTS,
  UPLIFT_INFLUENCER_FOLLOWERS,
  UPLIFT_INFLUENCER_TYPE,
  UPLIFT_INFLUENCER_GENDER,
  UPLIFT_INFLUENCER_N_COLUMNS
} UpliftInfluencerColumn;

#define UPLIFT_TYPE_INFLUENCER_TABLE_DATA (uplift_influencer_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftInfluencerTableData, uplift_influencer_table_data, UPLIFT,
                      INFLUENCER_TABLE_DATA, UpliftTableData)

UpliftTableData *uplift_influencer_table_data_new (UpliftResults *results);

/* The index of a row's influencer in the dataset. O(1). */
guint32 uplift_influencer_table_data_get_influencer (UpliftInfluencerTableData *data, guint row);

G_END_DECLS
