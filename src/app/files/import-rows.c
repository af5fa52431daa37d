#include "app/files/import-rows.h"

#include "app/chart/nested-scroll.h"
#include "app/files/import-texts.h"
#include <glib/gi18n.h>

#define MAX_ROWS 8

/* A label costs far more than a cell: a file with thousands of columns shows its first ones. */
#define MAX_COLUMNS 100
#define MAX_CHARS 24

struct _UpliftImportRows
{
  GtkWidget parent_instance;

  UpliftImportFile *file; /* (owned, nullable) */
  guint n_rows, n_columns;

  /* All of the template (borrowed). */
  GtkWidget *content;
  GtkScrolledWindow *scroller;
  GtkGrid *grid;
  GtkLabel *more;
};

G_DEFINE_TYPE (UpliftImportRows, uplift_import_rows, GTK_TYPE_WIDGET)

static void
uplift_import_rows_dispose (GObject *object)
{
  UpliftImportRows *self = UPLIFT_IMPORT_ROWS (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_import_rows_parent_class)->dispose (object);
}

static void
uplift_import_rows_class_init (UpliftImportRowsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_import_rows_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/import-rows.ui");
  gtk_widget_class_set_css_name (widget_class, "importrows");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportRows, content);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportRows, scroller);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportRows, grid);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportRows, more);
}

static void
uplift_import_rows_init (UpliftImportRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  uplift_nested_scroll_install (self->scroller);
}

static void
add_label (UpliftImportRows *self, guint column, guint row, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, (int) column, (int) row, 1, 1);
}

/* Two lines of names, and the rows. */
static void
make_labels (UpliftImportRows *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint column = 0; column < self->n_columns; column++)
    {
      add_label (self, column, 0, "name");
      add_label (self, column, 1, "use");
      for (guint row = 0; row < self->n_rows; row++)
        add_label (self, column, row + 2, "numeric");
    }
}

static void
show_more (UpliftImportRows *self, guint n_columns)
{
  g_autofree char *text = NULL;

  if (n_columns > self->n_columns)
    text = g_strdup_printf (
        ngettext ("and %u column more", "and %u columns more", n_columns - self->n_columns),
        n_columns - self->n_columns);
  else if (self->n_rows == 0)
    text = g_strdup (_ ("There are no rows below the names of the columns."));
  gtk_label_set_label (self->more, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), text != NULL);
}

void
uplift_import_rows_set_file (UpliftImportRows *self, UpliftImportFile *file)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_ROWS (self));
  g_return_if_fail (file == NULL || uplift_import_file_get_preview (file) != NULL);

  g_set_object (&self->file, file);
  const UpliftImportPreview *preview = file != NULL ? uplift_import_file_get_preview (file) : NULL;
  self->n_columns = preview != NULL ? MIN (preview->header->len, MAX_COLUMNS) : 0;
  self->n_rows = preview != NULL ? MIN (preview->rows->len, MAX_ROWS) : 0;
  make_labels (self);
  if (preview == NULL)
    return;
  show_more (self, preview->header->len);
  uplift_import_rows_update (self);
}

static GtkLabel *
get_label (UpliftImportRows *self, guint column, guint row)
{
  return GTK_LABEL (gtk_grid_get_child_at (self->grid, (int) column, (int) row));
}

/* The first column of the table that the field is taken for; -1: none. */
static int
find_column (const UpliftImportChoice *choice, guint field)
{
  const UpliftColumn *columns;
  guint n = uplift_schema_list_columns (choice->table, &columns);

  for (guint i = 0; i < n && !choice->leave_out; i++)
    if (choice->field[columns[i]] == (int) field)
      return (int) columns[i];
  return -1;
}

static void
show_cell (GtkLabel *label, const char *cell, int column, UpliftWay way)
{
  g_autofree char *value = column >= 0 ? uplift_import_texts_read ((UpliftColumn) column, way, cell)
                                       : uplift_import_texts_shorten (cell, MAX_CHARS);
  g_autofree char *raw = NULL;

  if (value == NULL)
    {
      g_autofree char *text = uplift_import_texts_shorten (cell, MAX_CHARS);
      raw = g_strdup_printf ("⚠ %s", text);
      /* Translators: %s is a text in a file. */
      g_autofree char *tooltip = g_strdup_printf (_ ("“%s” does not read"), text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (label), tooltip);
    }
  else
    gtk_widget_set_tooltip_text (GTK_WIDGET (label), NULL);
  gtk_label_set_label (label, value != NULL ? value : raw);
}

static void
show_column (UpliftImportRows *self, guint field)
{
  const UpliftImportPreview *preview = uplift_import_file_get_preview (self->file);
  const UpliftImportChoice *choice = uplift_import_file_get_choice (self->file);
  int column = find_column (choice, field);
  UpliftValueKind kind;
  gboolean is_number = column >= 0 && uplift_schema_get_kind ((UpliftColumn) column, &kind)
                       && kind != UPLIFT_VALUE_DATE;
  UpliftWay way = column >= 0
                      ? uplift_import_preview_decide (preview, choice, (UpliftColumn) column, NULL)
                      : UPLIFT_WAY_FIRST;
  g_autofree char *name = uplift_import_texts_get_field (preview, field);

  g_autofree char *use = NULL;
  if (column >= 0)
    /* Translators: the column of a table that a column of a file is taken for. */
    use = g_strdup_printf (_ ("→ %s"),
                           uplift_import_texts_get_title (choice->table, (UpliftColumn) column));

  gtk_label_set_label (get_label (self, field, 0), name);
  gtk_label_set_label (get_label (self, field, 1), use != NULL ? use : _ ("not used"));
  for (guint row = 0; row < self->n_rows + 2; row++)
    {
      GtkLabel *label = get_label (self, field, row);
      gtk_label_set_xalign (label, is_number ? 1.0f : 0.0f);
      if (row < 2)
        continue;
      const char *const *cells = g_ptr_array_index (preview->rows, row - 2);
      show_cell (label, cells[field], column, way);
    }
}

void
uplift_import_rows_update (UpliftImportRows *self)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_ROWS (self));

  for (guint field = 0; self->file != NULL && field < self->n_columns; field++)
    show_column (self, field);
}
