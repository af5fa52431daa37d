/* What a chart says of one influencer beside its mark. */
#pragma once

#include "core/figures/measure.h"

G_BEGIN_DECLS

/* Name and platform, the measure's value, ROAS, revenue, orders and spend, and its standing; lines
 * separated by \n (transfer full). */
char *uplift_influencer_tooltip_new (const UpliftResults *results, guint32 influencer,
                                     UpliftMeasure measure);

G_END_DECLS
