/* The text beside a mark that the keyboard reached, where a tooltip would be. */
#pragma once

#include <cairo.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws it below the mark, or above it where there is more room, within the widget. */
void uplift_chart_bubble_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, const char *text,
                                   const cairo_rectangle_t *mark);

G_END_DECLS
