/* The window: header bar, sidebar, chips of the active filters, and the page.
 *
 * Each window has a session of its own; its views get it through the property "session", bound in
 * ui/window.ui. Main thread only.
 */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_WINDOW (uplift_window_get_type ())
G_DECLARE_FINAL_TYPE (UpliftWindow, uplift_window, UPLIFT, WINDOW, GtkApplicationWindow)

UpliftWindow *uplift_window_new (UpliftApplication *application);

G_END_DECLS
