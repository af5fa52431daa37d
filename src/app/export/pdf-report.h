/* The printable report: figures, charts, patterns and the influencer table on A4 pages. The same
 * results as everywhere; needs no display. */
#pragma once

#include "core/figures/results.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes the file whole or not at all; FALSE with an error of GIO, the file's name in front.
 * Blocks. */
gboolean uplift_pdf_report_write (UpliftResults *results, GFile *file, GError **error);

G_END_DECLS
