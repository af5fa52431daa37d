#include "app/window/window-actions.h"
#include "app/files/open-dialog.h"
#include "app/files/problems-dialog.h"
#include "app/files/recent-sets.h"
#include "app/incremental/incremental-dialog.h"
#include <glib/gi18n.h>

static void
open_files (GtkWindow *window, GPtrArray *files, gpointer data)
{
  uplift_file_opener_open (uplift_window_get_opener (UPLIFT_WINDOW (window)), files);
}

static void
uplift_window_actions_open_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GFile) folder = uplift_file_opener_dup_folder (uplift_window_get_opener (window));
  uplift_open_dialog_run (window, UPLIFT_OPEN_FILES, _ ("Open files"), folder, open_files, NULL);
}

static void
uplift_window_actions_open_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (GFile) folder = uplift_file_opener_dup_folder (uplift_window_get_opener (window));
  uplift_open_dialog_run (window, UPLIFT_OPEN_FOLDER, _ ("Open folder"), folder, open_files, NULL);
}

static void
uplift_window_actions_open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);
  g_autoptr (GPtrArray) files = uplift_recent_sets_make_files (uris);
  if (files->len > 0)
    uplift_file_opener_open (uplift_window_get_opener (window), files);
}

static void
uplift_window_actions_open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  uplift_file_opener_open_sample (uplift_window_get_opener (window));
}

static void
load_file (GtkWindow *window, GPtrArray *files, gpointer table)
{
  uplift_file_opener_load_table (uplift_window_get_opener (UPLIFT_WINDOW (window)),
                                 GPOINTER_TO_INT (table), g_ptr_array_index (files, 0));
}

/* The parameter is the table. */
static void
uplift_window_actions_load_table_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  const char *titles[UPLIFT_N_TABLES]
      = { [UPLIFT_TABLE_INFLUENCERS] = _ ("Choose an influencers file"),
          [UPLIFT_TABLE_POSTS] = _ ("Choose a posts file"),
          [UPLIFT_TABLE_TRACKING] = _ ("Choose a tracking file"),
          [UPLIFT_TABLE_PAYOUTS] = _ ("Choose a payouts file") };
  int table = g_variant_get_int32 (parameter);
  g_return_if_fail (table >= 0 && table < UPLIFT_N_TABLES);
  g_autoptr (GFile) folder = uplift_file_opener_dup_folder (uplift_window_get_opener (window));
  uplift_open_dialog_run (window, UPLIFT_OPEN_ONE, titles[table], folder, load_file,
                          GINT_TO_POINTER (table));
}

static void
uplift_window_actions_reload_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  uplift_file_opener_reload (uplift_window_get_opener (window));
}

/* The keys of undo reach the window before an entry that is being typed in: it goes first. */
static void
uplift_window_actions_undo_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  if (GTK_IS_TEXT (focus) && gtk_widget_activate_action (focus, "text.undo", NULL))
    return;
  uplift_session_undo (uplift_window_get_session (window));
}

static void
uplift_window_actions_clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autoptr (UpliftFilter) none = uplift_filter_new ();
  uplift_session_set_filter (uplift_window_get_session (window), none);
}

static void
show_problems (UpliftWindow *window, int table)
{
  UpliftDataset *dataset = uplift_session_get_dataset (uplift_window_get_session (window));
  if (dataset != NULL)
    gtk_window_present (
        GTK_WINDOW (uplift_problems_dialog_new (GTK_WINDOW (window), dataset, table)));
}

static void
uplift_window_actions_problems_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  show_problems (window, -1);
}

/* The parameter is the table. */
static void
uplift_window_actions_table_problems_cb (GSimpleAction *action, GVariant *parameter,
                                         gpointer window)
{
  show_problems (window, g_variant_get_int32 (parameter));
}

static void
uplift_window_actions_explain_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  uplift_incremental_dialog_present (window, uplift_window_get_session (window));
}

static void
uplift_window_actions_search_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  uplift_window_focus_search (window);
}

static void
uplift_window_actions_next_page_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  uplift_window_turn_page (window, 1);
}

static void
uplift_window_actions_previous_page_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  uplift_window_turn_page (window, -1);
}

static void
set_enabled (UpliftWindow *window, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), name);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
uplift_window_actions_results_changed_cb (UpliftWindow *window, UpliftSession *session)
{
  gboolean filtered = !uplift_filter_is_empty (uplift_session_get_filter (session));
  gboolean open = uplift_session_get_results (session) != NULL;
  set_enabled (window, "undo", uplift_session_can_undo (session));
  set_enabled (window, "clear-filters", filtered);
  set_enabled (window, "search", open);
  set_enabled (window, "explain-incremental", open);
  set_enabled (window, "problems", open);
  set_enabled (window, "table-problems", open);
  set_enabled (window, "load-table", open);
}

/* Made when it is first asked for: GTK would make what stands under the name that it knows with
 * each window. */
static void
uplift_window_actions_show_help_overlay_cb (GSimpleAction *action, GVariant *parameter,
                                            gpointer window)
{
  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder
          = gtk_builder_new_from_resource ("/io/github/uplift_roi/Uplift/ui/shortcuts.ui");
      GObject *overlay = gtk_builder_get_object (builder, "help_overlay");
      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (overlay));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

void
uplift_window_actions_add (UpliftWindow *window, UpliftSplitView *split_view, GtkStack *pages)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = uplift_window_actions_open_cb },
    { .name = "open-folder", .activate = uplift_window_actions_open_folder_cb },
    { .name = "open-recent",
      .activate = uplift_window_actions_open_recent_cb,
      .parameter_type = "as" },
    { .name = "open-sample", .activate = uplift_window_actions_open_sample_cb },
    { .name = "load-table",
      .activate = uplift_window_actions_load_table_cb,
      .parameter_type = "i" },
    { .name = "reload", .activate = uplift_window_actions_reload_cb },
    { .name = "undo", .activate = uplift_window_actions_undo_cb },
    { .name = "clear-filters", .activate = uplift_window_actions_clear_filters_cb },
    { .name = "search", .activate = uplift_window_actions_search_cb },
    { .name = "explain-incremental", .activate = uplift_window_actions_explain_cb },
    { .name = "problems", .activate = uplift_window_actions_problems_cb },
    { .name = "table-problems",
      .activate = uplift_window_actions_table_problems_cb,
      .parameter_type = "i" },
    { .name = "next-page", .activate = uplift_window_actions_next_page_cb },
    { .name = "previous-page", .activate = uplift_window_actions_previous_page_cb },
    { .name = "show-help-overlay", .activate = uplift_window_actions_show_help_overlay_cb },
  };
  g_return_if_fail (UPLIFT_IS_WINDOW (window));
  g_return_if_fail (UPLIFT_IS_SPLIT_VIEW (split_view));
  g_return_if_fail (GTK_IS_STACK (pages));
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_autoptr (GPropertyAction) sidebar
      = g_property_action_new ("sidebar", split_view, "show-sidebar");
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (sidebar));
  g_autoptr (GPropertyAction) page = g_property_action_new ("page", pages, "visible-child-name");
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (page));

  UpliftSession *session = uplift_window_get_session (window);
  g_signal_connect_object (session, "results-changed",
                           G_CALLBACK (uplift_window_actions_results_changed_cb), window,
                           G_CONNECT_SWAPPED);
  uplift_window_actions_results_changed_cb (window, session);
}

void
uplift_window_actions_remove (UpliftWindow *window)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (window));
  g_action_map_remove_action (G_ACTION_MAP (window), "sidebar");
  g_action_map_remove_action (G_ACTION_MAP (window), "page");
}
