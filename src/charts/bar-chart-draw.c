/* How a bar chart is drawn: grid, bars, the line at zero, the reference line, texts. */
#include "charts/bar-chart-private.h"

#include "charts/paint.h"
#include <math.h>

static void
draw_grid (UpliftBarChart *self, cairo_t *cr)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const UpliftTheme *theme = &uplift_chart_get_state (chart)->theme;
  double bottom = self->plot.y + self->plot.height;

  uplift_paint_set_color (cr, theme->grid);
  for (guint i = 0; i < self->ticks.n; i++)
    {
      double value = uplift_ticks_get_value (&self->ticks, i);
      double x = uplift_chart_mirror_x (chart, uplift_bar_chart_map_value (self, value));

      uplift_paint_hairline (cr, x, self->plot.y, x, bottom);
    }
}

static void
draw_bar (UpliftBarChart *self, cairo_t *cr, const UpliftMark *mark, gboolean highlighted)
{
  const UpliftTheme *theme = &uplift_chart_get_state (UPLIFT_CHART (self))->theme;
  const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, mark->datum);

  if (highlighted)
    {
      UpliftColor tint = theme->text;

      tint.alpha = 0.08;
      uplift_paint_set_color (cr, tint);
      cairo_rectangle (cr, mark->hit.x, mark->hit.y, mark->hit.width, mark->hit.height);
      cairo_fill (cr);
    }
  if (mark->rect.width <= 0 || mark->rect.height <= 0)
    return;

  uplift_paint_set_color (cr, uplift_bar_chart_get_item_color (self, item));
  uplift_paint_bar_path (cr, &mark->rect, (item->value >= 0) != theme->rtl);
  cairo_fill_preserve (cr);
  if (item->bad)
    {
      UpliftColor hatch = theme->background;

      hatch.alpha = 0.5;
      uplift_paint_hatch (cr, hatch);
    }
  cairo_new_path (cr);
}

/* Between the texts, so that it crosses none. */
static void
draw_reference (UpliftBarChart *self, cairo_t *cr)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  const double dashes[] = { 4, 3 };
  const double period = dashes[0] + dashes[1];
  double left, top, right, bottom;

  if (isnan (self->reference))
    return;

  double x
      = floor (uplift_chart_mirror_x (chart, uplift_bar_chart_map_value (self, self->reference)))
        + 0.5;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, state->width, state->height);
  for (guint i = 0; i < state->labels->len; i++)
    {
      const cairo_rectangle_t *rect = &g_array_index (state->labels, UpliftLabel, i).rect;

      if (x >= rect->x - 2 && x <= rect->x + rect->width + 2)
        cairo_rectangle (cr, rect->x - 2, rect->y, rect->width + 4, rect->height);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  /* Dashes of a long chart are many: only those that are seen, in step with the others. */
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  top = self->plot.y + floor (MAX (top - self->plot.y, 0) / period) * period;
  bottom = MIN (bottom, self->plot.y + self->plot.height);
  cairo_move_to (cr, x, top);
  cairo_line_to (cr, x, MAX (bottom, top));
  /* The light seam keeps it visible on bars. */
  uplift_paint_set_color (cr, state->theme.background);
  cairo_set_line_width (cr, 3);
  cairo_stroke_preserve (cr);
  uplift_paint_set_color (cr, state->theme.reference);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Only what is in the clip, which for a chart of thousands of bars is a small part. */
static void
draw_bars (UpliftBarChart *self, cairo_t *cr, int highlighted, double top, double bottom)
{
  GArray *marks = uplift_chart_get_state (UPLIFT_CHART (self))->marks;

  for (guint i = uplift_bar_chart_find_row (self, top); i < marks->len; i++)
    {
      const UpliftMark *mark = &g_array_index (marks, UpliftMark, i);

      if (mark->hit.y > bottom)
        return;
      draw_bar (self, cr, mark, (int) i == highlighted);
    }
}

void
uplift_bar_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  UpliftChartState *state = uplift_chart_get_state (chart);
  double zero = uplift_chart_mirror_x (chart, uplift_bar_chart_map_value (self, 0));
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  uplift_bar_chart_ensure_labels (self, top, bottom);
  draw_grid (self, cr);
  draw_bars (self, cr, highlighted, top, bottom);
  uplift_paint_set_color (cr, state->theme.dim_text);
  uplift_paint_hairline (cr, zero, self->plot.y, zero, self->plot.y + self->plot.height);
  draw_reference (self, cr);
  uplift_legend_draw (&self->legend, cr);
  uplift_chart_draw_labels (chart, cr);
}
