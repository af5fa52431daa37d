#include "app/sidebar/filter-group.h"
#include "app/sidebar/filter-row.h"
#include "app/sidebar/value-model.h"
#include "app/widgets/focus-behind.h"
#include "app/widgets/lazy-menu.h"
#include "app/widgets/scroll-into-view.h"
#include "app/words/dimension-text.h"
#include "core/write/format.h"
#include <glib/gi18n.h>
#include <string.h>

#define MAX_WITHOUT_SEARCH 8 /* values; as many as are in sight at once */

struct _UpliftFilterGroup
{
  GtkBox parent_instance;
  GtkToggleButton *header;     /* template child */
  GtkImage *arrow;             /* template child */
  GtkLabel *title;             /* template child */
  GtkLabel *pill;              /* template child */
  GtkMenuButton *menu_button;  /* template child */
  GtkRevealer *revealer;       /* template child */
  GtkSearchEntry *search;      /* template child */
  GtkStack *stack;             /* template child */
  GtkBox *place;               /* template child; holds the scroller, or the list itself */
  GtkScrolledWindow *scroller; /* template child */
  GtkListView *list;           /* template child */
  GMenuModel *all_menu;        /* template child */
  GMenuModel *found_menu;      /* template child */
  UpliftSession *session;      /* (owned) */
  UpliftDataset *dataset;      /* (owned) */
  UpliftDimension dimension;
  UpliftValueModel *model; /* (owned, nullable: never unfolded) */
  GPtrArray *rows;         /* UpliftFilterRow that show a value now (owned; rows borrowed) */
};

G_DEFINE_TYPE (UpliftFilterGroup, uplift_filter_group, GTK_TYPE_BOX)

/* Ticks and unticks */

static void
set_filter (UpliftFilterGroup *self, const UpliftFilter *filter)
{
  uplift_session_set_filter (self->session, filter);
  /* The counts follow with the results; the ticks need not wait for them. */
  uplift_filter_group_refresh (self);
}

static void
uplift_filter_group_toggled_cb (UpliftFilterGroup *self, UpliftFilterRow *row)
{
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (self->session));
  uplift_filter_set (filter, self->dimension, uplift_filter_row_get_value (row),
                     uplift_filter_row_get_ticked (row));
  set_filter (self, filter);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What the list shows (transfer full), by bytes: the order in which a filter takes many values
 * fastest. */
static GPtrArray *
dup_shown_values (UpliftFilterGroup *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  GPtrArray *values = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (values, (gpointer) uplift_value_model_get_value (self->model, i));
  g_ptr_array_sort (values, compare_texts);
  return values;
}

/* A short list is there as a whole: a scrolled window round it would only keep the wheel from the
 * sidebar. */
static void
take_out_of_scroller (UpliftFilterGroup *self)
{
  g_autoptr (GtkWidget) list = g_object_ref (GTK_WIDGET (self->list));
  gtk_scrolled_window_set_child (self->scroller, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), FALSE);
  gtk_box_append (self->place, list);
}

static void
ensure_model (UpliftFilterGroup *self)
{
  if (self->model != NULL)
    return;
  self->model = uplift_value_model_new (self->dataset, self->dimension);
  GtkNoSelection *selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gboolean is_long = uplift_value_model_get_n_values (self->model) > MAX_WITHOUT_SEARCH;
  gtk_widget_set_visible (GTK_WIDGET (self->search), is_long);
  if (!is_long)
    take_out_of_scroller (self);
}

static void
uplift_filter_group_only_cb (UpliftFilterGroup *self, gboolean invert, UpliftFilterRow *row)
{
  const char *value = uplift_filter_row_get_value (row);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (self->session));
  g_autoptr (GPtrArray) values = dup_shown_values (self);
  uplift_filter_clear_dimension (filter, self->dimension);
  for (guint i = 0; invert && i < values->len; i++)
    uplift_filter_set (filter, self->dimension, g_ptr_array_index (values, i), TRUE);
  uplift_filter_set (filter, self->dimension, value, !invert);
  set_filter (self, filter);
}

/* Of the values that the list shows: a search narrows what the menu does. */
static void
uplift_filter_group_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftFilterGroup *self = UPLIFT_FILTER_GROUP (widget);
  ensure_model (self);
  const UpliftFilter *old = uplift_session_get_filter (self->session);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (old);
  g_autoptr (GPtrArray) values = dup_shown_values (self);
  if (!uplift_value_model_has_search (self->model))
    uplift_filter_clear_dimension (filter, self->dimension);
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);
      gboolean ticked = g_str_equal (name, "values.all")
                        || (g_str_equal (name, "values.invert")
                            && !uplift_filter_has (old, self->dimension, value));
      uplift_filter_set (filter, self->dimension, value, ticked);
    }
  set_filter (self, filter);
}

/* Rows */

static void
refresh_row (UpliftFilterGroup *self, UpliftFilterRow *row)
{
  const char *value = uplift_filter_row_get_value (row);
  UpliftResults *results = uplift_session_get_results (self->session);
  guint32 code;
  guint64 count = 0;
  if (results != NULL && results->dataset == self->dataset
      && uplift_dictionary_lookup (self->dataset->values[self->dimension], value, &code))
    count = results->counts[self->dimension][code];
  uplift_filter_row_update (
      row, uplift_filter_has (uplift_session_get_filter (self->session), self->dimension, value),
      count);
}

static void
uplift_filter_group_setup_cb (UpliftFilterGroup *self, GtkListItem *item)
{
  UpliftFilterRow *row = uplift_filter_row_new ();
  g_signal_connect_object (row, "toggled", G_CALLBACK (uplift_filter_group_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "only", G_CALLBACK (uplift_filter_group_only_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, GTK_WIDGET (row));
}

static void
uplift_filter_group_bind_cb (UpliftFilterGroup *self, GtkListItem *item)
{
  UpliftFilterRow *row = UPLIFT_FILTER_ROW (gtk_list_item_get_child (item));
  const char *value = gtk_string_object_get_string (gtk_list_item_get_item (item));
  uplift_filter_row_set_value (
      row, value, uplift_dimension_get_value_label (self->dataset, self->dimension, value));
  g_ptr_array_add (self->rows, row);
  refresh_row (self, row);
}

static void
uplift_filter_group_unbind_cb (UpliftFilterGroup *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

static GtkListItemFactory *
create_factory (UpliftFilterGroup *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (uplift_filter_group_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (uplift_filter_group_bind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (uplift_filter_group_unbind_cb), self,
                           G_CONNECT_SWAPPED);
  return factory;
}

/* Keyboard: Up and Down go from value to value, Tab leaves the list, which may be very long. */

static gboolean
focus_before (UpliftFilterGroup *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->search))
             ? gtk_widget_grab_focus (GTK_WIDGET (self->search))
             : gtk_widget_grab_focus (GTK_WIDGET (self->header));
}

static gboolean
uplift_filter_group_key_cb (UpliftFilterGroup *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_BACKWARD)
             || focus_before (self);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return (state & GDK_CONTROL_MASK) == 0 && uplift_focus_behind (GTK_WIDGET (self));
    case GDK_KEY_ISO_Left_Tab:
      return focus_before (self);
    default:
      return FALSE;
    }
}

/* The header */

static void
refresh_pill (UpliftFilterGroup *self)
{
  guint n = uplift_filter_get_n_values (uplift_session_get_filter (self->session), self->dimension);
  g_autofree char *number = uplift_format_count (n);
  g_autofree char *spoken = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s value ticked", "%s values ticked", n), number);
  gtk_label_set_label (self->pill, number);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, n > 0 ? spoken : "", -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "values.none", n > 0);
}

/* A group at the lower end of the sidebar would open out of sight. */
static void
uplift_filter_group_revealed_cb (UpliftFilterGroup *self)
{
  if (gtk_revealer_get_child_revealed (self->revealer) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    uplift_scroll_into_view (GTK_WIDGET (self));
}

static void
uplift_filter_group_header_cb (UpliftFilterGroup *self)
{
  gboolean expanded = gtk_toggle_button_get_active (self->header);
  if (expanded)
    ensure_model (self);
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded, -1);
}

/* Search */

static void
uplift_filter_group_search_cb (UpliftFilterGroup *self)
{
  uplift_value_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;
  gtk_stack_set_visible_child_name (self->stack, found ? "values" : "nothing");
  uplift_lazy_menu_set (self->menu_button, uplift_value_model_has_search (self->model)
                                               ? self->found_menu
                                               : self->all_menu);
}

static void
uplift_filter_group_stop_search_cb (UpliftFilterGroup *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Object */

static void
uplift_filter_group_dispose (GObject *object)
{
  UpliftFilterGroup *self = UPLIFT_FILTER_GROUP (object);
  /* Rows are unbound while the template's children go, and need the array until then. */
  G_OBJECT_CLASS (uplift_filter_group_parent_class)->dispose (object);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
}

static void
uplift_filter_group_finalize (GObject *object)
{
  g_ptr_array_unref (UPLIFT_FILTER_GROUP (object)->rows);
  G_OBJECT_CLASS (uplift_filter_group_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/filter-group.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, header);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, arrow);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, title);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, pill);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, revealer);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, search);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, place);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, scroller);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, list);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, all_menu);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterGroup, found_menu);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_group_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_group_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_group_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_group_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_filter_group_stop_search_cb);
}

static void
uplift_filter_group_class_init (UpliftFilterGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = uplift_filter_group_dispose;
  object_class->finalize = uplift_filter_group_finalize;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "values.all", NULL, uplift_filter_group_action_cb);
  gtk_widget_class_install_action (widget_class, "values.none", NULL,
                                   uplift_filter_group_action_cb);
  gtk_widget_class_install_action (widget_class, "values.invert", NULL,
                                   uplift_filter_group_action_cb);
}

static void
uplift_filter_group_init (UpliftFilterGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkListItemFactory) factory = create_factory (self);
  gtk_list_view_set_factory (self->list, factory);
  uplift_lazy_menu_set (self->menu_button, self->all_menu);
}

static void
set_names (UpliftFilterGroup *self)
{
  const char *title = uplift_dimension_get_title (self->dimension);
  g_autofree char *menu_name = g_strdup_printf (_ ("%s menu"), title);
  g_autofree char *search_name = g_strdup_printf (_ ("Search %s"), title);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

UpliftFilterGroup *
uplift_filter_group_new (UpliftSession *session, UpliftDimension dimension)
{
  g_return_val_if_fail (UPLIFT_IS_SESSION (session), NULL);
  g_return_val_if_fail (uplift_session_get_dataset (session) != NULL, NULL);
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, NULL);

  UpliftFilterGroup *self = g_object_new (UPLIFT_TYPE_FILTER_GROUP, NULL);
  self->session = g_object_ref (session);
  self->dataset = uplift_dataset_ref (uplift_session_get_dataset (session));
  self->dimension = dimension;
  set_names (self);
  refresh_pill (self);
  g_signal_connect_object (session, "results-changed", G_CALLBACK (uplift_filter_group_refresh),
                           self, G_CONNECT_SWAPPED);
  return self;
}

UpliftDimension
uplift_filter_group_get_dimension (UpliftFilterGroup *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILTER_GROUP (self), UPLIFT_N_DIMENSIONS);

  return self->dimension;
}

void
uplift_filter_group_set_expanded (UpliftFilterGroup *self, gboolean expanded)
{
  g_return_if_fail (UPLIFT_IS_FILTER_GROUP (self));

  gtk_toggle_button_set_active (self->header, expanded);
}

gboolean
uplift_filter_group_get_expanded (UpliftFilterGroup *self)
{
  g_return_val_if_fail (UPLIFT_IS_FILTER_GROUP (self), FALSE);

  return gtk_toggle_button_get_active (self->header);
}

void
uplift_filter_group_refresh (UpliftFilterGroup *self)
{
  g_return_if_fail (UPLIFT_IS_FILTER_GROUP (self));

  refresh_pill (self);
  for (guint i = 0; i < self->rows->len; i++)
    refresh_row (self, g_ptr_array_index (self->rows, i));
}
