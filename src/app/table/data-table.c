#include "app/table/data-table.h"

#include "app/table/sort-control.h"
#include "app/table/table-actions.h"
#include "app/table/table-view.h"
#include "app/widgets/flow-layout.h"
#include "app/widgets/lazy-menu.h"
#include "app/widgets/wrap-layout.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

struct _UpliftDataTable
{
  GtkWidget parent_instance;

  char *empty_text, *file_name; /* (owned) */

  /* All of the template (borrowed). */
  GtkWidget *content;
  GtkLabel *title, *count, *note;
  GtkBox *control_slot;
  GtkSearchEntry *search;
  UpliftSortControl *sort_control;
  GtkMenuButton *columns_button;
  GtkStack *stack;
  UpliftTableView *view;
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
  UpliftRowModel *model = uplift_table_view_get_model (self->view);
  UpliftTableData *data = uplift_row_model_get_data (model);
  guint all = uplift_row_model_get_n_unsearched (model);
  g_autofree char *shown_text = uplift_format_count (uplift_row_model_get_n (model));
  g_autofree char *all_text = uplift_format_count (all);
  g_autofree char *number = NULL, *text = NULL;

  if (uplift_row_model_is_searching (model))
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
  UpliftRowModel *model = uplift_table_view_get_model (self->view);
  gboolean searched = uplift_row_model_get_n_unsearched (model) > 0;

  if (uplift_row_model_get_n (model) > 0)
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
show_sort (UpliftDataTable *self)
{
  UpliftRowModel *model = uplift_table_view_get_model (self->view);

  uplift_sort_control_show (self->sort_control, uplift_row_model_get_sort_column (model),
                            uplift_row_model_is_descending (model));
}

static void
sorted_cb (UpliftDataTable *self)
{
  show_sort (self);
}

static void
sort_control_changed_cb (UpliftDataTable *self)
{
  uplift_table_view_set_sort (self->view, uplift_sort_control_get_column (self->sort_control),
                              uplift_sort_control_is_descending (self->sort_control));
}

/* While rows are searched the table stays as high as it was, or the page would move under the entry
 * that is being typed in. */
static void
search_changed_cb (UpliftDataTable *self)
{
  UpliftRowModel *model = uplift_table_view_get_model (self->view);
  gboolean was_searching = uplift_row_model_is_searching (model);

  uplift_table_view_set_search (self->view, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (!uplift_row_model_is_searching (model))
    gtk_widget_set_size_request (GTK_WIDGET (self->stack), -1, -1);
  else if (!was_searching)
    gtk_widget_set_size_request (GTK_WIDGET (self->stack), -1,
                                 gtk_widget_get_height (GTK_WIDGET (self->stack)));
  update_count (self);
  update_placeholder (self);
}

static void
stop_search_cb (UpliftDataTable *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Before the first letter, so that it does not wait. */
static void
search_entered_cb (UpliftDataTable *self)
{
  uplift_row_model_prepare_search (uplift_table_view_get_model (self->view));
}

static void
row_activated_cb (UpliftDataTable *self, guint row)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, row);
}

static void
link_activated_cb (UpliftDataTable *self, guint row, const char *address)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, row, address);
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
      g_object_set_property (G_OBJECT (self->view), "max-height", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_data_table_dispose (GObject *object)
{
  UpliftDataTable *self = UPLIFT_DATA_TABLE (object);

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
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, sort_control);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, columns_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, view);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, placeholder);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataTable, clear_box);
  gtk_widget_class_bind_template_callback (widget_class, sort_control_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sorted_cb);
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

  g_type_ensure (UPLIFT_TYPE_FLOW_LAYOUT);
  g_type_ensure (UPLIFT_TYPE_SORT_CONTROL);
  g_type_ensure (UPLIFT_TYPE_TABLE_VIEW);
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
  uplift_table_actions_install (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datatable");
}

static void
uplift_data_table_init (UpliftDataTable *self)
{
  self->empty_text = g_strdup ("");
  self->file_name = g_strdup ("table.csv");
  gtk_widget_init_template (GTK_WIDGET (self));
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
  uplift_sort_control_set_titles (self->sort_control, titles);
}

/* What names the columns outside of the view. */
static void
update_controls (UpliftDataTable *self, UpliftTableData *data)
{
  UpliftViewColumns *columns = uplift_table_view_get_columns (self->view);
  g_autoptr (GMenuModel) menu = uplift_view_columns_create_menu (columns);
  g_autoptr (GSimpleActionGroup) actions = uplift_view_columns_create_actions (columns);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (actions));
  uplift_lazy_menu_set (self->columns_button, menu);
  update_sort_titles (self, data);
  show_sort (self);
}

/* other: (nullable). */
static gboolean
has_same_titles (UpliftTableData *data, UpliftTableData *other)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (data), *other_shape;

  if (!uplift_table_data_has_same_columns (data, other))
    return FALSE;
  other_shape = uplift_table_data_get_shape (other);
  for (guint i = 0; i < shape->n_columns; i++)
    if (!g_str_equal (shape->columns[i].title, other_shape->columns[i].title))
      return FALSE;
  return TRUE;
}

void
uplift_data_table_set_data (UpliftDataTable *table, UpliftTableData *data)
{
  g_autoptr (UpliftTableData) old = NULL;

  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (data == NULL || UPLIFT_IS_TABLE_DATA (data));

  g_set_object (&old, uplift_data_table_get_data (table));
  uplift_table_view_set_data (table->view, data);
  if (data != NULL && !has_same_titles (data, old))
    update_controls (table, data);
  update_count (table);
  update_placeholder (table);
}

UpliftTableData *
uplift_data_table_get_data (UpliftDataTable *table)
{
  g_return_val_if_fail (UPLIFT_IS_DATA_TABLE (table), NULL);
  return uplift_row_model_get_data (uplift_table_view_get_model (table->view));
}

void
uplift_data_table_sort_by (UpliftDataTable *table, const char *column, gboolean descending)
{
  UpliftTableData *data;

  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (column != NULL);

  data = uplift_data_table_get_data (table);
  g_return_if_fail (data != NULL);
  uplift_table_view_set_sort (table->view, uplift_table_data_find_column (data, column),
                              descending);
  show_sort (table);
}

void
uplift_data_table_set_title (UpliftDataTable *table, const char *title)
{
  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));
  g_return_if_fail (title != NULL);

  gtk_label_set_label (table->title, title);
  uplift_table_view_set_title (table->view, title);
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

const char *
uplift_data_table_get_file_name (UpliftDataTable *table)
{
  g_return_val_if_fail (UPLIFT_IS_DATA_TABLE (table), NULL);
  return table->file_name;
}

void
uplift_data_table_focus_search (UpliftDataTable *table)
{
  g_return_if_fail (UPLIFT_IS_DATA_TABLE (table));

  gtk_widget_grab_focus (GTK_WIDGET (table->search));
}

UpliftTableExcerpt *
uplift_data_table_create_excerpt (UpliftDataTable *table, gboolean selected_only)
{
  g_return_val_if_fail (UPLIFT_IS_DATA_TABLE (table), NULL);
  return uplift_table_view_create_excerpt (table->view, selected_only);
}
