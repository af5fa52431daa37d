/* Compares what a table of the window holds with what the report says. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/results.h"

/* Every row of data is one of the report's list under that key, in its order, and each of its
 * columns that has the name of a key holds that key's value: numbers exactly, texts as they are but
 * for "(none)". Columns that the report has no key for must be among these (ends with NULL). */
void assert_rows_as_reported (UpliftTableData *data, const UpliftResults *results, const char *key,
                              const char *const *unreported);
