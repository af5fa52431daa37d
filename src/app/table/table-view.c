#include "app/table/table-view.h"

#include "app/chart/nested-scroll.h"
#include "app/posts/web-address.h"
#include "app/table/place-model.h"
#include "app/table/row-selection.h"
#include "app/widgets/focus-behind.h"

struct _UpliftTableView
{
  GtkWidget parent_instance;

  UpliftRowModel *model;        /* (owned) */
  UpliftPlaceModel *places;     /* (owned) */
  UpliftCellFiller *filler;     /* (owned) */
  UpliftViewColumns *columns;   /* (owned) */
  GtkMultiSelection *selection; /* (owned) */

  /* All of the template (borrowed). */
  GtkWidget *scroller;
  GtkColumnView *view;
};

enum
{
  PROPERTY_MAX_HEIGHT = 1,
  N_PROPERTIES
};

enum
{
  ROW_ACTIVATED,
  LINK_ACTIVATED,
  SORTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftTableView, uplift_table_view, GTK_TYPE_WIDGET)

static UpliftRowSelection *
save_selection (UpliftTableView *self)
{
  return uplift_row_selection_new (GTK_SELECTION_MODEL (self->selection), self->model);
}

static void
restore_selection (UpliftTableView *self, UpliftRowSelection *selected)
{
  if (uplift_row_selection_is_empty (selected))
    return;
  uplift_place_model_complete (self->places);
  uplift_row_selection_restore (selected, GTK_SELECTION_MODEL (self->selection), self->model);
}

/* What can be seen when it is scrolled to the pixel at the top. Rows are of one height. */
static void
set_sight (UpliftTableView *self, double top)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->places));
  double page = gtk_adjustment_get_page_size (adjustment);
  double height = gtk_adjustment_get_upper (adjustment) / MAX (n, 1);

  if (page > 0 && height > 0)
    uplift_cell_filler_set_sight (self->filler, (guint) (top / height),
                                  (guint) (page / height) + 2);
}

static void
update_sight_cb (UpliftTableView *self, GtkAdjustment *adjustment)
{
  double top = gtk_adjustment_get_value (adjustment);

  set_sight (self, top);
  uplift_place_model_set_keeps_spare (self->places, top <= 0);
}

/* Before rows come or go, so that the widgets there are for the first rows are there already. */
static void
scroll_to_top (UpliftTableView *self)
{
  /* Not by the adjustment: new rows have no height yet, and GTK warns that it cannot find them. */
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->places)) > 0)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
  set_sight (self, 0);
  uplift_place_model_set_keeps_spare (self->places, TRUE);
}

static void
sorted_cb (UpliftViewColumns *columns, guint column, gboolean descending, UpliftTableView *self)
{
  uplift_table_view_set_sort (self, column, descending);
  g_signal_emit (self, signals[SORTED], 0);
}

static void
activate_cb (GtkColumnView *view, guint position, UpliftTableView *self)
{
  if (position < uplift_row_model_get_n (self->model))
    g_signal_emit (self, signals[ROW_ACTIVATED], 0,
                   uplift_row_model_get_row (self->model, position));
}

/* Tab leaves the rows, of which each would be a stop of its own; a key that goes to them may go to
 * all, as that for the last. */
static gboolean
key_pressed_cb (UpliftTableView *self, guint key, guint code, GdkModifierType state)
{
  uplift_place_model_finish (self->places);
  if ((state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    return uplift_focus_behind (GTK_WIDGET (self));
  return key == GDK_KEY_ISO_Left_Tab && uplift_focus_before (GTK_WIDGET (self));
}

static void
open_link (UpliftTableView *self, guint position, guint column)
{
  UpliftTableData *data = uplift_row_model_get_data (self->model);
  g_autofree char *address = NULL;
  guint row;

  if (position >= uplift_row_model_get_n (self->model))
    return;
  row = uplift_row_model_get_row (self->model, position);
  address = uplift_web_address_parse (uplift_table_data_get_text (data, row, column));
  if (address != NULL)
    g_signal_emit (self, signals[LINK_ACTIVATED], 0, row, address);
}

static void
open_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint position, column;

  g_variant_get (parameter, "(uu)", &position, &column);
  open_link (UPLIFT_TABLE_VIEW (widget), position, column);
}

/* The keyboard's way: the first link of the first selected row, which is the one with the focus. */
static void
open_selected_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftTableView *self = UPLIFT_TABLE_VIEW (widget);
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  UpliftTableData *data = uplift_row_model_get_data (self->model);
  const UpliftTableShape *shape;

  if (data == NULL || gtk_bitset_is_empty (selected))
    return;
  shape = uplift_table_data_get_shape (data);
  for (guint column = 0; column < shape->n_columns; column++)
    if (shape->columns[column].form == UPLIFT_CELL_LINK)
      {
        open_link (self, gtk_bitset_get_minimum (selected), column);
        return;
      }
}

static void
uplift_table_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UpliftTableView *self = UPLIFT_TABLE_VIEW (object);

  if (id == PROPERTY_MAX_HEIGHT)
    gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                                g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* The focus goes to the place that had it last, which is to be one that can be seen. */
static gboolean
uplift_table_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  uplift_place_model_finish (UPLIFT_TABLE_VIEW (widget)->places);
  return GTK_WIDGET_CLASS (uplift_table_view_parent_class)->focus (widget, direction);
}

static void
uplift_table_view_dispose (GObject *object)
{
  UpliftTableView *self = UPLIFT_TABLE_VIEW (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  g_clear_object (&self->places);
  g_clear_object (&self->filler);
  g_clear_object (&self->model);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_table_view_parent_class)->dispose (object);
}

static void
install_signals (UpliftTableViewClass *class)
{
  signals[ROW_ACTIVATED]
      = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LINK_ACTIVATED]
      = g_signal_new ("link-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
uplift_table_view_class_init (UpliftTableViewClass *class)
{
  static const guint enter_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = uplift_table_view_set_property;
  object_class->dispose = uplift_table_view_dispose;
  widget_class->focus = uplift_table_view_focus;
  properties[PROPERTY_MAX_HEIGHT] = g_param_spec_int ("max-height", NULL, NULL, 0, G_MAXINT, 400,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  install_signals (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftTableView, scroller);
  gtk_widget_class_bind_template_child (widget_class, UpliftTableView, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "table.open-link", "(uu)", open_link_cb);
  gtk_widget_class_install_action (widget_class, "table.open-selected-link", NULL,
                                   open_selected_link_cb);
  for (guint i = 0; i < G_N_ELEMENTS (enter_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, enter_keys[i], GDK_CONTROL_MASK,
                                         "table.open-selected-link", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tableview");
}

static void
uplift_table_view_init (UpliftTableView *self)
{
  GConnectFlags flags = G_CONNECT_SWAPPED | G_CONNECT_AFTER;
  GtkAdjustment *adjustment;

  self->model = uplift_row_model_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  uplift_nested_scroll_install (GTK_SCROLLED_WINDOW (self->scroller));

  self->places = uplift_place_model_new (self->model);
  self->filler = uplift_cell_filler_new (self->model);
  self->columns = uplift_view_columns_new (self->view, self->model, self->filler);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->places)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, 0);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_sight_cb), self, flags);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_sight_cb), self, flags);
}

void
uplift_table_view_set_title (UpliftTableView *view, const char *title)
{
  g_return_if_fail (UPLIFT_IS_TABLE_VIEW (view));
  g_return_if_fail (title != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (view->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

void
uplift_table_view_set_data (UpliftTableView *view, UpliftTableData *data)
{
  g_autoptr (UpliftRowSelection) selected = NULL;
  g_autoptr (UpliftTableData) old = NULL;

  g_return_if_fail (UPLIFT_IS_TABLE_VIEW (view));
  g_return_if_fail (data == NULL || UPLIFT_IS_TABLE_DATA (data));

  g_set_object (&old, uplift_row_model_get_data (view->model));
  selected = save_selection (view);
  if (uplift_table_data_has_same_columns (old, data))
    {
      uplift_row_model_set_data (view->model, data);
      if (data != NULL)
        uplift_view_columns_update (view->columns, old, data);
    }
  else
    {
      uplift_view_columns_clear (view->columns);
      uplift_row_model_set_data (view->model, data);
      if (data != NULL)
        uplift_view_columns_fill (view->columns, data);
    }
  restore_selection (view, selected);
}

void
uplift_table_view_set_sort (UpliftTableView *view, guint column, gboolean descending)
{
  g_autoptr (UpliftRowSelection) selected = NULL;

  g_return_if_fail (UPLIFT_IS_TABLE_VIEW (view));

  scroll_to_top (view);
  selected = save_selection (view);
  uplift_row_model_set_sort (view->model, column, descending);
  restore_selection (view, selected);
  uplift_view_columns_show_sort (view->columns);
}

void
uplift_table_view_set_search (UpliftTableView *view, const char *text)
{
  g_autoptr (UpliftRowSelection) selected = NULL;

  g_return_if_fail (UPLIFT_IS_TABLE_VIEW (view));

  scroll_to_top (view);
  selected = save_selection (view);
  uplift_row_model_set_search (view->model, text);
  restore_selection (view, selected);
}

UpliftTableExcerpt *
uplift_table_view_create_excerpt (UpliftTableView *view, gboolean selected_only)
{
  GtkSelectionModel *selection;
  GArray *rows;
  guint n;

  g_return_val_if_fail (UPLIFT_IS_TABLE_VIEW (view), NULL);

  selection = GTK_SELECTION_MODEL (view->selection);
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  n = uplift_row_model_get_n (view->model);
  for (guint position = 0; position < n; position++)
    if (!selected_only || gtk_selection_model_is_selected (selection, position))
      {
        guint row = uplift_row_model_get_row (view->model, position);

        g_array_append_val (rows, row);
      }
  if (uplift_row_model_get_data (view->model) == NULL || (selected_only && rows->len == 0))
    {
      g_array_unref (rows);
      return NULL;
    }
  return uplift_table_excerpt_new (uplift_row_model_get_data (view->model),
                                   uplift_view_columns_get_visible (view->columns), rows);
}

UpliftRowModel *
uplift_table_view_get_model (UpliftTableView *view)
{
  g_return_val_if_fail (UPLIFT_IS_TABLE_VIEW (view), NULL);
  return view->model;
}

UpliftViewColumns *
uplift_table_view_get_columns (UpliftTableView *view)
{
  g_return_val_if_fail (UPLIFT_IS_TABLE_VIEW (view), NULL);
  return view->columns;
}
