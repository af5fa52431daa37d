#include "app/files/import-file-row.h"

#include "app/files/import-texts.h"
#include <glib/gi18n.h>

struct _UpliftImportFileRow
{
  GtkListBoxRow parent_instance;

  UpliftImportFile *file; /* (owned) */

  /* All of the template (borrowed). */
  GtkLabel *name;
  GtkLabel *detail;
  GtkWidget *icon;
};

G_DEFINE_TYPE (UpliftImportFileRow, uplift_import_file_row, GTK_TYPE_LIST_BOX_ROW)

static void
uplift_import_file_row_dispose (GObject *object)
{
  g_clear_object (&UPLIFT_IMPORT_FILE_ROW (object)->file);
  G_OBJECT_CLASS (uplift_import_file_row_parent_class)->dispose (object);
}

static void
uplift_import_file_row_class_init (UpliftImportFileRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_import_file_row_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/import-file-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileRow, name);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileRow, detail);
  gtk_widget_class_bind_template_child (widget_class, UpliftImportFileRow, icon);
}

static void
uplift_import_file_row_init (UpliftImportFileRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
uplift_import_file_row_new (UpliftImportFile *file)
{
  g_return_val_if_fail (UPLIFT_IS_IMPORT_FILE (file), NULL);

  UpliftImportFileRow *self = g_object_new (UPLIFT_TYPE_IMPORT_FILE_ROW, NULL);
  self->file = g_object_ref (file);
  gtk_label_set_label (self->name, uplift_import_file_get_name (file));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), uplift_import_file_get_name (file));
  uplift_import_file_row_update (self);
  return GTK_WIDGET (self);
}

static char *
describe (UpliftImportFile *file, gboolean is_missing)
{
  if (uplift_import_file_get_error (file) != NULL)
    return g_strdup (_ ("Left out: cannot be read"));
  if (uplift_import_file_is_left_out (file))
    return g_strdup (_ ("Left out"));
  const char *table = uplift_import_texts_get_table (uplift_import_file_get_choice (file)->table);
  /* Translators: the name of a table: "Posts, columns missing". */
  return is_missing ? g_strdup_printf (_ ("%s, columns missing"), table) : g_strdup (table);
}

void
uplift_import_file_row_update (UpliftImportFileRow *self)
{
  g_return_if_fail (UPLIFT_IS_IMPORT_FILE_ROW (self));

  gboolean is_missing
      = !uplift_import_file_is_left_out (self->file)
        && uplift_import_choice_get_needs (uplift_import_file_get_choice (self->file)) != 0;
  g_autofree char *detail = describe (self->file, is_missing);
  g_autofree char *spoken
      = g_strdup_printf ("%s: %s", uplift_import_file_get_name (self->file), detail);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (self->icon, is_missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
