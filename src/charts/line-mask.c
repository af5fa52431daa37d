#include "charts/line-mask.h"

#include "charts/chart-private.h"
#include "charts/paint.h"
#include <math.h>

/* A dot is covered by as much as its middle lies within the stroke, from half a dot outside. */
#define SOFT 0.5

struct _UpliftLineMask
{
  cairo_surface_t *surface; /* (owned) A8 */
  unsigned char *dots;      /* (borrowed from it) */
  int width, height, stride;
  double scale;     /* dots of the picture in a unit of user space */
  double dx, dy;    /* added to scaled places, gives those in the mask */
  double left, top; /* of the mask in the picture, in units of the device */
  double device_scale;
};

/* The device's scale when dots lie along the axes of user space, 0 otherwise. */
static double
find_device_scale (cairo_t *cr, cairo_matrix_t *matrix)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double x_scale, y_scale;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE)
    return 0;
  cairo_get_matrix (cr, matrix);
  cairo_surface_get_device_scale (target, &x_scale, &y_scale);
  if (matrix->xy != 0 || matrix->yx != 0 || matrix->xx <= 0 || matrix->xx != matrix->yy
      || x_scale != y_scale)
    return 0;
  return x_scale;
}

UpliftLineMask *
uplift_line_mask_new (cairo_t *cr, const cairo_rectangle_t *bounds)
{
  g_return_val_if_fail (cr != NULL && bounds != NULL, NULL);

  cairo_matrix_t matrix;
  cairo_rectangle_t clip = uplift_paint_get_clip (cr);
  double device_scale = find_device_scale (cr, &matrix);
  double scale = matrix.xx * device_scale;

  if (device_scale <= 0 || !uplift_rect_meets (&clip, bounds))
    return NULL;

  double dx = matrix.x0 * device_scale, dy = matrix.y0 * device_scale;
  double left = floor (MAX (clip.x, bounds->x) * scale + dx);
  double top = floor (MAX (clip.y, bounds->y) * scale + dy);
  double right = ceil (MIN (clip.x + clip.width, bounds->x + bounds->width) * scale + dx);
  double bottom = ceil (MIN (clip.y + clip.height, bounds->y + bounds->height) * scale + dy);

  if (right <= left || bottom <= top)
    return NULL;

  UpliftLineMask *mask = g_new0 (UpliftLineMask, 1);

  mask->width = (int) (right - left);
  mask->height = (int) (bottom - top);
  mask->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, mask->width, mask->height);
  mask->dots = cairo_image_surface_get_data (mask->surface);
  mask->stride = cairo_image_surface_get_stride (mask->surface);
  mask->scale = scale;
  mask->dx = dx - left;
  mask->dy = dy - top;
  mask->left = left / device_scale;
  mask->top = top / device_scale;
  mask->device_scale = device_scale;
  return mask;
}

void
uplift_line_mask_free (UpliftLineMask *mask)
{
  cairo_surface_destroy (mask->surface);
  g_free (mask);
}

/* A stroke in dots: where it begins, its direction, length and half width. */
typedef struct
{
  double x, y, ux, uy, length, half;
  gboolean flat1, flat2;
} Stroke;

/* How much of a dot is covered whose middle lies so far along the stroke and beside its middle
 * line; 0 or below: nothing. */
static inline double
get_cover (const Stroke *stroke, double along, double across)
{
  double beside = stroke->half + SOFT - fabs (across);
  double before = along + SOFT, after = stroke->length - along + SOFT;
  double beyond;

  if (beside <= 0 || (before >= 1 && after >= 1))
    return beside;
  if (before < 1 && !stroke->flat1)
    before = 1;
  if (after < 1 && !stroke->flat2)
    after = 1;
  beyond = MAX (-along, along - stroke->length);
  if (beyond > 0 && before >= 1 && after >= 1)
    return stroke->half + SOFT - sqrt (across * across + beyond * beyond);
  return MIN (beside, 1) * (MIN (before, 1) + MIN (after, 1) - 1);
}

static void
add_row (UpliftLineMask *mask, const Stroke *stroke, int row, double left, double right)
{
  unsigned char *dots = mask->dots + (gsize) row * (gsize) mask->stride;
  int from = (int) MAX (floor (left), 0), to = (int) MIN (ceil (right), mask->width);
  double dx = from + 0.5 - stroke->x, dy = row + 0.5 - stroke->y;
  double along = dx * stroke->ux + dy * stroke->uy;
  double across = dy * stroke->ux - dx * stroke->uy;

  for (int i = from; i < to; i++, along += stroke->ux, across -= stroke->uy)
    {
      double cover = get_cover (stroke, along, across);

      if (cover > 0)
        {
          unsigned char dot = cover >= 1 ? 255 : (unsigned char) (cover * 255 + 0.5);

          dots[i] = MAX (dots[i], dot);
        }
    }
}

void
uplift_line_mask_add (UpliftLineMask *mask, const UpliftLineStroke *stroke)
{
  g_return_if_fail (mask != NULL && stroke != NULL);

  double x1 = stroke->x1 * mask->scale + mask->dx, y1 = stroke->y1 * mask->scale + mask->dy;
  double x2 = stroke->x2 * mask->scale + mask->dx, y2 = stroke->y2 * mask->scale + mask->dy;
  double length = hypot (x2 - x1, y2 - y1);
  Stroke dots = {
    .x = x1,
    .y = y1,
    .ux = length > 0 ? (x2 - x1) / length : 1,
    .uy = length > 0 ? (y2 - y1) / length : 0,
    .length = length,
    .half = stroke->width * mask->scale / 2,
    .flat1 = stroke->flat1,
    .flat2 = stroke->flat2,
  };
  double reach = dots.half + SOFT;
  double left = MIN (x1, x2) - reach, right = MAX (x1, x2) + reach;
  int first = (int) MAX (floor (MIN (y1, y2) - reach), 0);
  int end = (int) MIN (ceil (MAX (y1, y2) + reach), mask->height);
  /* How far the stroke reaches to both sides of its middle line in a row. */
  double beside = fabs (dots.uy) > 0 ? reach / fabs (dots.uy) + 1 : right - left;

  if (right < 0 || left > mask->width)
    return;
  for (int row = first; row < end; row++)
    {
      double middle = fabs (dots.uy) > 0 ? x1 + (row + 0.5 - y1) * dots.ux / dots.uy : x1;

      add_row (mask, &dots, row, MAX (left, middle - beside), MIN (right, middle + beside));
    }
}

void
uplift_line_mask_paint (UpliftLineMask *mask, cairo_t *cr)
{
  g_return_if_fail (mask != NULL && cr != NULL);

  cairo_surface_mark_dirty (mask->surface);
  cairo_surface_set_device_scale (mask->surface, mask->device_scale, mask->device_scale);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_mask_surface (cr, mask->surface, mask->left, mask->top);
  cairo_restore (cr);
}
