#include "app/chart/chart-bubble.h"

#define PADDING 6
#define DISTANCE 6
#define CORNER 6

static graphene_rect_t
find_place (GtkWidget *widget, const cairo_rectangle_t *mark, double width, double height)
{
  double room = gtk_widget_get_width (widget) - width;
  double x = mark->x + (mark->width - width) / 2;
  double y = mark->y + mark->height + DISTANCE;

  x = MAX (0, MIN (x, room));
  if (y + height > gtk_widget_get_height (widget))
    y = MAX (0, mark->y - DISTANCE - height);
  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
}

void
uplift_chart_bubble_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, const char *text,
                              const cairo_rectangle_t *mark)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  GdkRGBA color, background = { 1, 1, 1, 1 };
  graphene_rect_t place;
  GskRoundedRect box;
  int width, height;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (color.red + color.green + color.blue > 1.5f)
    background = (GdkRGBA){ 0, 0, 0, 1 };
  pango_layout_get_pixel_size (layout, &width, &height);
  place = find_place (widget, mark, width + 2 * PADDING, height + 2 * PADDING);

  gsk_rounded_rect_init_from_rect (&box, &place, CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &color, &box.bounds);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (place.origin.x + PADDING, place.origin.y + PADDING));
  gtk_snapshot_append_layout (snapshot, layout, &background);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}
