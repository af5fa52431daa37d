/* What the kinds of charts share with each other and with their tests; hosts include chart.h.
 *
 * Kinds are laid out from left to right; what they hand to uplift_chart_add_label () and
 * uplift_chart_add_mark () is mirrored there when the theme is right-to-left, so that the state
 * holds real places. Places that a kind keeps itself go through uplift_chart_mirror_x ().
 */
#pragma once

#include "charts/chart.h"
#include "charts/label.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean laid_out;   /* FALSE: no marks and labels, draw nothing */
  gboolean has_glyphs; /* the glyphs of the labels are measured */
  UpliftTheme theme;
  double width, height;
  PangoContext *context; /* (owned) (nullable) of the last layout */
  double line_height;    /* of normal text */
  GArray *marks;         /* (owned) of UpliftMark */
  GArray *labels;        /* (owned) of UpliftLabel */

  char *title;               /* (owned) "" when there is none */
  char *axis_title;          /* (owned) "" when there is none */
  UpliftNumberFormat format; /* (nullable) */
  gpointer format_data;
  GDestroyNotify format_destroy; /* (nullable) */

  UpliftChartTeller tell; /* (nullable) */
  gpointer tell_data;
  GDestroyNotify tell_destroy; /* (nullable) */
} UpliftChartState;

UpliftChartState *uplift_chart_get_state (UpliftChart *chart);

/* Forgets marks and labels, as the data changed. */
void uplift_chart_invalidate (UpliftChart *chart);

void uplift_chart_set_titles (UpliftChart *chart, const char *title, const char *axis_title);
void uplift_chart_set_format (UpliftChart *chart, UpliftNumberFormat format, gpointer user_data,
                              GDestroyNotify destroy);

/* The number as the host wants it (transfer full); plain when it set no format. */
char *uplift_chart_format (UpliftChart *chart, double value, double step);

/* Adds the text with its left top corner there, moved sideways to stay within the chart; a text
 * that has no room in it is left out. Takes the label's layout when it adds it. */
void uplift_chart_add_label (UpliftChart *chart, UpliftLabel *label, double x, double y);

/* Adds the mark, its rectangles cut to the chart. Returns its number. */
int uplift_chart_add_mark (UpliftChart *chart, const UpliftMark *mark);

/* The line height of normal text. */
double uplift_chart_measure_line (PangoContext *context);

/* From left-to-right places to real ones, and back. */
double uplift_chart_mirror_x (UpliftChart *chart, double x);
cairo_rectangle_t uplift_chart_mirror_rect (UpliftChart *chart, cairo_rectangle_t rect);

/* Draws all labels. */
void uplift_chart_draw_labels (UpliftChart *chart, cairo_t *cr);

/* The colour of what is not chosen while others are. */
UpliftColor uplift_chart_make_pale (UpliftChart *chart, UpliftColor color);

/* The palette's colour, paler when the mark is not chosen. */
UpliftColor uplift_chart_get_color (UpliftChart *chart, guint color, gboolean pale);

gboolean uplift_rect_contains (const cairo_rectangle_t *rect, double x, double y);
gboolean uplift_rect_meets (const cairo_rectangle_t *a, const cairo_rectangle_t *b);
cairo_rectangle_t uplift_rect_unite (cairo_rectangle_t a, cairo_rectangle_t b);
cairo_rectangle_t uplift_rect_grow (cairo_rectangle_t rect, double by);

/* For tab-separated text: appends the text with blanks instead of what would end a cell; the number
 * with as many digits as it takes, nothing for NAN. */
void uplift_chart_append_cell (GString *text, const char *cell);
void uplift_chart_append_number (GString *text, double value);

G_END_DECLS
