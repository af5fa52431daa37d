/* Revenue over time for each source, as a line chart shows it. Immutable.
 *
 * Both kinds of rows count: those of influencers and the baseline. Points lie from the first to the
 * last day with rows (of those drawn strong); a point without rows is 0. While sources are filtered
 * the others stay as pale series. More than eight sources become the seven with most revenue and
 * “other”.
 */
#pragma once

#include "app/chart/time-points.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

/* Stands for the several sources summed up as “other”. */
#define UPLIFT_TIMELINE_OTHER G_MAXUINT32

typedef struct
{
  guint32 source; /* code, or UPLIFT_TIMELINE_OTHER */
  char *name;     /* "(none)" for the empty source (owned) */
  double *values; /* currency units, one for each point (owned) */
  double total;
  guint color;   /* no two series have the same */
  gboolean pale; /* not chosen while others are */
} UpliftTimelineSeries;

typedef struct
{
  UpliftTimePoints *points;     /* (owned) */
  UpliftTimelineSeries *series; /* most revenue first, “other” last (owned) */
  guint n_series;
} UpliftTimeline;

/* No points and no series when no row is selected. O(daily rows + points × series). */
UpliftTimeline *uplift_timeline_new (UpliftResults *results);
void uplift_timeline_free (UpliftTimeline *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTimeline, uplift_timeline_free)

G_END_DECLS
