/* What a window prepares before its first frame is drawn, and what it leaves until after it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* To be called from the snapshot of the first frame. */
void uplift_first_frame_begin (GtkWindow *window);

G_END_DECLS
