/* What the window calls the dimensions and their values. Texts are translated. */
#pragma once

#include "core/data/dataset.h"

G_BEGIN_DECLS

/* "Platform", "Influencer" … (transfer none). */
const char *uplift_dimension_get_title (UpliftDimension dimension);

/* What a person reads for the value of that code: an influencer's name, "(none)" for the empty
 * text, else the value itself (transfer none, valid as long as the dataset). O(1). */
const char *uplift_dimension_get_label (const UpliftDataset *dataset, UpliftDimension dimension,
                                        guint32 code);

/* The same for a filter's value, which the dataset need not have: then it stands for itself (valid
 * as long as both). */
const char *uplift_dimension_get_value_label (const UpliftDataset *dataset,
                                              UpliftDimension dimension, const char *value);

G_END_DECLS
