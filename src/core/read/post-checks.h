/* What is doubtful about posts: more likes and comments than reach, another platform than the
 * influencer's, days.
 *
 * Private to the loader. All rows count as they are; findings only say so.
 */
#pragma once

#include "core/read/loader-tables.h"

G_BEGIN_DECLS

/* lines: of the rows of dataset->posts. O(posts). */
void uplift_post_checks_run (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                             const UpliftLoaderRows *rows, const guint64 *lines);

G_END_DECLS
