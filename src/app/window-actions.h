/* The window's actions ("win.open" …) and when they can be used. */
#pragma once

#include "app/window.h"

G_BEGIN_DECLS

/* Adds them all; split_view: what "win.sidebar" shows and hides. Once for each window. */
void uplift_window_actions_add (UpliftWindow *window, GObject *split_view);

G_END_DECLS
