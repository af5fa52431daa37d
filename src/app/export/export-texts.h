/* What is said about an export of rows before it begins, and how its file is to be called. */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

/* "Export 1 364 of 5 000 rows of “tracking.csv”"; n_rows: so many will be written (transfer full).
 */
char *uplift_export_texts_make_title (const UpliftResults *results, UpliftTable table,
                                      guint64 n_rows);

/* How they are written, and what is or is not among them where that is not plain: one sentence a
 * line (transfer full). */
char *uplift_export_texts_describe (const UpliftResults *results, UpliftTable table,
                                    guint64 n_rows);

/* "tracking-filtered.csv" (transfer full). */
char *uplift_export_texts_make_name (const UpliftResults *results, UpliftTable table);

G_END_DECLS
