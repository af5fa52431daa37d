/* The payout audit in the JSON report. README.md, "The JSON report", names every key.
 *
 * Private to the report.
 */
#pragma once

#include "core/figures/results.h"
#include "core/write/json-writer.h"

G_BEGIN_DECLS

/* The member `payout_audit`, null without a payouts table. O(the data set). */
void uplift_report_add_audit (UpliftJsonWriter *json, const UpliftResults *results);

G_END_DECLS
