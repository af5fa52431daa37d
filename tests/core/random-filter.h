/* Filters made of chance. */
#pragma once

#include "core/data/dataset.h"
#include "core/data/filter.h"

/* Each dimension of the dataset is restricted with about one chance in five, the period with one in
 * three; now and then to a value or a period that nothing matches (transfer full). */
UpliftFilter *random_filter_new (GRand *rand, const UpliftDataset *dataset);
