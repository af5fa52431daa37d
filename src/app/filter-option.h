/* What --filter=DIM=VALUE[,…] says, applied to a dataset. */
#pragma once

#include "core/data/dataset.h"
#include "core/data/filter.h"

G_BEGIN_DECLS

/* Ticks the values that the text names, separated by commas; one that holds a comma is quoted as in
 * CSV, and nothing is the empty value. An influencer is named by its id, or else by a name, which
 * means all of that name. FALSE with an error of G_OPTION_ERROR for a dimension or value that the
 * dataset does not have. O(length + influencers). */
gboolean uplift_filter_option_apply (UpliftFilter *filter, const UpliftDataset *dataset,
                                     const char *text, GError **error);

G_END_DECLS
