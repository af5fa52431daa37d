#include "app/insights/note-card.h"

struct _UpliftNoteCard
{
  GtkWidget parent_instance;

  /* All of the template (borrowed). */
  GtkWidget *content;
  GtkLabel *title;
  GtkImage *icon;
  GtkLabel *sentence;
};

enum
{
  PROPERTY_TITLE = 1
};

G_DEFINE_TYPE (UpliftNoteCard, uplift_note_card, GTK_TYPE_WIDGET)

static void
uplift_note_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROPERTY_TITLE)
    gtk_label_set_label (UPLIFT_NOTE_CARD (object)->title, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_note_card_dispose (GObject *object)
{
  g_clear_pointer (&UPLIFT_NOTE_CARD (object)->content, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_note_card_parent_class)->dispose (object);
}

static void
uplift_note_card_class_init (UpliftNoteCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = uplift_note_card_set_property;
  object_class->dispose = uplift_note_card_dispose;
  g_object_class_install_property (
      object_class, PROPERTY_TITLE,
      g_param_spec_string ("title", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/note-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftNoteCard, content);
  gtk_widget_class_bind_template_child (widget_class, UpliftNoteCard, title);
  gtk_widget_class_bind_template_child (widget_class, UpliftNoteCard, icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftNoteCard, sentence);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
uplift_note_card_init (UpliftNoteCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
uplift_note_card_set (UpliftNoteCard *card, const char *icon_name, const char *sentence)
{
  g_return_if_fail (UPLIFT_IS_NOTE_CARD (card));
  g_return_if_fail (icon_name != NULL && sentence != NULL);

  gtk_image_set_from_icon_name (card->icon, icon_name);
  gtk_label_set_label (card->sentence, sentence);
}
