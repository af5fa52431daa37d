#include "charts/glyph-metrics.h"

/* As pango hands them to cairo. */
static void
measure (cairo_t *cr, const PangoGlyphItem *run)
{
  const PangoGlyphString *string = run->glyphs;
  cairo_scaled_font_t *font
      = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font));
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, (gsize) string->num_glyphs);
  cairo_text_extents_t extents;
  int n = 0;

  for (int i = 0; i < string->num_glyphs; i++)
    if ((string->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0
        && string->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
      glyphs[n++] = (cairo_glyph_t){ .index = string->glyphs[i].glyph };
  cairo_save (cr);
  cairo_set_scaled_font (cr, font);
  cairo_glyph_extents (cr, glyphs, n, &extents);
  cairo_restore (cr);
}

void
uplift_glyph_metrics_prepare (cairo_t *cr, PangoLayout *layout)
{
  g_return_if_fail (cr != NULL && PANGO_IS_LAYOUT (layout));

  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      const PangoGlyphItem *run = pango_layout_iter_get_run_readonly (iter);

      if (run != NULL)
        measure (cr, run);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}
