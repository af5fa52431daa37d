/* One of the four tables in the sidebar: its file, how many rows it has and how many were left out,
 * its findings, and a button to load another file for it, or one at all.
 *
 * The buttons activate win.load-table and win.table-problems with the table.
 */
#pragma once

#include "core/data/dataset.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_DATA_ROW (uplift_data_row_get_type ())
G_DECLARE_FINAL_TYPE (UpliftDataRow, uplift_data_row, UPLIFT, DATA_ROW, GtkBox)

GtkWidget *uplift_data_row_new (UpliftTable table);

/* Shows the table of another dataset. */
void uplift_data_row_update (UpliftDataRow *self, const UpliftDataset *dataset);

G_END_DECLS
