/* Makes the cells of a column of a table, by the form of the column: texts cut with an ellipsis and
 * whole in their tooltip, numbers at the end with digits of equal width, a status with an icon and
 * a word, a link to click.
 *
 * A click on a link activates the action "table.open-link" with the position and the column. */
#pragma once

#include "app/table/cell-filler.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the places of the model (app/place-model; transfer full). filler: the model's, for all
 * columns. form: that of the column in all data the model is to have. */
GtkListItemFactory *uplift_cell_factory_new (UpliftRowModel *model, UpliftCellFiller *filler,
                                             guint column, UpliftCellForm form);

G_END_DECLS
