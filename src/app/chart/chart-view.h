/* The widget that hosts any chart: draws it in the widget's font and colours and lets pointer,
 * keyboard and screen reader at its marks.
 *
 * Size: at least 200 pixels wide, as high as the chart reads best at its width. Pointer: a mark
 * under it is highlighted and told in a tooltip, a click activates it, a drag over a line chart
 * selects a range, the secondary button opens a menu. Keyboard: arrow keys, Home and End walk the
 * marks and tell each beside it, Enter and Space activate, Escape lets go of the mark, the Menu key
 * opens the menu. Accessible: an image whose label is the chart's title and whose description is
 * that of the mark the keyboard is at, or else of the whole chart. Right-to-left: mirrored.
 *
 * In a GtkScrolledWindow (it is a GtkScrollable) the chart has its natural height and scrolls, but
 * legend and axis stay; only what is seen is drawn, so charts of thousands of rows belong there.
 * Elsewhere the chart fills the view.
 *
 * Signals: "mark-activated" (guint datum, guint series, gboolean extend: Ctrl was held),
 * "range-selected" (guint from, guint to: indices of days of a line chart, from <= to),
 * "mark-opened" (guint datum, guint series) by the menu.
 *
 * CSS name: chartview.
 */
#pragma once

#include "charts/chart.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_CHART_VIEW (uplift_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (UpliftChartView, uplift_chart_view, UPLIFT, CHART_VIEW, GtkWidget)

/* Takes a reference on the chart. */
GtkWidget *uplift_chart_view_new (UpliftChart *chart);
void uplift_chart_view_set_chart (UpliftChartView *view, UpliftChart *chart); /* (nullable) */
UpliftChart *uplift_chart_view_get_chart (UpliftChartView *view); /* (transfer none) (nullable) */

/* Offers in the menu of a mark to open what it stands for. label: "Show details". Once. */
void uplift_chart_view_offer_open (UpliftChartView *view, const char *label);

/* To be called when the chart was given other data: lays out, redraws, lets go of the mark. */
void uplift_chart_view_update (UpliftChartView *view);

/* The actions of the menu ("copy-picture", "save-png", "save-svg", "save-pdf", "copy-numbers"), to
 * be inserted as "chart" where the menu is shown again (transfer none). */
GActionGroup *uplift_chart_view_get_actions (UpliftChartView *view);

G_END_DECLS
