#include "app/application.h"
#include "app/window.h"
#include <glib/gi18n.h>

struct _UpliftApplication
{
  GtkApplication parent_instance;
};

G_DEFINE_TYPE (UpliftApplication, uplift_application, GTK_TYPE_APPLICATION)

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/uplift_roi/Uplift/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
uplift_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (uplift_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (UPLIFT_APP_ID);
  load_style ();
}

static void
uplift_application_activate (GApplication *application)
{
  UpliftWindow *window = uplift_window_new (UPLIFT_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
}

static void
uplift_application_class_init (UpliftApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  application_class->startup = uplift_application_startup;
  application_class->activate = uplift_application_activate;
}

static void
uplift_application_init (UpliftApplication *self)
{
}

UpliftApplication *
uplift_application_new (void)
{
  return g_object_new (UPLIFT_TYPE_APPLICATION, "application-id", UPLIFT_APP_ID, NULL);
}
