/* What is wrong or doubtful with the data: the findings of a dataset, the gravest first under a
 * heading for each severity, those of one table or of all of them, searched, saved as a CSV file.
 * A finding that stands on a line shows it in its file.
 *
 * Escape, Alt+Left and the button at the top lead back from the file to the list; Ctrl+F goes to
 * the search.
 */
#pragma once

#include "core/data/dataset.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_PROBLEMS_DIALOG (uplift_problems_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UpliftProblemsDialog, uplift_problems_dialog, UPLIFT, PROBLEMS_DIALOG,
                      GtkWindow)

/* A dialog above the parent, to be presented. table: an UpliftTable, only whose findings are shown
 * at first, or -1. It keeps what it shows: findings of a dataset loaded later do not appear in it.
 */
UpliftProblemsDialog *uplift_problems_dialog_new (GtkWindow *parent, UpliftDataset *dataset,
                                                  int table);

G_END_DECLS
