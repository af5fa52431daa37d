#include "app/export/pdf-page.h"

#include "charts/image-export.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#define A4_WIDTH_PT 595.276
#define A4_HEIGHT_PT 841.89
#define PT_PER_PX 0.75

static void
begin_page (UpliftPdfPage *page)
{
  page->number++;
  page->y = 0.0;
  cairo_set_source_rgb (page->cr, 0.13, 0.13, 0.13);
}

UpliftPdfPage *
uplift_pdf_page_new (cairo_write_func_t write, gpointer user_data, const char *foot)
{
  g_return_val_if_fail (write != NULL && foot != NULL, NULL);

  UpliftPdfPage *page = g_new0 (UpliftPdfPage, 1);
  page->surface = cairo_pdf_surface_create_for_stream (write, user_data, A4_WIDTH_PT, A4_HEIGHT_PT);
  page->cr = cairo_create (page->surface);
  cairo_scale (page->cr, PT_PER_PX, PT_PER_PX);
  cairo_translate (page->cr, UPLIFT_PDF_MARGIN, UPLIFT_PDF_MARGIN);
  page->context = uplift_image_export_create_context (NULL);
  page->foot = g_strdup (foot);
  page->width = A4_WIDTH_PT / PT_PER_PX - 2.0 * UPLIFT_PDF_MARGIN;
  page->height = A4_HEIGHT_PT / PT_PER_PX - 2.0 * UPLIFT_PDF_MARGIN;
  begin_page (page);
  return page;
}

static PangoLayout *
make_layout (UpliftPdfPage *page, UpliftPdfStyle style, const char *text)
{
  static const struct
  {
    double points;
    PangoWeight weight;
  } fonts[] = {
    [UPLIFT_PDF_TITLE] = { 20.0, PANGO_WEIGHT_BOLD },
    [UPLIFT_PDF_HEADING] = { 12.5, PANGO_WEIGHT_BOLD },
    [UPLIFT_PDF_BODY] = { 9.5, PANGO_WEIGHT_NORMAL },
    [UPLIFT_PDF_CELL] = { 8.5, PANGO_WEIGHT_NORMAL },
    [UPLIFT_PDF_SMALL] = { 8.0, PANGO_WEIGHT_NORMAL },
    [UPLIFT_PDF_FIGURE] = { 17.0, PANGO_WEIGHT_BOLD },
  };
  PangoLayout *layout = pango_layout_new (page->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoFontDescription *font
      = pango_font_description_copy (pango_context_get_font_description (page->context));

  pango_font_description_set_size (font, (int) (fonts[style].points * PANGO_SCALE));
  pango_font_description_set_weight (font, fonts[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
set_ink (UpliftPdfPage *page, UpliftPdfStyle style)
{
  double gray = style == UPLIFT_PDF_SMALL ? 0.36 : 0.13;

  cairo_set_source_rgb (page->cr, gray, gray, gray);
}

double
uplift_pdf_page_draw_cell (UpliftPdfPage *page, UpliftPdfStyle style, const char *text,
                           const cairo_rectangle_t *cell, gboolean right)
{
  g_return_val_if_fail (page != NULL && text != NULL && cell != NULL, 0.0);

  g_autoptr (PangoLayout) layout = make_layout (page, style, text);
  int height;
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, (int) (cell->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  set_ink (page, style);
  cairo_move_to (page->cr, cell->x, cell->y);
  pango_cairo_show_layout (page->cr, layout);
  return height;
}

static void
end_page (UpliftPdfPage *page)
{
  g_autofree char *number = g_strdup_printf (_ ("Page %u"), page->number);
  cairo_rectangle_t foot = { 0.0, page->height + 14.0, page->width, 0.0 };

  uplift_pdf_page_draw_cell (page, UPLIFT_PDF_SMALL, number, &foot, TRUE);
  foot.width -= 80.0;
  uplift_pdf_page_draw_cell (page, UPLIFT_PDF_SMALL, page->foot, &foot, FALSE);
  cairo_show_page (page->cr);
}

gboolean
uplift_pdf_page_finish (UpliftPdfPage *page)
{
  g_return_val_if_fail (page != NULL, FALSE);

  end_page (page);
  cairo_surface_finish (page->surface);
  return cairo_surface_status (page->surface) == CAIRO_STATUS_SUCCESS;
}

void
uplift_pdf_page_free (UpliftPdfPage *page)
{
  if (page == NULL)
    return;
  cairo_destroy (page->cr);
  cairo_surface_destroy (page->surface);
  g_object_unref (page->context);
  g_free (page->foot);
  g_free (page);
}

gboolean
uplift_pdf_page_need (UpliftPdfPage *page, double height)
{
  g_return_val_if_fail (page != NULL, FALSE);

  if (page->y + height <= page->height)
    return FALSE;
  end_page (page);
  begin_page (page);
  return TRUE;
}

void
uplift_pdf_page_add_text (UpliftPdfPage *page, UpliftPdfStyle style, const char *text)
{
  g_return_if_fail (page != NULL && text != NULL);

  g_autoptr (PangoLayout) layout = make_layout (page, style, text);
  int height;
  pango_layout_set_width (layout, (int) (page->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  uplift_pdf_page_need (page, height);
  set_ink (page, style);
  cairo_move_to (page->cr, 0.0, page->y);
  pango_cairo_show_layout (page->cr, layout);
  page->y += height + (style == UPLIFT_PDF_TITLE || style == UPLIFT_PDF_HEADING ? 6.0 : 3.0);
}

void
uplift_pdf_page_draw_rule (UpliftPdfPage *page, double y)
{
  g_return_if_fail (page != NULL);

  cairo_set_source_rgb (page->cr, 0.8, 0.8, 0.8);
  cairo_set_line_width (page->cr, 1.0);
  cairo_move_to (page->cr, 0.0, y);
  cairo_line_to (page->cr, page->width, y);
  cairo_stroke (page->cr);
}
