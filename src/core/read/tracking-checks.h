/* What is doubtful about tracking rows: negative revenue, days, rows that repeat another byte for
 * byte, users in both arms.
 *
 * Private to the loader. All rows count as they are; findings only say so.
 */
#pragma once

#include "core/read/loader-rows.h"

G_BEGIN_DECLS

/* What is known of the tracking rows while they still lie in the file's order, which they only do
 * until uplift_dataset_finish (). All (borrowed), one entry a row. */
typedef struct
{
  const guint32 *lines;
  const guint32 *hashes;   /* core/read/row-hashes */
  const GPtrArray *blocks; /* of UpliftTrackingBlock; all but the last are full */
  const UpliftDictionary *user_ids;
} UpliftTrackingRows;

/* O(rows + users), with about a byte for each row and user, and 9 bytes for each user where some
 * are in both arms. */
void uplift_tracking_checks_run (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                                 const UpliftTrackingRows *rows);

G_END_DECLS
