/* The window's actions ("win.open" …) and when they can be used. */
#pragma once

#include "app/window/split-view.h"
#include "app/window/window.h"

G_BEGIN_DECLS

/* Adds them all, once for each window; split_view: what "win.sidebar" shows and hides; pages: what
 * "win.page" chooses from. */
void uplift_window_actions_add (UpliftWindow *window, UpliftSplitView *split_view, GtkStack *pages);

/* Takes away those that hold a part of the window, before it is disposed of: the part in turn knows
 * the actions, and neither would ever be freed. */
void uplift_window_actions_remove (UpliftWindow *window);

G_END_DECLS
