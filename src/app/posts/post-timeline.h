/* Posts and their reach over time, as two line charts show them. Immutable.
 *
 * Points lie from the first to the last day of the selection that has posts; a point without posts
 * is 0. */
#pragma once

#include "app/chart/time-points.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

typedef struct
{
  UpliftTimePoints *points; /* (owned) */
  double *posts;            /* one for each point (owned) */
  double *reach;            /* likewise; NULL: the posts file has no reach (owned, nullable) */
} UpliftPostTimeline;

/* No points when no post is selected. O(days log points). */
UpliftPostTimeline *uplift_post_timeline_new (const UpliftResults *results);
void uplift_post_timeline_free (UpliftPostTimeline *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftPostTimeline, uplift_post_timeline_free)

G_END_DECLS
