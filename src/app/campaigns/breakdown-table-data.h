/* The table of a breakdown: a row for each campaign, or product, platform … of the results. */
#pragma once

#include "app/campaigns/breakdown-figures.h"
#include "app/table/table-data.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_BREAKDOWN_TABLE_DATA (uplift_breakdown_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftBreakdownTableData, uplift_breakdown_table_data, UPLIFT,
                      BREAKDOWN_TABLE_DATA, UpliftTableData)

/* Its columns have the names of the report. */
UpliftTableData *uplift_breakdown_table_data_new (UpliftBreakdownFigures *figures);

/* The code of a row's value in the dimension. */
guint32 uplift_breakdown_table_data_get_code (UpliftBreakdownTableData *data, guint row);

G_END_DECLS
