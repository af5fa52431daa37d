/* Nothing silent: the rows of a file are those used and those left out, and each of the latter
 * counts for one finding. */
#pragma once

#include "core/data/dataset.h"

/* Aborts where they do not add up. */
void row_account_check (const UpliftDataset *dataset);
