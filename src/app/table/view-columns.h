/* The columns of a GtkColumnView that shows an UpliftTableData: their titles, cells, sort arrows
 * and a menu to show and hide them.
 *
 * Works around what GTK 4.8 does not have: no way to ask by which column a view is sorted, no
 * alignment and no tooltip of titles. Signal "sorted" (guint column, gboolean descending): the user
 * clicked on a title. The first click on one sorts numbers and days highest first, texts and ranks
 * from the beginning; each further one turns it round. */
#pragma once

#include "app/table/cell-filler.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_VIEW_COLUMNS (uplift_view_columns_get_type ())
G_DECLARE_FINAL_TYPE (UpliftViewColumns, uplift_view_columns, UPLIFT, VIEW_COLUMNS, GObject)

/* view: without columns, sorted and filled by the model; it must outlive the columns. filler: of
 * its cells. */
UpliftViewColumns *uplift_view_columns_new (GtkColumnView *view, UpliftRowModel *model,
                                            UpliftCellFiller *filler);

/* Takes all columns away. To be called before the model gets data with other columns. */
void uplift_view_columns_clear (UpliftViewColumns *columns);

/* Makes columns for the data, the model's; after a clear. */
void uplift_view_columns_fill (UpliftViewColumns *columns, UpliftTableData *data);

/* From data to others with the same columns: takes over titles and explanations, and hides or shows
 * columns where the two differ in it. */
void uplift_view_columns_update (UpliftViewColumns *columns, UpliftTableData *old,
                                 UpliftTableData *data);

/* Shows the model's sort, which emits nothing. */
void uplift_view_columns_show_sort (UpliftViewColumns *columns);

/* The visible columns in their order, guint (transfer full). */
GArray *uplift_view_columns_get_visible (UpliftViewColumns *columns);

/* A menu with a check mark for each column (transfer full), for the actions "columns.…" of the
 * group (transfer full). Both are those of the present columns. */
GMenuModel *uplift_view_columns_create_menu (UpliftViewColumns *columns);
GSimpleActionGroup *uplift_view_columns_create_actions (UpliftViewColumns *columns);

G_END_DECLS
