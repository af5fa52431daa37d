/* One value in a filter group: a check button with the value's name and its count, and a button
 * “Only” that comes up under the pointer. The menu (right click, Menu key, Shift+F10) offers the
 * same and its opposite.
 *
 * Rows are reused for other values as a list scrolls. They know no session: the group that owns
 * them listens to "toggled" and "only" (void (*) (UpliftFilterRow *, gboolean invert)) and says how
 * things stand.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FILTER_ROW (uplift_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFilterRow, uplift_filter_row, UPLIFT, FILTER_ROW, GtkWidget)

UpliftFilterRow *uplift_filter_row_new (void);

/* value: what the filter calls it; label: what a person reads; both copied. */
void uplift_filter_row_set_value (UpliftFilterRow *row, const char *value, const char *label);
const char *uplift_filter_row_get_value (UpliftFilterRow *row); /* (transfer none) (nullable) */

/* Shows state and count without emitting "toggled". */
void uplift_filter_row_update (UpliftFilterRow *row, gboolean ticked, guint64 count);

gboolean uplift_filter_row_get_ticked (UpliftFilterRow *row);

G_END_DECLS
