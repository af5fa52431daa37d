/* The rows of a bar chart, one for each item, with gaps between groups, and their texts. */
#include "charts/bar-chart-private.h"

#include <math.h>

#define MAX_THICKNESS 26
/* Of each row's share; the bars of a group lie closer. */
#define ROW_GAP 0.3
#define GROUP_ROW_GAP 0.12
/* Between groups, in shares of a row. */
#define GROUP_GAP 0.6
/* What glyphs take of the height of a line. */
#define GLYPH_SHARE 0.7
/* So many rows above and below what is seen have texts too, for a little scrolling. */
#define SPARE_ROWS 20

double
uplift_bar_chart_count_shares (UpliftBarChart *self)
{
  guint n = self->items->len;

  return n > 0 ? n + GROUP_GAP * uplift_bar_chart_get_item (self, n - 1)->n_groups_before : 0;
}

/* Rows lower than text share labels. The first and the last label move inwards to stay within the
 * plot, each by half of what a line is higher than a row: so much more distance is needed. */
static guint
choose_every (double step, double line)
{
  if (step >= line)
    return 1;
  return step > 0 ? (guint) MIN (ceil (2 * line / step - 1), G_MAXINT) : G_MAXINT;
}

void
uplift_bar_chart_plan_rows (UpliftBarChart *self)
{
  double line = uplift_chart_get_state (UPLIFT_CHART (self))->line_height;
  double shares = uplift_bar_chart_count_shares (self);
  double gap = self->n_series > 0 ? GROUP_ROW_GAP : ROW_GAP;

  self->step = shares > 0 ? self->plot.height / shares : 0;
  self->band = MIN (self->step * (1 - gap), MAX (MAX_THICKNESS, line * 1.3));
  self->every = choose_every (self->step, line);
}

double
uplift_bar_chart_get_row (UpliftBarChart *self, guint row)
{
  double gaps = GROUP_GAP * uplift_bar_chart_get_item (self, row)->n_groups_before;

  return self->plot.y + self->step * (row + gaps);
}

guint
uplift_bar_chart_find_row (UpliftBarChart *self, double y)
{
  guint from = 0, end = self->items->len;

  while (from < end)
    {
      guint middle = from + (end - from) / 2;

      if (uplift_bar_chart_get_row (self, middle) + self->step < y)
        from = middle + 1;
      else
        end = middle;
    }
  return from;
}

gboolean
uplift_bar_chart_has_text (UpliftBarChart *self)
{
  return self->plot.height >= uplift_chart_get_state (UPLIFT_CHART (self))->line_height;
}

static gboolean
is_in_group_of (UpliftBarChart *self, guint row, guint other)
{
  return uplift_bar_chart_get_item (self, row)->n_groups_before
         == uplift_bar_chart_get_item (self, other)->n_groups_before;
}

const char *
uplift_bar_chart_get_row_name (UpliftBarChart *self, guint row)
{
  const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, row);

  if (item->group == NULL)
    return row % self->every == 0 ? item->label : NULL;
  return row == 0 || !is_in_group_of (self, row, row - 1) ? item->group : NULL;
}

static double
keep_within (UpliftBarChart *self, double middle)
{
  double half = uplift_chart_get_state (UPLIFT_CHART (self))->line_height / 2;

  return CLAMP (middle, self->plot.y + half, self->plot.y + self->plot.height - half);
}

/* Beside the bar's end; within it where there is no room beside; nowhere where there is none. */
static void
add_value_label (UpliftBarChart *self, guint row)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  const UpliftBarChartItem *item = uplift_bar_chart_get_item (self, row);
  g_autofree char *text = uplift_bar_chart_make_value_text (self, item);
  g_auto (UpliftLabel) label = uplift_label_make (state->context, text, UPLIFT_TEXT_NORMAL, -1);
  double zero = uplift_bar_chart_map_value (self, 0);
  double end = uplift_bar_chart_map_value (self, isnan (item->value) ? 0 : item->value);
  double middle = keep_within (self, uplift_bar_chart_get_row (self, row) + self->step / 2);
  double reach = label.rect.width + UPLIFT_BAR_CHART_VALUE_GAP;
  gboolean negative = item->value < 0;
  double x = negative ? end - reach : end + UPLIFT_BAR_CHART_VALUE_GAP;

  /* A bar that lost nearly all may be too short to show it by its colour. */
  label.color = isnan (item->value) ? state->theme.dim_text
                : item->bad         ? state->theme.bad
                                    : state->theme.text;
  if (x < self->label_end + UPLIFT_BAR_CHART_VALUE_GAP || x + label.rect.width > state->width)
    {
      UpliftColor bar = uplift_bar_chart_get_item_color (self, item);

      if (fabs (end - zero) < reach + UPLIFT_BAR_CHART_VALUE_GAP
          || self->band < label.rect.height * GLYPH_SHARE)
        return;
      x = negative ? end + UPLIFT_BAR_CHART_VALUE_GAP : end - reach;
      label.color = uplift_color_get_ink (bar);
      if (item->bad)
        label.plate = bar;
    }
  uplift_chart_add_label (UPLIFT_CHART (self), &label, x, middle - label.rect.height / 2);
}

static gboolean
is_pale_group (UpliftBarChart *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (!uplift_bar_chart_get_item (self, i)->pale)
      return FALSE;
  return TRUE;
}

/* Beside its row, or beside the middle of all rows of its group; the text before it ends at
 * free_from. */
static void
add_name (UpliftBarChart *self, guint row, double *free_from)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  const char *name = uplift_bar_chart_get_row_name (self, row);
  guint end = row + 1;

  if (name == NULL)
    return;
  while (uplift_bar_chart_get_item (self, row)->group != NULL && end < self->items->len
         && is_in_group_of (self, row, end))
    end++;

  double top = uplift_bar_chart_get_row (self, row);
  double bottom = uplift_bar_chart_get_row (self, end - 1) + self->step;
  g_auto (UpliftLabel) label
      = uplift_label_make (state->context, name, UPLIFT_TEXT_NORMAL, self->label_end);
  double y = keep_within (self, (top + bottom) / 2) - label.rect.height / 2;

  if (y < *free_from)
    return;
  *free_from = y + label.rect.height;
  label.color = is_pale_group (self, row, end) ? state->theme.dim_text : state->theme.text;
  uplift_chart_add_label (UPLIFT_CHART (self), &label, self->label_end - label.rect.width, y);
}

void
uplift_bar_chart_ensure_labels (UpliftBarChart *self, double top, double bottom)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  guint n = self->items->len;
  guint from = uplift_bar_chart_find_row (self, top);
  guint end = MIN (uplift_bar_chart_find_row (self, bottom) + 1, n);

  if (!uplift_bar_chart_has_text (self) || bottom < self->plot.y || from >= end
      || (from >= self->labels_from && end <= self->labels_end))
    return;

  double free_from = -G_MAXDOUBLE;

  from -= MIN (from, SPARE_ROWS);
  end = MIN (end + SPARE_ROWS, n);
  /* The name of a group comes with its first row. */
  while (from > 0 && uplift_bar_chart_get_item (self, from)->group != NULL
         && is_in_group_of (self, from, from - 1))
    from--;
  g_array_set_size (state->labels, self->n_fixed_labels);
  self->labels_from = from;
  self->labels_end = end;
  for (guint i = from; i < end; i++)
    {
      add_name (self, i, &free_from);
      if (i % self->every == 0)
        add_value_label (self, i);
    }
}
