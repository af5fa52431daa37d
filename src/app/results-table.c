#include "app/results-table.h"

#include "app/cell-factory.h"
#include "app/drop-down-name.h"
#include "app/filter-toggle.h"
#include "app/focus-behind.h"
#include "app/row-model.h"
#include "app/toast.h"
#include "app/wrap-layout.h"
#include "core/format.h"

#include <glib/gi18n.h>

struct _UpliftResultsTable
{
  UpliftSessionView parent_instance;

  UpliftRowModel *model;        /* (owned) */
  UpliftDataset *dataset;       /* for which the columns were chosen (owned, nullable) */
  GtkMultiSelection *selection; /* (owned) */
  GtkColumnViewColumn *columns[UPLIFT_N_COLUMNS]; /* (borrowed from the view) */
  guint widths[UPLIFT_N_COLUMNS];                 /* characters that the numbers of a column need */
  UpliftColumn probed; /* noted by the column's sorter when asked to compare */
  gboolean syncing;    /* the sort is being brought from one control to the others */

  /* All of the template (borrowed). */
  GtkLabel *count;
  GtkSearchEntry *search;
  GtkDropDown *sort_column;
  GtkToggleButton *sort_descending;
  GtkMenuButton *columns_button;
  GtkStack *stack;
  GtkColumnView *view;
  GtkLabel *placeholder;
  GtkWidget *clear_button;
};

G_DEFINE_TYPE (UpliftResultsTable, uplift_results_table, UPLIFT_TYPE_SESSION_VIEW)

static void
update_count (UpliftResultsTable *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint all = uplift_row_model_get_n_unsearched (self->model);
  g_autofree char *shown_text = uplift_format_count (shown);
  g_autofree char *all_text = uplift_format_count (all);
  g_autofree char *text = NULL;

  if (uplift_row_model_is_searching (self->model))
    text = g_strdup_printf (ngettext ("%s of %s influencer", "%s of %s influencers", all),
                            shown_text, all_text);
  else
    text = g_strdup_printf (ngettext ("%s influencer", "%s influencers", all), all_text);
  gtk_label_set_label (self->count, text);
}

static void
update_placeholder (UpliftResultsTable *self)
{
  gboolean searched = uplift_row_model_get_n_unsearched (self->model) > 0;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "table");
      return;
    }
  gtk_label_set_label (self->placeholder,
                       searched ? _ ("Nothing found: try another word, or part of one.")
                                : _ ("No influencer passes the filters."));
  gtk_widget_set_visible (self->clear_button, !searched);
  gtk_stack_set_visible_child_name (self->stack, "placeholder");
}

static void
items_changed_cb (UpliftResultsTable *self)
{
  update_count (self);
  update_placeholder (self);
}

static void
scroll_to_top (UpliftResultsTable *self)
{
  /* Not by the adjustment: new rows have no height yet, and GTK warns that it cannot find them. */
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 0);
}

/* Shows the model's sort in the controls; the header shows it by itself. */
static void
show_sort (UpliftResultsTable *self)
{
  gboolean descending = uplift_row_model_is_descending (self->model);

  gtk_drop_down_set_selected (self->sort_column, uplift_row_model_get_sort_column (self->model));
  gtk_toggle_button_set_active (self->sort_descending, descending);
  gtk_button_set_icon_name (GTK_BUTTON (self->sort_descending),
                            descending ? "view-sort-descending-symbolic"
                                       : "view-sort-ascending-symbolic");
}

/* A column's sorter only notes its column: GTK 4.8 does not tell by which column a view is sorted,
 * but it asks the sorter of that column. The rows are sorted by the model. */
typedef struct
{
  UpliftResultsTable *table; /* (borrowed) */
  UpliftColumn column;
} SortProbe;

static int
note_column_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SortProbe *probe = user_data;

  probe->table->probed = probe->column;
  return GTK_ORDERING_SMALLER;
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, UpliftResultsTable *self)
{
  GtkOrdering ordering;

  if (self->syncing)
    return;
  self->probed = UPLIFT_N_COLUMNS;
  ordering = gtk_sorter_compare (sorter, self, self->model);
  if (self->probed == UPLIFT_N_COLUMNS)
    return;

  self->syncing = TRUE;
  uplift_row_model_set_sort (self->model, self->probed, ordering == GTK_ORDERING_LARGER);
  show_sort (self);
  self->syncing = FALSE;
  scroll_to_top (self);
}

static void
sort_control_changed_cb (UpliftResultsTable *self)
{
  guint column = gtk_drop_down_get_selected (self->sort_column);
  gboolean descending = gtk_toggle_button_get_active (self->sort_descending);

  if (self->syncing || column >= UPLIFT_N_COLUMNS)
    return;
  self->syncing = TRUE;
  uplift_row_model_set_sort (self->model, column, descending);
  gtk_column_view_sort_by_column (self->view, self->columns[column],
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  show_sort (self);
  self->syncing = FALSE;
  scroll_to_top (self);
}

static void
search_changed_cb (UpliftResultsTable *self)
{
  uplift_row_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  items_changed_cb (self);
  scroll_to_top (self);
}

static void
stop_search_cb (UpliftResultsTable *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
activate_cb (GtkColumnView *view, guint position, UpliftResultsTable *self)
{
  g_autoptr (UpliftRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const UpliftDataset *dataset;

  if (row == NULL)
    return;
  dataset = uplift_row_get_results (row)->dataset;
  uplift_filter_toggle (uplift_session_view_get_session (self), UPLIFT_DIMENSION_INFLUENCER,
                        uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER],
                                               uplift_row_get_influencer (row)),
                        FALSE);
}

/* Tab leaves the rows, of which each would be a stop of its own; the arrow keys walk them. */
static gboolean
key_pressed_cb (UpliftResultsTable *self, guint key, guint code, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) != 0)
    return FALSE;
  if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    return uplift_focus_behind (GTK_WIDGET (self));
  return key == GDK_KEY_ISO_Left_Tab && gtk_widget_grab_focus (GTK_WIDGET (self->sort_descending));
}

static void
append_line (UpliftResultsTable *self, GString *text, UpliftRow *row)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  gboolean first = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "uplift-column"));
      g_autofree char *cell = NULL;

      if (!gtk_column_view_column_get_visible (column))
        continue;
      if (row != NULL)
        cell = uplift_column_dup_plain (which, uplift_row_get_results (row),
                                        uplift_row_get_influencer (row));
      g_string_append_printf (text, "%s%s", first ? "" : "\t",
                              row != NULL ? cell : uplift_column_get_title (which));
      first = FALSE;
    }
  g_string_append_c (text, '\n');
}

static void
copy_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftResultsTable *self = UPLIFT_RESULTS_TABLE (widget);
  g_autofree char *text = uplift_results_table_dup_selection (self);
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

/* Columns that no file feeds start hidden; the user may show them all the same. */
static void
choose_columns (UpliftResultsTable *self, UpliftDataset *dataset)
{
  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    {
      int dimension = uplift_column_get_dimension (i);

      if (dimension >= 0)
        gtk_column_view_column_set_visible (self->columns[i], dataset->has_dimension[dimension]);
    }
  gtk_column_view_column_set_visible (self->columns[UPLIFT_COLUMN_POSTS],
                                      dataset->tables[UPLIFT_TABLE_POSTS].present);
}

/* The characters that the longest number of a column has: it is the highest or the lowest. One
 * more, as “%” and “−” are wider than a digit. */
static guint
get_width (UpliftColumn column, const UpliftResults *results)
{
  guint32 highest = 0, lowest = 0;
  g_autofree char *high = NULL, *low = NULL;

  if (results->n_ranking == 0)
    return 0;
  highest = lowest = results->ranking[0];
  for (guint i = 0; i < results->n_ranking; i++)
    {
      guint32 influencer = results->ranking[i];
      double number = uplift_column_get_number (column, results, influencer);

      if (!(number <= uplift_column_get_number (column, results, highest)))
        highest = isnan (number) ? highest : influencer;
      if (!(number >= uplift_column_get_number (column, results, lowest)))
        lowest = isnan (number) ? lowest : influencer;
    }
  high = uplift_column_dup_display (column, results, highest);
  low = uplift_column_dup_display (column, results, lowest);
  return (guint) MAX (g_utf8_strlen (high, -1), g_utf8_strlen (low, -1)) + 1;
}

static void
uplift_results_table_results_changed (UpliftSessionView *view)
{
  UpliftResultsTable *self = UPLIFT_RESULTS_TABLE (view);
  UpliftResults *results = uplift_session_view_get_results (view);

  if (results != NULL && results->dataset != self->dataset)
    {
      g_clear_pointer (&self->dataset, uplift_dataset_unref);
      self->dataset = uplift_dataset_ref (results->dataset);
      choose_columns (self, results->dataset);
    }
  for (guint i = 0; results != NULL && i < UPLIFT_N_COLUMNS; i++)
    if (uplift_column_is_number (i))
      self->widths[i] = get_width (i, results);
  uplift_row_model_set_results (self->model, results);
  items_changed_cb (self);
}
static void
uplift_results_table_dispose (GObject *object)
{
  UpliftResultsTable *self = UPLIFT_RESULTS_TABLE (object);

  self->syncing = TRUE;
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
  G_OBJECT_CLASS (uplift_results_table_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/results-table.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, count);
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, search);
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, sort_column);
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, sort_descending);
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, columns_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, view);
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, placeholder);
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, sort_control_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
uplift_results_table_class_init (UpliftResultsTableClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = uplift_results_table_dispose;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_results_table_results_changed;
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
add_column (UpliftResultsTable *self, UpliftColumn which)
{
  SortProbe *probe = g_new (SortProbe, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  *probe = (SortProbe){ self, which };
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_column_cb, probe, g_free));
  column = gtk_column_view_column_new (uplift_column_get_title (which),
                                       uplift_cell_factory_new (which, &self->widths[which]));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  g_object_set_data (G_OBJECT (column), "uplift-column", GUINT_TO_POINTER (which));
  gtk_column_view_append_column (self->view, column);
  self->columns[which] = column;
}

/* The titles of numbers stand over their numbers. GTK 4.8 has no property for it: the view's first
 * child holds a title widget for each column, in which a box holds the text. */
static void
align_titles (UpliftResultsTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = gtk_widget_get_first_child (header);

  for (guint i = 0; i < UPLIFT_N_COLUMNS && title != NULL; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (box != NULL && uplift_column_is_number (i))
        gtk_widget_set_halign (box, GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

/* A menu with a check mark for each column, and the actions behind it. */
static void
make_column_menu (UpliftResultsTable *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    {
      const char *id = uplift_column_get_id (i);
      g_autoptr (GPropertyAction) action = g_property_action_new (id, self->columns[i], "visible");
      g_autofree char *name = g_strconcat ("columns.", id, NULL);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_menu_append (menu, uplift_column_get_title (i), name);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (self->columns_button, G_MENU_MODEL (menu));
}

static void
uplift_results_table_init (UpliftResultsTable *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->model = uplift_row_model_new ();
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    {
      add_column (self, i);
      gtk_string_list_append (titles, uplift_column_get_title (i));
    }
  align_titles (self);
  make_column_menu (self);
  gtk_drop_down_set_model (self->sort_column, G_LIST_MODEL (titles));
  uplift_drop_down_set_name (self->sort_column, _ ("Sort by"));

  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_column_view_sort_by_column (self->view, self->columns[UPLIFT_COLUMN_ROAS],
                                  GTK_SORT_DESCENDING);
  show_sort (self);
  self->syncing = FALSE;
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
}
void
uplift_results_table_focus_search (UpliftResultsTable *table)
{
  g_return_if_fail (UPLIFT_IS_RESULTS_TABLE (table));

  gtk_widget_grab_focus (GTK_WIDGET (table->search));
}

char *
uplift_results_table_dup_selection (UpliftResultsTable *table)
{
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  GString *text;
  guint position;

  g_return_val_if_fail (UPLIFT_IS_RESULTS_TABLE (table), NULL);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (table->selection));
  if (!gtk_bitset_iter_init_first (&iter, selected, &position))
    return NULL;

  text = g_string_new (NULL);
  append_line (table, text, NULL);
  do
    {
      g_autoptr (UpliftRow) row = g_list_model_get_item (G_LIST_MODEL (table->model), position);

      append_line (table, text, row);
    }
  while (gtk_bitset_iter_next (&iter, &position));
  return g_string_free (text, FALSE);
}
