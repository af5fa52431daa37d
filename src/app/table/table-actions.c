#include "app/table/table-actions.h"

#include "app/export/save-dialog.h"
#include "app/table/data-table.h"
#include "app/window/toast.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (UpliftTableExcerpt) excerpt
      = uplift_data_table_create_excerpt (UPLIFT_DATA_TABLE (widget), TRUE);
  g_autofree char *text = NULL, *number = NULL, *message = NULL;
  guint n;

  if (excerpt == NULL)
    {
      uplift_toast_show (widget, _ ("Select the rows to copy first"), NULL);
      return;
    }
  n = uplift_table_excerpt_get_n_rows (excerpt);
  text = uplift_table_excerpt_to_tabbed (excerpt);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  number = uplift_format_count (n);
  message = g_strdup_printf (ngettext ("%s row copied", "%s rows copied", n), number);
  uplift_toast_show (widget, message, NULL);
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
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftDataTable *table = UPLIFT_DATA_TABLE (widget);
  UpliftTableExcerpt *excerpt = uplift_data_table_create_excerpt (table, FALSE);

  if (excerpt != NULL)
    uplift_save_dialog_run (widget, _ ("Save table"), uplift_data_table_get_file_name (table),
                            save_excerpt_cb, excerpt, free_excerpt_cb);
}

void
uplift_table_actions_install (GtkWidgetClass *class)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (class));

  gtk_widget_class_install_action (class, "table.copy", NULL, copy_cb);
  gtk_widget_class_install_action (class, "table.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
}
