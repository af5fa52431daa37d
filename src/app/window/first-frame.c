#include "app/window/first-frame.h"
#include "charts/glyph-metrics.h"

static void
prepare_texts (GtkWidget *widget, cairo_t *cr)
{
  if (GTK_IS_LABEL (widget))
    uplift_glyph_metrics_prepare (cr, gtk_label_get_layout (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      prepare_texts (child, cr);
}

/* The icon is an SVG: to load what reads it takes as long as to draw a fourth of the frame. */
static gboolean
set_icon_cb (gpointer window)
{
  gtk_window_set_default_icon_name (UPLIFT_APP_ID);
  gtk_window_set_icon_name (window, UPLIFT_APP_ID);
  return G_SOURCE_REMOVE;
}

void
uplift_first_frame_begin (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  prepare_texts (GTK_WIDGET (window), cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_idle_add_full (G_PRIORITY_LOW, set_icon_cb, g_object_ref (window), g_object_unref);
}
