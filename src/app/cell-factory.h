/* Makes the cells of a column of the summary table: texts cut with an ellipsis and whole in their
 * tooltip, numbers at the end with digits of equal width, the status with an icon and a word. */
#pragma once

#include "app/table-column.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For items of the type UpliftRow (transfer full). width: room for a number in characters, read
 * whenever a cell is filled; must live as long as the factory. */
GtkListItemFactory *uplift_cell_factory_new (UpliftColumn column, const guint *width);

G_END_DECLS
