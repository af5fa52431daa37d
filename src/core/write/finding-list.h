/* Findings as lines for a terminal and as a table for a spreadsheet. */
#pragma once

#include "core/data/problems.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* "warning: payouts.csv: line 2: orders: MESSAGE (28 times) [orders-differ; lines 2, 4; left_out 0;
 * money 12.50]", in one line whatever is in the texts (transfer full). */
char *uplift_finding_list_to_line (const UpliftProblem *problem);

/* "2, 4, 9": the first lines, parted by the given text; "" when there are none (transfer full). */
char *uplift_finding_list_join_lines (const UpliftProblem *problem, const char *separator);

/* Writes the findings (of const UpliftProblem) in the order of the list as a CSV file: severity,
 * kind, table, file, lines, column, value, count, left_out, money, message. FALSE with an error of
 * GIO. */
gboolean uplift_finding_list_write_csv (const GPtrArray *list, GFile *file,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
