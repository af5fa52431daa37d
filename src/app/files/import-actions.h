/* The actions about how files are read: "win.import" for those that are open, but for the sample;
 * "win.import-refused" for those that could not be opened, as long as a decision about them may
 * help. Files that the user has just chosen and that need one are asked about at once. */
#pragma once

#include "app/window/window.h"

G_BEGIN_DECLS

/* Once for each window. */
void uplift_import_actions_add (UpliftWindow *window);

G_END_DECLS
