/* Fills the cells of a table with what the rows of its model have to show: at once those in sight,
 * the others piece by piece when nothing else is to be done.
 *
 * GTK 4.8 has the cells of some 200 rows, of which a dozen can be seen; filling and laying out all
 * of them takes longer than another order may take to be seen. Until its turn comes a cell out of
 * sight shows what it did before. A place without a row (app/place-model) shows nothing at all.
 * Main thread only. */
#pragma once

#include "app/table/row-model.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_CELL_FILLER (uplift_cell_filler_get_type ())
G_DECLARE_FINAL_TYPE (UpliftCellFiller, uplift_cell_filler, UPLIFT, CELL_FILLER, GObject)

/* row: of the model's data. */
typedef void (*UpliftCellFillFunc) (GtkListItem *item, guint row, gpointer data);

/* Follows the model's signal "rearranged". */
UpliftCellFiller *uplift_cell_filler_new (UpliftRowModel *model);

/* From the binding of a cell to its unbinding, fills it with the function whenever it is to show
 * something else, the first time at once when it is in sight. */
void uplift_cell_filler_add (UpliftCellFiller *filler, GtkListItem *item, UpliftCellFillFunc func,
                             gpointer data);
void uplift_cell_filler_remove (UpliftCellFiller *filler, GtkListItem *item);

/* The positions that can be seen, or will be with the next frame; at first the first 24. Cells that
 * come into sight are filled before the next frame. */
void uplift_cell_filler_set_sight (UpliftCellFiller *filler, guint first, guint n);

G_END_DECLS
