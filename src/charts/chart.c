#include "charts/chart-private.h"

#include "charts/glyph-metrics.h"
#include "charts/paint.h"
#include <math.h>

#define PALE_SHARE 0.62
/* How far rings and soft edges reach beyond a mark. */
#define HIGHLIGHT_MARGIN 2
/* How far letters, and the plate behind them, reach beyond a text. */
#define LABEL_MARGIN 4

typedef struct
{
  UpliftChartState state;
} UpliftChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (UpliftChart, uplift_chart, G_TYPE_OBJECT)

static int
pick_by_hit (UpliftChart *chart, double x, double y)
{
  GArray *marks = uplift_chart_get_state (chart)->marks;

  for (guint i = 0; i < marks->len; i++)
    if (uplift_rect_contains (&g_array_index (marks, UpliftMark, i).hit, x, y))
      return (int) i;
  return -1;
}

static void
get_whole_mark (UpliftChart *chart, int number, cairo_rectangle_t *area)
{
  const UpliftMark *mark = uplift_chart_get_mark (chart, number);

  *area = uplift_rect_grow (uplift_rect_unite (mark->rect, mark->hit), HIGHLIGHT_MARGIN);
}

static void
get_none_fixed (UpliftChart *chart, double *top, double *bottom)
{
  *top = 0;
  *bottom = 0;
}

static void
drop_format (UpliftChartState *state)
{
  if (state->format_destroy != NULL)
    state->format_destroy (state->format_data);
  state->format = NULL;
  state->format_data = NULL;
  state->format_destroy = NULL;
}

static void
drop_teller (UpliftChartState *state)
{
  if (state->tell_destroy != NULL)
    state->tell_destroy (state->tell_data);
  state->tell = NULL;
  state->tell_data = NULL;
  state->tell_destroy = NULL;
}

static void
uplift_chart_finalize (GObject *object)
{
  UpliftChartState *state = uplift_chart_get_state (UPLIFT_CHART (object));

  drop_format (state);
  drop_teller (state);
  g_clear_object (&state->context);
  g_clear_pointer (&state->marks, g_array_unref);
  g_clear_pointer (&state->labels, g_array_unref);
  g_clear_pointer (&state->title, g_free);
  g_clear_pointer (&state->axis_title, g_free);

  G_OBJECT_CLASS (uplift_chart_parent_class)->finalize (object);
}

static void
uplift_chart_class_init (UpliftChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = uplift_chart_finalize;

  klass->get_highlight_area = get_whole_mark;
  klass->pick = pick_by_hit;
  klass->get_fixed = get_none_fixed;
}

static void
uplift_chart_init (UpliftChart *chart)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  state->theme = *uplift_theme_get_light ();
  state->marks = g_array_new (FALSE, FALSE, sizeof (UpliftMark));
  state->labels = uplift_label_array_new ();
  state->title = g_strdup ("");
  state->axis_title = g_strdup ("");
}

UpliftChartState *
uplift_chart_get_state (UpliftChart *chart)
{
  UpliftChartPrivate *priv = uplift_chart_get_instance_private (chart);

  return &priv->state;
}

gboolean
uplift_chart_is_empty (UpliftChart *chart)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), TRUE);

  return UPLIFT_CHART_GET_CLASS (chart)->is_empty (chart);
}

void
uplift_chart_layout (UpliftChart *chart, PangoContext *context, const UpliftTheme *theme,
                     double width, double height)
{
  g_return_if_fail (UPLIFT_IS_CHART (chart));
  g_return_if_fail (PANGO_IS_CONTEXT (context) && theme != NULL);
  g_return_if_fail (width >= 0 && height >= 0 && isfinite (width) && isfinite (height));

  UpliftChartState *state = uplift_chart_get_state (chart);

  uplift_chart_invalidate (chart);
  g_set_object (&state->context, context);
  state->theme = *theme;
  state->width = width;
  state->height = height;
  state->line_height = uplift_chart_measure_line (context);
  UPLIFT_CHART_GET_CLASS (chart)->layout (chart, context);
  state->laid_out = TRUE;
}

double
uplift_chart_get_width (UpliftChart *chart)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), 0);

  return uplift_chart_get_state (chart)->width;
}

double
uplift_chart_get_height (UpliftChart *chart)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), 0);

  return uplift_chart_get_state (chart)->height;
}

const char *
uplift_chart_get_title (UpliftChart *chart)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), NULL);

  return uplift_chart_get_state (chart)->title;
}

void
uplift_chart_draw (UpliftChart *chart, cairo_t *cr, int highlighted)
{
  g_return_if_fail (UPLIFT_IS_CHART (chart) && cr != NULL);
  g_return_if_fail (highlighted < (int) uplift_chart_get_n_marks (chart));

  if (!uplift_chart_get_state (chart)->laid_out || uplift_chart_is_empty (chart))
    return;

  cairo_save (cr);
  UPLIFT_CHART_GET_CLASS (chart)->draw (chart, cr, MAX (highlighted, -1));
  cairo_restore (cr);
}

void
uplift_chart_get_highlight_area (UpliftChart *chart, int mark, cairo_rectangle_t *area)
{
  g_return_if_fail (UPLIFT_IS_CHART (chart) && area != NULL);
  g_return_if_fail (mark >= 0 && mark < (int) uplift_chart_get_n_marks (chart));

  UPLIFT_CHART_GET_CLASS (chart)->get_highlight_area (chart, mark, area);
}

int
uplift_chart_pick (UpliftChart *chart, double x, double y)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), -1);

  if (!uplift_chart_get_state (chart)->laid_out)
    return -1;
  return UPLIFT_CHART_GET_CLASS (chart)->pick (chart, x, y);
}

guint
uplift_chart_get_n_marks (UpliftChart *chart)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), 0);

  return uplift_chart_get_state (chart)->marks->len;
}

const UpliftMark *
uplift_chart_get_mark (UpliftChart *chart, int mark)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), NULL);
  g_return_val_if_fail (mark >= 0 && mark < (int) uplift_chart_get_n_marks (chart), NULL);

  return &g_array_index (uplift_chart_get_state (chart)->marks, UpliftMark, mark);
}

char *
uplift_chart_describe_mark (UpliftChart *chart, int mark)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), NULL);
  g_return_val_if_fail (mark >= 0 && mark < (int) uplift_chart_get_n_marks (chart), NULL);

  const UpliftChartState *state = uplift_chart_get_state (chart);
  if (state->tell != NULL)
    return state->tell (uplift_chart_get_mark (chart, mark)->datum, state->tell_data);
  return UPLIFT_CHART_GET_CLASS (chart)->describe_mark (chart, mark);
}

void
uplift_chart_set_teller (UpliftChart *chart, UpliftChartTeller tell, gpointer user_data,
                         GDestroyNotify destroy)
{
  g_return_if_fail (UPLIFT_IS_CHART (chart));

  UpliftChartState *state = uplift_chart_get_state (chart);
  drop_teller (state);
  state->tell = tell;
  state->tell_data = user_data;
  state->tell_destroy = destroy;
}

char *
uplift_chart_describe (UpliftChart *chart)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), NULL);

  return UPLIFT_CHART_GET_CLASS (chart)->describe (chart);
}

int
uplift_chart_step (UpliftChart *chart, int mark, int dx, int dy)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), -1);
  g_return_val_if_fail (dx >= -1 && dx <= 1 && dy >= -1 && dy <= 1, mark);
  g_return_val_if_fail (mark < (int) uplift_chart_get_n_marks (chart), -1);

  if (mark < 0)
    return uplift_chart_get_n_marks (chart) > 0 ? 0 : -1;
  return UPLIFT_CHART_GET_CLASS (chart)->step (chart, mark, dx, dy);
}

char *
uplift_chart_to_text (UpliftChart *chart)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart), NULL);

  return UPLIFT_CHART_GET_CLASS (chart)->to_text (chart);
}

double
uplift_chart_get_natural_height (UpliftChart *chart, PangoContext *context, double width)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart) && PANGO_IS_CONTEXT (context), 0);

  return UPLIFT_CHART_GET_CLASS (chart)->get_natural_height (chart, context, width);
}

void
uplift_chart_get_fixed (UpliftChart *chart, double *top, double *bottom)
{
  g_return_if_fail (UPLIFT_IS_CHART (chart) && top != NULL && bottom != NULL);

  UPLIFT_CHART_GET_CLASS (chart)->get_fixed (chart, top, bottom);
}

void
uplift_chart_invalidate (UpliftChart *chart)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  state->laid_out = FALSE;
  state->has_glyphs = FALSE;
  g_array_set_size (state->marks, 0);
  g_array_set_size (state->labels, 0);
}

void
uplift_chart_set_titles (UpliftChart *chart, const char *title, const char *axis_title)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  g_free (state->title);
  g_free (state->axis_title);
  state->title = g_strdup (title != NULL ? title : "");
  state->axis_title = g_strdup (axis_title != NULL ? axis_title : "");
  uplift_chart_invalidate (chart);
}

void
uplift_chart_set_format (UpliftChart *chart, UpliftNumberFormat format, gpointer user_data,
                         GDestroyNotify destroy)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  drop_format (state);
  state->format = format;
  state->format_data = user_data;
  state->format_destroy = destroy;
  uplift_chart_invalidate (chart);
}

char *
uplift_chart_format (UpliftChart *chart, double value, double step)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  g_assert (!isnan (value));

  if (state->format != NULL)
    return state->format (value, step, state->format_data);
  return g_strdup_printf ("%.6g", value);
}

void
uplift_chart_add_label (UpliftChart *chart, UpliftLabel *label, double x, double y)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  if (label->rect.width > state->width || y < 0 || y + label->rect.height > state->height)
    return;
  label->rect.x = CLAMP (x, 0, state->width - label->rect.width);
  label->rect.y = y;
  label->rect = uplift_chart_mirror_rect (chart, label->rect);
  g_array_append_val (state->labels, *label);
  label->layout = NULL;
}

static cairo_rectangle_t
cut_rect (cairo_rectangle_t rect, double width, double height)
{
  double x1 = CLAMP (rect.x, 0, width);
  double y1 = CLAMP (rect.y, 0, height);
  double x2 = CLAMP (rect.x + rect.width, 0, width);
  double y2 = CLAMP (rect.y + rect.height, 0, height);

  return (cairo_rectangle_t){ x1, y1, x2 - x1, y2 - y1 };
}

int
uplift_chart_add_mark (UpliftChart *chart, const UpliftMark *mark)
{
  UpliftChartState *state = uplift_chart_get_state (chart);
  UpliftMark placed = *mark;

  placed.rect = cut_rect (mark->rect, state->width, state->height);
  placed.rect = uplift_chart_mirror_rect (chart, placed.rect);
  placed.hit = cut_rect (mark->hit, state->width, state->height);
  placed.hit = uplift_chart_mirror_rect (chart, placed.hit);
  g_array_append_val (state->marks, placed);
  return (int) state->marks->len - 1;
}

double
uplift_chart_measure_line (PangoContext *context)
{
  g_auto (UpliftLabel) label = uplift_label_make (context, "0", UPLIFT_TEXT_NORMAL, -1);

  return label.rect.height;
}

double
uplift_chart_mirror_x (UpliftChart *chart, double x)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  return state->theme.rtl ? state->width - x : x;
}

cairo_rectangle_t
uplift_chart_mirror_rect (UpliftChart *chart, cairo_rectangle_t rect)
{
  UpliftChartState *state = uplift_chart_get_state (chart);

  if (state->theme.rtl)
    rect.x = state->width - rect.x - rect.width;
  return rect;
}

/* Once for a layout. */
static void
ensure_glyphs (UpliftChartState *state, cairo_t *cr)
{
  if (state->has_glyphs)
    return;
  state->has_glyphs = TRUE;
  for (guint i = 0; i < state->labels->len; i++)
    uplift_glyph_metrics_prepare (cr, g_array_index (state->labels, UpliftLabel, i).layout);
}

void
uplift_chart_draw_labels (UpliftChart *chart, cairo_t *cr)
{
  GArray *labels = uplift_chart_get_state (chart)->labels;
  cairo_rectangle_t clip = uplift_rect_grow (uplift_paint_get_clip (cr), LABEL_MARGIN);

  ensure_glyphs (uplift_chart_get_state (chart), cr);
  for (guint i = 0; i < labels->len; i++)
    {
      const UpliftLabel *label = &g_array_index (labels, UpliftLabel, i);

      if (uplift_rect_meets (&clip, &label->rect))
        uplift_label_draw (label, cr);
    }
}

UpliftColor
uplift_chart_make_pale (UpliftChart *chart, UpliftColor color)
{
  return uplift_color_mix (color, uplift_chart_get_state (chart)->theme.background, PALE_SHARE);
}

UpliftColor
uplift_chart_get_color (UpliftChart *chart, guint color, gboolean pale)
{
  UpliftColor strong = uplift_chart_get_state (chart)->theme.palette[color % UPLIFT_PALETTE_SIZE];

  return pale ? uplift_chart_make_pale (chart, strong) : strong;
}

gboolean
uplift_rect_contains (const cairo_rectangle_t *rect, double x, double y)
{
  return x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height;
}

gboolean
uplift_rect_meets (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height
         && b->y <= a->y + a->height;
}

cairo_rectangle_t
uplift_rect_unite (cairo_rectangle_t a, cairo_rectangle_t b)
{
  double x1 = MIN (a.x, b.x);
  double y1 = MIN (a.y, b.y);
  double x2 = MAX (a.x + a.width, b.x + b.width);
  double y2 = MAX (a.y + a.height, b.y + b.height);

  return (cairo_rectangle_t){ x1, y1, x2 - x1, y2 - y1 };
}

cairo_rectangle_t
uplift_rect_grow (cairo_rectangle_t rect, double by)
{
  return (cairo_rectangle_t){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

void
uplift_chart_append_cell (GString *text, const char *cell)
{
  for (const char *c = cell; *c != '\0'; c++)
    g_string_append_c (text, strchr ("\t\r\n", *c) != NULL ? ' ' : *c);
}

void
uplift_chart_append_number (GString *text, double value)
{
  char short_text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return;
  g_ascii_formatd (short_text, sizeof short_text, "%.15g", value);
  if (g_ascii_strtod (short_text, NULL) != value)
    g_ascii_dtostr (short_text, sizeof short_text, value);
  g_string_append (text, short_text);
}
