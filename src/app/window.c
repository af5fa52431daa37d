#include "app/window.h"
#include "app/split-view.h"
#include "app/toast.h"
#include "core/session.h"

struct _UpliftWindow
{
  GtkApplicationWindow parent_instance;
  UpliftSession *session; /* (owned) */
};

enum
{
  PROP_SESSION = 1
};

G_DEFINE_TYPE (UpliftWindow, uplift_window, GTK_TYPE_APPLICATION_WINDOW)

/* The builder only finds types by name once they are registered. */
static void
ensure_types (void)
{
  g_type_ensure (UPLIFT_TYPE_SPLIT_VIEW);
  g_type_ensure (UPLIFT_TYPE_TOAST);
}

static void
uplift_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, UPLIFT_WINDOW (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_window_finalize (GObject *object)
{
  g_clear_object (&UPLIFT_WINDOW (object)->session);
  G_OBJECT_CLASS (uplift_window_parent_class)->finalize (object);
}

static void
uplift_window_class_init (UpliftWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ensure_types ();
  object_class->get_property = uplift_window_get_property;
  object_class->finalize = uplift_window_finalize;
  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, UPLIFT_TYPE_SESSION,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/window.ui");
}

static void
uplift_window_init (UpliftWindow *self)
{
  /* Before the template, whose views are bound to it. */
  self->session = uplift_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

UpliftWindow *
uplift_window_new (UpliftApplication *application)
{
  g_return_val_if_fail (UPLIFT_IS_APPLICATION (application), NULL);
  return g_object_new (UPLIFT_TYPE_WINDOW, "application", application, NULL);
}
