#include "app/widgets/scroll-into-view.h"

void
uplift_scroll_area_into_view (GtkWidget *widget, const graphene_rect_t *area)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (area != NULL);

  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_point_t origin;

  if (viewport == NULL)
    return;

  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (!gtk_widget_compute_point (widget, content, &area->origin, &origin))
    return;

  /* The content's own margin begins above it. */
  double top = (double) origin.y + gtk_widget_get_margin_top (content);
  double bottom = top + (double) area->size.height;

  gtk_adjustment_set_value (adjustment, MIN (MAX (value, bottom - page), top));
}

/* The first call comes before the layout of its frame, the second after it. */
static gboolean
uplift_scroll_into_view_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_calls)
{
  graphene_rect_t bounds;

  if (++*(guint *) n_calls < 2)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_compute_bounds (widget, widget, &bounds))
    uplift_scroll_area_into_view (widget, &bounds);
  return G_SOURCE_REMOVE;
}

void
uplift_scroll_into_view (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, uplift_scroll_into_view_tick_cb, g_new0 (guint, 1), g_free);
}
