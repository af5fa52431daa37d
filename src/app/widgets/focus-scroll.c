#include "app/widgets/focus-scroll.h"

#include "app/widgets/scroll-into-view.h"

static void
focus_changed_cb (GtkRoot *root, GParamSpec *property, GtkWidget *viewport)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, viewport)
      || gtk_widget_get_native (focus) != gtk_widget_get_native (viewport))
    return;
  if (gtk_widget_compute_bounds (focus, focus, &bounds))
    uplift_scroll_area_into_view (focus, &bounds);
}

/* What had the focus before there was anything to scroll. */
static void
map_cb (GtkWidget *viewport)
{
  GtkRoot *root = gtk_widget_get_root (viewport);
  GtkWidget *focus = gtk_root_get_focus (root);

  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), viewport,
                           0);
  if (focus != NULL && gtk_widget_is_ancestor (focus, viewport))
    uplift_scroll_into_view (focus);
}

static void
unmap_cb (GtkWidget *viewport)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (viewport), focus_changed_cb, viewport);
}

void
uplift_focus_scroll_install (GtkViewport *viewport)
{
  g_return_if_fail (GTK_IS_VIEWPORT (viewport));
  g_return_if_fail (!gtk_viewport_get_scroll_to_focus (viewport));

  g_signal_connect (viewport, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (viewport, "unmap", G_CALLBACK (unmap_cb), NULL);
}
