#include "app/export/export-actions.h"
#include "app/export/export-texts.h"
#include "app/export/file-name.h"
#include "app/export/pdf-report.h"
#include "app/export/save-dialog.h"
#include "core/write/report.h"
#include <glib/gi18n.h>

#define VIEW_KEY "uplift-export-view"
#define REQUEST_KEY "uplift-export-request"

static const char *const row_actions[UPLIFT_N_TABLES]
    = { [UPLIFT_TABLE_INFLUENCERS] = "export-influencers",
        [UPLIFT_TABLE_POSTS] = "export-posts",
        [UPLIFT_TABLE_TRACKING] = "export-tracking",
        [UPLIFT_TABLE_PAYOUTS] = "export-payouts" };

/* Rows that are to be written, while it is asked where. */
typedef struct
{
  UpliftResults *results; /* (owned) */
  UpliftTable table;
  UpliftRowExport *export; /* (owned, nullable: is being written) */
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;
  uplift_results_unref (request->results);
  uplift_row_export_free (request->export);
  g_free (request);
}

/* What is seen is what is exported: changes of this very moment too. (nullable: nothing is open) */
static UpliftResults *
get_results (UpliftWindow *window)
{
  UpliftSession *session = uplift_window_get_session (window);
  uplift_session_update (session);
  return uplift_session_get_results (session);
}

static gboolean
write_summary_cb (GFile *file, gpointer data, GError **error)
{
  return uplift_report_write_summary (data, file, NULL, error);
}

static gboolean
write_json_cb (GFile *file, gpointer data, GError **error)
{
  UpliftReportOptions options = UPLIFT_REPORT_OPTIONS_DEFAULT;
  return uplift_report_write_json (data, &options, file, NULL, error);
}

static gboolean
write_pdf_cb (GFile *file, gpointer data, GError **error)
{
  return uplift_pdf_report_write (data, file, error);
}

static void
save (UpliftWindow *window, const char *title, const char *stem, const char *suffix,
      UpliftSaveFunc write)
{
  UpliftResults *results = get_results (window);
  if (results == NULL)
    return;
  g_autofree char *name = uplift_file_name_propose (results, stem, suffix);
  uplift_save_dialog_run (GTK_WIDGET (window), title, name, write, uplift_results_ref (results),
                          (GDestroyNotify) uplift_results_unref);
}

static void
uplift_export_actions_table_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  save (window, _ ("Export summary table"), "influencer-summary", "csv", write_summary_cb);
}

static void
uplift_export_actions_json_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  save (window, _ ("Export report"), "uplift-report", "json", write_json_cb);
}

static void
uplift_export_actions_pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  save (window, _ ("Export report"), "uplift-report", "pdf", write_pdf_cb);
}

static void
write_rows (GtkWindow *window, GFile *file, gpointer data)
{
  Request *request = data;
  uplift_export_view_write (g_object_get_data (G_OBJECT (window), VIEW_KEY),
                            g_steal_pointer (&request->export), file);
}

static void
uplift_export_actions_response_cb (GtkDialog *dialog, int response, Request *request)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autofree char *name = uplift_export_texts_make_name (request->results, request->table);
      g_object_steal_data (G_OBJECT (dialog), REQUEST_KEY);
      uplift_save_dialog_choose (GTK_WIDGET (window), _ ("Export rows"), name, write_rows, request,
                                 request_free);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Says first what will be written: which rows these are cannot be told from the figures alone. */
static void
ask (UpliftWindow *window, Request *request)
{
  guint64 n_rows = uplift_row_export_get_n_rows (request->export);
  g_autofree char *title
      = uplift_export_texts_make_title (request->results, request->table, n_rows);
  g_autofree char *text = uplift_export_texts_describe (request->results, request->table, n_rows);
  GtkWidget *dialog = gtk_message_dialog_new (GTK_WINDOW (window),
                                              GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                              GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", title);
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  /* Not gtk_dialog_add_button (), whose buttons a screen reader reads twice. */
  gtk_dialog_add_action_widget (GTK_DIALOG (dialog), gtk_button_new_with_label (_ ("Cancel")),
                                GTK_RESPONSE_CANCEL);
  gtk_dialog_add_action_widget (GTK_DIALOG (dialog), gtk_button_new_with_label (_ ("Save as…")),
                                GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  g_object_set_data_full (G_OBJECT (dialog), REQUEST_KEY, request, request_free);
  g_signal_connect (dialog, "response", G_CALLBACK (uplift_export_actions_response_cb), request);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
uplift_export_actions_rows_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  UpliftResults *results = get_results (window);
  const char *name = g_action_get_name (G_ACTION (action));
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      UpliftTable table = (UpliftTable) i;
      if (!g_str_equal (row_actions[i], name))
        continue;
      g_return_if_fail (results != NULL && results->dataset->tables[i].present);
      Request *request = g_new (Request, 1);
      *request = (Request){ uplift_results_ref (results), table,
                            uplift_row_export_new (results, table) };
      ask (window, request);
    }
}

static void
set_enabled (UpliftWindow *window, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
uplift_export_actions_update_cb (UpliftWindow *window)
{
  UpliftExportView *view = g_object_get_data (G_OBJECT (window), VIEW_KEY);
  UpliftResults *results = uplift_session_get_results (uplift_window_get_session (window));
  gboolean running = uplift_export_view_get_running (view);
  set_enabled (window, "export-table", results != NULL);
  set_enabled (window, "export-pdf", results != NULL);
  set_enabled (window, "export-json", results != NULL);
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    set_enabled (window, row_actions[i],
                 results != NULL && results->dataset->tables[i].present && !running);
}

void
uplift_export_actions_add (UpliftWindow *window, UpliftExportView *view)
{
  static const GActionEntry entries[] = {
    { .name = "export-table", .activate = uplift_export_actions_table_cb },
    { .name = "export-pdf", .activate = uplift_export_actions_pdf_cb },
    { .name = "export-json", .activate = uplift_export_actions_json_cb },
    { .name = "export-influencers", .activate = uplift_export_actions_rows_cb },
    { .name = "export-posts", .activate = uplift_export_actions_rows_cb },
    { .name = "export-tracking", .activate = uplift_export_actions_rows_cb },
    { .name = "export-payouts", .activate = uplift_export_actions_rows_cb },
  };
  g_return_if_fail (UPLIFT_IS_WINDOW (window));
  g_return_if_fail (UPLIFT_IS_EXPORT_VIEW (view));
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_object_set_data (G_OBJECT (window), VIEW_KEY, view);
  g_signal_connect_object (view, "notify::running", G_CALLBACK (uplift_export_actions_update_cb),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (uplift_window_get_session (window), "results-changed",
                           G_CALLBACK (uplift_export_actions_update_cb), window, G_CONNECT_SWAPPED);
  uplift_export_actions_update_cb (window);
}
