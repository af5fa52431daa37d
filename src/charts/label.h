/* A piece of text in its place: made when a chart is laid out, drawn as it is. */
#pragma once

#include "charts/theme.h"
#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_TEXT_NORMAL,
  UPLIFT_TEXT_SMALL, /* axis labels */
  UPLIFT_TEXT_TITLE
} UpliftTextSize;

typedef struct
{
  PangoLayout *layout;    /* (owned) */
  cairo_rectangle_t rect; /* of the text, not of the width it was given */
  double offset;          /* of the text within its layout: not 0 in right-to-left text */
  UpliftColor color;
  UpliftColor plate; /* drawn behind it unless its alpha is 0 */
} UpliftLabel;

/* One line of text, with digits of equal width, cut with an ellipsis at max_width (below 0: as long
 * as it is). The place of the label is 0, 0. */
UpliftLabel uplift_label_make (PangoContext *context, const char *text, UpliftTextSize size,
                               double max_width);

void uplift_label_clear (UpliftLabel *label);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (UpliftLabel, uplift_label_clear)

/* An array of labels that clears those it holds (transfer full). */
GArray *uplift_label_array_new (void);

void uplift_label_draw (const UpliftLabel *label, cairo_t *cr);

G_END_DECLS
