/* A chart in a card: its title, room for a control, a menu button, and a sentence in place of the
 * chart when there is nothing to draw. CSS class: card. */
#pragma once

#include "app/chart/chart-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_CHART_CARD (uplift_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (UpliftChartCard, uplift_chart_card, UPLIFT, CHART_CARD, GtkWidget)

GtkWidget *uplift_chart_card_new (void);

/* The view in it, to be given a chart and listened to (transfer none). */
UpliftChartView *uplift_chart_card_get_view (UpliftChartCard *card);

/* A control at the end of the title, which the card takes over. */
void uplift_chart_card_set_control (UpliftChartCard *card, GtkWidget *control);

/* A chart that reads best at more than this height scrolls within the card, its legend and axis
 * staying. To be called once, before the card is shown. */
void uplift_chart_card_set_max_height (UpliftChartCard *card, int height);

/* To be called when the chart was given other data. hint: what to say when it is empty; can_clear:
 * offer a button that clears the filters then. */
void uplift_chart_card_update (UpliftChartCard *card, const char *hint, gboolean can_clear);

G_END_DECLS
