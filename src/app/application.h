/* The application: its windows, what is opened in them, and the actions that belong to no window.
 *
 * Files given on the command line are opened together, in one window. Main thread only.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_APPLICATION (uplift_application_get_type ())
G_DECLARE_FINAL_TYPE (UpliftApplication, uplift_application, UPLIFT, APPLICATION, GtkApplication)

UpliftApplication *uplift_application_new (void);

G_END_DECLS
