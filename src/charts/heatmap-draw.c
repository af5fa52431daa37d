/* How a heat map is drawn: cells, legend, texts. */
#include "charts/heatmap-private.h"

#include "charts/paint.h"
#include <math.h>

#define RING 2

static void
draw_cell (UpliftHeatmap *self, cairo_t *cr, const UpliftMark *mark, gboolean highlighted)
{
  const UpliftTheme *theme = &uplift_chart_get_state (UPLIFT_CHART (self))->theme;
  const UpliftHeatmapCell *cell = uplift_heatmap_get_cell (self, mark->datum);
  const cairo_rectangle_t *rect = &mark->rect;

  uplift_paint_set_color (cr, uplift_heatmap_get_cell_color (self, cell));
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill_preserve (cr);
  if (isnan (cell->value))
    uplift_paint_hatch (cr, theme->grid);
  cairo_new_path (cr);
  if (highlighted)
    {
      uplift_paint_set_color (cr, theme->text);
      cairo_set_line_width (cr, RING);
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      cairo_stroke (cr);
    }
}

void
uplift_heatmap_draw (UpliftChart *chart, cairo_t *cr, int highlighted)
{
  UpliftHeatmap *self = UPLIFT_HEATMAP (chart);
  GArray *marks = uplift_chart_get_state (chart)->marks;
  cairo_rectangle_t clip = uplift_paint_get_clip (cr);

  for (guint i = 0; i < marks->len; i++)
    if (uplift_rect_meets (&clip, &g_array_index (marks, UpliftMark, i).rect))
      draw_cell (self, cr, &g_array_index (marks, UpliftMark, i), FALSE);
  if (highlighted >= 0)
    draw_cell (self, cr, &g_array_index (marks, UpliftMark, highlighted), TRUE);
  uplift_legend_draw (&self->legend, cr);
  uplift_chart_draw_labels (chart, cr);
}
