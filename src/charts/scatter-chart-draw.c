/* How a scatter chart is drawn: grid, line, points, texts.
 *
 * Points are glyphs of a font made for the drawing: a font is what cairo draws fastest many times
 * over (50 000 points in some milliseconds), sharp at every resolution, and small in vector files.
 */
#include "charts/scatter-chart-private.h"

#include "charts/paint.h"
#include <math.h>

#define HOVER_SCALE 1.6
#define SEAM 1

enum
{
  GLYPH_POINT,
  GLYPH_BAD,
  GLYPH_HOLLOW
};

static cairo_status_t
render_glyph_cb (cairo_scaled_font_t *font, unsigned long glyph, cairo_t *cr,
                 cairo_text_extents_t *extents)
{
  if (glyph == GLYPH_HOLLOW)
    uplift_paint_ring_path (cr, 0, 0, 1);
  else
    uplift_paint_marker_path (cr, glyph == GLYPH_BAD ? UPLIFT_MARKER_BAD : UPLIFT_MARKER_CIRCLE, 0,
                              0, 1);
  cairo_fill (cr);
  return CAIRO_STATUS_SUCCESS;
}

/* Its glyphs have the radius 1. */
static void
set_point_font (cairo_t *cr)
{
  cairo_font_face_t *face = cairo_user_font_face_create ();

  cairo_user_font_face_set_render_glyph_func (face, render_glyph_cb);
  cairo_set_font_face (cr, face);
  cairo_font_face_destroy (face);
}

static void
draw_grid (UpliftScatterChart *self, cairo_t *cr)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const UpliftTheme *theme = &uplift_chart_get_state (chart)->theme;
  cairo_rectangle_t plot = uplift_chart_mirror_rect (chart, self->plot);

  for (guint i = 0; i < self->y_ticks.n; i++)
    {
      double value = uplift_ticks_get_value (&self->y_ticks, i);
      double y = uplift_linear_scale_map (&self->y, value);

      uplift_paint_set_color (cr, value == 0 ? theme->dim_text : theme->grid);
      uplift_paint_hairline (cr, plot.x, y, plot.x + plot.width, y);
    }
  for (guint i = 0; i < self->x_ticks.n; i++)
    {
      double value = uplift_ticks_get_value (&self->x_ticks, i);
      double x = uplift_chart_mirror_x (chart, uplift_linear_scale_map (&self->x, value));

      uplift_paint_set_color (cr, value == 0 ? theme->dim_text : theme->grid);
      uplift_paint_hairline (cr, x, plot.y, x, plot.y + plot.height);
    }
}

/* From the origin to where it leaves the plot; before the points, which it must not hide. */
static void
draw_line (UpliftScatterChart *self, cairo_t *cr)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const double dashes[] = { 4, 3 };

  if (isnan (self->slope))
    return;

  double end = self->x.max;
  double limit = self->slope >= 0 ? self->y.max : self->y.min;

  if (fabs (self->slope * end) > fabs (limit))
    end = limit / self->slope;
  cairo_move_to (cr, uplift_chart_mirror_x (chart, uplift_linear_scale_map (&self->x, 0)),
                 uplift_linear_scale_map (&self->y, 0));
  cairo_line_to (cr, uplift_chart_mirror_x (chart, uplift_linear_scale_map (&self->x, end)),
                 uplift_linear_scale_map (&self->y, self->slope * end));
  uplift_paint_set_color (cr, uplift_chart_get_state (chart)->theme.reference);
  cairo_set_line_width (cr, 1.5);
  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* marks: all, for they are many, and looking each up would take longer than drawing it. */
static cairo_glyph_t
make_glyph (const UpliftMark *marks, const UpliftScatterChartTurn *turn)
{
  const cairo_rectangle_t *rect = &marks[turn->mark].rect;

  return (cairo_glyph_t){
    .index = uplift_scatter_chart_is_key_bad (turn->key)      ? GLYPH_BAD
             : uplift_scatter_chart_is_key_hollow (turn->key) ? GLYPH_HOLLOW
                                                              : GLYPH_POINT,
    .x = rect->x + rect->width / 2,
    .y = rect->y + rect->height / 2,
  };
}

static const UpliftMark *
get_marks (UpliftScatterChart *self)
{
  return (const UpliftMark *) (void *) uplift_chart_get_state (UPLIFT_CHART (self))->marks->data;
}

/* A few points get a seam each, that one sees where they lie on each other. */
static void
draw_one (UpliftScatterChart *self, cairo_t *cr, const UpliftScatterChartTurn *turn, double radius)
{
  cairo_glyph_t glyph = make_glyph (get_marks (self), turn);
  cairo_glyph_t below = glyph;

  if (glyph.index == GLYPH_HOLLOW)
    below.index = GLYPH_POINT;
  cairo_set_font_size (cr, radius + SEAM);
  uplift_paint_set_color (cr, uplift_chart_get_state (UPLIFT_CHART (self))->theme.background);
  cairo_show_glyphs (cr, &below, 1);
  cairo_set_font_size (cr, radius);
  uplift_paint_set_color (cr, uplift_scatter_chart_get_key_color (self, turn->key));
  cairo_show_glyphs (cr, &glyph, 1);
}

static void
draw_crowd (UpliftScatterChart *self, cairo_t *cr)
{
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, self->turns->len);
  cairo_rectangle_t clip
      = uplift_rect_grow (uplift_paint_get_clip (cr), self->radius * UPLIFT_MARKER_REACH);
  const UpliftMark *marks = get_marks (self);
  guint n = 0;

  cairo_set_font_size (cr, self->radius);
  for (guint i = 0; i < self->turns->len; i++)
    {
      const UpliftScatterChartTurn *turn = &g_array_index (self->turns, UpliftScatterChartTurn, i);

      glyphs[n] = make_glyph (marks, turn);
      n += uplift_rect_contains (&clip, glyphs[n].x, glyphs[n].y);
      if (i + 1 < self->turns->len && turn[1].key == turn->key)
        continue;
      uplift_paint_set_color (cr, uplift_scatter_chart_get_key_color (self, turn->key));
      cairo_show_glyphs (cr, glyphs, (int) n);
      n = 0;
    }
}

/* With its ring. */
static double
get_highlight_radius (UpliftScatterChart *self)
{
  return self->radius * HOVER_SCALE + 2 * SEAM + 1;
}

/* On top of all others, larger, with a ring. */
static void
draw_highlighted (UpliftScatterChart *self, cairo_t *cr, int highlighted)
{
  const UpliftTheme *theme = &uplift_chart_get_state (UPLIFT_CHART (self))->theme;

  for (guint i = 0; i < self->turns->len; i++)
    {
      const UpliftScatterChartTurn *turn = &g_array_index (self->turns, UpliftScatterChartTurn, i);

      if (turn->mark != (guint) highlighted)
        continue;

      cairo_glyph_t glyph = make_glyph (get_marks (self), turn);

      cairo_set_font_size (cr, get_highlight_radius (self));
      uplift_paint_set_color (cr, theme->text);
      cairo_show_glyphs (cr, &glyph, 1);
      draw_one (self, cr, turn, self->radius * HOVER_SCALE);
    }
}

void
uplift_scatter_chart_get_highlight_area (UpliftChart *chart, int mark, cairo_rectangle_t *area)
{
  const cairo_rectangle_t *rect = &uplift_chart_get_mark (chart, mark)->rect;
  double reach = get_highlight_radius (UPLIFT_SCATTER_CHART (chart)) * UPLIFT_MARKER_REACH + 1;

  *area = uplift_rect_grow (
      (cairo_rectangle_t){ rect->x + rect->width / 2, rect->y + rect->height / 2, 0, 0 }, reach);
}

void
uplift_scatter_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted)
{
  UpliftScatterChart *self = UPLIFT_SCATTER_CHART (chart);

  draw_grid (self, cr);
  draw_line (self, cr);
  set_point_font (cr);
  if (self->turns->len >= UPLIFT_SCATTER_CHART_CROWD)
    draw_crowd (self, cr);
  else
    for (guint i = 0; i < self->turns->len; i++)
      draw_one (self, cr, &g_array_index (self->turns, UpliftScatterChartTurn, i), self->radius);
  uplift_legend_draw (&self->legend, cr);
  uplift_chart_draw_labels (chart, cr);
  /* The plate of the line's own text may hide a point, but not the one that is pointed at; the
   * texts have left another font behind. */
  if (highlighted >= 0)
    {
      set_point_font (cr);
      draw_highlighted (self, cr, highlighted);
    }
}
