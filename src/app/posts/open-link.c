#include "app/posts/open-link.h"

#include "app/posts/web-address.h"
#include "app/window/toast.h"

#include <glib/gi18n.h>

static void
opened_cb (GObject *parent, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (parent), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = g_strdup_printf (_ ("The link could not be opened: %s"), error->message);
  uplift_toast_show (widget, text, NULL);
}

void
uplift_open_link (GtkWidget *anywhere_inside_window, const char *address)
{
  g_autofree char *checked = NULL;
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (anywhere_inside_window));
  g_return_if_fail (address != NULL);

  checked = uplift_web_address_parse (address);
  root = gtk_widget_get_root (anywhere_inside_window);
  if (checked == NULL || !GTK_IS_WINDOW (root))
    return;
  gtk_show_uri_full (GTK_WINDOW (root), checked, GDK_CURRENT_TIME, NULL, opened_cb,
                     g_object_ref (anywhere_inside_window));
}
