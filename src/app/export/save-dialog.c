#include "app/export/save-dialog.h"
#include "app/window/toast.h"
#include <glib/gi18n.h>

#define OPEN_KEY "uplift-save-dialog"

typedef struct
{
  UpliftSaveChosenFunc chosen;
  gpointer data;          /* (owned when destroy is set) */
  GDestroyNotify destroy; /* (nullable) */
} Choosing;

/* What is written as soon as it is chosen where. */
typedef struct
{
  UpliftSaveFunc write;
  gpointer data;          /* (owned when destroy is set) */
  GDestroyNotify destroy; /* (nullable) */
} Saving;

static void
choosing_free (gpointer data, GClosure *closure)
{
  Choosing *choosing = data;
  if (choosing->destroy != NULL)
    choosing->destroy (choosing->data);
  g_free (choosing);
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;
  if (saving->destroy != NULL)
    saving->destroy (saving->data);
  g_free (saving);
}

static char *
dup_shown_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  return g_filename_display_name (name);
}

GtkDialog *
uplift_save_dialog_tell_error (GtkWindow *window, GFile *file, const GError *error)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (G_IS_FILE (file) && error != NULL, NULL);
  g_autofree char *name = dup_shown_name (file);
  GtkWidget *dialog = gtk_message_dialog_new (
      window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_ERROR,
      GTK_BUTTONS_CLOSE, _ ("“%s” was not saved"), name);
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", error->message);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_DIALOG (dialog);
}

void
uplift_save_dialog_tell_done (GtkWidget *from, GFile *file)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (G_IS_FILE (file));
  g_autofree char *name = dup_shown_name (file);
  /* Translators: %s is a file name. */
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), name);
  uplift_toast_show (from, text, file);
}

static void
save (GtkWindow *window, GFile *file, gpointer data)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;
  if (saving->write (file, saving->data, &error))
    uplift_save_dialog_tell_done (GTK_WIDGET (window), file);
  else
    uplift_save_dialog_tell_error (window, file, error);
}

static void
uplift_save_dialog_response_cb (GtkNativeDialog *dialog, int response, const Choosing *choosing)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  GtkWindow *window = gtk_native_dialog_get_transient_for (dialog);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && window != NULL)
    choosing->chosen (window, file, choosing->data);
  /* Ends the dialog, and with it `choosing`. */
  if (window != NULL)
    g_object_set_data (G_OBJECT (window), OPEN_KEY, NULL);
}

void
uplift_save_dialog_choose (GtkWidget *from, const char *title, const char *proposed_name,
                           UpliftSaveChosenFunc chosen, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (title != NULL && proposed_name != NULL && chosen != NULL);
  Choosing *choosing = g_new (Choosing, 1);
  *choosing = (Choosing){ chosen, data, destroy };
  GtkRoot *root = gtk_widget_get_root (from);
  if (!GTK_IS_WINDOW (root) || g_object_get_data (G_OBJECT (root), OPEN_KEY) != NULL)
    {
      choosing_free (choosing, NULL);
      return;
    }
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), proposed_name);
  g_signal_connect_data (chooser, "response", G_CALLBACK (uplift_save_dialog_response_cb), choosing,
                         choosing_free, 0);
  /* A native dialog lives only as long as its reference: the window keeps it. */
  g_object_set_data_full (G_OBJECT (root), OPEN_KEY, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
uplift_save_dialog_run (GtkWidget *from, const char *title, const char *proposed_name,
                        UpliftSaveFunc write, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (write != NULL);
  Saving *saving = g_new (Saving, 1);
  *saving = (Saving){ write, data, destroy };
  uplift_save_dialog_choose (from, title, proposed_name, save, saving, saving_free);
}
