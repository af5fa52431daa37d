/* Results → chart data: what each chart of the overview shows, ready to be drawn.
 *
 * The lists handed in keep the meaning of the charts' indices: datum i of a bar chart is entry i of
 * its list, datum and series of the line chart are the timeline's. The charts copy everything.
 */
#pragma once

#include "app/overview/timeline.h"
#include "app/overview/top-list.h"
#include "charts/bar-chart.h"
#include "charts/line-chart.h"

G_BEGIN_DECLS

/* Bars coloured by platform, what is poor or loss-making marked, and a line at break-even where the
 * measure has one. */
void uplift_chart_specs_fill_top (UpliftBarChart *chart, const UpliftTopList *list,
                                  UpliftMeasure measure, UpliftResults *results);

/* The format of the measure's numbers, the title of its axis, and the line. title: of the chart. */
void uplift_chart_specs_set_measure (UpliftBarChart *chart, UpliftMeasure measure,
                                     const char *title, const UpliftResults *results);

void uplift_chart_specs_fill_timeline (UpliftLineChart *chart, const UpliftTimeline *timeline,
                                       const UpliftResults *results);

/* From which to which day there are data: the days that they and the period of the filter have in
 * common. After the chart was given its data. */
void uplift_chart_specs_set_extent (UpliftLineChart *chart, const UpliftResults *results);

/* The platforms of the entries with their colours, by name, “(none)” last; nothing when
 * no file has platforms. */
typedef void (*UpliftLegendFunc) (const char *name, guint color, gpointer user_data);
void uplift_chart_specs_list_platforms (const UpliftTopList *list, UpliftLegendFunc func,
                                        gpointer user_data);

/* The same as the legend of the chart whose items these entries are. */
void uplift_chart_specs_add_platforms (UpliftBarChart *chart, const UpliftTopList *list);

/* "Top 5 by ROAS", for n = 0 "Top by ROAS" (transfer full). */
char *uplift_chart_specs_dup_top_title (UpliftMeasure measure, guint n);

/* Why there is nothing to draw, and what to change: one sentence (transfer none). */
const char *uplift_chart_specs_get_top_hint (UpliftMeasure measure, const UpliftResults *results);
const char *uplift_chart_specs_get_timeline_hint (const UpliftResults *results);

/* What the chart says of its data is that of app/influencers/influencer-tooltip, and with_best in
 * what the influencer is the best. influencers: which each datum is (transfer full, of guint32). */
void uplift_chart_specs_tell_influencers (UpliftChart *chart, UpliftResults *results,
                                          GArray *influencers, UpliftMeasure measure,
                                          gboolean with_best);

G_END_DECLS
