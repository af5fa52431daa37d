/* The `leaderboard` of the JSON report. README.md, "The report", names its keys. */
#pragma once

#include "core/figures/measure.h"
#include "core/write/json-writer.h"

G_BEGIN_DECLS

/* Adds the member to the object being written. */
void uplift_report_add_leaderboard (UpliftJsonWriter *json, const UpliftResults *results,
                                    UpliftMeasure rank_by);

G_END_DECLS
