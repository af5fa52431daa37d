/* The charts' theme for a widget: light or dark as the widget's text is, mirrored as its text runs,
 * and stronger in high contrast. */
#pragma once

#include "charts/theme.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

void uplift_widget_theme_get (GtkWidget *widget, UpliftTheme *theme);

G_END_DECLS
