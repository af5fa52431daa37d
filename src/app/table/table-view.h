/* The rows of an UpliftTableData under their titles, in a GtkColumnView that scrolls: what an
 * UpliftDataTable puts its controls round.
 *
 * As high as its rows need, up to "max-height", pixels. What is selected are rows, not places: they
 * stay so under another order and, by their keys, with other data. Tab leaves the rows, the arrow
 * keys walk them.
 *
 * Signals: "row-activated" (guint row) and "link-activated" (guint row, const char *address) as in
 * app/data-table; "sorted", when the user has sorted by a title. CSS node: tableview. */
#pragma once

#include "app/table/row-model.h"
#include "app/table/table-excerpt.h"
#include "app/table/view-columns.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_TABLE_VIEW (uplift_table_view_get_type ())
G_DECLARE_FINAL_TYPE (UpliftTableView, uplift_table_view, UPLIFT, TABLE_VIEW, GtkWidget)

/* What a screen reader calls it. */
void uplift_table_view_set_title (UpliftTableView *view, const char *title);

/* data: (nullable). As uplift_data_table_set_data (). */
void uplift_table_view_set_data (UpliftTableView *view, UpliftTableData *data);

/* Both scroll to the top. */
void uplift_table_view_set_sort (UpliftTableView *view, guint column, gboolean descending);
void uplift_table_view_set_search (UpliftTableView *view, const char *text);

/* As uplift_data_table_create_excerpt (). */
UpliftTableExcerpt *uplift_table_view_create_excerpt (UpliftTableView *view,
                                                      gboolean selected_only);

/* To be read: what the view has is to be changed by the functions above (transfer none). */
UpliftRowModel *uplift_table_view_get_model (UpliftTableView *view);
UpliftViewColumns *uplift_table_view_get_columns (UpliftTableView *view);

G_END_DECLS
