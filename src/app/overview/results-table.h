/* The summary table: a line for each selected influencer (app/influencer-table-data).
 *
 * Shows the results of a session; a row that is activated (double click or Enter) opens its
 * influencer. */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_RESULTS_TABLE (uplift_results_table_get_type ())
G_DECLARE_FINAL_TYPE (UpliftResultsTable, uplift_results_table, UPLIFT, RESULTS_TABLE,
                      UpliftSessionView)

/* Puts the focus into the search entry. */
void uplift_results_table_focus_search (UpliftResultsTable *table);

G_END_DECLS
