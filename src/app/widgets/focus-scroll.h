/* Scrolls a page to what gets the focus in it, as the property scroll-to-focus of GtkViewport does,
 * but not to what pops up above it: the page would move under an open list, and the pointer come to
 * stand on another of its items. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once for each viewport; its own property has to be off. */
void uplift_focus_scroll_install (GtkViewport *viewport);

G_END_DECLS
