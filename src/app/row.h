/* One influencer's line in the summary table: an index into results, made on demand. Immutable. */
#pragma once

#include "core/results.h"
#include <glib-object.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_ROW (uplift_row_get_type ())
G_DECLARE_FINAL_TYPE (UpliftRow, uplift_row, UPLIFT, ROW, GObject)

/* influencer: its index in the dataset of the results, on which the row holds a reference. */
UpliftRow *uplift_row_new (UpliftResults *results, guint32 influencer);

UpliftResults *uplift_row_get_results (UpliftRow *row); /* (transfer none) */
guint32 uplift_row_get_influencer (UpliftRow *row);

G_END_DECLS
