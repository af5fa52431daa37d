#include "app/chart/chart-picture.h"

#include <math.h>

/* Large enough that a chart has few of them, small enough that the one under the pointer is a small
 * part of it. */
#define TILE_SIZE 200

struct _UpliftChartPicture
{
  int width, height;
  int scale;                /* dots in a pixel */
  cairo_surface_t *surface; /* (owned) */
  GPtrArray *tiles;         /* (owned) of GskRenderNode, row by row */
};

/* What is drawn within a rectangle of the picture (transfer full). */
static cairo_surface_t *
draw_part (const cairo_rectangle_int_t *place, int scale, UpliftChartPictureDraw draw,
           gpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, place->width * scale,
                                                         place->height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -place->x, -place->y);
  draw (cr, data);
  cairo_destroy (cr);
  return surface;
}

static int
count_tiles (int size)
{
  return (size + TILE_SIZE - 1) / TILE_SIZE;
}

static cairo_rectangle_int_t
get_tile_place (const UpliftChartPicture *self, int tile)
{
  int columns = count_tiles (self->width);
  int x = tile % columns * TILE_SIZE, y = tile / columns * TILE_SIZE;

  return (cairo_rectangle_int_t){ x, y, MIN (TILE_SIZE, self->width - x),
                                  MIN (TILE_SIZE, self->height - y) };
}

static void
paint (cairo_t *cr, cairo_surface_t *surface, int x, int y)
{
  cairo_set_source_surface (cr, surface, x, y);
  cairo_paint (cr);
}

/* Without the changed part, where another surface is painted; changed: (nullable). Not as a
 * texture: GTK 4.8 converts these dot by dot when it paints with cairo. */
static GskRenderNode *
make_tile (UpliftChartPicture *self, int tile, const cairo_rectangle_int_t *changed,
           cairo_surface_t *instead)
{
  cairo_rectangle_int_t place = get_tile_place (self, tile);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (
      (float) place.x, (float) place.y, (float) place.width, (float) place.height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  if (changed != NULL)
    {
      cairo_save (cr);
      gdk_cairo_rectangle (cr, changed);
      cairo_clip (cr);
      paint (cr, instead, changed->x, changed->y);
      cairo_restore (cr);
      gdk_cairo_rectangle (cr, &place);
      gdk_cairo_rectangle (cr, changed);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_clip (cr);
    }
  paint (cr, self->surface, 0, 0);
  cairo_destroy (cr);
  return node;
}

static void
unref_node_cb (gpointer node)
{
  gsk_render_node_unref (node);
}

UpliftChartPicture *
uplift_chart_picture_new (int width, int height, int scale, UpliftChartPictureDraw draw,
                          gpointer data)
{
  g_return_val_if_fail (width > 0 && height > 0 && scale > 0, NULL);
  g_return_val_if_fail (draw != NULL, NULL);

  UpliftChartPicture *self = g_new0 (UpliftChartPicture, 1);

  self->width = width;
  self->height = height;
  self->scale = scale;
  self->surface = draw_part (&(cairo_rectangle_int_t){ 0, 0, width, height }, scale, draw, data);
  self->tiles = g_ptr_array_new_with_free_func (unref_node_cb);
  for (int i = 0; i < count_tiles (width) * count_tiles (height); i++)
    g_ptr_array_add (self->tiles, make_tile (self, i, NULL, NULL));
  return self;
}

void
uplift_chart_picture_free (UpliftChartPicture *self)
{
  g_ptr_array_unref (self->tiles);
  cairo_surface_destroy (self->surface);
  g_free (self);
}

gboolean
uplift_chart_picture_fits (const UpliftChartPicture *self, int width, int height, int scale)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->width == width && self->height == height && self->scale == scale;
}

void
uplift_chart_picture_snapshot (UpliftChartPicture *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (self != NULL && GTK_IS_SNAPSHOT (snapshot));

  for (guint i = 0; i < self->tiles->len; i++)
    gtk_snapshot_append_node (snapshot, self->tiles->pdata[i]);
}

/* To whole pixels. */
static cairo_rectangle_int_t
round_area (const UpliftChartPicture *self, const cairo_rectangle_t *area)
{
  int left = (int) CLAMP (floor (area->x), 0, self->width);
  int top = (int) CLAMP (floor (area->y), 0, self->height);
  int right = (int) CLAMP (ceil (area->x + area->width), left, self->width);
  int bottom = (int) CLAMP (ceil (area->y + area->height), top, self->height);

  return (cairo_rectangle_int_t){ left, top, right - left, bottom - top };
}

void
uplift_chart_picture_snapshot_with (UpliftChartPicture *self, GtkSnapshot *snapshot,
                                    const cairo_rectangle_t *area, UpliftChartPictureDraw draw,
                                    gpointer data)
{
  g_return_if_fail (self != NULL && GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (area != NULL && draw != NULL);

  cairo_rectangle_int_t changed = round_area (self, area);
  cairo_surface_t *instead = draw_part (&changed, self->scale, draw, data);

  for (guint i = 0; i < self->tiles->len; i++)
    {
      cairo_rectangle_int_t place = get_tile_place (self, (int) i), common;
      GskRenderNode *tile;

      if (gdk_rectangle_intersect (&place, &changed, &common))
        tile = make_tile (self, (int) i, &changed, instead);
      else
        tile = gsk_render_node_ref (self->tiles->pdata[i]);
      gtk_snapshot_append_node (snapshot, tile);
      gsk_render_node_unref (tile);
    }
  cairo_surface_destroy (instead);
}
