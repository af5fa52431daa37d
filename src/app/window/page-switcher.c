#include "app/window/page-switcher.h"
#include "app/widgets/lazy-menu.h"

#include <glib/gi18n.h>

struct _UpliftPageSwitcher
{
  GtkWidget parent_instance;

  GtkStack *stack; /* (owned, nullable) */
  GtkWidget *row;  /* (borrowed child) */
  GtkWidget *menu; /* (borrowed child) */
  GtkLabel *title; /* in the menu's button (borrowed) */
};

enum
{
  PROP_STACK = 1
};

G_DEFINE_TYPE (UpliftPageSwitcher, uplift_page_switcher, GTK_TYPE_WIDGET)

static void
update_menu_label (UpliftPageSwitcher *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);
  const char *title = NULL;
  g_autofree char *name = NULL;

  if (child == NULL)
    return;
  title = gtk_stack_page_get_title (gtk_stack_get_page (self->stack, child));
  gtk_label_set_label (self->title, title);
  name = g_strdup_printf (_ ("Page: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
add_page (UpliftPageSwitcher *self, GMenu *menu, GtkStackPage *page)
{
  const char *title = gtk_stack_page_get_title (page);
  GVariant *target = g_variant_ref_sink (g_variant_new_string (gtk_stack_page_get_name (page)));
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);
  GtkWidget *button = gtk_toggle_button_new_with_label (title);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_box_append (GTK_BOX (self->row), button);

  g_menu_item_set_action_and_target_value (item, "win.page", target);
  g_menu_append_item (menu, item);
  g_variant_unref (target);
}

static void
set_stack (UpliftPageSwitcher *self, GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (!g_set_object (&self->stack, stack) || stack == NULL)
    return;
  pages = gtk_stack_get_pages (stack);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      add_page (self, menu, GTK_STACK_PAGE (page));
    }
  uplift_lazy_menu_set (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (update_menu_label), self,
                           G_CONNECT_SWAPPED);
  update_menu_label (self);
}

static void
uplift_page_switcher_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_STACK)
    set_stack (UPLIFT_PAGE_SWITCHER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_page_switcher_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACK)
    g_value_set_object (value, UPLIFT_PAGE_SWITCHER (object)->stack);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Asks for no width, so that a window may be made narrow at one go, and would like that of the row;
 * as high as the higher one, so that the header bar does not jump. */
static void
uplift_page_switcher_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline)
{
  UpliftPageSwitcher *self = UPLIFT_PAGE_SWITCHER (widget);
  int row_minimum, row_natural, menu_minimum, menu_natural;

  gtk_widget_measure (self->row, orientation, -1, &row_minimum, &row_natural, NULL, NULL);
  gtk_widget_measure (self->menu, orientation, -1, &menu_minimum, &menu_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = MAX (row_natural, menu_natural);
      return;
    }
  *minimum = MAX (row_minimum, menu_minimum);
  *natural = MAX (row_natural, menu_natural);
}

/* GTK does not tell a screen reader of what is not mapped. */
static void
show (GtkWidget *child, gboolean shown)
{
  gtk_widget_set_child_visible (child, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

/* The one that is not used is hidden from pointer, keyboard and screen reader alike. */
static void
uplift_page_switcher_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UpliftPageSwitcher *self = UPLIFT_PAGE_SWITCHER (widget);
  int row_width, menu_width, menu_minimum;
  gboolean fits;
  GtkWidget *shown;
  GtkAllocation place = { 0, 0, width, height };

  gtk_widget_measure (self->row, GTK_ORIENTATION_HORIZONTAL, -1, &row_width, NULL, NULL, NULL);
  gtk_widget_measure (self->menu, GTK_ORIENTATION_HORIZONTAL, -1, &menu_minimum, &menu_width, NULL,
                      NULL);
  fits = row_width <= width;
  shown = fits ? self->row : self->menu;
  show (self->row, fits);
  show (self->menu, !fits);
  /* For a moment, before a window that was made narrow has put its sidebar away, there is less room
   * than the least: GTK does not bear that. */
  place.width = MIN (fits ? row_width : menu_width, MAX (width, menu_minimum));
  place.x = (width - place.width) / 2;
  gtk_widget_size_allocate (shown, &place, baseline);
}

static void
uplift_page_switcher_dispose (GObject *object)
{
  UpliftPageSwitcher *self = UPLIFT_PAGE_SWITCHER (object);

  g_clear_object (&self->stack);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_page_switcher_parent_class)->dispose (object);
}

static void
uplift_page_switcher_class_init (UpliftPageSwitcherClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = uplift_page_switcher_set_property;
  object_class->get_property = uplift_page_switcher_get_property;
  object_class->dispose = uplift_page_switcher_dispose;
  widget_class->measure = uplift_page_switcher_measure;
  widget_class->size_allocate = uplift_page_switcher_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pageswitcher");
  g_object_class_install_property (
      object_class, PROP_STACK,
      g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
uplift_page_switcher_init (UpliftPageSwitcher *self)
{
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->row, "linked");
  gtk_widget_set_valign (self->row, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->menu), GTK_WIDGET (self->title));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->menu), TRUE);
  gtk_widget_set_valign (self->menu, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

GtkWidget *
uplift_page_switcher_new (GtkStack *stack)
{
  return g_object_new (UPLIFT_TYPE_PAGE_SWITCHER, "stack", stack, NULL);
}
