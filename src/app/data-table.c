#include "app/data-table.h"

#include "app/drop-down-name.h"
#include "app/focus-behind.h"
#include "app/row-selection.h"
#include "app/save-dialog.h"
#include "app/table-excerpt.h"
#include "app/toast.h"
#include "app/view-columns.h"
#include "app/web-address.h"
#include "app/wrap-layout.h"
#include "core/format.h"

#include <glib/gi18n.h>

struct _UpliftDataTable
{
  GtkWidget parent_instance;

  UpliftRowModel *model;        /* (owned) */
  UpliftViewColumns *columns;   /* (owned) */
  GtkMultiSelection *selection; /* (owned) */
  char *empty_text, *file_name; /* (owned) */
  gboolean syncing;             /* the sort is being brought from one control to the others */

  /* All of the template (borrowed). */
  GtkWidget *content;
  GtkLabel *title, *count, *note;
  GtkBox *control_slot;
  GtkSearchEntry *search;
  GtkDropDown *sort_column;
  GtkToggleButton *sort_descending;
  GtkMenuButton *columns_button;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkLabel *placeholder;
  GtkWidget *clear_box;
};

enum
{
  PROPERTY_TITLE = 1,
  PROPERTY_NOTE,
  PROPERTY_SEARCH_HINT,
  PROPERTY_EMPTY_TEXT,
  PROPERTY_FILE_NAME,
  PROPERTY_MAX_HEIGHT,
  N_PROPERTIES
};

enum
{
  ROW_ACTIVATED,
  LINK_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void buildable_init (GtkBuildableIface *interface);

G_DEFINE_TYPE_WITH_CODE (UpliftDataTable, uplift_data_table, GTK_TYPE_WIDGET,
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
update_count (UpliftDataTable *self)
{
  UpliftTableData *data = uplift_row_model_get_data (self->model);
  guint all = uplift_row_model_get_n_unsearched (self->model);
  g_autofree char *shown_text
      = uplift_format_count (g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  g_autofree char *all_text = uplift_format_count (all);
  g_autofree char *number = NULL, *text = NULL;

  if (uplift_row_model_is_searching (self->model))
    /* Translators: as in “12 of 200”, rows of a table that are shown. */
    number = g_strdup_printf (_ ("%s of %s"), shown_text, all_text);
  else
    number = g_steal_pointer (&all_text);
  text = data != NULL ? uplift_table_data_dup_count (data, all, number) : NULL;
  gtk_label_set_label (self->count, text != NULL ? text : "");
}

static void
update_placeholder (UpliftDataTable *self)
{
  gboolean searched = uplift_row_model_get_n_unsearched (self->model) > 0;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "table");
      return;
    }
  gtk_label_set_label (self->placeholder,
                       searched ? _ ("Nothing found: try another word, or part of one.")
                                : self->empty_text);
  gtk_widget_set_visible (self->clear_box, !searched);
  gtk_stack_set_visible_child_name (self->stack, "placeholder");
}

static void
rearranged_cb (UpliftDataTable *self)
{
  update_count (self);
  update_placeholder (self);
}

static void
scroll_to_top (UpliftDataTable *self)
{
  /* Not by the adjustment: new rows have no height yet, and GTK warns that it cannot find them. */
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
}

/* Shows the model's sort in the controls. */
static void
show_sort (UpliftDataTable *self)
{
  gboolean descending = uplift_row_model_is_descending (self->model);

  self->syncing = TRUE;
  gtk_drop_down_set_selected (self->sort_column, uplift_row_model_get_sort_column (self->model));
  gtk_toggle_button_set_active (self->sort_descending, descending);
  gtk_button_set_icon_name (GTK_BUTTON (self->sort_descending),
                            descending ? "view-sort-descending-symbolic"
                                       : "view-sort-ascending-symbolic");
  uplift_view_columns_show_sort (self->columns);
  self->syncing = FALSE;
}

static void
sort (UpliftDataTable *self, guint column, gboolean descending)
{
  g_autoptr (UpliftRowSelection) selected
      = uplift_row_selection_new (GTK_SELECTION_MODEL (self->selection), self->model);

  uplift_row_model_set_sort (self->model, column, descending);
  uplift_row_selection_restore (selected, GTK_SELECTION_MODEL (self->selection), self->model);
  show_sort (self);
  scroll_to_top (self);
}

static void
sorted_cb (UpliftViewColumns *columns, guint column, gboolean descending, UpliftDataTable *self)
{
  sort (self, column, descending);
}

static void
sort_control_changed_cb (UpliftDataTable *self)
{
  guint column = gtk_drop_down_get_selected (self->sort_column);

  if (!self->syncing && column != GTK_INVALID_LIST_POSITION)
    sort (self, column, gtk_toggle_button_get_active (self->sort_descending));
}

static void
search_changed_cb (UpliftDataTable *self)
{
  g_autoptr (UpliftRowSelection) selected
      = uplift_row_selection_new (GTK_SELECTION_MODEL (self->selection), self->model);

  uplift_row_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  uplift_row_selection_restore (selected, GTK_SELECTION_MODEL (self->selection), self->model);
  rearranged_cb (self);
  scroll_to_top (self);
}

static void
stop_search_cb (UpliftDataTable *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
activate_cb (GtkColumnView *view, guint position, UpliftDataTable *self)
{
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    g_signal_emit (self, signals[ROW_ACTIVATED], 0,
                   uplift_row_model_get_row (self->model, position));
}

/* Tab leaves the rows, of which each would be a stop of its own; the arrow keys walk them. */
static gboolean
key_pressed_cb (UpliftDataTable *self, guint key, guint code, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    return uplift_focus_behind (GTK_WIDGET (self));
  return key == GDK_KEY_ISO_Left_Tab && gtk_widget_grab_focus (GTK_WIDGET (self->sort_descending));
}

static void
copy_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftDataTable *self = UPLIFT_DATA_TABLE (widget);
  g_autofree char *text = uplift_data_table_dup_selection (self);
  g_autoptr (GtkBitset) selected = NULL;
  g_autofree char *message = NULL;
  gulong n;

  if (text == NULL)
    {
      uplift_toast_show (widget, _ ("Select the rows to copy first"), NULL);
      return;
    }
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = (gulong) gtk_bitset_get_size (selected);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  message = g_strdup_printf (ngettext ("%lu row copied", "%lu rows copied", n), n);
  uplift_toast_show (widget, message, NULL);
}

/* The visible columns and all rows or the selected ones, as shown. */
static UpliftTableExcerpt *
make_excerpt (UpliftDataTable *self, gboolean all)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), all ? n : 0);

  for (guint position = 0; position < n; position++)
    if (all || gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
      {
        guint row = uplift_row_model_get_row (self->model, position);

        g_array_append_val (rows, row);
      }
  return uplift_table_excerpt_new (uplift_row_model_get_data (self->model),
                                   uplift_view_columns_get_visible (self->columns), rows);
}

static gboolean
save_excerpt_cb (GFile *file, gpointer data, GError **error)
{
  return uplift_table_excerpt_save (data, file, error);
}

static void
free_excerpt_cb (gpointer data)
{
  uplift_table_excerpt_free (data);
}

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftDataTable *self = UPLIFT_DATA_TABLE (widget);

  if (uplift_row_model_get_data (self->model) != NULL)
    uplift_save_dialog_run (widget, _ ("Save table"), self->file_name, save_excerpt_cb,
                            make_excerpt (self, TRUE), free_excerpt_cb);
}

static void
open_link (UpliftDataTable *self, guint position, guint column)
{
  UpliftTableData *data = uplift_row_model_get_data (self->model);
  g_autofree char *address = NULL;
  guint row;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return;
  row = uplift_row_model_get_row (self->model, position);
  address = uplift_web_address_parse (uplift_table_data_get_text (data, row, column));
  if (address != NULL)
    g_signal_emit (self, signals[LINK_ACTIVATED], 0, row, address);
}

static void
open_link_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint position, column;

  g_variant_get (parameter, "(uu)", &position, &column);
  open_link (UPLIFT_DATA_TABLE (widget), position, column);
}

/* The keyboard's way: the first link of the first selected row, which is the one with the focus. */
static void
open_selected_link_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftDataTable *self = UPLIFT_DATA_TABLE (widget);
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
uplift_data_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UpliftDataTable *self = UPLIFT_DATA_TABLE (object);

  switch (id)
    {
    case PROPERTY_TITLE:
      uplift_data_table_set_title (self, g_value_get_string (value));
      break;
    case PROPERTY_NOTE:
      uplift_data_table_set_note (self, g_value_get_string (value));
      break;
    case PROPERTY_SEARCH_HINT:
      g_object_set_property (G_OBJECT (self->search), "placeholder-text", value);
      break;
    case PROPERTY_EMPTY_TEXT:
      uplift_data_table_set_empty_text (self, g_value_get_string (value));
      break;
    case PROPERTY_FILE_NAME:
      uplift_data_table_set_file_name (self, g_value_get_string (value));
      break;
    case PROPERTY_MAX_HEIGHT:
      gtk_scrolled_window_set_max_content_height (self->scroller, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_data_table_dispose (GObject *object)
{
  UpliftDataTable *self = UPLIFT_DATA_TABLE (object);

  self->syncing = TRUE;
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_data_table_parent_class)->dispose (object);
}

static void
uplift_data_table_finalize (GObject *object)
{
  UpliftDataTable *self = UPLIFT_DATA_TABLE (object);

  g_free (self->empty_text);
  g_free (self->file_name);
  G_OBJECT_CLASS (uplift_data_table_parent_class)->finalize (object);
}

static void
uplift_data_table_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                             const char *type)
{
  if (g_strcmp0 (type, "control") != 0)
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  gtk_box_append (UPLIFT_DATA_TABLE (buildable)->control_slot, GTK_WIDGET (child));
  gtk_widget_set_visible (GTK_WIDGET (UPLIFT_DATA_TABLE (buildable)->control_slot), TRUE);
}

static void
buildable_init (GtkBuildableIface *interface)
{
  parent_buildable = g_type_interface_peek_parent (interface);
  interface->add_child = uplift_data_table_add_child;
}

static void
install_properties (GObjectClass *class)
{
  static const struct
  {
    guint id;
    const char *name;
  } texts[] = {
    { PROPERTY_TITLE, "title" },
    { PROPERTY_NOTE, "note" },
    { PROPERTY_SEARCH_HINT, "search-hint" },
    { PROPERTY_EMPTY_TEXT, "empty-text" },
    { PROPERTY_FILE_NAME, "file-name" },
  };
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    properties[texts[i].id] = g_param_spec_string (texts[i].name, NULL, NULL, "", flags);
  properties[PROPERTY_MAX_HEIGHT]
      = g_param_spec_int ("max-height", NULL, NULL, 0, G_MAXINT, 400, flags);
  g_object_class_install_properties (class, N_PROPERTIES, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/data-table.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, content);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, title);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, count);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, note);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, control_slot);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, search);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, sort_column);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, sort_descending);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, columns_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, view);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, placeholder);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, clear_box);
  gtk_widget_class_bind_template_callback (widget_class, sort_control_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action_cb);
  gtk_widget_class_install_action (widget_class, "table.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "table.open-link", "(uu)", open_link_action_cb);
  gtk_widget_class_install_action (widget_class, "table.open-selected-link", NULL,
                                   open_selected_link_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "table.open-selected-link", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "table.open-selected-link", NULL);
}

static void
uplift_data_table_class_init (UpliftDataTableClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = uplift_data_table_set_property;
  object_class->dispose = uplift_data_table_dispose;
  object_class->finalize = uplift_data_table_finalize;
  install_properties (object_class);
  signals[ROW_ACTIVATED]
      = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LINK_ACTIVATED]
      = g_signal_new ("link-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datatable");
}

static void
uplift_data_table_init (UpliftDataTable *self)
{
  self->empty_text = g_strdup ("");
  self->file_name = g_strdup ("table.csv");
  self->model = uplift_row_model_new ();
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  uplift_drop_down_set_name (self->sort_column, _ ("Sort by"));
  self->columns = uplift_view_columns_new (self->view, self->model);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  self->syncing = FALSE;
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, 0);
  update_placeholder (self);
}

GtkWidget *
uplift_data_table_new (void)
{
  return g_object_new (UPLIFT_TYPE_DATA_TABLE, NULL);
}

static void
update_sort_titles (UpliftDataTable *self, UpliftTableData *data)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (data);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < shape->n_columns; i++)
    gtk_string_list_append (titles, shape->columns[i].title);
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->sort_column, G_LIST_MODEL (titles));
  self->syncing = FALSE;
}

/* What names the columns outside of the view. */
static void
update_controls (UpliftDataTable *self, UpliftTableData *data)
{
  g_autoptr (GMenuModel) menu = uplift_view_columns_create_menu (self->columns);
  g_autoptr (GSimpleActionGroup) actions = uplift_view_columns_create_actions (self->columns);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (self->columns_button, menu);
  update_sort_titles (self, data);
  show_sort (self);
}

static gboolean
has_same_titles (UpliftTableData *data, UpliftTableData *other)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (data);
  const UpliftTableShape *other_shape = uplift_table_data_get_shape (other);

  for (guint i = 0; i < shape->n_columns; i++)
    if (!g_str_equal (shape->columns[i].title, other_shape->columns[i].title))
      return FALSE;
  return TRUE;
}

void
uplift_data_table_set_data (UpliftDataTable *table, UpliftTableData *data)
{
  g_autoptr (UpliftRowSelection) selected = NULL;
  g_autoptr (UpliftTableData) old = NULL;

  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (data == NULL || UPLIFT_IS_TABLE_DATA (data));

  g_set_object (&old, uplift_row_model_get_data (table->model));
  if (data == old)
    return;

  selected = uplift_row_selection_new (GTK_SELECTION_MODEL (table->selection), table->model);
  if (uplift_table_data_has_same_columns (old, data))
    {
      uplift_row_model_set_data (table->model, data);
      uplift_view_columns_update (table->columns, old, data);
      if (!has_same_titles (old, data))
        update_controls (table, data);
    }
  else
    {
      uplift_view_columns_clear (table->columns);
      uplift_row_model_set_data (table->model, data);
      if (data != NULL)
        {
          uplift_view_columns_fill (table->columns, data);
          update_controls (table, data);
        }
    }
  uplift_row_selection_restore (selected, GTK_SELECTION_MODEL (table->selection), table->model);
  rearranged_cb (table);
}

UpliftTableData *
uplift_data_table_get_data (UpliftDataTable *table)
{
  g_return_val_if_fail (UPLIFT_IS_DATA_TABLE (table), NULL);
  return uplift_row_model_get_data (table->model);
}

void
uplift_data_table_sort_by (UpliftDataTable *table, const char *column, gboolean descending)
{
  UpliftTableData *data;

  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (column != NULL);

  data = uplift_row_model_get_data (table->model);
  g_return_if_fail (data != NULL);
  sort (table, uplift_table_data_find_column (data, column), descending);
}

void
uplift_data_table_set_title (UpliftDataTable *table, const char *title)
{
  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (title != NULL);

  gtk_label_set_label (table->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

void
uplift_data_table_set_note (UpliftDataTable *table, const char *sentence)
{
  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_label (table->note, sentence);
  gtk_widget_set_visible (GTK_WIDGET (table->note), *sentence != '\0');
}

void
uplift_data_table_set_empty_text (UpliftDataTable *table, const char *sentence)
{
  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (sentence != NULL);

  g_free (table->empty_text);
  table->empty_text = g_strdup (sentence);
  update_placeholder (table);
}

void
uplift_data_table_set_file_name (UpliftDataTable *table, const char *name)
{
  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (name != NULL);

  g_free (table->file_name);
  table->file_name = g_strdup (name);
}

void
uplift_data_table_focus_search (UpliftDataTable *table)
{
  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));

  gtk_widget_grab_focus (GTK_WIDGET (table->search));
}

char *
uplift_data_table_dup_selection (UpliftDataTable *table)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (UpliftTableExcerpt) excerpt = NULL;

  g_return_val_if_fail (UPLIFT_IS_DATA_TABLE (table), NULL);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (table->selection));
  if (gtk_bitset_is_empty (selected))
    return NULL;
  excerpt = make_excerpt (table, FALSE);
  return uplift_table_excerpt_to_tabbed (excerpt);
}

gboolean
uplift_data_table_save (UpliftDataTable *table, GFile *file, GError **error)
{
  g_autoptr (UpliftTableExcerpt) excerpt = NULL;

  g_return_val_if_fail (UPLIFT_IS_DATA_TABLE (table), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (uplift_row_model_get_data (table->model) != NULL, FALSE);

  excerpt = make_excerpt (table, TRUE);
  return uplift_table_excerpt_save (excerpt, file, error);
}
