/* The pages of a printable report: A4, one below the other, text flowing from top to bottom.
 *
 * Lengths are pixels of 1/96 inch, as charts are laid out. A page begins when what comes next does
 * not fit; each has its number in the foot.
 */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

#define UPLIFT_PDF_MARGIN 48.0

typedef struct
{
  cairo_surface_t *surface; /* (owned) */
  cairo_t *cr;              /* (owned) */
  PangoContext *context;    /* (owned) */
  char *foot;               /* left in the foot of each page (owned) */
  double width, height;     /* of the text's area */
  double y;                 /* where the next thing goes, from the top of the area */
  guint number;             /* of the page, from 1 */
} UpliftPdfPage;

typedef enum
{
  UPLIFT_PDF_TITLE,
  UPLIFT_PDF_HEADING,
  UPLIFT_PDF_BODY,
  UPLIFT_PDF_CELL, /* of a table */
  UPLIFT_PDF_SMALL,
  UPLIFT_PDF_FIGURE /* a large number */
} UpliftPdfStyle;

/* The first page on a new PDF whose bytes go to write. */
UpliftPdfPage *uplift_pdf_page_new (cairo_write_func_t write, gpointer user_data, const char *foot);

/* Ends the last page and the file; FALSE when cairo met an error. */
gboolean uplift_pdf_page_finish (UpliftPdfPage *page);
void uplift_pdf_page_free (UpliftPdfPage *page);

/* Begins a new page when less than height is left; TRUE when it did. */
gboolean uplift_pdf_page_need (UpliftPdfPage *page, double height);

/* A paragraph across the page, and the place moves below it. */
void uplift_pdf_page_add_text (UpliftPdfPage *page, UpliftPdfStyle style, const char *text);

/* One line at x, y from the area's corner, cut with an ellipsis at width; right: flush with the
 * right end. Returns its height; the place stays. */
double uplift_pdf_page_draw_cell (UpliftPdfPage *page, UpliftPdfStyle style, const char *text,
                                  const cairo_rectangle_t *cell, gboolean right);

/* A thin line across the page at y. */
void uplift_pdf_page_draw_rule (UpliftPdfPage *page, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftPdfPage, uplift_pdf_page_free)

G_END_DECLS
