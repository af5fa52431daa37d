/* Tables written down in a test. */
#pragma once

#include "app/table/table-data.h"

/* A table of the columns (which must outlive it) and the cells, row by row: numbers and statuses'
 * ranks are read from their texts, "" is no value; a status's word is "grave", "doubtful" or "" for
 * the ranks 1, 2 and none. Sorted by the first column, ascending, which also breaks ties and tells
 * rows apart. Tables of the same columns have comparable keys (transfer full). */
UpliftTableData *small_table_new (const UpliftTableColumn *columns, guint n_columns,
                                  const char *const *cells, guint n_rows);
