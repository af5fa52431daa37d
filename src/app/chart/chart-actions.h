/* What can be done with a chart besides looking at it: copy it and save it, as a picture and as
 * numbers.
 *
 * Pictures are light whatever the widget's theme, as they go into documents. They show the whole
 * chart, also one that scrolls, up to UPLIFT_IMAGE_MAX_DOTS (about a thousand bars); of a longer
 * one there is none, and the user is told so.
 */
#pragma once

#include "app/chart/chart-view.h"

G_BEGIN_DECLS

/* The actions of a view, which must outlive them (transfer full). */
GActionGroup *uplift_chart_actions_new (UpliftChartView *view);

/* A menu of them under the prefix "chart" (transfer full). */
GMenuModel *uplift_chart_actions_create_menu (void);

G_END_DECLS
