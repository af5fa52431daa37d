#include "app/chart/widget-theme.h"

#include <string.h>

/* Light text stands on a dark background. */
static gboolean
is_light (const GdkRGBA *color)
{
  return 0.299f * color->red + 0.587f * color->green + 0.114f * color->blue > 0.5f;
}

static gboolean
is_high_contrast (GtkWidget *widget)
{
  g_autofree char *name = NULL;
  const char *forced = g_getenv ("GTK_THEME");

  g_object_get (gtk_widget_get_settings (widget), "gtk-theme-name", &name, NULL);
  return (name != NULL && strstr (name, "HighContrast") != NULL)
         || (forced != NULL && strstr (forced, "HighContrast") != NULL);
}

void
uplift_widget_theme_get (GtkWidget *widget, UpliftTheme *theme)
{
  GtkStyleContext *context;
  GdkRGBA text, background;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (theme != NULL);

  context = gtk_widget_get_style_context (widget);
  gtk_style_context_get_color (context, &text);
  *theme = is_light (&text) ? *uplift_theme_get_dark () : *uplift_theme_get_light ();

  if (gtk_style_context_lookup_color (context, "theme_base_color", &background))
    theme->background = (UpliftColor){ (double) background.red, (double) background.green,
                                       (double) background.blue, 1.0 };
  if (is_high_contrast (widget))
    {
      theme->text = is_light (&text) ? (UpliftColor){ 1, 1, 1, 1 } : (UpliftColor){ 0, 0, 0, 1 };
      theme->dim_text = theme->text;
      theme->reference = theme->text;
      theme->grid = uplift_color_mix (theme->background, theme->text, 0.4);
    }
  theme->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}
