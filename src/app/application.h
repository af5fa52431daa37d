/* The application: its windows, what is opened in them, and the actions that belong to no window.
 *
 * Files given on the command line are opened together, in one window. Main thread only.
 */
#pragma once

#include "app/command-line.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_APPLICATION (uplift_application_get_type ())
G_DECLARE_FINAL_TYPE (UpliftApplication, uplift_application, UPLIFT, APPLICATION, GtkApplication)

UpliftApplication *uplift_application_new (void);

/* Opens what the command line names and runs until the last window is closed; returns the exit
 * status. Its filter and settings are those of the first window once the files have been read; such
 * a run is a process of its own, while otherwise one that runs already opens the files. */
int uplift_application_run (UpliftApplication *self, const UpliftCommandLine *command_line);

G_END_DECLS
