/* The rows of a table in the order in which they are shown: sorted and searched.
 *
 * Sorting and searching happen on an array of row numbers. Rows without a value in the sorted
 * column come last in both directions; ties are broken by the data's tie column, then by row. Main
 * thread only.
 *
 * Signal "rearranged": there are more or fewer rows, or any position may have another row or other
 * figures. Not emitted when everything stays as it was.
 */
#pragma once

#include "app/table/table-data.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_ROW_MODEL (uplift_row_model_get_type ())
G_DECLARE_FINAL_TYPE (UpliftRowModel, uplift_row_model, UPLIFT, ROW_MODEL, GObject)

UpliftRowModel *uplift_row_model_new (void);

/* data: (nullable) for an empty model. Data with the same columns keep the sort, others bring their
 * own; the search stays in any case. O(rows), with new texts O(texts × log texts). */
void uplift_row_model_set_data (UpliftRowModel *model, UpliftTableData *data);
UpliftTableData *uplift_row_model_get_data (UpliftRowModel *model); /* (transfer none) (nullable) */

/* How many rows are shown. O(1). */
guint uplift_row_model_get_n (UpliftRowModel *model);

/* The data's row that is shown at a position below that. O(1). */
guint uplift_row_model_get_row (UpliftRowModel *model, guint position);

/* Needs data. O(rows), as set_data (). */
void uplift_row_model_set_sort (UpliftRowModel *model, guint column, gboolean descending);
guint uplift_row_model_get_sort_column (UpliftRowModel *model);
gboolean uplift_row_model_is_descending (UpliftRowModel *model);

/* Keeps the rows in which every word of the text occurs in some column of text, whatever the case
 * and the accents. NULL or "": all rows. */
void uplift_row_model_set_search (UpliftRowModel *model, const char *text);

/* Does now what the first search of the data would have to do first. */
void uplift_row_model_prepare_search (UpliftRowModel *model);

/* TRUE while a search leaves rows out or could. */
gboolean uplift_row_model_is_searching (UpliftRowModel *model);

/* How many rows there are without the search. */
guint uplift_row_model_get_n_unsearched (UpliftRowModel *model);

G_END_DECLS
