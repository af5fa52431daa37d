/* What was wrong or doubtful with the data: the findings of a dataset, the worst first, each with
 * its severity as icon and word, its place, how often it occurs and on which lines. */
#pragma once

#include "core/data/dataset.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_PROBLEMS_DIALOG (uplift_problems_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UpliftProblemsDialog, uplift_problems_dialog, UPLIFT, PROBLEMS_DIALOG,
                      GtkWindow)

/* A dialog above the parent, to be presented. table: an UpliftTable, only whose findings are shown,
 * or -1. It keeps what it shows: findings of a dataset loaded
 * later do not appear in it. */
UpliftProblemsDialog *uplift_problems_dialog_new (GtkWindow *parent, UpliftDataset *dataset,
                                                  int table);

G_END_DECLS
