#include "charts/bar-chart.h"

#include "charts/chart-private.h"
#include "charts/paint.h"
#include "charts/scale.h"
#include "charts/ticks.h"
#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_HEIGHT 30
#define MAX_THICKNESS 26
/* Of each row's share. */
#define ROW_GAP 0.3
#define GAP 8
#define VALUE_GAP 6
#define MAX_LABEL_SHARE 0.4
/* Bars get no shorter than this part of the plot to make room for the numbers beside them. */
#define MAX_VALUE_SHARE 0.35
#define MIN_PLOT_HEIGHT 16
/* The distance of value ticks, in line heights, that reads best. */
#define TICK_DISTANCE 4

typedef struct
{
  char *label;   /* (owned) */
  char *tooltip; /* (owned) (nullable) */
  double value;  /* NAN: none; never infinite */
  guint color;
  gboolean pale;
  gboolean bad;
} Item;

struct _UpliftBarChart
{
  UpliftChart parent_instance;

  GArray *items;          /* (owned) of Item */
  double reference;       /* NAN: none */
  char *reference_label;  /* (owned) (nullable) */
  cairo_rectangle_t plot; /* of the axis; left-to-right, as all that follows */
  double label_end;       /* where the column of labels ends */
  gboolean has_axis;
  gboolean has_reference_label;
  UpliftLinearScale scale;
  UpliftBandScale bands;
  UpliftTicks ticks;
  guint every; /* so many rows share a label: 1 unless rows are lower than text */
};

G_DEFINE_FINAL_TYPE (UpliftBarChart, uplift_bar_chart, UPLIFT_TYPE_CHART)

static const Item *
get_item (UpliftBarChart *self, guint i)
{
  return &g_array_index (self->items, Item, i);
}

static void
clear_item_cb (gpointer data)
{
  Item *item = data;

  g_free (item->label);
  g_free (item->tooltip);
}

static gboolean
uplift_bar_chart_is_empty (UpliftChart *chart)
{
  return UPLIFT_BAR_CHART (chart)->items->len == 0;
}

/* What stands above and below the rows, and how high that is. */
static double
get_top_height (UpliftBarChart *self, double line)
{
  return !isnan (self->reference) && self->reference_label != NULL ? line + 4 : 0;
}

static double
get_axis_height (UpliftBarChart *self, double line)
{
  const char *title = uplift_chart_get_state (UPLIFT_CHART (self))->axis_title;

  return 4 + line * (title[0] != '\0' ? 2 : 1);
}

static void
plan_rows (UpliftBarChart *self)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  double line = state->line_height;
  double top = get_top_height (self, line);
  double bottom = get_axis_height (self, line);

  self->has_axis = state->height - bottom >= MAX (MIN_PLOT_HEIGHT, line);
  if (!self->has_axis)
    bottom = 0;
  self->has_reference_label
      = top > 0 && state->height - bottom - top >= MAX (MIN_PLOT_HEIGHT, line);
  if (!self->has_reference_label)
    top = 0;
  self->plot.y = top;
  self->plot.height = state->height - top - bottom;
  self->bands = uplift_band_scale_make (self->items->len, top, top + self->plot.height, ROW_GAP,
                                        MAX (MAX_THICKNESS, line * 1.3));
  self->every = self->bands.step > 0 ? (guint) MAX (ceil (line / self->bands.step), 1) : G_MAXUINT;
}

/* Text of a size whose lines are higher than the whole chart would only be cut. */
static gboolean
has_room_for_text (UpliftBarChart *self)
{
  return self->plot.height >= uplift_chart_get_state (UPLIFT_CHART (self))->line_height;
}

static void
find_domain (UpliftBarChart *self)
{
  double min = 0, max = 0;

  for (guint i = 0; i < self->items->len; i++)
    if (!isnan (get_item (self, i)->value))
      {
        min = MIN (min, get_item (self, i)->value);
        max = MAX (max, get_item (self, i)->value);
      }
  if (!isnan (self->reference))
    {
      min = MIN (min, self->reference);
      max = MAX (max, self->reference);
    }
  uplift_range_make_proper (&min, &max);
  self->scale.min = min;
  self->scale.max = max;
}

static double
map_value (UpliftBarChart *self, double value)
{
  return uplift_linear_scale_map (&self->scale, CLAMP (value, self->scale.min, self->scale.max));
}

static char *
make_value_text (UpliftBarChart *self, const Item *item)
{
  return isnan (item->value) ? g_strdup ("–")
                             : uplift_chart_format (UPLIFT_CHART (self), item->value, 0);
}

/* How far the numbers beside the bars would reach beyond the plot, on each side. */
static void
measure_overflow (UpliftBarChart *self, PangoContext *context, double *left, double *right)
{
  *left = 0;
  *right = 0;
  for (guint i = 0; i < self->items->len; i += self->every)
    {
      const Item *item = get_item (self, i);
      g_autofree char *text = make_value_text (self, item);
      g_auto (UpliftLabel) label = uplift_label_make (context, text, UPLIFT_TEXT_NORMAL, -1);
      double reach = label.rect.width + VALUE_GAP;
      double end = map_value (self, isnan (item->value) ? 0 : item->value);

      if (item->value < 0)
        *left = MAX (*left, self->scale.start - (end - reach));
      else
        *right = MAX (*right, end + reach - self->scale.end);
    }
}

static void
plan_columns (UpliftBarChart *self, PangoContext *context)
{
  double width = uplift_chart_get_width (UPLIFT_CHART (self));
  double label_width = 0;

  if (has_room_for_text (self))
    for (guint i = 0; i < self->items->len; i += self->every)
      {
        g_auto (UpliftLabel) label = uplift_label_make (
            context, get_item (self, i)->label, UPLIFT_TEXT_NORMAL, width * MAX_LABEL_SHARE);
        label_width = MAX (label_width, label.rect.width);
      }

  self->label_end = label_width;
  self->plot.x = MIN (label_width > 0 ? label_width + GAP : 0, width);
  self->plot.width = width - self->plot.x;
  self->scale.start = self->plot.x;
  self->scale.end = width;
  if (!has_room_for_text (self))
    return;

  double left, right;
  double most = self->plot.width * MAX_VALUE_SHARE;

  measure_overflow (self, context, &left, &right);
  left = MIN (left, most);
  right = MIN (right, most);
  self->plot.x += left;
  self->plot.width -= left + right;
  self->scale.start = self->plot.x;
  self->scale.end = self->plot.x + self->plot.width;
}

/* FALSE when the texts of these ticks do not fit beside each other. The array takes the labels. */
static gboolean
make_tick_labels (UpliftBarChart *self, PangoContext *context, GArray *labels)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  double width = uplift_chart_get_width (chart);
  double step = uplift_ticks_get_step (&self->ticks);
  double free_from = 0;

  for (guint i = 0; i < self->ticks.n; i++)
    {
      double value = uplift_ticks_get_value (&self->ticks, i);
      g_autofree char *text = uplift_chart_format (chart, value, step);
      UpliftLabel label = uplift_label_make (context, text, UPLIFT_TEXT_SMALL, -1);

      label.rect.x = map_value (self, value) - label.rect.width / 2;
      label.rect.x = CLAMP (label.rect.x, 0, MAX (width - label.rect.width, 0));
      g_array_append_val (labels, label);
      if (label.rect.x < free_from || label.rect.x + label.rect.width > width)
        return FALSE;
      free_from = label.rect.x + label.rect.width + GAP;
    }
  return TRUE;
}

static void
clear_label_cb (gpointer label)
{
  uplift_label_clear (label);
}

static void
add_value_axis (UpliftBarChart *self, PangoContext *context)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  double line = state->line_height;
  double bottom = self->plot.y + self->plot.height;
  guint count = (guint) CLAMP (self->plot.width / (TICK_DISTANCE * line) + 1, 1, 12);

  self->ticks.n = 0;
  for (; self->has_axis && count > 0; count--)
    {
      g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (UpliftLabel));

      g_array_set_clear_func (labels, clear_label_cb);
      self->ticks = uplift_ticks_compute (self->scale.min, self->scale.max, count);
      if (!make_tick_labels (self, context, labels))
        {
          self->ticks.n = 0;
          continue;
        }
      for (guint i = 0; i < labels->len; i++)
        {
          UpliftLabel *label = &g_array_index (labels, UpliftLabel, i);

          label->color = state->theme.dim_text;
          uplift_chart_add_label (chart, label, label->rect.x, bottom + 4);
        }
      break;
    }

  if (!self->has_axis || state->axis_title[0] == '\0')
    return;

  g_auto (UpliftLabel) title
      = uplift_label_make (context, state->axis_title, UPLIFT_TEXT_SMALL, state->width);
  title.color = state->theme.dim_text;
  uplift_chart_add_label (chart, &title, self->plot.x + (self->plot.width - title.rect.width) / 2,
                          bottom + 4 + line);
}

static void
add_reference_label (UpliftBarChart *self, PangoContext *context)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));

  if (!self->has_reference_label)
    return;

  g_auto (UpliftLabel) label
      = uplift_label_make (context, self->reference_label, UPLIFT_TEXT_SMALL, state->width);
  label.color = state->theme.reference;
  uplift_chart_add_label (UPLIFT_CHART (self), &label,
                          map_value (self, self->reference) - label.rect.width / 2, 0);
}

static UpliftColor
get_bar_color (UpliftBarChart *self, const Item *item)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  const UpliftTheme *theme = &uplift_chart_get_state (chart)->theme;

  if (!item->bad)
    return uplift_chart_get_color (chart, item->color, item->pale);
  return item->pale ? uplift_color_mix (theme->bad, theme->background, 0.62) : theme->bad;
}

/* Beside the bar's end; within it where there is no room beside; nowhere where there is none. */
static void
add_value_label (UpliftBarChart *self, PangoContext *context, guint i, double middle)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (self));
  const Item *item = get_item (self, i);
  g_autofree char *text = make_value_text (self, item);
  g_auto (UpliftLabel) label = uplift_label_make (context, text, UPLIFT_TEXT_NORMAL, -1);
  double zero = map_value (self, 0);
  double end = map_value (self, isnan (item->value) ? 0 : item->value);
  double reach = label.rect.width + VALUE_GAP;
  gboolean negative = item->value < 0;
  double x = negative ? end - reach : end + VALUE_GAP;

  label.color = isnan (item->value) ? state->theme.dim_text : state->theme.text;
  if (x < self->label_end || x + label.rect.width > state->width)
    {
      UpliftColor bar = get_bar_color (self, item);

      if (fabs (end - zero) < reach + VALUE_GAP || self->bands.band < label.rect.height)
        return;
      x = negative ? end + VALUE_GAP : end - reach;
      label.color = uplift_color_get_ink (bar);
      if (item->bad)
        label.plate = bar;
    }
  uplift_chart_add_label (UPLIFT_CHART (self), &label, x, middle - label.rect.height / 2);
}

static void
add_item (UpliftBarChart *self, PangoContext *context, guint i)
{
  UpliftChart *chart = UPLIFT_CHART (self);
  UpliftChartState *state = uplift_chart_get_state (chart);
  const Item *item = get_item (self, i);
  double zero = map_value (self, 0);
  double end = isnan (item->value) ? zero : map_value (self, item->value);
  double y = uplift_band_scale_map (&self->bands, i);
  double row = self->bands.start + self->bands.step * i;
  UpliftMark mark = {
    .shape = UPLIFT_MARK_BAR,
    .rect = { MIN (zero, end), y, fabs (end - zero), self->bands.band },
    .hit = { 0, row, state->width, self->bands.step },
    .datum = i,
  };

  /* Whole pixels give sharp edges; where bars are thin, even distances matter more. */
  if (self->bands.band >= 4)
    {
      mark.rect.y = floor (y + 0.5);
      mark.rect.height = floor (self->bands.band);
    }
  uplift_chart_add_mark (chart, &mark);

  if (i % self->every != 0 || !has_room_for_text (self))
    return;

  double middle = CLAMP (row + self->bands.step / 2, self->plot.y + state->line_height / 2,
                         self->plot.y + self->plot.height - state->line_height / 2);
  g_auto (UpliftLabel) label = uplift_label_make (context, item->label, UPLIFT_TEXT_NORMAL,
                                                  state->width * MAX_LABEL_SHARE);
  label.color = item->pale ? state->theme.dim_text : state->theme.text;
  uplift_chart_add_label (chart, &label, self->label_end - label.rect.width,
                          middle - label.rect.height / 2);
  add_value_label (self, context, i, middle);
}

static void
uplift_bar_chart_layout (UpliftChart *chart, PangoContext *context)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);

  plan_rows (self);
  find_domain (self);
  plan_columns (self, context);
  add_value_axis (self, context);
  add_reference_label (self, context);
  for (guint i = 0; i < self->items->len; i++)
    add_item (self, context, i);
}

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
      double x = uplift_chart_mirror_x (chart, map_value (self, value));

      uplift_paint_hairline (cr, x, self->plot.y, x, bottom);
    }
}

static void
draw_bar (UpliftBarChart *self, cairo_t *cr, const UpliftMark *mark, gboolean highlighted)
{
  const UpliftTheme *theme = &uplift_chart_get_state (UPLIFT_CHART (self))->theme;
  const Item *item = get_item (self, mark->datum);

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

  uplift_paint_set_color (cr, get_bar_color (self, item));
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

  if (isnan (self->reference))
    return;

  double x = floor (uplift_chart_mirror_x (chart, map_value (self, self->reference))) + 0.5;

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
  uplift_paint_set_color (cr, state->theme.reference);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, x, self->plot.y);
  cairo_line_to (cr, x, self->plot.y + self->plot.height);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
uplift_bar_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  UpliftChartState *state = uplift_chart_get_state (chart);
  double zero = uplift_chart_mirror_x (chart, map_value (self, 0));

  draw_grid (self, cr);
  for (guint i = 0; i < state->marks->len; i++)
    draw_bar (self, cr, &g_array_index (state->marks, UpliftMark, i), (int) i == highlighted);
  uplift_paint_set_color (cr, state->theme.dim_text);
  uplift_paint_hairline (cr, zero, self->plot.y, zero, self->plot.y + self->plot.height);
  draw_reference (self, cr);
  uplift_chart_draw_labels (chart, cr);
}

static char *
uplift_bar_chart_describe_mark (UpliftChart *chart, int mark)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  const Item *item = get_item (self, uplift_chart_get_mark (chart, mark)->datum);

  if (item->tooltip != NULL)
    return g_strdup (item->tooltip);

  g_autofree char *value = isnan (item->value) ? g_strdup (_ ("no value"))
                                               : uplift_chart_format (chart, item->value, 0);
  return g_strdup_printf ("%s\n%s", item->label, value);
}

static char *
uplift_bar_chart_describe (UpliftChart *chart)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  const Item *lowest = NULL;
  const Item *highest = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = get_item (self, i);

      if (isnan (item->value))
        continue;
      if (highest == NULL || item->value > highest->value)
        highest = item;
      if (lowest == NULL || item->value < lowest->value)
        lowest = item;
    }
  g_string_append_printf (
      text,
      ngettext ("Bar chart “%s” with %u bar.", "Bar chart “%s” with %u bars.", self->items->len),
      uplift_chart_get_title (chart), self->items->len);
  if (highest != NULL)
    {
      g_autofree char *most = uplift_chart_format (chart, highest->value, 0);
      g_autofree char *least = uplift_chart_format (chart, lowest->value, 0);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("Highest: %s, %s; lowest: %s, %s."), highest->label, most,
                              lowest->label, least);
    }
  return g_string_free (text, FALSE);
}

static int
uplift_bar_chart_step (UpliftChart *chart, int mark, int dx, int dy)
{
  return CLAMP (mark + dy, 0, (int) uplift_chart_get_n_marks (chart) - 1);
}

static char *
uplift_bar_chart_to_text (UpliftChart *chart)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  const char *axis_title = uplift_chart_get_state (chart)->axis_title;
  GString *text = g_string_new (_ ("Name"));

  g_string_append_c (text, '\t');
  uplift_chart_append_cell (text, axis_title[0] != '\0' ? axis_title : _ ("Value"));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->items->len; i++)
    {
      uplift_chart_append_cell (text, get_item (self, i)->label);
      g_string_append_c (text, '\t');
      uplift_chart_append_number (text, get_item (self, i)->value);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static double
uplift_bar_chart_get_natural_height (UpliftChart *chart, PangoContext *context, double width)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (chart);
  double line = uplift_chart_measure_line (context);

  return ceil (get_top_height (self, line) + get_axis_height (self, line)
               + self->items->len * MAX (ROW_HEIGHT, line * 1.5));
}

static void
uplift_bar_chart_finalize (GObject *object)
{
  UpliftBarChart *self = UPLIFT_BAR_CHART (object);

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->reference_label, g_free);

  G_OBJECT_CLASS (uplift_bar_chart_parent_class)->finalize (object);
}

static void
uplift_bar_chart_class_init (UpliftBarChartClass *klass)
{
  UpliftChartClass *chart_class = UPLIFT_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = uplift_bar_chart_finalize;
  chart_class->is_empty = uplift_bar_chart_is_empty;
  chart_class->layout = uplift_bar_chart_layout;
  chart_class->draw = uplift_bar_chart_draw;
  chart_class->describe_mark = uplift_bar_chart_describe_mark;
  chart_class->describe = uplift_bar_chart_describe;
  chart_class->step = uplift_bar_chart_step;
  chart_class->to_text = uplift_bar_chart_to_text;
  chart_class->get_natural_height = uplift_bar_chart_get_natural_height;
}

static void
uplift_bar_chart_init (UpliftBarChart *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, clear_item_cb);
  self->reference = NAN;
}

UpliftChart *
uplift_bar_chart_new (void)
{
  return g_object_new (UPLIFT_TYPE_BAR_CHART, NULL);
}

void
uplift_bar_chart_set_items (UpliftBarChart *chart, const UpliftBarItem *items, guint n_items)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (items != NULL || n_items == 0);

  g_autoptr (GArray) old = g_steal_pointer (&chart->items);

  chart->items = g_array_sized_new (FALSE, FALSE, sizeof (Item), n_items);
  g_array_set_clear_func (chart->items, clear_item_cb);
  for (guint i = 0; i < n_items; i++)
    {
      Item item = {
        .label = g_strdup (items[i].label),
        .tooltip = g_strdup (items[i].tooltip),
        .value = isfinite (items[i].value) ? items[i].value : (double) NAN,
        .color = items[i].color,
        .pale = items[i].pale,
        .bad = items[i].bad,
      };

      g_array_append_val (chart->items, item);
    }
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}

void
uplift_bar_chart_set_titles (UpliftBarChart *chart, const char *title, const char *axis_title)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));

  uplift_chart_set_titles (UPLIFT_CHART (chart), title, axis_title);
}

void
uplift_bar_chart_set_format (UpliftBarChart *chart, UpliftNumberFormat format, gpointer user_data,
                             GDestroyNotify destroy)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));

  uplift_chart_set_format (UPLIFT_CHART (chart), format, user_data, destroy);
}

void
uplift_bar_chart_set_reference (UpliftBarChart *chart, double value, const char *label)
{
  g_return_if_fail (UPLIFT_IS_BAR_CHART (chart));
  g_return_if_fail (!isinf (value));

  g_free (chart->reference_label);
  chart->reference = value;
  chart->reference_label = g_strdup (label);
  uplift_chart_invalidate (UPLIFT_CHART (chart));
}
