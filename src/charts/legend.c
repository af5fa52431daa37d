#include "charts/legend.h"

#include "charts/paint.h"
#include <math.h>

#define GAP 8
#define ENTRY_GAP 20
#define LINE_GAP 2
#define KEY_SIZE 12
#define KEY_GAP 6
#define SCALE_SIDE 130 /* the length of each side of the colour scale */
#define MIN_SCALE_WIDTH 80
#define SCALE_HEIGHT 0.6 /* of a line */
#define TEXT_GAP 6
#define STOPS 8 /* of a gradient, on each side of the pivot */

typedef struct
{
  gboolean is_scale;
  UpliftLegendShape shape;
  cairo_rectangle_t rect; /* real place */
  UpliftColor color;
  double from, to; /* places of the colour scale at both ends, from left to right as read */
  gboolean has_pivot;
  gboolean cells;
} Picture;

void
uplift_legend_init (UpliftLegend *legend, UpliftChart *chart)
{
  *legend = (UpliftLegend){
    .chart = chart,
    .pictures = g_array_new (FALSE, FALSE, sizeof (Picture)),
  };
}

void
uplift_legend_clear (UpliftLegend *legend)
{
  g_clear_pointer (&legend->pictures, g_array_unref);
}

void
uplift_legend_begin (UpliftLegend *legend, PangoContext *context, double limit)
{
  g_array_set_size (legend->pictures, 0);
  legend->context = context;
  legend->x = 0;
  legend->top = 0;
  legend->line = uplift_chart_get_state (legend->chart)->line_height;
  legend->limit = limit;
}

static UpliftLabel
make_label (UpliftLegend *legend, const char *text, UpliftTextSize size, double max_width)
{
  const UpliftTheme *theme = &uplift_chart_get_state (legend->chart)->theme;
  UpliftLabel label = uplift_label_make (legend->context, text, size, max_width);

  label.color = size == UPLIFT_TEXT_SMALL ? theme->dim_text : theme->text;
  return label;
}

/* The number with what belongs before it (transfer full). */
static char *
make_number (const UpliftLegendTexts *texts, double value, const char *before)
{
  g_autofree char *number = texts->format != NULL ? texts->format (value, 0, texts->format_data)
                                                  : g_strdup_printf ("%.6g", value);

  return before[0] != '\0' ? g_strdup_printf ("%s %s", before, number) : g_steal_pointer (&number);
}

/* In the middle, with its name if that leaves a gap to the numbers at the ends. */
static void
add_pivot_text (UpliftLegend *legend, const char *const wordings[2], double middle, double left,
                double right)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (UpliftLabel) label = make_label (legend, wordings[i], UPLIFT_TEXT_SMALL, -1);
      double x = middle - label.rect.width / 2;

      if (x < left || x + label.rect.width > right)
        continue;
      uplift_chart_add_label (legend->chart, &label, x, legend->top + legend->line);
      return;
    }
}

/* Below the bar. Where only one side is shown, the pivot is at its end. */
static void
add_scale_texts (UpliftLegend *legend, const UpliftColorScale *scale,
                 const UpliftLegendTexts *texts, const cairo_rectangle_t *bar)
{
  g_autofree char *first = make_number (texts, scale->low, scale->beyond_low ? "≤" : "");
  g_autofree char *last = make_number (texts, scale->high, scale->beyond_high ? "≥" : "");
  g_auto (UpliftLabel) low = make_label (legend, first, UPLIFT_TEXT_SMALL, -1);
  g_auto (UpliftLabel) high = make_label (legend, last, UPLIFT_TEXT_SMALL, -1);
  double left = bar->x + low.rect.width + TEXT_GAP;
  double right = bar->x + bar->width - high.rect.width - TEXT_GAP;

  if (left > right)
    return;
  uplift_chart_add_label (legend->chart, &low, bar->x, legend->top + legend->line);
  uplift_chart_add_label (legend->chart, &high, right + TEXT_GAP, legend->top + legend->line);
  if (scale->has_low && scale->has_high)
    {
      g_autofree char *named = make_number (texts, scale->pivot, texts->pivot);
      g_autofree char *plain = make_number (texts, scale->pivot, "");

      add_pivot_text (legend, (const char *const[]){ named, plain }, bar->x + bar->width / 2, left,
                      right);
    }
}

void
uplift_legend_add_scale (UpliftLegend *legend, const UpliftColorScale *scale,
                         const UpliftLegendTexts *texts)
{
  double width = uplift_chart_get_width (legend->chart);
  double sides = (scale->has_low ? 1 : 0) + (scale->has_high ? 1 : 0);

  if (sides == 0 || legend->top + 2 * legend->line > legend->limit || width < MIN_SCALE_WIDTH)
    return;

  g_auto (UpliftLabel) title = make_label (legend, texts->title, UPLIFT_TEXT_NORMAL, -1);
  double start = title.rect.width > 0 ? title.rect.width + GAP : 0;

  if (start + MIN_SCALE_WIDTH > width)
    start = 0;
  else
    uplift_chart_add_label (legend->chart, &title, 0, legend->top);

  /* Text of double size wants double room. */
  double side = MAX (SCALE_SIDE, legend->line * 6);
  cairo_rectangle_t bar = { start, legend->top + legend->line * (1 - SCALE_HEIGHT) / 2,
                            MIN (side * sides, width - start), legend->line * SCALE_HEIGHT };
  Picture picture = {
    .is_scale = TRUE,
    .rect = uplift_chart_mirror_rect (legend->chart, bar),
    .from = scale->has_low ? -1 : 0,
    .to = scale->has_high ? 1 : 0,
    .has_pivot = sides > 1,
    .cells = texts->cells,
  };

  g_array_append_val (legend->pictures, picture);
  add_scale_texts (legend, scale, texts, &bar);
  legend->x = start + bar.width + ENTRY_GAP;
}

/* The first line is two lines high when the scale stands in it. */
static double
get_line_bottom (const UpliftLegend *legend)
{
  gboolean has_scale = legend->pictures->len > 0 && legend->top == 0
                       && g_array_index (legend->pictures, Picture, 0).is_scale;

  return legend->top + legend->line * (has_scale ? 2 : 1);
}

void
uplift_legend_add_key (UpliftLegend *legend, UpliftLegendShape shape, UpliftColor color,
                       const char *text)
{
  double width = uplift_chart_get_width (legend->chart);
  double sample = KEY_SIZE + KEY_GAP;

  if (width < sample + legend->line)
    return;

  g_auto (UpliftLabel) label = make_label (legend, text, UPLIFT_TEXT_NORMAL, width - sample);
  double needed = sample + label.rect.width;

  if (legend->x > 0 && legend->x + needed > width)
    {
      double below = get_line_bottom (legend) + LINE_GAP;

      if (below + legend->line > legend->limit)
        return;
      legend->x = 0;
      legend->top = below;
    }
  if (legend->top + legend->line > legend->limit)
    return;

  Picture picture = {
    .shape = shape,
    .rect = { legend->x, legend->top + (legend->line - KEY_SIZE) / 2, KEY_SIZE, KEY_SIZE },
    .color = color,
  };

  picture.rect = uplift_chart_mirror_rect (legend->chart, picture.rect);
  g_array_append_val (legend->pictures, picture);
  uplift_chart_add_label (legend->chart, &label, legend->x + sample, legend->top);
  legend->x += needed + ENTRY_GAP;
}

double
uplift_legend_measure_keys (PangoContext *context, const char *const *texts, guint n, double width)
{
  double line = uplift_chart_measure_line (context);
  double x = 0, top = 0;

  for (guint i = 0; i < n; i++)
    {
      g_auto (UpliftLabel) label = uplift_label_make (context, texts[i], UPLIFT_TEXT_NORMAL,
                                                      MAX (width - KEY_SIZE - KEY_GAP, 0));
      double needed = KEY_SIZE + KEY_GAP + label.rect.width;

      if (x > 0 && x + needed > width)
        {
          x = 0;
          top += line + LINE_GAP;
        }
      x += needed + ENTRY_GAP;
    }
  return n > 0 ? top + line + GAP : 0;
}

double
uplift_legend_end (UpliftLegend *legend)
{
  legend->context = NULL;
  return legend->pictures->len > 0 ? get_line_bottom (legend) + GAP : 0;
}

static void
draw_scale (const UpliftLegend *legend, cairo_t *cr, const Picture *picture)
{
  const UpliftTheme *theme = &uplift_chart_get_state (legend->chart)->theme;
  const cairo_rectangle_t *rect = &picture->rect;
  double first = theme->rtl ? rect->x + rect->width : rect->x;
  double last = theme->rtl ? rect->x : rect->x + rect->width;
  cairo_pattern_t *gradient = cairo_pattern_create_linear (first, 0, last, 0);

  for (int i = 0; i <= 2 * STOPS; i++)
    {
      double share = i / (2.0 * STOPS);
      UpliftColor color = uplift_color_scale_get_color (
          theme, picture->from + (picture->to - picture->from) * share, picture->cells);

      cairo_pattern_add_color_stop_rgb (gradient, share, color.red, color.green, color.blue);
    }
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_set_source (cr, gradient);
  cairo_fill (cr);
  cairo_pattern_destroy (gradient);
  if (picture->has_pivot)
    {
      double middle = rect->x + rect->width / 2;

      uplift_paint_set_color (cr, theme->text);
      uplift_paint_hairline (cr, middle, rect->y - 2, middle, rect->y + rect->height + 2);
    }
}

static void
draw_key (const UpliftLegend *legend, cairo_t *cr, const Picture *picture)
{
  const UpliftTheme *theme = &uplift_chart_get_state (legend->chart)->theme;
  const cairo_rectangle_t *rect = &picture->rect;

  uplift_paint_set_color (cr, picture->color);
  if (picture->shape == UPLIFT_LEGEND_BAD_POINT || picture->shape == UPLIFT_LEGEND_HOLLOW_POINT)
    {
      double x = rect->x + rect->width / 2;
      double y = rect->y + rect->height / 2;

      if (picture->shape == UPLIFT_LEGEND_BAD_POINT)
        uplift_paint_marker_path (cr, UPLIFT_MARKER_BAD, x, y, rect->width / 3);
      else
        uplift_paint_ring_path (cr, x, y, rect->width / 3);
      cairo_fill (cr);
      return;
    }
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill_preserve (cr);
  if (picture->shape == UPLIFT_LEGEND_HATCHED)
    uplift_paint_hatch (cr, theme->dim_text);
  cairo_new_path (cr);
}

void
uplift_legend_draw (const UpliftLegend *legend, cairo_t *cr)
{
  for (guint i = 0; i < legend->pictures->len; i++)
    {
      const Picture *picture = &g_array_index (legend->pictures, Picture, i);

      if (picture->is_scale)
        draw_scale (legend, cr, picture);
      else
        draw_key (legend, cr, picture);
    }
}
