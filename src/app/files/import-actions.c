#include "app/files/import-actions.h"

#include "app/files/built-in-sample.h"
#include "app/files/import-dialog.h"
#include "core/read/loader.h"

#define REASON_KEY "uplift-import-reason"

/* Not a reload, which takes it for damage when a table is gone: here it may have been left out. */
static void
open_again (GtkWindow *window, GPtrArray *files, gpointer data)
{
  uplift_file_opener_open (uplift_window_get_opener (UPLIFT_WINDOW (window)), files);
}

static void
retry (GtkWindow *window, GPtrArray *files, gpointer data)
{
  uplift_file_opener_retry (uplift_window_get_opener (UPLIFT_WINDOW (window)), files);
}

static void
uplift_import_actions_import_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  UpliftFileOpener *opener = uplift_window_get_opener (window);
  const UpliftImportRequest request = { NULL };

  uplift_import_dialog_run (window, uplift_file_opener_get_files (opener), &request, open_again,
                            NULL);
}

static void
uplift_import_actions_refused_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  UpliftFileOpener *opener = uplift_window_get_opener (window);
  UpliftPurpose purpose;
  GPtrArray *files = uplift_file_opener_get_refused (opener, &purpose);
  g_return_if_fail (files != NULL);
  const UpliftImportRequest request
      = { .reason = g_object_get_data (window, REASON_KEY),
          .wanted = purpose == UPLIFT_PURPOSE_TABLE ? g_ptr_array_index (files, 0) : NULL,
          .table = uplift_file_opener_get_table (opener) };

  uplift_import_dialog_run (window, files, &request, retry, NULL);
}

static void
set_enabled (UpliftWindow *window, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
uplift_import_actions_failed_cb (UpliftWindow *window, const GError *error)
{
  UpliftPurpose purpose = uplift_file_opener_get_purpose (uplift_window_get_opener (window));
  gboolean asks = g_error_matches (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_UNKNOWN_COLUMNS)
                  || g_error_matches (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_TWICE)
                  || g_error_matches (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_TRACKING);
  gboolean helps
      = asks || g_error_matches (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_WRONG_TABLE);

  g_object_set_data_full (G_OBJECT (window), REASON_KEY, g_strdup (error->message), g_free);
  set_enabled (window, "import-refused", helps);
  if (asks && (purpose == UPLIFT_PURPOSE_OPEN || purpose == UPLIFT_PURPOSE_TABLE))
    g_action_group_activate_action (G_ACTION_GROUP (window), "import-refused", NULL);
}

static void
uplift_import_actions_opened_cb (UpliftWindow *window, UpliftFileOpener *opener)
{
  set_enabled (window, "import",
               !uplift_built_in_sample_is (uplift_file_opener_get_files (opener)));
  set_enabled (window, "import-refused", uplift_file_opener_get_refused (opener, NULL) != NULL);
}

void
uplift_import_actions_add (UpliftWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "import", .activate = uplift_import_actions_import_cb },
    { .name = "import-refused", .activate = uplift_import_actions_refused_cb },
  };
  g_return_if_fail (UPLIFT_IS_WINDOW (window));

  UpliftFileOpener *opener = uplift_window_get_opener (window);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  set_enabled (window, "import", FALSE);
  set_enabled (window, "import-refused", FALSE);
  g_signal_connect_object (opener, "failed", G_CALLBACK (uplift_import_actions_failed_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (opener, "opened", G_CALLBACK (uplift_import_actions_opened_cb), window,
                           G_CONNECT_SWAPPED);
}
