/* The values of one dimension as a list for a GtkListView, in reading order (without regard to
 * case; numbers by size, so that Campaign_2 comes before Campaign_10; “(none)” last), narrowed by a
 * search.
 *
 * Items are GtkStringObjects that hold the filter's text of the value (of an influencer the id),
 * made when asked for: 50 000 values cost their sort keys and no objects. The empty value is left
 * out when no row that the filter looks at has it. The model keeps the dataset. Main thread only.
 */
#pragma once

#include "core/data/dataset.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_VALUE_MODEL (uplift_value_model_get_type ())
G_DECLARE_FINAL_TYPE (UpliftValueModel, uplift_value_model, UPLIFT, VALUE_MODEL, GObject)

/* O(n log n) in the values, and up to one pass over a column. */
UpliftValueModel *uplift_value_model_new (UpliftDataset *dataset, UpliftDimension dimension);

/* Shows the values whose name holds the text, or whose id is it, in any case; "" shows all. O(all
 * names). */
void uplift_value_model_set_search (UpliftValueModel *model, const char *text);
gboolean uplift_value_model_has_search (UpliftValueModel *model);

/* All values, whatever the search shows. */
guint uplift_value_model_get_n_values (UpliftValueModel *model);

/* The value at a place of the list, as the filter spells it (transfer none). O(1). */
const char *uplift_value_model_get_value (UpliftValueModel *model, guint position);

G_END_DECLS
