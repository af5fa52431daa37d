#include "charts/polyline.h"

#include "charts/chart-private.h"
#include "charts/line-mask.h"
#include "charts/paint.h"
#include <math.h>

/* Where a line stands in its dashes. */
typedef struct
{
  UpliftLineMask *mask;
  UpliftLineStyle style;
  int dash;      /* the current one, a gap when it is odd */
  double left;   /* how much of it is still to come */
  gboolean flat; /* a dash begins here */
} Walk;

/* TRUE: the dash or gap ends here. */
static gboolean
pass (Walk *walk, double step)
{
  walk->left -= step;
  if (walk->left > 0)
    return FALSE;
  walk->dash = (walk->dash + 1) % walk->style.n_dashes;
  walk->left = walk->style.dashes[walk->dash];
  return TRUE;
}

static void
begin_walk (Walk *walk, double distance)
{
  const UpliftLineStyle *style = &walk->style;
  double period = 0;

  walk->left = G_MAXDOUBLE;
  if (style->n_dashes == 0)
    return;
  for (int i = 0; i < style->n_dashes; i++)
    period += style->dashes[i];
  walk->flat = TRUE;
  walk->left = style->dashes[0];
  for (double rest = fmod (distance, period); rest > 0;)
    {
      double step = MIN (rest, walk->left);

      rest -= step;
      pass (walk, step);
    }
}

/* Draws the dashes from one point to the next; is_last: the line ends there. */
static void
walk_to (Walk *walk, UpliftPolylinePoint from, UpliftPolylinePoint to, gboolean is_last)
{
  double length = hypot (to.x - from.x, to.y - from.y);

  for (double done = 0; done < length;)
    {
      double step = MIN (walk->left, length - done);
      double a = done / length, b = (done + step) / length;
      gboolean is_dash = walk->dash % 2 == 0, begins = walk->flat;

      done += step;
      walk->flat = pass (walk, step);
      if (is_dash)
        uplift_line_mask_add (walk->mask,
                              &(UpliftLineStroke){
                                  .x1 = from.x + (to.x - from.x) * a,
                                  .y1 = from.y + (to.y - from.y) * a,
                                  .x2 = from.x + (to.x - from.x) * b,
                                  .y2 = from.y + (to.y - from.y) * b,
                                  .width = walk->style.width,
                                  .flat1 = begins,
                                  .flat2 = walk->flat || (is_last && walk->style.n_dashes > 0),
                              });
    }
}

static cairo_rectangle_t
find_bounds (const UpliftPolylinePoint *points, guint n)
{
  cairo_rectangle_t bounds = { points[0].x, points[0].y, 0, 0 };

  for (guint i = 1; i < n; i++)
    bounds = uplift_rect_unite (bounds, (cairo_rectangle_t){ points[i].x, points[i].y, 0, 0 });
  return bounds;
}

static void
draw_path (cairo_t *cr, const UpliftPolylinePoint *points, guint n)
{
  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_stroke (cr);
}

void
uplift_polyline_draw (cairo_t *cr, guint color, const UpliftPolylinePoint *points, guint n,
                      double distance)
{
  g_return_if_fail (cr != NULL);
  g_return_if_fail (points != NULL || n == 0);

  if (n < 2)
    return;
  uplift_paint_set_line_style (cr, color, distance);

  Walk walk = { .style = uplift_paint_get_line_style (color) };
  cairo_rectangle_t bounds = uplift_rect_grow (find_bounds (points, n), walk.style.width);
  g_autoptr (UpliftLineMask) mask = uplift_line_mask_new (cr, &bounds);

  if (mask == NULL)
    {
      draw_path (cr, points, n);
      return;
    }
  walk.mask = mask;
  begin_walk (&walk, distance);
  for (guint i = 1; i < n; i++)
    walk_to (&walk, points[i - 1], points[i], i + 1 == n);
  uplift_line_mask_paint (mask, cr);
}

double
uplift_polyline_get_length (const UpliftPolylinePoint *points, guint n)
{
  double length = 0;

  g_return_val_if_fail (points != NULL || n == 0, 0);

  for (guint i = 1; i < n; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return length;
}
