#include "app/color-scheme.h"
#include <gtk/gtk.h>

#define APPEARANCE "org.freedesktop.appearance"
#define COLOR_SCHEME "color-scheme"
#define DARK_PROPERTY "gtk-application-prefer-dark-theme"

/* The portal's values. */
enum
{
  PORTAL_NO_PREFERENCE,
  PORTAL_DARK,
  PORTAL_LIGHT
};

struct _UpliftColorScheme
{
  GObject parent_instance;
  GSettings *preferences;    /* (owned) */
  GDBusProxy *portal;        /* (owned, nullable: not there, or not yet) */
  GCancellable *cancellable; /* (owned) */
  guint32 desktop;           /* the portal's value */
  gboolean decides;          /* what GTK itself would choose does not count */
};

G_DEFINE_TYPE (UpliftColorScheme, uplift_color_scheme, G_TYPE_OBJECT)

/* GTK reads its whole theme again, even for what it has. */
static void
set_dark (UpliftColorScheme *self, gboolean dark)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean is_dark;
  g_object_get (settings, DARK_PROPERTY, &is_dark, NULL);
  self->decides = TRUE;
  if (!is_dark != !dark)
    g_object_set (settings, DARK_PROPERTY, dark, NULL);
}

static void
leave_to_gtk (UpliftColorScheme *self)
{
  if (self->decides)
    gtk_settings_reset_property (gtk_settings_get_default (), DARK_PROPERTY);
  self->decides = FALSE;
}

static void
apply (UpliftColorScheme *self)
{
  g_autofree char *chosen = g_settings_get_string (self->preferences, COLOR_SCHEME);
  if (g_str_equal (chosen, "dark"))
    set_dark (self, TRUE);
  else if (g_str_equal (chosen, "light"))
    set_dark (self, FALSE);
  else if (self->desktop == PORTAL_NO_PREFERENCE)
    leave_to_gtk (self);
  else
    set_dark (self, self->desktop == PORTAL_DARK);
}

/* Read () wraps its answer in one variant more than the signal does. */
static void
take_value (UpliftColorScheme *self, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);
  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);
      g_variant_unref (inner);
      inner = next;
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    self->desktop = g_variant_get_uint32 (inner);
  apply (self);
}

static void
uplift_color_scheme_signal_cb (UpliftColorScheme *self, const char *sender, const char *signal,
                               GVariant *arguments)
{
  if (!g_str_equal (signal, "SettingChanged")
      || !g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(ssv)")))
    return;
  const char *group, *key;
  g_autoptr (GVariant) value = NULL;
  g_variant_get (arguments, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, APPEARANCE) && g_str_equal (key, COLOR_SCHEME))
    take_value (self, value);
}

static void
uplift_color_scheme_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  /* No answer: cancelled, in which case `data` is gone, or a portal without this setting. */
  if (answer == NULL || !g_variant_is_of_type (answer, G_VARIANT_TYPE ("(v)")))
    return;
  g_autoptr (GVariant) value = g_variant_get_child_value (answer, 0);
  take_value (UPLIFT_COLOR_SCHEME (data), value);
}

static void
uplift_color_scheme_proxy_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GDBusProxy) portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  if (portal == NULL)
    return;
  UpliftColorScheme *self = UPLIFT_COLOR_SCHEME (data);
  self->portal = g_steal_pointer (&portal);
  g_autofree char *owner = g_dbus_proxy_get_name_owner (self->portal);
  if (owner == NULL)
    return;
  g_signal_connect_object (self->portal, "g-signal", G_CALLBACK (uplift_color_scheme_signal_cb),
                           self, G_CONNECT_SWAPPED);
  g_dbus_proxy_call (self->portal, "Read", g_variant_new ("(ss)", APPEARANCE, COLOR_SCHEME),
                     G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, uplift_color_scheme_read_cb,
                     self);
}

static void
uplift_color_scheme_dispose (GObject *object)
{
  UpliftColorScheme *self = UPLIFT_COLOR_SCHEME (object);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->portal);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (uplift_color_scheme_parent_class)->dispose (object);
}

static void
uplift_color_scheme_finalize (GObject *object)
{
  g_clear_object (&UPLIFT_COLOR_SCHEME (object)->cancellable);
  G_OBJECT_CLASS (uplift_color_scheme_parent_class)->finalize (object);
}

static void
uplift_color_scheme_class_init (UpliftColorSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = uplift_color_scheme_dispose;
  G_OBJECT_CLASS (klass)->finalize = uplift_color_scheme_finalize;
}

static void
uplift_color_scheme_init (UpliftColorScheme *self)
{
  self->cancellable = g_cancellable_new ();
}

UpliftColorScheme *
uplift_color_scheme_new (GSettings *preferences)
{
  g_return_val_if_fail (G_IS_SETTINGS (preferences), NULL);
  UpliftColorScheme *self = g_object_new (UPLIFT_TYPE_COLOR_SCHEME, NULL);
  self->preferences = g_object_ref (preferences);
  g_signal_connect_object (preferences, "changed::" COLOR_SCHEME, G_CALLBACK (apply), self,
                           G_CONNECT_SWAPPED);
  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL,
                            "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                            "org.freedesktop.portal.Settings", self->cancellable,
                            uplift_color_scheme_proxy_cb, self);
  apply (self);
  return self;
}
