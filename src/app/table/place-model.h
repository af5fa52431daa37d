/* The places of a table's rows, as a GtkColumnView is given them: as many as the row model has
 * rows, but made and taken away a few at a time.
 *
 * A GListModel: the item at a position only stands for it and stays while there is such a position,
 * whichever row is shown there. So another order changes no items at all, and GTK neither makes
 * widgets anew nor asks for thousands of items; what the cells show follows the row model
 * (app/cell-filler), and what belongs to a row, such as a selection, has to be carried over
 * (app/row-selection).
 *
 * GTK 4.8 makes the widgets of some 200 rows whenever that many are there; with their cells that
 * takes longer than a key may take to be answered. So the first places follow at once, more than
 * fit into a table, and the others step by step when nothing else is to be done. And places that
 * are there already are kept for rows to come: spare ones, at the end, positions that the row model
 * does not have. Nothing is to be seen of them, nor do they take any room. Main thread only.
 */
#pragma once

#include "app/table/row-model.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_PLACE_MODEL (uplift_place_model_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPlaceModel, uplift_place_model, UPLIFT, PLACE_MODEL, GObject)

UpliftPlaceModel *uplift_place_model_new (UpliftRowModel *rows);

/* FALSE: only as long as there are no spare places, which are taken away before the next frame;
 * TRUE, at first: they may stay. To be set while the first row is the first that is shown, or GTK
 * would reckon the height of rows that have no widgets from that of spare places. */
void uplift_place_model_set_keeps_spare (UpliftPlaceModel *places, gboolean keeps);

/* Brings about now that each row has a place, for what needs that of a certain row. */
void uplift_place_model_complete (UpliftPlaceModel *places);

/* Brings about now that there are as many places as rows, for what goes from one to the next. */
void uplift_place_model_finish (UpliftPlaceModel *places);

G_END_DECLS
