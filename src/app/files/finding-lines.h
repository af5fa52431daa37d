/* A finding in its file: the lines around the first of those that it names, with their numbers, the
 * line itself marked; and the next of them.
 *
 * The file is read again each time, in a thread of its own (core/read/raw-lines). That it is gone,
 * or not what it was, is said.
 */
#pragma once

#include "core/data/dataset.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FINDING_LINES (uplift_finding_lines_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFindingLines, uplift_finding_lines, UPLIFT, FINDING_LINES, GtkWidget)

/* Shows the first line of a finding of the dataset that has one. The dataset is kept. */
void uplift_finding_lines_show (UpliftFindingLines *self, UpliftDataset *dataset,
                                const UpliftProblem *problem);

G_END_DECLS
