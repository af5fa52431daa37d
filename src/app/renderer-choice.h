/* How GTK draws: with the graphics hardware, or with cairo where there is none. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE when a folder of device nodes ("/dev") has one of graphics hardware that this user may use.
 * Cheap: nothing is opened. */
gboolean uplift_renderer_choice_has_hardware (const char *devices);

/* Without hardware, GTK would have OpenGL drawn by the processor, which takes several times as long
 * as drawing with cairo and some tenths of a second at the start: sets the environment of this
 * process so that GTK uses cairo, unless the user chose a renderer (GSK_RENDERER). To be called
 * before GTK is initialized and before there are threads. */
void uplift_renderer_choice_make (const char *devices);

G_END_DECLS
