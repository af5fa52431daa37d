/* The selected rows of a table, carried over to another order or to new figures: GTK selects places
 * of a UpliftRowModel, people select rows. */
#pragma once

#include "app/table/row-model.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _UpliftRowSelection UpliftRowSelection;

/* Notes what is selected; to be called before the model changes. selection: of places of the model.
 * O(selected rows). */
UpliftRowSelection *uplift_row_selection_new (GtkSelectionModel *selection, UpliftRowModel *model);
void uplift_row_selection_free (UpliftRowSelection *saved);

gboolean uplift_row_selection_is_empty (const UpliftRowSelection *saved);

/* Selects the same rows, as far as the model still has them, and no others; each has to have a
 * place. Rows of other data are the same when their keys are (UpliftTableShape.key_space). O(rows),
 * nothing when nothing was selected. */
void uplift_row_selection_restore (UpliftRowSelection *saved, GtkSelectionModel *selection,
                                   UpliftRowModel *model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftRowSelection, uplift_row_selection_free)

G_END_DECLS
