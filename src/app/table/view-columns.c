#include "app/table/view-columns.h"

#include "app/table/cell-factory.h"

struct _UpliftViewColumns
{
  GObject parent_instance;

  GtkColumnView *view;      /* (borrowed) */
  UpliftRowModel *model;    /* (owned) */
  UpliftCellFiller *filler; /* (owned) */
  GPtrArray *columns;       /* GtkColumnViewColumn, in the order of the data (owned) */
  GPtrArray *titles;        /* their widgets, in the same order (borrowed from the view) */
  guint probed;             /* noted by a column's sorter when asked to compare */
  gboolean showing_sort;    /* the sort comes from the model, not from a click */
};

enum
{
  SORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftViewColumns, uplift_view_columns, G_TYPE_OBJECT)

/* A column's sorter only notes its column: GTK 4.8 does not tell by which column a view is sorted,
 * but it asks the sorter of that column. The rows are sorted by the model. */
typedef struct
{
  UpliftViewColumns *columns; /* (borrowed) */
  guint column;
} SortProbe;

static int
note_column_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SortProbe *probe = user_data;

  probe->columns->probed = probe->column;
  return GTK_ORDERING_SMALLER;
}

/* What is asked of numbers and days first is the highest, while GTK begins with the lowest. */
static gboolean
begins_descending (UpliftViewColumns *self, guint column)
{
  const UpliftTableShape *shape
      = uplift_table_data_get_shape (uplift_row_model_get_data (self->model));
  UpliftCellForm form = shape->columns[column].form;

  return column != uplift_row_model_get_sort_column (self->model)
         && uplift_cell_form_is_number (form) && form != UPLIFT_CELL_RANK;
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, UpliftViewColumns *self)
{
  GtkOrdering ordering;

  if (self->showing_sort)
    return;
  self->probed = G_MAXUINT;
  ordering = gtk_sorter_compare (sorter, self, self->model);
  if (self->probed != G_MAXUINT)
    g_signal_emit (self, signals[SORTED], 0, self->probed,
                   ordering == GTK_ORDERING_LARGER || begins_descending (self, self->probed));
}

static void
uplift_view_columns_dispose (GObject *object)
{
  UpliftViewColumns *self = UPLIFT_VIEW_COLUMNS (object);

  g_clear_object (&self->model);
  g_clear_object (&self->filler);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  G_OBJECT_CLASS (uplift_view_columns_parent_class)->dispose (object);
}

static void
uplift_view_columns_class_init (UpliftViewColumnsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = uplift_view_columns_dispose;
  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
}

static void
uplift_view_columns_init (UpliftViewColumns *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->titles = g_ptr_array_new ();
}

UpliftViewColumns *
uplift_view_columns_new (GtkColumnView *view, UpliftRowModel *model, UpliftCellFiller *filler)
{
  UpliftViewColumns *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), NULL);
  g_return_val_if_fail (UPLIFT_IS_CELL_FILLER (filler), NULL);

  self = g_object_new (UPLIFT_TYPE_VIEW_COLUMNS, NULL);
  self->view = view;
  self->model = g_object_ref (model);
  self->filler = g_object_ref (filler);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
  return self;
}

void
uplift_view_columns_clear (UpliftViewColumns *columns)
{
  g_return_if_fail (UPLIFT_IS_VIEW_COLUMNS (columns));

  columns->showing_sort = TRUE;
  g_ptr_array_set_size (columns->titles, 0);
  for (guint i = 0; i < columns->columns->len; i++)
    gtk_column_view_remove_column (columns->view, g_ptr_array_index (columns->columns, i));
  g_ptr_array_set_size (columns->columns, 0);
  columns->showing_sort = FALSE;
}

static void
visible_changed_cb (UpliftViewColumns *self, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  guint sorted = uplift_row_model_get_sort_column (self->model);

  if (sorted < self->columns->len && g_ptr_array_index (self->columns, sorted) == column)
    uplift_view_columns_show_sort (self);
}

static void
add_column (UpliftViewColumns *self, guint i, const UpliftTableColumn *what)
{
  SortProbe *probe = g_new (SortProbe, 1);
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *column;

  *probe = (SortProbe){ self, i };
  sorter = GTK_SORTER (gtk_custom_sorter_new (note_column_cb, probe, g_free));
  column = gtk_column_view_column_new (
      what->title, uplift_cell_factory_new (self->model, self->filler, i, what->form));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  /* They share the room that is left over: GTK 4.8 shades the edge of a view that its columns do
   * not fill, as if it could be scrolled there. */
  gtk_column_view_column_set_expand (column, what->form != UPLIFT_CELL_RANK);
  gtk_column_view_column_set_visible (column, !what->hidden);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (visible_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_append_column (self->view, column);
  g_ptr_array_add (self->columns, column);
}

/* The titles of numbers stand over their numbers. GTK 4.8 has no property for it: the view's first
 * child holds a title widget for each column, in which a box holds the text. */
static void
add_title (UpliftViewColumns *self, const UpliftTableColumn *what)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = gtk_widget_get_last_child (header);
  GtkWidget *box = gtk_widget_get_first_child (title);

  if (box != NULL && uplift_cell_form_is_number (what->form))
    gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (title, what->explanation);
  g_ptr_array_add (self->titles, title);
}

void
uplift_view_columns_fill (UpliftViewColumns *columns, UpliftTableData *data)
{
  const UpliftTableShape *shape;

  g_return_if_fail (UPLIFT_IS_VIEW_COLUMNS (columns));
  g_return_if_fail (UPLIFT_IS_TABLE_DATA (data));
  g_return_if_fail (columns->columns->len == 0);

  shape = uplift_table_data_get_shape (data);
  for (guint i = 0; i < shape->n_columns; i++)
    {
      add_column (columns, i, &shape->columns[i]);
      add_title (columns, &shape->columns[i]);
    }
  uplift_view_columns_show_sort (columns);
}

void
uplift_view_columns_update (UpliftViewColumns *columns, UpliftTableData *old, UpliftTableData *data)
{
  const UpliftTableShape *before, *after;

  g_return_if_fail (UPLIFT_IS_VIEW_COLUMNS (columns));
  g_return_if_fail (uplift_table_data_has_same_columns (old, data));

  before = uplift_table_data_get_shape (old);
  after = uplift_table_data_get_shape (data);
  for (guint i = 0; i < columns->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (columns->columns, i);

      if (g_strcmp0 (before->columns[i].title, after->columns[i].title) != 0)
        gtk_column_view_column_set_title (column, after->columns[i].title);
      if (g_strcmp0 (before->columns[i].explanation, after->columns[i].explanation) != 0)
        gtk_widget_set_tooltip_text (g_ptr_array_index (columns->titles, i),
                                     after->columns[i].explanation);
      if (before->columns[i].hidden != after->columns[i].hidden)
        gtk_column_view_column_set_visible (column, !after->columns[i].hidden);
    }
}

void
uplift_view_columns_show_sort (UpliftViewColumns *columns)
{
  GtkColumnViewColumn *column;
  guint sorted;

  g_return_if_fail (UPLIFT_IS_VIEW_COLUMNS (columns));

  sorted = uplift_row_model_get_sort_column (columns->model);
  if (sorted >= columns->columns->len)
    return;
  column = g_ptr_array_index (columns->columns, sorted);
  columns->showing_sort = TRUE;
  /* First by none: GTK 4.8 leaves the arrow of the column before where it was, and takes none from
   * a column that is not shown. */
  gtk_column_view_sort_by_column (columns->view, NULL, GTK_SORT_ASCENDING);
  if (gtk_column_view_column_get_visible (column))
    gtk_column_view_sort_by_column (
        columns->view, column,
        uplift_row_model_is_descending (columns->model) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  columns->showing_sort = FALSE;
}

GArray *
uplift_view_columns_get_visible (UpliftViewColumns *columns)
{
  GListModel *shown;
  GArray *visible;

  g_return_val_if_fail (UPLIFT_IS_VIEW_COLUMNS (columns), NULL);

  shown = gtk_column_view_get_columns (columns->view);
  visible = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);
      guint which;

      if (gtk_column_view_column_get_visible (column)
          && g_ptr_array_find (columns->columns, column, &which))
        g_array_append_val (visible, which);
    }
  return visible;
}

GMenuModel *
uplift_view_columns_create_menu (UpliftViewColumns *columns)
{
  GMenu *menu;

  g_return_val_if_fail (UPLIFT_IS_VIEW_COLUMNS (columns), NULL);

  menu = g_menu_new ();
  for (guint i = 0; i < columns->columns->len; i++)
    {
      g_autofree char *action = g_strdup_printf ("columns.%u", i);

      g_menu_append (
          menu, gtk_column_view_column_get_title (g_ptr_array_index (columns->columns, i)), action);
    }
  return G_MENU_MODEL (menu);
}

GSimpleActionGroup *
uplift_view_columns_create_actions (UpliftViewColumns *columns)
{
  GSimpleActionGroup *group;

  g_return_val_if_fail (UPLIFT_IS_VIEW_COLUMNS (columns), NULL);

  group = g_simple_action_group_new ();
  for (guint i = 0; i < columns->columns->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autoptr (GPropertyAction) action
          = g_property_action_new (name, g_ptr_array_index (columns->columns, i), "visible");

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return group;
}
