#include "app/scroll-into-view.h"

static void
scroll_to (GtkWidget *widget, GtkWidget *viewport)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, content, &bounds))
    return;

  double top = (double) bounds.origin.y;
  double bottom = top + (double) bounds.size.height;

  /* The content's own margin begins above it. */
  top += gtk_widget_get_margin_top (content);
  bottom += gtk_widget_get_margin_top (content);
  gtk_adjustment_set_value (adjustment, MIN (MAX (value, bottom - page), top));
}

/* The first call comes before the layout of its frame, the second after it. */
static gboolean
uplift_scroll_into_view_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_calls)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  if (++*(guint *) n_calls < 2)
    return G_SOURCE_CONTINUE;
  if (viewport != NULL)
    scroll_to (widget, viewport);
  return G_SOURCE_REMOVE;
}

void
uplift_scroll_into_view (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, uplift_scroll_into_view_tick_cb, g_new0 (guint, 1), g_free);
}
