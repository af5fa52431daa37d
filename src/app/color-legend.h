/* What the colours of a chart stand for, as swatches with their names that wrap like words. The
 * swatches have the colours of the charts' palette on this widget's background. CSS name:
 * colorlegend. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_COLOR_LEGEND (uplift_color_legend_get_type ())
G_DECLARE_FINAL_TYPE (UpliftColorLegend, uplift_color_legend, UPLIFT, COLOR_LEGEND, GtkWidget)

/* Without entries, and so without height. */
GtkWidget *uplift_color_legend_new (void);

void uplift_color_legend_clear (UpliftColorLegend *legend);

/* color: an index into the palette. */
void uplift_color_legend_add (UpliftColorLegend *legend, const char *name, guint color);

G_END_DECLS
