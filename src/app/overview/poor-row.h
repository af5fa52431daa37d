/* One of the influencers of app/overview/poor-card: name, what it is listed for, and the money. */
#pragma once

#include "core/figures/results.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_POOR_ROW (uplift_poor_row_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPoorRow, uplift_poor_row, UPLIFT, POOR_ROW, GtkFlowBoxChild)

GtkWidget *uplift_poor_row_new (void);

/* What it shows from now on; nothing of the results is kept. */
void uplift_poor_row_set (UpliftPoorRow *self, const UpliftResults *results, guint32 influencer);

/* The influencer's id (borrowed until it shows another one). */
const char *uplift_poor_row_get_id (UpliftPoorRow *self);

G_END_DECLS
