/* One finding in a list: how grave it is as an icon and a word, how many there are and the money
 * concerned, what it means, and where it stands.
 *
 * A row of a finding that has a line can be activated, to show it in its file.
 */
#pragma once

#include "core/data/dataset.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FINDING_ROW (uplift_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFindingRow, uplift_finding_row, UPLIFT, FINDING_ROW, GtkListBoxRow)

/* dataset: kept; problem: one of its own. */
UpliftFindingRow *uplift_finding_row_new (UpliftDataset *dataset, const UpliftProblem *problem);

const UpliftProblem *uplift_finding_row_get_problem (UpliftFindingRow *self);

/* Whether all of the words (app/table/text-fold) are in what the row says. */
gboolean uplift_finding_row_has_words (UpliftFindingRow *self, char *const *words);

/* The message as a sentence of its own: "The day has not come yet: …" (transfer full). */
char *uplift_finding_row_make_sentence (const UpliftProblem *problem);

/* "payouts.csv · lines 4, 5, 6, 7, 8 and more · orders: “3”"; "" where nothing is known (transfer
 * full). */
char *uplift_finding_row_make_place (const UpliftProblem *problem);

G_END_DECLS
