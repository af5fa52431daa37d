#include "app/window/page-frame.h"
#include "app/window/page-layout.h"

struct _UpliftPageFrame
{
  UpliftSessionView parent_instance;

  GtkWidget *child; /* (borrowed from the slot, nullable) */

  /* All of the template (borrowed). */
  GtkStack *stack;
  GtkBox *slot;
};

enum
{
  PROP_CHILD = 1
};

G_DEFINE_TYPE (UpliftPageFrame, uplift_page_frame, UPLIFT_TYPE_SESSION_VIEW)

/* The filters leave neither rows nor posts nor money. */
static gboolean
is_nothing (const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;

  return totals->rows == 0 && totals->posts == 0 && !(totals->figures.spend > 0);
}

static void
uplift_page_frame_results_changed (UpliftSessionView *view)
{
  UpliftResults *results = uplift_session_view_get_results (view);

  if (results != NULL)
    gtk_stack_set_visible_child_name (UPLIFT_PAGE_FRAME (view)->stack,
                                      is_nothing (results) ? "nothing" : "page");
}

static void
set_child (UpliftPageFrame *self, GtkWidget *child)
{
  if (self->child != NULL)
    gtk_box_remove (self->slot, self->child);
  self->child = child;
  if (child != NULL)
    {
      gtk_widget_set_vexpand (child, TRUE);
      gtk_box_append (self->slot, child);
    }
}

static void
uplift_page_frame_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    set_child (UPLIFT_PAGE_FRAME (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_page_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    g_value_set_object (value, UPLIFT_PAGE_FRAME (object)->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_page_frame_class_init (UpliftPageFrameClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = uplift_page_frame_set_property;
  object_class->get_property = uplift_page_frame_get_property;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_page_frame_results_changed;
  g_object_class_install_property (
      object_class, PROP_CHILD,
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/page-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftPageFrame, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftPageFrame, slot);
}

static void
uplift_page_frame_init (UpliftPageFrame *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), uplift_page_layout_new ());
}

static GtkWidget *
find_search_entry (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_search_entry (child);
  return found;
}

gboolean
uplift_page_frame_focus_search (GtkWidget *widget)
{
  GtkWidget *entry, *card, *viewport, *content;
  graphene_rect_t bounds;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  entry = find_search_entry (widget);
  if (entry == NULL || !gtk_widget_grab_focus (entry))
    return FALSE;

  /* The viewport only scrolls as far as the entry; what is found stands below it. */
  viewport = gtk_widget_get_ancestor (entry, GTK_TYPE_VIEWPORT);
  if (viewport == NULL)
    return TRUE;
  card = entry;
  while (gtk_widget_get_parent (card) != viewport && !gtk_widget_has_css_class (card, "card"))
    card = gtk_widget_get_parent (card);
  content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  if (gtk_widget_compute_bounds (card, content, &bounds))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                              (double) bounds.origin.y);
  return TRUE;
}
