#include "app/files/open-dialog.h"
#include <glib/gi18n.h>

#define OPEN_KEY "uplift-open-dialog"

static GPtrArray *
get_files (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) model = gtk_file_chooser_get_files (chooser);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (model);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (files, g_list_model_get_item (model, i));
  return files;
}

typedef struct
{
  UpliftOpenFunc func;
  gpointer data; /* (borrowed) */
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
uplift_open_dialog_response_cb (GtkNativeDialog *dialog, int response, const Opening *opening)
{
  GtkWindow *window = gtk_native_dialog_get_transient_for (dialog);
  if (window == NULL)
    return;
  g_autoptr (GPtrArray) files = get_files (GTK_FILE_CHOOSER (dialog));
  UpliftOpenFunc func = opening->func;
  gpointer data = opening->data;
  /* Ends the dialog, and with it `opening`. */
  g_object_set_data (G_OBJECT (window), OPEN_KEY, NULL);
  if (response == GTK_RESPONSE_ACCEPT && files->len > 0)
    func (window, files, data);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) csv = gtk_file_filter_new ();
  gtk_file_filter_set_name (csv, _ ("CSV files"));
  gtk_file_filter_add_suffix (csv, "csv");
  gtk_file_filter_add_suffix (csv, "tsv");
  gtk_file_filter_add_suffix (csv, "txt");
  gtk_file_chooser_add_filter (chooser, csv);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

void
uplift_open_dialog_run (GtkWindow *window, UpliftOpenKind kind, const char *title, GFile *folder,
                        UpliftOpenFunc func, gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (title != NULL && func != NULL);
  if (g_object_get_data (G_OBJECT (window), OPEN_KEY) != NULL)
    return;
  gboolean is_folder = kind == UPLIFT_OPEN_FOLDER;
  GtkFileChooserNative *native = gtk_file_chooser_native_new (
      title, window,
      is_folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"),
      _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), folder, NULL);
  if (!is_folder)
    {
      gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), kind == UPLIFT_OPEN_FILES);
      add_filters (GTK_FILE_CHOOSER (native));
    }
  Opening *opening = g_new (Opening, 1);
  *opening = (Opening){ func, data };
  g_signal_connect_data (native, "response", G_CALLBACK (uplift_open_dialog_response_cb), opening,
                         opening_free, 0);
  /* A native dialog lives only as long as its reference: the window keeps it. */
  g_object_set_data_full (G_OBJECT (window), OPEN_KEY, native, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}
