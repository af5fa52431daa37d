#include "charts/label.h"

#include "charts/paint.h"
#include <pango/pangocairo.h>

#define SMALL_SCALE 0.9
#define TITLE_SCALE 1.15
#define PLATE_MARGIN 2

static PangoAttrList *
make_attributes (UpliftTextSize size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (size == UPLIFT_TEXT_SMALL)
    pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
  if (size == UPLIFT_TEXT_TITLE)
    {
      pango_attr_list_insert (attributes, pango_attr_scale_new (TITLE_SCALE));
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
    }
  return attributes;
}

static void
measure (UpliftLabel *label)
{
  PangoRectangle extents;

  pango_layout_get_extents (label->layout, NULL, &extents);
  label->offset = pango_units_to_double (extents.x);
  label->rect.width = pango_units_to_double (extents.width);
  label->rect.height = pango_units_to_double (extents.height);
}

UpliftLabel
uplift_label_make (PangoContext *context, const char *text, UpliftTextSize size, double max_width)
{
  UpliftLabel label = { NULL };

  g_return_val_if_fail (PANGO_IS_CONTEXT (context) && text != NULL, label);

  g_autoptr (PangoAttrList) attributes = make_attributes (size);

  label.layout = pango_layout_new (context);
  pango_layout_set_attributes (label.layout, attributes);
  pango_layout_set_single_paragraph_mode (label.layout, TRUE);
  pango_layout_set_text (label.layout, text, -1);
  measure (&label);
  if (max_width >= 0 && label.rect.width > max_width)
    {
      pango_layout_set_ellipsize (label.layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (label.layout, pango_units_from_double (max_width));
      measure (&label);
    }
  return label;
}

void
uplift_label_clear (UpliftLabel *label)
{
  g_return_if_fail (label != NULL);

  g_clear_object (&label->layout);
}

static void
clear_label_cb (gpointer label)
{
  uplift_label_clear (label);
}

GArray *
uplift_label_array_new (void)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (UpliftLabel));

  g_array_set_clear_func (labels, clear_label_cb);
  return labels;
}

void
uplift_label_draw (const UpliftLabel *label, cairo_t *cr)
{
  g_return_if_fail (label != NULL && cr != NULL);

  if (label->plate.alpha > 0)
    {
      uplift_paint_set_color (cr, label->plate);
      cairo_rectangle (cr, label->rect.x - PLATE_MARGIN, label->rect.y,
                       label->rect.width + 2 * PLATE_MARGIN, label->rect.height);
      cairo_fill (cr);
    }
  uplift_paint_set_color (cr, label->color);
  cairo_move_to (cr, label->rect.x - label->offset, label->rect.y);
  pango_cairo_show_layout (cr, label->layout);
}
