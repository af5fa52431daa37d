/* What a chart view shows, drawn once and kept: in tiles, so that a frame in which a part of it
 * looks different draws and paints only the tiles there. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _UpliftChartPicture UpliftChartPicture;

/* Draws the view's content, all or what is within the clip. */
typedef void (*UpliftChartPictureDraw) (cairo_t *cr, gpointer data);

/* width, height: above 0, in application pixels; scale: of the display. */
UpliftChartPicture *uplift_chart_picture_new (int width, int height, int scale,
                                              UpliftChartPictureDraw draw, gpointer data);
void uplift_chart_picture_free (UpliftChartPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftChartPicture, uplift_chart_picture_free)

/* Whether it is as large and as fine as this. */
gboolean uplift_chart_picture_fits (const UpliftChartPicture *picture, int width, int height,
                                    int scale);

/* Appends the picture as it is. */
void uplift_chart_picture_snapshot (UpliftChartPicture *picture, GtkSnapshot *snapshot);

/* Appends the picture, and within the area what is drawn instead; the picture itself stays as it
 * is. */
void uplift_chart_picture_snapshot_with (UpliftChartPicture *picture, GtkSnapshot *snapshot,
                                         const cairo_rectangle_t *area, UpliftChartPictureDraw draw,
                                         gpointer data);

G_END_DECLS
