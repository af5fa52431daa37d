/* Light or dark: what the preferences say, or else what the desktop prefers.
 *
 * The desktop's preference is read from the settings portal (org.freedesktop.appearance
 * color-scheme) and followed. Where there is no portal, GTK's own setting stands.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_COLOR_SCHEME (uplift_color_scheme_get_type ())
G_DECLARE_FINAL_TYPE (UpliftColorScheme, uplift_color_scheme, UPLIFT, COLOR_SCHEME, GObject)

/* Follows the key "color-scheme" of the preferences as long as it lives (transfer full). A display
 * must be open. */
UpliftColorScheme *uplift_color_scheme_new (GSettings *preferences);

G_END_DECLS
