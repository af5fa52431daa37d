/* Where the parts of a heat map stand: the legend on top, the names of the columns below it, those
 * of the rows on the left, and the cells in what is left. */
#include "charts/heatmap-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NAME_GAP 8
#define MAX_NAME_SHARE 0.32
#define MAX_LEGEND_SHARE 0.3
#define PADDING 4
/* In lines. */
#define MAX_CELL_WIDTH 14
#define MAX_CELL_HEIGHT 3.4
#define MIN_COLUMN_WIDTH 1.5
#define MIN_PLOT_WIDTH 40

/* What all cells have room for, so that they look alike. */
typedef struct
{
  UpliftTextSize size; /* of the numbers */
  gboolean has_notes;
} CellTexts;

static void
add_legend (UpliftHeatmap *self, PangoContext *context)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  gboolean has_hollow = FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    has_hollow |= isnan (uplift_heatmap_get_cell (self, i)->value);
  uplift_legend_begin (&self->legend, context, state->height * MAX_LEGEND_SHARE);
  uplift_legend_add_scale (&self->legend, &self->colors,
                           &(UpliftLegendTexts){ .title = state->axis_title,
                                                 .pivot = self->pivot_title,
                                                 .format = state->format,
                                                 .format_data = state->format_data,
                                                 .cells = TRUE });
  if (has_hollow)
    uplift_legend_add_key (&self->legend, UPLIFT_LEGEND_HATCHED, state->theme.middle_cell,
                           _ ("no value"));
}

static double
measure_row_names (UpliftHeatmap *self, PangoContext *context)
{
  double most = uplift_chart_get_width (UPLIFT_CHART (self)) * MAX_NAME_SHARE;
  double width = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_auto (UpliftLabel) label
          = uplift_label_make (context, self->rows[i], UPLIFT_TEXT_NORMAL, most);

      width = MAX (width, label.rect.width);
    }
  return width;
}

static void
divide_plot (UpliftHeatmap *self)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  double line = state->line_height;

  self->plot.width = MAX (state->width - self->plot.x, 0);
  self->plot.height = MAX (state->height - self->plot.y, 0);
  self->cell_width = MIN (self->plot.width / MAX (self->n_columns, 1), line * MAX_CELL_WIDTH);
  self->cell_height = MIN (self->plot.height / MAX (self->n_rows, 1), line * MAX_CELL_HEIGHT);
}

/* Small rather than cut, if that helps one of them. */
static UpliftTextSize
choose_column_size (UpliftHeatmap *self, PangoContext *context)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_auto (UpliftLabel) label
          = uplift_label_make (context, self->columns[i], UPLIFT_TEXT_NORMAL, -1);

      if (label.rect.width > self->cell_width - PADDING)
        return UPLIFT_TEXT_SMALL;
    }
  return UPLIFT_TEXT_NORMAL;
}

static void
add_column_names (UpliftHeatmap *self, PangoContext *context)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  UpliftTextSize size = choose_column_size (self, context);

  if (self->cell_width < state->line_height * MIN_COLUMN_WIDTH)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_auto (UpliftLabel) label
          = uplift_label_make (context, self->columns[i], size, self->cell_width - PADDING);

      label.color = state->theme.text;
      uplift_chart_add_label (UPLIFT_CHART (self), &label,
                              self->plot.x + self->cell_width * (i + 0.5) - label.rect.width / 2,
                              self->plot.y - label.rect.height - 2);
    }
}

static void
add_row_names (UpliftHeatmap *self, PangoContext *context)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  double end = self->plot.x - NAME_GAP;
  double free_from = self->plot.y;

  for (guint i = 0; i < self->n_rows; i++)
    {
      g_auto (UpliftLabel) label
          = uplift_label_make (context, self->rows[i], UPLIFT_TEXT_NORMAL, end);
      double y = self->plot.y + self->cell_height * (i + 0.5) - label.rect.height / 2;

      if (y < free_from)
        continue;
      free_from = y + label.rect.height;
      label.color = state->theme.text;
      uplift_chart_add_label (UPLIFT_CHART (self), &label, end - label.rect.width, y);
    }
}

static char *
make_text (UpliftHeatmap *self, const UpliftHeatmapCell *cell)
{
  return isnan (cell->value) ? g_strdup ("–")
                             : uplift_chart_format (UPLIFT_CHART (self), cell->value, 0);
}

/* Whether all these texts are narrow enough. */
static gboolean
fit_width (UpliftHeatmap *self, PangoContext *context, UpliftTextSize size, gboolean notes)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const UpliftHeatmapCell *cell = uplift_heatmap_get_cell (self, i);
      g_autofree char *text = notes ? g_strdup (cell->note) : make_text (self, cell);

      if (text == NULL)
        continue;

      g_auto (UpliftLabel) label = uplift_label_make (context, text, size, -1);

      if (label.rect.width > self->cell_width - UPLIFT_HEATMAP_GAP - PADDING)
        return FALSE;
    }
  return TRUE;
}

static CellTexts
plan_cell_texts (UpliftHeatmap *self, PangoContext *context)
{
  double line = uplift_chart_get_state (UPLIFT_CHART (self))->line_height;
  double room = self->cell_height - UPLIFT_HEATMAP_GAP;
  CellTexts texts = { .size = UPLIFT_TEXT_NORMAL };

  if (!fit_width (self, context, UPLIFT_TEXT_NORMAL, FALSE))
    texts.size = UPLIFT_TEXT_SMALL;
  texts.has_notes = room >= 2 * line && fit_width (self, context, UPLIFT_TEXT_SMALL, TRUE);
  return texts;
}

static void
add_cell_label (UpliftHeatmap *self, UpliftLabel *label, const UpliftMark *mark,
                const UpliftHeatmapCell *cell, double y)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));

  /* What was said in full is not said in part; the tooltip has it. */
  if (label->rect.width > mark->rect.width || y < mark->rect.y
      || y + label->rect.height > mark->rect.y + mark->rect.height)
    return;
  label->color = isnan (cell->value)
                     ? state->theme.text
                     : uplift_color_get_ink (uplift_heatmap_get_cell_color (self, cell));
  if (isnan (cell->value))
    label->plate = uplift_heatmap_get_cell_color (self, cell); /* on the hatching */
  uplift_chart_add_label (UPLIFT_CHART (self), label,
                          mark->rect.x + (mark->rect.width - label->rect.width) / 2, y);
}

static void
add_cell_texts (UpliftHeatmap *self, PangoContext *context, const UpliftMark *mark,
                const CellTexts *texts)
{
  const UpliftHeatmapCell *cell = uplift_heatmap_get_cell (self, mark->datum);
  gboolean has_note = texts->has_notes && cell->note != NULL;
  g_autofree char *text = make_text (self, cell);
  g_auto (UpliftLabel) number = uplift_label_make (context, text, texts->size, -1);
  g_auto (UpliftLabel) note
      = uplift_label_make (context, has_note ? cell->note : "", UPLIFT_TEXT_SMALL, -1);
  double height = number.rect.height;
  double used = height + (has_note ? note.rect.height : 0);
  double y = mark->rect.y + (mark->rect.height - used) / 2;

  add_cell_label (self, &number, mark, cell, y);
  if (has_note)
    add_cell_label (self, &note, mark, cell, y + height);
}

/* Whole pixels, so that gaps are equally wide. */
static cairo_rectangle_t
get_cell_rect (UpliftHeatmap *self, const UpliftHeatmapCell *cell)
{
  double left = floor (self->plot.x + self->cell_width * cell->column);
  double right = floor (self->plot.x + self->cell_width * (cell->column + 1));
  double top = floor (self->plot.y + self->cell_height * cell->row);
  double bottom = floor (self->plot.y + self->cell_height * (cell->row + 1));

  return (cairo_rectangle_t){ left, top, MAX (right - left - UPLIFT_HEATMAP_GAP, 0),
                              MAX (bottom - top - UPLIFT_HEATMAP_GAP, 0) };
}

static void
add_cells (UpliftHeatmap *self, PangoContext *context, gboolean has_texts)
{
  CellTexts texts = has_texts ? plan_cell_texts (self, context) : (CellTexts){ 0 };

  for (guint i = 0; i < self->order->len; i++)
    {
      guint datum = g_array_index (self->order, guint, i);
      const UpliftHeatmapCell *cell = uplift_heatmap_get_cell (self, datum);
      UpliftMark mark = {
        .shape = UPLIFT_MARK_BAR,
        .rect = get_cell_rect (self, cell),
        .datum = datum,
        .series = cell->column,
      };

      mark.hit = mark.rect;
      uplift_chart_add_mark (UPLIFT_CHART (self), &mark);
      if (has_texts)
        add_cell_texts (self, context, &mark, &texts);
    }
}

void
uplift_heatmap_layout (UpliftChart *chart, PangoContext *context)
{
  UpliftHeatmap *self = UPLIFT_HEATMAP (chart);
  UpliftChartState *state = uplift_chart_get_state (chart);
  double line = state->line_height;
  double names = measure_row_names (self, context);

  add_legend (self, context);
  self->plot.y = uplift_legend_end (&self->legend) + line + 4;
  self->plot.x = names > 0 ? names + NAME_GAP : 0;

  gboolean has_texts
      = state->height - self->plot.y >= line && state->width - self->plot.x >= MIN_PLOT_WIDTH;

  if (!has_texts)
    {
      g_array_set_size (state->labels, 0);
      uplift_legend_begin (&self->legend, context, 0);
      uplift_legend_end (&self->legend);
      self->plot.x = self->plot.y = 0;
    }
  divide_plot (self);
  if (has_texts)
    {
      add_column_names (self, context);
      add_row_names (self, context);
    }
  add_cells (self, context, has_texts);
}
