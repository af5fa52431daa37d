#include "app/window/split-view.h"
#include <glib/gi18n.h>

struct _UpliftSplitView
{
  GtkWidget parent_instance;
  GtkWidget *sidebar; /* (owned, nullable) */
  GtkWidget *content; /* (owned, nullable) */
  GtkWidget *scrim;   /* dims the content below the overlay (owned) */
  gboolean show_when_wide, show_when_narrow;
  gboolean collapsed, roomy;
  guint notify_source; /* tells of a change of mode after the allocation, 0: none */
};

enum
{
  PROP_SIDEBAR = 1,
  PROP_CONTENT,
  PROP_SHOW_SIDEBAR,
  PROP_COLLAPSED,
  PROP_ROOMY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (UpliftSplitView, uplift_split_view, GTK_TYPE_WIDGET)

static gboolean
is_shown (UpliftSplitView *self)
{
  return self->collapsed ? self->show_when_narrow : self->show_when_wide;
}

static void
update_children (UpliftSplitView *self)
{
  if (self->sidebar != NULL)
    gtk_widget_set_child_visible (self->sidebar, is_shown (self));
  gtk_widget_set_child_visible (self->scrim, self->collapsed && is_shown (self));
}

/* Widgets that follow the properties change their look, which must not happen within an
 * allocation. */
static gboolean
uplift_split_view_notify_cb (gpointer data)
{
  UpliftSplitView *self = data;
  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROOMY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLLAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_SIDEBAR]);
  return G_SOURCE_REMOVE;
}

static void
set_mode (UpliftSplitView *self, gboolean collapsed, gboolean roomy)
{
  if (self->collapsed == collapsed && self->roomy == roomy)
    return;
  if (self->collapsed != collapsed)
    self->show_when_narrow = FALSE;
  self->collapsed = collapsed;
  self->roomy = roomy;
  update_children (self);
  if (self->notify_source == 0)
    self->notify_source
        = g_idle_add_full (G_PRIORITY_HIGH_IDLE, uplift_split_view_notify_cb, self, NULL);
}

static int
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, gboolean natural)
{
  int minimum_size = 0, natural_size = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, &minimum_size, &natural_size, NULL, NULL);
  return natural ? natural_size : minimum_size;
}

/* Width of the sidebar in a view of that width: an overlay leaves some of the content to click on,
 * if the sidebar can be that narrow. */
static int
compute_sidebar_width (UpliftSplitView *self, int width)
{
  int natural = measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
  if (!self->collapsed)
    return natural;
  int minimum = measure_child (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  return CLAMP (natural, minimum, MAX (minimum, width - 48));
}

/* Narrow enough for either mode: the sidebar needs no room of its own, as it can be an overlay. */
static void
uplift_split_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  UpliftSplitView *self = UPLIFT_SPLIT_VIEW (widget);
  int content_size = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int beside = for_size >= UPLIFT_SPLIT_VIEW_WIDE && self->show_when_wide
                       ? compute_sidebar_width (self, for_size)
                       : 0;
      content_size = MAX (for_size - beside,
                          measure_child (self->content, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
    }
  *minimum = MAX (measure_child (self->content, orientation, content_size, FALSE),
                  measure_child (self->sidebar, orientation, -1, FALSE));
  *natural = MAX (*minimum, measure_child (self->content, orientation, content_size, TRUE));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural += measure_child (self->sidebar, orientation, -1, TRUE);
}

static void
uplift_split_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UpliftSplitView *self = UPLIFT_SPLIT_VIEW (widget);
  set_mode (self, width < UPLIFT_SPLIT_VIEW_WIDE, width >= UPLIFT_SPLIT_VIEW_ROOMY);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int sidebar = compute_sidebar_width (self, width);
  int beside = self->collapsed || !is_shown (self) ? 0 : sidebar;
  if (self->content != NULL)
    gtk_widget_size_allocate (self->content,
                              &(GtkAllocation){ rtl ? 0 : beside, 0, width - beside, height }, -1);
  gtk_widget_size_allocate (self->scrim, &(GtkAllocation){ 0, 0, width, height }, -1);
  /* Hidden as well: what is off the screen has a place that is right. */
  if (self->sidebar != NULL)
    gtk_widget_size_allocate (
        self->sidebar, &(GtkAllocation){ rtl ? width - sidebar : 0, 0, sidebar, height }, -1);
}

static void
uplift_split_view_scrim_cb (UpliftSplitView *self)
{
  uplift_split_view_set_show_sidebar (self, FALSE);
}

static gboolean
uplift_split_view_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  UpliftSplitView *self = UPLIFT_SPLIT_VIEW (widget);
  if (!self->collapsed || !self->show_when_narrow)
    return FALSE;
  uplift_split_view_set_show_sidebar (self, FALSE);
  return TRUE;
}

static void
replace_child (UpliftSplitView *self, GtkWidget **slot, GtkWidget *child)
{
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  if (child == NULL)
    return;
  /* From below to above: content, scrim, sidebar. */
  if (slot == &self->content)
    gtk_widget_insert_before (child, GTK_WIDGET (self), self->scrim);
  else
    gtk_widget_insert_after (child, GTK_WIDGET (self), self->scrim);
  update_children (self);
}

static void
uplift_split_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UpliftSplitView *self = UPLIFT_SPLIT_VIEW (object);
  switch (id)
    {
    case PROP_SIDEBAR:
      replace_child (self, &self->sidebar, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      replace_child (self, &self->content, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      uplift_split_view_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_split_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UpliftSplitView *self = UPLIFT_SPLIT_VIEW (object);
  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, is_shown (self));
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_ROOMY:
      g_value_set_boolean (value, self->roomy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_split_view_dispose (GObject *object)
{
  UpliftSplitView *self = UPLIFT_SPLIT_VIEW (object);
  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_split_view_parent_class)->dispose (object);
}

static void
uplift_split_view_class_init (UpliftSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->set_property = uplift_split_view_set_property;
  object_class->get_property = uplift_split_view_get_property;
  object_class->dispose = uplift_split_view_dispose;
  widget_class->measure = uplift_split_view_measure;
  widget_class->size_allocate = uplift_split_view_size_allocate;

  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  props[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  props[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ROOMY] = g_param_spec_boolean ("roomy", NULL, NULL, FALSE,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "splitview");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, uplift_split_view_escape_cb, NULL);
}

static void
uplift_split_view_init (UpliftSplitView *self)
{
  self->show_when_wide = TRUE;
  self->scrim = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->scrim, "scrim");
  GtkGesture *click = gtk_gesture_click_new ();
  g_signal_connect_swapped (click, "released", G_CALLBACK (uplift_split_view_scrim_cb), self);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (self->scrim, GTK_WIDGET (self));
  update_children (self);
}

gboolean
uplift_split_view_get_show_sidebar (UpliftSplitView *self)
{
  g_return_val_if_fail (UPLIFT_IS_SPLIT_VIEW (self), FALSE);
  return is_shown (self);
}

void
uplift_split_view_set_show_sidebar (UpliftSplitView *self, gboolean show)
{
  g_return_if_fail (UPLIFT_IS_SPLIT_VIEW (self));
  show = !!show;
  if (is_shown (self) == show)
    return;
  if (self->collapsed)
    self->show_when_narrow = show;
  else
    self->show_when_wide = show;
  update_children (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->collapsed && self->content != NULL)
    gtk_widget_child_focus (show ? self->sidebar : self->content, GTK_DIR_TAB_FORWARD);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_SIDEBAR]);
}

gboolean
uplift_split_view_get_show_when_wide (UpliftSplitView *self)
{
  g_return_val_if_fail (UPLIFT_IS_SPLIT_VIEW (self), FALSE);
  return self->show_when_wide;
}

gboolean
uplift_split_view_get_collapsed (UpliftSplitView *self)
{
  g_return_val_if_fail (UPLIFT_IS_SPLIT_VIEW (self), FALSE);
  return self->collapsed;
}

gboolean
uplift_split_view_get_roomy (UpliftSplitView *self)
{
  g_return_val_if_fail (UPLIFT_IS_SPLIT_VIEW (self), FALSE);

  return self->roomy;
}
