/* The one table of the window: shows an UpliftTableData to be sorted, searched, copied and saved.
 *
 * In a template (with the texts marked as translatable):
 *
 *   <object class="UpliftDataTable" id="table">
 *     <property name="title">Campaigns</property>
 *     <property name="search-hint">Search campaigns…</property>
 *     <property name="empty-text">No campaign passes the filters.</property>
 *     <property name="file-name">campaigns.csv</property>
 *     <signal name="row-activated" handler="row_activated_cb" swapped="no"/>
 *     <child type="control">
 *       <object class="GtkDropDown"/>
 *     </child>
 *   </object>
 *
 * and whenever there are new figures:
 *
 *   g_autoptr (UpliftTableData) data = uplift_campaign_table_data_new (results);
 *   uplift_data_table_set_data (self->table, data);
 *
 * Properties: "title"; "note", a sentence below it; "search-hint", what the empty search entry
 * says; "empty-text", a sentence in place of rows when the data has none; "file-name", proposed for
 * saving as CSV; "max-height", the pixels of rows and header beyond which the rows scroll, 400. A
 * child of the type "control" stands before the search entry.
 *
 * Signals: "row-activated" (guint row) at a double click or Enter, "link-activated" (guint row,
 * const char *address) at a click on a cell of the form LINK, or at Ctrl+Enter for the row that is
 * selected; the address is one that may be opened (app/web-address). Rows are those of the data,
 * not places in the table.
 *
 * The columns can be reordered, resized and hidden; sorting is by header or by the control “Sort
 * by”, which the keyboard reaches. Ctrl+C copies the selected rows with the visible columns, tabs
 * between them; “Save as CSV” writes what is shown. CSS node: datatable, with the class card.
 */
#pragma once

#include "app/table/table-data.h"
#include "app/table/table-excerpt.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_DATA_TABLE (uplift_data_table_get_type ())
G_DECLARE_FINAL_TYPE (UpliftDataTable, uplift_data_table, UPLIFT, DATA_TABLE, GtkWidget)

GtkWidget *uplift_data_table_new (void);

/* data: (nullable) for an empty table. Data with the same columns keep sort, search, scroll and
 * what the user did to the columns; where two data differ in whether a column starts hidden, that
 * is applied. Other columns begin anew. O(n log n). */
void uplift_data_table_set_data (UpliftDataTable *table, UpliftTableData *data);
UpliftTableData *
uplift_data_table_get_data (UpliftDataTable *table); /* (transfer none) (nullable) */

/* Sorts by the column of that id, as the user could. */
void uplift_data_table_sort_by (UpliftDataTable *table, const char *column, gboolean descending);

/* For pages whose words depend on what they show; all copied. */
void uplift_data_table_set_title (UpliftDataTable *table, const char *title);
void uplift_data_table_set_note (UpliftDataTable *table, const char *sentence);
void uplift_data_table_set_empty_text (UpliftDataTable *table, const char *sentence);
void uplift_data_table_set_file_name (UpliftDataTable *table, const char *name);

const char *uplift_data_table_get_file_name (UpliftDataTable *table); /* (transfer none) */

/* Puts the focus into the search entry. */
void uplift_data_table_focus_search (UpliftDataTable *table);

/* What is shown: the visible columns and the rows, or the selected ones of them, in their order
 * (transfer full). NULL when none is selected, or without data. */
UpliftTableExcerpt *uplift_data_table_create_excerpt (UpliftDataTable *table,
                                                      gboolean selected_only);

G_END_DECLS
