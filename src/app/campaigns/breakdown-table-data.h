/* The table of a breakdown: a row for each campaign, or product, platform … of the results. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_BREAKDOWN_TABLE_DATA (uplift_breakdown_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftBreakdownTableData, uplift_breakdown_table_data, UPLIFT,
                      BREAKDOWN_TABLE_DATA, UpliftTableData)

/* dimension: one of uplift_breakdown_dimensions (app/breakdown-text). Its columns have the names of
 * the report. The cost of core/incremental-breakdown. */
UpliftTableData *uplift_breakdown_table_data_new (UpliftResults *results,
                                                  UpliftDimension dimension);

/* The code of a row's value in the dimension. */
guint32 uplift_breakdown_table_data_get_code (UpliftBreakdownTableData *data, guint row);

G_END_DECLS
