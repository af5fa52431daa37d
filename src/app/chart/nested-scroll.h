/* A small scroller in a page that scrolls: the wheel goes on with the page where the small one has
 * come to its end, and a page that is being scrolled is not caught when a small one comes under the
 * pointer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a scroller that scrolls up and down, once. The page is the next scrolled window above it. */
void uplift_nested_scroll_install (GtkScrolledWindow *scroller);

G_END_DECLS
