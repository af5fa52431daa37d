/* Takes files that are dragged in from elsewhere, and says so while they hover.
 *
 * Property "child" (GtkWidget). Signal "files-dropped" (GPtrArray of GFile, borrowed).
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_DROP_AREA (uplift_drop_area_get_type ())
G_DECLARE_FINAL_TYPE (UpliftDropArea, uplift_drop_area, UPLIFT, DROP_AREA, GtkWidget)

G_END_DECLS
