#include "app/files/import-file-view.h"

#include "app/files/import-column-row.h"
#include "app/files/import-rows.h"
#include "app/files/import-texts.h"
#include "app/widgets/drop-down-name.h"
#include "app/widgets/focus-scroll.h"
#include <glib/gi18n.h>

struct _UpliftImportFileView
{
  GtkWidget parent_instance;

  UpliftImportFile *file; /* (owned, nullable) */
  int table;              /* whose columns are listed; -1: of none */
  gboolean is_showing;    /* what changes does not come from the user */

  /* All of the template (borrowed). */
  GtkWidget *content;
  GtkViewport *viewport;
  GtkLabel *remembered_text;
  GtkLabel *name;
  GtkLabel *form;
  GtkWidget *reading;
  GtkDropDown *table_choice;
  GtkWidget *remembered;
  UpliftImportRows *rows;
  GtkWidget *columns_part;
  GtkBox *columns;
};

G_DEFINE_TYPE (UpliftImportFileView, uplift_import_file_view, GTK_TYPE_WIDGET)

static void
table_cb (UpliftImportFileView *self)
{
  guint selected = gtk_drop_down_get_selected (self->table_choice);

  if (self->is_showing || self->file == NULL)
    return;
  if (selected < UPLIFT_N_TABLES)
    uplift_import_file_set_table (self->file, (UpliftTable) selected);
  else
    uplift_import_file_leave_out (self->file);
}

/* The button goes with what it took away. */
static void
forget_cb (UpliftImportFileView *self)
{
  g_autoptr (GError) error = NULL;

  if (uplift_import_file_forget (self->file, &error))
    uplift_import_file_view_focus (self);
  else
    gtk_label_set_label (self->remembered_text, error->message);
}

static UpliftImportColumnRow *
get_first_row (UpliftImportFileView *self)
{
  return UPLIFT_IMPORT_COLUMN_ROW (gtk_widget_get_first_child (GTK_WIDGET (self->columns)));
}

static UpliftImportColumnRow *
get_next_row (UpliftImportColumnRow *row)
{
  return UPLIFT_IMPORT_COLUMN_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (row)));
}

/* What the columns of the file are called, in a list that all rows share. */
static GListModel *
make_names (UpliftImportFileView *self)
{
  const UpliftImportPreview *preview = uplift_import_file_get_preview (self->file);
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Not in the file"));
  for (guint i = 0; i < preview->header->len; i++)
    gtk_string_list_take (names, uplift_import_texts_get_field (preview, i));
  return G_LIST_MODEL (names);
}

static void
clear_columns (UpliftImportFileView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_box_remove (self->columns, row);
  self->table = -1;
}

static void
list_columns (UpliftImportFileView *self, UpliftTable table)
{
  g_autoptr (GListModel) names = make_names (self);
  const UpliftColumn *columns;
  guint n = uplift_schema_list_columns (table, &columns);

  clear_columns (self);
  for (guint i = 0; i < n; i++)
    gtk_box_append (self->columns, uplift_import_column_row_new (self->file, columns[i], names));
  self->table = (int) table;
}

static void
changed_cb (UpliftImportFileView *self)
{
  const UpliftImportChoice *choice = uplift_import_file_get_choice (self->file);

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->table_choice,
                              choice->leave_out ? UPLIFT_N_TABLES : choice->table);
  self->is_showing = FALSE;
  gtk_widget_set_visible (self->remembered, uplift_import_file_is_remembered (self->file));
  gtk_widget_set_visible (self->columns_part, !choice->leave_out);
  uplift_import_rows_update (self->rows);
  if (choice->leave_out)
    return;
  if (self->table != (int) choice->table)
    list_columns (self, choice->table);
  else
    for (UpliftImportColumnRow *row = get_first_row (self); row != NULL; row = get_next_row (row))
      uplift_import_column_row_update (row);
}

static void
uplift_import_file_view_dispose (GObject *object)
{
  UpliftImportFileView *self = UPLIFT_IMPORT_FILE_VIEW (object);

  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_clear_object (&self->file);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (uplift_import_file_view_parent_class)->dispose (object);
}

static void
uplift_import_file_view_class_init (UpliftImportFileViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_import_file_view_dispose;
  g_type_ensure (UPLIFT_TYPE_IMPORT_ROWS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/import-file-view.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, content);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, viewport);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, remembered_text);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, name);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, form);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, reading);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, table_choice);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, remembered);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, rows);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, columns_part);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileView, columns);
  gtk_widget_class_bind_template_callback (widget_class, table_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
uplift_import_file_view_init (UpliftImportFileView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->table = -1;
  uplift_focus_scroll_install (self->viewport);
  g_autoptr (GtkStringList) tables = gtk_string_list_new (NULL);
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    gtk_string_list_append (tables, uplift_import_texts_get_table ((UpliftTable) i));
  gtk_string_list_append (tables, _ ("Leave out"));
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->table_choice, G_LIST_MODEL (tables));
  uplift_drop_down_set_name (self->table_choice, _ ("What the file is taken for"));
  self->is_showing = FALSE;
}

void
uplift_import_file_view_set_file (UpliftImportFileView *self, UpliftImportFile *file)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE_VIEW (self) && UPLIFT_IS_IMPORT_FILE (file));

  if (self->file == file)
    return;
  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_set_object (&self->file, file);
  g_signal_connect_swapped (file, "changed", G_CALLBACK (changed_cb), self);

  const UpliftImportPreview *preview = uplift_import_file_get_preview (file);
  g_autofree char *place = g_file_get_parse_name (uplift_import_file_get_file (file));
  g_autofree char *form = preview != NULL ? uplift_import_texts_describe_form (preview) : NULL;
  gtk_label_set_label (self->name, uplift_import_file_get_name (file));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), place);
  gtk_label_set_label (self->form, preview != NULL ? form : uplift_import_file_get_error (file));
  gtk_widget_set_visible (self->reading, preview != NULL);
  clear_columns (self);
  uplift_import_rows_set_file (self->rows, preview != NULL ? file : NULL);
  if (preview != NULL)
    changed_cb (self);
}

void
uplift_import_file_view_focus (UpliftImportFileView *self)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE_VIEW (self));

  for (UpliftImportColumnRow *row = get_first_row (self); row != NULL; row = get_next_row (row))
    if (uplift_import_column_row_is_missing (row))
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
  gtk_widget_grab_focus (GTK_WIDGET (self->table_choice));
}
