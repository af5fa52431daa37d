/* What is doubtful about tracking rows: negative revenue, days, rows that repeat another byte for
 * byte, users in both arms.
 *
 * Private to the loader. All rows count as they are; findings only say so.
 */
#pragma once

#include "core/read/loader-rows.h"
#include "core/read/tracking-stretch.h"
#include "core/read/user-ids.h"

G_BEGIN_DECLS

/* stretches: (borrowed, of UpliftTrackingStretch) with the rows that count, and the codes of the
 * data set, of which offers, pairs and n_users are filled in. user_ids: numbered. O(rows + users)
 * on all cores, with about 3 bytes for each row, and 9 bytes for each user where some are in both
 * arms. */
void uplift_tracking_checks_run (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                                 const GPtrArray *stretches, const UpliftUserIds *user_ids);

G_END_DECLS
