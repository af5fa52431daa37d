/* The actions of the Export menu ("win.export-table" …) and when they can be used. */
#pragma once

#include "app/export/export-view.h"
#include "app/window/window.h"

G_BEGIN_DECLS

/* Adds them all; view: where rows that are written are seen to be, one export at a time. Once for
 * each window. */
void uplift_export_actions_add (UpliftWindow *window, UpliftExportView *view);

G_END_DECLS
