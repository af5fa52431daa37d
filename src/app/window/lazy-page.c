#include "app/window/lazy-page.h"

#include "app/window/session-view.h"

struct _UpliftLazyPage
{
  GtkWidget parent_instance;

  GType page_type;
  UpliftSession *session; /* (owned, nullable) */
  GtkWidget *page;        /* (nullable: was not shown yet) (owned as a child) */
};

enum
{
  PROP_PAGE_TYPE = 1,
  PROP_SESSION
};

G_DEFINE_FINAL_TYPE (UpliftLazyPage, uplift_lazy_page, GTK_TYPE_WIDGET)

/* The page gets its session in its place, where it waits with its figures until it is mapped. */
static void
uplift_lazy_page_map (GtkWidget *widget)
{
  UpliftLazyPage *self = UPLIFT_LAZY_PAGE (widget);

  if (self->page == NULL)
    {
      self->page = g_object_new (self->page_type, NULL);
      gtk_widget_set_parent (self->page, widget);
      g_object_bind_property (self, "session", self->page, "session", G_BINDING_SYNC_CREATE);
    }
  GTK_WIDGET_CLASS (uplift_lazy_page_parent_class)->map (widget);
}

static void
uplift_lazy_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UpliftLazyPage *self = UPLIFT_LAZY_PAGE (object);

  switch (id)
    {
    case PROP_PAGE_TYPE:
      self->page_type = g_value_get_gtype (value);
      break;
    case PROP_SESSION:
      g_set_object (&self->session, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_lazy_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UpliftLazyPage *self = UPLIFT_LAZY_PAGE (object);

  switch (id)
    {
    case PROP_PAGE_TYPE:
      g_value_set_gtype (value, self->page_type);
      break;
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_lazy_page_dispose (GObject *object)
{
  UpliftLazyPage *self = UPLIFT_LAZY_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (uplift_lazy_page_parent_class)->dispose (object);
}

static void
uplift_lazy_page_class_init (UpliftLazyPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = uplift_lazy_page_set_property;
  object_class->get_property = uplift_lazy_page_get_property;
  object_class->dispose = uplift_lazy_page_dispose;
  widget_class->map = uplift_lazy_page_map;
  g_object_class_install_property (
      object_class, PROP_PAGE_TYPE,
      g_param_spec_gtype ("page-type", NULL, NULL, UPLIFT_TYPE_SESSION_VIEW,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_SESSION,
      g_param_spec_object ("session", NULL, NULL, UPLIFT_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
uplift_lazy_page_init (UpliftLazyPage *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}
