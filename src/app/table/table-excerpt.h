/* Some rows and columns of a table in an order, as they go to other programs: a snapshot that no
 * later sorting or filtering changes. */
#pragma once

#include "app/table/table-data.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _UpliftTableExcerpt UpliftTableExcerpt;

/* columns, rows: guint, of the data (both transfer full). */
UpliftTableExcerpt *uplift_table_excerpt_new (UpliftTableData *data, GArray *columns, GArray *rows);
void uplift_table_excerpt_free (UpliftTableExcerpt *excerpt);

guint uplift_table_excerpt_get_n_rows (const UpliftTableExcerpt *excerpt);

/* Lines with tabs between the cells, titles first, for the clipboard; tabs and line ends in texts
 * become blanks (transfer full). */
char *uplift_table_excerpt_to_tabbed (const UpliftTableExcerpt *excerpt);

/* Writes a CSV, the ids of the columns first, as core/write/csv-writer does: numbers with all their
 * digits, no value as an empty cell, days as YYYY-MM-DD, and an apostrophe in front of texts that a
 * spreadsheet would run. FALSE with an error of GIO; the file is then as before. */
gboolean uplift_table_excerpt_save (const UpliftTableExcerpt *excerpt, GFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTableExcerpt, uplift_table_excerpt_free)

G_END_DECLS
