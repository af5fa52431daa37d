/* A small square in one colour of the charts' palette, for a legend. CSS name: colorswatch. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_COLOR_SWATCH (uplift_color_swatch_get_type ())
G_DECLARE_FINAL_TYPE (UpliftColorSwatch, uplift_color_swatch, UPLIFT, COLOR_SWATCH, GtkWidget)

/* color: an index into the palette. */
GtkWidget *uplift_color_swatch_new (guint color);

G_END_DECLS
