#include "app/incremental/method-item.h"

struct _UpliftMethodItem
{
  GObject parent_instance;
  char *title; /* (owned) */
  char *note;  /* (owned) */
};

enum
{
  PROP_TITLE = 1,
  PROP_NOTE,
  PROP_HAS_NOTE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_TYPE (UpliftMethodItem, uplift_method_item, G_TYPE_OBJECT)

static void
uplift_method_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UpliftMethodItem *self = UPLIFT_METHOD_ITEM (object);
  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_NOTE)
    g_value_set_string (value, self->note);
  else if (id == PROP_HAS_NOTE)
    g_value_set_boolean (value, *self->note != '\0');
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_method_item_finalize (GObject *object)
{
  UpliftMethodItem *self = UPLIFT_METHOD_ITEM (object);
  g_free (self->title);
  g_free (self->note);
  G_OBJECT_CLASS (uplift_method_item_parent_class)->finalize (object);
}

static void
uplift_method_item_class_init (UpliftMethodItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = uplift_method_item_get_property;
  object_class->finalize = uplift_method_item_finalize;
  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NOTE]
      = g_param_spec_string ("note", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_NOTE] = g_param_spec_boolean ("has-note", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
uplift_method_item_init (UpliftMethodItem *self)
{
  self->title = g_strdup ("");
  self->note = g_strdup ("");
}

UpliftMethodItem *
uplift_method_item_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  UpliftMethodItem *self = g_object_new (UPLIFT_TYPE_METHOD_ITEM, NULL);
  uplift_method_item_set_title (self, title);
  return self;
}

static void
set_text (UpliftMethodItem *self, char **field, const char *text, GParamSpec *property)
{
  if (g_str_equal (*field, text))
    return;
  g_free (*field);
  *field = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), property);
}

void
uplift_method_item_set_title (UpliftMethodItem *self, const char *title)
{
  g_return_if_fail (UPLIFT_IS_METHOD_ITEM (self));
  g_return_if_fail (title != NULL);

  set_text (self, &self->title, title, properties[PROP_TITLE]);
}

void
uplift_method_item_set_note (UpliftMethodItem *self, const char *note)
{
  g_return_if_fail (UPLIFT_IS_METHOD_ITEM (self));
  g_return_if_fail (note != NULL);

  set_text (self, &self->note, note, properties[PROP_NOTE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_NOTE]);
}
