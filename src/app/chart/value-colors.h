/* Which colour of the charts' palette a platform or a source has: the same in every chart and under
 * every filter. */
#pragma once

#include "core/data/dataset.h"

G_BEGIN_DECLS

/* An index into the palette, 0 … UPLIFT_PALETTE_SIZE - 1. A source that is called like a platform
 * has the platform's colour; more values than colours share them. O(1) but for one look-up. */
guint uplift_value_color_get (const UpliftDataset *dataset, UpliftDimension dimension,
                              guint32 code);

G_END_DECLS
