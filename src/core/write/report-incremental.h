/* The member "incremental" of the JSON report: the method used with its inputs, and beside it what
 * each method says. README.md lists the keys. */
#pragma once

#include "core/figures/results.h"
#include "core/write/json-writer.h"

G_BEGIN_DECLS

/* Adds the member to the object being written. */
void uplift_report_add_incremental (UpliftJsonWriter *json, const UpliftResults *results);

G_END_DECLS
