/* The summary table's rows: the selected influencers of some results, sorted and searched.
 *
 * A GListModel of UpliftRow. Sorting and searching happen on an array of indices; a row object is
 * made when it is first asked for and kept until there are new results: GTK 4.8 asks for every item
 * again after a change, and a selection survives sorting by it. Rows without a value in the sorted
 * column come last in both directions; ties are broken by name, then by id. New results keep sort
 * and search. Main thread only.
 *
 * items-changed is emitted once for a change and leaves out what stays at the beginning and at the
 * end; nothing is emitted when the order stays as it was. New results change all items.
 */
#pragma once

#include "app/row.h"
#include "app/table-column.h"
#include <gio/gio.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_ROW_MODEL (uplift_row_model_get_type ())
G_DECLARE_FINAL_TYPE (UpliftRowModel, uplift_row_model, UPLIFT, ROW_MODEL, GObject)

/* Empty, sorted by ROAS, highest first. */
UpliftRowModel *uplift_row_model_new (void);

/* results: (nullable) for an empty model. O(n log n) in the selected influencers. */
void uplift_row_model_set_results (UpliftRowModel *model, UpliftResults *results);
UpliftResults *
uplift_row_model_get_results (UpliftRowModel *model); /* (transfer none) (nullable) */

/* O(n log n). */
void uplift_row_model_set_sort (UpliftRowModel *model, UpliftColumn column, gboolean descending);
UpliftColumn uplift_row_model_get_sort_column (UpliftRowModel *model);
gboolean uplift_row_model_is_descending (UpliftRowModel *model);

/* Keeps the rows in which every word of the text occurs in some text column, whatever the case and
 * the accents. NULL or "": all rows. */
void uplift_row_model_set_search (UpliftRowModel *model, const char *text);

/* TRUE while a search leaves rows out or could. */
gboolean uplift_row_model_is_searching (UpliftRowModel *model);

/* How many rows there are without the search. */
guint uplift_row_model_get_n_unsearched (UpliftRowModel *model);

G_END_DECLS
