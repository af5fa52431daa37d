/* The summary table: a line for each selected influencer, to be sorted, searched, copied and saved.
 *
 * Shows the results of a session and changes its filter when a row is activated (double click or
 * Enter): only this influencer, or all again. The columns can be reordered, resized and hidden;
 * sorting is by header or by the control “Sort by”, which the keyboard reaches. Ctrl+C copies the
 * selected rows with the visible columns as tab-separated text. Saving is the window's action
 * win.export-table. CSS class: card.
 */
#pragma once

#include "app/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_RESULTS_TABLE (uplift_results_table_get_type ())
G_DECLARE_FINAL_TYPE (UpliftResultsTable, uplift_results_table, UPLIFT, RESULTS_TABLE,
                      UpliftSessionView)

/* Puts the focus into the search entry. */
void uplift_results_table_focus_search (UpliftResultsTable *table);

/* The selected rows, in the order shown, with a header line (transfer full), or NULL when none is
 * selected. */
char *uplift_results_table_dup_selection (UpliftResultsTable *table);

G_END_DECLS
